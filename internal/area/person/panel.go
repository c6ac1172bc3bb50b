package person

import (
	"github.com/a-h/templ"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const notesInPanel = 5

// Panels are the parts of a person's page, in order.
func (p *Pages) Panels() []web.Panel {
	return []web.Panel{
		{ID: "profilo", TitleKey: "person.profile.title", Action: access.PersonView, Render: p.profilePanel},
		{ID: "lavoro", TitleKey: "person.work.title", Action: access.PersonView, Render: p.workPanel},
		{ID: "note", TitleKey: "person.notes.title", Action: access.PersonNote, Render: p.notesPanel},
		{ID: "documenti", TitleKey: "person.document.title", Action: access.PersonDocument, Render: p.documentsPanel},
	}
}

// Side is the right column of a person's page, in order.
func (p *Pages) Side() []web.Panel {
	return []web.Panel{
		{ID: "aggiungi", TitleKey: "person.quick.title", Action: access.PersonNote, Render: p.quickPanel},
		{ID: "doppioni", TitleKey: "person.duplicate.title", Action: access.PersonMerge, Render: p.duplicatePanel},
		{ID: "rete", TitleKey: "person.around.title", Action: access.PersonView, Render: p.aroundPanel},
		{ID: "diritti", TitleKey: "person.rights.title", Action: access.PersonFile, Render: p.rightsPanel},
		{ID: "guardato", TitleKey: "person.looks.title", Action: access.PersonLooks, Render: p.looksPanel},
	}
}

// reader is what a panel knows of who looks at whom.
func (p *Pages) reader(c *web.Ctx, who id.Person, action access.Action) (func(access.Action) bool, error) {
	subject, err := Subject(c.Context(), p.service.DB.Reader(), who)
	if err != nil {
		return nil, err
	}
	return func(a access.Action) bool { return access.Can(c.Actor, a, subject) }, access.Require(c.Actor, action, subject)
}

func (p *Pages) profilePanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	can, err := p.reader(c, who, access.PersonView)
	if err != nil {
		return nil, err
	}
	v, err := Load(c.Context(), p.service.DB.Reader(), p.service.Keys, who)
	if err != nil {
		return nil, err
	}
	towns, err := programme.Municipalities(c.Context(), p.service.DB.Reader())
	if err != nil {
		return nil, err
	}
	var edit *ui.Link
	if can(access.PersonEdit) {
		edit = &ui.Link{Label: c.L.T("person.profile.edit"), Href: Path(who, "/profilo")}
	}
	return profileCard(c.L, edit, profileFacts(c, v, wordsOf{l: c.L, towns: towns}, can), doubts(c, v, can), Path(who, tailShared)), nil
}

// profileFacts lists the record with the audience of each part. What the
// reader may not see is masked, not left out.
func profileFacts(c *web.Ctx, v Person, words wordsOf, can func(access.Action) bool) []ui.Fact {
	l := c.L
	open := func(name, value string) ui.Fact {
		return ui.Fact{Label: l.T("person.field." + name), Value: orNone(l.T("person.profile.none"), value), Audience: l.T("person.audience.company")}
	}
	closed := func(name, value string, action access.Action) ui.Fact {
		f := ui.Fact{Label: l.T("person.field." + name), Audience: l.T("person.audience.team"), AudienceClosed: true, Masked: !can(action)}
		if !f.Masked {
			f.Value = orNone(l.T("person.profile.none"), value)
		}
		return f
	}
	birth := ""
	if !v.BirthDate.IsZero() {
		birth = l.T("person.profile.birth", l.Numeric(v.BirthDate), v.BirthDate.AgeOn(c.Today()))
	}
	trades := tradeWords(l, v.Trades)
	if v.TradeOther != "" {
		trades = joinWords(trades, v.TradeOther)
	}
	return []ui.Fact{
		open("trades", trades),
		open("italian_level", words.of("italian_level", v.ItalianLevel)),
		open("education", words.of("education", v.Education)),
		open("municipality", words.of("municipality", v.Municipality)),
		closed("birth_date", birth, access.PersonView),
		closed("citizenship", CitizenshipName(l, v.Citizenship), access.PersonView),
		closed("lang", words.of("lang", v.Lang), access.PersonView),
		closed("phones", joinWords(displayed(v.Phones())...), access.PersonContact),
		closed("emails", joinWords(v.Emails()...), access.PersonContact),
		closed("address", v.Address, access.PersonContact),
		closed("fiscal_code", v.FiscalCode.Reveal(), access.PersonEdit),
		closed("consents", consentWords(c, v), access.PersonView),
	}
}

