package programme

import (
	"hash/fnv"
	"strconv"
	"strings"
)

// AccessFlow says by which of the two access flows the people of a district
// come in.
type AccessFlow string

// The access flows (annexes 1 and 2).
const (
	FlowCity     AccessFlow = "city"
	FlowDistrict AccessFlow = "district"
)

// District is a socio-sanitary district: the unit of users' scopes.
type District struct {
	Code     string // lower-case letters, digits and hyphens
	Name     string
	Flow     AccessFlow
	Position int // in lists, from 1
	Active   bool
}

// Municipality is a place whose residents may apply (R2.3).
type Municipality struct {
	ISTAT    string // six digits
	Belfiore string // as in the codice fiscale; may be empty
	Name     string
	District string // code
	Active   bool   // false: no longer of the programme's area
}

// Territory is the programme's area, closed places included.
type Territory struct {
	Districts      []District     // by position
	Municipalities []Municipality // by name
}

// Open is the territory without closed places.
func (t Territory) Open() Territory {
	var out Territory
	for _, d := range t.Districts {
		if d.Active {
			out.Districts = append(out.Districts, d)
		}
	}
	for _, m := range t.Municipalities {
		if m.Active {
			out.Municipalities = append(out.Municipalities, m)
		}
	}
	return out
}

// Mark changes when the territory does: what a form has seen.
func (t Territory) Mark() string {
	h := fnv.New64a()
	for _, d := range t.Districts {
		write(h.Write, d.Code, d.Name, string(d.Flow), strconv.Itoa(d.Position), strconv.FormatBool(d.Active))
	}
	for _, m := range t.Municipalities {
		write(h.Write, m.ISTAT, m.Belfiore, m.Name, m.District, strconv.FormatBool(m.Active))
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

func write(to func([]byte) (int, error), parts ...string) {
	_, _ = to([]byte(strings.Join(parts, "\x1f") + "\x1e")) // a hash does not fail
}

// TerritoryChange is what a new list would do to the territory, by name.
type TerritoryChange struct {
	Districts, Municipalities PlacesChange
}

// PlacesChange names the places added (or opened again), changed and closed.
type PlacesChange struct{ Added, Changed, Closed []string }

func (c PlacesChange) size() int { return len(c.Added) + len(c.Changed) + len(c.Closed) }

// Size counts the places touched.
func (c TerritoryChange) Size() int { return c.Districts.size() + c.Municipalities.size() }

// move works out how to get from a territory to the open places of a list:
// the rows to write and, in words, what changes. Places that are not in the
// list are closed; a Belfiore code that the list leaves out stays.
func (t Territory) move(list Territory) (rows Territory, change TerritoryChange) {
	listed := map[string]bool{}
	old := map[string]District{}
	for _, d := range t.Districts {
		old[d.Code] = d
	}
	for _, d := range list.Districts {
		listed[d.Code] = true
		was, known := old[d.Code]
		if change.Districts.note(was == d, known && was.Active, d.Name) {
			rows.Districts = append(rows.Districts, d)
		}
	}
	for _, d := range t.Districts {
		if d.Active && !listed[d.Code] {
			d.Active = false
			rows.Districts = append(rows.Districts, d)
			change.Districts.Closed = append(change.Districts.Closed, d.Name)
		}
	}
	t.moveMunicipalities(list, &rows, &change)
	return rows, change
}

func (t Territory) moveMunicipalities(list Territory, rows *Territory, change *TerritoryChange) {
	listed := map[string]bool{}
	old := map[string]Municipality{}
	for _, m := range t.Municipalities {
		old[m.ISTAT] = m
	}
	for _, m := range list.Municipalities {
		listed[m.ISTAT] = true
		was, known := old[m.ISTAT]
		if m.Belfiore == "" {
			m.Belfiore = was.Belfiore
		}
		if change.Municipalities.note(was == m, known && was.Active, m.Name) {
			rows.Municipalities = append(rows.Municipalities, m)
		}
	}
	for _, m := range t.Municipalities {
		if m.Active && !listed[m.ISTAT] {
			m.Active = false
			rows.Municipalities = append(rows.Municipalities, m)
			change.Municipalities.Closed = append(change.Municipalities.Closed, m.Name)
		}
	}
}

// note puts a listed place where it belongs and reports whether it must be
// written.
func (c *PlacesChange) note(same, open bool, name string) bool {
	switch {
	case same:
		return false
	case open:
		c.Changed = append(c.Changed, name)
	default:
		c.Added = append(c.Added, name)
	}
	return true
}
