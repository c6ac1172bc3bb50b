package message_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
	"insieme/internal/base/message"
)

var office = access.Actor{User: "u1", Roles: []access.Role{access.Office}}

func templates() []message.Template {
	return []message.Template{{
		Key:     "intake.receipt",
		Title:   i18n.Text{It: "Ricevuta", En: "Receipt"},
		Subject: i18n.Text{It: "Ciao {name}", En: "Hello {name}"},
		Body:    i18n.Text{It: "Codice {code} per {name}", En: "Code {code} for {name}"},
	}}
}

// fakeCourier gives one outcome after the other, the last one for ever.
type fakeCourier struct {
	outcomes []message.Outcome
	parcels  []message.Parcel
	during   func() // while the dialogue lasts
}

func (c *fakeCourier) Deliver(_ context.Context, p message.Parcel) message.Outcome {
	c.parcels = append(c.parcels, p)
	if c.during != nil {
		c.during()
	}
	return c.outcomes[min(len(c.parcels), len(c.outcomes))-1]
}

type desk struct {
	t      *testing.T
	db     *db.DB
	jobs   *job.Queue
	outbox *message.Outbox
}

func open(t *testing.T, d *db.DB, couriers map[message.Channel]message.Courier) *desk {
	t.Helper()
	jobs := job.New(d, clock.Wall{}, job.Options{})
	o, err := message.New(message.Deps{DB: d, Keys: crypt.Ephemeral(), Jobs: jobs, Couriers: couriers, Domain: "insieme.example"}, templates())
	if err != nil {
		t.Fatal(err)
	}
	return &desk{t, d, jobs, o}
}

func email(c message.Courier) map[message.Channel]message.Courier {
	return map[message.Channel]message.Courier{message.Email: c}
}

func hello() message.Message {
	return message.Message{
		Template: "intake.receipt", Channel: message.Email, To: "ada@example.org", Lang: i18n.It, Person: "p1", Application: "a1",
		Vars: map[string]string{"name": "Ada", "code": "K7"},
	}
}

func (k *desk) queue(m message.Message) message.ID {
	k.t.Helper()
	var of message.ID
	k.write(func(tx *db.Tx) (err error) {
		of, err = k.outbox.QueueIn(k.t.Context(), tx, m)
		return err
	})
	return of
}

func (k *desk) write(fn func(tx *db.Tx) error) {
	k.t.Helper()
	if err := k.db.Write(k.t.Context(), fn); err != nil {
		k.t.Fatal(err)
	}
}

// work runs the jobs that are due, as often as time would make them due.
func (k *desk) work(times int) {
	k.t.Helper()
	for range times {
		_, _ = k.jobs.Drain(k.t.Context()) // a delivery that is put off is an error of its job
		k.write(func(tx *db.Tx) error {
			_, err := tx.Exec(k.t.Context(), `UPDATE job SET due_at = $1 WHERE state = 'open'`, time.Now())
			return err
		})
	}
}

func (k *desk) want(of message.ID, state message.State, why message.Reason) message.Letter {
	k.t.Helper()
	l, err := k.outbox.Read(k.t.Context(), office, of)
	if err != nil {
		k.t.Fatal(err)
	}
	if l.State != state || l.Reason != why {
		k.t.Fatalf("message is %s (%s), want %s (%s)", l.State, l.Reason, state, why)
	}
	return l
}

func TestMessageIsSealedSentAndKept(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Taken}}}
		k := open(t, d, email(courier))
		of := k.queue(hello())
		sealed, err := db.One(t.Context(), d.Reader(), db.Scalar[[]byte], `SELECT content FROM message WHERE id = $1`, of)
		if err != nil || strings.Contains(string(sealed), "Ada") || strings.Contains(string(sealed), "example.org") {
			t.Errorf("the stored content is %q, %v; want it sealed", sealed, err)
		}
		k.work(2)
		if len(courier.parcels) != 1 {
			t.Fatalf("%d deliveries, want 1", len(courier.parcels))
		}
		want := message.Parcel{MessageID: string(of) + "@insieme.example", To: "ada@example.org", Subject: "Ciao Ada", Body: "Codice K7 per Ada", Lang: i18n.It}
		if got := courier.parcels[0]; got != want {
			t.Errorf("parcel = %+v, want %+v", got, want)
		}
		l := k.want(of, message.Sent, "")
		if l.Body != "Codice K7 per Ada" || l.To != "ada@example.org" || l.Tries != 1 {
			t.Errorf("letter = %q to %q after %d tries; want what was sent, after 1", l.Body, l.To, l.Tries)
		}
	})
}

