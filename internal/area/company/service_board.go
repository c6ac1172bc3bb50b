package company

import (
	"context"
	"log/slog"
	"slices"
	"strconv"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// JoinCmd records an adhesion to the Board. Content is the signed act, when it
// is there already.
type JoinCmd struct {
	Cmd
	On        civil.Date
	Signatory CounterpartID
	Act       Act
}

// Act is a signed act as it came.
type Act struct {
	Name    string
	Content []byte
}

// LogValue keeps the file out of the log.
func (Act) LogValue() slog.Value { return slog.StringValue("[act]") }

// JoinBoard records a company's adhesion to the Board (R5.2). Undo: LeaveBoard.
func (s *Service) JoinBoard(ctx context.Context, actor access.Actor, cmd JoinCmd) (AdhesionID, error) {
	const op = "company.JoinBoard"
	if cmd.On.IsZero() {
		cmd.On = s.Clock.Today()
	}
	a := Adhesion{ID: id.New[AdhesionID](), Company: cmd.Company, JoinedOn: cmd.On, Signatory: cmd.Signatory}
	if err := s.keepAct(ctx, actor, cmd.Company, cmd.Act, &a.File); err != nil {
		return "", fault.Wrap(op, err)
	}
	return a.ID, fault.Wrap(op, s.act(ctx, actor, access.CompanyBoard, cmd.Cmd, []Happening{{Fact: FactJoined, On: cmd.On}}, func(tx *db.Tx, c Company) error {
		if err := knows(ctx, tx, c.ID, a.Signatory); err != nil {
			return rename(err, "counterpart", "signatory")
		}
		if a.File != "" {
			if err := file.KeepIn(ctx, tx, a.File); err != nil {
				return err
			}
		}
		return insertAdhesion(ctx, tx, a)
	}))
}

// rename gives a field of an error another name.
func rename(err error, from, to string) error {
	fields := slices.Clone(fault.FieldsOf(err))
	for i := range fields {
		if fields[i].Name == from {
			fields[i].Name = to
			return fault.Bad("company.rename", fields...)
		}
	}
	return err
}

// keepAct looks at a signed act and stores it, for who may; nothing for none.
func (s *Service) keepAct(ctx context.Context, actor access.Actor, company id.Company, act Act, to *file.ID) error {
	if len(act.Content) == 0 && act.Name == "" {
		return nil
	}
	if _, err := s.allowed(ctx, s.DB.Reader(), actor, access.CompanyBoard, company); err != nil {
		return err
	}
	rules, err := programme.RulesAt(ctx, s.DB.Reader(), s.Clock.Today())
	if err != nil {
		return err
	}
	n, err := file.Check("act", act.Name, act.Content, int64(rules.FileMegabytes)<<20)
	if err != nil {
		return err
	}
	*to, err = file.Put(ctx, s.DB, s.Keys, n)
	return err
}

// AddAct adds the signed act to an adhesion; one that was there is replaced.
func (s *Service) AddAct(ctx context.Context, actor access.Actor, company id.Company, of AdhesionID, act Act) error {
	const op = "company.AddAct"
	var stored file.ID
	if len(act.Content) == 0 {
		return fault.Bad(op, fault.Field{Name: "act", Key: "file.error.empty"})
	}
	if err := s.keepAct(ctx, actor, company, act, &stored); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := s.allowed(ctx, tx, actor, access.CompanyBoard, company); err != nil {
			return err
		}
		all, err := AdhesionsOf(ctx, tx, company)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(a Adhesion) bool { return a.ID == of })
		if i < 0 {
			return fault.Absent(op)
		}
		if err := file.KeepIn(ctx, tx, stored); err != nil {
			return err
		}
		if err := putAct(ctx, tx, company, of, stored); err != nil {
			return err
		}
		if all[i].File != "" {
			if err := file.DropIn(ctx, tx, all[i].File); err != nil {
				return err
			}
		}
		return s.changedIn(ctx, tx, actor, access.CompanyBoard, company, "act")
	}))
}

// OpenAct reads the signed act of an adhesion for who may see the company.
func (s *Service) OpenAct(ctx context.Context, actor access.Actor, company id.Company, of AdhesionID) (file.Info, []byte, error) {
	const op = "company.OpenAct"
	if _, err := s.Find(ctx, actor, company); err != nil {
		return file.Info{}, nil, err
	}
	all, err := AdhesionsOf(ctx, s.DB.Reader(), company)
	if err != nil {
		return file.Info{}, nil, fault.Wrap(op, err)
	}
	i := slices.IndexFunc(all, func(a Adhesion) bool { return a.ID == of && a.File != "" })
	if i < 0 {
		return file.Info{}, nil, fault.Absent(op)
	}
	info, content, err := file.Read(ctx, s.DB.Reader(), s.Keys, all[i].File)
	return info, content, fault.Wrap(op, err)
}

