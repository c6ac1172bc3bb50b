package programme

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/db"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// territoryForm is sent twice: to try the lists, then to save them.
type territoryForm struct {
	Do             territoryStep `form:"do"`
	Seen           string        `form:"seen"`
	Districts      string        `form:"districts" area:"true" max:"10000"`
	Municipalities string        `form:"municipalities" area:"true" max:"60000"`
}

type territoryStep string

const (
	stepTry  territoryStep = "try"
	stepSave territoryStep = "save"
)

// between parts the names of places, some of which hold commas.
const between = " · "

// shownErrors is how many wrong lines are listed; more would hide the first.
const shownErrors = 20

// territoryView is the page of districts and municipalities.
type territoryView struct {
	Tabs                      []ui.SegmentView
	Action, Seen              string
	Districts, Municipalities ui.Field
	Errors                    []ui.FieldError
	Tried                     bool         // the lists can be read, and this is what they would change
	Changes                   []placesLine // empty: nothing
	Rows                      []districtLine
	Closed                    string // names of closed places
}

// placesLine is one kind of change of the territory, with the names touched.
type placesLine struct {
	Title string
	Count int
	Names string
}

// districtLine is a district as it is now.
type districtLine struct {
	Name, Code, Flow string
	Count            int
	Municipalities   string
}

// showTerritory answers GET /amministrazione/programma/territorio.
func (p *Pages) showTerritory(c *web.Ctx) error {
	v, err := p.territoryView(c)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, territoryTemplate(c.Frame("programme.title", NavSettings), v))
}

// setTerritory answers POST /amministrazione/programma/territorio.
func (p *Pages) setTerritory(c *web.Ctx) error {
	var f territoryForm
	err := c.Decode(&f)
	cmd := SetTerritoryCmd{Districts: f.Districts, Municipalities: f.Municipalities, Seen: f.Seen}
	if err == nil && f.Do == stepSave {
		var change TerritoryChange
		if change, err = p.service.SetTerritory(c.Context(), c.Actor, cmd); err == nil {
			return c.Done(pathTerritory, web.Flash{Key: "programme.territory.saved", Args: []any{c.L.Number(change.Size())}})
		}
	} else if err == nil {
		var change TerritoryChange
		if change, err = p.service.TryTerritory(c.Context(), c.Actor, cmd); err == nil {
			return p.tried(c, f, change)
		}
	}
	return c.Retry(err, func() (templ.Component, error) {
		v, verr := p.territoryView(c)
		v.Districts.Value, v.Municipalities.Value = c.Typed(fieldDistricts), c.Typed(fieldMunicipalities)
		v.wrong(c, err)
		return territoryTemplate(c.Frame("programme.title", NavSettings), v), verr
	})
}

// tried shows what the lists would change, with a button to do it.
func (p *Pages) tried(c *web.Ctx, f territoryForm, change TerritoryChange) error {
	v, err := p.territoryView(c)
	if err != nil {
		return err
	}
	v.Districts.Value, v.Municipalities.Value = f.Districts, f.Municipalities
	v.Tried = true
	for _, kind := range []struct {
		key   string
		names []string
	}{
		{"programme.change.districts_added", change.Districts.Added},
		{"programme.change.districts_changed", change.Districts.Changed},
		{"programme.change.districts_closed", change.Districts.Closed},
		{"programme.change.municipalities_added", change.Municipalities.Added},
		{"programme.change.municipalities_changed", change.Municipalities.Changed},
		{"programme.change.municipalities_closed", change.Municipalities.Closed},
	} {
		if len(kind.names) > 0 {
			v.Changes = append(v.Changes, placesLine{c.L.T(kind.key), len(kind.names), strings.Join(kind.names, between)})
		}
	}
	return c.Page(http.StatusOK, territoryTemplate(c.Frame("programme.title", NavSettings), v))
}

func (p *Pages) territoryView(c *web.Ctx) (territoryView, error) {
	var t Territory
	err := p.service.DB.Read(c.Context(), func(q db.Queryer) error {
		var err error
		t, err = TerritoryOf(c.Context(), q)
		return err
	})
	if err != nil {
		return territoryView{}, err
	}
	districts, municipalities := t.Lists()
	v := territoryView{
		Tabs: tabs(c, pathTerritory), Action: pathTerritory, Seen: t.Mark(),
		Districts: ui.Field{
			Name: fieldDistricts, Label: c.L.T("programme.districts"), Help: c.L.T("programme.districts.help"),
			Example: "pianura-est;Pianura Est;distretto", Type: ui.TypeTextArea, Rows: 9, Required: true, Value: districts,
		},
		Municipalities: ui.Field{
			Name: fieldMunicipalities, Label: c.L.T("programme.municipalities"), Help: c.L.T("programme.municipalities.help"),
			Example: "037001;Anzola dell'Emilia;pianura-ovest;A324", Type: ui.TypeTextArea, Rows: 16, Required: true, Value: municipalities,
		},
	}
	v.state(c, t)
	return v, nil
}

// state lists the territory as it is.
func (v *territoryView) state(c *web.Ctx, t Territory) {
	names := map[string][]string{}
	var closed []string
	for _, m := range t.Municipalities {
		if m.Active {
			names[m.District] = append(names[m.District], m.Name)
		} else {
			closed = append(closed, m.Name)
		}
	}
	for _, d := range t.Districts {
		if !d.Active {
			closed = append(closed, d.Name)
			continue
		}
		v.Rows = append(v.Rows, districtLine{
			Name: d.Name, Code: d.Code, Flow: c.L.T("programme.flow." + string(d.Flow)),
			Count: len(names[d.Code]), Municipalities: strings.Join(names[d.Code], between),
		})
	}
	v.Closed = strings.Join(closed, between)
}

// wrong ties every wrong line to its list.
func (v *territoryView) wrong(c *web.Ctx, err error) {
	labels := map[string]string{fieldDistricts: v.Districts.Label, fieldMunicipalities: v.Municipalities.Label}
	v.Errors = web.Summary(c.L, err, labels)
	if over := len(v.Errors) - shownErrors; over > 0 {
		v.Errors = append(v.Errors[:shownErrors], ui.FieldError{Text: c.L.N("programme.line.more", over)})
	}
	first := web.Fields(c.L, err)
	v.Districts.Error, v.Municipalities.Error = first[fieldDistricts], first[fieldMunicipalities]
}

// tryLook: trying is the next step until there is something to save.
func tryLook(v territoryView) ui.Look {
	if len(v.Changes) > 0 {
		return ui.LookPlain
	}
	return ui.LookPrimary
}
