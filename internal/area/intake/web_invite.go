package intake

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/agenda"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// inviteForm fixes an interview: a free place, or the fields of any other hour.
type inviteForm struct {
	seen
	Slot        agenda.SlotID `form:"slot" max:"40"`
	Interviewer id.User       `form:"user" max:"40"`
	Day         civil.Date    `form:"day"`
	Hour        string        `form:"hour" max:"8"`
	Length      int           `form:"length"`
	Place       string        `form:"place" max:"120"`
}

// otherHour is the choice of an hour that nobody has offered.
const otherHour = "other"

// usualLength is how long an interview takes unless somebody says otherwise,
// in minutes.
const usualLength = 45

func (f inviteForm) cmd(cmd Cmd) (InviteCmd, error) {
	switch f.Slot {
	case "":
		return InviteCmd{}, fault.Bad("intake.invite", fault.Field{Name: "slot", Key: "intake.error.slot"})
	case otherHour:
	default:
		return InviteCmd{Cmd: cmd, Slot: f.Slot}, nil
	}
	minute, ok := readHour(f.Hour)
	var check fault.Check
	check.Fail(f.Interviewer == "", "user", "error.field.required")
	check.Fail(f.Day.IsZero(), "day", "error.field.required")
	check.Fail(!ok, "hour", "intake.error.hour")
	at := agenda.Time{OnDay: f.Day, Minute: minute, Length: f.Length}
	return InviteCmd{Cmd: cmd, Interviewer: f.Interviewer, At: at, Place: f.Place}, check.Err("intake.invite")
}

// readHour reads an hour as browsers send it and people write it: 09:30, 9.30,
// 15.
func readHour(s string) (minute int, ok bool) {
	h, m, _ := strings.Cut(strings.ReplaceAll(s, ".", ":"), ":")
	if m == "" {
		m = "0"
	}
	hours, err := strconv.Atoi(h)
	minutes, merr := strconv.Atoi(m)
	if err != nil || merr != nil || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 {
		return 0, false
	}
	return hours*60 + minutes, true
}

// inviteView is the page that fixes an interview.
type inviteView struct {
	Case    caseView
	Action  string
	Hidden  []ui.Hidden
	Warning *ui.NoticeView
	Slots   ui.ChoiceListView
	Other   []ui.Field
	Now     string // the interview that is set already
	Errors  []ui.FieldError
}

// showInvite answers GET …/invita.
func (p *Pages) showInvite(c *web.Ctx) error {
	a, err := web.PathID[id.Application](c, "id")
	if err != nil {
		return err
	}
	page, err := p.invitePage(c, a, inviteForm{Length: usualLength}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// setInterview answers POST …/invita.
func (p *Pages) setInterview(c *web.Ctx) error {
	var f inviteForm
	err := c.Decode(&f)
	cmd, perr := f.application(c)
	if perr != nil {
		return perr
	}
	var event id.Event
	if err == nil {
		var invite InviteCmd
		if invite, err = f.cmd(cmd); err == nil {
			event, err = p.service.SetInterview(c.Context(), c.Actor, invite)
		}
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.invitePage(c, cmd.Application, f, err) })
	}
	return done(c, cmd.Application, event, "intake.done.invited")
}

func (p *Pages) invitePage(c *web.Ctx, a id.Application, f inviteForm, wrong error) (templ.Component, error) {
	b, err := p.caseBuilder(c, a, "", nil)
	if err != nil {
		return nil, err
	}
	if !b.can(access.IntakeInvite) {
		return nil, fault.Refused("intake.invitePage")
	}
	b.errors = web.Fields(c.L, wrong)
	v := inviteView{
		Case:   caseView{Name: b.name(), Tag: stateTag(c, b.file.Application), Sub: b.sub(), Back: pathCase(a)},
		Action: b.path("invita"), Hidden: b.hidden(),
	}
	if b.file.Application.State == InterviewSet {
		v.Now = b.next().Text
	}
	if v.Slots, err = b.slots(f); err != nil {
		return nil, err
	}
	if v.Other, err = b.otherHour(f); err != nil {
		return nil, err
	}
	v.Errors = web.Summary(c.L, wrong, labelsOf(v.Other))
	if v.Warning, err = b.shortage(); err != nil {
		return nil, err
	}
	return inviteTemplate(c.Frame("intake.invite.title", NavQueue), v), nil
}

