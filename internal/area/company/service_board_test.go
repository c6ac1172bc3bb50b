package company

import (
	"context"
	"net/url"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// member registers a company that has been met and has joined the Board.
func (h *house) member(name string) id.Company {
	h.t.Helper()
	c := h.register(name)
	h.contact(c, "2022-02-03", "meeting", SaidInterested)
	_, err := h.JoinBoard(h.t.Context(), h.officer, JoinCmd{Cmd: h.cmd(c), On: day("2022-03-01")})
	h.must(err)
	return c
}

func (h *house) pledge(c id.Company, places int) PledgeID {
	h.t.Helper()
	p, err := h.MakePledge(h.t.Context(), h.officer, PledgeCmd{Company: c, MadeOn: day("2022-03-01"), Places: places, Kind: PledgeAny, DueOn: day("2022-09-30")})
	h.must(err)
	return p
}

func (h *house) stored(p PledgeID) Pledge {
	h.t.Helper()
	got, err := loadPledge(h.t.Context(), h.DB.Reader(), p)
	h.must(err)
	return got
}

var pdf = []byte("%PDF-1.7\n%%EOF\n")

func TestAnAdhesionKeepsItsActAndEndsWithAReason(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		c := h.member("Valdoro")
		adhesions, err := AdhesionsOf(t.Context(), d.Reader(), c)
		if err != nil || len(adhesions) != 1 || adhesions[0].JoinedOn != day("2022-03-01") || adhesions[0].File != "" {
			t.Fatalf("got %+v, %v", adhesions, err)
		}
		for range 2 { // the second replaces the first
			h.must(h.AddAct(t.Context(), h.officer, c, adhesions[0].ID, Act{"adesione.pdf", pdf}))
		}
		if _, content, err := h.OpenAct(t.Context(), h.reader, c, adhesions[0].ID); err != nil || string(content) != string(pdf) {
			t.Errorf("the act: %q, %v", content, err)
		}
		if err := h.AddAct(t.Context(), h.officer, c, adhesions[0].ID, Act{"adesione.pdf", []byte("MZ")}); len(fault.FieldsOf(err)) != 1 {
			t.Errorf("a program as act: %v", err)
		}
		h.must(h.AgreeShowcase(t.Context(), h.officer, h.cmd(c)))
		if !h.load(c).InShowcase(today) {
			t.Error("it is not shown")
		}
		if err := h.AgreeShowcase(t.Context(), h.officer, h.cmd(c)); !fault.Is(err, fault.Conflict) {
			t.Errorf("agreed twice: %v", err)
		}
		h.must(h.LeaveBoard(t.Context(), h.officer, h.cmd(c), day("2022-10-01"), "own_wish"))
		got := h.load(c)
		if got.Engagement.State != Interested || got.InShowcase(today) || got.ShowcaseEndedOn != today {
			t.Errorf("after leaving: %+v, shown until %s", got.Engagement, got.ShowcaseEndedOn)
		}
		if adhesions, err = AdhesionsOf(t.Context(), d.Reader(), c); err != nil || adhesions[0].LeftOn != day("2022-10-01") || adhesions[0].Reason != "own_wish" {
			t.Errorf("got %+v, %v", adhesions, err)
		}
		h.whole()
	})
}

func TestAPlaceOfAPledgeMovesAndIsTakenBack(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		c := h.member("Valdoro")
		p := h.pledge(c, 2)
		move := func(number int, to Stage, on string) error {
			_, err := h.MovePlace(t.Context(), h.officer, PlaceCmd{Pledge: p, Version: h.stored(p).Version, Number: number, Stage: to, On: day(on)})
			return err
		}
		h.must(move(1, StageOffered, "2022-04-01"))
		h.must(move(1, StageHired, "2022-10-05"))
		if b := h.stored(p).Balance(today); b.Kept != 1 || b.InTime != 0 || b.Late != 1 {
			t.Errorf("got %+v", b)
		}
		if err := move(1, StageInternship, "2022-10-06"); !fault.Is(err, fault.Conflict) {
			t.Errorf("who was hired becomes a trainee: %v", err)
		}
		if err := move(3, StageHired, "2022-10-06"); !fault.Is(err, fault.Conflict) {
			t.Errorf("a place that is not there: %v", err)
		}
		h.whole()
		back := func() {
			_, err := h.TakeBackPledge(t.Context(), h.officer, p, h.stored(p).Version)
			h.must(err)
		}
		back()
		if got := h.stored(p).Places[0]; got.Stage != StageOffered || !got.KeptOn.IsZero() {
			t.Errorf("taken back: %+v", got)
		}
		_, err := h.WithdrawPledge(t.Context(), h.officer, p, h.stored(p).Version)
		h.must(err)
		h.whole()
		back()
		back()
		back()
		if _, err := loadPledge(t.Context(), d.Reader(), p); !fault.Is(err, fault.NotFound) {
			t.Errorf("the pledge taken back is there: %v", err)
		}
		h.whole()
	})
}

func TestTheLedgerIsReadByAssociationSectorAndYear(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		p := h.pledge(h.member("Valdoro"), 2)
		all := access.ScopeOf(h.reader, access.CompanyView)
		for name, tt := range map[string]struct {
			filter LedgerFilter
			want   int
		}{
			"all":             {LedgerFilter{}, 1},
			"its association": {LedgerFilter{Association: h.association, Section: "H", Year: "2022"}, 1},
			"another sector":  {LedgerFilter{Section: "C"}, 0},
			"the year before": {LedgerFilter{Year: "2021"}, 0},
			"another one's":   {LedgerFilter{Association: "other"}, 0},
		} {
			rows, err := Ledger(t.Context(), d.Reader(), all, tt.filter)
			if err != nil || len(rows) != tt.want || tt.want == 1 && (rows[0].ID != p || len(rows[0].Places) != 2) {
				t.Errorf("%s: got %v, %v", name, rows, err)
			}
		}
		if rows, err := Ledger(t.Context(), d.Reader(), access.Scope{}, LedgerFilter{}); err != nil || len(rows) != 0 {
			t.Errorf("without a scope: %d, %v", len(rows), err)
		}
	})
}

