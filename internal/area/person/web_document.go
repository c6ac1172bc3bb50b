package person

import (
	"bytes"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// The codes of the documents in the access log: the list, and a file itself.
const (
	lookPapers   audit.Page = "person.documents"
	lookDocument audit.Page = "person.document"
)

// UploadBody is the most bytes of a form with a file: the largest file and room
// to say that it is too large beside the field.
const UploadBody = file.Most + 6<<20

// documentForm is what is said of a file; the file itself comes beside it.
type documentForm struct {
	Kind     string   `form:"kind" max:"20"`
	Audience Audience `form:"audience" max:"20"`
}

// documentsView is the page of a person's documents.
type documentsView struct {
	Person Person
	Action string
	Fields []ui.Field
	Errors []ui.FieldError
	Papers []paperView
}

// paperView is one document in a list.
type paperView struct {
	Label, Href, Second   string
	Tag                   *ui.TagView
	Archived              bool
	Action, Button, Title string // of the archive, or of the way back
}

// showDocuments answers GET /persone/{id}/documenti.
func (p *Pages) showDocuments(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonDocument, lookPapers)
	if err != nil {
		return err
	}
	page, err := p.documentsPage(c, who, documentForm{Kind: DocumentCV, Audience: ForTeam}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// addDocument answers POST /persone/{id}/documenti.
func (p *Pages) addDocument(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonDocument, lookPapers)
	if err != nil {
		return err
	}
	var f documentForm
	var document DocumentID
	if err = c.Decode(&f); err == nil {
		var sent web.Sent
		if sent, _, err = c.File("file"); err == nil { // none has no content, which is refused
			document, err = p.service.AddDocument(c.Context(), c.Actor, AddDocumentCmd{
				Person: who.ID, Kind: f.Kind, Audience: f.Audience, Name: sent.Name, Content: sent.Content,
			})
		}
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.documentsPage(c, who, f, err) })
	}
	return c.Done(Path(who.ID, "/documenti"), web.Flash{Key: "person.flash.document", Undo: documentPath(who.ID, document, "/archivia")})
}

// openDocument answers GET /persone/{id}/documenti/{document}: the file, always
// to be saved, never shown inside this site. Its name stays out of the answer's
// header, which proxies log.
func (p *Pages) openDocument(c *web.Ctx) error {
	who, document, err := documentOf(c)
	if err != nil {
		return err
	}
	info, content, err := p.service.OpenDocument(c.Context(), c.Actor, who, document)
	if err != nil {
		return err
	}
	return c.Download("documento-"+string(document)[18:]+info.Type.Extensions()[0], info.Type.ContentType(), bytes.NewReader(content))
}

// archiveDocument answers POST /persone/{id}/documenti/{document}/archivia.
func (p *Pages) archiveDocument(c *web.Ctx) error {
	who, document, err := documentOf(c)
	if err != nil {
		return err
	}
	if err := p.service.ArchiveDocument(c.Context(), c.Actor, who, document); err != nil {
		return err
	}
	return c.Done(Path(who, "/documenti"), web.Flash{Key: "person.flash.archived", Undo: documentPath(who, document, "/ripristina")})
}

// restoreDocument answers POST /persone/{id}/documenti/{document}/ripristina.
func (p *Pages) restoreDocument(c *web.Ctx) error {
	who, document, err := documentOf(c)
	if err != nil {
		return err
	}
	if err := p.service.RestoreDocument(c.Context(), c.Actor, who, document); err != nil {
		return err
	}
	return c.Done(Path(who, "/documenti"), web.Flash{Key: "person.flash.restored"})
}

func documentOf(c *web.Ctx) (who id.Person, document DocumentID, err error) {
	if who, err = web.PathID[id.Person](c, "id"); err != nil {
		return who, document, err
	}
	document, err = web.PathID[DocumentID](c, "document")
	return who, document, err
}

func documentPath(who id.Person, document DocumentID, tail string) string {
	return Path(who, "/documenti/"+string(document)+tail)
}