func TestStateSendingIsCommittedBeforeTheDialogue(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Taken}}}
	k := open(t, d, email(courier))
	var during string
	courier.during = func() {
		during, _ = db.One(t.Context(), d.Reader(), db.Scalar[string], `SELECT state FROM message`)
	}
	k.queue(hello())
	k.work(1)
	if during != "sending" {
		t.Errorf("during the dialogue the state is %q, want sending", during)
	}
}

func TestSameTemplateAndKeyTellOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Taken}}}
		k := open(t, d, email(courier))
		m := hello()
		m.Key = "event1"
		if k.queue(m) == "" || k.queue(m) != "" {
			t.Error("want an identity for the first and none for the second")
		}
		k.work(2)
		if len(courier.parcels) != 1 {
			t.Errorf("%d deliveries, want 1", len(courier.parcels))
		}
	})
}

func TestRolledBackCommandTellsNothing(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Taken}}}
	k := open(t, d, email(courier))
	broken := errors.New("the command fails")
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		if _, err := k.outbox.QueueIn(t.Context(), tx, hello()); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Fatal(err)
	}
	k.work(1)
	if len(courier.parcels) != 0 {
		t.Error("a message of a command that failed was sent")
	}
}

func TestFates(t *testing.T) {
	t.Parallel()
	later := message.Outcome{Fate: message.Later, Reason: message.Postponed}
	tests := []struct {
		name     string
		outcomes []message.Outcome
		state    message.State
		why      message.Reason
		tries    int
	}{
		{"refused for good", []message.Outcome{{Fate: message.Rejected, Reason: "refused.550"}}, message.Failed, "refused.550", 1},
		{"nobody knows: never again by itself", []message.Outcome{{Fate: message.Lost, Reason: message.BrokenOff}}, message.Uncertain, message.BrokenOff, 1},
		{"later, then taken", []message.Outcome{later, later, {Fate: message.Taken}}, message.Sent, "", 3},
		{"later for ever", []message.Outcome{later}, message.Failed, message.GaveUp, 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			courier := &fakeCourier{outcomes: tt.outcomes}
			k := open(t, dbtest.New(t), email(courier))
			of := k.queue(hello())
			k.work(10)
			k.want(of, tt.state, tt.why)
			if len(courier.parcels) != tt.tries {
				t.Errorf("%d tries, want %d", len(courier.parcels), tt.tries)
			}
			if dead, err := k.jobs.DeadJobs(t.Context(), job.Dead{}, 1); err != nil || len(dead) != 0 {
				t.Errorf("dead jobs %v, %v; want none", dead, err)
			}
		})
	}
}

func TestAfterACrashTheMessageIsUncertain(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Taken}}}
		k := open(t, d, email(courier))
		of := k.queue(hello())
		// The program dies in the dialogue: the state is committed, the job's
		// lease ends, another process takes the job.
		courier.during = func() { panic("killed") }
		k.work(1)
		courier.during = nil
		k.work(3)
		k.want(of, message.Uncertain, message.Crash)
		if len(courier.parcels) != 1 {
			t.Errorf("%d deliveries, want the one of which nobody knows", len(courier.parcels))
		}
	})
}

func TestChannelWithoutCourierHolds(t *testing.T) {
	t.Parallel()
	k := open(t, dbtest.New(t), nil)
	m := hello()
	m.Channel, m.To = message.SMS, "+393331234567"
	of := k.queue(m)
	k.work(2)
	k.want(of, message.Held, message.NoCourier)
}

