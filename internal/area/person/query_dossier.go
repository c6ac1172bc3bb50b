package person

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
	"insieme/internal/base/file"
	"insieme/internal/base/id"
)

// Dossier is this area's part of a person's whole file.
func (p *Pages) Dossier() []dossier.Section {
	k := p.service.Keys
	return []dossier.Section{
		{Key: "records", Tables: []string{tablePerson, tableAlias}, Read: func(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
			return dossierRecords(ctx, q, k, r)
		}},
		{Key: "contacts", Tables: []string{tableContact}, Read: func(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
			return dossierContacts(ctx, q, k, r)
		}},
		{Key: "consents", Tables: []string{"person_consent"}, Read: dossierConsents},
		{Key: "dimensions", Tables: []string{"person_dimension"}, Read: dossierDimensions},
		{Key: "referents", Tables: []string{"person_referent"}, Read: dossierReferents},
		{Key: "notes", Tables: []string{tableNote}, Read: func(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
			return dossierNotes(ctx, q, k, r)
		}},
		{Key: "documents", Tables: []string{"person_document"}, Read: func(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
			return dossierDocuments(ctx, q, k, r)
		}},
		{
			Key: "work", Tables: []string{"person_work", "person_work_wish", "person_work_past", "person_work_requirement", "person_work_language", "person_work_term"},
			Read: p.dossierWork,
		},
		{Key: "sources", Tables: []string{"person_source"}, Read: dossierSources},
		{Key: "duplicates", Tables: []string{"person_duplicate", "person_distinct"}, Read: dossierDuplicates},
		{Key: "retention", Tables: []string{"person_retention"}, Read: dossierRetention},
	}
}

// DossierLooks is who has read the file: the last part.
func (p *Pages) DossierLooks() dossier.Section {
	return dossier.Section{Key: "looks", Tables: []string{"access_log"}, Read: dossierLooks}
}

type fileRecord struct {
	ID           id.Person  `json:"id" page:"-"`
	MergedInto   id.Person  `json:"merged_into" page:"-"`
	Surname      string     `json:"surname"`
	GivenName    string     `json:"given_name"`
	BirthDate    civil.Date `json:"birth_date"`
	Sex          string     `json:"sex" words:"person.sex."`
	Citizenship  string     `json:"citizenship" words:"country"`
	FiscalCode   string     `json:"fiscal_code"`
	Municipality string     `json:"municipality"`
	Address      string     `json:"address"`
	Education    string     `json:"education" words:"person.education."`
	ItalianLevel string     `json:"italian_level" words:"person.italian_level."`
	Trades       []string   `json:"trades" words:"person.trade."`
	TradeOther   string     `json:"trade_other"`
	Lang         string     `json:"lang" words:"person.lang."`
	Interpreter  string     `json:"interpreter" words:"person.lang."`
	CreatedAt    time.Time  `json:"created_at"`
	Merged       bool       `json:"merged"`
	MergedAt     time.Time  `json:"merged_at,omitzero"`
	Withheld     []string   `json:"withheld,omitempty"`
}

func dossierRecords(ctx context.Context, q db.Queryer, k *crypt.Keys, r dossier.Reader) ([]fileRecord, error) {
	towns, err := programme.Municipalities(ctx, q)
	if err != nil {
		return nil, err
	}
	var out []fileRecord
	for _, who := range r.People {
		p, err := Load(ctx, q, k, who)
		if err != nil {
			return nil, err
		}
		f := fileRecord{
			ID: p.ID, MergedInto: p.MergedInto, Merged: p.MergedInto != "", Surname: p.Surname, GivenName: p.GivenName, BirthDate: p.BirthDate, Sex: p.Sex,
			Citizenship: p.Citizenship, FiscalCode: p.FiscalCode.Reveal(), Municipality: p.Municipality, Address: p.Address,
			Education: p.Education, ItalianLevel: p.ItalianLevel, Trades: p.Trades, TradeOther: p.TradeOther, Lang: p.Lang, Interpreter: p.Interpreter,
			CreatedAt: p.CreatedAt,
		}
		if i := slices.IndexFunc(towns, func(t programme.Municipality) bool { return t.ISTAT == p.Municipality }); i >= 0 {
			f.Municipality = towns[i].Name
		}
		if f.Merged {
			row, _, err := standingAlias(ctx, q, k, p.ID)
			if err != nil {
				return nil, err
			}
			f.MergedAt = row.RecordedAt
		}
		if !r.Can(access.PersonEdit) {
			f.FiscalCode, f.Withheld = "", append(f.Withheld, "fiscal_code")
		}
		if !r.Can(access.PersonContact) {
			f.Address, f.Withheld = "", append(f.Withheld, "address")
		}
		out = append(out, f)
	}
	return out, nil
}

