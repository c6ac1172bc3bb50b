package app

import (
	"strings"
	"testing"

	"insieme/internal/area/intake"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
)

// TestOggiLeadsOnlyWhereItsReaderMayGo opens Oggi in every role and follows
// every link of it.
func TestOggiLeadsOnlyWhereItsReaderMayGo(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	refers := s.user(access.AccessPoint).Organisation
	_, err := s.Intake.ReferPerson(s.ctx(), access.System(), intake.ReferCmd{
		Token: intake.NewFormToken(), Organisation: refers, GivenName: "Aminata", Surname: "Sow", Phone: "+393335550901",
	})
	s.must(err)
	for _, role := range access.Roles() {
		reader := s.as(role)
		page := reader.Get("/oggi").Want(200).Good()
		for _, link := range page.All("a") {
			for _, a := range link.Attr {
				if a.Key == "href" && strings.HasPrefix(a.Val, "/") {
					reader.Get(a.Val).Want(200)
				}
			}
		}
	}
	s.as(access.AccessPoint).Get("/oggi").WantText("Che cosa è successo alle tue segnalazioni", "SOW Aminata").WantNoText("Da fare ora", "/persone")
	partner := s.as(access.Partner)
	partner.Get("/oggi").Want(200).WantText("0 domande aspettano", "Niente da fare ora")
	question, _ := s.question(s.user(access.Partner).Organisation)
	asked := partner.Get("/oggi").Want(200).Good().WantText("1 domanda aspetta la tua risposta", "Da fare ora", "VENTURI", "misura attiva", "Rispondi")
	asked.WantElement("a[href=/verifiche/" + string(question) + "]").WantNoText("/persone")
	for _, link := range asked.All("a") {
		for _, a := range link.Attr {
			if a.Key == "href" && strings.HasPrefix(a.Val, "/persone") {
				t.Errorf("a partner's Oggi leads to %s", a.Val)
			}
		}
	}
	looks, err := db.All(s.ctx(), s.DB.Reader(), db.Scalar[string], `SELECT page FROM access_log WHERE actor = $1`, string(s.user(access.Partner).User))
	if err != nil || len(looks) != 1 || looks[0] != "verification" {
		t.Errorf("the partner's looks: %v, %v", looks, err)
	}
	s.as(access.Monitor).Get("/oggi").WantText("Le tue pagine", "Rete").WantNoText("Da fare ora", "/persone")
	s.as(access.Coordinator).Get("/oggi").WantText("In attesa di altri", "segnalata da oggi")
}