// consentWords lists the consents in force.
func consentWords(c *web.Ctx, v Person) string {
	var words []string
	for _, kind := range ConsentKinds() {
		if v.Agreed(kind) {
			words = append(words, c.L.T("person.consent."+kind))
		}
	}
	return joinWords(words...)
}

// doubts says in what the codice fiscale disagrees with the record, to who may
// correct it.
func doubts(c *web.Ctx, v Person, can func(access.Action) bool) string {
	if !can(access.PersonEdit) {
		return ""
	}
	var words []string
	for _, name := range v.FiscalCode.Disagreements(civil.Holder{Surname: v.Surname, GivenName: v.GivenName, Birth: v.BirthDate, Sex: v.Sex}) {
		words = append(words, c.L.T("person.field."+name))
	}
	if len(words) == 0 {
		return ""
	}
	return c.L.T("person.profile.doubt", joinWords(words...))
}

func (p *Pages) notesPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	notes, err := p.noteMoments(c, who)
	if err != nil {
		return nil, err
	}
	all := len(notes)
	link := &ui.Link{Label: c.L.T("person.notes.add"), Href: Path(who, "/note")}
	if all > notesInPanel {
		notes, link.Label = notes[:notesInPanel], c.L.T("person.notes.all")
	}
	return notesCard(c.L, c.Today(), link, all, notes), nil
}

func (p *Pages) quickPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	can, err := p.reader(c, who, access.PersonNote)
	if err != nil {
		return nil, err
	}
	buttons := []ui.LinkButtonView{
		{Label: c.L.T("person.quick.note"), Icon: "note", Href: Path(who, "/note"), Look: ui.LookPlain},
		{Label: c.L.T("person.quick.call"), Icon: "telephone", Href: Path(who, "/note?tipo=call"), Look: ui.LookPlain},
	}
	if can(access.AgendaEdit) { // the page is area agenda's
		buttons = append(buttons, ui.LinkButtonView{Label: c.L.T("person.quick.appointment"), Icon: "calendar", Href: Path(who, "/appuntamento"), Look: ui.LookPlain})
	}
	return quickCard(c.L, buttons), nil
}

// duplicatePanel is shown when there is something to decide or to take back.
func (p *Pages) duplicatePanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	if _, err := p.reader(c, who, access.PersonMerge); err != nil {
		return nil, err
	}
	q := p.service.DB.Reader()
	matches, err := Similar(c.Context(), q, who)
	if err != nil {
		return nil, err
	}
	aliases, err := Aliases(c.Context(), q, who)
	if err != nil || len(matches) == 0 && len(aliases) == 0 {
		return nil, err
	}
	v := duplicateCardView{}
	if len(matches) > 0 {
		v.Text = c.L.N("person.duplicate.count", len(matches))
	}
	for _, m := range matches {
		v.Links = append(v.Links, ui.LinkButtonView{Label: c.L.T("person.duplicate.look"), Href: comparePath(who, m.Person)})
	}
	for _, a := range aliases {
		v.Aliases = append(v.Aliases, aliasLine{
			Name: nameView(a.Card), Since: c.L.T("person.aliases.since", c.L.Date(civil.DateOf(a.MergedAt.In(c.Zone())))), Action: Path(a.ID, "/separa"),
		})
		v.Aliases[len(v.Aliases)-1].Name.Href = ""
	}
	return duplicateCard(c.L, v), nil
}

// duplicateCardView is what there is to decide about a record.
type duplicateCardView struct {
	Text    string
	Links   []ui.LinkButtonView
	Aliases []aliasLine
}

type aliasLine struct {
	Name          ui.PersonNameView
	Since, Action string
}

func (p *Pages) aroundPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	can, err := p.reader(c, who, access.PersonView)
	if err != nil {
		return nil, err
	}
	list, err := p.referentRows(c, who)
	if err != nil {
		return nil, err
	}
	var change *ui.Link
	if can(access.PersonAssign) {
		change = &ui.Link{Label: c.L.T("person.around.choose"), Href: Path(who, "/referente")}
		if len(list) > 0 {
			change.Label = c.L.T("person.around.change")
		}
	}
	return aroundCard(c.L, change, list), nil
}

func (p *Pages) looksPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	looks, err := p.looksAt(c, who, audit.After{}, looksOnPage)
	if err != nil || len(looks) == 0 {
		return nil, err
	}
	lines, err := p.lookLines(c, looks[:min(len(looks), looksInPanel)])
	if err != nil {
		return nil, err
	}
	return looksCard(c.L, c.L.N("person.looks.recent", recent(looks)), Path(who, "/accessi"), lookRows(lines)), nil
}

func orNone(none, s string) string {
	if s == "" {
		return none
	}
	return s
}
