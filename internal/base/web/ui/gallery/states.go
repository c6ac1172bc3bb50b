package gallery

import "insieme/internal/base/web/ui"

func withFlash(f ui.Frame, flash ui.Flash) ui.Frame {
	f.Flash = &flash
	return f
}

func signedIn(f ui.PublicFrame) ui.PublicFrame {
	f.SignOut = "/strada/esci"
	f.Flash = &ui.Flash{Text: "Abbiamo salvato il tuo nuovo numero."}
	return f
}

func presence(label, chosen string) ui.PresenceView {
	return ui.PresenceView{
		Label: label, Action: "/agenda/1/presenza", Name: "presenza", Chosen: chosen,
		Options: []ui.Option{{Value: "present", Label: "Presente"}, {Value: "excused", Label: "Giustificato"}, {Value: "absent", Label: "Assente"}, {Value: "moved", Label: "Spostato"}},
	}
}

func rings() []ui.Ring {
	return []ui.Ring{
		{Kind: ui.RingFar, Days: 112, Share: .38, Size: 88},
		{Kind: ui.RingNear30, Days: 19, Share: .79, Size: 88},
		{Kind: ui.RingNear14, Days: 6, Share: .96, Size: 88},
		{Kind: ui.RingBroken, Days: 6, Size: 88},
		{Kind: ui.RingKept, Share: 1, Size: 88},
		{Kind: ui.RingPaused, Size: 88},
	}
}

func small(r ui.Ring) ui.Ring {
	r.Size = 0
	return r
}

func taskStates() []ui.TaskLineView {
	all := tasks()[:3]
	all[1].Owner = "LB"
	return append(all, ui.TaskLineView{Name: "CORELLI Dario", Birth: date("1969-01-03"), What: "Chiamata registrata alle 9:42", Done: true, Undo: "/annulla/1"})
}

var assessment = ui.AssessmentStripView{
	Earlier: date("2022-05-18"), Later: date("2022-10-26"), Levels: []string{"molto fragile", "fragile", "adeguato", "buono"},
	Rows: []ui.AssessmentRow{
		{Domain: "Consapevolezza di sé", Before: 2, After: 3}, {Domain: "Competenze spendibili", Before: 3, After: 3},
		{Domain: "Italiano per il lavoro", Before: 1, After: 3}, {Domain: "Ricerca del lavoro", After: 2},
		{Domain: "Casa"}, {Domain: "Salute", Masked: true},
	},
}

var profile = []ui.Fact{
	{Label: "Cerca", Value: "Magazzino, carico e scarico, confezionamento", Audience: "azienda"},
	{Label: "Sa fare", Value: "Preparazione ordini con lettore, muletto (patentino valido fino a ott 2024)", Audience: "azienda"},
	{Label: "Telefono", Value: "333 555 0148", Href: "tel:3335550148"},
	{Label: "Carichi di cura", Value: "Una figlia di 6 anni, il giovedì mattina", Audience: "solo équipe", AudienceClosed: true},
	{Label: "Salute", Masked: true},
}
