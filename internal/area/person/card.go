package person

import (
	"log/slog"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// Card is how a person is named in lists.
type Card struct {
	ID        id.Person
	Surname   string
	GivenName string
	BirthDate civil.Date
}

// LogValue keeps the name out of the log.
func (c Card) LogValue() slog.Value { return slog.StringValue("person " + string(c.ID)) }

// Name writes the name as staff read it: ROSSI Marta.
func (c Card) Name() string { return strings.ToUpper(c.Surname) + " " + c.GivenName }

// Card is how the person is named in lists.
func (p Person) Card() Card {
	return Card{ID: p.ID, Surname: p.Surname, GivenName: p.GivenName, BirthDate: p.BirthDate}
}
