package intake

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web/webtest"
)

func TestAWrongCodeOpensNothing(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	s.submit(onSite(NewFormToken(), s.answers()))
	b := s.browser()
	b.Get(pathRoad).Want(http.StatusOK).Good().WantNoText("Chiara")
	b.Get(pathReceipt).Want(http.StatusNotFound)
	b.Get(pathSaved).WantRedirect(StepWhere.path())
	for _, path := range []string{pathRoad, pathResume} {
		for _, code := range []string{"", "AAA AAA AAA", "<script>", strings.Repeat("A", 39)} {
			b.Post(path, url.Values{"code": {code}}).Want(http.StatusUnprocessableEntity).Good().
				WantText("non lo troviamo").WantElement("#errori a[href=#code]").WantNoText("Chiara")
		}
	}
	b.Get(pathRoad).WantNoText("Chiara")
}

func TestGuessingCodesIsSlowedDown(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	r := s.submit(onSite(NewFormToken(), s.answers()))
	b := s.browser()
	for range 60 {
		b.Post(pathRoad, url.Values{"code": {string(NewCode())}}).Want(http.StatusUnprocessableEntity)
	}
	b.Post(pathRoad, url.Values{"code": {string(r.Code)}}).Want(http.StatusUnprocessableEntity).WantText("Troppi tentativi")
}

func TestTheRoadShowsWhatIsOwedAndWhenToCome(t *testing.T) {
	t.Parallel()
	owed := []Pledge{
		{Kind: PledgeOpportunity, From: day(2), Due: day(2).AddMonths(3)},
		{Kind: PledgeExperience, From: day(2), Due: day(2).AddMonths(6)},
	}
	s := newStreet(t, func(context.Context, id.Application, civil.Date) ([]Pledge, error) { return owed, nil })
	follow := func(c Cmd) *webtest.Answer {
		r, err := s.service.Receipt(t.Context(), c.Application)
		if err != nil {
			t.Fatal(err)
		}
		b := s.browser()
		page := b.Post(pathRoad, url.Values{"code": {string(r.Code)}}).WantRedirect(pathRoad).Follow().Want(http.StatusOK).Good()
		b.Post(pathLeave, nil).WantRedirect(pathRoad).Follow().Want(http.StatusOK).WantNoText("Chiara")
		return page
	}
	set := s.at(InterviewSet)
	follow(set).WantText("Ciao Chiara", "Ora tocca a te", "Colloquio con noi", "ore 10:", "Dove: Stanza 2", "oggi", "Con giulia")
	target := s.at(InTarget)
	follow(target).WantText("Sei nel programma", "Un colloquio in un'azienda", "entro gio 2 giu 2022", "entro ven 2 set 2022", "Mancano")
	closed := s.received()
	s.do(s.service.CheckRequirements(t.Context(), s.office, CheckCmd{
		Cmd: closed, Area: No, Work: Yes, Source: "form", Reason: "outside_area", Destination: "employment_centre",
	}))
	follow(closed).WantText("La domanda è chiusa", "centro per l'impiego", "si può riaprire")
}

func TestTheRoadSaysWhenWeAreLate(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	r := s.submit(onSite(NewFormToken(), s.answers()))
	s.clock.Set(day(2).AddDays(7*5+3).At(9, 0, s.clock.Zone()))
	b := s.browser()
	b.Post(pathRoad, url.Values{"code": {string(r.Code)}}).WantRedirect(pathRoad).Follow().Good().
		WantText("Siamo in ritardo", "La data è passata da 3 giorni", "Hai ragione a chiedere")
}
