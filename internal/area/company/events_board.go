package company

import (
	"strconv"

	"insieme/internal/base/fault"
	"insieme/internal/base/journal"
)

// Journal kinds of the Board that do not move the relation.
const (
	KindPledgeMade      journal.Kind = "pledge_made"      // quantity: places; codes pledge, kind, due
	KindPledgeMoved     journal.Kind = "pledge_moved"     // codes pledge, place, stage
	KindPledgeWithdrawn journal.Kind = "pledge_withdrawn" // code pledge
	KindShowcaseAgreed  journal.Kind = "showcase_agreed"
	KindShowcaseEnded   journal.Kind = "showcase_ended"
)

// FoldPledge is the pledge that the live facts among events say; false when
// none of them makes it.
func FoldPledge(pledge PledgeID, events []journal.Event) (p Pledge, found bool, err error) {
	for _, e := range journal.Live(events) {
		if e.Code("pledge") != string(pledge) {
			continue
		}
		switch e.Kind {
		case KindPledgeMade:
			p, err = NewPledge(Pledge{ID: pledge, Company: e.Company, MadeOn: e.OccurredOn, Kind: PledgeKind(e.Code("kind")), DueOn: e.CodeDate("due")}, int(e.Quantity))
			found = true
		case KindPledgeMoved:
			number, nerr := strconv.Atoi(e.Code("place"))
			if nerr != nil {
				return p, found, fault.Wrap("company.FoldPledge", nerr)
			}
			p, err = p.Move(number, Stage(e.Code("stage")), e.OccurredOn)
		case KindPledgeWithdrawn:
			p, err = p.Withdraw(e.OccurredOn)
		}
		if err != nil {
			return p, found, err
		}
	}
	return p, found, nil
}
