package company

import (
	"context"
	"testing"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// house is the register on a real database, on 10 November 2022.
type house struct {
	*Service
	t           *testing.T
	network     *network.Service
	officer     access.Actor
	reader      access.Actor // a case worker
	association id.Organisation
}

var today = civil.NewDate(2022, time.November, 10)

const proposalSent journal.Kind = "proposal_sent_for_test"

func newHouse(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.Fixed(today.At(9, 0, time.UTC), time.UTC)
	j, err := journal.New(c, nil, programme.Part(), network.Part(), Part(), journal.Part{Kinds: []journal.Kind{proposalSent}})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{
		t: t, Service: NewService(Deps{DB: d, Journal: j, Clock: c, Keys: crypt.Ephemeral(), Public: "https://insieme.example", LoadKinds: []journal.Kind{proposalSent}}),
	}
	h.network = network.NewService(network.Deps{DB: d, Journal: j, Clock: c, Passwords: auth.NewHasher(1)})
	h.officer, h.reader = h.user("officer", access.CompanyOfficer), h.user("worker", access.CaseWorker)
	h.association = h.organisation("Unione Imprese", network.KindBusinessAssociation)
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) user(login string, role access.Role) access.Actor {
	h.t.Helper()
	u, err := h.network.AddUser(h.t.Context(), access.System(), network.AddUserCmd{
		Login: login, Name: "Silvia Amari", Password: "quattro parole in fila", Roles: []access.Role{role},
	})
	h.must(err)
	return access.Actor{User: u, Roles: []access.Role{role}}
}

func (h *house) organisation(name string, kind network.Kind) id.Organisation {
	h.t.Helper()
	pole := network.PoleBusiness
	if kind == network.KindTradeUnion {
		pole = network.PoleCivil
	}
	o, err := h.network.AddOrganisation(h.t.Context(), access.System(), network.OrganisationCmd{Name: name, Pole: pole, Kind: kind})
	h.must(err)
	return o
}

// details are those of a company that belongs to the association.
func (h *house) details(name string) Details {
	return Details{
		LegalName: name, Kind: KindEmployer, ATECO: "52.10.10", Size: "medium", Owner: h.officer.User, Source: SourceAssociation,
		SourceOrganisation: h.association, Associations: []id.Organisation{h.association},
	}
}

func (h *house) register(name string) id.Company {
	h.t.Helper()
	c, err := h.Register(h.t.Context(), h.officer, RegisterCmd{Details: h.details(name), Site: Site{Municipality: "037005"}, On: day("2022-01-10")})
	h.must(err)
	return c
}

func (h *house) load(c id.Company) Company {
	h.t.Helper()
	got, err := Load(h.t.Context(), h.DB.Reader(), h.Keys, c)
	h.must(err)
	return got
}

func (h *house) cmd(c id.Company) Cmd { return Cmd{Company: c, Version: h.load(c).Version} }

// contact records a contact of a day that went in a way.
func (h *house) contact(c id.Company, on, way string, outcome Outcome) ContactID {
	h.t.Helper()
	x, err := h.RecordContact(h.t.Context(), h.officer, h.contactCmd(c, on, way, outcome))
	h.must(err)
	return x
}

func (h *house) contactCmd(c id.Company, on, way string, outcome Outcome) ContactCmd {
	return ContactCmd{
		Cmd: h.cmd(c), Contact: Contact{On: day(on), Way: way, Topic: "presentation", Outcome: outcome, Note: "Parlato dei turni."}, Reason: "crisis",
		Next: NextAction{What: "call", Who: h.officer.User, On: today.AddDays(4)},
	}
}

// whole wants tables and journal to agree.
func (h *house) whole() {
	h.t.Helper()
	_, wrong, err := Check(h.t.Context(), h.DB.Reader(), func(c id.Company) []journal.Event {
		events, err := journal.ByCompany(h.t.Context(), h.DB.Reader(), c)
		h.must(err)
		return events
	})
	h.must(err)
	for _, w := range wrong {
		h.t.Error(w)
	}
}

func TestACompanyGoesFromSpottedToInterested(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		c := h.register("Valdoro Logistica spa")
		_, err := h.TellAssociation(t.Context(), h.officer, TellCmd{Cmd: h.cmd(c), Contact: Contact{Side: Before, On: day("2022-02-01"), Way: "call", Organisation: h.association}})
		h.must(err)
		if got := h.load(c).Engagement.State; got != AssociationContacted {
			t.Errorf("after the association: %s", got)
		}
		h.contact(c, "2022-02-03", "call", NoAnswer)
		if got := h.load(c).Engagement; got.State != Contacted || !got.AnsweredOn.IsZero() || got.FreshOn != day("2022-01-10") {
			t.Errorf("a call that nobody answered: %+v", got)
		}
		h.contact(c, "2022-02-10", "visit", SaidInterested)
		got := h.load(c)
		if e := got.Engagement; e.State != Interested || e.MetOn != day("2022-02-10") || e.AnsweredOn != day("2022-02-10") || e.TellSince != day("2022-02-03") {
			t.Errorf("after the visit: %+v", e)
		}
		if got.Next.What != "call" || got.Next.On != today.AddDays(4) || got.Next.Who != h.officer.User {
			t.Errorf("next: %+v", got.Next)
		}
		h.whole()
	})
}

