package person

import (
	"context"
	"fmt"
	"io"
	"slices"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/doc"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Receiver makes applications for an import. Area intake, which knows how they
// are received, has one.
type Receiver interface {
	// Channels are the words for the channels, and their codes.
	Channels() map[string]string
	// Needed reports whether a person has no application of that day yet. One
	// that cannot be received is Invalid, in received_on or channel.
	Needed(ctx context.Context, q db.Queryer, people []id.Person, on civil.Date, channel string) (bool, error)
	// ReceiveIn receives it.
	ReceiveIn(ctx context.Context, tx *db.Tx, actor access.Actor, person id.Person, district string, on civil.Date, channel string) error
}

// ImportCmd reads a list of people from elsewhere in (R10.5).
type ImportCmd struct {
	Source   string // the list's short name: numbers are the list's own
	File     io.Reader
	FileHash string  // for the audit
	Author   id.User // whose the notes are; needed for a list with notes only
	DryRun   bool    // say what would be done, and write nothing
}

// ImportReport says what an import did, or would do.
type ImportReport struct {
	Rows, New, Corrected, Unchanged, Faulty int
	Applications, Notes                     int
	Unknown                                 []string // headings that are not understood, as written
	Faults                                  []ImportFault
	Pairs                                   []ImportPair
}

// ImportFault is what is wrong in a row: its column and the message's key.
type ImportFault struct {
	Line int
	fault.Field
}

// ImportPair is a row that may be of the same person as another row (Other) or
// as a record that was there before.
type ImportPair struct {
	Line, Other int
	Person      id.Person
	Score       int
}

// importBatch is how many rows are written at a time: all of them or none.
const importBatch = 500

const maxSource = 40

// ImportPeople reads a list in. Each row is held against the rules of the
// record; those with faults are left out and told, the others make a record or
// correct one, with the application, when the list has its day. Read again, a
// list changes nothing: rows are known by their number in the list, by codice
// fiscale, or by exactly the same name and birth. What looks like a duplicate
// is put into the queue. The errors are Denied, and Invalid for a list that
// cannot be read at all.
func (s *Service) ImportPeople(ctx context.Context, actor access.Actor, cmd ImportCmd, receiver Receiver) (ImportReport, error) {
	const op = "person.ImportPeople"
	if err := access.RequireAny(actor, access.PersonImport); err != nil {
		return ImportReport{}, fault.Wrap(op, err)
	}
	rows, unknown, err := s.readRows(ctx, cmd, receiver)
	if err != nil {
		return ImportReport{}, fault.Wrap(op, err)
	}
	im := &importing{Service: s, cmd: cmd, actor: actor, receiver: receiver, report: ImportReport{Rows: len(rows), Unknown: unknown}, lines: map[id.Person]int{}}
	if err := im.look(ctx, rows); err != nil || cmd.DryRun {
		return im.report, fault.Wrap(op, err)
	}
	im.begin()
	for batch := range slices.Chunk(rows, importBatch) {
		if err = im.write(ctx, batch); err != nil {
			break
		}
	}
	if err == nil {
		err = im.queue(ctx)
	}
	return im.report, fault.Wrap(op, firstOf(err, im.sign(ctx)))
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// readRows reads the file and finds the faults that rows have by themselves.
func (s *Service) readRows(ctx context.Context, cmd ImportCmd, receiver Receiver) ([]ImportRow, []string, error) {
	if cmd.Source == "" || len(cmd.Source) > maxSource {
		return nil, nil, fault.Bad("person.readRows", fault.Field{Name: "source", Key: "error.field.long", Args: []any{maxSource}})
	}
	sheet, err := doc.ReadSheet(cmd.File)
	if err != nil {
		return nil, nil, err
	}
	towns, err := programme.Municipalities(ctx, s.DB.Reader())
	if err != nil {
		return nil, nil, err
	}
	r := newRowReader(sheet, towns, receiver.Channels())
	if err := r.layout.check(cmd); err != nil {
		return nil, nil, err
	}
	rows := make([]ImportRow, len(sheet.Rows))
	for i, row := range sheet.Rows {
		rows[i] = r.read(row)
	}
	twice(rows)
	return rows, r.layout.unknown, nil
}

// check demands the columns without which no row can be read.
func (l layout) check(cmd ImportCmd) error {
	var c fault.Check
	for _, h := range headings() {
		c.Fail(h.required && !l.has(h.column), string(h.column), "person.import.error.no_column")
		c.Fail(slices.Contains(l.twice, h.column), string(h.column), "person.import.error.two_columns")
	}
	c.Fail(l.has(ColumnReceived) && !l.has(ColumnChannel), string(ColumnChannel), "person.import.error.no_channel")
	c.Fail(l.has(ColumnNote) && cmd.Author == "", string(ColumnNote), "person.import.error.author")
	return c.Err("person.importColumns")
}

// importing is one import under way.
type importing struct {
	*Service
	cmd      ImportCmd
	actor    access.Actor
	receiver Receiver
	report   ImportReport
	lines    map[id.Person]int // rows that made or found a record
	changed  []id.Person       // records that were there and have been corrected
}

// begin forgets the counts of the look, but not the pairs that it has found.
func (im *importing) begin() {
	im.report = ImportReport{Rows: im.report.Rows, Unknown: im.report.Unknown, Pairs: im.report.Pairs}
	clear(im.lines)
}

// tally is what a batch did; it counts when the batch is written.
type tally struct {
	report  ImportReport
	lines   map[id.Person]int
	changed []id.Person
}

func (t *tally) fault(r ImportRow, fields ...fault.Field) {
	t.report.Faulty++
	for _, f := range fields {
		t.report.Faults = append(t.report.Faults, ImportFault{r.Line, f})
	}
}

// write writes one batch.
func (im *importing) write(ctx context.Context, batch []ImportRow) error {
	var t tally
	err := im.DB.Import(ctx, func(tx *db.Tx) error {
		t = tally{lines: map[id.Person]int{}}
		for _, row := range batch {
			p, err := im.plan(ctx, tx, row, &t)
			if err != nil {
				return err
			}
			if err := im.carryOut(ctx, tx, row, p, &t); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		im.add(t)
	}
	return err
}

// look says what would be done, without writing.
func (im *importing) look(ctx context.Context, rows []ImportRow) error {
	fresh := []ImportRow{}
	for batch := range slices.Chunk(rows, importBatch) {
		t := tally{lines: map[id.Person]int{}}
		err := im.DB.Read(ctx, func(q db.Queryer) error {
			for _, row := range batch {
				p, err := im.plan(ctx, q, row, &t)
				if err != nil {
					return err
				}
				im.count(row, p, &t)
				if p.outcome == rowNew {
					fresh = append(fresh, row)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		im.add(t)
	}
	return im.resembling(ctx, fresh)
}

func (im *importing) add(t tally) {
	r := &im.report
	r.New += t.report.New
	r.Corrected += t.report.Corrected
	r.Unchanged += t.report.Unchanged
	r.Faulty += t.report.Faulty
	r.Applications += t.report.Applications
	r.Notes += t.report.Notes
	r.Faults = append(r.Faults, t.report.Faults...)
	for p, line := range t.lines {
		im.lines[p] = line
	}
	im.changed = append(im.changed, t.changed...)
}

// sign writes down that a list was read in: which file, and how much of it.
func (im *importing) sign(ctx context.Context) error {
	r := im.report
	what := fmt.Sprintf("sha256:%s rows=%d new=%d corrected=%d unchanged=%d faulty=%d", im.cmd.FileHash, r.Rows, r.New, r.Corrected, r.Unchanged, r.Faulty)
	return im.DB.Write(ctx, func(tx *db.Tx) error {
		return audit.Change(ctx, tx, im.actor, access.PersonImport, "import", what)
	})
}
