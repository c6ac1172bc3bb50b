package pathway

import (
	"math/rand/v2"
	"testing"

	"insieme/internal/base/civil"
)

var (
	reactivationTerms = Terms{Reactivation: 3, Opportunity: 6, Experience: 10}
	readyTerms        = Terms{Opportunity: 3, Experience: 6}
)

func TestPromises(t *testing.T) {
	t.Parallel()
	type want struct {
		due   string
		state PromiseState
	}
	tests := []struct {
		name   string
		p      Pathway
		pauses []Pause
		terms  Terms
		today  string
		want   map[PromiseKind]want
	}{
		{
			"three promises count from the decision on the reactivation track",
			Pathway{Track: TrackReactivation, DecidedOn: day("2025-09-18")}, nil, reactivationTerms, "2025-09-25",
			map[PromiseKind]want{
				PromiseReactivation: {"2025-12-18", PromiseOpen},
				PromiseOpportunity:  {"2026-03-18", PromiseOpen},
				PromiseExperience:   {"2026-07-18", PromiseOpen},
			},
		},
		{
			"two promises on the ready track",
			Pathway{Track: TrackReady, DecidedOn: day("2022-01-10")}, nil, readyTerms, "2022-01-10",
			map[PromiseKind]want{
				PromiseOpportunity: {"2022-04-10", PromiseOpen},
				PromiseExperience:  {"2022-07-10", PromiseOpen},
			},
		},
		{
			"a month without that day ends on its last day",
			Pathway{Track: TrackReady, DecidedOn: day("2021-11-30")}, nil, readyTerms, "2022-01-10",
			map[PromiseKind]want{
				PromiseOpportunity: {"2022-02-28", PromiseOpen},
				PromiseExperience:  {"2022-05-30", PromiseOpen},
			},
		},
		{
			"a promise is whole on its due day and broken on the next",
			Pathway{Track: TrackReady, DecidedOn: day("2022-01-10")}, nil, readyTerms, "2022-04-11",
			map[PromiseKind]want{
				PromiseOpportunity: {"2022-04-10", PromiseBroken},
				PromiseExperience:  {"2022-07-10", PromiseOpen},
			},
		},
		{
			"an experience contains the opportunity and the readiness",
			Pathway{Track: TrackReactivation, DecidedOn: day("2022-01-10"), ExperienceOn: day("2022-03-01")}, nil, reactivationTerms, "2022-12-31",
			map[PromiseKind]want{
				PromiseReactivation: {"2022-04-10", PromiseKept},
				PromiseOpportunity:  {"2022-07-10", PromiseKept},
				PromiseExperience:   {"2022-11-10", PromiseKept},
			},
		},
		{
			"a fact after the due day keeps the promise late",
			Pathway{Track: TrackReady, DecidedOn: day("2022-01-10"), OpportunityOn: day("2022-04-12")}, nil, readyTerms, "2022-05-01",
			map[PromiseKind]want{
				PromiseOpportunity: {"2022-04-10", PromiseLate},
				PromiseExperience:  {"2022-07-10", PromiseOpen},
			},
		},
		{
			"a pathway that ended before the due day owes nothing",
			Pathway{Track: TrackReady, DecidedOn: day("2022-01-10"), ClosedOn: day("2022-03-01"), End: EndFoundWorkAlone}, nil, readyTerms, "2022-12-31",
			map[PromiseKind]want{
				PromiseOpportunity: {"2022-04-10", PromiseEnded},
				PromiseExperience:  {"2022-07-10", PromiseEnded},
			},
		},
		{
			"a pause of ten days moves what is not yet due by ten days",
			Pathway{Track: TrackReady, DecidedOn: day("2022-01-10")}, []Pause{{day("2022-03-01"), day("2022-03-10")}}, readyTerms, "2022-04-01",
			map[PromiseKind]want{
				PromiseOpportunity: {"2022-04-20", PromiseOpen},
				PromiseExperience:  {"2022-07-20", PromiseOpen},
			},
		},
		{
			"a pause after the due day moves nothing that was due",
			Pathway{Track: TrackReady, DecidedOn: day("2022-01-10")}, []Pause{{day("2022-05-01"), day("2022-05-10")}}, readyTerms, "2022-06-01",
			map[PromiseKind]want{
				PromiseOpportunity: {"2022-04-10", PromiseBroken},
				PromiseExperience:  {"2022-07-20", PromiseOpen},
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := Promises(tt.p, tt.pauses, tt.terms, day(tt.today))
			if len(got) != len(tt.want) {
				t.Fatalf("%d promises, want %d", len(got), len(tt.want))
			}
			for _, p := range got {
				w := tt.want[p.Kind]
				if p.Due != day(w.due) || p.State != w.state {
					t.Errorf("%s: due %s, %s; want %s, %s", p.Kind, p.Due, p.State, w.due, w.state)
				}
			}
		})
	}
}

