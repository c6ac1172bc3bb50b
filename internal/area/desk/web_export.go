package desk

import (
	"bytes"

	"insieme/internal/base/doc"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/words"
)

// exportForm is the list that is open, and the kind of file.
type exportForm struct {
	peopleQuery
	Format string `form:"formato"`
}

// export answers POST /persone/esporta: the list as a file. It is posted since
// it leaves a trace, and since the words of a search are the session's.
func (p *Pages) export(c *web.Ctx) error {
	var form exportForm
	if err := c.Decode(&form); err != nil {
		return err
	}
	return p.exportList(c, form.peopleQuery, form.Format)
}

func (p *Pages) exportList(c *web.Ctx, query peopleQuery, format string) error {
	query.clear()
	f, err := query.filter()
	if err != nil {
		return err
	}
	if query.Search != "" {
		if f.Words = words.Query(i18n.It, c.Search(query.Search)); len(f.Words) == 0 {
			return fault.New(fault.NotFound, "desk.export", "error.not_found") // the session does not know these words any more
		}
	}
	cards, names, err := p.service.Export(c.Context(), c.Actor, f)
	if err != nil {
		return err
	}
	return sendTable(c, cards, names, format)
}

// sendTable sends people as a file of a kind, a workbook unless asked otherwise.
func sendTable(c *web.Ctx, cards []Card, names map[id.User]string, format string) error {
	table, name := exportTable(c.L, cards, names), "persone-"+c.Today().String()
	var b bytes.Buffer
	if format == "csv" {
		if err := table.WriteCSV(&b); err != nil {
			return fault.Wrap("desk.export", err)
		}
		return c.Download(name+".csv", doc.TypeCSV, &b)
	}
	if err := table.WriteXLSX(&b); err != nil {
		return fault.Wrap("desk.export", err)
	}
	return c.Download(name+".xlsx", doc.TypeXLSX, &b)
}

// exportTable are the cards as a file has them, in the reader's language.
func exportTable(l i18n.L, cards []Card, names map[id.User]string) doc.Table {
	t := doc.Table{Name: l.T("desk.people.title")}
	for _, key := range []string{"surname", "given", "birth", "municipality", "stage", "since", "until", "promise", "due", "referent"} {
		t.Columns = append(t.Columns, l.T("desk.export.column."+key))
	}
	t.Rows = func(yield func([]any, error) bool) {
		for _, c := range cards {
			promise := ""
			if c.NextPromise != "" {
				promise = l.T("pathway.promise." + c.NextPromise)
			}
			row := []any{c.Surname, c.GivenName, c.Birth, c.Municipality, StageWords(l, c), c.Since, c.SuspendedUntil, promise, c.NextDue, names[c.Referent]}
			if !yield(row, nil) {
				return
			}
		}
	}
	return t
}
