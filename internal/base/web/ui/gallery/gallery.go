package gallery

import (
	"github.com/a-h/templ"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web/ui"
)

// Page is a whole page of the gallery.
type Page struct {
	Name string // of its file
	Body templ.Component
}

// Pages are all pages in a reader's language.
func Pages(l i18n.L) []Page {
	return []Page{
		{"componenti", componentsPage(l)},
		{"campi", fieldsPage(l)},
		{"oggi", todayPage(l)},
		{"persona", personPage(l)},
		{"candidature", intakePage(l)},
		{"home", homePage(l)},
		{"strada", followPage(l)},
		{"domanda", questionPage(l)},
		{"domanda-errore", wrongPage(l)},
		{"controllo", reviewPage(l)},
		{"ricevuta", receiptPage(l)},
	}
}

var (
	today = civil.MustDate("2022-11-10")
	look  = ui.ProgrammeLook{Name: "Insieme per il lavoro", City: "Città di prova", Service: "Comune della Città di prova", Colour: "#a43e1e"}
)

func staff(l i18n.L, title, active string) ui.Frame {
	return ui.Frame{
		Search: true,
		L:      l, Title: title, Active: active, Programme: look, Today: today, Demo: true,
		User: ui.UserLook{Name: "Elena Sarti", Role: "operatrice", Initials: "ES"},
		Nav: []ui.NavGroup{
			{Items: []ui.NavItem{
				{Key: "oggi", Label: "Oggi", Href: "/oggi", Icon: "check-circle", Count: 7},
				{Key: "persone", Label: "Persone", Href: "/persone", Icon: "user"},
				{Key: "candidature", Label: "Candidature", Href: "/candidature", Icon: "inbox", Count: 58, Sub: true},
				{Key: "agenda", Label: "Agenda", Href: "/agenda", Icon: "calendar"},
				{Key: "rete", Label: "Rete", Href: "/rete", Icon: "share"},
			}},
			{Items: []ui.NavItem{
				{Key: "monitoraggio", Label: "Monitoraggio", Href: "/monitoraggio", Icon: "chart-line"},
				{Key: "flussi", Label: "Flussi", Href: "/flussi", Icon: "layers"},
			}},
			{Items: []ui.NavItem{{Key: "amministrazione", Label: "Amministrazione", Href: "/amministrazione", Icon: "settings"}}},
		},
	}
}

func public(l i18n.L, title string) ui.PublicFrame {
	return ui.PublicFrame{
		L: l, Title: title, Programme: look, Path: "/", Demo: true, Active: "lavoro",
		Menu: []ui.NavItem{
			{Key: "lavoro", Label: "Per chi cerca lavoro", Href: "/"}, {Key: "aziende", Label: "Per le aziende", Href: "/aziende"},
			{Key: "numeri", Label: "Numeri", Href: "/numeri"}, {Key: "chi", Label: "Chi siamo", Href: "/chi-siamo"},
		},
		CallLabel: "Segui la mia domanda", CallHref: "/strada",
		Desk:    ui.HelpDesk{Address: "Via dei Portici 12, piano terra", Hours: []ui.OpeningHours{{Day: "mercoledì", Hours: "10:00–12:30"}, {Day: "giovedì", Hours: "15:00–17:30"}}, Phone: "051 555 0100", Mail: "aiuto@insieme.example"},
		RunBy:   []string{"Comune e Città metropolitana", "Diocesi e Regione", "Associazioni, sindacati, aziende"},
		Service: []ui.NavItem{{Label: "Documenti", Href: "/documenti"}, {Label: "Dicci se qualcosa non va", Href: "/segnala"}},
		Legal:   []ui.NavItem{{Label: "Privacy", Href: "/privacy"}, {Label: "Dichiarazione di accessibilità", Href: "/accessibilita"}, {Label: "Note legali", Href: "/note-legali"}},
	}
}

func date(s string) civil.Date { return civil.MustDate(s) }

var plan = ui.PlanAxisView{
	Title: "Piano: riattivazione mantenuta il 9 agosto, colloquio in azienda entro il 16 novembre, esperienza entro il 18 marzo",
	From:  date("2022-05-01"), To: date("2023-04-01"), Today: today,
	Lanes: []ui.PlanLane{
		{Label: "Promesse", Marks: []ui.PlanMark{
			{Date: date("2022-05-18"), Kind: ui.MarkStart, Label: "In target 18 mag"},
			{Date: date("2022-08-09"), Kind: ui.MarkKept, Label: "Riattivazione, fatta 9 ago"},
			{Date: date("2022-11-18"), Kind: ui.MarkNear, Label: "Colloquio, 18 nov"},
			{Date: date("2023-03-18"), Kind: ui.MarkFuture, Label: "Esperienza, 18 mar"},
		}},
		{Label: "Formazione", Bars: []ui.PlanBar{
			{From: date("2022-06-01"), To: date("2022-07-20"), Label: "Gruppo"},
			{From: date("2022-09-05"), To: date("2022-10-28"), Label: "Italiano B1"},
			{From: date("2022-11-21"), To: date("2022-12-05"), Label: "Sicurezza base, 16 ore", Planned: true},
		}},
		{Label: "Incontri", Marks: []ui.PlanMark{
			{Date: date("2022-05-20"), Kind: ui.MarkMet}, {Date: date("2022-06-03"), Kind: ui.MarkMet}, {Date: date("2022-06-24"), Kind: ui.MarkMet},
			{Date: date("2022-07-15"), Kind: ui.MarkMet}, {Date: date("2022-09-20"), Kind: ui.MarkMet}, {Date: date("2022-10-05"), Kind: ui.MarkMissing},
			{Date: date("2022-10-12"), Kind: ui.MarkMet}, {Date: date("2022-12-06"), Kind: ui.MarkBooked},
		}},
		{Label: "Proposte"},
	},
}

func tasks() []ui.TaskLineView {
	return []ui.TaskLineView{
		{Icon: "sign-paper", Name: "RAVIOLA Marta", NameHref: "/persone/1", Birth: date("1971-07-14"), What: "Patto da accettare: in target da lun 24 ott", Since: "da 16 giorni", Late: true, Action: "Apri il patto", Href: "/persone/1/patto", First: true},
		{Icon: "pa", Name: "ADEYEMI Grace", NameHref: "/persone/2", Birth: date("1994-11-03"), What: "Il Centro per l’impiego ha risposto: verifica da chiudere", Since: "da 5 giorni", Action: "Chiudi verifica", Href: "/candidature/2"},
		{Icon: "pencil", Name: "ZANETTI Paolo", NameHref: "/persone/3", Birth: date("1968-01-22"), What: "Colloquio di mar 8 nov ancora senza esito", Since: "da 2 giorni", Action: "Scrivi l’esito", Href: "/colloqui/3"},
		{Icon: "telephone", Name: "SHEVCHENKO Olena", NameHref: "/persone/4", Birth: date("1988-05-22"), What: "Invitata da 6 giorni, nessuna risposta", Since: "da ieri", Action: "Registra chiamata", Post: "/persone/4/chiamata"},
		{Icon: "restore", Name: "GHERARDI Ivo", NameHref: "/persone/5", Birth: date("1963-02-11"), What: "Sospensione finita ieri: il corso è concluso", Since: "da oggi", Action: "Rivedi", Href: "/persone/5"},
	}
}
