package monitoring

import (
	"context"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// CaseDeps is what the list of cases works with.
type CaseDeps struct {
	DB   *db.DB
	Keys *crypt.Keys
}

// CaseService gives the external monitor the cases under codes.
type CaseService struct{ CaseDeps }

// NewCaseService makes the service.
func NewCaseService(d CaseDeps) *CaseService { return &CaseService{d} }

// Cases lists all cases for a monitor, coarse, in the order of their codes.
// That they were looked at is written down first.
func (s *CaseService) Cases(ctx context.Context, actor access.Actor) ([]Case, error) {
	const op = "monitoring.Cases"
	if err := access.RequireAny(actor, access.MonitorCases); err != nil {
		return nil, err
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		return audit.Change(ctx, tx, actor, access.MonitorCases, "case_list", actor.User)
	})
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	rows, err := caseRows(ctx, s.DB.Reader())
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	cases := make([]Case, len(rows))
	for i, r := range rows {
		ended := r.ended
		if ended.IsZero() {
			ended = r.closed
		}
		cases[i] = Case{
			Code: s.code(actor.User, r.person), Band: BandOf(r.birth, r.received), District: r.district,
			Stage: StageOf(r.state, r.pathway, r.ending), Received: MonthOf(r.received), Decided: MonthOf(r.decided), Ended: MonthOf(ended),
			Track: r.track, Promises: Tally{Kept: r.kept, Late: r.late, Broken: r.broken, Open: r.openStill},
		}
	}
	Coarsen(cases)
	Shuffle(cases)
	return cases, nil
}

// code stands for a person to one monitor, for as long as the installation's
// key does. Without the key nobody finds the person by it, and two monitors
// cannot find out that they speak of the same one.
func (s *CaseService) code(monitor id.User, person id.Person) string {
	code := strings.ToUpper(s.Keys.Blind("monitor.case", string(monitor)+"/"+string(person)))
	return code[:5] + "-" + code[5:10]
}
