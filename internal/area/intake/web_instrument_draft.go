package intake

import (
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// instrumentForm is a new version as it is sent. Rows are parallel lists:
// domains, items, and answers four by four, those of the scale first and then
// those of the items that have their own.
type instrumentForm struct {
	Seen      int          `form:"seen"`
	Do        string       `form:"do" max:"60"`
	From      civil.Date   `form:"from"`
	LabelIt   string       `form:"label_it" max:"2000"`
	LabelEn   string       `form:"label_en" max:"2000"`
	LegalIt   string       `form:"legal_it" area:"true"`
	LegalEn   string       `form:"legal_en" area:"true"`
	RuleIt    string       `form:"rule_it" area:"true"`
	RuleEn    string       `form:"rule_en" area:"true"`
	TotalFrom string       `form:"total_from" max:"20"`
	TotalTo   string       `form:"total_to" max:"20"`
	Domain    []DomainCode `form:"domain" max:"40"`
	DomainIt  []string     `form:"domain_it" max:"2000"`
	DomainEn  []string     `form:"domain_en" max:"2000"`
	Threshold []string     `form:"threshold" max:"20"`
	Needed    []string     `form:"needed" max:"20"`
	ItemOf    []DomainCode `form:"item_of" max:"40"`
	ItemOwn   []string     `form:"item_own" max:"20"`
	ItemCode  []string     `form:"item_code" max:"200"`
	ItemIt    []string     `form:"item_it" max:"2000"`
	ItemEn    []string     `form:"item_en" max:"2000"`
	HelpIt    []string     `form:"help_it" max:"2000"`
	HelpEn    []string     `form:"help_en" max:"2000"`
	OptionIt  []string     `form:"option_it" max:"2000" values:"400"`
	OptionEn  []string     `form:"option_en" max:"2000" values:"400"`
	Score     []string     `form:"score" max:"20" values:"400"`
}

// The steps of the form beside saving: "add:work", "remove:3", "own:3" gives an
// item its own answers, "scale:3" takes them away.
const (
	doSave   = "save"
	doAdd    = "add"
	doRemove = "remove"
	doOwn    = "own"
	doScale  = "scale"
)

// draft is a version being written: what was typed, numbers included, in the
// shape of the instrument.
type draft struct {
	From               string
	Label, Legal, Rule Words
	TotalFrom, TotalTo string
	Scale              draftOptions
	Domains            []draftDomain
	Added              int // place of the item that was just added, from 1
}

type draftDomain struct {
	Code      DomainCode
	Name      Words
	Threshold string
	Needed    bool
	Items     []draftItem
}

type draftItem struct {
	Code       string
	Text, Help Words
	Own        bool
	Options    draftOptions // with Own
}

// draftOptions are the answers by level; one without words and points is none.
type draftOptions [HighestLevel]draftOption

type draftOption struct {
	Text  Words
	Score string
}

// draftOf begins a new version from another one.
func draftOf(in Instrument, from civil.Date) draft {
	d := draft{
		From: from.String(), Label: in.Label, Legal: in.Legal, Rule: in.Rule, TotalFrom: typedNumber(in.From), TotalTo: typedNumber(in.To),
		Scale: optionsOf(in.Scale),
	}
	for _, of := range in.Domains {
		domain := draftDomain{Code: of.Code, Name: of.Name, Threshold: typedNumber(of.Threshold), Needed: of.Needed}
		for _, item := range of.Items {
			domain.Items = append(domain.Items, draftItem{
				Code: item.Code, Text: item.Text, Help: item.Help, Own: len(item.Options) > 0, Options: optionsOf(item.Options),
			})
		}
		d.Domains = append(d.Domains, domain)
	}
	return d
}

func optionsOf(options []Option) draftOptions {
	var out draftOptions
	for _, o := range options {
		if o.Level >= LowestLevel && o.Level <= HighestLevel {
			out[o.Level-1] = draftOption{o.Text, strconv.Itoa(o.Score)}
		}
	}
	return out
}

func typedNumber(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// draft puts the rows of a form together. When rows are missing ok is false and
// they are empty: such a form is shown again, never saved.
func (f instrumentForm) draft() (d draft, ok bool) {
	d = draft{
		From: f.From.String(), Label: Words{f.LabelIt, f.LabelEn}, Legal: Words{f.LegalIt, f.LegalEn}, Rule: Words{f.RuleIt, f.RuleEn},
		TotalFrom: f.TotalFrom, TotalTo: f.TotalTo, Scale: f.options(0),
	}
	for i, code := range f.Domain {
		d.Domains = append(d.Domains, draftDomain{
			Code: code, Name: Words{row(f.DomainIt, i), row(f.DomainEn, i)}, Threshold: row(f.Threshold, i), Needed: row(f.Needed, i) == "yes",
		})
	}
	blocks, known := 1, true
	for i, of := range f.ItemOf {
		at := slices.Index(f.Domain, of)
		if at < 0 {
			known = false
			continue
		}
		item := draftItem{
			Code: row(f.ItemCode, i), Text: Words{row(f.ItemIt, i), row(f.ItemEn, i)}, Help: Words{row(f.HelpIt, i), row(f.HelpEn, i)},
			Own: row(f.ItemOwn, i) == "yes",
		}
		if item.Own {
			item.Options = f.options(blocks)
			blocks++
		}
		d.Domains[at].Items = append(d.Domains[at].Items, item)
	}
	return d, known && f.even(blocks)
}

// even reports whether every row has all its fields, with so many blocks of
// answers.
func (f instrumentForm) even(blocks int) bool {
	full := func(n int, columns ...[]string) bool {
		return !slices.ContainsFunc(columns, func(c []string) bool { return len(c) != n })
	}
	return full(len(f.Domain), f.DomainIt, f.DomainEn, f.Threshold, f.Needed) &&
		full(len(f.ItemOf), f.ItemOwn, f.ItemCode, f.ItemIt, f.ItemEn, f.HelpIt, f.HelpEn) &&
		full(blocks*int(HighestLevel), f.OptionIt, f.OptionEn, f.Score)
}

func row(rows []string, i int) string {
	if i >= len(rows) {
		return ""
	}
	return rows[i]
}

// options are the answers of a block of four rows.
func (f instrumentForm) options(block int) (out draftOptions) {
	for i := range out {
		at := block*len(out) + i
		out[i] = draftOption{Words{row(f.OptionIt, at), row(f.OptionEn, at)}, row(f.Score, at)}
	}
	return out
}

// step changes the rows as a button asks. What names no row does nothing.
func (d *draft) step(do string) {
	what, where, _ := strings.Cut(do, ":")
	place, err := strconv.Atoi(where)
	n := 0
	for i := range d.Domains {
		items := &d.Domains[i].Items
		if what == doAdd && string(d.Domains[i].Code) == where {
			*items = append(*items, draftItem{})
			d.Added = n + len(*items)
			return
		}
		at := place - 1 - n
		n += len(*items)
		if err != nil || at < 0 || at >= len(*items) {
			continue
		}
		switch what {
		case doRemove:
			*items = slices.Delete(*items, at, at+1)
		case doOwn:
			(*items)[at].Own, (*items)[at].Options, d.Added = true, d.Scale, place
		case doScale:
			(*items)[at].Own, d.Added = false, place
		}
		return
	}
}

// instrument reads the draft, with what is no number. A new item without a code
// gets one from its text.
func (d draft) instrument(from civil.Date) (Instrument, []fault.Field) {
	r := numbers{}
	in := Instrument{
		ValidFrom: from, Label: d.Label, Legal: d.Legal, Rule: d.Rule,
		From: r.bound("total_from", d.TotalFrom), To: r.bound("total_to", d.TotalTo), Scale: r.options(scaleField, d.Scale),
	}
	n := 0
	for i, of := range d.Domains {
		domain := Domain{Code: of.Code, Name: of.Name, Needed: of.Needed, Threshold: r.bound(domainField(i, "threshold"), of.Threshold)}
		for _, item := range of.Items {
			made := Item{Code: item.Code, Text: item.Text, Help: item.Help}
			if made.Code == "" {
				made.Code = codeOf(item.Text.It)
			}
			if item.Own {
				made.Options = r.options(itemField(n, "answer"), item.Options)
				r.fail(len(made.Options) == 0, itemField(n, "text"), "intake.instrument.error.answers")
			}
			domain.Items = append(domain.Items, made)
			n++
		}
		in.Domains = append(in.Domains, domain)
	}
	return in, r.fields
}

// codeOf makes a code of a text: its letters and figures, the rest underlined.
func codeOf(text string) string {
	words := strings.FieldsFunc(civil.Fold(text), func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') })
	code := strings.TrimLeft(strings.Join(words, "_"), "0123456789_")
	return strings.TrimRight(code[:min(len(code), 40)], "_")
}

// numbers reads numbers and keeps what was none.
type numbers struct{ fields []fault.Field }

func (r *numbers) fail(bad bool, name, key string) {
	if bad {
		r.fields = append(r.fields, fault.Field{Name: name, Key: key})
	}
}

func (r *numbers) bound(name, typed string) *int {
	if typed == "" {
		return nil
	}
	n, err := strconv.Atoi(typed)
	r.fail(err != nil, name, "error.field.number")
	return &n
}

func (r *numbers) options(of string, typed draftOptions) []Option {
	var out []Option
	for i, o := range typed {
		if o == (draftOption{}) {
			continue
		}
		level := Level(i + 1)
		score, err := strconv.Atoi(o.Score)
		r.fail(err != nil, optionField(of, level, "score"), "error.field.number")
		out = append(out, Option{Level: level, Text: o.Text, Score: score})
	}
	return out
}
