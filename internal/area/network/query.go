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
