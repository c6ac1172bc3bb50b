package intake

import (
	"net/http"
	"slices"
	"strings"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	// pathSimilar stands behind the address of a form that makes a record. It
	// is posted to: what is typed is personal and stays out of addresses.
	pathSimilar = "/simili"
	idSimilar   = "similar" // of the list, and of the question whether it has been read
)

// similarView is the list "Forse c'è già".
type similarView struct {
	L    i18n.L
	Rows []similarRow
	Seen []id.Person // shown before, and still not the same person
	Ask  bool        // the form has been sent and waits for this
}

type similarRow struct {
	ID       id.Person
	Name     ui.PersonNameView
	Second   string // place and state
	Why      string
	Likely   bool
	Open     string // "" where the reader may open nothing
	OpenName string
}

// similarAssisted answers POST /candidature/assistita/simili.
func (p *PublicPages) similarAssisted(c *web.Ctx) error {
	var f wholeForm
	if err := c.Decode(&f); err != nil && !fault.Is(err, fault.Invalid) {
		return err
	}
	return similar(c, p.service, access.IntakeReceive, f.typed(), f.Seen)
}

// similarReferred answers POST /candidature/segnala/simili.
func (p *Pages) similarReferred(c *web.Ctx) error {
	var f referralForm
	if err := c.Decode(&f); err != nil && !fault.Is(err, fault.Invalid) {
		return err
	}
	return similar(c, p.service, access.IntakeRefer, f.typed(), f.Seen)
}

// similar sends the list alone, for a form that is being filled in.
func similar(c *web.Ctx, s *Service, action access.Action, typed person.New, seen []id.Person) error {
	v, err := similarOf(c, s, action, typed, seen)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, similarList(v))
}

// typed is the record that a referral begins.
func (f referForm) typed() person.New {
	n := person.New{Surname: f.Surname, GivenName: f.GivenName, BirthDate: f.BirthDate, Municipality: f.Municipality}
	if f.Phone != "" {
		n.Phones = []string{f.Phone}
	}
	return n
}

// unseen demands that somebody has read who may be the same person: Invalid
// while the list has people whom the form has not shown. A form that has been
// received already (its token says so) is not held against its own record.
func unseen(c *web.Ctx, s *Service, action access.Action, token string, typed person.New, seen []id.Person) error {
	if _, err := s.ReceiptByToken(c.Context(), token); !fault.Is(err, fault.NotFound) {
		return err
	}
	found, err := s.Resembling(c.Context(), c.Actor, action, typed)
	if err != nil {
		return err
	}
	var check fault.Check
	check.Fail(slices.ContainsFunc(found, func(r Resemblance) bool { return !slices.Contains(seen, r.Person) }), idSimilar, "intake.similar.ask")
	return check.Err("intake.unseen")
}

// asksSimilar reports whether a form came back because of the list.
func asksSimilar(wrong error) bool {
	return slices.ContainsFunc(fault.FieldsOf(wrong), func(f fault.Field) bool { return f.Name == idSimilar })
}

func similarOf(c *web.Ctx, s *Service, action access.Action, typed person.New, seen []id.Person) (similarView, error) {
	v := similarView{L: c.L}
	found, err := s.Resembling(c.Context(), c.Actor, action, typed)
	for _, r := range found {
		v.Rows = append(v.Rows, rowOf(c, r))
	}
	for _, p := range seen[:min(len(seen), maxLikened)] {
		if !slices.ContainsFunc(v.Rows, func(r similarRow) bool { return r.ID == p }) {
			v.Seen = append(v.Seen, p)
		}
	}
	return v, err
}

func rowOf(c *web.Ctx, r Resemblance) similarRow {
	name := strings.ToUpper(r.Surname) + " " + r.Given
	row := similarRow{
		ID: r.Person, Name: ui.PersonNameView{Name: name, Birth: r.Birth}, Likely: r.Verdict.Likely(),
		Why: c.L.T("intake.similar.why", reasons(c.L, r.Verdict)), OpenName: c.L.T("intake.similar.open_name", name),
	}
	state := c.L.T("intake.similar.none")
	if a := r.Application; a.ID != "" {
		state = outcomeTag(c, a).Text
		if access.Can(c.Actor, access.IntakeQueue, access.Subject{}) {
			state = stateTag(c, a).Text + ", " + c.L.Date(a.Since)
		}
	}
	row.Second = state
	if r.Municipality != "" {
		row.Second = r.Municipality + " · " + state
	}
	switch {
	case access.Can(c.Actor, access.PersonView, access.Subject{Owners: []id.User{r.Referent}, District: r.District}):
		row.Open = "/persone/" + string(r.Person)
	case r.Application.State == Referred && access.Can(c.Actor, access.IntakeReceive, access.Subject{Organisation: r.Application.Organisation}):
		row.Open = LinkComplete(r.Application.ID)
	case r.Application.ID != "":
		row.Open = pathMine
	}
	return row
}

// reasons says in words what two records have in common, the strongest first.
func reasons(l i18n.L, v person.Verdict) string {
	var out []string
	add := func(what string, like person.Likeness) {
		out = append(out, l.T("intake.similar."+what+"."+string(like)))
	}
	if v.Fiscal == person.Same {
		add("fiscal", person.Same)
	}
	switch v.Birth {
	case person.Same:
		add("birth", person.Same)
	case person.Near, person.Swapped:
		add("birth", person.Near)
	}
	switch v.Name {
	case person.Same, person.Swapped, person.Near, person.Loose:
		add("name", v.Name)
	}
	if v.Contact == person.Same {
		add("contact", person.Same)
	}
	if v.Place == person.Same {
		add("place", person.Same)
	}
	return strings.Join(out, ", ")
}