// LeaveBoard ends an adhesion, with its reason. The showcase ends with it.
func (s *Service) LeaveBoard(ctx context.Context, actor access.Actor, cmd Cmd, on civil.Date, reason string) error {
	if on.IsZero() {
		on = s.Clock.Today()
	}
	return fault.Wrap("company.LeaveBoard", s.act(ctx, actor, access.CompanyBoard, cmd, []Happening{{Fact: FactLeft, On: on, Reason: reason}},
		func(tx *db.Tx, c Company) error {
			if !c.ShowcaseOn.IsZero() && c.ShowcaseEndedOn.IsZero() {
				if err := s.showcaseIn(ctx, tx, actor, c, KindShowcaseEnded); err != nil {
					return err
				}
			}
			return endAdhesion(ctx, tx, c.ID, on, reason)
		}))
}

// AgreeShowcase records that a member of the Board may be shown on the public
// site. Undo: EndShowcase.
func (s *Service) AgreeShowcase(ctx context.Context, actor access.Actor, cmd Cmd) error {
	return fault.Wrap("company.AgreeShowcase", s.showcase(ctx, actor, cmd, KindShowcaseAgreed))
}

// EndShowcase takes that consent back.
func (s *Service) EndShowcase(ctx context.Context, actor access.Actor, cmd Cmd) error {
	return fault.Wrap("company.EndShowcase", s.showcase(ctx, actor, cmd, KindShowcaseEnded))
}

func (s *Service) showcase(ctx context.Context, actor access.Actor, cmd Cmd, kind journal.Kind) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		c, err := s.allowed(ctx, tx, actor, access.CompanyBoard, cmd.Company)
		if err != nil {
			return err
		}
		if err := claim(ctx, tx, c.ID, cmd.Version); err != nil {
			return err
		}
		shown := !c.ShowcaseOn.IsZero() && c.ShowcaseEndedOn.IsZero()
		if c.Engagement.State != Board || shown == (kind == KindShowcaseAgreed) {
			return fault.New(fault.Conflict, "company.showcase", "company.error.not_now")
		}
		if err := s.showcaseIn(ctx, tx, actor, c, kind); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.CompanyBoard, kindCompany, c.ID)
	})
}

func (s *Service) showcaseIn(ctx context.Context, tx *db.Tx, actor access.Actor, c Company, kind journal.Kind) error {
	from, ended := c.ShowcaseOn, s.Clock.Today()
	if kind == KindShowcaseAgreed {
		from, ended = s.Clock.Today(), civil.Date{}
	}
	if _, err := s.Journal.Record(ctx, tx, journal.Event{Kind: kind, Actor: actor.User, Company: c.ID}); err != nil {
		return err
	}
	return putShowcase(ctx, tx, c.ID, from, ended)
}

// PledgeCmd records what a company promises.
type PledgeCmd struct {
	Company id.Company
	MadeOn  civil.Date
	Places  int
	Kind    PledgeKind
	DueOn   civil.Date
}

// MakePledge records what a company promises (R5.3): how many places, of what
// kind, by when. Undo: TakeBackPledge.
func (s *Service) MakePledge(ctx context.Context, actor access.Actor, cmd PledgeCmd) (PledgeID, error) {
	const op = "company.MakePledge"
	if cmd.MadeOn.IsZero() {
		cmd.MadeOn = s.Clock.Today()
	}
	p, err := NewPledge(Pledge{ID: id.New[PledgeID](), Company: cmd.Company, MadeOn: cmd.MadeOn, Kind: cmd.Kind, DueOn: cmd.DueOn}, cmd.Places)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	return p.ID, fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		c, err := s.allowed(ctx, tx, actor, access.CompanyBoard, cmd.Company)
		if err != nil {
			return err
		}
		if in([]State{Archived, NotInterested, Spotted, AssociationContacted}, c.Engagement.State) {
			return fault.New(fault.Conflict, op, "company.error.not_now")
		}
		if err := insertPledge(ctx, tx, p); err != nil {
			return err
		}
		return s.pledgeIn(ctx, tx, actor, p, journal.Event{
			Kind: KindPledgeMade, OccurredOn: p.MadeOn, Quantity: int64(len(p.Places)),
			Codes: journal.Codes{"kind": string(p.Kind), "due": p.DueOn.String()},
		})
	}))
}

