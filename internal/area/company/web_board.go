package company

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// uploadBody is the most bytes of a form with a file: the largest file and room
// to say that it is too large beside the field.
const uploadBody = file.Most + 6<<20

func (p *Pages) boardRoutes(get, post func(string, access.Action, web.Handler) web.Route) []web.Route {
	const of, pledge = pathCompanies + "/{company}", pathPledges + "/{pledge}"
	upload := func(r web.Route) web.Route {
		r.Upload = uploadBody
		return r
	}
	return []web.Route{
		get(pathBoard, access.CompanyView, p.showBoard),
		get(pathPledges, access.CompanyView, p.showLedger),
		upload(post(of+"/board", access.CompanyBoard, p.joinBoard)),
		post(of+"/board/uscita", access.CompanyBoard, p.leaveBoard),
		upload(post(of+"/board/{adhesion}/atto", access.CompanyBoard, p.addAct)),
		get(of+"/board/{adhesion}/atto", access.CompanyView, p.openAct),
		get(of+"/adesione", access.CompanyView, p.showAdhesion),
		get(of+"/lettera", access.CompanyView, p.showLetter),
		post(of+"/vetrina", access.CompanyBoard, p.showcase(p.service.AgreeShowcase, "company.flash.showcase")),
		post(of+"/vetrina/fine", access.CompanyBoard, p.showcase(p.service.EndShowcase, "company.flash.showcase_ended")),
		post(of+"/impegni", access.CompanyBoard, p.makePledge),
		post(pledge+"/posti", access.CompanyBoard, p.movePlace),
		post(pledge+"/ritira", access.CompanyBoard, p.onPledge(p.service.WithdrawPledge, "company.flash.pledge_withdrawn")),
		post(pledge+"/annulla", access.CompanyBoard, p.onPledge(p.service.TakeBackPledge, "company.flash.pledge_back")),
	}
}

// boardPart is the Board and the pledges on the page of a company.
type boardPart struct {
	may       string // path of the commands; empty for who may only read
	lines     []ui.Fact
	act       ui.Link // of the adhesion in force
	addAct    string  // where the signed act is sent
	join      string
	leave     string
	letter    ui.Link
	sheet     ui.Link
	showcase  string // what a button does about the showcase
	pledges   []pledgeView
	people    []ui.Option
	mayPledge string
}

// pledgeView is a pledge as a bar, in words and with its commands.
type pledgeView struct {
	title, when string
	late        string // in words; empty when nothing is late
	cells       []cellView
	places      []ui.Option // those that can move
	path        string
	version     int
	withdrawn   string
}

// cellView is a part of a pledge's bar.
type cellView struct{ class, words string }

func (p *Pages) fillBoard(c *web.Ctx, v *companyView) error {
	ctx, q, l, of := c.Context(), p.service.DB.Reader(), c.L, v.company
	e := of.Engagement
	b := &v.board
	may := access.Can(c.Actor, access.CompanyBoard, access.Subject{Owners: []id.User{of.Owner}})
	adhesions, err := AdhesionsOf(ctx, q, of.ID)
	if err != nil {
		return err
	}
	if may {
		b.may = v.path
		if slices.Contains(allowed[FactJoined], e.State) {
			b.join = v.path + "/board"
		}
		if e.State == Board {
			b.leave = v.path + "/board/uscita"
			b.showcase = v.path + "/vetrina"
			if of.InShowcase(v.today) {
				b.showcase = v.path + "/vetrina/fine"
			}
		}
		if !in([]State{Archived, NotInterested, Spotted, AssociationContacted}, e.State) {
			b.mayPledge = v.path + "/impegni"
		}
	}
	if err := p.fillAdhesions(c, v, adhesions, may); err != nil {
		return err
	}
	if of.InShowcase(v.today) {
		b.lines = append(b.lines, ui.Fact{Label: l.T("company.showcase"), Value: l.T("company.showcase.since", l.Date(of.ShowcaseOn))})
	} else if e.State == Board {
		b.lines = append(b.lines, ui.Fact{Label: l.T("company.showcase"), Value: l.T("company.showcase.no")})
	}
	pledges, err := PledgesOf(ctx, q, of.ID)
	if err != nil {
		return err
	}
	for _, pledge := range pledges {
		b.pledges = append(b.pledges, viewOf(l, pledge, v.today))
	}
	if len(pledges) > 0 || e.State == Board {
		b.letter = ui.Link{Label: l.T("company.letter"), Href: v.path + "/lettera?anno=" + strconv.Itoa(v.today.Year())}
	}
	return nil
}

