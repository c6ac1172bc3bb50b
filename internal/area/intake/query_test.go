package intake

import (
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/id"
)

// TestQueueFiltersOnEveryColumn asks every column with every combination of
// filters, from the beginning and from a place in the list.
func TestQueueFiltersOnEveryColumn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx, q, today := t.Context(), h.db.Reader(), h.clock.Today()
	for _, s := range []State{Received, Verifying, ToInvite, InterviewSet, ToDecide} {
		h.at(s)
	}
	suspended, charge := h.at(Verifying), h.at(Verifying)
	h.do(h.service.Suspend(ctx, h.office, SuspendCmd{Cmd: suspended, Until: day(20), Reason: "gol_path", Source: "form"}))
	h.do(h.service.AnswerPath(ctx, h.office, PathCmd{Cmd: charge, Answer: PathActive, Until: day(10), Source: "form"}))
	scope := access.ScopeOf(h.office, access.IntakeQueue)
	for _, column := range Queues() {
		all, err := queueRows(ctx, q, scope, QueueFilter{Column: column}, QueueCursor{}, today, 10)
		if err != nil || len(all) == 0 {
			t.Fatalf("%s: got %d rows, %v; want some", column, len(all), err)
		}
		last := all[len(all)-1]
		for _, district := range []string{"", last.District, "nowhere"} {
			for _, channel := range append(Channels(), "") {
				for _, young := range []bool{false, true} {
					f := QueueFilter{Column: column, District: district, Channel: channel, Young: young}
					want := len(all)
					if district == "nowhere" || (channel != "" && channel != ChannelSite) || young {
						want = 0
					}
					if got, err := queueRows(ctx, q, scope, f, QueueCursor{}, today, 10); err != nil || len(got) != want {
						t.Errorf("%+v: got %d rows, %v; want %d", f, len(got), err, want)
					}
					if got, err := queueRows(ctx, q, scope, f, QueueCursor{last.Day, last.ID}, today, 10); err != nil || len(got) != 0 {
						t.Errorf("%+v after the last: got %d rows, %v; want none", f, len(got), err)
					}
				}
			}
		}
	}
	rows, err := queueRows(ctx, q, scope, QueueFilter{Column: QueueSuspended}, QueueCursor{}, today, 10)
	if err != nil || len(rows) != 2 || rows[0].ID != charge.Application || rows[0].Day != day(10) {
		t.Errorf("suspended ones: got %v, %v; want first who wakes first", rows, err)
	}
}

// TestQueueShowsOnlyTheScope asks with the scopes that roles may have.
func TestQueueShowsOnlyTheScope(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx, q, today := t.Context(), h.db.Reader(), h.clock.Today()
	c := h.at(InterviewSet)
	helper := h.user("helper", access.AccessPoint)
	helper.Organisation = h.caritas
	answers := h.answers()
	_, err := h.service.Submit(ctx, helper, SubmitCmd{Token: NewFormToken(), Channel: ChannelAccessPoint, Organisation: h.caritas, Answers: answers})
	if err != nil {
		t.Fatal(err)
	}
	count := func(scope access.Scope) int {
		t.Helper()
		counts, err := stageCounts(ctx, q, scope)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, c := range counts {
			n += c.Count
		}
		return n
	}
	if n := count(access.Scope{}); n != 0 {
		t.Errorf("the empty scope shows %d, want nothing", n)
	}
	if n := count(access.ScopeOf(h.office, access.IntakeQueue)); n != 2 {
		t.Errorf("the office sees %d, want both", n)
	}
	if n := count(access.ScopeOf(helper, access.IntakeReceive)); n != 1 {
		t.Errorf("the access point's scope shows %d, want its own", n)
	}
	own := access.ScopeOf(access.Actor{User: h.giulia.User, Roles: []access.Role{access.Interviewer}}, access.PersonHealth)
	rows, err := queueRows(ctx, q, own, QueueFilter{Column: QueueSet}, QueueCursor{}, today, 10)
	if err != nil || len(rows) != 1 || rows[0].ID != c.Application {
		t.Errorf("the interviewer's own: got %v, %v; want the interview", rows, err)
	}
	none, err := queueRows(ctx, q, access.ScopeOf(access.Actor{User: id.New[id.User](), Roles: []access.Role{access.Interviewer}}, access.PersonHealth),
		QueueFilter{Column: QueueSet}, QueueCursor{}, today, 10)
	if err != nil || len(none) != 0 {
		t.Errorf("another interviewer's own: got %d rows, %v; want none", len(none), err)
	}
}
