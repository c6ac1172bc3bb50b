package intake

import (
	"context"
	"log/slog"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/id"
)

// maxUploads bounds how many files wait for their forms: whoever may apply may
// upload, and nobody may fill the disk with it.
const maxUploads = 500

// UploadCmd keeps the CV that came with a form which is not received yet, as it
// came. Token is the form's.
type UploadCmd struct {
	Token   string
	Name    string
	Content []byte
}

// LogValue keeps the file out of the log.
func (UploadCmd) LogValue() slog.Value { return slog.StringValue("[file]") }

// KeepUpload stores a CV under a form's token, in the place of an earlier one
// (R2.1). It stays as long as a draft does, also while other answers are wrong,
// and goes to the person's documents with the receipt. Invalid names the field
// cv.
func (s *Service) KeepUpload(ctx context.Context, cmd UploadCmd) error {
	const op = "intake.KeepUpload"
	if !isFormToken(cmd.Token) {
		return fault.Bad(op, fault.Field{Key: "intake.form.error.token"})
	}
	waiting, err := countUploads(ctx, s.DB.Reader())
	if err != nil {
		return fault.Wrap(op, err)
	}
	if waiting >= maxUploads {
		return fault.Bad(op, fault.Field{Name: "cv", Key: "intake.form.error.cv_busy"})
	}
	stored, err := s.People.StoreFile(ctx, "cv", cmd.Name, cmd.Content)
	if err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := dropUploadIn(ctx, tx, cmd.Token); err != nil {
			return err
		}
		if err := file.KeepIn(ctx, tx, stored); err != nil {
			return err
		}
		return putUpload(ctx, tx, cmd.Token, stored, s.Wall.Now().Add(DraftTime))
	}))
}

// DropUpload takes back the CV of a form that is not received yet.
func (s *Service) DropUpload(ctx context.Context, token string) error {
	return fault.Wrap("intake.DropUpload", s.DB.Write(ctx, func(tx *db.Tx) error { return dropUploadIn(ctx, tx, token) }))
}

func dropUploadIn(ctx context.Context, tx *db.Tx, token string) error {
	old, err := takeUpload(ctx, tx, token)
	if err != nil || old == "" {
		return err
	}
	return file.DropIn(ctx, tx, old)
}

// Upload says what waits under a form's token; fault.NotFound for nothing.
func (s *Service) Upload(ctx context.Context, token string) (file.Info, error) {
	const op = "intake.Upload"
	of, err := uploadByToken(ctx, s.DB.Reader(), token, s.Wall.Now())
	if err != nil {
		return file.Info{}, fault.Wrap(op, err)
	}
	info, err := file.InfoOf(ctx, s.DB.Reader(), s.Keys, of)
	return info, fault.Wrap(op, err)
}

// attachUploadIn gives a person the CV that came with their form, if one did.
// Companies see it only once somebody of the programme has said so.
func (s *Service) attachUploadIn(ctx context.Context, tx *db.Tx, actor access.Actor, token string, who id.Person) error {
	of, err := takeUpload(ctx, tx, token)
	if err != nil || of == "" {
		return err
	}
	return s.People.AttachKeptIn(ctx, tx, actor, person.Document{
		Person: who, File: string(of), Kind: person.DocumentCV, Audience: person.ForTeam, AddedBy: actor.User,
	})
}