func (p *Pages) fillAdhesions(c *web.Ctx, v *companyView, adhesions []Adhesion, may bool) error {
	l, b := c.L, &v.board
	people, err := CounterpartsOf(c.Context(), p.service.DB.Reader(), v.company.ID)
	if err != nil {
		return err
	}
	names := map[CounterpartID]string{}
	for _, person := range people {
		names[person.ID] = person.Name
		if person.LeftOn.IsZero() {
			b.people = append(b.people, ui.Option{Value: string(person.ID), Label: person.Name})
		}
	}
	b.sheet = ui.Link{Label: l.T("company.adhesion.print"), Href: v.path + "/adesione"}
	for i, a := range adhesions {
		words := l.T("company.adhesion.since", l.Date(a.JoinedOn))
		if !a.LeftOn.IsZero() {
			words = l.T("company.adhesion.until", l.Date(a.JoinedOn), l.Date(a.LeftOn), l.T("company.leaving."+a.Reason))
		}
		fact := ui.Fact{Label: l.T("company.adhesion"), Value: joined(" · ", words, names[a.Signatory])}
		b.lines = append(b.lines, fact)
		path := v.path + "/board/" + string(a.ID) + "/atto"
		if a.File != "" && i == 0 {
			b.act = ui.Link{Label: l.T("company.adhesion.act"), Href: path}
		}
		if a.LeftOn.IsZero() && may {
			b.addAct = path
		}
	}
	return nil
}

// viewOf is a pledge in shapes and words.
func viewOf(l i18n.L, p Pledge, today civil.Date) pledgeView {
	b := p.Balance(today)
	v := pledgeView{
		title: l.N("company.pledge.of."+string(p.Kind), len(p.Places)), when: l.T("company.pledge.due", l.Date(p.DueOn), l.Distance(today, p.DueOn)),
		path: pathPledges + "/" + string(p.ID), version: p.Version,
	}
	if !p.WithdrawnOn.IsZero() {
		v.withdrawn = l.T("company.pledge.withdrawn", l.Date(p.WithdrawnOn))
	}
	for i := len(Stages()) - 1; i >= 0; i-- {
		stage := Stages()[i]
		n := p.Count(stage)
		if n == 0 {
			continue
		}
		class := "i-" + string(stage)
		if stage == StagePromised && b.Late > 0 {
			class = "i-late"
		}
		v.cells = append(v.cells, cellView{class, l.N("company.stage."+string(stage), n)})
	}
	if b.Late > 0 {
		v.late = l.N("company.pledge.late", b.Late, l.Date(p.DueOn), l.Distance(today, p.DueOn))
	}
	for _, at := range p.Places {
		if p.WithdrawnOn.IsZero() && len(stageMoves[at.Stage]) > 0 {
			v.places = append(v.places, ui.Option{Value: strconv.Itoa(at.Number), Label: l.T("company.pledge.place", at.Number, l.T("company.stage."+string(at.Stage)))})
		}
	}
	return v
}

type joinForm struct {
	seen
	On        civil.Date    `form:"on"`
	Signatory CounterpartID `form:"signatory" max:"40"`
}

// joinBoard answers POST /aziende/{company}/board, with or without the signed
// act.
func (p *Pages) joinBoard(c *web.Ctx) error {
	var f joinForm
	return p.do(c, "join", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		sent, _, err := c.File("act")
		if err != nil {
			return web.Flash{}, err
		}
		_, err = p.service.JoinBoard(ctx, actor, JoinCmd{
			Cmd: Cmd{of, f.Version}, On: f.On, Signatory: f.Signatory, Act: Act{Name: sent.Name, Content: sent.Content},
		})
		return web.Flash{Key: "company.flash.joined"}, err
	})
}

// leaveBoard answers POST /aziende/{company}/board/uscita.
func (p *Pages) leaveBoard(c *web.Ctx) error {
	var f struct {
		seen
		On     civil.Date `form:"on"`
		Reason string     `form:"reason" max:"40"`
	}
	return p.do(c, "leave", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.left_board"}, p.service.LeaveBoard(ctx, actor, Cmd{of, f.Version}, f.On, f.Reason)
	})
}

// addAct answers POST /aziende/{company}/board/{adhesion}/atto.
func (p *Pages) addAct(c *web.Ctx) error {
	adhesion, err := web.PathID[AdhesionID](c, "adhesion")
	if err != nil {
		return err
	}
	return p.do(c, "act", &nothing{}, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		sent, _, err := c.File("act")
		if err != nil {
			return web.Flash{}, err
		}
		return web.Flash{Key: "company.flash.act"}, p.service.AddAct(ctx, actor, of, adhesion, Act{Name: sent.Name, Content: sent.Content})
	})
}

// openAct answers GET /aziende/{company}/board/{adhesion}/atto: the file, to be
// saved.
func (p *Pages) openAct(c *web.Ctx) error {
	of, err := web.PathID[id.Company](c, "company")
	if err != nil {
		return err
	}
	adhesion, err := web.PathID[AdhesionID](c, "adhesion")
	if err != nil {
		return err
	}
	info, content, err := p.service.OpenAct(c.Context(), c.Actor, of, adhesion)
	if err != nil {
		return err
	}
	return c.Download("adesione-"+string(adhesion)[18:]+info.Type.Extensions()[0], info.Type.ContentType(), bytes.NewReader(content))
}

