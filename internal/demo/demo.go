package demo

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/company"
	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/i18n"
	"insieme/internal/base/journal"
)

// Today is the day on which the demo's clock starts, at nine in the morning.
var Today = civil.NewDate(2022, time.November, 10)

// Password is that of every login of the demo: nothing here is secret.
const Password = "insieme-per-prova"

// Options choose among the histories that could have been.
type Options struct {
	Seed  uint64     // another history with the same published figures
	Today civil.Date // up to when; zero is Today
}

// Login is somebody who can sign in.
type Login struct {
	Login string
	Name  string
	Role  access.Role
}

// Logins lists one login for each role, in the order of the roles.
func Logins() []Login {
	var out []Login
	for _, role := range access.Roles() {
		all := append(staff(), guests()...)
		m := all[slices.IndexFunc(all, func(m member) bool { return m.role == role })]
		out = append(out, Login{Login: m.login, Name: m.name, Role: m.role})
	}
	return out
}

var errEarly = errors.New("demo: today must be 31 January 2018 or later: there would be nobody yet")

// Build fills a freshly migrated database with the programme's invented
// history.
func Build(ctx context.Context, d *db.DB, keys *crypt.Keys, o Options) error {
	if o.Today.IsZero() {
		o.Today = Today
	}
	if o.Today.Before(civil.NewDate(2018, time.January, 31)) {
		return errEarly
	}
	if err := keys.Check(ctx, d); err != nil {
		return err
	}
	// Much is made once and kept to the end: collecting it often is in vain.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	h, err := invent(ctx, d.Reader(), o)
	if err != nil {
		return err
	}
	hash, err := auth.NewHasher(1).Hash(ctx, Password)
	if err != nil {
		return err
	}
	j, catalogue, err := plumbing(h)
	if err != nil {
		return err
	}
	err = d.Import(ctx, func(tx *db.Tx) error { return h.importIn(ctx, tx, keys, j, catalogue, hash) })
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	return d.Analyse(ctx)
}

// invent makes the history in memory, by the rules that the database has.
func invent(ctx context.Context, q db.Queryer, o Options) (*diary, error) {
	identity, err := programme.IdentityAt(ctx, q, o.Today)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(identity.Zone)
	if err != nil {
		return nil, err
	}
	territory, err := programme.Municipalities(ctx, q)
	if err != nil {
		return nil, err
	}
	rules, err := programme.RulesAt(ctx, q, o.Today)
	if err != nil {
		return nil, err
	}
	in, err := intake.InstrumentOn(ctx, q, o.Today)
	if err != nil {
		return nil, err
	}
	g := newGenerator(o.Seed, o.Today, zone, territory)
	g.live()
	h := &diary{generator: g, luck: newChance(o.Seed, streamDiary), rules: rules, in: in, busy: map[seat]bool{}}
	g.identify(h.luck)
	h.portfolios()
	h.furnish()
	if err := g.seats(); err != nil {
		return nil, err
	}
	return h, h.write()
}

// plumbing is the journal that knows all kinds, and the words of the search.
func plumbing(h *diary) (*journal.Journal, *i18n.Catalogue, error) {
	c := clock.Fixed(h.today.At(9, 0, h.zone), h.zone)
	j, err := journal.New(c, nil, programme.Part(), network.Part(), person.Part(), company.Part(), agenda.Part(), intake.Part(), pathway.Part(c))
	if err != nil {
		return nil, nil, err
	}
	catalogue, err := i18n.NewCatalogue(person.Texts)
	return j, catalogue, err
}

// importIn writes everything, each area its own.
func (d *diary) importIn(ctx context.Context, tx *db.Tx, keys *crypt.Keys, j *journal.Journal, catalogue *i18n.Catalogue, hash string) error {
	users := make([]network.ImportedUser, len(d.roster.staff))
	for i, k := range d.roster.staff {
		users[i] = network.ImportedUser{User: k.User, Hash: hash}
	}
	if err := network.ImportIn(ctx, tx, d.roster.organisations, users); err != nil {
		return err
	}
	if err := tx.WithoutIndexes(ctx, func() error { return d.importPeople(ctx, tx, keys, j) }); err != nil {
		return err
	}
	return desk.ImportIn(ctx, tx, catalogue)
}

// importPeople writes the many rows.
func (d *diary) importPeople(ctx context.Context, tx *db.Tx, keys *crypt.Keys, j *journal.Journal) error {
	if err := person.ImportIn(ctx, tx, keys, d.people); err != nil {
		return err
	}
	if err := intake.ImportIn(ctx, tx, keys, d.applications); err != nil {
		return err
	}
	slots := d.places(newChance(d.seed, streamSlots), d.appointments)
	if err := agenda.ImportIn(ctx, tx, d.appointments, slots); err != nil {
		return err
	}
	if err := company.ImportIn(ctx, tx, keys, d.companies); err != nil {
		return err
	}
	terms := func(t pathway.Track, _ civil.Date) pathway.Terms { return pathway.TermsOf(d.rules, t) }
	if err := pathway.ImportIn(ctx, tx, keys, d.pathways, terms, d.today); err != nil {
		return err
	}
	_, err := j.Import(ctx, tx, slices.Values(d.events))
	return err
}
