package intake

import (
	"context"
	"log/slog"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// How many possible duplicates are looked at and shown, the likeliest first.
const (
	maxLikened  = 100
	maxResemble = 5
)

// lookedSimilar names the list of possible duplicates in the access log.
const lookedSimilar = audit.Page("similar")

// Resemblance is somebody who may be the person whose record is being typed.
type Resemblance struct {
	Neighbour
	Verdict     person.Verdict
	Application Application // the newest; without an id for none
}

// LogValue keeps the person out of the log.
func (Resemblance) LogValue() slog.Value { return slog.StringValue("[person]") }

// Resembling lists who may be the person that is being typed, likeliest first,
// as far as the actor's scope of an action goes: an access point hears of its
// own referrals only. What is listed is a look at each of them.
func (s *Service) Resembling(ctx context.Context, actor access.Actor, action access.Action, typed person.New) ([]Resemblance, error) {
	const op = "intake.Resembling"
	if err := access.RequireAny(actor, action); err != nil {
		return nil, fault.Wrap(op, err)
	}
	q := s.DB.Reader()
	matches, err := person.SimilarTo(ctx, q, s.Keys, typed)
	if err != nil || len(matches) == 0 {
		return nil, fault.Wrap(op, err)
	}
	matches = matches[:min(len(matches), maxLikened)]
	people := make([]id.Person, len(matches))
	for i, m := range matches {
		people[i] = m.Person
	}
	within, err := neighbours(ctx, q, access.ScopeOf(actor, action), people)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	var out []Resemblance
	var looked []id.Person
	for _, m := range matches {
		k, covered := within[m.Person]
		if !covered || len(out) == maxResemble {
			continue
		}
		r := Resemblance{Neighbour: k, Verdict: m.Verdict}
		if r.Application, err = s.newest(ctx, actor, action, k); err != nil {
			return nil, fault.Wrap(op, err)
		}
		out, looked = append(out, r), append(looked, m.Person)
	}
	return out, fault.Wrap(op, audit.LookAll(ctx, s.DB, actor, looked, lookedSimilar, ""))
}

// newest is the newest application of a person's identities that the actor's
// scope of an action covers; the zero value for none.
func (s *Service) newest(ctx context.Context, actor access.Actor, action access.Action, of Neighbour) (Application, error) {
	identities, err := person.Identities(ctx, s.DB.Reader(), of.Person)
	if err != nil {
		return Application{}, err
	}
	all, err := applicationsOf(ctx, s.DB.Reader(), identities)
	for _, a := range all {
		owners := []id.User{a.Interviewer, a.AssistedBy, of.Referent}
		if access.Can(actor, action, access.Subject{Owners: owners, Organisation: a.Organisation, District: a.District}) {
			return a, err
		}
	}
	return Application{}, err
}

// typed is the record that a form begins, as far as it can be read: what is
// half written is left out.
func (f Form) typed() person.New {
	n := person.New{Surname: f.Surname, GivenName: f.GivenName, Sex: f.Sex}
	if f.Municipality != Elsewhere {
		n.Municipality = f.Municipality
	}
	if d, ok := readDay(f.BirthDate); ok {
		n.BirthDate = d
	}
	if code, err := civil.ParseFiscalCode(f.FiscalCode); err == nil {
		n.FiscalCode = code
	}
	if f.Phone != "" {
		n.Phones = []string{f.Phone}
	}
	if f.Email != "" {
		n.Emails = []string{f.Email}
	}
	return n
}
