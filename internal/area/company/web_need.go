package company

import (
	"context"
	"net/http"
	"strconv"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

func (p *Pages) needRoutes(get, post func(string, access.Action, web.Handler) web.Route) []web.Route {
	const of = pathCompanies + "/{company}"
	return []web.Route{
		get(pathNeeds, access.CompanyView, p.showNeeds),
		get(pathCommitments, access.CompanyView, p.showCommitments),
		post(of+"/indagine", access.CompanySurvey, p.invite),
		post(of+"/fabbisogni", access.CompanySurvey, p.noteNeed),
		post(of+"/fabbisogni/{need}/chiudi", access.CompanySurvey, p.moveNeed(p.service.CloseNeed, "company.flash.need_closed", "/riapri")),
		post(of+"/fabbisogni/{need}/riapri", access.CompanySurvey, p.moveNeed(p.service.ReopenNeed, "company.flash.need_open", "/chiudi")),
		post(of+"/accordi", access.CompanySurvey, p.signCommitment),
		post(of+"/accordi/{commitment}/chiudi", access.CompanySurvey, p.endCommitment),
	}
}

// needPart is what a company needs, and what unions have agreed with it, on its
// page.
type needPart struct {
	may         string // path of the commands; empty for who may only read
	needs       []needView
	surveys     []ui.RowView
	commitments []needView
	people      []ui.Option
	unions      []ui.Option
	today       civil.Date
}

// needView is a need or a commitment in a list.
type needView struct {
	label, second, action, button string
	closed                        string // in words; empty while it is open
}

func (p *Pages) fillNeeds(c *web.Ctx, v *companyView) error {
	ctx, q, l, of := c.Context(), p.service.DB.Reader(), c.L, v.company
	part := &v.needs
	part.today = v.today
	if of.Engagement.State != Archived && access.Can(c.Actor, access.CompanySurvey, access.Subject{Owners: []id.User{of.Owner}}) {
		part.may = v.path
	}
	needs, err := NeedsOf(ctx, q, of.ID)
	if err != nil {
		return err
	}
	for _, n := range needs {
		row := needView{label: needWords(c, n), second: joined(" · ", l.T("company.need.kind."+string(n.Kind)), whenWords(c, n), l.T("company.need.said", l.Date(n.SaidOn)))}
		action, button := "/chiudi", "company.need.close"
		if !n.ClosedOn.IsZero() {
			row.closed, action, button = l.T("company.need.closed", l.Date(n.ClosedOn)), "/riapri", "company.need.reopen"
		}
		if part.may != "" {
			row.action, row.button = v.path+"/fabbisogni/"+string(n.ID)+action, l.T(button)
		}
		part.needs = append(part.needs, row)
	}
	surveys, err := SurveysOf(ctx, q, of.ID)
	if err != nil {
		return err
	}
	for _, s := range surveys {
		row := ui.RowView{Label: l.T("company.survey.sent", l.Date(s.AskedOn)), Tag: &ui.TagView{Tone: ui.ToneNear, Text: l.T("company.survey.waiting")}}
		if !s.AnsweredOn.IsZero() {
			row.Tag = &ui.TagView{Tone: ui.ToneKept, Text: l.T("company.survey.answered", l.DayMonth(s.AnsweredOn))}
		}
		part.surveys = append(part.surveys, row)
	}
	if part.unions, err = p.organisations(c, network.KindTradeUnion); err != nil {
		return err
	}
	commitments, err := CommitmentsOf(ctx, q, of.ID)
	if err != nil {
		return err
	}
	for _, m := range commitments {
		union, err := network.OrganisationByID(ctx, q, m.Union)
		if err != nil {
			return err
		}
		row := needView{label: m.Words, second: commitmentWords(c, m, union.Name)}
		if !m.EndedOn.IsZero() {
			row.closed = l.T("company.need.closed", l.Date(m.EndedOn))
		} else if part.may != "" {
			row.action, row.button = v.path+"/accordi/"+string(m.ID)+"/chiudi", l.T("company.need.close")
		}
		part.commitments = append(part.commitments, row)
	}
	part.people = v.board.people
	return nil
}

// needWords is a need in one line: what, for how many.
func needWords(c *web.Ctx, n Need) string {
	if n.Many == 0 {
		return n.What
	}
	return n.What + ", " + c.L.N("company.need.people", n.Many)
}

func whenWords(c *web.Ctx, n Need) string {
	if n.When == "" {
		return ""
	}
	return c.L.T("company.need.when." + n.When)
}

func commitmentWords(c *web.Ctx, m Commitment, union string) string {
	words := joined(" · ", union, c.L.T("company.commitment.signed", c.L.Date(m.SignedOn)))
	if m.Places > 0 {
		words = joined(" · ", words, c.L.N("company.need.people", m.Places))
	}
	if !m.DueOn.IsZero() {
		words = joined(" · ", words, c.L.T("company.commitment.due", c.L.Date(m.DueOn)))
	}
	return words
}

// invite answers POST /aziende/{company}/indagine: the link is shown once.
func (p *Pages) invite(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	var f struct {
		Counterpart CounterpartID `form:"survey_to" max:"40"`
	}
	var made Invitation
	if err = c.Decode(&f); err == nil {
		made, err = p.service.Invite(c.Context(), c.Actor, InviteCmd{Company: of.ID, Counterpart: f.Counterpart})
	}
	if err != nil {
		return p.retry(c, of.ID, failed{"survey", err})
	}
	return c.Page(http.StatusOK, invitedTemplate(c.Frame("company.survey.title", NavCompanies), of, made))
}

// noteNeed answers POST /aziende/{company}/fabbisogni.
func (p *Pages) noteNeed(c *web.Ctx) error {
	var f struct {
		Kind NeedKind `form:"need_kind" max:"20"`
		What string   `form:"what" max:"200"`
		Many int      `form:"many"`
		When string   `form:"when" max:"10"`
	}
	return p.do(c, "need", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		made, err := p.service.NoteNeed(ctx, actor, Need{Company: of, Kind: f.Kind, What: f.What, Many: f.Many, When: f.When})
		return web.Flash{Key: "company.flash.need", Undo: Path(of, "/fabbisogni/"+string(made)+"/chiudi")}, err
	})
}

