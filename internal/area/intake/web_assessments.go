package intake

import (
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// assessmentsView compares the last assessment of a person with an earlier one.
type assessmentsView struct {
	Label   string // of the instrument
	Legal   string // where it comes from
	Earlier []ui.SegmentView
	Strip   ui.AssessmentStripView
	Self    *ui.AssessmentStripView // what the person says of themselves
	Notes   []noteView
	Score   scoreView
	Apart   []string // what cannot be compared between two versions, and why
}

// noteView is the note of a domain at the last assessment.
type noteView struct {
	Domain, Text string
	Restricted   bool
}

// queryEarlier chooses the earlier one of two assessments by its place in time,
// from 1.
const queryEarlier = "valutazione"

// assessments compares the last assessment of a person's identities with the
// one before, or with an earlier one that the reader chose, as far as they may
// see them; nil when there is none.
func (p *Pages) assessments(c *web.Ctx, subject access.Subject, people []id.Person) (*assessmentsView, error) {
	ctx, q := c.Context(), p.reader()
	all, err := assessmentsOf(ctx, q, people)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	last := &all[len(all)-1]
	in, err := instrument(ctx, q, last.Instrument, last.Version)
	if err != nil {
		return nil, err
	}
	readable := in.readable(access.Can(c.Actor, access.PersonHealth, subject))
	hidden, err := openAnswers(ctx, q, p.service.Keys, last, readable)
	if err != nil {
		return nil, err
	}
	lang := string(c.L.Lang())
	v := &assessmentsView{Label: in.Label.In(lang), Legal: in.Legal.In(lang), Strip: ui.AssessmentStripView{Later: last.OnDay, Levels: optionWords(c, in.Scale)}}
	var earlier Profile
	former := in
	if chosen := v.choose(c, all); chosen != nil {
		if former, err = instrument(ctx, q, chosen.Instrument, chosen.Version); err != nil {
			return nil, err
		}
		if _, err := openAnswers(ctx, q, p.service.Keys, chosen, readable); err != nil {
			return nil, err
		}
		earlier, v.Strip.Earlier = chosen.Profile, chosen.OnDay
	}
	v.fill(c, former, in, earlier, last.Profile, hidden)
	v.fillSelf(c, in, earlier, last.Profile)
	v.Score = scoreOf(c, in, last.Profile, readable)
	return v, nil
}

// readable tells which domains may be read with or without person.health. What
// the person says of themselves is no matter of health.
func (in Instrument) readable(health bool) func(DomainCode) bool {
	return func(code DomainCode) bool {
		d, known := in.domain(code)
		return health || known && !d.Restricted
	}
}

// choose is the assessment to compare the last with: the one before, or the
// one that the address names. The others are offered.
func (v *assessmentsView) choose(c *web.Ctx, all []Assessment) *Assessment {
	n := len(all) - 1
	if n == 0 {
		return nil
	}
	at := n - 1
	if i, err := strconv.Atoi(c.Query().Get(queryEarlier)); err == nil && i >= 1 && i <= n {
		at = i - 1
	}
	if n > 1 {
		for i, a := range all[:n] {
			v.Earlier = append(v.Earlier, ui.SegmentView{
				Label: c.L.Date(a.OnDay), Href: "?" + queryEarlier + "=" + strconv.Itoa(i+1) + "#valutazioni", Active: i == at,
			})
		}
	}
	return &all[at]
}

func levelWords(c *web.Ctx, prefix string) []string {
	var words []string
	for _, o := range options(c, prefix, []string{"1", "2", "3", "4"}) {
		words = append(words, o.Label)
	}
	return words
}

// fill puts the rows in the instrument's order; a domain that the reader may
// not see is one masked row.
func (v *assessmentsView) fill(c *web.Ctx, former, in Instrument, earlier, later Profile, hidden []DomainCode) {
	lang := string(c.L.Lang())
	var apart []string
	for _, d := range in.Domains {
		if slices.Contains(hidden, d.Code) {
			v.Strip.Rows = append(v.Strip.Rows, ui.AssessmentRow{Domain: d.Name.In(lang), Masked: true})
			continue
		}
		changes, items := in.Between(former, d, earlier, later)
		for _, change := range changes {
			row := changeRow(lang, change)
			if own := change.Item.Options; len(own) > 0 {
				row.Levels = optionWords(c, own)
			}
			v.Strip.Rows = append(v.Strip.Rows, row)
		}
		for _, item := range items {
			apart = append(apart, item.Text.In(lang))
		}
		if note := later[d.Code].Note; note != "" {
			v.Notes = append(v.Notes, noteView{Domain: d.Name.In(lang), Text: note, Restricted: d.Restricted})
		}
	}
	if former.Version != in.Version {
		v.Apart = append(v.Apart, c.L.T("intake.assessments.other_version", former.Version, in.Version))
	}
	if len(apart) > 0 {
		v.Apart = append(v.Apart, c.L.T("intake.assessments.apart", strings.Join(apart, ", ")))
	}
}

// optionWords are the words of the levels; a level that is no answer keeps the
// common word.
func optionWords(c *web.Ctx, options []Option) []string {
	words := levelWords(c, "intake.level")
	for _, o := range options {
		words[o.Level-1] = o.Text.In(string(c.L.Lang()))
	}
	return words
}

func changeRow(lang string, c Change) ui.AssessmentRow {
	return ui.AssessmentRow{Domain: c.Item.Text.In(lang), Before: int(c.Earlier), After: int(c.Then)}
}

// fillSelf adds what the person said of themselves (R2.7): at the ends of two
// interviews, or before and after the one.
func (v *assessmentsView) fillSelf(c *web.Ctx, in Instrument, earlier, later Profile) {
	changes := in.Awareness(earlier, later)
	if len(changes) == 0 {
		return
	}
	self := ui.AssessmentStripView{Earlier: v.Strip.Earlier, Later: v.Strip.Later, Levels: levelWords(c, "intake.self.level")}
	if !earlier.spoke() {
		self.Earlier = civil.Date{}
	}
	if !earlier.spoke() && len(later[SelfBefore].Levels) > 0 && len(later[SelfAfter].Levels) > 0 {
		self.Earlier = v.Strip.Later
		self.EarlierText, self.LaterText = c.L.T("intake.self.was_before"), c.L.T("intake.self.was_after")
	}
	for _, change := range changes {
		self.Rows = append(self.Rows, changeRow(string(c.L.Lang()), change))
	}
	v.Self = &self
}

// selfDomainView is what the person says at a moment, as a part of the form.
func (b *caseBuilder) selfDomainView(in Instrument, moment DomainCode, said DomainAnswers) domainView {
	v := b.domain(in, in.selfDomain(moment), said)
	v.Name, v.Note, v.Self = b.c.L.T("intake.self_before"), ui.Field{}, true
	if moment == SelfAfter {
		v.Name = b.c.L.T("intake.self_after")
	}
	for i := range v.Items {
		v.Items[i].Options[0].Label = b.c.L.T("intake.self.level.none")
		for j := range v.Items[i].Options[1:] {
			v.Items[i].Options[j+1].Label = b.c.L.T("intake.self.level." + strconv.Itoa(j+1))
		}
	}
	return v
}

// domainNote says whose words a domain holds, or who may see it.
func domainNote(l i18n.L, d domainView) string {
	if d.Self {
		return l.T("intake.self.note")
	}
	return restrictedNote(l, d.Restricted)
}
