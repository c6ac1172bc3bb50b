package company

import (
	"insieme/internal/base/i18n"
	"insieme/internal/base/message"
)

const templateSurvey = "company.survey"

// Templates are what this area tells companies.
func Templates() []message.Template {
	return []message.Template{{
		Key:     templateSurvey,
		Title:   i18n.Text{It: "Indagine sui fabbisogni di un'azienda", En: "Survey of a company's needs"},
		Subject: i18n.Text{It: "Quali persone e quale formazione vi servono?", En: "Which people and which training do you need?"},
		Body: i18n.Text{
			It: "Buongiorno {name},\n\nci aiuta sapere quali profili e quale formazione servono alla vostra azienda. Bastano tre minuti, senza accesso:\n\n    {link}\n\n" +
				"Il link serve per una sola risposta e vale fino al {day}. Potete inoltrarlo a un collega.\n",
			En: "Hello {name},\n\nit helps us to know which profiles and which training your company needs. It takes three minutes, without a login:\n\n    {link}\n\n" +
				"The link serves for one answer and works until {day}. You may forward it to a colleague.\n",
		},
	}}
}

// surveyMessage is the message that asks somebody of a company.
func surveyMessage(to Counterpart, i Invitation) message.Message {
	l := new(i18n.Catalogue).In(i18n.It)
	return message.Message{
		Template: templateSurvey, Channel: message.Email, To: to.Email, Lang: i18n.It,
		Vars: map[string]string{"name": to.Name, "link": i.Link, "day": l.Date(i.Until)},
	}
}
