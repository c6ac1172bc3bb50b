package app

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/company"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/monitoring"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/area/selection"
	"insieme/internal/area/selection/score"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/doc"
	"insieme/internal/base/dossier"
	filestore "insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
	"insieme/internal/base/journal"
	"insieme/internal/base/mail"
	"insieme/internal/base/message"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// Areas are the services of the areas, lowest first.
type Areas struct {
	Programme *programme.Service
	Network   *network.Service
	Person    *person.Service
	Company   *company.Service
	Agenda    *agenda.Service
	Intake    *intake.Service
	Pathway   *pathway.Service
	Selection *selection.Service
	Desk      *desk.Service
}

// Base is what the areas stand on.
type Base struct {
	DB        *db.DB
	Keys      *crypt.Keys
	Clock     clock.Programme
	Wall      clock.Wall
	Jobs      *job.Queue
	Journal   *journal.Journal
	Sessions  *auth.Sessions
	Passwords *auth.Hasher
	Factors   *auth.Factors
	Metrics   *obs.Metrics
	Outbox    *message.Outbox
	Catalogue *i18n.Catalogue
	Citizens  *provider.Provider // where people prove who they are; nil for nowhere
	Public    string             // the address under which people reach the program, without a path
}

// Catalogue joins the words of every package that speaks.
func Catalogue() (*i18n.Catalogue, error) {
	return i18n.NewCatalogue(
		ui.Texts, web.Texts, auth.Texts, filestore.Texts, doc.Texts, job.Texts, message.Texts,
		programme.Texts, network.Texts, person.Texts, agenda.Texts, intake.Texts, intake.FormTexts, intake.InviteTexts, intake.SheetTexts, pathway.Texts, pathway.PactTexts, pathway.TeamTexts,
		monitoring.CaseTexts, desk.Texts, desk.EventTexts, desk.SavedTexts, desk.BulkTexts, desk.FileTexts, dossier.Texts, score.Texts, selection.Texts,
		company.Texts, company.BoardTexts, company.NeedTexts, company.TodoTexts, company.SectorTexts,
	)
}

// deliver is the job that hands an event to a subscriber.
const deliver = "journal.deliver"

type delivery struct {
	Subscriber string   `json:"subscriber"`
	Event      id.Event `json:"event"`
}

// journalOf joins what the areas bring to the journal, lowest first, so that a
// projection finds what those below it have written.
func journalOf(d *db.DB, c clock.Programme, jobs *job.Queue) (*journal.Journal, error) {
	parts := []journal.Part{
		programme.Part(), network.Part(), person.Part(), person.DuplicateSearch(d, c), company.Part(), agenda.Part(), intake.Part(), pathway.Part(c), selection.Part(),
		desk.Leavers(d),
	}
	var kinds []journal.Kind
	for _, p := range parts {
		kinds = append(kinds, p.Kinds...)
	}
	parts = append(parts, desk.Part(kinds, func(ctx context.Context, tx *db.Tx, who id.Person) error {
		return jobs.Enqueue(ctx, tx, job.Spec{Kind: desk.JobText, Payload: desk.TextPayload{Person: who}})
	}))
	return journal.New(c, func(ctx context.Context, tx *db.Tx, subscriber string, e id.Event) error {
		return jobs.Enqueue(ctx, tx, job.Spec{Kind: deliver, Key: subscriber + "/" + string(e), Payload: delivery{subscriber, e}})
	}, parts...)
}

// areasOf builds the services, each from those below it.
func areasOf(b Base) Areas {
	var a Areas
	a.Programme = programme.NewService(programme.Deps{DB: b.DB, Journal: b.Journal, Clock: b.Clock})
	a.Network = network.NewService(network.Deps{DB: b.DB, Journal: b.Journal, Clock: b.Clock, Sessions: b.Sessions, Passwords: b.Passwords, Factors: b.Factors})
	a.Person = person.NewService(person.Deps{
		DB: b.DB, Journal: b.Journal, Clock: b.Clock, Keys: b.Keys, Vocabulary: vocabulary(),
		Erasers: []person.Eraser{outboxEraser(b.Outbox), agenda.EraseIn, intake.EraseIn, pathway.EraseIn, selection.EraseIn, desk.Eraser(b.Keys)},
	})
	a.Company = company.NewService(company.Deps{DB: b.DB, Journal: b.Journal, Clock: b.Clock, Wall: b.Wall, Keys: b.Keys, Outbox: b.Outbox, Public: b.Public})
	a.Agenda = agenda.NewService(agenda.Deps{DB: b.DB, Journal: b.Journal, Clock: b.Clock, Public: b.Public})
	a.Intake = intake.NewService(intake.Deps{
		DB: b.DB, Journal: b.Journal, Clock: b.Clock, Wall: b.Wall, Keys: b.Keys, People: a.Person, Agenda: a.Agenda,
		Jobs: b.Jobs, Outbox: b.Outbox, Public: b.Public, Citizens: b.Citizens,
	})
	a.Pathway = pathway.NewService(pathway.Deps{DB: b.DB, Journal: b.Journal, Clock: b.Clock, Keys: b.Keys})
	a.Selection = selection.NewService(selection.Deps{
		DB: b.DB, Journal: b.Journal, Clock: b.Clock, Keys: b.Keys, People: a.Person, Companies: a.Company, Vocabulary: a.Person.Vocabulary, CheckMust: checkMust,
	})
	a.Desk = desk.NewService(desk.Deps{DB: b.DB, Clock: b.Clock, Keys: b.Keys, People: a.Person, Pathway: a.Pathway, Catalogue: b.Catalogue})
	return a
}