// TestPromisesDoNotDependOnTheOrderOfArrival records the same facts of a
// pathway in random orders: facts in companies may become known at any time,
// and each order must give the same pathway and the same promises.
func TestPromisesDoNotDependOnTheOrderOfArrival(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		decided := day("2022-01-10")
		base, err := Fold(Pathway{}, []Happening{
			{Fact: FactOpenedReactivation, On: decided},
			{Fact: FactPactProposed, On: decided.AddDays(2)},
			{Fact: FactPactAccepted, On: decided.AddDays(5)},
		})
		if err != nil {
			t.Fatal(err)
		}
		later := []Happening{
			{Fact: FactOpportunity, On: decided.AddDays(6 + random.IntN(300)), Source: "board"},
			{Fact: FactOpportunity, On: decided.AddDays(6 + random.IntN(300)), Source: "agency"},
			{Fact: FactExperience, On: decided.AddDays(6 + random.IntN(400)), Source: "company"},
			{Fact: FactJob, On: decided.AddDays(6 + random.IntN(500)), Source: "company"},
			{Fact: FactReactivated, On: decided.AddDays(6 + random.IntN(100))},
		}
		var first []Promise
		var firstState State
		for try := range 4 {
			random.Shuffle(len(later), func(i, j int) { later[i], later[j] = later[j], later[i] })
			p, err := Fold(base, later)
			if err != nil {
				t.Fatalf("order %v: %v", later, err)
			}
			got := Promises(p, nil, reactivationTerms, decided.AddDays(600))
			if try == 0 {
				first, firstState = got, p.State
				continue
			}
			if p.State != firstState {
				t.Fatalf("state %s, before %s", p.State, firstState)
			}
			for i := range got {
				if got[i] != first[i] {
					t.Fatalf("promise %+v, before %+v", got[i], first[i])
				}
			}
		}
	}
}

func TestAPausedPromiseNeverComesDueDuringItsPause(t *testing.T) {
	t.Parallel()
	p := Pathway{Track: TrackReady, DecidedOn: day("2022-01-10")}
	pause := Pause{From: day("2022-04-01"), To: day("2022-12-31")}
	for d := pause.From; !d.After(pause.To); d = d.AddDays(1) {
		for _, promise := range Promises(p, []Pause{pause}, readyTerms, d) {
			if promise.State == PromiseBroken {
				t.Fatalf("%s broken on %s, within the pause", promise.Kind, d)
			}
		}
	}
}

func TestNextIsTheNearestPromiseOwed(t *testing.T) {
	t.Parallel()
	p := Pathway{Track: TrackReactivation, DecidedOn: day("2022-01-10"), ReactivatedOn: day("2022-03-01")}
	next, ok := Next(Promises(p, nil, reactivationTerms, day("2022-03-02")))
	if !ok || next.Kind != PromiseOpportunity {
		t.Errorf("next = %s, %t; want the opportunity", next.Kind, ok)
	}
	if n := next.NearnessOn(day("2022-07-01")); n != Near14 {
		t.Errorf("nine days before = %s, want near14", n)
	}
	if s := next.ShareGone(civil.MustDate("2022-07-10")); s != 1 {
		t.Errorf("share gone on the due day = %v, want 1", s)
	}
}
