package intake

import (
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/base/fault"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// newInstrumentView is the form of a new version.
type newInstrumentView struct {
	Seen    int
	From    ui.Field
	Texts   []ui.Field
	Scale   []optionRow
	Domains []domainForm
	Total   []ui.Field
	Errors  []ui.FieldError
}

// optionRow is an answer: its level in words, then words and points.
type optionRow struct {
	Level  string
	Fields []ui.Field
}

// domainForm is a domain with its items.
type domainForm struct {
	Code   string
	Name   string
	Fields []ui.Field
	Items  []itemForm
	Add    string // value of the button that adds an item
}

// itemForm is an item that opens when there is something to look at.
type itemForm struct {
	Of, Title      string
	Open, Own      bool
	Fields         []ui.Field
	Options        []optionRow
	Remove, Switch string // values of the buttons
}

// showNewInstrument answers GET …/nuova: the last version, to be changed.
func (p *Pages) showNewInstrument(c *web.Ctx) error {
	all, err := instruments(c.Context(), p.reader())
	if err != nil {
		return err
	}
	last := all.Last()
	from := c.Today().AddDays(1)
	if last.ValidFrom.After(from) {
		from = last.ValidFrom
	}
	page := newInstrumentPage(c, draftOf(last, from), last.Version, nil)
	return c.Page(http.StatusOK, page)
}

// newInstrument answers POST …/nuova: a button of the form, or the new version.
func (p *Pages) newInstrument(c *web.Ctx) error {
	var f instrumentForm
	err := c.Decode(&f)
	d, whole := f.draft()
	if !whole && err == nil {
		err = fault.Bad("intake.newInstrument", fault.Field{Key: "error.form.unreadable"})
	}
	if typed := c.Typed("from"); typed != "" {
		d.From = typed
	}
	if err == nil && f.Do != doSave {
		d.step(f.Do)
		return c.Page(http.StatusOK, newInstrumentPage(c, d, f.Seen, nil))
	}
	in, wrong := d.instrument(f.From)
	if len(wrong) > 0 && err == nil {
		err = fault.Bad("intake.newInstrument", wrong...)
	}
	if err == nil {
		in, err = p.service.NewInstrument(c.Context(), c.Actor, InstrumentCmd{Seen: f.Seen, Instrument: in})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return newInstrumentPage(c, d, f.Seen, err), nil })
	}
	flash := web.Flash{Key: "intake.instrument.made"}
	if in.ValidFrom.After(c.Today()) {
		flash.Undo = pathVersion(in.Version) + "/ritira"
	}
	return c.Done(pathVersion(in.Version), flash)
}

// instrumentBuilder makes the fields of the form and remembers their names.
type instrumentBuilder struct {
	c      *web.Ctx
	errors map[string]string
	labels map[string]string
}

func newInstrumentPage(c *web.Ctx, d draft, seen int, wrong error) templ.Component {
	b := &instrumentBuilder{c, web.Fields(c.L, wrong), map[string]string{}}
	v := newInstrumentView{Seen: seen, Scale: b.options("", scaleField, d.Scale)}
	v.From = b.field("from", "from", "from", "", d.From)
	v.From.Type, v.From.Short, v.From.Required, v.From.Min = ui.TypeDate, true, true, c.Today().String()
	v.From.Help = c.L.T("intake.instrument.from.help")
	for _, text := range []struct {
		name  string
		words Words
		area  bool
	}{{"label", d.Label, false}, {"legal", d.Legal, true}, {"rule", d.Rule, true}} {
		pair := b.words(text.name, text.name, text.name, "", text.words)
		for i := range pair {
			if text.area {
				pair[i].Type = ui.TypeTextArea
			}
		}
		v.Texts = append(v.Texts, pair...)
	}
	n := 0
	for i, of := range d.Domains {
		v.Domains = append(v.Domains, b.domain(i, &n, of, d.Added))
	}
	v.Total = []ui.Field{b.number("total_from", "total_from", "total_from", "", d.TotalFrom), b.number("total_to", "total_to", "total_to", "", d.TotalTo)}
	v.Errors = web.Summary(c.L, wrong, b.labels)
	for i, e := range v.Errors {
		if b.labels[e.Name] == "" {
			v.Errors[i].Name = "" // a column of the form: it stands in no one row
		}
	}
	return newInstrumentTemplate(c.Frame("intake.instrument.new", NavInstrument), v)
}

