package selection

import (
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

func TestNobodyIsSentWithoutBothAgreements(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		r := h.receive(asked())
		h.move(r, FactOpened, "")
		both, one, none := h.onPathway("Verdi", "ready", today, person.Work{}), h.onPathway("Neri", "ready", today, person.Work{}), h.onPathway("Bruni", "ready", today, person.Work{})
		h.must(h.Add(t.Context(), h.officer, r, one))
		h.must(h.Add(t.Context(), h.officer, r, none))
		h.must(h.Agree(t.Context(), h.boss(), r, one, PersonAgrees, person.Yes))
		if err := h.Send(t.Context(), h.officer, Cmd{r, h.find(r).Version}); !fault.Is(err, fault.Conflict) {
			t.Fatalf("sent with one agreement: %v", err)
		}
		h.agreed(r, both)
		h.must(h.Send(t.Context(), h.officer, Cmd{r, h.find(r).Version}))
		all, err := h.Entries(t.Context(), h.reader, r)
		h.must(err)
		sent := map[id.Person]bool{}
		for _, e := range all {
			sent[e.Person] = !e.SentOn.IsZero()
		}
		if len(all) != 3 || !sent[both] || sent[one] || sent[none] {
			t.Errorf("sent = %v", sent)
		}
		if err := h.Agree(t.Context(), h.boss(), r, both, PersonAgrees, person.No); !fault.Is(err, fault.Conflict) {
			t.Errorf("what was sent was sent: %v", err)
		}
		if err := h.Remove(t.Context(), h.officer, r, both); !fault.Is(err, fault.Conflict) {
			t.Errorf("who was sent stays: %v", err)
		}
		if err := h.Send(t.Context(), h.officer, Cmd{r, h.find(r).Version}); !fault.Is(err, fault.Conflict) {
			t.Errorf("nobody new, yet sent again: %v", err)
		}
		h.must(h.Remove(t.Context(), h.officer, r, none))
		h.whole(r)
		h.must(h.DB.Write(t.Context(), func(tx *db.Tx) error { return EraseIn(t.Context(), tx, []id.Person{one, both}) }))
		if n := h.count(`SELECT COUNT(*) FROM request_entry`); n != 0 {
			t.Errorf("%d entries outlive their people", n)
		}
	})
}

func TestAnAgreementTakenBackCountsNoMore(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	r, who := h.receive(asked()), h.onPathway("Verdi", "ready", today, person.Work{})
	h.move(r, FactOpened, "")
	h.agreed(r, who)
	h.must(h.Agree(t.Context(), h.boss(), r, who, ReferentAgrees, person.No))
	all, err := h.Entries(t.Context(), h.officer, r)
	h.must(err)
	if all[0].MaySend() || all[0].ReferentBy != "" {
		t.Errorf("got %+v", all[0])
	}
	if err := h.Agree(t.Context(), h.boss(), r, who, "company", person.Yes); !fault.Is(err, fault.Invalid) {
		t.Errorf("a third agreement: %v", err)
	}
	events, err := journal.ByPerson(t.Context(), h.DB.Reader(), who)
	h.must(err)
	if events[0].Kind != KindDisagreed || events[0].Code("tick") != "referent" {
		t.Errorf("the person's history ends with %+v", events[0])
	}
}

