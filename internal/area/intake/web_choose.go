package intake

import (
	"cmp"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/area/agenda"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	pathLink   = "/invito"
	pathChoose = pathRoad + "/colloquio"
)

// openLink answers GET /invito/{link}: the session may now fix the interview of
// the link's application, and nothing else. A link that no longer works leads to
// the question for the code. The pages speak the applicant's language.
func (p *PublicPages) openLink(c *web.Ctx) error {
	application, err := p.service.OpenLink(c.Context(), c.PathValue("link"))
	if fault.Is(err, fault.NotFound) {
		v := p.roadCodeView(c, nil, codeForm{})
		v.Help = c.L.T("intake.choose.gone")
		return c.Page(http.StatusNotFound, codeTemplate(c.PublicFrame("intake.road.code.title"), v))
	}
	if err != nil {
		return err
	}
	if c.Session.Get(keyRoad) != string(application) {
		c.Session.Put(keyRoad, "") // another person's road, on a shared telephone
	}
	c.Session.Put(keyChoose, string(application))
	if err := p.speakTo(c, application); err != nil {
		return err
	}
	return c.Redirect(pathChoose)
}

// chooseView is the page on which a person fixes, moves or calls off the
// interview.
type chooseView struct {
	Now     string // what there is to do, or why there is nothing
	Set     *meeting
	Late    string // why nothing can be changed any more
	Places  ui.ChoiceListView
	More    string // address of later days; empty for none
	First   string // address of the first days, from later ones
	Do      string
	CanCall bool
	Standby *standbyView
	Errors  []ui.FieldError
}

// standbyView asks whether the person would come at short notice.
type standbyView struct {
	Text, Do string
	Would    string // what the button says
}

type chooseForm struct {
	Slot agenda.SlotID `form:"slot" max:"26"`
}

// chooser is the application of the session that has opened a link or a code.
func chooser(c *web.Ctx) (id.Application, bool) {
	a := id.Application(c.Session.Get(keyChoose))
	return a, a != ""
}

// showChoose answers GET /strada/colloquio.
func (p *PublicPages) showChoose(c *web.Ctx) error {
	application, known := chooser(c)
	if !known {
		return c.Redirect(pathRoad)
	}
	page, err := p.choosePage(c, application, chooseForm{}, nil)
	if fault.Is(err, fault.NotFound) { // erased since
		c.Session.Put(keyChoose, "")
		return c.Redirect(pathRoad)
	}
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// choose answers POST /strada/colloquio.
func (p *PublicPages) choose(c *web.Ctx) error {
	return p.choosing(c, "intake.choose.done", func(application id.Application) error {
		var f chooseForm
		if err := c.Decode(&f); err != nil {
			return err
		}
		_, err := p.service.Choose(c.Context(), application, f.Slot)
		return err
	})
}

// callOff answers POST /strada/colloquio/disdici.
func (p *PublicPages) callOff(c *web.Ctx) error {
	return p.choosing(c, "intake.choose.off", func(application id.Application) error {
		return p.service.CallOff(c.Context(), application)
	})
}

// wouldCome answers POST /strada/colloquio/attesa: would=1 or would=0.
func (p *PublicPages) wouldCome(c *web.Ctx) error {
	var f struct {
		Would bool `form:"would"`
	}
	if err := c.Decode(&f); err != nil {
		return err
	}
	key := "intake.choose.standby.no"
	if f.Would {
		key = "intake.choose.standby.yes"
	}
	return p.choosing(c, key, func(application id.Application) error {
		return p.service.WouldCome(c.Context(), application, f.Would)
	})
}

// choosing carries out a command of the person's and shows the page again.
func (p *PublicPages) choosing(c *web.Ctx, done string, do func(id.Application) error) error {
	application, known := chooser(c)
	if !known {
		return c.Redirect(pathRoad)
	}
	if err := do(application); err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.choosePage(c, application, chooseForm{}, err) })
	}
	return c.Done(pathChoose, web.Flash{Key: done})
}

// calendar answers GET /strada/colloquio/calendario: the appointment as a file
// for the person's own calendar, without their name.
func (p *PublicPages) calendar(c *web.Ctx) error {
	application, known := chooser(c)
	if !known {
		return c.Redirect(pathRoad)
	}
	v, err := p.service.Appointed(c.Context(), p.service.DB.Reader(), application)
	if err != nil {
		return err
	}
	if v.Set == nil {
		return c.Redirect(pathChoose)
	}
	identity, err := p.identity(c)
	if err != nil {
		return err
	}
	return agenda.DownloadOne(c, *v.Set, c.L.T("intake.choose.summary", identity.Name))
}

// maxChoices is how many places the page shows at once: whole days, from the
// earliest on.
const maxChoices = 12