// shortage warns, before anybody is invited, when the free places are fewer
// than the people who wait.
func (b *caseBuilder) shortage() (*ui.NoticeView, error) {
	counts, err := stageCounts(b.c.Context(), b.p.reader(), access.ScopeOf(b.c.Actor, access.IntakeQueue))
	if err != nil {
		return nil, err
	}
	qb := queueBuilder{c: b.c, p: b.p}
	return qb.warning(counts)
}

// maxSlots is how many free places the page offers.
const maxSlots = 40

// slots are the free places of the next weeks, the earliest first, and the
// choice of another hour.
func (b *caseBuilder) slots(f inviteForm) (ui.ChoiceListView, error) {
	l, today := b.c.L, b.c.Today()
	v := ui.ChoiceListView{
		Name: "slot", Legend: l.T("intake.invite.slots"), Help: l.T("intake.invite.slots.help"), Size: ui.ChoiceCompact, Error: b.errors["slot"],
	}
	free, err := agenda.FreeSlots(b.c.Context(), b.p.reader(), agenda.Interview, today, today.AddDays(placesFar))
	if err != nil {
		return v, err
	}
	free = free[:min(len(free), maxSlots)]
	users := make([]id.User, len(free))
	for i, s := range free {
		users[i] = s.User
	}
	names, err := network.Names(b.c.Context(), b.p.reader(), users...)
	if err != nil {
		return v, err
	}
	now := b.c.Now().In(b.c.Zone())
	for _, s := range free {
		if s.HasCome(today, now.Hour()*60+now.Minute()) {
			continue
		}
		example := names[s.User]
		if s.Place != "" {
			example += " · " + s.Place
		}
		v.Choices = append(v.Choices, ui.Choice{
			Value: string(s.ID), Label: l.Date(s.OnDay) + ", " + hour(s.Minute), Example: example, Chosen: s.ID == f.Slot,
		})
	}
	v.Choices = append(v.Choices, ui.Choice{
		Value: otherHour, Label: l.T("intake.invite.other"), Example: l.T("intake.invite.other.help"), Chosen: f.Slot == otherHour || len(v.Choices) == 0,
	})
	return v, nil
}

// otherHour are the fields of an hour that nobody has offered.
func (b *caseBuilder) otherHour(f inviteForm) ([]ui.Field, error) {
	l := b.c.L
	var interviewers []ui.Option
	for _, role := range []access.Role{access.Interviewer, access.CaseWorker, access.Coordinator} {
		users, err := network.UsersWithRole(b.c.Context(), b.p.reader(), role)
		if err != nil {
			return nil, err
		}
		for _, u := range users {
			interviewers = append(interviewers, ui.Option{Value: string(u.ID), Label: u.Name})
		}
	}
	day, length := f.Day.String(), strconv.Itoa(f.Length)
	if len(b.errors) > 0 { // as it was typed, which may be no day and no number
		day, length = b.c.Typed("day"), b.c.Typed("length")
	}
	fields := []ui.Field{
		{Name: "user", Label: l.T("intake.field.interviewer"), Type: ui.TypeSelect, Options: distinct(interviewers), Value: string(f.Interviewer)},
		{Name: "day", Label: l.T("intake.field.day"), Type: ui.TypeDate, Short: true, Min: b.c.Today().String(), Value: day},
		{Name: "hour", Label: l.T("intake.field.hour"), Type: ui.TypeTime, Short: true, Value: f.Hour},
		{Name: "length", Label: l.T("intake.field.length"), Type: ui.TypeNumber, InputMode: "numeric", Short: true, Value: length},
		{Name: "place", Label: l.T("intake.field.place"), Value: f.Place},
	}
	for i := range fields {
		fields[i].Error, fields[i].Required = b.errors[fields[i].Name], fields[i].Name != "place"
	}
	return fields, nil
}

// distinct drops options that are there already: a user may have many roles.
func distinct(options []ui.Option) []ui.Option {
	seen := map[string]bool{}
	var out []ui.Option
	for _, o := range options {
		if !seen[o.Value] {
			seen[o.Value] = true
			out = append(out, o)
		}
	}
	return out
}
