package app

import (
	"testing"

	"insieme/internal/base/access"
)

// wantDeep wants the deep check to have looked at everything and found nothing.
func (s *site) wantDeep() {
	s.t.Helper()
	r, err := s.Deep(s.ctx())
	s.must(err)
	applications, pathways := s.count(`SELECT count(*) FROM application`), s.count(`SELECT count(*) FROM pathway`)
	if r.Applications != applications || r.Pathways != pathways || r.Events != s.count(`SELECT count(*) FROM event`) {
		s.t.Errorf("the deep check looked at %v, there are %d applications and %d pathways", r.Lines()[0], applications, pathways)
	}
	for _, wrong := range r.Wrong {
		s.t.Errorf("the deep check found %s", wrong)
	}
}

// TestDeepFindsWhatSomebodyChangedByHand spoils a row at a time and wants the
// deep check to find it.
func TestDeepFindsWhatSomebodyChangedByHand(t *testing.T) {
	t.Parallel()
	spoils := map[string]struct{ do, undo string }{
		"a state":                {`UPDATE application SET state = 'withdrawn'`, `UPDATE application SET state = 'in_target'`},
		"a day of a decision":    {`UPDATE application SET decided_on = '2022-02-01'`, `UPDATE application SET decided_on = '2022-03-01'`},
		"a reason of no end":     {`UPDATE application SET reason = 'other'`, `UPDATE application SET reason = ''`},
		"a state of a pathway":   {`UPDATE pathway SET state = 'at_work'`, `UPDATE pathway SET state = 'reactivating'`},
		"a promise's day":        {`UPDATE promise SET due = '2030-01-01' WHERE kind = 'opportunity'`, `UPDATE promise SET due = '2022-09-01' WHERE kind = 'opportunity'`},
		"a promise kept by none": {`UPDATE promise SET state = 'kept' WHERE kind = 'experience'`, `UPDATE promise SET state = 'open' WHERE kind = 'experience'`},
		"a line of the list":     {`UPDATE person_card SET stage = 'closed'`, `UPDATE person_card SET stage = 'reactivating'`},
		"a name in the list":     {`UPDATE person_card SET surname = 'Altra'`, `UPDATE person_card SET surname = (SELECT surname FROM person)`},
		"a fact that went":       {`DELETE FROM event WHERE kind = 'interview_held'`, ``},
	}
	s := newSite(t)
	s.counting(s.user(access.CaseWorker).User, s.user(access.Interviewer).User)
	s.wantDeep()
	last := "a fact that went"
	for name, spoil := range spoils {
		if name != last {
			s.wantFound(name, spoil.do)
			s.write(spoil.undo)
		}
	}
	s.wantDeep()
	s.wantFound(last, spoils[last].do)
}

func (s *site) wantFound(name, spoil string) {
	s.t.Helper()
	s.write(spoil)
	r, err := s.Deep(s.ctx())
	s.must(err)
	if len(r.Wrong) == 0 {
		s.t.Errorf("%s changed by hand is not found", name)
	}
}