func TestTheBoardRefusesWhoMayNot(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	c := h.member("Valdoro")
	p := h.pledge(c, 1)
	adhesions, err := AdhesionsOf(t.Context(), h.DB.Reader(), c)
	h.must(err)
	cmd := h.cmd(c)
	for name, do := range map[string]func(context.Context, access.Actor) error{
		"join": func(ctx context.Context, a access.Actor) error {
			_, err := h.JoinBoard(ctx, a, JoinCmd{Cmd: cmd, Act: Act{"a.pdf", pdf}})
			return err
		},
		"leave": func(ctx context.Context, a access.Actor) error { return h.LeaveBoard(ctx, a, cmd, today, "own_wish") },
		"act": func(ctx context.Context, a access.Actor) error {
			return h.AddAct(ctx, a, c, adhesions[0].ID, Act{"a.pdf", pdf})
		},
		"showcase": func(ctx context.Context, a access.Actor) error { return h.AgreeShowcase(ctx, a, cmd) },
		"pledge": func(ctx context.Context, a access.Actor) error {
			_, err := h.MakePledge(ctx, a, PledgeCmd{Company: c, Places: 1, Kind: PledgeAny, DueOn: today})
			return err
		},
		"place": func(ctx context.Context, a access.Actor) error {
			_, err := h.MovePlace(ctx, a, PlaceCmd{Pledge: p, Version: 1, Number: 1, Stage: StageHired})
			return err
		},
		"withdraw": func(ctx context.Context, a access.Actor) error { _, err := h.WithdrawPledge(ctx, a, p, 1); return err },
		"back":     func(ctx context.Context, a access.Actor) error { _, err := h.TakeBackPledge(ctx, a, p, 1); return err },
	} {
		for _, who := range []access.Actor{h.reader, {}, {User: "m", Roles: []access.Role{access.Monitor}}} {
			if err := do(t.Context(), who); !fault.Is(err, fault.Denied) {
				t.Errorf("%s as %v: got %v", name, who.Roles, err)
			}
		}
	}
}

func TestACompanyJoinsTheBoardAndItsPledgeIsFollowedOnThePagesAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.register("Valdoro Logistica")
	s.contact(c, "2022-02-03", "meeting", SaidInterested)
	path, officer := Path(c, ""), s.as("officer")
	officer.Get("/board").Want(200).Good().WantText("Nessuna azienda nel Board.")
	officer.Get("/impegni").Want(200).Good().WantText("Nessun impegno qui.")
	page := officer.Get(path).Want(200).Good()
	page.Submit(`form[action="`+path+`/board"]`, url.Values{"on": {"2023-01-01"}}).Want(422).Good()
	page = page.Submit(`form[action="`+path+`/board"]`, url.Values{"on": {"2022-03-01"}}).Want(303).Follow().Want(200).Good()
	page.WantText("Adesione al Board registrata.", "nel Board", "non ha acconsentito")
	page = page.Submit(`form[action="`+path+`/vetrina"]`, nil).Want(303).Follow().WantText("acconsente dal gio 10 nov 2022")
	page.Submit(`form[action="`+path+`/impegni"]`, url.Values{"places": {"0"}, "due_on": {"2022-01-01"}}).Want(422).Good().WantText("Un numero da 1 a 200.", "È prima del giorno della promessa.")
	page = page.Submit(`form[action="`+path+`/impegni"]`, url.Values{"places": {"3"}, "made_on": {"2022-03-01"}, "due_on": {"2022-09-30"}}).Want(303).Follow().Want(200).Good()
	page.WantText("Impegno registrato.", "3 posti, tirocinio o lavoro", "3 posti in ritardo")
	pledges, err := PledgesOf(t.Context(), s.DB.Reader(), c)
	s.must(err)
	move := `form[action="/impegni/` + string(pledges[0].ID) + `/posti"]`
	page.Submit(move, url.Values{"stage": {"promised"}, "on": {"2022-10-01"}}).Want(409).Good().WantText("Non si può fare")
	page = page.Submit(move, url.Values{"stage": {"hired"}, "on": {"2022-10-01"}}).Want(303).Follow().Want(200).Good().WantText("1 assunzione", "2 posti in ritardo")
	officer.Get("/board").Want(200).Good().WantText("Valdoro Logistica", "1 di 3 mantenuti", "2 in ritardo")
	officer.Get("/impegni?anno=2022").Want(200).Good().WantText("3 posti promessi: 1 mantenuti, di cui 0 in tempo; 2 in ritardo.")
	officer.Get("/impegni?anno=2021&stato=tutti").Want(200).Good().WantText("Nessun impegno qui.")
	officer.Get(path+"/lettera?anno=2022").Want(200).Good().WantText("1 persona assunta", "1 incontro con noi", "Restano aperti 2 posti")
	officer.Get(path + "/lettera?anno=1999").Want(404)
	officer.Get(path+"/adesione").Want(200).Good().WantText("non obbliga ad assumere", "Bentivoglio")
	page = page.Submit(`form[action="`+path+`/board/uscita"]`, nil).Want(422).Good().WantText("Scegli una voce.")
	page.Submit(`form[action="`+path+`/board/uscita"]`, url.Values{"reason": {"closed"}}).Want(303).Follow().Want(200).WantText("Uscita dal Board registrata.", "ha chiuso")
	s.whole()
}