func TestAContactNeedsWhatComesNextAndTellsEveryMissingField(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	c := h.register("Valdoro")
	cmd := h.contactCmd(c, "2022-02-03", "call", SaidNo)
	cmd.Next, cmd.Reason = NextAction{}, ""
	_, err := h.RecordContact(t.Context(), h.officer, cmd)
	names := map[string]bool{}
	for _, f := range fault.FieldsOf(err) {
		names[f.Name] = true
	}
	for _, want := range []string{"next_what", "next_who", "next_on", "reason"} {
		if !names[want] {
			t.Errorf("nothing is said of %s: %v", want, err)
		}
	}
	cmd = h.contactCmd(c, "2022-02-03", "call", Spoken)
	cmd.Next.Who = h.reader.User
	if _, err := h.RecordContact(t.Context(), h.officer, cmd); len(fault.FieldsOf(err)) != 1 || fault.FieldsOf(err)[0].Name != "next_who" {
		t.Errorf("who may only read does nothing next: got %v", err)
	}
	if got := h.load(c); got.Version != 1 || got.Engagement.State != Spotted {
		t.Errorf("something was written: %+v", got.Engagement)
	}
}

func TestTakingAContactBackLeavesNothingOfIt(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		c := h.register("Valdoro")
		first := h.contact(c, "2022-02-03", "call", Spoken)
		second := h.contact(c, "2022-02-10", "meeting", SaidInterested)
		h.must(h.TakeBackContact(t.Context(), h.officer, c, second))
		if got := h.load(c).Engagement; got.State != Contacted || !got.MetOn.IsZero() || got.LastOn != day("2022-02-03") {
			t.Errorf("got %+v", got)
		}
		h.must(h.TakeBackContact(t.Context(), h.officer, c, first))
		if got := h.load(c).Engagement.State; got != Spotted {
			t.Errorf("got %s", got)
		}
		if err := h.TakeBackContact(t.Context(), h.officer, c, first); !fault.Is(err, fault.NotFound) {
			t.Errorf("twice: got %v", err)
		}
		h.whole()
	})
}

func TestAContactOnWhichSomethingRestsIsNotTakenBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	c := h.register("Valdoro")
	only := h.contact(c, "2022-02-03", "call", Spoken)
	h.must(h.Activate(t.Context(), h.officer, h.cmd(c), day("2022-03-01")))
	if err := h.TakeBackContact(t.Context(), h.officer, c, only); !fault.Is(err, fault.Conflict) {
		t.Errorf("got %v", err)
	}
	h.whole()
}

func TestANoIsReopenedAndAnArchivedCompanyComesBack(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		c := h.register("Valdoro")
		h.contact(c, "2022-02-03", "call", SaidNo)
		if got := h.load(c).Engagement; got.State != NotInterested || got.Refusal != "crisis" {
			t.Errorf("got %+v", got)
		}
		h.must(h.Reopen(t.Context(), h.officer, h.cmd(c)))
		h.must(h.Archive(t.Context(), h.officer, h.cmd(c), "closed"))
		if err := h.Confirm(t.Context(), h.officer, h.cmd(c)); !fault.Is(err, fault.Conflict) {
			t.Errorf("an archived company is confirmed: %v", err)
		}
		h.must(h.Restore(t.Context(), h.officer, h.cmd(c)))
		if got := h.load(c).Engagement.State; got != Contacted {
			t.Errorf("got %s", got)
		}
		h.whole()
	})
}

func TestAStaleVersionIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	c := h.register("Valdoro")
	old := h.cmd(c)
	h.must(h.Confirm(t.Context(), h.officer, old))
	for name, err := range map[string]error{
		"confirm": h.Confirm(t.Context(), h.officer, old),
		"change":  h.Change(t.Context(), h.officer, ChangeCmd{Cmd: old, Details: h.details("Altro")}),
		"archive": h.Archive(t.Context(), h.officer, old, "closed"),
	} {
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestAVATNumberBelongsToOneCompanyAndCodesAreChecked(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		first := h.details("Valdoro spa")
		first.VAT = "IT 01234567897"
		c, err := h.Register(t.Context(), h.officer, RegisterCmd{Details: first, TaxCode: "01234567897"})
		h.must(err)
		if got := h.load(c); got.VAT != "01234567897" || got.TaxCode.Reveal() != "01234567897" {
			t.Errorf("got %s and %s", got.VAT, got.TaxCode.Reveal())
		}
		_, err = h.Register(t.Context(), h.officer, RegisterCmd{Details: first})
		if f := fault.FieldsOf(err); len(f) != 1 || f[0].Name != "vat" || f[0].Key != "company.error.vat_taken" {
			t.Errorf("the same number twice: got %v", err)
		}
		wrong := h.details("")
		wrong.VAT, wrong.ATECO, wrong.Website, wrong.Kind = "01234567890", "44.10", "ftp:/x", "shop"
		_, err = h.Register(t.Context(), h.officer, RegisterCmd{Details: wrong, TaxCode: "ABC"})
		if got := len(fault.FieldsOf(err)); got != 6 {
			t.Errorf("%d fields are wrong, want 6: %v", got, err)
		}
	})
}

func TestCompaniesThatLookAlikeAreFoundUntilSomebodySaysThatTheyAreTwo(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		one, two := h.register("Valdoro Logistica S.p.A."), h.register("VALDORO logistica")
		h.register("Valdoro Trasporti")
		found, err := alike(t.Context(), d.Reader(), h.Keys, h.load(one))
		if err != nil || len(found) != 1 || found[two] != SamePlace {
			t.Errorf("got %v, %v", found, err)
		}
		h.must(h.Distinguish(t.Context(), h.officer, two, one))
		if found, err = alike(t.Context(), d.Reader(), h.Keys, h.load(one)); err != nil || len(found) != 0 {
			t.Errorf("afterwards: got %v, %v", found, err)
		}
	})
}

func TestTheListShowsWhatItsFilterSays(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		fresh, stale, gone := h.register("Alfa Logistica"), h.register("Beta Logistica"), h.register("Gamma")
		h.must(h.Confirm(t.Context(), h.officer, h.cmd(fresh)))
		h.must(h.Archive(t.Context(), h.officer, h.cmd(gone), "closed"))
		limit := day("2022-06-01")
		all := access.ScopeOf(h.reader, access.CompanyView)
		tests := []struct {
			name   string
			filter Filter
			want   []id.Company
		}{
			{"fresh ones by default", Filter{}, []id.Company{fresh}},
			{"stale ones when asked for", Filter{Fresh: OnlyStale}, []id.Company{stale}},
			{"all but the archived", Filter{Fresh: AnyAge}, []id.Company{fresh, stale}},
			{"the archived, of any age", Filter{State: Archived}, []id.Company{gone}},
			{"by two words", Filter{Fresh: AnyAge, Words: "log bet"}, []id.Company{stale}},
			{"by section", Filter{Fresh: AnyAge, Section: "C"}, nil},
			{"by association and place", Filter{Fresh: AnyAge, Association: h.association, Municipality: "037005", Section: "H"}, []id.Company{fresh, stale}},
			{"by another owner", Filter{Fresh: AnyAge, Owner: h.reader.User}, nil},
		}
		for _, tt := range tests {
			tt.filter.StaleBefore = limit
			rows, err := List(t.Context(), d.Reader(), all, tt.filter, "", "", 10)
			var got []id.Company
			for _, r := range rows {
				got = append(got, r.ID)
			}
			if err != nil || len(got) != len(tt.want) {
				t.Errorf("%s: got %v, %v", tt.name, got, err)
				continue
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
				}
			}
		}
		first, err := List(t.Context(), d.Reader(), all, Filter{Fresh: AnyAge, StaleBefore: limit}, "", "", 1)
		h.must(err)
		next, err := List(t.Context(), d.Reader(), all, Filter{Fresh: AnyAge, StaleBefore: limit}, first[0].NameKey, first[0].ID, 1)
		if err != nil || len(next) != 1 || next[0].ID != stale {
			t.Errorf("the page after: %v, %v", next, err)
		}
		if rows, err := List(t.Context(), d.Reader(), access.Scope{}, Filter{Fresh: AnyAge, StaleBefore: limit}, "", "", 10); err != nil || len(rows) != 0 {
			t.Errorf("who has no scope sees %d, %v", len(rows), err)
		}
	})
}

