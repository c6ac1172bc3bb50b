package programme

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"unicode"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// NavSettings is the key of the settings in the navigation.
const NavSettings = "programme"

const (
	pathIdentity  = "/amministrazione/programma"
	pathRules     = pathIdentity + "/regole"
	pathTerritory = pathIdentity + "/territorio"
	pathUndo      = pathIdentity + "/annulla/"
)

// Names reads the names of users; the network, which knows them, stands above
// this area.
type Names func(ctx context.Context, q db.Queryer, users ...id.User) (map[id.User]string, error)

// Pages are the settings pages.
type Pages struct {
	service *Service
	names   Names
}

// NewPages makes the pages of a service.
func NewPages(s *Service, names Names) *Pages { return &Pages{s, names} }

// Routes lists the pages and commands of this area.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathIdentity, Action: access.SettingAdmin, Handler: p.showIdentity},
		{Method: http.MethodPost, Pattern: pathIdentity, Action: access.SettingAdmin, Handler: p.setIdentity},
		{Method: http.MethodGet, Pattern: pathRules, Action: access.SettingAdmin, Handler: p.showRules},
		{Method: http.MethodPost, Pattern: pathRules, Action: access.SettingAdmin, Handler: p.setRules},
		{Method: http.MethodGet, Pattern: pathTerritory, Action: access.SettingAdmin, Handler: p.showTerritory},
		{Method: http.MethodPost, Pattern: pathTerritory, Action: access.SettingAdmin, Handler: p.setTerritory},
		{Method: http.MethodPost, Pattern: pathUndo + "{number}", Action: access.SettingAdmin, Handler: p.undo},
	}
}

// Look is the identity as the frames of the pages show it.
func Look(i Identity) ui.ProgrammeLook {
	return ui.ProgrammeLook{Name: i.Name, City: i.City, Service: i.Service, Colour: i.Colour}
}

// Desk is the help desk as the public pages show it to a reader. The settings
// name the days in Italian; the reader finds them in their own language.
func Desk(l i18n.L, i Identity) ui.HelpDesk {
	desk := ui.HelpDesk{Address: i.Address, Phone: i.Phone, Mail: i.Email}
	for _, line := range i.Hours() {
		desk.Hours = append(desk.Hours, openingHours(l, line))
	}
	return desk
}

// openingHours parts "Mercoledì 10:00-12:30" into day and hours. A line that
// names no single day is left as it is written.
func openingHours(l i18n.L, line string) ui.OpeningHours {
	at := strings.IndexFunc(line, unicode.IsDigit)
	if at < 0 {
		at = len(line)
	}
	named, hours := strings.TrimRight(line[:at], " :,"), line[at:]
	weekday, ok := i18n.DayNamed(named)
	if ok && !strings.Contains(named, " ") {
		named = l.WeekdayName(weekday)
	}
	return ui.OpeningHours{Day: named, Hours: hours}
}

// tabs are the three parts of the settings.
func tabs(c *web.Ctx, active string) []ui.SegmentView {
	return []ui.SegmentView{
		{Label: c.L.T("programme.tab.identity"), Href: pathIdentity, Active: active == pathIdentity},
		{Label: c.L.T("programme.tab.rules"), Href: pathRules, Active: active == pathRules},
		{Label: c.L.T("programme.tab.territory"), Href: pathTerritory, Active: active == pathTerritory},
	}
}

// settingForm is a form of dated settings: what is shown, and what is wrong.
type settingForm struct {
	Tabs    []ui.SegmentView
	Action  string
	Seen    int64
	From    ui.Field
	Errors  []ui.FieldError
	Changes []changeLine
}

// changeLine is one line of the history of values.
type changeLine struct {
	From, What, Was, Value, By, At string
	Undo                           string // POST path; empty when it cannot be undone
}

// settingForm prepares what the forms of identity and rules share. err is what
// was wrong with the form sent, nil when it is shown for the first time.
func (p *Pages) settingForm(c *web.Ctx, all Settings, section Section, action string, err error, labels map[string]string) (settingForm, error) {
	labels["from"] = c.L.T("programme.from")
	f := settingForm{
		Tabs: tabs(c, action), Action: action, Seen: all.Last(section), Errors: web.Summary(c.L, err, labels),
		From: ui.Field{
			Name: "from", Label: labels["from"], Help: c.L.T("programme.from.help"), Type: ui.TypeDate, Required: true, Short: true,
			Value: c.Today().String(), Error: web.Fields(c.L, err)["from"],
		},
	}
	if err != nil {
		f.From.Value = c.Typed("from")
	}
	var herr error
	f.Changes, herr = p.history(c, all.Changes(section))
	return f, herr
}

func (p *Pages) history(c *web.Ctx, changes []Change) ([]changeLine, error) {
	var who []id.User
	for _, v := range changes {
		who = append(who, v.SetBy)
	}
	names, err := p.names(c.Context(), p.service.DB.Reader(), who...)
	if err != nil {
		return nil, err
	}
	var out []changeLine
	var last int64
	for _, v := range changes {
		at := v.SetAt.In(c.Zone())
		line := changeLine{
			From: c.L.Date(v.From), What: c.L.T("programme." + v.Code), Was: oneLine(v.Was), Value: oneLine(v.Value),
			By: names[v.SetBy], At: c.L.Date(civil.DateOf(at)) + " " + c.L.Clock(at),
		}
		if v.SetBy == "" {
			line.By = c.L.T("programme.history.nobody")
		}
		if v.CanUndo && v.Number != last { // one button for all lines of a change
			line.Undo, last = undoPath(v.Number), v.Number
		}
		out = append(out, line)
	}
	return out, nil
}

// oneLine shows a text of several lines, or of none, in a cell.
func oneLine(s string) string {
	if s == "" {
		return "–"
	}
	return strings.ReplaceAll(s, "\n", " · ")
}

func undoPath(number int64) string { return pathUndo + strconv.FormatInt(number, 10) }

// saved says what became of a change of dated settings.
func saved(c *web.Ctx, number int64, path string) error {
	if number == 0 {
		return c.Done(path, web.Flash{Key: "programme.unchanged", Kind: ui.FlashWarn})
	}
	return c.Done(path, web.Flash{Key: "programme.saved", Undo: undoPath(number)})
}

// undo answers POST /amministrazione/programma/annulla/{number}.
func (p *Pages) undo(c *web.Ctx) error {
	number, err := strconv.ParseInt(c.PathValue("number"), 10, 64)
	if err != nil {
		return fault.Absent("programme.undo")
	}
	var nothing struct{}
	if err := c.Decode(&nothing); err != nil {
		return err
	}
	section, err := p.service.UndoChange(c.Context(), c.Actor, number)
	if err != nil {
		return err
	}
	path := pathIdentity
	if section == SectionRules {
		path = pathRules
	}
	return c.Done(path, web.Flash{Key: "programme.undone"})
}