func (p *Pages) showcase(command func(context.Context, access.Actor, Cmd) error, key string) web.Handler {
	return func(c *web.Ctx) error {
		var f struct{ seen }
		return p.do(c, "showcase", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
			return web.Flash{Key: key}, command(ctx, actor, Cmd{of, f.Version})
		})
	}
}

type pledgeForm struct {
	MadeOn civil.Date `form:"made_on"`
	Places int        `form:"places"`
	Kind   PledgeKind `form:"kind" max:"20"`
	DueOn  civil.Date `form:"due_on"`
}

// makePledge answers POST /aziende/{company}/impegni.
func (p *Pages) makePledge(c *web.Ctx) error {
	var f pledgeForm
	return p.do(c, "pledge", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		made, err := p.service.MakePledge(ctx, actor, PledgeCmd{Company: of, MadeOn: f.MadeOn, Places: f.Places, Kind: f.Kind, DueOn: f.DueOn})
		return web.Flash{Key: "company.flash.pledge", Undo: pathPledges + "/" + string(made) + "/annulla"}, err
	})
}

// movePlace answers POST /impegni/{pledge}/posti.
func (p *Pages) movePlace(c *web.Ctx) error {
	var f struct {
		seen
		Place int        `form:"place"`
		Stage Stage      `form:"stage" max:"20"`
		On    civil.Date `form:"on"`
	}
	return p.pledge(c, &f, func(pledge PledgeID) (id.Company, web.Flash, error) {
		of, err := p.service.MovePlace(c.Context(), c.Actor, PlaceCmd{Pledge: pledge, Version: f.Version, Number: f.Place, Stage: f.Stage, On: f.On})
		return of, web.Flash{Key: "company.flash.place", Undo: pathPledges + "/" + string(pledge) + "/annulla"}, err
	})
}

func (p *Pages) onPledge(command func(context.Context, access.Actor, PledgeID, int) (id.Company, error), key string) web.Handler {
	return func(c *web.Ctx) error {
		var f struct{ seen }
		return p.pledge(c, &f, func(pledge PledgeID) (id.Company, web.Flash, error) {
			version := f.Version
			if version == 0 { // "annulla" beside the line that tells what was done
				current, err := loadPledge(c.Context(), p.service.DB.Reader(), pledge)
				if err != nil {
					return "", web.Flash{}, err
				}
				version = current.Version
			}
			of, err := command(c.Context(), c.Actor, pledge, version)
			return of, web.Flash{Key: key}, err
		})
	}
}

// pledge answers a command on a pledge: what is wrong is shown on the page of
// its company.
func (p *Pages) pledge(c *web.Ctx, dst any, act func(PledgeID) (id.Company, web.Flash, error)) error {
	pledge, err := web.PathID[PledgeID](c, "pledge")
	if err != nil {
		return err
	}
	var of id.Company
	var flash web.Flash
	if err = c.Decode(dst); err == nil {
		of, flash, err = act(pledge)
	}
	if err != nil {
		if of == "" && !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Denied) {
			found, lerr := loadPledge(c.Context(), p.service.DB.Reader(), pledge)
			if lerr != nil {
				return lerr
			}
			of = found.Company
		}
		return p.retry(c, of, failed{"place", err})
	}
	return c.Done(Path(of, "#impegni"), flash)
}

type boardView struct {
	l       i18n.L
	members []memberView
	counts  []ui.Fact
}

type memberView struct {
	name, href, sector, since, act, showcase string
	tags                                     []ui.TagView
}

