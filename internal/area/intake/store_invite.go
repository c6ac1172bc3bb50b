package intake

import (
	"context"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const linkColumns = `id, application, sent_on, event, withdrawn`

func scanLink(s db.Scanner) (Link, error) {
	var l Link
	err := s.Scan(&l.ID, &l.Application, &l.SentOn, id.ScanNull(&l.Event), &l.Withdrawn)
	return l, err
}

// linkOf is the standing link of an application; fault.NotFound for none.
func linkOf(ctx context.Context, q db.Queryer, application id.Application) (Link, error) {
	l, err := db.One(ctx, q, scanLink, `SELECT `+linkColumns+` FROM interview_invitation WHERE application = $1 AND NOT withdrawn`, application)
	return l, fault.Wrap("intake.linkOf", err)
}

func linkByBlind(ctx context.Context, q db.Queryer, blind string) (Link, error) {
	l, err := db.One(ctx, q, scanLink, `SELECT `+linkColumns+` FROM interview_invitation WHERE link_blind = $1 AND NOT withdrawn`, blind)
	return l, fault.Wrap("intake.linkByBlind", err)
}

func linkByID(ctx context.Context, q db.Queryer, of InvitationID) (Link, error) {
	l, err := db.One(ctx, q, scanLink, `SELECT `+linkColumns+` FROM interview_invitation WHERE id = $1`, of)
	return l, fault.Wrap("intake.linkByID", err)
}

func linksOfBatch(ctx context.Context, q db.Queryer, batch string) ([]Link, error) {
	all, err := db.All(ctx, q, scanLink, `SELECT `+linkColumns+` FROM interview_invitation WHERE batch = $1 ORDER BY id`, batch)
	return all, fault.Wrap("intake.linksOfBatch", err)
}

func insertLinkIn(ctx context.Context, tx *db.Tx, l Link, blind string) error {
	_, err := tx.Exec(ctx, `INSERT INTO interview_invitation (id, application, link_blind, withdrawn) VALUES ($1, $2, $3, $4)`,
		l.ID, l.Application, blind, false)
	return fault.Wrap("intake.insertLink", err)
}

func sendLinkIn(ctx context.Context, tx *db.Tx, l Link, by id.User, batch string) error {
	err := tx.ExecOne(ctx, `UPDATE interview_invitation SET sent_on = $2, sent_by = $3, batch = $4, event = $5 WHERE id = $1 AND NOT withdrawn`,
		l.ID, l.SentOn, id.Null(by), batch, l.Event)
	return fault.Wrap("intake.sendLink", err)
}

func withdrawLinkIn(ctx context.Context, tx *db.Tx, of InvitationID) error {
	err := tx.ExecOne(ctx, `UPDATE interview_invitation SET withdrawn = TRUE WHERE id = $1 AND NOT withdrawn`, of)
	return fault.Wrap("intake.withdrawLink", err)
}

// uninviteIn takes the invitation out of a link, which goes on working for an
// appointment that is set.
func uninviteIn(ctx context.Context, tx *db.Tx, application id.Application) error {
	_, err := tx.Exec(ctx, `UPDATE interview_invitation SET sent_on = NULL, batch = NULL WHERE application = $1 AND NOT withdrawn`, application)
	return fault.Wrap("intake.uninvite", err)
}

// joinStandbyIn puts an application at the end of the waiting list, unless it is
// on it.
func joinStandbyIn(ctx context.Context, tx *db.Tx, application id.Application, at time.Time) error {
	_, err := tx.Exec(ctx, `INSERT INTO standby (application, since) VALUES ($1, $2) ON CONFLICT (application) DO NOTHING`, application, at)
	return fault.Wrap("intake.joinStandby", err)
}

func leaveStandbyIn(ctx context.Context, tx *db.Tx, application id.Application) error {
	_, err := tx.Exec(ctx, `DELETE FROM standby WHERE application = $1`, application)
	return fault.Wrap("intake.leaveStandby", err)
}

func onStandby(ctx context.Context, q db.Queryer, application id.Application) (bool, error) {
	there, err := db.Exists(ctx, q, `SELECT 1 FROM standby WHERE application = $1`, application)
	return there, fault.Wrap("intake.onStandby", err)
}

// waiters lists the waiting list in order, as one place concerns it.
func waiters(ctx context.Context, q db.Queryer, slot agenda.SlotID) ([]Waiter, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (Waiter, error) {
		var w Waiter
		var offer string
		err := s.Scan(&w.Application, &w.State, &w.InterviewOn, &offer)
		w.Offered = offer != ""
		return w, err
	}, `SELECT s.application, a.state, a.interview_on, COALESCE(o.id, '')
		FROM standby s JOIN application a ON a.id = s.application
		LEFT JOIN standby_offer o ON o.application = s.application AND o.slot = $1
		WHERE a.state IN ('to_invite', 'interview_set') ORDER BY s.since, s.application`, slot)
	return all, fault.Wrap("intake.waiters", err)
}

type offerID string

func insertOfferIn(ctx context.Context, tx *db.Tx, slot agenda.SlotID, application id.Application, made, ends time.Time) error {
	_, err := tx.Exec(ctx, `INSERT INTO standby_offer (id, slot, application, made_at, ends_at) VALUES ($1, $2, $3, $4, $5)`,
		id.New[offerID](), slot, application, made, ends)
	return fault.Wrap("intake.insertOffer", err)
}

// offeredTo lists the places that an application was offered, newest first.
func offeredTo(ctx context.Context, q db.Queryer, application id.Application) ([]agenda.SlotID, error) {
	all, err := db.All(ctx, q, db.Scalar[agenda.SlotID], `SELECT slot FROM standby_offer WHERE application = $1 ORDER BY made_at DESC, id DESC LIMIT 20`, application)
	return all, fault.Wrap("intake.offeredTo", err)
}

// sentLinks are the days on which the standing invitations of some applications
// were sent.
func sentLinks(ctx context.Context, q db.Queryer, applications []id.Application) (map[id.Application]Link, error) {
	out := map[id.Application]Link{}
	if len(applications) == 0 {
		return out, nil
	}
	args := make([]any, len(applications))
	for i, a := range applications {
		args[i] = a
	}
	all, err := db.All(ctx, q, scanLink, `SELECT `+linkColumns+` FROM interview_invitation
		WHERE NOT withdrawn AND sent_on IS NOT NULL AND application IN (`+db.Places(1, len(args))+`)`, args...)
	for _, l := range all {
		out[l.Application] = l
	}
	return out, fault.Wrap("intake.sentLinks", err)
}

// inviteAgainIn lets a link choose a day without a new message.
func inviteAgainIn(ctx context.Context, tx *db.Tx, of InvitationID, on civil.Date) error {
	err := tx.ExecOne(ctx, `UPDATE interview_invitation SET sent_on = $2 WHERE id = $1 AND NOT withdrawn`, of, on)
	return fault.Wrap("intake.inviteAgain", err)
}
