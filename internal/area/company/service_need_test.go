package company

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web/webtest"
)

// token invites a company and gives the last part of its link.
func (h *house) token(c id.Company) string {
	h.t.Helper()
	made, err := h.Invite(h.t.Context(), h.officer, InviteCmd{Company: c})
	h.must(err)
	link, found := strings.CutPrefix(made.Link, "https://insieme.example/indagine/")
	if !found || made.Until != today.AddDays(30) || made.Sent {
		h.t.Fatalf("got %q until %s, sent %v", made.Link, made.Until, made.Sent)
	}
	return link
}

func TestALinkTakesOneAnswerOfItsOwnCompany(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		c, other := h.register("Valdoro"), h.register("Altra")
		token, second := h.token(c), h.token(c)
		if err := h.AnswerSurvey(t.Context(), token, nil); !fault.Is(err, fault.Invalid) {
			t.Errorf("an empty answer: %v", err)
		}
		bad := []Need{{Kind: NeedProfile, What: "Magazziniere"}, {Kind: NeedProfile, What: "Autista", Many: -1}}
		if err := h.AnswerSurvey(t.Context(), token, bad); len(fault.FieldsOf(err)) != 1 || fault.FieldsOf(err)[0].Name != "many-2" {
			t.Errorf("a wrong number: %v", err)
		}
		good := []Need{{Kind: NeedProfile, What: "Magazziniere", Many: 3, When: "now", Company: other}, {Kind: NeedTraining, What: "Italiano"}}
		h.must(h.AnswerSurvey(t.Context(), token, good))
		for name, t2 := range map[string]string{"used": token, "wrong": "x" + second[1:], "empty": ""} {
			if err := h.AnswerSurvey(t.Context(), t2, good); !fault.Is(err, fault.NotFound) {
				t.Errorf("a link that is %s: %v", name, err)
			}
		}
		needs, err := NeedsOf(t.Context(), d.Reader(), c)
		if err != nil || len(needs) != 2 {
			t.Fatalf("got %v, %v", needs, err)
		}
		if needs, err := NeedsOf(t.Context(), d.Reader(), other); err != nil || len(needs) != 0 {
			t.Errorf("the other company got %v, %v", needs, err)
		}
		surveys, err := SurveysOf(t.Context(), d.Reader(), c)
		if err != nil || len(surveys) != 2 || surveys[0].AnsweredOn.IsZero() == surveys[1].AnsweredOn.IsZero() {
			t.Errorf("got %+v, %v", surveys, err)
		}
		rows, err := Needs(t.Context(), d.Reader(), access.ScopeOf(h.reader, access.CompanyView), NeedTraining, 10)
		if err != nil || len(rows) != 1 || rows[0].What != "Italiano" || rows[0].Name != "Valdoro" {
			t.Errorf("the list: %v, %v", rows, err)
		}
		h.must(h.CloseNeed(t.Context(), h.officer, c, rows[0].ID))
		if rows, err = Needs(t.Context(), d.Reader(), access.ScopeOf(h.reader, access.CompanyView), "", 10); err != nil || len(rows) != 1 {
			t.Errorf("after closing: %v, %v", rows, err)
		}
	})
}