func TestTheLoadCountsThisMonthsProposalsThatStand(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		c, other := h.register("Alfa"), h.register("Beta")
		h.must(d.Write(t.Context(), func(tx *db.Tx) error {
			var last journal.Event
			for _, e := range []journal.Event{
				{OccurredOn: day("2022-10-31"), Company: c}, {OccurredOn: day("2022-11-01"), Company: c},
				{OccurredOn: today, Company: c}, {OccurredOn: today, Company: other}, {OccurredOn: today, Company: c},
			} {
				e.Kind = proposalSent
				var err error
				if last, err = h.Journal.Record(t.Context(), tx, e); err != nil {
					return err
				}
			}
			_, err := h.Journal.Void(t.Context(), tx, "", last.ID, "undone")
			return err
		}))
		got, err := h.LoadOf(t.Context(), h.load(c))
		if err != nil || got != (MonthLoad{Count: 2, Cap: 5}) {
			t.Errorf("got %+v, %v", got, err)
		}
	})
}

func TestCommandsRefuseWhoMayNot(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	c := h.register("Valdoro")
	ctx, cmd := t.Context(), h.cmd(c)
	x := h.contact(c, "2022-02-03", "call", Spoken)
	for name, do := range map[string]func(context.Context, access.Actor) error{
		"register": func(ctx context.Context, a access.Actor) error {
			_, err := h.Register(ctx, a, RegisterCmd{Details: h.details("Altra")})
			return err
		},
		"change": func(ctx context.Context, a access.Actor) error {
			return h.Change(ctx, a, ChangeCmd{Cmd: cmd, Details: h.details("X")})
		},
		"site": func(ctx context.Context, a access.Actor) error {
			_, err := h.AddSite(ctx, a, Site{Company: c, Municipality: "037006"})
			return err
		},
		"counterpart": func(ctx context.Context, a access.Actor) error {
			_, err := h.AddCounterpart(ctx, a, Counterpart{Company: c, Name: "A", Signs: true})
			return err
		},
		"contact": func(ctx context.Context, a access.Actor) error {
			_, err := h.RecordContact(ctx, a, h.contactCmd(c, "2022-02-03", "call", Spoken))
			return err
		},
		"tell": func(ctx context.Context, a access.Actor) error {
			_, err := h.TellAssociation(ctx, a, TellCmd{Cmd: cmd, Contact: Contact{Side: After, Way: "call", Organisation: h.association}})
			return err
		},
		"take back": func(ctx context.Context, a access.Actor) error { return h.TakeBackContact(ctx, a, c, x) },
		"next": func(ctx context.Context, a access.Actor) error {
			return h.PlanNext(ctx, a, cmd, NextAction{What: "call", Who: h.officer.User, On: today})
		},
		"confirm":  func(ctx context.Context, a access.Actor) error { return h.Confirm(ctx, a, cmd) },
		"archive":  func(ctx context.Context, a access.Actor) error { return h.Archive(ctx, a, cmd, "closed") },
		"distinct": func(ctx context.Context, a access.Actor) error { return h.Distinguish(ctx, a, c, c) },
	} {
		for _, who := range []access.Actor{h.reader, {}, {User: "m", Roles: []access.Role{access.Monitor}}} {
			if err := do(ctx, who); !fault.Is(err, fault.Denied) {
				t.Errorf("%s as %v: got %v", name, who.Roles, err)
			}
		}
	}
	if _, err := h.Find(ctx, access.Actor{User: "m", Roles: []access.Role{access.Monitor}}, c); !fault.Is(err, fault.Denied) {
		t.Errorf("monitor sees a company: %v", err)
	}
	if _, err := h.Find(ctx, h.reader, c); err != nil {
		t.Errorf("a case worker: %v", err)
	}
}
