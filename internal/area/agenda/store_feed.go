package agenda

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// putFeedIn gives a user's calendar address another secret.
func putFeedIn(ctx context.Context, tx *db.Tx, user id.User, digest string, at time.Time) error {
	_, err := tx.Exec(ctx, `INSERT INTO agenda_feed (app_user, digest, made_at) VALUES ($1, $2, $3)
		ON CONFLICT (app_user) DO UPDATE SET digest = excluded.digest, made_at = excluded.made_at`, user, digest, at)
	return fault.Wrap("agenda.putFeed", err)
}

func dropFeedIn(ctx context.Context, tx *db.Tx, user id.User) error {
	_, err := tx.Exec(ctx, `DELETE FROM agenda_feed WHERE app_user = $1`, user)
	return fault.Wrap("agenda.dropFeed", err)
}

// feedOwner is the user whose address has a secret; fault.NotFound for none.
func feedOwner(ctx context.Context, q db.Queryer, digest string) (id.User, error) {
	u, err := db.One(ctx, q, db.Scalar[id.User], `SELECT app_user FROM agenda_feed WHERE digest = $1`, digest)
	return u, fault.Wrap("agenda.feedOwner", err)
}

func insertVisitIn(ctx context.Context, tx *db.Tx, v Visit, user id.User, person id.Person, event id.Event) error {
	_, err := tx.Exec(ctx, `INSERT INTO desk_visit (id, on_day, minute, app_user, topic, person, event) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		v.ID, v.OnDay, v.Minute, id.Null(user), v.Topic, id.Null(person), event)
	return fault.Wrap("agenda.insertVisit", err)
}

// dropVisitIn takes a visit out and gives its event.
func dropVisitIn(ctx context.Context, tx *db.Tx, of VisitID) (id.Event, error) {
	e, err := db.One(ctx, tx, db.Scalar[id.Event], `DELETE FROM desk_visit WHERE id = $1 RETURNING event`, of)
	return e, fault.Wrap("agenda.dropVisit", err)
}
