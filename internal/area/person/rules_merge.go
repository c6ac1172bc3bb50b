package person

import (
	"slices"

	"insieme/internal/area/person/linkage"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// field is a part of the profile that two records are compared by and that a
// merge can take from the record that goes.
type field struct {
	name string
	get  func(Person) string
	set  func(*Person, string) error
}

// Comparable lists the names of the fields by which two records are compared,
// in the order of the page.
func Comparable() []string {
	names := make([]string, 0, len(fields()))
	for _, f := range fields() {
		names = append(names, f.name)
	}
	return names
}

func fields() []field {
	text := func(name string, at func(*Person) *string) field {
		return field{
			name: name,
			get:  func(p Person) string { return *at(&p) },
			set:  func(p *Person, v string) error { *at(p) = v; return nil },
		}
	}
	return []field{
		text("surname", func(p *Person) *string { return &p.Surname }),
		text("given_name", func(p *Person) *string { return &p.GivenName }),
		{
			"birth_date", func(p Person) string { return p.BirthDate.String() },
			func(p *Person, v string) (err error) { p.BirthDate, err = civil.ParseDate(v); return err },
		},
		text("sex", func(p *Person) *string { return &p.Sex }),
		text("citizenship", func(p *Person) *string { return &p.Citizenship }),
		{
			"fiscal_code", func(p Person) string { return p.FiscalCode.Reveal() },
			func(p *Person, v string) (err error) { p.FiscalCode, err = civil.ParseFiscalCode(v); return err },
		},
		text("municipality", func(p *Person) *string { return &p.Municipality }),
		text("address", func(p *Person) *string { return &p.Address }),
		text("education", func(p *Person) *string { return &p.Education }),
		text("italian_level", func(p *Person) *string { return &p.ItalianLevel }),
		{
			"trades", func(p Person) string { return joinCodes(p.Trades) },
			func(p *Person, v string) error { p.Trades = splitCodes(v); return nil },
		},
		text("trade_other", func(p *Person) *string { return &p.TradeOther }),
		text("lang", func(p *Person) *string { return &p.Lang }),
		text("interpreter", func(p *Person) *string { return &p.Interpreter }),
	}
}

// Compared is one field of two records side by side.
type Compared struct {
	Name        string
	Keep, Alias string // as stored
	Like        Likeness
	Suggest     bool // take the alias's: the record that stays has nothing
}

// Compare puts two records side by side, fields that both leave empty aside.
func Compare(keep, alias Person) []Compared {
	var out []Compared
	for _, f := range fields() {
		c := Compared{Name: f.name, Keep: f.get(keep), Alias: f.get(alias)}
		c.Like = likeField(f.name, c.Keep, c.Alias)
		c.Suggest = c.Keep == "" && c.Alias != ""
		if c.Keep != "" || c.Alias != "" {
			out = append(out, c)
		}
	}
	return out
}

// likeField says how two values of a field compare: free text may be nearly the
// same, a date a digit apart, a code is the same or another.
func likeField(name, a, b string) Likeness {
	switch name {
	case "surname", "given_name", "address", "trade_other":
		return linkage.LikeTexts(a, b)
	case "birth_date":
		return linkage.LikeDates(a, b)
	}
	switch {
	case a == "" || b == "":
		return Unknown
	case a == b:
		return Same
	default:
		return Differs
	}
}

// mergeUndo is what a merge changed, kept sealed so that it can be put back.
type mergeUndo struct {
	Was   map[string]string // by field, as it was in the record that stays
	Is    map[string]string // by field, as the merge left it
	Added []ContactID       // contacts copied from the record that went

	Referent id.User // of the record that went, when the one that stays had none
}

// take copies fields of alias into keep and notes what was there.
func take(keep, alias Person, names []string) (Person, mergeUndo, error) {
	undo := mergeUndo{Was: map[string]string{}, Is: map[string]string{}}
	for _, n := range names {
		if !slices.Contains(Comparable(), n) {
			return keep, undo, fault.Bad("person.Merge", fault.Field{Name: "take", Key: "error.field.choice"})
		}
	}
	for _, f := range fields() {
		was, is := f.get(keep), f.get(alias)
		if !slices.Contains(names, f.name) || was == is {
			continue
		}
		if err := f.set(&keep, is); err != nil {
			return keep, undo, fault.Wrap("person.Merge", err)
		}
		undo.Was[f.name], undo.Is[f.name] = was, is
	}
	return keep, undo, nil
}

// putBack restores the fields that still are as the merge left them; who
// corrected one since meant it.
func (u mergeUndo) putBack(p Person) (Person, error) {
	for _, f := range fields() {
		was, changed := u.Was[f.name]
		if !changed || f.get(p) != u.Is[f.name] {
			continue
		}
		if err := f.set(&p, was); err != nil {
			return p, fault.Wrap("person.Unmerge", err)
		}
	}
	return p, nil
}