// outboxEraser forgets what was told to a person.
func outboxEraser(o *message.Outbox) person.Eraser {
	return func(ctx context.Context, tx *db.Tx, people []id.Person) error {
		for _, p := range people {
			if err := o.EraseIn(ctx, tx, p); err != nil {
				return err
			}
		}
		return nil
	}
}

// outboxOf builds the outbox. A demo sends nothing: its messages stay there to
// be read, as they do where no mail server is set.
func outboxOf(b Base, o Options) (*message.Outbox, error) {
	couriers := map[message.Channel]message.Courier{}
	if o.Mail.Host != "" && !o.Demo {
		smtp, err := mail.New(o.Mail)
		if err != nil {
			return nil, err
		}
		couriers[message.Email] = smtp
	}
	return message.New(message.Deps{
		DB: b.DB, Keys: b.Keys, Jobs: b.Jobs, Clock: b.Clock, Couriers: couriers, Domain: o.Host,
	}, intake.Templates(), intake.QuestionTemplates(), company.Templates())
}

// demandOf says who has to have a second factor: who administers. In a demo
// nobody, so that it can be tried without a telephone; its pages say that the
// data are invented.
func demandOf(o Options) func(access.Actor) bool {
	return func(a access.Actor) bool { return !o.Demo && a.Has(access.Administrator) }
}

// jobsOf gives the queue its handlers and schedules.
func jobsOf(b Base, a Areas) {
	b.Jobs.Handle(deliver, func(ctx context.Context, payload json.RawMessage) error {
		var d delivery
		if err := json.Unmarshal(payload, &d); err != nil {
			return err
		}
		return b.Journal.Deliver(ctx, b.DB.Reader(), d.Subscriber, d.Event)
	})
	b.Jobs.Handle(desk.JobText, func(ctx context.Context, payload json.RawMessage) error {
		var p desk.TextPayload
		if err := json.Unmarshal(payload, &p); err != nil {
			return err
		}
		return a.Desk.Index(ctx, p.Person)
	})
	b.Jobs.Every("agenda_places", job.Daily(b.Clock, 3, 30), a.Agenda.RollAll)
	a.Intake.Schedule(b.Jobs)
	b.Jobs.Every("person_sounds", job.Interval(b.Wall, 24*time.Hour), func(ctx context.Context) error {
		_, err := person.FillSounds(ctx, b.DB)
		return err
	})
	b.Jobs.Every("desk", job.Interval(b.Wall, time.Hour), a.Desk.IndexMissing)
	b.Jobs.Every("pathway", job.Daily(b.Clock, 6, 0), a.Pathway.Daily)
	b.Jobs.Every("requests", job.Daily(b.Clock, 6, 10), a.Selection.Expire)
	b.Jobs.Every("files", job.Interval(b.Wall, time.Hour), func(ctx context.Context) error { return filestore.Sweep(ctx, b.DB) })
	b.Jobs.Every("retention", job.Daily(b.Clock, 5, 0), func(ctx context.Context) error {
		_, err := a.Person.ProposeErasures(ctx)
		return err
	})
	b.Jobs.Every("scrub", job.Daily(b.Clock, 3, 30), b.DB.Scrub)
	b.Jobs.Every("jobs", job.Interval(b.Wall, 24*time.Hour), b.Jobs.Sweep)
	b.Jobs.Every("sessions", job.Interval(b.Wall, time.Hour), b.Sessions.Sweep)
}

// zoneOf is the programme's clock, in the zone that its settings name.
func zoneOf(ctx context.Context, d *db.DB, make func(zone string) (clock.Programme, error)) (clock.Programme, error) {
	identity, err := programme.IdentityAt(ctx, d.Reader(), clock.Wall{}.Today())
	if err != nil {
		return clock.Programme{}, fmt.Errorf("app: the programme's settings cannot be read: %w", err)
	}
	if make == nil {
		make = realTime
	}
	return make(identity.Zone)
}

func realTime(zone string) (clock.Programme, error) {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return clock.Programme{}, fmt.Errorf("app: time zone %q: %w", zone, err)
	}
	return clock.Real(loc), nil
}