// documentsPage shows the list and the form: empty, or as it was filled in when
// wrong says what has to change. A browser never gives a chosen file back, so
// the form says to choose it again.
func (p *Pages) documentsPage(c *web.Ctx, who Person, f documentForm, wrong error) (templ.Component, error) {
	papers, err := p.paperViews(c, who.ID)
	if err != nil {
		return nil, err
	}
	rules, err := programme.RulesAt(c.Context(), p.service.DB.Reader(), c.Today())
	if err != nil {
		return nil, err
	}
	l, errors := c.L, web.Fields(c.L, wrong)
	v := documentsView{Person: who, Action: Path(who.ID, "/documenti"), Papers: papers, Fields: []ui.Field{
		{Name: "kind", Label: l.T("person.document.kind"), Type: ui.TypeSelect, Required: true, Value: f.Kind, Options: options(l, "person.document.kind.", DocumentKinds())},
		{
			Name: "audience", Label: l.T("person.document.audience"), Help: l.T("person.document.audience.help"), Type: ui.TypeSelect, Required: true,
			Value: string(f.Audience), Options: audienceOptions(l),
		},
		{
			Name: "file", Label: l.T("person.document.file"), Help: l.T("person.document.file.help", rules.FileMegabytes), Type: ui.TypeFile,
			Required: true, Accept: file.Accept,
		},
	}}
	labels := map[string]string{}
	for i := range v.Fields {
		labels[v.Fields[i].Name] = v.Fields[i].Label
		v.Fields[i].Error = errors[v.Fields[i].Name]
	}
	v.Errors = web.Summary(l, wrong, labels)
	return documentsTemplate(c.Frame("person.document.title", navPeople), v), nil
}

func audienceOptions(l i18n.L) []ui.Option {
	var out []ui.Option
	for _, a := range Audiences() {
		out = append(out, ui.Option{Value: string(a), Label: l.T("person.document.audience." + string(a))})
	}
	return out
}

func (p *Pages) paperViews(c *web.Ctx, who id.Person) ([]paperView, error) {
	q := p.service.DB.Reader()
	papers, err := Papers(c.Context(), q, p.service.Keys, c.Actor, who)
	if err != nil {
		return nil, err
	}
	users := make([]id.User, len(papers))
	for i, paper := range papers {
		users[i] = paper.AddedBy
	}
	names, err := network.Names(c.Context(), q, users...)
	if err != nil {
		return nil, err
	}
	out := make([]paperView, len(papers))
	for i, paper := range papers {
		out[i] = paper.view(c, who, names[paper.AddedBy])
	}
	return out, nil
}

func (paper Paper) view(c *web.Ctx, who id.Person, by string) paperView {
	l, kind := c.L, c.L.T("person.document.kind."+paper.Kind)
	on := l.Date(civil.DateOf(paper.AddedAt.In(c.Zone())))
	v := paperView{
		Label: kind + ": " + paper.Info.Name, Href: documentPath(who, paper.ID, ""),
		Second: joinWords(paper.Info.Words(l), on, by),
		Action: documentPath(who, paper.ID, "/archivia"), Button: l.T("person.document.archive"),
		Tag: &ui.TagView{Tone: ui.ToneInfo, Text: l.T("person.audience." + string(paper.Audience))},
	}
	if paper.AddedBy == "" {
		v.Second = l.T("person.document.theirs", paper.Info.Words(l), on)
	}
	if paper.Audience == ForTeam {
		v.Tag = &ui.TagView{Tone: ui.ToneInfo, Icon: "locked", Text: l.T("person.audience.team")}
	}
	if v.Archived = !paper.ArchivedAt.IsZero(); v.Archived {
		v.Action, v.Button = documentPath(who, paper.ID, "/ripristina"), l.T("person.document.restore")
	}
	return v
}

const papersInPanel = 4

// documentsPanel is the part Documenti of a person's page.
func (p *Pages) documentsPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	papers, err := p.paperViews(c, who)
	if err != nil {
		return nil, err
	}
	var list []ui.RowView
	for _, v := range papers {
		if !v.Archived && len(list) < papersInPanel {
			list = append(list, ui.RowView{Label: v.Label, Href: v.Href, Second: v.Second, Tag: v.Tag})
		}
	}
	link := &ui.Link{Label: c.L.T("person.document.add"), Href: Path(who, "/documenti")}
	if len(papers) > len(list) {
		link.Label = c.L.T("person.document.all")
	}
	return documentsCard(c.L, link, len(papers), list), nil
}
