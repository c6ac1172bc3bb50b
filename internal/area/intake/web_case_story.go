package intake

import (
	"slices"
	"strings"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/phone"
	"insieme/internal/base/web/ui"
)

// icons of the story, by fact; any other is a file.
var factIcons = map[Fact]string{
	FactEligible: "check", FactNoMeasure: "check", FactNoPath: "check", FactAsked: "mail", FactSuspended: "pause",
	FactRenewed: "mail", FactReminded: "mail", FactReplied: "comment", FactConfirmed: "check",
	FactPathActive: "pause", FactWoken: "refresh", FactBack: "refresh", FactReopened: "refresh", FactInvited: "calendar", FactOffered: "mail",
	FactMissed: "close", FactInterviewed: "comment", FactAssessed: "pencil", FactReady: "check-circle",
	FactReactivation: "check-circle", FactFoundWorkAlone: "check-circle", FactReferred: "people", FactReceived: "inbox",
}

// story tells the application's own facts, newest first, also those taken back.
func (b *caseBuilder) story() []ui.Moment {
	newest, canUndo := Newest(b.file.History)
	var out []ui.Moment
	for _, e := range b.file.History {
		if !e.told() {
			continue
		}
		m := b.moment(e)
		own := canUndo && e.Event == newest.Event || slices.Contains(undoable, e.Fact)
		if own && b.can(ActionOf(e.Fact)) {
			m.Undo = b.path("annulla/" + string(e.Event))
		}
		out = append(out, m)
	}
	for _, e := range b.file.Voided {
		if e.told() {
			m := b.moment(e)
			m.Voided = true
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(x, y ui.Moment) int {
		if c := y.Date.Compare(x.Date); c != 0 {
			return c
		}
		return strings.Compare(y.ID, x.ID) // identities are in the order of recording
	})
	return out
}

func (b *caseBuilder) moment(e Entry) ui.Moment {
	l, event := b.c.L, b.file.Recorded[e.Event]
	m := ui.Moment{ID: string(e.Event), Date: e.On, Icon: "file", Title: l.T("intake.fact." + string(e.Fact))}
	if icon, known := factIcons[e.Fact]; known {
		m.Icon = icon
	}
	switch e.Fact {
	case FactReady, FactReactivation, FactFoundWorkAlone:
		m.Tone = ui.ToneKept
	}
	m.Detail = strings.Join(b.details(e, event), " · ")
	return m
}

// details are the particulars of a fact, and who recorded it.
func (b *caseBuilder) details(e Entry, event journal.Event) []string {
	l := b.c.L
	var parts []string
	add := func(text string) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	if e.Channel != "" {
		add(l.T("intake.channel." + string(e.Channel)))
	}
	if !e.Until.IsZero() {
		add(l.T("intake.until."+string(e.Fact), l.Date(e.Until)))
	}
	if e.Reason != "" {
		add(l.T("intake.reason." + e.Reason))
	}
	if e.Destination != "" {
		add(l.T("intake.sent_to", l.T("intake.destination."+e.Destination)))
	}
	if presence := event.Code(codePresence); presence != "" && e.Fact == FactMissed {
		add(l.T("intake.presence." + presence))
	}
	for _, code := range []string{"partner", "partner_l14"} {
		if partner := id.Organisation(event.Code(code)); partner != "" {
			add(b.partner(partner))
		}
	}
	if e.Interviewer != "" {
		add(l.T("intake.interview.with", b.file.Users[e.Interviewer]))
	}
	add(b.file.Users[event.Actor])
	return parts
}

// duplicateView compares the person with a record that may be the same one.
type duplicateView struct {
	Title, Sub string
	Heads      [2]string
	Rows       []likenessRow
	Compare    string // where somebody decides; "" for who may not
}

// likenessRow is one field of two records side by side.
type likenessRow struct {
	Label, This, Other, Word string
	Tone                     ui.Tone
}

// maxDuplicates is how many possible duplicates a case shows: the likeliest.
const maxDuplicates = 2

// duplicates compares the person with the records that may be the same.
func (b *caseBuilder) duplicates() ([]duplicateView, error) {
	ctx, q := b.c.Context(), b.p.reader()
	found, err := person.Similar(ctx, q, b.file.Person.ID)
	if err != nil {
		return nil, err
	}
	var out []duplicateView
	for _, m := range found[:min(len(found), maxDuplicates)] {
		other, err := person.Load(ctx, q, b.p.service.Keys, m.Person)
		if err != nil {
			return nil, err
		}
		if err := audit.Look(ctx, b.p.service.DB, b.c.Actor, m.Person, lookedCase, "duplicate"); err != nil {
			return nil, err
		}
		out = append(out, b.duplicate(other, m.Verdict))
	}
	return out, nil
}

func (b *caseBuilder) duplicate(other person.Person, v person.Verdict) duplicateView {
	l, this := b.c.L, b.file.Person
	row := func(key, mine, theirs string, like person.Likeness) likenessRow {
		r := likenessRow{Label: l.T(key), This: mine, Other: theirs, Word: l.T("intake.like." + string(like))}
		switch like {
		case person.Same:
			r.Tone = ui.ToneKept
		case person.Near, person.Swapped, person.Loose, person.Differs:
			r.Tone = ui.ToneNear
		}
		return r
	}
	d := duplicateView{
		Title: l.T("intake.duplicate"), Sub: l.T("intake.duplicate.score", v.Score),
		Heads: [2]string{l.T("intake.duplicate.this"), l.T("intake.duplicate.since", other.CreatedAt.In(b.c.Zone()).Year())},
		Rows: []likenessRow{
			row("intake.duplicate.name", this.Card().Name(), other.Card().Name(), v.Name),
			row("intake.duplicate.birth", l.Numeric(this.BirthDate), l.Numeric(other.BirthDate), v.Birth),
			row("intake.duplicate.fiscal", l.T("intake.duplicate.hidden"), l.T("intake.duplicate.hidden"), v.Fiscal),
			row("intake.duplicate.contact", b.phone(this), b.phone(other), v.Contact),
		},
	}
	if b.can(access.PersonMerge) {
		d.Compare = "/persone/" + string(this.ID) + "/doppioni/" + string(other.ID)
	}
	return d
}

// phone is a person's first number, for who may see it.
func (b *caseBuilder) phone(p person.Person) string {
	switch phones := p.Phones(); {
	case len(phones) == 0:
		return "–"
	case !b.can(access.PersonContact):
		return b.c.L.T("intake.duplicate.hidden")
	default:
		return phone.Display(phones[0])
	}
}