func (p *PublicPages) choosePage(c *web.Ctx, application id.Application, f chooseForm, wrong error) (templ.Component, error) {
	l, q := c.L, p.service.DB.Reader()
	of, err := p.service.Appointed(c.Context(), q, application)
	if err != nil {
		return nil, err
	}
	places, err := p.service.Places(c.Context(), q, of)
	if err != nil {
		return nil, err
	}
	identity, err := p.identity(c)
	if err != nil {
		return nil, err
	}
	v := chooseView{Do: l.T("intake.choose.do"), CanCall: of.MayChange}
	if of.Set != nil {
		m := meetingOf(c, *of.Set, "")
		v.Set, v.Do = &m, l.T("intake.choose.move")
		if !of.MayChange {
			v.Late = l.N("intake.choose.late", of.Hours)
		}
	}
	if len(places) > 0 {
		if err := p.pages(c, &v, &places); err != nil {
			return nil, err
		}
		v.Places = choices(c, of, places, f, identity.Address)
		v.Places.Error = web.Fields(l, wrong)["slot"]
	}
	v.Now = p.chooseWords(c, of, len(places))
	if of.Application.State == ToInvite || of.MayChange {
		v.Standby = &standbyView{Text: l.T("intake.choose.standby.ask"), Do: l.T("intake.choose.standby.join"), Would: "1"}
		if of.Standby {
			v.Standby = &standbyView{Text: l.T("intake.choose.standby.is"), Do: l.T("intake.choose.standby.leave"), Would: "0"}
		}
	}
	v.Errors = web.Summary(l, wrong, map[string]string{"slot": l.T("intake.choose.places")})
	frame := c.PublicFrame("intake.choose.title")
	frame.SignOut = pathLeave
	return chooseTemplate(frame, v), nil
}

// chooseWords say what there is to do.
func (p *PublicPages) chooseWords(c *web.Ctx, of Appointed, places int) string {
	l := c.L
	switch {
	case of.Set != nil:
		return ""
	case of.Application.State != ToInvite:
		return l.T("intake.choose.nothing")
	case places > 0:
		return l.T("intake.choose.now")
	case of.MayChoose:
		return l.T("intake.choose.full")
	default:
		return l.T("intake.choose.wait")
	}
}

// pages keeps the places of the days that the address asks for, and says where
// the others are.
func (p *PublicPages) pages(c *web.Ctx, v *chooseView, places *[]agenda.Slot) error {
	var at struct {
		From civil.Date `form:"dal"`
	}
	if err := c.DecodeQuery(&at); err != nil {
		return err
	}
	all := *places
	begin := 0
	for begin < len(all) && all[begin].OnDay.Before(at.From) {
		begin++
	}
	if begin == len(all) { // those days are full by now
		begin = 0
	}
	end := begin
	for end < len(all) && (end-begin < maxChoices || all[end].OnDay == all[end-1].OnDay) {
		end++
	}
	if begin > 0 {
		v.First = pathChoose
	}
	if end < len(all) {
		v.More = pathChoose + "?dal=" + all[end].OnDay.String()
	}
	*places = all[begin:end]
	return nil
}

// choices are the places as answers; two at the same hour and place are one.
// address is where people come when a place says nothing else.
func choices(c *web.Ctx, of Appointed, places []agenda.Slot, f chooseForm, address string) ui.ChoiceListView {
	l := c.L
	v := ui.ChoiceListView{Name: "slot", Legend: l.T("intake.choose.places"), Help: l.N("intake.choose.help", of.Hours)}
	type same struct {
		day    civil.Date
		minute int
		place  string
	}
	seen := map[same]bool{}
	for _, s := range places {
		s.Place = cmp.Or(s.Place, address)
		key := same{s.OnDay, s.Minute, s.Place}
		if seen[key] {
			continue
		}
		seen[key] = true
		choice := ui.Choice{
			Value: string(s.ID), Label: capital(l.Weekday(s.OnDay)) + " " + strconv.Itoa(s.OnDay.Day()) + " " + l.Month(s.OnDay.Month()) + ", " + l.T("intake.choose.hour", hour(s.Minute)),
			Example: s.Place, Chosen: s.ID == f.Slot,
		}
		if of.wasOffered(s.ID) {
			choice.Example = l.T("intake.choose.freed")
		}
		v.Choices = append(v.Choices, choice)
	}
	return v
}

// choice fills in the road's way to the interview's day.
func (p *PublicPages) choice(c *web.Ctx, v *roadView, a Application) error {
	of, err := p.service.Appointed(c.Context(), p.service.DB.Reader(), a.ID)
	if err != nil {
		return err
	}
	switch {
	case of.Set != nil:
		v.Choose = c.L.T("intake.choose.open.set")
	case of.MayChoose:
		v.Choose = c.L.T("intake.choose.open")
	}
	return nil
}
