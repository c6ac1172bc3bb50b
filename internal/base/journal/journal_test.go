package journal_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

const (
	happened journal.Kind = "thing_happened"
	other    journal.Kind = "other_happened"
)

type fixture struct {
	*journal.Journal
	db      *db.DB
	clock   clock.Programme
	seen    []string // what the projection saw, in order
	queued  []string // what was queued for the subscriber
	failing bool     // the projection fails
}

func newFixture(t *testing.T, d *db.DB) *fixture {
	t.Helper()
	f := &fixture{db: d, clock: clock.Fixed(time.Date(2022, 11, 10, 8, 0, 0, 0, time.UTC), time.UTC)}
	part := journal.Part{
		Kinds: []journal.Kind{happened, other},
		Projections: []journal.Projection{{
			Name: "seen", Kinds: []journal.Kind{happened},
			Apply: func(_ context.Context, _ *db.Tx, e, of journal.Event) error {
				if f.failing {
					return fmt.Errorf("planted")
				}
				f.seen = append(f.seen, string(e.Kind)+"/"+string(of.Kind))
				return nil
			},
		}},
		Subscribers: []journal.Subscriber{{
			Name: "listener", Kinds: []journal.Kind{happened},
			Handle: func(context.Context, journal.Event) error { return nil },
		}},
	}
	j, err := journal.New(f.clock, func(_ context.Context, _ *db.Tx, name string, _ id.Event) error {
		f.queued = append(f.queued, name)
		return nil
	}, part)
	if err != nil {
		t.Fatal(err)
	}
	f.Journal = j
	return f
}

// record writes one event in a transaction of its own. The database of a test
// runs every closure twice, so what the projection saw is reset first.
func (f *fixture) record(t *testing.T, e journal.Event) journal.Event {
	t.Helper()
	var out journal.Event
	if err := f.write(t, func(ctx context.Context, tx *db.Tx) (err error) { out, err = f.Record(ctx, tx, e); return err }); err != nil {
		t.Fatal(err)
	}
	return out
}

func (f *fixture) write(t *testing.T, fn func(context.Context, *db.Tx) error) error {
	t.Helper()
	ctx := t.Context()
	return f.db.Write(ctx, func(tx *db.Tx) error {
		f.seen, f.queued = nil, nil
		return fn(ctx, tx)
	})
}

func TestRecordFillsIdentityAndTimesAndTellsProjectionsAndSubscribers(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f := newFixture(t, d)
		e := f.record(t, journal.Event{
			Kind: happened, OccurredOn: civil.MustDate("2022-11-01"), Person: id.New[id.Person](),
			Quantity: 90, Codes: journal.Codes{"reason": "other", "until": "2022-12-01"},
		})
		got, err := journal.ByID(t.Context(), d.Reader(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got.Kind != happened || got.OccurredOn != e.OccurredOn || !got.RecordedAt.Equal(f.clock.Now()) || got.Person != e.Person ||
			got.Quantity != 90 || got.Code("reason") != "other" || got.CodeDate("until") != civil.MustDate("2022-12-01") || got.Actor != "" {
			t.Errorf("read back %+v", got)
		}
		if want := []string{"thing_happened/thing_happened"}; !slices.Equal(f.seen, want) {
			t.Errorf("projection saw %v, want %v", f.seen, want)
		}
		if !slices.Equal(f.queued, []string{"listener"}) {
			t.Errorf("queued %v", f.queued)
		}
	})
}

func TestRecordRefusesWhatIsNotAFact(t *testing.T) {
	t.Parallel()
	f := newFixture(t, dbtest.New(t))
	tests := []struct {
		name string
		e    journal.Event
	}{
		{"an unknown kind", journal.Event{Kind: "unheard_of", OccurredOn: civil.MustDate("2022-11-01")}},
		{"a day in the future", journal.Event{Kind: happened, OccurredOn: civil.MustDate("2022-11-11")}},
		{"words instead of codes", journal.Event{Kind: happened, Codes: journal.Codes{"reason": "a long sentence that somebody typed about a person and that is no code"}}},
		{"a void by hand", journal.Event{Kind: journal.Voided}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := f.write(t, func(ctx context.Context, tx *db.Tx) error { _, err := f.Record(ctx, tx, tt.e); return err })
			if err == nil {
				t.Error("was recorded")
			}
		})
	}
	if n := count(t, f.db); n != 0 {
		t.Errorf("%d rows left behind", n)
	}
}

func TestAFailingProjectionLeavesNoEvent(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f := newFixture(t, d)
		f.failing = true
		err := f.write(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := f.Record(ctx, tx, journal.Event{Kind: happened})
			return err
		})
		if err == nil {
			t.Fatal("no error")
		}
		if n := count(t, d); n != 0 {
			t.Errorf("%d rows left behind", n)
		}
	})
}

func TestVoidTakesAFactBackOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f := newFixture(t, d)
		app := id.New[id.Application]()
		kept := f.record(t, journal.Event{Kind: other, Application: app})
		gone := f.record(t, journal.Event{Kind: happened, Application: app})
		void := func() error {
			return f.write(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := f.Void(ctx, tx, "", gone.ID, "mistake")
				return err
			})
		}
		if err := void(); err != nil {
			t.Fatal(err)
		}
		if want := []string{"voided/thing_happened"}; !slices.Equal(f.seen, want) {
			t.Errorf("projection saw %v, want %v", f.seen, want)
		}
		events, err := journal.ByApplication(t.Context(), d.Reader(), app)
		if err != nil {
			t.Fatal(err)
		}
		live := journal.Live(events)
		if len(events) != 3 || len(live) != 1 || live[0].ID != kept.ID {
			t.Errorf("%d rows, live %v", len(events), live)
		}
		if err := void(); !fault.Is(err, fault.Conflict) {
			t.Errorf("a second void = %v, want a conflict", err)
		}
	})
}

func TestRedateKeepsTheFactAndChangesItsDay(t *testing.T) {
	t.Parallel()
	f := newFixture(t, dbtest.New(t))
	app := id.New[id.Application]()
	e := f.record(t, journal.Event{Kind: happened, Application: app, OccurredOn: civil.MustDate("2022-11-05"), Quantity: 7})
	var moved journal.Event
	err := f.write(t, func(ctx context.Context, tx *db.Tx) (err error) {
		moved, err = f.Redate(ctx, tx, "", e.ID, civil.MustDate("2022-11-03"), "typing")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	events, err := journal.ByApplication(t.Context(), f.db.Reader(), app)
	if err != nil {
		t.Fatal(err)
	}
	live := journal.Live(events)
	if len(live) != 1 || live[0].ID != moved.ID || live[0].OccurredOn != civil.MustDate("2022-11-03") || live[0].Quantity != 7 ||
		live[0].Code("redates") != string(e.ID) {
		t.Errorf("live %+v", live)
	}
}

func TestTailGivesEveryRowOnceAndInOrder(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f := newFixture(t, d)
		var want []id.Event
		for range 7 {
			want = append(want, f.record(t, journal.Event{Kind: other}).ID)
		}
		var got []id.Event
		var at journal.Cursor
		for len(got) < len(want) {
			var events []journal.Event
			events, at = tailOn(t, d, at, 3)
			for _, e := range events {
				got = append(got, e.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("tail gave %v, want %v", got, want)
		}
	})
}

// A transaction that takes its row number first and commits last must not be
// skipped by a reader that has gone on in the meantime (PostgreSQL only:
// SQLite writes one transaction at a time).
func TestTailDoesNotSkipARowCommittedLate(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		if d.Engine() != db.Postgres {
			t.Skip("one writer at a time")
		}
		f := newFixture(t, d)
		ctx := t.Context()
		holding, release, done := make(chan struct{}, 2), make(chan struct{}), make(chan error, 1)
		go func() {
			done <- d.Claim(ctx, func(tx *db.Tx) error {
				_, err := f.Record(ctx, tx, journal.Event{Kind: other})
				holding <- struct{}{}
				<-release
				return err
			})
		}()
		<-holding
		if err := d.Claim(ctx, func(tx *db.Tx) error { _, err := f.Record(ctx, tx, journal.Event{Kind: other}); return err }); err != nil {
			t.Fatal(err)
		}
		events, at, err := journal.Tail(ctx, d.Reader(), journal.Cursor{}, 10)
		if err != nil {
			t.Fatal(err)
		}
		if len(events) != 0 {
			t.Errorf("%d rows above a transaction still running", len(events))
		}
		close(release)
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		seen := 0
		for seen < 2 {
			events, at = tailOn(t, d, at, 10)
			seen += len(events)
		}
	})
}

func TestImportWritesHistoryAsGiven(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		f := newFixture(t, d)
		at := time.Date(2017, 5, 22, 9, 30, 0, 0, time.UTC)
		e := journal.Event{
			ID: id.New[id.Event](), Kind: happened, OccurredOn: civil.MustDate("2017-05-22"), RecordedAt: at,
			Person: id.New[id.Person](), Codes: journal.Codes{"channel": "site"},
		}
		var n int64
		err := f.write(t, func(ctx context.Context, tx *db.Tx) (err error) {
			n, err = f.Import(ctx, tx, slices.Values([]journal.Event{e}))
			return err
		})
		if err != nil || n != 1 {
			t.Fatalf("imported %d, %v", n, err)
		}
		got, err := journal.ByID(t.Context(), d.Reader(), e.ID)
		if err != nil || !got.RecordedAt.Equal(at) || got.Code("channel") != "site" {
			t.Errorf("read back %+v, %v", got, err)
		}
		if f.seen != nil {
			t.Errorf("projections ran: %v", f.seen)
		}
	})
}

// tailOn asks until rows come. On PostgreSQL a transaction of any database of
// the server holds new rows back, those of the tests beside this one too, so
// the first answer may be empty.
func tailOn(t *testing.T, d *db.DB, at journal.Cursor, limit int) ([]journal.Event, journal.Cursor) {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; {
		events, next, err := journal.Tail(t.Context(), d.Reader(), at, limit)
		if err != nil {
			t.Fatal(err)
		}
		if len(events) > 0 {
			return events, next
		}
		if time.Now().After(end) {
			t.Fatalf("no row after %+v for a minute", at)
		}
	}
}

func count(t *testing.T, d *db.DB) int {
	t.Helper()
	n, err := db.One(t.Context(), d.Reader(), db.Scalar[int], `SELECT count(*) FROM event`)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
