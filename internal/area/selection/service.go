package selection

import (
	"context"
	"log/slog"
	"slices"
	"strings"

	"insieme/internal/area/company"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Deps is what the service works with.
type Deps struct {
	DB         *db.DB
	Journal    *journal.Journal
	Clock      clock.Programme
	Keys       *crypt.Keys
	People     *person.Service
	Companies  *company.Service
	Vocabulary person.Vocabulary
	// CheckMust says whether something may not be asked of anybody: a requirement
	// of the vocabulary by its code, or a text.
	CheckMust func(code, text string) (Refusal, bool)
}

// Service carries out the commands on requests.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// What the audit log calls this area's records.
const kindRequest = "request"

// ReceiveCmd enters what a company asks for.
type ReceiveCmd struct {
	Company id.Company
	Details Details
}

// LogValue keeps what a company asks for out of the log.
func (ReceiveCmd) LogValue() slog.Value { return slog.StringValue("[request]") }

// Receive enters a request as a draft (R5.7). It is undone by Withdraw.
func (s *Service) Receive(ctx context.Context, actor access.Actor, cmd ReceiveCmd) (id.Request, error) {
	r := Request{ID: id.New[id.Request](), Company: cmd.Company, Details: tidy(cmd.Details)}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		of, err := s.companyFor(ctx, tx, actor, cmd.Company)
		if err != nil {
			return err
		}
		if r.Owner == "" {
			r.Owner = of.Owner
		}
		if r.Owner == "" {
			r.Owner = actor.User
		}
		rubric, err := rubricAt(ctx, tx, s.Clock.Today())
		if err != nil {
			return err
		}
		r.Rubric = rubric.Version
		if err := s.check(ctx, tx, r, rubric); err != nil {
			return err
		}
		h := Happening{Fact: FactReceived, On: s.Clock.Today()}
		if r.Course, err = (Course{}).Apply(h); err != nil {
			return err
		}
		if err := insertRequest(ctx, tx, r); err != nil {
			return err
		}
		return s.recordIn(ctx, tx, actor, r, h)
	})
	return r.ID, fault.Wrap("selection.Receive", err)
}

// companyFor is the company of a new request, for who may write one.
func (s *Service) companyFor(ctx context.Context, q db.Queryer, actor access.Actor, of id.Company) (company.Company, error) {
	c, err := company.Load(ctx, q, s.Keys, of)
	if err != nil {
		return c, err
	}
	if err := access.Require(actor, access.RequestEdit, access.Subject{Owners: []id.User{c.Owner}}); err != nil {
		return c, err
	}
	if c.Engagement.State == company.Archived {
		return c, fault.New(fault.Conflict, "selection.companyFor", "selection.error.archived")
	}
	return c, nil
}

// check holds a request against the rules and against its company: site and
// counterpart are of that company and still there.
func (s *Service) check(ctx context.Context, q db.Queryer, r Request, rubric Rubric) error {
	if err := r.check(s.Vocabulary, rubric, s.CheckMust); err != nil {
		return err
	}
	sites, err := company.SitesOf(ctx, q, r.Company)
	if err != nil {
		return err
	}
	people, err := company.CounterpartsOf(ctx, q, r.Company)
	if err != nil {
		return err
	}
	var c fault.Check
	c.Fail(r.Site != "" && !slices.ContainsFunc(sites, func(x company.Site) bool { return x.ID == r.Site }), "site", "error.field.choice")
	c.Fail(r.Contact != "" && !slices.ContainsFunc(people, func(x company.Counterpart) bool { return x.ID == r.Contact }), "contact", "error.field.choice")
	if r.Municipality != "" {
		_, err := programme.MunicipalityByISTAT(ctx, q, r.Municipality)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		c.Fail(err != nil, "municipality", "error.field.choice")
	}
	return c.Err("selection.check")
}

// tidy makes one space of runs of spaces, but for the tasks, which have lines.
func tidy(d Details) Details {
	one := func(s *string) { *s = strings.Join(strings.Fields(*s), " ") }
	one(&d.Trade.Words)
	one(&d.Agreement)
	d.Tasks = strings.TrimSpace(d.Tasks)
	d.Needs, d.Languages = slices.Clone(d.Needs), slices.Clone(d.Languages)
	for i := range d.Needs {
		one(&d.Needs[i].Words)
		one(&d.Needs[i].Reason)
	}
	for i := range d.Languages {
		one(&d.Languages[i].Reason)
	}
	return d
}

// allowed loads a request for an actor who may do something with it.
func (s *Service) allowed(ctx context.Context, q db.Queryer, actor access.Actor, action access.Action, of id.Request) (Request, error) {
	r, err := load(ctx, q, of)
	if err != nil {
		return r, err
	}
	return r, access.Require(actor, action, access.Subject{Owners: []id.User{r.Owner}})
}

// Find reads a request for an actor who may see it.
func (s *Service) Find(ctx context.Context, actor access.Actor, of id.Request) (Request, error) {
	r, err := s.allowed(ctx, s.DB.Reader(), actor, access.RequestView, of)
	return r, fault.Wrap("selection.Find", err)
}