// field is a field of the form; of says which row it belongs to, for the
// summary of errors.
func (b *instrumentBuilder) field(name, id, key, of, value string) ui.Field {
	f := ui.Field{Name: name, ID: id, Label: b.c.L.T("intake.instrument.field." + key), Value: value, Error: b.errors[id]}
	b.labels[id] = f.Label
	if of != "" {
		b.labels[id] = of + ", " + f.Label
	}
	return f
}

func (b *instrumentBuilder) number(name, id, key, of, value string) ui.Field {
	f := b.field(name, id, key, of, value)
	f.InputMode, f.Short, f.Dir = "numeric", true, "ltr"
	return f
}

// words are the two fields of a text; the Italian one has the id, since it must
// be there.
func (b *instrumentBuilder) words(name, id, key, of string, w Words) []ui.Field {
	it := b.field(name+"_it", id, key, of, w.It)
	it.Required = true
	en := b.field(name+"_en", id+"-en", key, of, w.En)
	en.Label = b.c.L.T("intake.instrument.field.english", en.Label)
	return []ui.Field{it, en}
}

func (b *instrumentBuilder) domain(i int, n *int, of draftDomain, added int) domainForm {
	l := b.c.L
	v := domainForm{Code: string(of.Code), Name: of.Name.In(string(l.Lang())), Add: doAdd + ":" + string(of.Code)}
	v.Fields = b.words("domain", domainField(i, "name"), "name", v.Name, of.Name)
	threshold := b.number("threshold", domainField(i, "threshold"), "threshold", v.Name, of.Threshold)
	threshold.Help = l.T("intake.instrument.field.threshold.help")
	needed := b.field("needed", domainField(i, "needed"), "needed", v.Name, "no")
	needed.Type, needed.Required = ui.TypeSelect, true
	needed.Options = []ui.Option{{Value: "yes", Label: l.T("intake.instrument.needed.yes")}, {Value: "no", Label: l.T("intake.instrument.needed.no")}}
	if of.Needed {
		needed.Value = "yes"
	}
	v.Fields = append(v.Fields, threshold, needed)
	for _, item := range of.Items {
		v.Items = append(v.Items, b.item(v, *n, item, added))
		*n++
	}
	return v
}

func (b *instrumentBuilder) item(of domainForm, n int, item draftItem, added int) itemForm {
	l, place := b.c.L, strconv.Itoa(n+1)
	v := itemForm{
		Of: of.Code, Own: item.Own, Title: item.Text.In(string(l.Lang())), Open: added == n+1, Remove: doRemove + ":" + place, Switch: doOwn + ":" + place,
	}
	if v.Title == "" {
		v.Title = l.T("intake.instrument.item.new")
	}
	named := of.Name + ", " + v.Title
	v.Fields = b.words("item", itemField(n, "text"), "text", named, item.Text)
	v.Fields[0].Autofocus = v.Open
	help := b.words("help", itemField(n, "help"), "help", named, item.Help)
	help[0].Required = false
	code := b.field("item_code", itemField(n, "code"), "code", named, item.Code)
	code.Help, code.Dir, code.MaxLength = l.T("intake.instrument.field.code.help"), "ltr", 40
	v.Fields = append(append(v.Fields, help...), code)
	if item.Own {
		v.Switch = doScale + ":" + place
		v.Options = b.options(named, itemField(n, "answer"), item.Options)
	}
	for _, f := range v.Fields {
		v.Open = v.Open || f.Error != ""
	}
	for _, row := range v.Options {
		for _, f := range row.Fields {
			v.Open = v.Open || f.Error != ""
		}
	}
	return v
}

// options are the rows of answers, from the most fragile level.
func (b *instrumentBuilder) options(named, of string, options draftOptions) []optionRow {
	var out []optionRow
	for i, o := range options {
		level := Level(i + 1)
		row := optionRow{Level: b.c.L.T("intake.instrument.level", int(level))}
		in := row.Level
		if named != "" {
			in = named + ", " + row.Level
		}
		row.Fields = b.words("option", optionField(of, level, "text"), "option", in, o.Text)
		row.Fields[0].Required = false
		row.Fields = append(row.Fields, b.number("score", optionField(of, level, "score"), "score", in, o.Score))
		out = append(out, row)
	}
	return out
}
