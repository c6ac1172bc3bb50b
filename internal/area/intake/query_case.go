package intake

import (
	"context"
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// CaseFile is all that a page shows of an application.
type CaseFile struct {
	keys         *crypt.Keys
	Today        civil.Date
	Application  Application
	Subject      access.Subject
	Person       person.Person // the record that counts, where records were merged
	Declared     Declared      // HasForm says whether there is one
	HasForm      bool
	Municipality string // name of where the person said they live; empty outside the area
	Advice       map[Rule]Outcome
	Notes        map[QuestionID]string // of the answers
	Checks       []Verification        // as they count today
	Questions    []Question            // put to organisations, in the order of asking
	History      []Entry
	Voided       []Entry // taken back, oldest first
	Recorded     map[id.Event]journal.Event
	Appointments []agenda.Appointment // newest first
	Link         Link                 // with which the person chooses a day; zero for none
	Standby      bool                 // would come at short notice
	Youth        Youth                // what a young person said besides
	Rules        programme.Rules      // of the day of the receipt
	VerifyDays   int                  // in which a partner answers what is asked today
	Users        map[id.User]string
	Partners     map[id.Organisation]network.Organisation
}

// Can reports whether an actor may do something with this application.
func (f CaseFile) Can(actor access.Actor, action access.Action) bool {
	return access.Can(actor, action, f.Subject)
}

// Check is what is known of one rule.
func (f CaseFile) Check(rule Rule) Verification {
	i := slices.IndexFunc(f.Checks, func(v Verification) bool { return v.Rule == rule })
	return f.Checks[i]
}

// caseFile reads an application for an actor who may see the queue.
func caseFile(ctx context.Context, q db.Queryer, keys *crypt.Keys, actor access.Actor, application id.Application, today civil.Date) (CaseFile, error) {
	f := CaseFile{Today: today}
	var err error
	if f.Application, err = allowed(ctx, q, actor, access.IntakeQueue, Cmd{Application: application}); err != nil {
		return f, err
	}
	if f.Subject, err = subjectOf(ctx, q, f.Application); err != nil {
		return f, err
	}
	who, err := person.Canonical(ctx, q, f.Application.Person)
	if err != nil {
		return f, err
	}
	if f.Person, err = person.Load(ctx, q, keys, who); err != nil {
		return f, err
	}
	f.keys = keys
	for _, read := range []func(context.Context, db.Queryer) error{f.readForm, f.readHistory, f.readNames} {
		if err := read(ctx, q); err != nil {
			return f, fault.Wrap("intake.caseFile", err)
		}
	}
	return f, nil
}

// readForm reads what the person said, and what it means for the requirements
// as the rules were on the day of the receipt.
func (f *CaseFile) readForm(ctx context.Context, q db.Queryer) error {
	var err error
	on := f.Application.ReceivedOn
	if on.IsZero() {
		on = f.Application.Since
	}
	if f.Rules, err = programme.RulesAt(ctx, q, on); err != nil {
		return err
	}
	f.Declared, err = declaredOf(ctx, q, f.Application.ID)
	if f.HasForm = err == nil; err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	inArea, err := f.readMunicipality(ctx, q)
	if err != nil {
		return err
	}
	f.Advice = map[Rule]Outcome{RuleArea: AdviseArea(f.Declared.Municipality, inArea), RuleWork: Open}
	if f.HasForm {
		f.Advice[RuleWork] = AdviseWork(f.Declared.WorkStatus, f.Declared.WeeklyHours, f.Rules.HoursLimit)
	}
	return nil
}

// readMunicipality reads where the person said they live, or lives for who has
// filled in no form, and whether it is in the programme's area.
func (f *CaseFile) readMunicipality(ctx context.Context, q db.Queryer) (inArea bool, err error) {
	istat := f.Declared.Municipality
	if !f.HasForm {
		istat = f.Person.Municipality
	}
	if istat == "" || istat == Elsewhere {
		return false, nil
	}
	m, err := programme.MunicipalityByISTAT(ctx, q, istat)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	f.Municipality = m.Name
	return m.Active, err
}

func (f *CaseFile) readHistory(ctx context.Context, q db.Queryer) error {
	said, err := findings(ctx, q, f.Application.ID)
	if err != nil {
		return err
	}
	now, err := programme.RulesAt(ctx, q, f.Today)
	if err != nil {
		return err
	}
	f.VerifyDays, f.Checks = now.VerifyDays, Expire(Verifications(said), now.VerifyMonths, f.Today)
	if f.Questions, err = questionsOf(ctx, q, f.Application.ID); err != nil {
		return err
	}
	if f.Youth, err = youthOf(ctx, q, f.Application.ID); err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if err := f.readNotes(ctx, q); err != nil {
		return err
	}
	events, err := journal.ByApplication(ctx, q, f.Application.ID)
	if err != nil {
		return err
	}
	f.History = Entries(events)
	f.Recorded = map[id.Event]journal.Event{}
	for _, e := range events {
		f.Recorded[e.ID] = e
	}
	for _, e := range events {
		if e.Voids != "" {
			f.Voided = append(f.Voided, EntryOf(f.Recorded[e.Voids]))
		}
	}
	if f.Appointments, err = agenda.OfApplication(ctx, q, f.Application.ID); err != nil {
		return err
	}
	if f.Link, err = linkOf(ctx, q, f.Application.ID); err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	f.Standby, err = onStandby(ctx, q, f.Application.ID)
	return err
}

// Missed counts the absences without a word that stand.
func (f CaseFile) Missed() int {
	return Missed(f.History, func(e id.Event) agenda.State { return agenda.State(f.Recorded[e].Code(codePresence)) })
}

// readNotes opens the notes of the answers.
func (f *CaseFile) readNotes(ctx context.Context, q db.Queryer) error {
	f.Notes = map[QuestionID]string{}
	for _, of := range f.Questions {
		if of.State != QuestionAnswered && of.State != QuestionTaken {
			continue
		}
		note, err := noteOf(ctx, q, f.keys, of.ID)
		if err != nil {
			return err
		}
		f.Notes[of.ID] = note
	}
	return nil
}

// readNames reads the names of the users and organisations that the rest
// mentions.
func (f *CaseFile) readNames(ctx context.Context, q db.Queryer) error {
	users := []id.User{f.Application.Interviewer, f.Application.AssistedBy, f.Person.Referent}
	for _, e := range f.Recorded {
		users = append(users, e.Actor)
	}
	for _, a := range f.Questions {
		users = append(users, a.AnsweredBy)
	}
	for _, a := range f.Appointments {
		users = append(users, a.User)
	}
	var err error
	if f.Users, err = network.Names(ctx, q, users...); err != nil {
		return err
	}
	f.Partners, err = organisations(ctx, q)
	return err
}

// organisations reads the network by identity: some dozens of members.
func organisations(ctx context.Context, q db.Queryer) (map[id.Organisation]network.Organisation, error) {
	all, err := network.Organisations(ctx, q)
	out := make(map[id.Organisation]network.Organisation, len(all))
	for _, o := range all {
		out[o.ID] = o
	}
	return out, err
}

// Appointment is the one that the application waits for, or waited for last.
func (f CaseFile) Appointment() (agenda.Appointment, bool) {
	for _, a := range f.Appointments {
		if a.State != agenda.Moved {
			return a, true
		}
	}
	return agenda.Appointment{}, false
}

// WaitDays is how long the person has waited to be invited on a day.
func (f CaseFile) WaitDays(today civil.Date) int { return f.Application.WaitingSince.DaysUntil(today) }

// applicationsOf reads the applications of a person's identities, newest first.
func applicationsOf(ctx context.Context, q db.Queryer, people []id.Person) ([]Application, error) {
	all, err := db.All(ctx, q, scanApplication, `SELECT `+applicationColumns+` FROM application
		WHERE person IN (`+db.Places(1, len(people))+`) ORDER BY waiting_since DESC, id DESC`, args(people)...)
	return all, fault.Wrap("intake.applicationsOf", err)
}