func TestSilentCaseHolds(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Taken}}}
		k := open(t, d, email(courier))
		k.write(func(tx *db.Tx) error { return k.outbox.MuteIn(t.Context(), tx, office, "a1") })
		of := k.queue(hello())
		other := hello()
		other.Application = "a2"
		loud := k.queue(other)
		k.work(1)
		k.want(of, message.Held, message.Muted)
		k.want(loud, message.Sent, "")
		k.write(func(tx *db.Tx) error { return k.outbox.UnmuteIn(t.Context(), tx, "a1") })
		after := k.queue(hello())
		k.work(1)
		k.want(after, message.Sent, "")
		k.want(of, message.Held, message.Muted)
	})
}

func TestByHand(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Lost, Reason: message.BrokenOff}, {Fate: message.Taken}}}
		k := open(t, d, email(courier))
		one, two := k.queue(hello()), k.queue(hello())
		courier.outcomes = []message.Outcome{{Fate: message.Lost, Reason: message.BrokenOff}}
		k.work(1)
		first, second := k.want(one, message.Uncertain, message.BrokenOff), k.want(two, message.Uncertain, message.BrokenOff)

		again := func(actor access.Actor, of message.ID, version int64) error {
			return k.outbox.Again(t.Context(), actor, message.AgainCmd{Message: of, Version: version})
		}
		if err := again(access.Actor{User: "u2", Roles: []access.Role{access.Interviewer}}, one, first.Version); !fault.Is(err, fault.Denied) {
			t.Errorf("Again by who may not: %v, want denied", err)
		}
		if err := again(office, one, first.Version-1); !fault.Is(err, fault.Conflict) {
			t.Errorf("Again at an old version: %v, want a conflict", err)
		}
		if err := again(office, "unknown", 1); !fault.Is(err, fault.NotFound) {
			t.Errorf("Again of nothing: %v, want not found", err)
		}
		courier.outcomes = []message.Outcome{{Fate: message.Taken}}
		if err := again(office, one, first.Version); err != nil {
			t.Fatal(err)
		}
		if err := k.outbox.Settle(t.Context(), office, message.SettleCmd{Message: two, Version: second.Version}); err != nil {
			t.Fatal(err)
		}
		k.work(2)
		sent := k.want(one, message.Sent, "")
		k.want(two, message.Sent, message.ByHand)
		if len(courier.parcels) != 3 || courier.parcels[2].MessageID != courier.parcels[0].MessageID && courier.parcels[2].MessageID != courier.parcels[1].MessageID {
			t.Errorf("%d deliveries, want 3, the last one under the Message-ID of its first", len(courier.parcels))
		}
		if err := again(office, one, sent.Version); !fault.Is(err, fault.Conflict) {
			t.Errorf("Again of a message that was sent: %v, want a conflict", err)
		}
		changes, err := db.One(t.Context(), d.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM audit_log WHERE action = 'outbox.send'`)
		if err != nil || changes != 2 {
			t.Errorf("%d lines in the audit log, %v; want 2", changes, err)
		}
	})
}

func TestReadingIsLoggedAndErasedContentIsGone(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Taken}}}
		k := open(t, d, email(courier))
		done, waiting := k.queue(hello()), message.ID("")
		k.work(1)
		k.want(done, message.Sent, "")
		looks, err := db.One(t.Context(), d.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM access_log WHERE person = 'p1' AND page = 'message'`)
		if err != nil || looks != 1 {
			t.Errorf("%d lines in the access log, %v; want 1", looks, err)
		}
		waiting = k.queue(hello())
		k.write(func(tx *db.Tx) error { return k.outbox.EraseIn(t.Context(), tx, "p1") })
		k.work(1)
		if l := k.want(done, message.Sent, ""); !l.Erased || l.Body != "" || l.To != "" {
			t.Errorf("after the erasure the message says %q to %q", l.Body, l.To)
		}
		k.want(waiting, message.Held, message.Erased)
		if len(courier.parcels) != 1 {
			t.Errorf("%d deliveries, want 1: what is erased is not sent", len(courier.parcels))
		}
	})
}

