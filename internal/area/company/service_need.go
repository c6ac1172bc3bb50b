package company

import (
	"context"
	"crypto/rand"
	"log/slog"
	"slices"
	"strconv"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Journal kinds of needs and commitments.
const (
	KindSurveySent       journal.Kind = "survey_sent"
	KindSurveyAnswered   journal.Kind = "survey_answered" // quantity: needs said
	KindCommitmentSigned journal.Kind = "commitment_signed"
)

const blindSurvey = "company_survey"

// Invitation is an invitation that has been made: its link is told once.
type Invitation struct {
	Link  string
	Until civil.Date
	Sent  bool // a message with the link waits in the outbox
}

// LogValue keeps the link out of the log.
func (Invitation) LogValue() slog.Value { return slog.StringValue("[invitation]") }

// InviteCmd asks a company what it needs.
type InviteCmd struct {
	Company     id.Company
	Counterpart CounterpartID // who is written to; empty: the link is handed over otherwise
}

// Invite makes a link with which a company says what it needs, without an
// account (R5.5). It works once and for some days.
func (s *Service) Invite(ctx context.Context, actor access.Actor, cmd InviteCmd) (Invitation, error) {
	const op = "company.Invite"
	var out Invitation
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		out = Invitation{}
		c, err := s.allowed(ctx, tx, actor, access.CompanySurvey, cmd.Company)
		if err != nil {
			return err
		}
		if c.Engagement.State == Archived {
			return fault.New(fault.Conflict, op, "company.error.not_now")
		}
		if err := knows(ctx, tx, c.ID, cmd.Counterpart); err != nil {
			return err
		}
		rules, err := s.rules(ctx, tx)
		if err != nil {
			return err
		}
		token := rand.Text() // 130 bits
		x := Survey{ID: id.New[SurveyID](), Company: c.ID, Counterpart: cmd.Counterpart, AskedOn: s.Clock.Today()}
		expires := s.Wall.Now().Add(time.Duration(rules.CompanyLinkDays) * 24 * time.Hour)
		if err := insertSurvey(ctx, tx, x, s.Keys.Blind(blindSurvey, token), actor.User, expires); err != nil {
			return err
		}
		out = Invitation{Link: s.Public + pathSurvey + "/" + token, Until: s.Clock.Today().AddDays(rules.CompanyLinkDays)}
		if out.Sent, err = s.writeIn(ctx, tx, c, cmd.Counterpart, out); err != nil {
			return err
		}
		if _, err := s.Journal.Record(ctx, tx, journal.Event{Kind: KindSurveySent, Actor: actor.User, Company: c.ID}); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.CompanySurvey, kindCompany, c.ID)
	})
	return out, fault.Wrap(op, err)
}

// writeIn puts a message with the link into the outbox, for a counterpart with
// an address.
func (s *Service) writeIn(ctx context.Context, tx *db.Tx, c Company, to CounterpartID, i Invitation) (bool, error) {
	people, err := CounterpartsOf(ctx, tx, c.ID)
	if err != nil || s.Outbox == nil {
		return false, err
	}
	at := slices.IndexFunc(people, func(p Counterpart) bool { return p.ID == to && p.Email != "" })
	if at < 0 {
		return false, nil
	}
	_, err = s.Outbox.QueueIn(ctx, tx, surveyMessage(people[at], i))
	return err == nil, err
}

// behind is the survey of a link: fault.NotFound for one that is wrong, used up
// or too old.
func (s *Service) behind(ctx context.Context, q db.Queryer, token string) (Survey, error) {
	x, err := surveyBehind(ctx, q, s.Keys.Blind(blindSurvey, token))
	if err != nil {
		return Survey{}, err
	}
	if !x.AnsweredOn.IsZero() || !s.Wall.Now().Before(x.expires) {
		return Survey{}, fault.Absent("company.behind")
	}
	return x.Survey, nil
}

