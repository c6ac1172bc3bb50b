package intake

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"time"

	"insieme/internal/area/programme"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// DraftTime is how long an unfinished form is kept after its last change. It
// belongs to nobody's case yet, so it is gone soon.
const DraftTime = 30 * 24 * time.Hour

// DraftID names an unfinished form.
type DraftID string

// Draft is a form that somebody has begun. Reached is the furthest step they
// have come to; Token makes sending it twice harmless.
type Draft struct {
	ID        DraftID
	Code      Code
	Token     string
	Form      Form
	Reached   FormStep
	Lang      i18n.Lang // in which it was written
	ExpiresAt time.Time
}

// LogValue keeps what was typed out of the log.
func (d Draft) LogValue() slog.Value { return slog.StringValue("draft " + string(d.ID)) }

// draftContent is what is sealed of a draft. The code is in it because "save
// and leave" shows it again.
type draftContent struct {
	Code Code
	Form Form
}

// NewFormToken makes the token that a form carries from when it is shown to
// when it is sent.
func NewFormToken() string { return rand.Text() }

// SaveStepCmd keeps the answers of one step. Draft is empty for the first
// answers of somebody. Unchecked keeps what was typed without looking at it:
// for who goes back, leaves, or changes the language in the middle of a step.
type SaveStepCmd struct {
	Draft     DraftID
	Step      FormStep
	Form      Form // the answers of Step are taken, the others stay as they are kept
	Lang      i18n.Lang
	Unchecked Unchecked
}

// Unchecked says whether a step is kept as it is.
type Unchecked string

// AsTyped keeps a step without looking at it.
const AsTyped Unchecked = "as_typed"

// LogValue keeps what was typed out of the log.
func (SaveStepCmd) LogValue() slog.Value { return slog.StringValue("[form]") }

// SaveStep keeps the answers of one step in a sealed draft, and makes the
// draft with the first ones. It returns the draft as it is now. Answers that
// do not fit are Invalid and not kept; a draft that has expired is NotFound.
func (s *Service) SaveStep(ctx context.Context, cmd SaveStepCmd) (Draft, error) {
	const op = "intake.SaveStep"
	if cmd.Unchecked != AsTyped {
		if err := cmd.Form.Check(cmd.Step, s.Clock.Today()); err != nil {
			return Draft{}, fault.Wrap(op, err)
		}
		if err := s.checkPlace(ctx, s.DB.Reader(), cmd); err != nil {
			return Draft{}, fault.Wrap(op, err)
		}
	}
	var draft Draft
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		var err error
		if draft, err = s.draftOrNew(ctx, tx, cmd.Draft); err != nil {
			return err
		}
		draft.Form.take(cmd.Step, cmd.Form)
		if cmd.Unchecked != AsTyped {
			draft.Reached = max(draft.Reached, min(cmd.Step+1, StepCheck))
		}
		draft.ExpiresAt = s.Wall.Now().Add(DraftTime)
		return s.keepDraft(ctx, tx, draft, cmd.Lang)
	})
	return draft, fault.Wrap(op, err)
}

// checkPlace holds the municipality of step 1 against the territory.
func (s *Service) checkPlace(ctx context.Context, q db.Queryer, cmd SaveStepCmd) error {
	if cmd.Step != StepWhere || cmd.Form.Municipality == Elsewhere {
		return nil
	}
	_, err := municipality(ctx, q, cmd.Form.Municipality)
	return err
}

// municipality finds a place of the programme's area; any other is Invalid.
func municipality(ctx context.Context, q db.Queryer, istat string) (programme.Municipality, error) {
	m, err := programme.MunicipalityByISTAT(ctx, q, istat)
	if fault.Is(err, fault.NotFound) || (err == nil && !m.Active) {
		return m, fault.Bad("intake.municipality", fault.Field{Name: "municipality", Key: "error.field.choice"})
	}
	return m, err
}

func (s *Service) draftOrNew(ctx context.Context, tx *db.Tx, draft DraftID) (Draft, error) {
	if draft == "" {
		return Draft{ID: id.New[DraftID](), Code: NewCode(), Token: NewFormToken(), Reached: StepWhere}, nil
	}
	row, err := draftByID(ctx, tx, draft, s.Wall.Now())
	if err != nil {
		return Draft{}, err
	}
	return openDraft(s.Keys, row)
}

func (s *Service) keepDraft(ctx context.Context, tx *db.Tx, d Draft, lang i18n.Lang) error {
	plain, err := json.Marshal(draftContent{Code: d.Code, Form: d.Form})
	if err != nil {
		return err
	}
	sealed, err := s.Keys.Seal(plain, "application_draft", string(d.ID), "sealed")
	if err != nil {
		return err
	}
	return putDraft(ctx, tx, draftRow{
		ID: d.ID, CodeBlind: blindDraft(s.Keys, d.Code), FormToken: d.Token, Sealed: sealed, Step: d.Reached,
		Lang: string(lang), UpdatedAt: s.Wall.Now(), ExpiresAt: d.ExpiresAt,
	})
}

// Draft reads an unfinished form; an expired or sent one is NotFound.
func (s *Service) Draft(ctx context.Context, draft DraftID) (Draft, error) {
	const op = "intake.Draft"
	row, err := draftByID(ctx, s.DB.Reader(), draft, s.Wall.Now())
	if err != nil {
		return Draft{}, fault.Wrap(op, err)
	}
	d, err := openDraft(s.Keys, row)
	return d, fault.Wrap(op, err)
}

// ResumeDraft finds an unfinished form by its code; NotFound alike for a code
// that is none, unknown or expired. The caller throttles.
func (s *Service) ResumeDraft(ctx context.Context, typed string) (Draft, error) {
	const op = "intake.ResumeDraft"
	code, ok := ParseCode(typed)
	if !ok {
		return Draft{}, fault.Absent(op)
	}
	row, err := draftByCode(ctx, s.DB.Reader(), blindDraft(s.Keys, code), s.Wall.Now())
	if err != nil {
		return Draft{}, fault.Wrap(op, err)
	}
	d, err := openDraft(s.Keys, row)
	return d, fault.Wrap(op, err)
}

// ForgetDrafts removes the drafts that have expired and the files that came
// with them: a daily job.
func (s *Service) ForgetDrafts(ctx context.Context) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := deleteExpiredUploads(ctx, tx, s.Wall.Now()); err != nil {
			return err
		}
		_, err := deleteExpiredDrafts(ctx, tx, s.Wall.Now())
		return err
	})
	return fault.Wrap("intake.ForgetDrafts", err)
}

func openDraft(keys *crypt.Keys, row draftRow) (Draft, error) {
	plain, err := keys.Open(row.Sealed, "application_draft", string(row.ID), "sealed")
	if err != nil {
		return Draft{}, err
	}
	var c draftContent
	if err := json.Unmarshal(plain, &c); err != nil {
		return Draft{}, fault.New(fault.Internal, "intake.openDraft", "")
	}
	return Draft{ID: row.ID, Code: c.Code, Token: row.FormToken, Form: c.Form, Reached: row.Step, Lang: i18n.ParseLang(row.Lang), ExpiresAt: row.ExpiresAt}, nil
}

// blindDraft is where a draft is found by its code. Drafts and applications
// have codes of their own, so that neither opens the other.
func blindDraft(keys *crypt.Keys, code Code) string { return keys.Blind("intake.draft", string(code)) }