func TestListsAreFilteredAndPaged(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Taken}}}
		k := open(t, d, email(courier))
		var all []message.ID
		for range 5 {
			all = append(all, k.queue(hello()))
		}
		k.work(1)
		sms := hello()
		sms.Channel, sms.Person = message.SMS, "p2"
		held := k.queue(sms)
		k.work(1)

		var seen []message.ID
		var after message.After
		for {
			lines, err := k.outbox.List(t.Context(), office, message.Filter{State: message.Sent}, after, 2)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				seen = append(seen, l.ID)
				after = message.After{At: l.QueuedAt, ID: l.ID}
			}
			if len(lines) < 2 {
				break
			}
		}
		for i, of := range seen {
			if of != all[len(all)-1-i] {
				t.Errorf("message %d of the list is %s, want %s: newest first, none twice", i, of, all[len(all)-1-i])
			}
		}
		if len(seen) != 5 {
			t.Errorf("%d messages sent, want 5", len(seen))
		}
		lines, err := k.outbox.List(t.Context(), office, message.Filter{}, message.After{}, 50)
		if err != nil || len(lines) != 6 || lines[0].ID != held {
			t.Errorf("the whole list has %d lines, %v; want 6, the held one first", len(lines), err)
		}
		counts, err := k.outbox.Counts(t.Context(), office)
		if err != nil || counts[message.Sent] != 5 || counts[message.Held] != 1 || counts[message.Failed] != 0 {
			t.Errorf("Counts = %v, %v; want 5 sent, 1 held", counts, err)
		}
		mine, err := message.OfPerson(t.Context(), d.Reader(), []id.Person{"p2", "p3"}, 10)
		if err != nil || len(mine) != 1 || mine[0].ID != held {
			t.Errorf("OfPerson = %v, %v; want the held one", mine, err)
		}
		interviewer := access.Actor{User: "u2", Roles: []access.Role{access.Interviewer}}
		if _, err := k.outbox.List(t.Context(), interviewer, message.Filter{}, message.After{}, 1); !fault.Is(err, fault.Denied) {
			t.Errorf("List by who may not: %v, want denied", err)
		}
		if _, err := k.outbox.Counts(t.Context(), interviewer); !fault.Is(err, fault.Denied) {
			t.Errorf("Counts by who may not: %v, want denied", err)
		}
		if _, err := k.outbox.Read(t.Context(), interviewer, held); !fault.Is(err, fault.Denied) {
			t.Errorf("Read by who may not: %v, want denied", err)
		}
	})
}

func TestWrongMessagesAreRefused(t *testing.T) {
	t.Parallel()
	k := open(t, dbtest.New(t), nil)
	for name, tt := range map[string]struct {
		spoil func(*message.Message)
		kind  fault.Kind
	}{
		"an unknown template": {func(m *message.Message) { m.Template = "intake.unknown" }, fault.Internal},
		"no address":          {func(m *message.Message) { m.To = "" }, fault.Invalid},
		"an unknown channel":  {func(m *message.Message) { m.Channel = "pigeon" }, fault.Invalid},
		"missing values":      {func(m *message.Message) { m.Vars = nil }, fault.Internal},
	} {
		m := hello()
		tt.spoil(&m)
		err := k.db.Write(t.Context(), func(tx *db.Tx) error {
			_, err := k.outbox.QueueIn(t.Context(), tx, m)
			return err
		})
		if !fault.Is(err, tt.kind) || strings.Contains(err.Error(), "ada@") {
			t.Errorf("%s: %v, want %s without the address", name, err, tt.kind)
		}
	}
}

func TestTwoOwnersOfATemplateAreRefused(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	_, err := message.New(message.Deps{DB: d, Jobs: job.New(d, clock.Wall{}, job.Options{})}, templates(), templates())
	if err == nil {
		t.Error("New accepts a template twice")
	}
}

// A job's payload is an identity: nothing of what is told.
func TestJobHoldsNoPersonalData(t *testing.T) {
	t.Parallel()
	k := open(t, dbtest.New(t), nil)
	of := k.queue(hello())
	payload, err := db.One(t.Context(), k.db.Reader(), db.Scalar[string], `SELECT payload FROM job`)
	if err != nil {
		t.Fatal(err)
	}
	var got message.ID
	if err := json.Unmarshal([]byte(payload), &got); err != nil || got != of {
		t.Errorf("payload = %s, want the message's identity", payload)
	}
}