// AnswerSurvey records what a company needs, said by who has the link. The link
// is used up by it. The fields of an error end with the number of the need.
func (s *Service) AnswerSurvey(ctx context.Context, token string, needs []Need) error {
	const op = "company.AnswerSurvey"
	var check fault.Check
	check.Fail(len(needs) == 0, "", "company.survey.error.nothing")
	for i, n := range needs {
		for _, f := range fault.FieldsOf(n.Check()) {
			f.Name += "-" + strconv.Itoa(i+1)
			check.Add(f)
		}
	}
	if err := check.Err(op); err != nil {
		return err
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		x, err := s.behind(ctx, tx, token)
		if err != nil {
			return err
		}
		if err := closeSurvey(ctx, tx, x.ID, s.Clock.Today()); err != nil {
			return err
		}
		for _, n := range needs {
			n.ID, n.Company, n.Survey, n.SaidOn = id.New[NeedID](), x.Company, x.ID, s.Clock.Today()
			if err := insertNeed(ctx, tx, n); err != nil {
				return err
			}
		}
		_, err = s.Journal.Record(ctx, tx, journal.Event{Kind: KindSurveyAnswered, Company: x.Company, Quantity: int64(len(needs))})
		return err
	}))
}

// NoteNeed records a need that the staff has heard. Undo: CloseNeed.
func (s *Service) NoteNeed(ctx context.Context, actor access.Actor, n Need) (NeedID, error) {
	n.ID, n.Survey, n.SaidOn = id.New[NeedID](), "", s.Clock.Today()
	return n.ID, fault.Wrap("company.NoteNeed", s.need(ctx, actor, n.Company, func(tx *db.Tx) error {
		if err := n.Check(); err != nil {
			return err
		}
		return insertNeed(ctx, tx, n)
	}))
}

// CloseNeed says that a need is met or no longer there. Undo: ReopenNeed.
func (s *Service) CloseNeed(ctx context.Context, actor access.Actor, company id.Company, need NeedID) error {
	return fault.Wrap("company.CloseNeed", s.need(ctx, actor, company, func(tx *db.Tx) error { return closeNeed(ctx, tx, company, need, s.Clock.Today()) }))
}

// ReopenNeed takes CloseNeed back.
func (s *Service) ReopenNeed(ctx context.Context, actor access.Actor, company id.Company, need NeedID) error {
	return fault.Wrap("company.ReopenNeed", s.need(ctx, actor, company, func(tx *db.Tx) error { return closeNeed(ctx, tx, company, need, civil.Date{}) }))
}

func (s *Service) need(ctx context.Context, actor access.Actor, company id.Company, do func(*db.Tx) error) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := s.allowed(ctx, tx, actor, access.CompanySurvey, company); err != nil {
			return err
		}
		if err := do(tx); err != nil {
			return err
		}
		return s.changedIn(ctx, tx, actor, access.CompanySurvey, company, "need")
	})
}

// SignCommitment records what a trade union has agreed with a company. Undo:
// EndCommitment.
func (s *Service) SignCommitment(ctx context.Context, actor access.Actor, m Commitment) (CommitmentID, error) {
	const op = "company.SignCommitment"
	m.ID = id.New[CommitmentID]()
	return m.ID, fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := s.allowed(ctx, tx, actor, access.CompanySurvey, m.Company); err != nil {
			return err
		}
		if err := m.Check(); err != nil {
			return err
		}
		union, err := network.OrganisationByID(ctx, tx, m.Union)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if err != nil || union.Kind != network.KindTradeUnion {
			return fault.Bad(op, fault.Field{Name: "union", Key: "company.error.choose"})
		}
		if err := insertCommitment(ctx, tx, m); err != nil {
			return err
		}
		_, err = s.Journal.Record(ctx, tx, journal.Event{
			Kind: KindCommitmentSigned, OccurredOn: m.SignedOn, Actor: actor.User, Company: m.Company, Organisation: m.Union, Quantity: int64(m.Places),
		})
		if err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.CompanySurvey, kindCompany, m.Company)
	}))
}

// EndCommitment says that a commitment is met or over. Undo: none needed, it
// stays in the register.
func (s *Service) EndCommitment(ctx context.Context, actor access.Actor, company id.Company, of CommitmentID) error {
	return fault.Wrap("company.EndCommitment", s.need(ctx, actor, company, func(tx *db.Tx) error { return endCommitment(ctx, tx, company, of, s.Clock.Today()) }))
}