func TestALinkExpires(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	token := h.token(h.register("Valdoro"))
	h.must(h.DB.Write(t.Context(), func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE company_survey SET expires_at = $1`, clock.Wall{}.Now().Add(-time.Minute))
		return err
	}))
	if err := h.AnswerSurvey(t.Context(), token, []Need{{Kind: NeedProfile, What: "Cuoco"}}); !fault.Is(err, fault.NotFound) {
		t.Errorf("got %v", err)
	}
}

func TestACommitmentIsATradeUnions(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		c := h.register("Valdoro")
		union := h.organisation("Sindacato", network.KindTradeUnion)
		m := Commitment{Company: c, Union: h.association, SignedOn: day("2022-05-01"), Places: 2, Words: "Due posti per persone del programma."}
		if _, err := h.SignCommitment(t.Context(), h.officer, m); len(fault.FieldsOf(err)) != 1 || fault.FieldsOf(err)[0].Name != "union" {
			t.Errorf("an association's: %v", err)
		}
		m.Union = union
		made, err := h.SignCommitment(t.Context(), h.officer, m)
		h.must(err)
		h.must(h.EndCommitment(t.Context(), h.officer, c, made))
		rows, err := Commitments(t.Context(), d.Reader(), access.ScopeOf(h.reader, access.CompanyView), 10)
		if err != nil || len(rows) != 1 || rows[0].UnionName != "Sindacato" || rows[0].EndedOn != today {
			t.Errorf("got %+v, %v", rows, err)
		}
	})
}

func TestNeedsRefuseWhoMayNot(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	c := h.register("Valdoro")
	for name, do := range map[string]func(context.Context, access.Actor) error{
		"invite": func(ctx context.Context, a access.Actor) error {
			_, err := h.Invite(ctx, a, InviteCmd{Company: c})
			return err
		},
		"note": func(ctx context.Context, a access.Actor) error {
			_, err := h.NoteNeed(ctx, a, Need{Company: c, Kind: NeedProfile, What: "x"})
			return err
		},
		"close": func(ctx context.Context, a access.Actor) error { return h.CloseNeed(ctx, a, c, "x") },
		"commitment": func(ctx context.Context, a access.Actor) error {
			_, err := h.SignCommitment(ctx, a, Commitment{Company: c})
			return err
		},
		"end": func(ctx context.Context, a access.Actor) error { return h.EndCommitment(ctx, a, c, "x") },
	} {
		for _, who := range []access.Actor{h.reader, {}, {User: "m", Roles: []access.Role{access.Monitor}}} {
			if err := do(t.Context(), who); !fault.Is(err, fault.Denied) {
				t.Errorf("%s as %v: got %v", name, who.Roles, err)
			}
		}
	}
}

func TestACompanyAnswersWithoutAnAccountAndItsLinkOpensNothingElse(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.register("Valdoro Logistica")
	path, officer := Path(c, ""), s.as("officer")
	invited := officer.Get(path).Want(200).Submit(`form[action="`+path+`/indagine"]`, nil).Want(200).Good().WantText("non si vede una seconda volta")
	text := invited.Text()
	from := strings.Index(text, "https://insieme.example/indagine/")
	link := strings.Fields(text[from+len("https://insieme.example"):])[0]
	outside := webtest.New(t, s.server.Handler())
	page := outside.Get(link).Want(200).Good().WantText("Che cosa serve a Valdoro Logistica?")
	form := `form[action="` + link + `"]`
	page.Submit(form, nil).Want(422).Good().WantText("Scrivete almeno una riga.")
	wrong := page.Submit(form, url.Values{"profile": {"Magazziniere", "", ""}, "profile_many": {"tre", "", ""}}).Want(422).Good()
	wrong.WantText("Un numero da 0 a 500.")
	outside.Get(path).WantRedirect("/entra")
	page.Submit(form, url.Values{
		"profile": {"Magazziniere", "", ""}, "profile_many": {"3", "", ""}, "profile_when": {"now", "", ""}, "training": {"Italiano", ""},
	}).WantRedirect("/indagine/grazie").Follow().Want(200).Good().WantText("Grazie, la risposta è arrivata")
	outside.Get(link).Want(404).Good().WantText("Questo link non apre più niente")
	outside.Get("/indagine/x").Want(404)
	officer.Get(path).Want(200).Good().WantText("Magazziniere, 3 persone", "Italiano", "subito", "risposta il")
	officer.Get("/fabbisogni").Want(200).Good().WantText("Magazziniere", "Valdoro Logistica")
	officer.Get("/fabbisogni?tipo=training").Want(200).WantNoText("Magazziniere")
	officer.Get("/accordi").Want(200).Good().WantText("Nessun accordo sindacale.")
}