// showBoard answers GET /board: the members, with what they promised.
func (p *Pages) showBoard(c *web.Ctx) error {
	scope := access.ScopeOf(c.Actor, access.CompanyView)
	all, err := Members(c.Context(), p.service.DB.Reader(), scope)
	if err != nil {
		return err
	}
	ledger, err := Ledger(c.Context(), p.service.DB.Reader(), scope, LedgerFilter{})
	if err != nil {
		return err
	}
	of := map[id.Company]*Balance{}
	for _, r := range ledger {
		if of[r.Company] == nil {
			of[r.Company] = &Balance{}
		}
		of[r.Company].Add(r.Pledge, c.Today())
	}
	l, v, shown := c.L, boardView{l: c.L}, 0
	for _, m := range all {
		row := memberView{name: m.Name, href: Path(m.ID, ""), since: l.Date(m.JoinedOn), act: l.T("company.board.act.no"), showcase: l.T("company.board.showcase.no")}
		if m.Section != "" {
			row.sector = l.T("company.section." + m.Section)
		}
		if m.HasAct {
			row.act = l.T("company.board.act.yes")
		}
		if !m.ShowcaseOn.IsZero() {
			shown++
			row.showcase = l.Date(m.ShowcaseOn)
		}
		if m.Public {
			row.tags = append(row.tags, ui.TagView{Tone: ui.ToneInfo, Icon: "pa", Text: l.T("company.public.short")})
		}
		if b := of[m.ID]; b != nil {
			row.tags = append(row.tags, ui.TagView{Tone: ui.ToneKept, Text: l.T("company.board.kept", b.Kept, b.Places)})
			if b.Late > 0 {
				row.tags = append(row.tags, ui.TagView{Tone: ui.ToneLate, Text: l.N("company.board.late", b.Late)})
			}
		}
		v.members = append(v.members, row)
	}
	v.counts = []ui.Fact{{Label: l.T("company.board.members"), Value: l.Number(len(all))}, {Label: l.T("company.board.shown"), Value: l.Number(shown)}}
	return c.Page(http.StatusOK, boardTemplate(c.Frame("company.board.title", NavCompanies), v))
}

type ledgerQuery struct {
	Section     string          `form:"settore" max:"1"`
	Association id.Organisation `form:"associazione" max:"40"`
	Year        string          `form:"anno" max:"4"`
	State       string          `form:"stato" max:"10"`
}

// everyPledge is the state that shows the pledges that are kept or withdrawn
// too.
const everyPledge = "tutti"

func (q ledgerQuery) href(state string) string {
	v := url.Values{}
	for name, value := range map[string]string{"settore": q.Section, "associazione": string(q.Association), "anno": q.Year, "stato": state} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if len(v) == 0 {
		return pathPledges
	}
	return pathPledges + "?" + v.Encode()
}

// ledgerShown is how many pledges the page shows; the sums are of all.
const ledgerShown = 150

type ledgerView struct {
	l                             i18n.L
	query                         ledgerQuery
	states                        []ui.ChipView
	rows                          []ledgerRow
	count                         int
	total                         Balance
	sections, associations, years []ui.Option
}

type ledgerRow struct {
	name, href, what, due string
	balance               Balance
	late, withdrawn       string
}

// showLedger answers GET /impegni: all that was promised and what became of it.
func (p *Pages) showLedger(c *web.Ctx) error {
	var query ledgerQuery
	if err := c.DecodeQuery(&query); err != nil {
		return err
	}
	l, v := c.L, ledgerView{l: c.L, query: query}
	rows, err := Ledger(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.CompanyView),
		LedgerFilter{Section: query.Section, Association: query.Association, Year: query.Year})
	if err != nil {
		return err
	}
	open := 0
	for _, r := range rows {
		v.total.Add(r.Pledge, c.Today())
		b := r.Balance(c.Today())
		isOpen := r.WithdrawnOn.IsZero() && b.Kept < b.Places
		if isOpen {
			open++
		}
		if !isOpen && query.State != everyPledge {
			continue
		}
		if v.count++; v.count > ledgerShown {
			continue
		}
		row := ledgerRow{name: r.Name, href: Path(r.Company, "#impegni"), what: l.N("company.pledge.of."+string(r.Kind), len(r.Places)), due: l.Date(r.DueOn), balance: b}
		if n := row.balance.Late; n > 0 {
			row.late = l.N("company.pledge.late", n, l.Date(r.DueOn), l.Distance(c.Today(), r.DueOn))
		}
		if !r.WithdrawnOn.IsZero() {
			row.withdrawn = l.T("company.pledge.withdrawn", l.Date(r.WithdrawnOn))
		}
		v.rows = append(v.rows, row)
	}
	v.states = []ui.ChipView{
		{Label: l.T("company.ledger.state.open"), Href: query.href(""), Count: open, Chosen: query.State != everyPledge},
		{Label: l.T("company.ledger.state.any"), Href: query.href(everyPledge), Count: len(rows), Chosen: query.State == everyPledge},
	}
	any := l.T("company.filter.any")
	for _, s := range Sections() {
		v.sections = append(v.sections, ui.Option{Value: s.Letter, Label: l.T("company.section." + s.Letter)})
	}
	if v.associations, err = p.organisations(c, network.KindBusinessAssociation); err != nil {
		return err
	}
	for y := c.Today().Year(); y >= firstYear; y-- {
		v.years = append(v.years, ui.Option{Value: strconv.Itoa(y), Label: strconv.Itoa(y)})
	}
	v.sections, v.associations, v.years = orNone(any, v.sections), orNone(any, v.associations), orNone(any, v.years)
	return c.Page(http.StatusOK, ledgerTemplate(c.Frame("company.ledger.title", NavCompanies), v))
}

// firstYear is the first of which the ledger offers the pledges: the
// programme's (P3).
const firstYear = 2017