func (s *Service) recordIn(ctx context.Context, tx *db.Tx, actor access.Actor, r Request, h Happening) error {
	if _, err := s.Journal.Record(ctx, tx, eventOf(r, h, actor.User)); err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.RequestEdit, kindRequest, r.ID)
}

// Cmd names the request a command is about, as the user saw it.
type Cmd struct {
	Request id.Request
	Version int
}

// ChangeCmd corrects what is asked for; Details is the whole of it.
type ChangeCmd struct {
	Cmd
	Details Details
}

// LogValue keeps what a company asks for out of the log.
func (ChangeCmd) LogValue() slog.Value { return slog.StringValue("[request]") }

// Change corrects a request. It is undone by another correction.
func (s *Service) Change(ctx context.Context, actor access.Actor, cmd ChangeCmd) error {
	err := s.act(ctx, actor, cmd.Cmd, Happening{Fact: FactChanged}, func(tx *db.Tx, r *Request) error {
		owner := r.Owner
		if r.Details = tidy(cmd.Details); r.Owner == "" {
			r.Owner = owner
		}
		rubric, err := rubricOf(ctx, tx, r.Rubric)
		if err != nil {
			return err
		}
		if err := s.check(ctx, tx, *r, rubric); err != nil {
			return err
		}
		return replaceParts(ctx, tx, *r)
	})
	return fault.Wrap("selection.Change", err)
}

// Move records a fact that has no more to say than itself: Opened, Refreshed,
// Filled, Reopened, and Withdrawn with its reason. Filled, Withdrawn and
// Expired are undone by Reopened.
func (s *Service) Move(ctx context.Context, actor access.Actor, cmd Cmd, fact Fact, reason string) error {
	const op = "selection.Move"
	if fact == FactReceived || fact == FactChanged || fact == FactSent || fact == FactExpired {
		return fault.Wrap(op, fault.Absent(op))
	}
	if fact != FactWithdrawn {
		reason = ""
	}
	return fault.Wrap(op, s.act(ctx, actor, cmd, Happening{Fact: fact, Reason: reason}, nil))
}

// act is the path of every command: authorise, load, rule, version, journal,
// audit, in one transaction. extra changes what belongs to the command besides.
func (s *Service) act(ctx context.Context, actor access.Actor, cmd Cmd, h Happening, extra func(tx *db.Tx, r *Request) error) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		r, err := s.allowed(ctx, tx, actor, access.RequestEdit, cmd.Request)
		if err != nil {
			return err
		}
		h.On = s.Clock.Today()
		if r.Course, err = r.Apply(h); err != nil {
			return err
		}
		if extra != nil {
			if err := extra(tx, &r); err != nil {
				return err
			}
		}
		if err := updateRequest(ctx, tx, r, cmd.Version); err != nil {
			return err
		}
		return s.recordIn(ctx, tx, actor, r, h)
	})
}

// Expire ends the requests that nobody has said for long to be still so.
func (s *Service) Expire(ctx context.Context) error {
	const op = "selection.Expire"
	rules, err := programme.RulesAt(ctx, s.DB.Reader(), s.Clock.Today())
	if err != nil {
		return fault.Wrap(op, err)
	}
	old, err := staleBefore(ctx, s.DB.Reader(), s.Clock.Today().AddDays(-rules.RequestExpiryDays))
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, c := range old {
		err := s.act(ctx, access.System(), c, Happening{Fact: FactExpired}, nil)
		if err != nil && !fault.Is(err, fault.Conflict) { // somebody was quicker
			return fault.Wrap(op, err)
		}
	}
	return nil
}

// ExpiresOn is the day on which a live request runs out.
func ExpiresOn(r Request, rules programme.Rules) civil.Date {
	return r.FreshOn.AddDays(rules.RequestExpiryDays)
}

// LadderOf is the ladder that the settings say.
func LadderOf(rules programme.Rules) Ladder {
	return Ladder{rules.RequestOwnerDays, rules.RequestCoordinatorDays, rules.RequestOperationalDays, rules.RequestTechnicalDays}
}

// Candidates answers a request: the musts with whom they exclude, and the people
// on a pathway who pass, within what the actor may see. The ranking engine will
// stand behind it; so far it is a plain filter. l is the language of the words.
func (s *Service) Candidates(ctx context.Context, actor access.Actor, l i18n.L, r Request) (Shortlist, error) {
	const op = "selection.Candidates"
	if err := access.Require(actor, access.RequestView, access.Subject{Owners: []id.User{r.Owner}}); err != nil {
		return Shortlist{}, fault.Wrap(op, err)
	}
	var out Shortlist
	err := s.DB.Read(ctx, func(q db.Queryer) error {
		people, err := inCare(ctx, q, access.ScopeOf(actor, access.PersonView), s.Clock.Today())
		if err != nil {
			return err
		}
		ids := make([]id.Person, len(people))
		for i, c := range people {
			ids[i] = c.Person
		}
		works, err := s.People.Works(ctx, q, ids)
		if err != nil {
			return err
		}
		out = filter(wants(r.Details, s.Vocabulary, l, s.Clock.Today()), people, works)
		return nil
	})
	return out, fault.Wrap(op, err)
}
