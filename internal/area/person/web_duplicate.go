package person

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/phone"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const maxPairs = 200

// duplicatesView is the list of records that may be of one person.
type duplicatesView struct{ Pairs []pairLine }

type pairLine struct {
	One, Other ui.PersonNameView
	How        ui.TagView
	Since      string
	Compare    string
}

// showDuplicates answers GET /doppioni.
func (p *Pages) showDuplicates(c *web.Ctx) error {
	pairs, err := Duplicates(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.PersonMerge), maxPairs)
	if err != nil {
		return err
	}
	v := duplicatesView{}
	for _, pair := range pairs {
		v.Pairs = append(v.Pairs, pairLine{
			One: nameView(pair.One), Other: nameView(pair.Other), How: howLikely(c.L, Verdict{Score: pair.Score}),
			Since: c.L.Since(c.Today(), civil.DateOf(pair.FoundAt.In(c.Zone()))), Compare: comparePath(pair.One.ID, pair.Other.ID),
		})
	}
	return c.Page(http.StatusOK, duplicatesTemplate(c.Frame("person.duplicate.title", navPeople), v))
}

func nameView(card Card) ui.PersonNameView {
	return ui.PersonNameView{Name: card.Name(), Href: Path(card.ID, ""), Birth: card.BirthDate}
}

func howLikely(l i18n.L, v Verdict) ui.TagView {
	if v.Likely() {
		return ui.TagView{Tone: ui.ToneNear, Text: l.T("person.duplicate.likely")}
	}
	return ui.TagView{Tone: ui.TonePlain, Text: l.T("person.duplicate.possible")}
}

func comparePath(keep, alias id.Person) string { return Path(keep, "/doppioni/"+string(alias)) }

// compareView puts two records side by side.
type compareView struct {
	Keep, Alias Person
	How         ui.TagView
	Why         []ui.Fact
	Rows        []compareRow
	Take        ui.ChoiceListView // what the record that stays takes from the other
	Action      string            // POST path of the merge
	Apart       string            // POST path of keeping apart
	Swap        string
	Errors      []ui.FieldError
}

// compareRow is one field of both records.
type compareRow struct {
	Label, Keep, Alias string
	Same               bool
	How                *ui.TagView // nil where there is nothing to compare
}

// mergeForm says which record stays as it is in which fields.
type mergeForm struct {
	KeepVersion  int      `form:"keep_version"`
	AliasVersion int      `form:"alias_version"`
	Take         []string `form:"take" max:"20"`
}

// both reads the two records of a comparison; both looks are written down.
func (p *Pages) both(c *web.Ctx) (keep, alias Person, err error) {
	if keep, err = p.subject(c, access.PersonMerge, lookCompare); err != nil {
		return keep, alias, err
	}
	other, err := web.PathID[id.Person](c, "other")
	if err != nil {
		return keep, alias, err
	}
	if alias, err = p.service.allowed(c.Context(), p.service.DB.Reader(), c.Actor, access.PersonMerge, other); err != nil {
		return keep, alias, err
	}
	return keep, alias, audit.Look(c.Context(), p.service.DB, c.Actor, other, lookCompare, "duplicate")
}

// compare answers GET /persone/{id}/doppioni/{other}.
func (p *Pages) compare(c *web.Ctx) error {
	keep, alias, err := p.both(c)
	if err != nil {
		return err
	}
	var take []string
	for _, f := range Compare(keep, alias) {
		if f.Suggest {
			take = append(take, f.Name)
		}
	}
	page, err := p.comparePage(c, keep, alias, mergeForm{Take: take}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// merge answers POST /persone/{id}/doppioni/{other}/unisci.
func (p *Pages) merge(c *web.Ctx) error {
	keep, alias, err := p.both(c)
	if err != nil {
		return err
	}
	var f mergeForm
	err = c.Decode(&f)
	if err == nil {
		err = p.service.Merge(c.Context(), c.Actor, MergeCmd{
			Keep: keep.ID, KeepVersion: f.KeepVersion, Alias: alias.ID, AliasVersion: f.AliasVersion, Take: f.Take,
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.comparePage(c, keep, alias, f, err) })
	}
	return c.Done(Path(keep.ID, ""), web.Flash{Key: "person.flash.merged", Undo: Path(alias.ID, "/separa")})
}

// keepApart answers POST /persone/{id}/doppioni/{other}/distinte.
func (p *Pages) keepApart(c *web.Ctx) error {
	one, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return err
	}
	other, err := web.PathID[id.Person](c, "other")
	if err != nil {
		return err
	}
	if err := p.service.KeepApart(c.Context(), c.Actor, KeepApartCmd{One: one, Other: other}); err != nil {
		return err
	}
	return c.Done(pathDuplicates, web.Flash{Key: "person.flash.apart"})
}

// separate answers POST /persone/{id}/separa, where id is the alias.
func (p *Pages) separate(c *web.Ctx) error {
	alias, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return err
	}
	if err := p.service.Unmerge(c.Context(), c.Actor, alias); err != nil {
		return err
	}
	return c.Done(Path(alias, ""), web.Flash{Key: "person.flash.separated"})
}

