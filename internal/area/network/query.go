package network

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Names reads the names of users by identity; an unknown one is left out. With
// no identities it is empty.
func Names(ctx context.Context, q db.Queryer, users ...id.User) (map[id.User]string, error) {
	names := map[id.User]string{}
	var args []any
	for _, u := range users {
		if _, twice := names[u]; u == "" || twice {
			continue
		}
		names[u] = ""
		args = append(args, u)
	}
	clear(names)
	if len(args) == 0 {
		return names, nil
	}
	rows, err := db.All(ctx, q, scanPair, `SELECT id, name FROM app_user WHERE id IN (`+db.Places(1, len(args))+`)`, args...)
	for _, r := range rows {
		names[r.user] = r.value
	}
	return names, fault.Wrap("network.Names", err)
}

// AllUsers lists every user by name, those who left included.
func AllUsers(ctx context.Context, q db.Queryer) ([]User, error) {
	users, err := loadUsers(ctx, q, usersAll)
	return users, fault.Wrap("network.AllUsers", err)
}

// member is an organisation with the number of its active users.
type member struct {
	Organisation
	Users int
}

const countUsers = `SELECT organisation, COUNT(*) FROM app_user WHERE active AND organisation IS NOT NULL GROUP BY organisation`

// members lists every organisation by name, archived ones included.
func members(ctx context.Context, q db.Queryer) ([]member, error) {
	all, err := allOrganisations(ctx, q)
	if err != nil {
		return nil, fault.Wrap("network.members", err)
	}
	users := map[id.Organisation]int{}
	_, err = db.All(ctx, q, func(s db.Scanner) (int, error) {
		var o id.Organisation
		var n int
		err := s.Scan(&o, &n)
		users[o] = n
		return n, err
	}, countUsers)
	out := make([]member, len(all))
	for i, o := range all {
		out[i] = member{o, users[o.ID]}
	}
	return out, fault.Wrap("network.members", err)
}