func (p *Pages) moveNeed(command func(context.Context, access.Actor, id.Company, NeedID) error, key, undo string) web.Handler {
	return func(c *web.Ctx) error {
		need, err := web.PathID[NeedID](c, "need")
		if err != nil {
			return err
		}
		return p.do(c, "", &nothing{}, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
			return web.Flash{Key: key, Undo: Path(of, "/fabbisogni/"+string(need)+undo)}, absent(command(ctx, actor, of, need))
		})
	}
}

// signCommitment answers POST /aziende/{company}/accordi.
func (p *Pages) signCommitment(c *web.Ctx) error {
	var f struct {
		Union    id.Organisation `form:"union" max:"40"`
		SignedOn civil.Date      `form:"signed_on"`
		Places   int             `form:"commitment_places"`
		DueOn    civil.Date      `form:"commitment_due"`
		Words    string          `form:"words" area:"true" max:"2000"`
	}
	return p.do(c, "commitment", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		_, err := p.service.SignCommitment(ctx, actor, Commitment{
			Company: of, Union: f.Union, SignedOn: f.SignedOn, Places: f.Places, DueOn: f.DueOn, Words: f.Words,
		})
		return web.Flash{Key: "company.flash.commitment"}, rename(rename(err, "places", "commitment_places"), "due_on", "commitment_due")
	})
}

// endCommitment answers POST /aziende/{company}/accordi/{commitment}/chiudi.
func (p *Pages) endCommitment(c *web.Ctx) error {
	commitment, err := web.PathID[CommitmentID](c, "commitment")
	if err != nil {
		return err
	}
	return p.do(c, "", &nothing{}, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.commitment_ended"}, absent(p.service.EndCommitment(ctx, actor, of, commitment))
	})
}

const maxNeeds = 300

type needsView struct {
	kinds []ui.ChipView
	rows  []needLine
}

type needLine struct{ company, href, what, many, when, said, kind string }

// showNeeds answers GET /fabbisogni; filter tipo.
func (p *Pages) showNeeds(c *web.Ctx) error {
	var query struct {
		Kind NeedKind `form:"tipo" max:"20"`
	}
	if err := c.DecodeQuery(&query); err != nil {
		return err
	}
	rows, err := Needs(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.CompanyView), query.Kind, maxNeeds)
	if err != nil {
		return err
	}
	l, v := c.L, needsView{}
	v.kinds = append(v.kinds, ui.ChipView{Label: l.T("company.need.all"), Href: pathNeeds, Count: -1, Chosen: query.Kind == ""})
	for _, k := range NeedKinds() {
		v.kinds = append(v.kinds, ui.ChipView{Label: l.T("company.need.kinds." + string(k)), Href: pathNeeds + "?tipo=" + string(k), Count: -1, Chosen: query.Kind == k})
	}
	for _, r := range rows {
		line := needLine{company: r.Name, href: Path(r.Company, "#fabbisogni"), what: r.What, kind: l.T("company.need.kind." + string(r.Kind)), when: orDash(whenWords(c, r.Need)), said: l.Date(r.SaidOn), many: "–"}
		if r.Many > 0 {
			line.many = strconv.Itoa(r.Many)
		}
		v.rows = append(v.rows, line)
	}
	return c.Page(http.StatusOK, needsTemplate(c.Frame("company.need.title", NavCompanies), v))
}

// showCommitments answers GET /accordi: what unions have agreed with companies.
func (p *Pages) showCommitments(c *web.Ctx) error {
	rows, err := Commitments(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.CompanyView), maxNeeds)
	if err != nil {
		return err
	}
	var lines []ui.RowView
	for _, r := range rows {
		line := ui.RowView{Label: r.Name, Href: Path(r.Company, "#accordi"), Second: joined(" · ", r.Words, commitmentWords(c, r.Commitment, r.UnionName))}
		if !r.EndedOn.IsZero() {
			line.Tag = &ui.TagView{Text: c.L.T("company.need.closed", c.L.Date(r.EndedOn))}
		}
		lines = append(lines, line)
	}
	return c.Page(http.StatusOK, commitmentsTemplate(c.Frame("company.commitment.title", NavCompanies), lines))
}
