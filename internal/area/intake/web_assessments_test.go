package intake

import (
	"net/url"
	"testing"
	"time"
)

// TestAReassessmentIsComparedOverTime assesses a person at the interview and
// twice on the pathway: the last is laid over the one before, or over the
// first, and what the person says of themselves goes along.
func TestAReassessmentIsComparedOverTime(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.at(ToDecide)
	path := pathCase(c.Application) + "/colloquio"
	giulia := s.as("giulia")
	page := good(giulia.Get(path)).WantText("La persona dice di sé, prima", "La persona dice di sé, alla fine")
	page = page.Submit(form(c, "valutazione"), url.Values{
		"level": {"self_before.can=1", "work.italian=1", "self_after.can=2"}, "note": {"", "", ""},
	}).WantRedirect(path).Follow()
	good(page).WantText("prima del colloquio", "dopo il colloquio", "per niente → poco", "molto fragile")

	s.do(s.service.Decide(t.Context(), s.giulia, DecideCmd{Cmd: Cmd{Application: c.Application, Version: s.load(c).Version}, Decision: DecideReactivation}))
	assess := func(d int, level Level, self DomainCode, said Level) {
		t.Helper()
		s.clock.Set(day(d).At(9, 0, time.UTC))
		s.do(s.service.RecordAssessment(t.Context(), s.giulia, AssessCmd{
			Cmd:     Cmd{Application: c.Application, Version: s.load(c).Version},
			Profile: Profile{"work": {Levels: map[string]Level{"italian": level}}, self: {Levels: map[string]Level{"can": said}}},
		}))
	}
	assess(40, 3, SelfBefore, 3)
	assess(90, 4, SelfAfter, 4)
	giulia = s.as("giulia")
	good(giulia.Get(path)).WantText("adeguato → solido", "abbastanza → molto", "a confronto con quella del").WantNoText("prima del colloquio")
	good(giulia.Get(path+"?valutazione=1")).WantText("molto fragile → solido", "poco → molto")
	good(giulia.Get(path + "?valutazione=9")).WantText("adeguato → solido")
}
