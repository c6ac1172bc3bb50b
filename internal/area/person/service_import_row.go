package person

import (
	"context"
	"slices"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// naming is by what a row without a number and a codice fiscale is found again.
type naming struct {
	Surname, Given string // folded
	Birth          civil.Date
	Fiscal         any // blind index, or NULL
	Source, Number string
}

// rowOutcome is what becomes of a row.
type rowOutcome int

const (
	rowFaulty rowOutcome = iota
	rowNew
	rowCorrected
	rowUnchanged
)

// rowPlan is what is to be done for a row.
type rowPlan struct {
	outcome  rowOutcome
	was      Person // the record found; no ID for none
	record   New    // as it is to be
	changed  bool   // the record differs from was
	district string
	receive  bool
	note     bool
	digest   string
	known    bool      // the row has said just this before
	source   id.Person // the identity that the list knows
}

// plan finds the record of a row, holds the row against the rules and says what
// is to be done. Faults go into the tally.
func (im *importing) plan(ctx context.Context, q db.Queryer, row ImportRow, t *tally) (rowPlan, error) {
	p := rowPlan{digest: row.digest(im.Keys)}
	if len(row.Faults) > 0 {
		t.fault(row, row.Faults...)
		return p, nil
	}
	known, err := byDigest(ctx, q, im.cmd.Source, p.digest)
	if err != nil {
		return p, err
	}
	if len(known) == 1 {
		p.outcome, p.known, p.was.ID = rowUnchanged, true, known[0]
		return p, nil
	}
	err = im.planRecord(ctx, q, row, &p)
	if fault.Is(err, fault.Invalid) {
		t.fault(row, fault.FieldsOf(err)...)
		return p, nil
	}
	if err != nil {
		return p, err
	}
	if line := max(t.lines[p.was.ID], im.lines[p.was.ID]); line != 0 && p.was.ID != "" {
		t.fault(row, fault.Field{Name: "surname", Key: "person.import.error.twice", Args: []any{line}})
		return p, nil
	}
	switch {
	case p.was.ID == "":
		p.outcome = rowNew
	case p.changed || p.receive || p.note:
		p.outcome = rowCorrected
	default:
		p.outcome = rowUnchanged
	}
	return p, nil
}

// planRecord is plan for a row that is read and not known word for word.
func (im *importing) planRecord(ctx context.Context, q db.Queryer, row ImportRow, p *rowPlan) error {
	found, source, err := im.find(ctx, q, row)
	if err != nil {
		return err
	}
	p.source = source
	p.record = row.Record
	var people []id.Person
	if found != "" {
		if p.was, err = Load(ctx, q, im.Keys, found); err != nil {
			return err
		}
		if people, err = Identities(ctx, q, found); err != nil {
			return err
		}
		p.record = row.over(p.was)
	}
	if err := checkNew(p.record, im.Clock.Today()); err != nil {
		return err
	}
	if p.district, err = districtOf(ctx, q, p.record); err != nil {
		return err
	}
	p.changed = len(changedSections(p.was, becoming(p.was, p.record))) > 0
	if row.Given[ColumnReceived] {
		if p.receive, err = im.receiver.Needed(ctx, q, people, row.ReceivedOn, row.Channel); err != nil {
			return err
		}
		p.record.Since = row.ReceivedOn
	}
	p.note, err = im.noteNeeded(ctx, q, row, people)
	return err
}

// find is the record that counts for a row, and the identity by which it was
// found; none is no error. Several are a fault of the row: somebody unites them
// first.
func (im *importing) find(ctx context.Context, q db.Queryer, row ImportRow) (root, source id.Person, err error) {
	n := row.Record
	of := naming{civil.Fold(n.Surname), civil.Fold(n.GivenName), n.BirthDate, nil, im.cmd.Source, row.Number}
	if !n.FiscalCode.IsZero() {
		of.Fiscal = im.Keys.Blind(blindFiscal, n.FiscalCode.Plain().Reveal())
	}
	ways := []struct {
		column Column
		usable bool
		look   func() ([]id.Person, error)
	}{
		{ColumnNumber, row.Number != "", func() ([]id.Person, error) { return byNumber(ctx, q, im.cmd.Source, row.Number) }},
		{"fiscal_code", of.Fiscal != nil, func() ([]id.Person, error) { return byFiscal(ctx, q, of.Fiscal.(string)) }},
		{"surname", !of.Birth.IsZero(), func() ([]id.Person, error) { return byNaming(ctx, q, of) }},
	}
	for _, way := range ways {
		if !way.usable {
			continue
		}
		ids, err := way.look()
		if err != nil {
			return "", "", err
		}
		roots := map[id.Person]bool{}
		for _, p := range ids {
			root, err := Canonical(ctx, q, p)
			if err != nil {
				return "", "", err
			}
			roots[root] = true
		}
		switch len(roots) {
		case 0:
		case 1:
			for root = range roots {
				return root, ids[0], nil
			}
		default:
			return "", "", fault.Bad("person.find", fault.Field{Name: string(way.column), Key: "person.import.error.several"})
		}
	}
	return "", "", nil
}

// noteNeeded reports whether a row's note is not there yet. It is kept to its
// author and the referent: nobody knows for whom it was written.
func (im *importing) noteNeeded(ctx context.Context, q db.Queryer, row ImportRow, people []id.Person) (bool, error) {
	if row.Note == "" {
		return false, nil
	}
	if err := im.noteOf(row, "").check(im.Clock.Today()); err != nil {
		fields := fault.FieldsOf(err)
		for i := range fields {
			fields[i].Name = string(ColumnNote)
		}
		return false, fault.Bad("person.note", fields...)
	}
	if len(people) == 0 {
		return true, nil
	}
	notes, err := notesOf(ctx, q, im.Keys, people)
	return !slices.ContainsFunc(notes, func(n Note) bool { return n.Private == row.Note || n.Shared == row.Note }), err
}

func (im *importing) noteOf(row ImportRow, who id.Person) Note {
	return Note{Person: who, Author: im.cmd.Author, Kind: PlainNote, OnDay: im.Clock.Today(), Private: row.Note}
}

// count notes what becomes of a row.
func (im *importing) count(row ImportRow, p rowPlan, t *tally) {
	switch p.outcome {
	case rowNew:
		t.report.New++
	case rowCorrected:
		t.report.Corrected++
	case rowUnchanged:
		t.report.Unchanged++
	}
	if p.receive && p.outcome != rowFaulty {
		t.report.Applications++
	}
	if p.note && p.outcome != rowFaulty {
		t.report.Notes++
	}
	if p.was.ID != "" && p.outcome != rowFaulty {
		t.lines[p.was.ID] = row.Line
	}
}

// carryOut writes what a row asks for.
func (im *importing) carryOut(ctx context.Context, tx *db.Tx, row ImportRow, p rowPlan, t *tally) error {
	im.count(row, p, t)
	if p.outcome == rowFaulty || p.known {
		return nil
	}
	who, err := p.was.ID, error(nil)
	switch p.outcome {
	case rowNew:
		if who, err = im.enter(ctx, tx, p); err != nil {
			return err
		}
	case rowCorrected:
		if err := im.updateIn(ctx, tx, im.actor, p.was, UpdateCmd{Version: p.was.Version, Record: p.record}); err != nil {
			return err
		}
	}
	if p.receive {
		if err := im.receiver.ReceiveIn(ctx, tx, im.actor, who, p.district, row.ReceivedOn, row.Channel); err != nil {
			return err
		}
	}
	if p.note {
		author := access.Actor{User: im.cmd.Author}
		if _, err := im.addNoteIn(ctx, tx, author, im.noteOf(row, who)); err != nil {
			return err
		}
	}
	t.lines[who] = row.Line
	if p.changed && p.outcome == rowCorrected {
		t.changed = append(t.changed, who)
	}
	if p.source == "" {
		p.source = who
	}
	return putSourceIn(ctx, tx, sourceRow{im.cmd.Source, p.source, row.Number, p.digest}, im.Clock.Now())
}

// enter makes a new record. Of one without an application the fact is that it
// was read in.
func (im *importing) enter(ctx context.Context, tx *db.Tx, p rowPlan) (id.Person, error) {
	who, err := im.RegisterIn(ctx, tx, im.actor, p.record)
	if err != nil || p.receive {
		return who, err
	}
	if _, err := im.Journal.Record(ctx, tx, journal.Event{Kind: KindImported, Actor: im.actor.User, Person: who}); err != nil {
		return who, err
	}
	return who, audit.Change(ctx, tx, im.actor, access.PersonImport, "person", who)
}

// digest is a keyed hash of all that a row says.
func (o ImportRow) digest(k *crypt.Keys) string {
	r := o.Record
	said := slices.Concat([]string{
		o.Number, r.Surname, r.GivenName, r.BirthDate.String(), r.FiscalCode.Reveal(), r.Sex, r.Citizenship, r.Municipality, r.Address,
		r.Education, r.ItalianLevel, joinCodes(r.Trades), r.TradeOther, r.Lang, o.ReceivedOn.String(), o.Channel, o.Note, "phones",
	}, r.Phones, []string{"emails"}, r.Emails)
	return k.Blind("person.import", strings.Join(said, "\x00"))
}
