package dossier

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// Format names the shape of the JSON; a change that breaks readers gets another
// number.
const Format = "insieme.person-file/1"

// Section is an area's part of a person's file. Read gives a struct or a slice
// of structs of its own; a Denied error says that the reader may see none of it.
type Section struct {
	Key    string   // in the JSON, and the anchor on the page
	Tables []string // whose rows about a person it tells
	Read   func(ctx context.Context, q db.Queryer, r Reader) (any, error)
}

// Purpose is whom a file is made for.
type Purpose string

// The purposes. A file for the person leaves out what its authors keep to the
// team.
const (
	ForTeam   Purpose = "team"
	ForPerson Purpose = "person"
)

// Purposes lists the purposes.
func Purposes() []Purpose { return []Purpose{ForTeam, ForPerson} }

// Reader is who reads whose file, and what for.
type Reader struct {
	Actor   access.Actor
	Person  id.Person
	People  []id.Person // the person's identities
	Subject access.Subject
	Purpose Purpose
	L       i18n.L
	Zone    *time.Location
}

// Can reports whether the reader may do something with this person.
func (r Reader) Can(a access.Action) bool { return access.Can(r.Actor, a, r.Subject) }

// Demand is Can as an error.
func (r Reader) Demand(a access.Action) error { return access.Require(r.Actor, a, r.Subject) }

// Args are the identities as arguments of a statement.
func (r Reader) Args() []any {
	out := make([]any, len(r.People))
	for i, p := range r.People {
		out[i] = p
	}
	return out
}

// Denied is the part of a section that may not be seen at all.
type Denied struct {
	Denied bool `json:"withheld"`
}

// Part is a section, read.
type Part struct {
	Key   string
	Value any
}

// File is a person's whole file.
type File struct {
	Reader     Reader
	ExportedAt time.Time
	Parts      []Part
}

// LogValue keeps the file out of the log.
func (f File) LogValue() slog.Value { return slog.StringValue("file of " + string(f.Reader.Person)) }

// LogValue keeps the section out of the log.
func (Part) LogValue() slog.Value { return slog.StringValue("[section]") }

// Read reads all sections in one state of the database.
func Read(ctx context.Context, d *db.DB, r Reader, at time.Time, sections []Section) (File, error) {
	f := File{Reader: r, ExportedAt: at}
	err := d.Read(ctx, func(q db.Queryer) error {
		f.Parts = nil
		for _, s := range sections {
			value, err := s.Read(ctx, q, r)
			if fault.Is(err, fault.Denied) {
				value, err = Denied{true}, nil
			}
			if err != nil {
				return fault.Wrap("dossier."+s.Key, err)
			}
			f.Parts = append(f.Parts, Part{s.Key, value})
		}
		return nil
	})
	return f, err
}

// MarshalJSON writes the file: format, exported_at, person and purpose, then the
// sections in their order.
func (f File) MarshalJSON() ([]byte, error) {
	head, err := json.Marshal(struct {
		Format     string    `json:"format"`
		ExportedAt time.Time `json:"exported_at"`
		Person     id.Person `json:"person"`
		Purpose    Purpose   `json:"purpose"`
	}{Format, f.ExportedAt.UTC(), f.Reader.Person, f.Reader.Purpose})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Write(head[:len(head)-1])
	for _, p := range f.Parts {
		value, err := json.Marshal(p.Value)
		if err != nil {
			return nil, fault.Wrap("dossier."+p.Key, err)
		}
		if string(value) == "null" {
			value = []byte("[]") // nothing is an empty list
		}
		b.WriteString(`,"` + p.Key + `":`)
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
