package intake

import (
	"context"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// waitingLine is a line of the waiting list as staff see it.
type waitingLine struct {
	QueueRow
	JoinedAt time.Time
	OfferAt  time.Time // of the last place offered; zero for none
	Ends     time.Time
	Slot     agenda.SlotID
}

func scanWaitingLine(s db.Scanner) (waitingLine, error) {
	var w waitingLine
	var made, ends *time.Time
	var slot string
	err := s.Scan(&w.ID, &w.Person, &w.State, &w.InterviewOn, &w.Surname, &w.Given, &w.Birth, &w.JoinedAt, &made, &ends, &slot)
	if made != nil {
		w.OfferAt, w.Ends, w.Slot = *made, *ends, agenda.SlotID(slot)
	}
	return w, err
}

// waitingList lists who would come at short notice, within the scope, in the
// order in which they are told, with the last place that each was offered.
func waitingList(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]waitingLine, error) {
	where, args := scope.Where(access.Columns{
		Person: "a.person", District: "a.district", Organisation: "a.organisation", Owners: []string{"a.interviewer", "a.assisted_by", "c.referent"},
	}, 2)
	all, err := db.All(ctx, q, scanWaitingLine, `SELECT a.id, a.person, a.state, a.interview_on, c.surname, c.given_name, c.birth_date, s.since,
			o.made_at, o.ends_at, COALESCE(o.slot, '')
		FROM standby s JOIN application a ON a.id = s.application JOIN fact_person_card c ON c.id = a.person
		LEFT JOIN standby_offer o ON o.id = (SELECT MAX(l.id) FROM standby_offer l WHERE l.application = s.application)
		WHERE a.state IN ('to_invite', 'interview_set') AND `+where+` ORDER BY s.since, s.application LIMIT $1`, append([]any{limit}, args...)...)
	return all, fault.Wrap("intake.waitingList", err)
}
