package intake

import (
	"context"
	"slices"
	"strings"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Dossier is this area's part of a person's whole file.
func (p *Pages) Dossier() []dossier.Section {
	k := p.service.Keys
	return []dossier.Section{
		{
			Key: "applications",
			Tables: []string{
				tableApplication, "application_answer", "application_check", tableQuestion, "interview_invitation", "standby", "standby_offer",
			},
			Read: func(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
				return dossierApplications(ctx, q, k, r)
			},
		},
		{
			Key: "youth", Tables: []string{"application_youth"}, Read: dossierYouth,
		},
		{
			Key: "assessments", Tables: []string{"assessment", tableDomain},
			Read: func(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
				return dossierAssessments(ctx, q, k, r)
			},
		},
	}
}

type fileApplication struct {
	ID             id.Application   `json:"id" page:"-"`
	State          State            `json:"state" words:"intake.state."`
	Since          civil.Date       `json:"since"`
	Channel        Channel          `json:"channel" words:"intake.channel."`
	Organisation   string           `json:"organisation"`
	AssistedBy     string           `json:"assisted_by"`
	District       string           `json:"district"`
	ReferredOn     civil.Date       `json:"referred_on"`
	ReceivedOn     civil.Date       `json:"received_on"`
	CheckedOn      civil.Date       `json:"checked_on"`
	AskedOn        civil.Date       `json:"asked_on"`
	MeasureFreeOn  civil.Date       `json:"measure_free_on"`
	PathFreeOn     civil.Date       `json:"path_free_on"`
	WaitingSince   civil.Date       `json:"waiting_since"`
	SuspendedUntil civil.Date       `json:"suspended_until"`
	RecheckOn      civil.Date       `json:"recheck_on"`
	InterviewOn    civil.Date       `json:"interview_on"`
	Interviewer    string           `json:"interviewer"`
	InterviewedOn  civil.Date       `json:"interviewed_on"`
	DecidedOn      civil.Date       `json:"decided_on"`
	Track          Track            `json:"track" words:"dossier.track."`
	EndedOn        civil.Date       `json:"ended_on"`
	Reason         string           `json:"reason" words:"intake.reason."`
	Destination    string           `json:"destination" words:"intake.destination."`
	Answers        []fileAnswers    `json:"answers"`
	Checks         []fileCheck      `json:"checks"`
	Questions      []fileQuestion   `json:"questions"`
	Invitations    []fileInvitation `json:"invitations"`
	ShortNotice    []fileStandby    `json:"short_notice"`
}

type fileAnswers struct {
	Municipality  string        `json:"municipality"`
	WorkStatus    WorkStatus    `json:"work_status" words:"intake.said.work."`
	WeeklyHours   *int          `json:"weekly_hours"` // null: they vary
	IncomeSupport IncomeSupport `json:"income_support" words:"intake.said.support."`
	Measures      Said          `json:"measures" words:"dossier.said."`
	L14           Said          `json:"l14" words:"dossier.said."`
}

type fileCheck struct {
	Rule       Rule       `json:"rule" words:"dossier.rule."`
	Outcome    Outcome    `json:"outcome" words:"ui.outcome."`
	Source     string     `json:"source" words:"intake.source."`
	Partner    string     `json:"partner"`
	OnDay      civil.Date `json:"on_day"`
	By         string     `json:"by"`
	ValidUntil civil.Date `json:"valid_until"`
}

type fileQuestion struct {
	Rule         Rule          `json:"rule" words:"dossier.rule."`
	Organisation string        `json:"organisation"`
	State        QuestionState `json:"state" words:"dossier.question."`
	AskedOn      civil.Date    `json:"asked_on"`
	DueOn        civil.Date    `json:"due_on"`
	Reply        Reply         `json:"reply" words:"dossier.reply."`
	RunsUntil    civil.Date    `json:"runs_until"`
	AnsweredOn   civil.Date    `json:"answered_on"`
	Note         string        `json:"note"`
}

type fileInvitation struct {
	SentOn    civil.Date `json:"sent_on"`
	Withdrawn bool       `json:"withdrawn"`
}

type fileStandby struct {
	Kind string    `json:"kind" words:"dossier.standby."` // asked, offered
	At   time.Time `json:"at"`
}

// named are the names of what an application names by identity.
type named struct {
	users    map[id.User]string
	partners map[id.Organisation]string
	towns    map[string]string
}

func dossierNames(ctx context.Context, q db.Queryer) (named, error) {
	n := named{map[id.User]string{}, map[id.Organisation]string{}, map[string]string{Elsewhere: Elsewhere}}
	towns, err := programme.Municipalities(ctx, q)
	if err != nil {
		return n, err
	}
	for _, t := range towns {
		n.towns[t.ISTAT] = t.Name
	}
	users, err := network.AllUsers(ctx, q)
	if err != nil {
		return n, err
	}
	for _, u := range users {
		n.users[u.ID] = u.Name
	}
	all, err := network.Organisations(ctx, q)
	for _, o := range all {
		n.partners[o.ID] = o.Name
	}
	return n, err
}

func dossierApplications(ctx context.Context, q db.Queryer, k *crypt.Keys, r dossier.Reader) ([]fileApplication, error) {
	if err := r.Demand(access.IntakeQueue); err != nil {
		return nil, err
	}
	all, err := applicationsOf(ctx, q, r.People)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	n, err := dossierNames(ctx, q)
	if err != nil {
		return nil, err
	}
	out := make([]fileApplication, len(all))
	for i, a := range all {
		f := fileApplication{
			ID: a.ID, State: a.State, Since: a.Since, Channel: a.Channel, Organisation: n.partners[a.Organisation], AssistedBy: n.users[a.AssistedBy],
			District: a.District, ReferredOn: a.ReferredOn, ReceivedOn: a.ReceivedOn, CheckedOn: a.CheckedOn, AskedOn: a.AskedOn,
			MeasureFreeOn: a.MeasureFreeOn, PathFreeOn: a.PathFreeOn, WaitingSince: a.WaitingSince, SuspendedUntil: a.SuspendedUntil, RecheckOn: a.RecheckOn,
			InterviewOn: a.InterviewOn, Interviewer: n.users[a.Interviewer], InterviewedOn: a.InterviewedOn, DecidedOn: a.DecidedOn, Track: a.Track,
			EndedOn: a.EndedOn, Reason: a.Reason, Destination: a.Destination,
		}
		if err := f.fill(ctx, q, k, n); err != nil {
			return nil, err
		}
		out[i] = f
	}
	return out, nil
}

// fill reads what hangs on an application.
func (f *fileApplication) fill(ctx context.Context, q db.Queryer, k *crypt.Keys, n named) error {
	switch d, err := declaredOf(ctx, q, f.ID); {
	case err == nil:
		answers := fileAnswers{n.towns[d.Municipality], d.WorkStatus, &d.WeeklyHours, d.IncomeSupport, d.Measures, d.L14}
		if d.WeeklyHours == HoursUnknown {
			answers.WeeklyHours = nil
		}
		f.Answers = []fileAnswers{answers}
	case !fault.Is(err, fault.NotFound):
		return err
	}
	checks, err := findings(ctx, q, f.ID)
	if err != nil {
		return err
	}
	for _, c := range checks {
		f.Checks = append(f.Checks, fileCheck{c.Rule, c.Outcome, c.Source, n.partners[c.Partner], c.OnDay, n.users[c.SaidBy], c.ValidUntil})
	}
	questions, err := questionsOf(ctx, q, f.ID)
	if err != nil {
		return err
	}
	for _, of := range questions {
		note, err := noteOf(ctx, q, k, of.ID)
		if err != nil {
			return err
		}
		f.Questions = append(f.Questions, fileQuestion{of.Rule, n.partners[of.Organisation], of.State, of.AskedOn, of.DueOn, of.Reply, of.RunsUntil, of.AnsweredOn, note})
	}
	if f.Invitations, err = db.All(ctx, q, func(s db.Scanner) (fileInvitation, error) {
		var v fileInvitation
		err := s.Scan(&v.SentOn, &v.Withdrawn)
		return v, err
	}, `SELECT sent_on, withdrawn FROM interview_invitation WHERE application = $1 ORDER BY id`, f.ID); err != nil {
		return err
	}
	f.ShortNotice, err = db.All(ctx, q, func(s db.Scanner) (fileStandby, error) {
		var v fileStandby
		err := s.Scan(&v.Kind, db.Instant(&v.At))
		return v, err
	}, `SELECT 'asked' AS kind, since AS at FROM standby WHERE application = $1
		UNION ALL SELECT 'offered', made_at FROM standby_offer WHERE application = $1 ORDER BY at`, f.ID)
	return err
}

type fileAssessment struct {
	OnDay      civil.Date   `json:"on_day"`
	By         string       `json:"by"`
	Instrument string       `json:"instrument"`
	Version    int          `json:"version"`
	Domains    []fileDomain `json:"domains"`
}

type fileDomain struct {
	Code     DomainCode  `json:"code" page:"-"`
	Name     string      `json:"name"`
	Answers  []fileLevel `json:"levels"`
	Note     string      `json:"note"`
	Withheld []string    `json:"withheld,omitempty"`
}

type fileLevel struct {
	Code  string `json:"code" page:"-"`
	Item  string `json:"item"`
	Level int    `json:"level"`
}

func dossierAssessments(ctx context.Context, q db.Queryer, k *crypt.Keys, r dossier.Reader) ([]fileAssessment, error) {
	if err := r.Demand(access.PersonView); err != nil {
		return nil, err
	}
	all, err := assessmentsOf(ctx, q, r.People)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	n, err := dossierNames(ctx, q)
	if err != nil {
		return nil, err
	}
	lang, health := string(r.L.Lang()), r.Can(access.PersonHealth)
	out := make([]fileAssessment, len(all))
	for i := range all {
		a := &all[i]
		in, err := instrument(ctx, q, a.Instrument, a.Version)
		if err != nil {
			return nil, err
		}
		hidden, err := openAnswers(ctx, q, k, a, func(code DomainCode) bool {
			at := slices.IndexFunc(in.Domains, func(d Domain) bool { return d.Code == code })
			return health || at >= 0 && !in.Domains[at].Restricted
		})
		if err != nil {
			return nil, err
		}
		f := fileAssessment{OnDay: a.OnDay, By: n.users[a.Author], Instrument: in.Label.In(lang), Version: a.Version}
		for _, d := range in.Domains {
			if slices.Contains(hidden, d.Code) {
				f.Domains = append(f.Domains, fileDomain{Code: d.Code, Name: d.Name.In(lang), Withheld: []string{"levels", "note"}})
			} else if answers, said := a.Profile[d.Code]; said {
				f.Domains = append(f.Domains, d.answered(lang, answers))
			}
		}
		out[i] = f
	}
	return out, nil
}

// answered are the answers of a domain in words.
func (d Domain) answered(lang string, answers DomainAnswers) fileDomain {
	f := fileDomain{Code: d.Code, Name: d.Name.In(lang), Note: answers.Note}
	for _, item := range d.Items {
		if level, said := answers.Levels[item.Code]; said {
			f.Answers = append(f.Answers, fileLevel{item.Code, item.Text.In(lang), int(level)})
		}
	}
	return f
}

type fileYouth struct {
	ByLink     bool       `json:"by_link"`
	Studying   string     `json:"studying" words:"intake.youth.studying."`
	Wishes     []string   `json:"wishes" words:"intake.youth.wishes."`
	Guardian   string     `json:"guardian" words:"intake.youth.guardian."`
	AnsweredOn civil.Date `json:"answered_on"`
}

func dossierYouth(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	if err := r.Demand(access.PersonView); err != nil {
		return nil, err
	}
	return db.All(ctx, q, func(s db.Scanner) (fileYouth, error) {
		var f fileYouth
		var wishes string
		err := s.Scan(&f.ByLink, &f.Studying, &wishes, &f.Guardian, &f.AnsweredOn)
		f.Wishes = strings.Fields(wishes)
		return f, err
	}, `SELECT y.by_link, y.studying, y.wishes, y.guardian, y.answered_on FROM application_youth y JOIN application a ON a.id = y.application
		WHERE a.person IN (`+db.Places(1, len(r.People))+`) ORDER BY y.application`, r.Args()...)
}
