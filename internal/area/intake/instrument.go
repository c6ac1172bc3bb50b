package intake

import (
	"log/slog"
	"maps"
	"slices"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Instrument is a version of the questionnaire of the interview (R2.6): data
// of the programme, not code. The one installed by default is an example, the
// programme's internal profile; it is not the index of L.R. 14/15, which only
// the équipe issues.
type Instrument struct {
	Code      string     `json:"-"`
	Version   int        `json:"-"`
	ValidFrom civil.Date `json:"-"`
	Label     Words      `json:"label"`
	Legal     Words      `json:"legal_basis"` // where it comes from, and what it is not
	Rule      Words      `json:"rule"`        // who the thresholds propose, in words
	From      *int       `json:"from,omitempty"`
	To        *int       `json:"to,omitempty"` // From and To bound the total points; nil for no bound
	Scale     []Option   `json:"scale"`        // of the items that have no answers of their own
	Self      []Item     `json:"self"`         // what the person says of themselves, before and after
	Domains   []Domain   `json:"domains"`
}

// Option is one answer that may be given to an item: its level, its words, and the
// points that it adds to the domain's sum.
type Option struct {
	Level Level `json:"level"`
	Text  Words `json:"text"`
	Score int   `json:"score"`
}

// Words is a text of the instrument in the languages of the staff's side.
type Words struct {
	It string `json:"it"`
	En string `json:"en"`
}

// In gives the words of a language; anything but "en" is Italian.
func (w Words) In(lang string) string {
	if lang == "en" && w.En != "" {
		return w.En
	}
	return w.It
}

// DomainCode names a part of the instrument. The answers of each are sealed
// apart.
type DomainCode string

// Domain is a part of the instrument. Restricted answers need person.health,
// to be read and to be written.
type Domain struct {
	Code       DomainCode `json:"code"`
	Name       Words      `json:"name"`
	Restricted bool       `json:"restricted"`
	Needed     bool       `json:"needed,omitempty"`    // the rule needs this threshold; of the others it needs one
	Threshold  *int       `json:"threshold,omitempty"` // points from which the domain counts; nil until somebody sets it
	Items      []Item     `json:"items"`
}

// Item is one thing looked at, or said by the person, on four levels.
type Item struct {
	Code    string   `json:"code"`
	Text    Words    `json:"text"`
	Help    Words    `json:"help"`
	Options []Option `json:"answers,omitempty"` // its own; none for the instrument's scale
}

// Level is how an item stands, from 1, the most fragile, to 4, the most solid.
// What is added up are the points of answers, never levels.
type Level int

// The bounds of a level; 0 is not looked at.
const (
	LowestLevel  Level = 1
	HighestLevel Level = 4
)

// Levels lists the levels from the most fragile.
func Levels() []Level { return []Level{1, 2, 3, 4} }

// Profile is what an assessment found, by domain.
type Profile map[DomainCode]DomainAnswers

// LogValue keeps the answers out of the log.
func (Profile) LogValue() slog.Value { return slog.StringValue("[answers]") }

// DomainAnswers are the levels of a domain's items, by item code, and a note.
type DomainAnswers struct {
	Levels map[string]Level `json:"levels,omitempty"`
	Note   string           `json:"note,omitempty"`
}

// LogValue keeps the answers out of the log.
func (DomainAnswers) LogValue() slog.Value { return slog.StringValue("[answers]") }

// IsZero reports whether nothing was said.
func (d DomainAnswers) IsZero() bool { return len(d.Levels) == 0 && d.Note == "" }

// MaxNote is how long the note of a domain may be, in characters.
const MaxNote = 4000

// Check holds a profile against the instrument: some answer, known items, known
// levels. Field names are those of FieldOf.
func (in Instrument) Check(p Profile) error {
	var c fault.Check
	said := false
	for _, code := range slices.Sorted(maps.Keys(p)) {
		answers := p[code]
		d, ok := in.domain(code)
		c.Fail(!ok, "", "intake.error.instrument")
		said = said || !answers.IsZero()
		c.Fail(utf8.RuneCountInString(answers.Note) > MaxNote, NoteField(code), "error.field.long", MaxNote)
		for code, level := range answers.Levels {
			item, known := d.item(code)
			c.Fail(!known, "", "intake.error.instrument")
			_, offered := in.option(item, level)
			c.Fail(known && !offered, FieldOf(d.Code, code), "error.field.choice")
		}
	}
	c.Fail(!said, "", "intake.error.empty_profile")
	return c.Err("intake.Instrument.Check")
}

func (d Domain) item(code string) (Item, bool) {
	at := slices.IndexFunc(d.Items, func(i Item) bool { return i.Code == code })
	if at < 0 {
		return Item{}, false
	}
	return d.Items[at], true
}

// OptionsOf lists the answers that an item offers: its own, or the scale's.
func (in Instrument) OptionsOf(item Item) []Option {
	if len(item.Options) > 0 {
		return item.Options
	}
	return in.Scale
}

func (in Instrument) option(item Item, level Level) (Option, bool) {
	offered := in.OptionsOf(item)
	at := slices.IndexFunc(offered, func(a Option) bool { return a.Level == level })
	if at < 0 {
		return Option{}, false
	}
	return offered[at], true
}

// FieldOf is the form field of an item, NoteField that of a domain's note.
func FieldOf(domain DomainCode, item string) string { return string(domain) + "." + item }

// NoteField is the form field of a domain's note.
func NoteField(domain DomainCode) string { return string(domain) + ".note" }

// Restricted lists the domains of a profile that need person.health.
func (in Instrument) Restricted(p Profile) []DomainCode {
	var out []DomainCode
	for _, d := range in.Domains {
		if d.Restricted && !p[d.Code].IsZero() {
			out = append(out, d.Code)
		}
	}
	return out
}

// AssessmentID names an assessment.
type AssessmentID string

// Assessment is one filling in of the instrument.
type Assessment struct {
	ID          AssessmentID
	Application id.Application
	Person      id.Person
	Instrument  string
	Version     int
	OnDay       civil.Date
	Author      id.User
	Event       id.Event
	Profile     Profile // the domains that the reader may read
}

// LogValue keeps the answers out of the log.
func (a Assessment) LogValue() slog.Value { return slog.StringValue("assessment " + string(a.ID)) }

// Change is an item at an earlier and a later assessment; a level of 0 was not
// looked at.
type Change struct {
	Item          Item
	Earlier, Then Level
}

// Changes compares two assessments item by item of a domain, in the order of
// the instrument; earlier may be nil.
func (d Domain) Changes(earlier, later Profile) []Change {
	out := make([]Change, 0, len(d.Items))
	for _, item := range d.Items {
		c := Change{Item: item, Earlier: earlier[d.Code].Levels[item.Code], Then: later[d.Code].Levels[item.Code]}
		if c.Earlier != 0 || c.Then != 0 {
			out = append(out, c)
		}
	}
	return out
}