type fileContact struct {
	Kind    ContactKind `json:"kind" words:"dossier.contact."`
	Value   string      `json:"value"`
	Active  bool        `json:"active"`
	AddedAt time.Time   `json:"added_at"`
}

func dossierContacts(ctx context.Context, q db.Queryer, k *crypt.Keys, r dossier.Reader) ([]fileContact, error) {
	if err := r.Demand(access.PersonContact); err != nil {
		return nil, err
	}
	return db.All(ctx, q, func(s db.Scanner) (fileContact, error) {
		var f fileContact
		var contact ContactID
		var sealed []byte
		if err := s.Scan(&contact, &f.Kind, &sealed, &f.Active, db.Instant(&f.AddedAt)); err != nil {
			return f, err
		}
		plain, err := k.Open(sealed, tableContact, string(contact), columnContact)
		f.Value = string(plain)
		return f, err
	}, `SELECT id, kind, sealed, active, added_at FROM person_contact WHERE person IN (`+db.Places(1, len(r.People))+`) ORDER BY added_at, id`, r.Args()...)
}

type fileConsent struct {
	Kind          string    `json:"kind" words:"person.consent."`
	NoticeVersion string    `json:"notice_version"`
	GivenAt       time.Time `json:"given_at"`
	WithdrawnAt   time.Time `json:"withdrawn_at,omitzero"`
}

func dossierConsents(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	out := []fileConsent{}
	for _, p := range r.People {
		all, err := consentsOf(ctx, q, p)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			out = append(out, fileConsent{c.Kind, c.NoticeVersion, c.GivenAt, c.WithdrawnAt})
		}
	}
	return out, nil
}

type fileDimension struct {
	ValidFrom   civil.Date `json:"valid_from"`
	RecordedAt  time.Time  `json:"recorded_at"`
	Sex         string     `json:"sex" words:"person.sex."`
	BirthYear   int        `json:"birth_year"`
	Citizenship string     `json:"citizenship_group" words:"dossier.group."`
	Education   string     `json:"education" words:"person.education."`
	District    string     `json:"district"`
}

func dossierDimensions(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	return db.All(ctx, q, func(s db.Scanner) (fileDimension, error) {
		var f fileDimension
		err := s.Scan(&f.ValidFrom, db.Instant(&f.RecordedAt), &f.Sex, &f.BirthYear, &f.Citizenship, &f.Education, &f.District)
		return f, err
	}, `SELECT valid_from, recorded_at, sex, birth_year, citizenship, education, district FROM person_dimension
		WHERE person IN (`+db.Places(1, len(r.People))+`) ORDER BY valid_from, recorded_at`, r.Args()...)
}

type fileReferent struct {
	Name   string     `json:"name"`
	From   civil.Date `json:"from"`
	To     civil.Date `json:"to"`
	Reason string     `json:"reason" words:"person.reason."`
}

func dossierReferents(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	out := []fileReferent{}
	for _, p := range r.People {
		spans, err := Referents(ctx, q, p)
		if err != nil {
			return nil, err
		}
		for _, s := range spans {
			names, err := network.Names(ctx, q, s.User)
			if err != nil {
				return nil, err
			}
			out = append(out, fileReferent{names[s.User], s.From, s.To, s.Reason})
		}
	}
	return out, nil
}

type fileNote struct {
	Kind      NoteKind   `json:"kind" words:"dossier.note."`
	Outcome   string     `json:"outcome" words:"person.outcome."`
	OnDay     civil.Date `json:"on_day"`
	Author    string     `json:"author"`
	Shared    string     `json:"shared"`
	TeamOnly  string     `json:"team_only"`
	TakenBack bool       `json:"taken_back"`
	WrittenAt time.Time  `json:"written_at"`
	Withheld  []string   `json:"withheld,omitempty"`
}

// dossierNotes masks private notes as everywhere; a file for the person has none
// of them and says that there are some.
func dossierNotes(ctx context.Context, q db.Queryer, k *crypt.Keys, r dossier.Reader) ([]fileNote, error) {
	notes, err := Notes(ctx, q, k, r.Actor, r.Person)
	if err != nil {
		return nil, err
	}
	users := make([]id.User, len(notes))
	for i, n := range notes {
		users[i] = n.Author
	}
	names, err := network.Names(ctx, q, users...)
	out := make([]fileNote, len(notes))
	for i, n := range notes {
		out[i] = fileNote{n.Kind, n.Outcome, n.OnDay, names[n.Author], n.Shared, n.Private, n.TakenBack, n.WrittenAt, nil}
		if n.HasPrivate && !n.TakenBack && (n.Private == "" || r.Purpose == dossier.ForPerson) {
			out[i].TeamOnly, out[i].Withheld = "", []string{"team_only"}
		}
	}
	return out, err
}