func TestOnlyWhoFollowsThePersonAgrees(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	r, who := h.receive(asked()), h.onPathway("Verdi", "ready", today, person.Work{})
	if err := h.Add(t.Context(), h.officer, r, who); !fault.Is(err, fault.Conflict) {
		t.Errorf("on the shortlist of a draft: %v", err)
	}
	h.move(r, FactOpened, "")
	h.must(h.Add(t.Context(), h.officer, r, who))
	h.must(h.Add(t.Context(), h.officer, r, who)) // twice is no error
	for _, actor := range []access.Actor{h.officer, h.reader, {}} {
		if err := h.Agree(t.Context(), actor, r, who, ReferentAgrees, person.Yes); !fault.Is(err, fault.Denied) {
			t.Errorf("%v agrees: %v", actor.Roles, err)
		}
	}
	if err := h.Add(t.Context(), h.reader, r, who); !fault.Is(err, fault.Denied) {
		t.Errorf("a case worker adds: %v", err)
	}
	if err := h.Note(t.Context(), h.reader, NoteCmd{r, who, "x"}); !fault.Is(err, fault.Denied) {
		t.Errorf("a case worker notes: %v", err)
	}
	if err := h.Remove(t.Context(), h.reader, r, who); !fault.Is(err, fault.Denied) {
		t.Errorf("a case worker removes: %v", err)
	}
	h.must(h.People.AssignReferent(t.Context(), h.boss(), person.AssignReferentCmd{Person: who, User: h.reader.User, Reason: "first"}))
	h.must(h.Agree(t.Context(), h.reader, r, who, ReferentAgrees, person.Yes))
	if err := h.Add(t.Context(), h.officer, r, id.New[id.Person]()); !fault.Is(err, fault.NotFound) {
		t.Errorf("nobody is on the shortlist: %v", err)
	}
	todos, err := NewPages(h.Service).Todos(t.Context(), h.reader, access.ScopeOf(h.reader, access.PersonView), today)
	if err != nil || len(todos) != 1 || todos[0].Person != who || todos[0].Owner != h.reader.User {
		t.Errorf("the referent's Oggi = %+v, %v", todos, err)
	}
}

func TestTheShortlistOnItsPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	r, who := s.receive(asked()), s.onPathway("Verdi", "ready", today, person.Work{})
	s.move(r, FactOpened, "")
	s.user("boss", access.Coordinator)
	officer, boss := s.as("officer"), s.as("boss")
	entry := Path(r, "/elenco/"+string(who))
	page := officer.Get(Path(r, "")).Want(200).Good().WantText("Ancora nessuno: scegli")
	page = page.Submit(`form[action="`+Path(r, "/elenco")+`"]`, nil).WantRedirect(Path(r, "#elenco")).Follow()
	page.WantText("Messa in elenco.", "La persona non ha ancora detto sì")
	if page.Has(`form[action="` + entry + `/accordo"]`) {
		t.Error("the officer may agree in the person's place")
	}
	page.Submit(`form[action="`+entry+`/nota"]`, url.Values{"note": {"Ha voglia di <b>cucinare</b>"}}).WantRedirect(Path(r, "#elenco"))
	page.Submit(`form[action="`+Path(r, "/mandata")+`"]`, nil).Want(409).Good().WantText("Nessuno può partire")
	boss.Get(Path(r, "")).Good().WantText("Ha voglia di <b>cucinare</b>")
	for _, tick := range []string{"person", "referent"} {
		boss.Post(entry+"/accordo", url.Values{"tick": {tick}, "agrees": {"yes"}}).WantRedirect(Path(r, "#elenco"))
	}
	boss.Post(entry+"/accordo", url.Values{"tick": {"other"}, "agrees": {"yes"}}).Want(422)
	officer.Post(entry+"/accordo", url.Values{"tick": {"person"}, "agrees": {"yes"}}).Want(404)
	officer.Get(Path(r, "")).Submit(`form[action="`+Path(r, "/mandata")+`"]`, nil).WantRedirect(Path(r, "")).Follow().Good().WantText("mandata il gio 10 nov 2022")
	officer.Post(entry+"/togli", nil).Want(409)
	officer.Post(Path(r, "/elenco"), url.Values{"person": {"x"}}).Want(422)
	if strings.Contains(s.log.String(), "voglia") {
		t.Error("the log tells a note")
	}
	sealed := s.count(`SELECT COUNT(*) FROM request_entry WHERE note_sealed IS NOT NULL`)
	if sealed != 1 {
		t.Errorf("%d sealed notes", sealed)
	}
}
