package intake

import (
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// Versions are all versions of the instrument, oldest first.
type Versions []Instrument

// Last is the version that a new one begins from; zero when there is none.
func (v Versions) Last() Instrument {
	if len(v) == 0 {
		return Instrument{}
	}
	return v[len(v)-1]
}

// find gives a version by its number, among those of the last one's code.
func (v Versions) find(version int) (int, bool) {
	at := slices.IndexFunc(v, func(in Instrument) bool { return in.Code == v.Last().Code && in.Version == version })
	return at, at >= 0
}

// Validity is when a version is used, seen from a day.
type Validity string

// The validities of a version.
const (
	ValidityNow   Validity = "now"   // what is filled in today
	ValiditySoon  Validity = "soon"  // has not begun
	ValidityPast  Validity = "past"  // another one has followed
	ValidityNever Validity = "never" // another one began on the same day
)

// Validities lists them.
func Validities() []Validity {
	return []Validity{ValidityNow, ValiditySoon, ValidityPast, ValidityNever}
}

// Validity tells when the version at a place is used: until the day before the
// next one's, without an end for the last.
func (v Versions) Validity(at int, today civil.Date) (Validity, civil.Period) {
	p := civil.Period{From: v[at].ValidFrom}
	if at+1 < len(v) {
		if !v[at+1].ValidFrom.After(p.From) {
			return ValidityNever, p
		}
		p.To = v[at+1].ValidFrom.AddDays(-1)
	}
	switch {
	case p.From.After(today):
		return ValiditySoon, p
	case p.Contains(today):
		return ValidityNow, p
	default:
		return ValidityPast, p
	}
}

// The bounds of an instrument.
const (
	MaxScore     = 100 // points of an answer
	MaxItems     = 60
	maxLabel     = 120
	maxItemText  = 200
	maxItemHelp  = 300
	maxRuleWords = 1000
)

var codePattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// The form fields of a version, by place: items are counted through all
// domains, answers are named by the scale or item that they are of and by
// their level.
func domainField(i int, part string) string { return fmt.Sprintf("domain-%d-%s", i+1, part) }
func itemField(i int, part string) string   { return fmt.Sprintf("item-%d-%s", i+1, part) }
func optionField(of string, level Level, part string) string {
	return fmt.Sprintf("%s-%d-%s", of, level, part)
}

const scaleField = "scale"

// CheckNew holds a version that is to follow the last one against the rules
// (R2.6): texts and answers complete, codes unique, thresholds within reach, a
// first day neither past nor before the last version's.
func (in Instrument) CheckNew(last Instrument, today civil.Date) error {
	var c fault.Check
	c.Fail(in.ValidFrom.IsZero(), "from", "error.field.required")
	c.Fail(!in.ValidFrom.IsZero() && in.ValidFrom.Before(today), "from", "intake.instrument.error.past")
	c.Fail(!in.ValidFrom.IsZero() && in.ValidFrom.Before(last.ValidFrom), "from", "intake.instrument.error.before_last")
	checkWords(&c, "label", in.Label, maxLabel)
	checkWords(&c, "legal", in.Legal, maxRuleWords)
	checkWords(&c, "rule", in.Rule, maxRuleWords)
	checkOptions(&c, in.Scale, scaleField, optionField(scaleField, LowestLevel, "text"))
	seen, n := map[string]bool{}, 0
	for i, d := range in.Domains {
		checkWords(&c, domainField(i, "name"), d.Name, maxLabel)
		c.Fail(len(d.Items) == 0, domainField(i, "name"), "intake.instrument.error.no_items")
		for _, item := range d.Items {
			field := itemField(n, "code")
			c.Fail(!codePattern.MatchString(item.Code), field, "intake.instrument.error.code")
			c.Fail(seen[item.Code], field, "intake.instrument.error.twice")
			seen[item.Code] = true
			checkWords(&c, itemField(n, "text"), item.Text, maxItemText)
			c.Fail(utf8.RuneCountInString(item.Help.It) > maxItemHelp, itemField(n, "help"), "error.field.long", maxItemHelp)
			if len(item.Options) > 0 {
				checkOptions(&c, item.Options, itemField(n, "answer"), itemField(n, "text"))
			}
			n++
		}
	}
	c.Fail(n > MaxItems, "", "intake.instrument.error.many", MaxItems)
	in.checkThresholds(&c)
	return c.Err("intake.Instrument.CheckNew")
}

func checkWords(c *fault.Check, field string, w Words, limit int) {
	c.Fail(w.It == "", field, "error.field.required")
	c.Fail(max(utf8.RuneCountInString(w.It), utf8.RuneCountInString(w.En)) > limit, field, "error.field.long", limit)
}

// checkOptions looks at the answers of an item or of the scale; field is where
// it says that they are too few.
func checkOptions(c *fault.Check, options []Option, of, field string) {
	levels := map[Level]bool{}
	c.Fail(len(options) < 2, field, "intake.instrument.error.answers")
	for _, o := range options {
		checkWords(c, optionField(of, o.Level, "text"), o.Text, maxLabel)
		c.Fail(o.Score < 0 || o.Score > MaxScore, optionField(of, o.Level, "score"), "intake.instrument.error.score", MaxScore)
		c.Fail(o.Level < LowestLevel || o.Level > HighestLevel || levels[o.Level], optionField(of, o.Level, "text"), "error.field.choice")
		levels[o.Level] = true
	}
}

// checkThresholds looks whether every threshold can be reached, and whether it
// parts people at all.
func (in Instrument) checkThresholds(c *fault.Check) {
	outside := func(n *int, r Reach) bool { return n != nil && (*n < r.Least || *n > r.Most) }
	for i, d := range in.Domains {
		r := in.ReachOf(d)
		c.Fail(outside(d.Threshold, r), domainField(i, "threshold"), "intake.instrument.error.reach", r.Least, r.Most)
	}
	total := in.Reach()
	c.Fail(outside(in.From, total), "total_from", "intake.instrument.error.reach", total.Least, total.Most)
	c.Fail(outside(in.To, total), "total_to", "intake.instrument.error.reach", total.Least, total.Most)
	c.Fail(in.From != nil && in.To != nil && *in.From > *in.To, "total_to", "intake.instrument.error.bounds")
}

// Reach are the least and the most points that can be had.
type Reach struct{ Least, Most int }

// ReachOf gives the points that a domain can add up to.
func (in Instrument) ReachOf(d Domain) Reach {
	var r Reach
	for _, item := range d.Items {
		least, most := 0, 0
		for i, a := range in.OptionsOf(item) {
			if i == 0 {
				least, most = a.Score, a.Score
			}
			least, most = min(least, a.Score), max(most, a.Score)
		}
		r.Least, r.Most = r.Least+least, r.Most+most
	}
	return r
}

// Reach gives the points that all domains can add up to.
func (in Instrument) Reach() Reach {
	var r Reach
	for _, d := range in.Domains {
		of := in.ReachOf(d)
		r.Least, r.Most = r.Least+of.Least, r.Most+of.Most
	}
	return r
}

// canWithdraw reports whether the version at a place may be taken back: the
// last one, while it has not begun.
func (v Versions) canWithdraw(at int, today civil.Date) bool {
	return at == len(v)-1 && v[at].ValidFrom.After(today)
}

// next is the version that follows, with the given texts. The domains stay
// those of the last version, in their order, and who may read them too.
func (in Instrument) next(wanted Instrument) (Instrument, error) {
	same := slices.EqualFunc(in.Domains, wanted.Domains, func(a, b Domain) bool { return a.Code == b.Code })
	if !same {
		return Instrument{}, fault.Bad("intake.Instrument.next", fault.Field{Key: "intake.error.instrument"})
	}
	wanted.Code, wanted.Version, wanted.Self = in.Code, in.Version+1, in.Self
	wanted.Domains = slices.Clone(wanted.Domains)
	for i := range wanted.Domains {
		wanted.Domains[i].Restricted = in.Domains[i].Restricted
	}
	return wanted, nil
}