type fileDocument struct {
	Kind       string    `json:"kind" words:"person.document.kind."`
	Audience   Audience  `json:"audience" words:"person.document.audience."`
	Name       string    `json:"name"`
	Size       int64     `json:"size"`
	SHA256     string    `json:"sha256"`
	AddedBy    string    `json:"added_by"`
	AddedAt    time.Time `json:"added_at"`
	ArchivedAt time.Time `json:"archived_at,omitzero"`
}

func dossierDocuments(ctx context.Context, q db.Queryer, k *crypt.Keys, r dossier.Reader) ([]fileDocument, error) {
	papers, err := Papers(ctx, q, k, r.Actor, r.Person)
	if err != nil {
		return nil, err
	}
	out := make([]fileDocument, len(papers))
	for i, p := range papers {
		_, content, err := file.Read(ctx, q, k, file.ID(p.File))
		if err != nil {
			return nil, err
		}
		names, err := network.Names(ctx, q, p.AddedBy)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(content)
		out[i] = fileDocument{p.Kind, p.Audience, p.Info.Name, p.Info.Size, hex.EncodeToString(sum[:]), names[p.AddedBy], p.AddedAt, p.ArchivedAt}
	}
	return out, nil
}

type fileSource struct {
	Source     string    `json:"source"`
	Number     string    `json:"number"`
	ImportedAt time.Time `json:"imported_at"`
}

func dossierSources(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	return db.All(ctx, q, func(s db.Scanner) (fileSource, error) {
		var f fileSource
		err := s.Scan(&f.Source, id.ScanNull(&f.Number), db.Instant(&f.ImportedAt))
		return f, err
	}, `SELECT source, number, imported_at FROM person_source WHERE person IN (`+db.Places(1, len(r.People))+`) ORDER BY source, imported_at`, r.Args()...)
}

type fileDuplicate struct {
	Verdict string    `json:"verdict" words:"dossier.verdict."`
	Score   int       `json:"score"`
	At      time.Time `json:"at"`
}

// dossierDuplicates says that other records looked alike, and not whose: they
// are other people.
func dossierDuplicates(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	if err := r.Demand(access.PersonMerge); err != nil {
		return nil, err
	}
	in := db.Places(1, len(r.People))
	return db.All(ctx, q, func(s db.Scanner) (fileDuplicate, error) {
		var f fileDuplicate
		err := s.Scan(&f.Verdict, &f.Score, db.Instant(&f.At))
		return f, err
	}, `SELECT 'possible' AS verdict, score, found_at AS seen_at FROM person_duplicate WHERE one IN (`+in+`) OR other IN (`+in+`)
		UNION ALL SELECT 'apart', 0, said_at FROM person_distinct WHERE one IN (`+in+`) OR other IN (`+in+`) ORDER BY seen_at`, r.Args()...)
}

type fileRetention struct {
	LastOn civil.Date `json:"last_on"`
	DueOn  civil.Date `json:"due_on"`
}

func dossierRetention(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	return db.All(ctx, q, func(s db.Scanner) (fileRetention, error) {
		var f fileRetention
		err := s.Scan(&f.LastOn, &f.DueOn)
		return f, err
	}, `SELECT last_on, due_on FROM person_retention WHERE person IN (`+db.Places(1, len(r.People))+`)`, r.Args()...)
}

type fileLook struct {
	Who    string    `json:"who"`
	At     time.Time `json:"at"`
	Page   string    `json:"page" words:"person.look."`
	Reason string    `json:"reason"`
}

// looksInFile bounds how many readings are listed, the newest.
const looksInFile = 10_000

func dossierLooks(ctx context.Context, q db.Queryer, r dossier.Reader) (any, error) {
	out := []fileLook{}
	for _, p := range r.People {
		rows, err := audit.LooksAt(ctx, q, r.Actor, p, r.Subject, audit.After{}, looksInFile)
		if err != nil {
			return nil, err
		}
		users := make([]id.User, len(rows))
		for i, row := range rows {
			users[i] = row.Actor
		}
		slices.Sort(users)
		names, err := network.Names(ctx, q, slices.Compact(users)...)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			f := fileLook{names[row.Actor], row.At, string(row.Page), string(row.Reason)}
			if row.Actor == "" {
				f.Who = r.L.T("person.looks.program")
			}
			out = append(out, f)
		}
	}
	return out, nil
}
