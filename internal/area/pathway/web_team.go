package pathway

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	pathTeam             = "/persone/{id}/squadra"
	lookTeam  audit.Page = "person.around"
	tailTeam             = "/squadra"
	sideTeams            = 5 // members in the panel
)

// teamRoles are the roles whose holders may be part of a team.
func teamRoles() []access.Role {
	return []access.Role{access.CaseWorker, access.Coordinator, access.Interviewer, access.Office, access.CompanyOfficer, access.ProjectOfficer, access.Trainer, access.Partner}
}

// Side is the right column of a person's page.
func (p *Pages) Side() []web.Panel {
	return []web.Panel{{ID: "squadra", TitleKey: "pathway.team.title", Action: access.PathwayView, Render: p.teamPanel}}
}

type joinForm struct {
	User   id.User    `form:"user" max:"26"`
	Part   string     `form:"part" max:"20"`
	Reason string     `form:"reason" max:"20"`
	From   civil.Date `form:"from"`
}

type memberLine struct {
	id      MemberID
	name    string
	words   string
	present bool
}

type teamView struct {
	l         i18n.L
	person    id.Person
	name      string
	birth     civil.Date
	now, past []memberLine
	mayEdit   bool
	fields    []ui.Field
	errors    []ui.FieldError
}

func (v teamView) path(tail string) string { return person.Path(v.person, tailTeam+tail) }

// members are a person's team in words.
func (p *Pages) members(c *web.Ctx, who id.Person) (now, past []memberLine, err error) {
	ctx, q := c.Context(), p.service.DB.Reader()
	people, err := person.Identities(ctx, q, who)
	if err != nil || len(people) == 0 {
		return nil, nil, err
	}
	team, err := TeamOf(ctx, q, people...)
	if err != nil {
		return nil, nil, err
	}
	users := make([]id.User, len(team))
	for i, m := range team {
		users[i] = m.User
	}
	names, err := network.Names(ctx, q, users...)
	if err != nil {
		return nil, nil, err
	}
	for _, m := range team {
		line := memberLine{id: m.ID, name: names[m.User], words: memberWords(c.L, m), present: m.To.IsZero()}
		if line.present {
			now = append(now, line)
		} else {
			past = append(past, line)
		}
	}
	return now, past, nil
}

func memberWords(l i18n.L, m Member) string {
	when := l.T("pathway.team.since", l.Date(m.From))
	if !m.To.IsZero() {
		when = l.T("pathway.team.span", l.Date(m.From), l.Date(m.To))
	}
	return l.T("pathway.part."+m.Part) + " · " + when + " · " + l.T("pathway.team.reason."+m.Reason)
}

func (p *Pages) teamPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	now, _, err := p.members(c, who)
	if err != nil {
		return nil, err
	}
	return teamCard(c.L, person.Path(who, tailTeam), now[:min(len(now), sideTeams)], len(now)), nil
}

// teamSubject is the person of the page, for an actor who may see pathways.
func (p *Pages) teamSubject(c *web.Ctx) (person.Person, access.Subject, error) {
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return person.Person{}, access.Subject{}, err
	}
	ctx, q := c.Context(), p.service.DB.Reader()
	subject, err := person.Subject(ctx, q, who)
	if err != nil {
		return person.Person{}, subject, err
	}
	if err := access.Require(c.Actor, access.PathwayView, subject); err != nil {
		return person.Person{}, subject, err
	}
	record, err := person.Load(ctx, q, p.service.Keys, who)
	if err != nil {
		return record, subject, err
	}
	return record, subject, audit.Look(ctx, p.service.DB, c.Actor, record.ID, lookTeam, "")
}

func (p *Pages) showTeam(c *web.Ctx) error {
	who, subject, err := p.teamSubject(c)
	if err != nil {
		return err
	}
	page, err := p.teamPage(c, who, subject, joinForm{From: c.Today()}, nil)
	if err != nil {
		return err
	}
	return c.Page(200, page)
}

func (p *Pages) teamPage(c *web.Ctx, who person.Person, subject access.Subject, f joinForm, wrong error) (templ.Component, error) {
	l := c.L
	v := teamView{l: l, person: who.ID, name: who.Card().Name(), birth: who.BirthDate, mayEdit: access.Can(c.Actor, access.PathwayEdit, subject)}
	var err error
	if v.now, v.past, err = p.members(c, who.ID); err != nil {
		return nil, err
	}
	if v.mayEdit {
		users, err := p.colleagues(c)
		if err != nil {
			return nil, err
		}
		errors := web.Fields(l, wrong)
		v.fields = []ui.Field{
			{Name: "user", Label: l.T("pathway.team.user"), Type: ui.TypeSelect, Required: true, Options: users, Value: string(f.User), Error: errors["user"]},
			{Name: "part", Label: l.T("pathway.team.part"), Type: ui.TypeSelect, Required: true, Options: options(l, "pathway.part.", Parts()), Value: f.Part, Error: errors["part"]},
			{Name: "reason", Label: l.T("pathway.team.reason"), Type: ui.TypeSelect, Required: true, Options: options(l, "pathway.team.reason.", TeamReasons()), Value: f.Reason, Error: errors["reason"]},
			{Name: "from", Label: l.T("pathway.team.from"), Type: ui.TypeDate, Required: true, Short: true, Value: f.From.String(), Max: c.Today().String(), Error: errors["from"]},
		}
		if wrong != nil {
			v.fields[3].Value = c.Typed("from")
		}
		labels := map[string]string{}
		for _, field := range v.fields {
			labels[field.Name] = field.Label
		}
		v.errors = web.Summary(l, wrong, labels)
	}
	return teamPage(c.Frame("pathway.team.title", "people"), v), nil
}

// colleagues lists who may be part of a team, by name.
func (p *Pages) colleagues(c *web.Ctx) ([]ui.Option, error) {
	var list []ui.Option
	for _, role := range teamRoles() {
		users, err := network.UsersWithRole(c.Context(), p.service.DB.Reader(), role)
		if err != nil {
			return nil, err
		}
		for _, u := range users {
			list = append(list, ui.Option{Value: string(u.ID), Label: u.Name})
		}
	}
	slices.SortFunc(list, func(a, b ui.Option) int {
		return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Value, b.Value))
	})
	return slices.Compact(list), nil
}

// joinTeam answers POST /persone/{id}/squadra.
func (p *Pages) joinTeam(c *web.Ctx) error {
	who, subject, err := p.teamSubject(c)
	if err != nil {
		return err
	}
	var f joinForm
	err = c.Decode(&f)
	if err == nil {
		err = p.service.JoinTeam(c.Context(), c.Actor, JoinTeamCmd{Person: who.ID, User: f.User, Part: f.Part, Reason: f.Reason, From: f.From})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.teamPage(c, who, subject, f, err) })
	}
	return c.Done(person.Path(who.ID, tailTeam), web.Flash{Key: "pathway.team.joined"})
}

// leaveTeam answers POST /persone/{id}/squadra/{member}: today is the last day.
func (p *Pages) leaveTeam(c *web.Ctx) error {
	who, subject, err := p.teamSubject(c)
	if err != nil {
		return err
	}
	member, err := web.PathID[MemberID](c, "member")
	if err != nil {
		return err
	}
	if err := p.service.LeaveTeam(c.Context(), c.Actor, LeaveTeamCmd{Person: who.ID, Member: member}); err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.teamPage(c, who, subject, joinForm{From: c.Today()}, err) })
	}
	return c.Done(person.Path(who.ID, tailTeam), web.Flash{Key: "pathway.team.left"})
}
