package intake

import (
	"context"
	"strings"

	"insieme/internal/area/person"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// citizenOf reads what a provider tells of somebody. The error is Invalid
// (auth.provider.nameless) for what is no codice fiscale.
func citizenOf(p provider.Person) (Citizen, error) {
	code, err := civil.ParseFiscalCode(p.FiscalCode)
	if err != nil || code.IsZero() {
		return Citizen{}, fault.Bad("intake.citizenOf", fault.Field{Key: "auth.provider.nameless"})
	}
	z := Citizen{FiscalCode: code, Surname: strings.TrimSpace(p.Surname), GivenName: strings.TrimSpace(p.GivenName)}
	if born, err := civil.ParseDate(p.BirthDate); err == nil {
		z.BirthDate = born
	}
	return z, nil
}

// Recognise finds the application that a citizen follows; NotFound alike for who
// has none and for records that bear their codice fiscale and are not theirs
// (see Citizen.Owns). It authorises nothing: the citizen has proved who they are.
func (s *Service) Recognise(ctx context.Context, who Citizen) (id.Application, error) {
	const op = "intake.Recognise"
	q := s.DB.Reader()
	records, err := person.ByFiscalCode(ctx, q, s.Keys, who.FiscalCode)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	var theirs []id.Person
	for _, record := range records {
		p, err := person.Load(ctx, q, s.Keys, record)
		if err != nil {
			return "", fault.Wrap(op, err)
		}
		if !who.Owns(p) {
			continue
		}
		all, err := person.Identities(ctx, q, record)
		if err != nil {
			return "", fault.Wrap(op, err)
		}
		theirs = append(theirs, all...)
	}
	if len(theirs) == 0 {
		return "", fault.Absent(op)
	}
	all, err := applicationsOf(ctx, q, theirs)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	a, found := foremost(all)
	if !found {
		return "", fault.Absent(op)
	}
	return a.ID, nil
}

// BeginAs writes into a draft, or into a new one when there is none or it is
// somebody else's, who the citizen is. Like everything of a draft it is sealed.
func (s *Service) BeginAs(ctx context.Context, draft DraftID, who Citizen, lang i18n.Lang) (Draft, error) {
	const op = "intake.BeginAs"
	var form Form
	if draft != "" {
		d, err := s.Draft(ctx, draft)
		switch {
		case err != nil && !fault.Is(err, fault.NotFound):
			return Draft{}, fault.Wrap(op, err)
		case err != nil || !who.mayGoOn(d.Form.FormWho): // expired, sent, or left here by somebody else
			draft = ""
		default:
			form = d.Form
		}
	}
	form.FormWho = who.who(form.FormWho)
	d, err := s.SaveStep(ctx, SaveStepCmd{Draft: draft, Step: StepWho, Form: form, Lang: lang, Unchecked: AsTyped})
	return d, fault.Wrap(op, err)
}