// pledgeIn records a fact of a pledge, and the audit.
func (s *Service) pledgeIn(ctx context.Context, tx *db.Tx, actor access.Actor, p Pledge, e journal.Event) error {
	e.Actor, e.Company = actor.User, p.Company
	if e.Codes == nil {
		e.Codes = journal.Codes{}
	}
	e.Codes["pledge"] = string(p.ID)
	if _, err := s.Journal.Record(ctx, tx, e); err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.CompanyBoard, "company_pledge", p.ID)
}

// PlaceCmd says what became of a place of a pledge.
type PlaceCmd struct {
	Pledge  PledgeID
	Version int
	Number  int
	Stage   Stage
	On      civil.Date
}

// MovePlace records what became of a place: offered, interviewed for, an
// internship, a job. Undo: TakeBackPlace.
func (s *Service) MovePlace(ctx context.Context, actor access.Actor, cmd PlaceCmd) (id.Company, error) {
	if cmd.On.IsZero() {
		cmd.On = s.Clock.Today()
	}
	return s.onPledge(ctx, actor, "company.MovePlace", cmd.Pledge, cmd.Version, func(tx *db.Tx, p Pledge) error {
		next, err := p.Move(cmd.Number, cmd.Stage, cmd.On)
		if err != nil {
			return err
		}
		if err := savePledge(ctx, tx, next); err != nil {
			return err
		}
		return s.pledgeIn(ctx, tx, actor, p, journal.Event{
			Kind: KindPledgeMoved, OccurredOn: cmd.On, Codes: journal.Codes{"place": strconv.Itoa(cmd.Number), "stage": string(cmd.Stage)},
		})
	})
}

// WithdrawPledge records that a company takes its pledge back.
func (s *Service) WithdrawPledge(ctx context.Context, actor access.Actor, pledge PledgeID, version int) (id.Company, error) {
	return s.onPledge(ctx, actor, "company.WithdrawPledge", pledge, version, func(tx *db.Tx, p Pledge) error {
		next, err := p.Withdraw(s.Clock.Today())
		if err != nil {
			return err
		}
		if err := savePledge(ctx, tx, next); err != nil {
			return err
		}
		return s.pledgeIn(ctx, tx, actor, p, journal.Event{Kind: KindPledgeWithdrawn})
	})
}

// TakeBackPledge undoes the last fact of a pledge: a move of a place, that it
// was withdrawn, or, when nothing else happened, that it was made.
func (s *Service) TakeBackPledge(ctx context.Context, actor access.Actor, pledge PledgeID, version int) (id.Company, error) {
	const op = "company.TakeBackPledge"
	return s.onPledge(ctx, actor, op, pledge, version, func(tx *db.Tx, p Pledge) error {
		events, err := journal.ByCompany(ctx, tx, p.Company)
		if err != nil {
			return err
		}
		last := lastOf(journal.Live(events), pledge)
		if last.ID == "" {
			return fault.Stale(op)
		}
		if _, err := s.Journal.Void(ctx, tx, actor.User, last.ID, "undone"); err != nil {
			return err
		}
		if events, err = journal.ByCompany(ctx, tx, p.Company); err != nil {
			return err
		}
		before, found, err := FoldPledge(pledge, events)
		if err != nil {
			return err
		}
		if !found {
			err = deletePledge(ctx, tx, pledge)
		} else {
			before.Version = p.Version
			err = savePledge(ctx, tx, before)
		}
		if err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.CompanyBoard, "company_pledge", pledge)
	})
}

// lastOf is the fact of a pledge that was written last.
func lastOf(live []journal.Event, pledge PledgeID) journal.Event {
	var last journal.Event
	for _, e := range live {
		if e.Code("pledge") == string(pledge) && e.Seq >= last.Seq {
			last = e
		}
	}
	return last
}

func (s *Service) onPledge(ctx context.Context, actor access.Actor, op string, pledge PledgeID, version int, do func(*db.Tx, Pledge) error) (id.Company, error) {
	var of id.Company
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		p, err := loadPledge(ctx, tx, pledge)
		if err != nil {
			return err
		}
		if _, err := s.allowed(ctx, tx, actor, access.CompanyBoard, p.Company); err != nil {
			return err
		}
		of = p.Company
		if p.Version != version {
			return fault.Stale(op)
		}
		return do(tx, p)
	})
	return of, fault.Wrap(op, err)
}