func (p *Pages) comparePage(c *web.Ctx, keep, alias Person, f mergeForm, wrong error) (templ.Component, error) {
	q := p.service.DB.Reader()
	verdict, err := Liken(c.Context(), q, keep.ID, alias.ID)
	if err != nil {
		return nil, err
	}
	towns, err := programme.Municipalities(c.Context(), q)
	if err != nil {
		return nil, err
	}
	v := compareView{
		Keep: keep, Alias: alias, How: howLikely(c.L, verdict), Why: why(c.L, verdict), Action: comparePath(keep.ID, alias.ID) + "/unisci",
		Apart: comparePath(keep.ID, alias.ID) + "/distinte", Swap: comparePath(alias.ID, keep.ID), Errors: web.Summary(c.L, wrong, map[string]string{"take": c.L.T("person.compare.take")}),
	}
	v.Take = ui.ChoiceListView{
		Name: "take", Legend: c.L.T("person.compare.take"), Many: true, Optional: true, Size: ui.ChoiceCompact, Error: web.Fields(c.L, wrong)["take"],
	}
	words := wordsOf{l: c.L, towns: towns}
	for _, field := range Compare(keep, alias) {
		row := compareRow{
			Label: c.L.T("person.field." + field.Name), Keep: words.of(field.Name, field.Keep), Alias: words.of(field.Name, field.Alias),
			Same: field.Keep == field.Alias, How: likeTag(c.L, field.Like),
		}
		if !row.Same && row.Alias != "" {
			v.Take.Choices = append(v.Take.Choices, ui.Choice{
				Value: field.Name, Label: row.Label, Example: row.Alias, Chosen: slices.Contains(f.Take, field.Name),
			})
		}
		v.Rows = append(v.Rows, row)
	}
	v.Rows = append(v.Rows, contactRows(c.L, keep, alias)...)
	v.Rows = append(v.Rows, compareRow{Label: c.L.T("person.compare.created"), Keep: created(c, keep), Alias: created(c, alias)})
	return compareTemplate(c.Frame("person.compare.title", navPeople), v), nil
}

func created(c *web.Ctx, p Person) string { return c.L.Date(civil.DateOf(p.CreatedAt.In(c.Zone()))) }

// why lists how the two records compare, in words.
func why(l i18n.L, v Verdict) []ui.Fact {
	fact := func(what string, like Likeness) ui.Fact {
		return ui.Fact{Label: l.T("person.like." + what), Value: l.T("person.like." + string(like))}
	}
	return []ui.Fact{fact("name", v.Name), fact("birth", v.Birth), fact("fiscal", v.Fiscal), fact("contact", v.Contact), fact("place", v.Place)}
}

// likeTag is a likeness in words and shape.
func likeTag(l i18n.L, like Likeness) *ui.TagView {
	tag := ui.TagView{Tone: ui.TonePlain, Text: l.T("person.like." + string(like))}
	switch like {
	case Same:
		tag.Tone = ui.ToneKept
	case Near, Swapped, Loose:
		tag.Tone = ui.ToneNear
	case Differs:
		tag.Icon = "close-circle"
	}
	return &tag
}

func contactRows(l i18n.L, keep, alias Person) []compareRow {
	row := func(name string, mine, theirs []string) compareRow {
		return compareRow{
			Label: l.T("person.field." + name), Keep: strings.Join(mine, ", "), Alias: strings.Join(theirs, ", "), Same: slices.Equal(mine, theirs),
			How: likeTag(l, shareAny(mine, theirs)),
		}
	}
	return []compareRow{
		row("phones", displayed(keep.Phones()), displayed(alias.Phones())), row("emails", keep.Emails(), alias.Emails()),
	}
}

// shareAny compares two lists by whether they have an entry in common.
func shareAny(a, b []string) Likeness {
	switch {
	case len(a) == 0 || len(b) == 0:
		return Unknown
	case slices.Equal(a, b):
		return Same
	case slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) }):
		return Loose
	default:
		return Differs
	}
}

// displayed writes telephone numbers as people read them.
func displayed(phones []string) []string {
	out := make([]string, len(phones))
	for i, n := range phones {
		out[i] = phone.Display(n)
	}
	return out
}

// wordsOf writes the stored value of a field as people read it.
type wordsOf struct {
	l     i18n.L
	towns []programme.Municipality
}

func (w wordsOf) of(field, value string) string {
	if value == "" {
		return ""
	}
	switch field {
	case "birth_date":
		d, _ := civil.ParseDate(value) // stored as a date
		return w.l.Numeric(d)
	case "sex", "education", "italian_level":
		return w.l.T("person." + field + "." + value)
	case "citizenship":
		return CitizenshipName(w.l, value)
	case "lang", "interpreter":
		return w.l.T("person.lang." + value)
	case "trades":
		return tradeWords(w.l, splitCodes(value))
	case "municipality":
		return w.town(value)
	default:
		return value
	}
}

func (w wordsOf) town(istat string) string {
	for _, t := range w.towns {
		if t.ISTAT == istat {
			return t.Name
		}
	}
	return istat
}

func tradeWords(l i18n.L, codes []string) string {
	words := make([]string, len(codes))
	for i, code := range codes {
		words[i] = l.T("person.trade." + code)
	}
	return strings.Join(words, ", ")
}

// hiddenVersions are what the merge has seen.
func (v compareView) hiddenVersions() []ui.Hidden {
	return []ui.Hidden{
		{Name: "keep_version", Value: strconv.Itoa(v.Keep.Version)}, {Name: "alias_version", Value: strconv.Itoa(v.Alias.Version)},
	}
}
