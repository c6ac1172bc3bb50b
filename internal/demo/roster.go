package demo

import (
	"fmt"
	"strings"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// colleague is a member of the staff with their time in the programme.
type colleague struct {
	network.User
	from, left civil.Date // left is no date for who is still there
}

// there reports whether the colleague works on a day.
func (c colleague) there(day civil.Date) bool {
	return !day.Before(c.from) && (c.left.IsZero() || !day.After(c.left))
}

// actor is the colleague as a command sees them.
func (c colleague) actor() access.Actor { return c.User.Actor() }

// roster is the network: organisations and the people who work for them.
type roster struct {
	organisations []network.Organisation
	staff         []colleague
	events        []journal.Event
}

// newRoster founds the network on the programme's first day.
func newRoster(c chance, first civil.Date, zone *time.Location) roster {
	var r roster
	at := first.At(8, 0, zone).UTC()
	byName := map[string]id.Organisation{}
	for _, b := range bodies() {
		o := network.Organisation{
			ID: id.At[id.Organisation](at, c), Name: b.name, Pole: b.pole, Kind: b.kind, District: b.district, AccessPoint: b.access,
			AnswersChecks: b.answers, Active: true, Version: 1,
		}
		if b.answers {
			o.Email = "verifiche@" + strings.ReplaceAll(civil.Fold(b.name), " ", "-") + ".example"
		}
		byName[b.name] = o.ID
		r.organisations = append(r.organisations, o)
		r.note(c, at, network.OrganisationAdded, o.ID, nil)
	}
	members := staff()
	for _, o := range r.organisations {
		if m, needed := deskOf(o, members); needed {
			members = append(members, m)
		}
	}
	for _, m := range append(members, guests()...) {
		k := colleague{from: first}
		if m.from != "" {
			k.from = civil.MustDate(m.from)
		}
		if m.left != "" {
			k.left = civil.MustDate(m.left)
		}
		hired := k.from.At(8, 30, zone).UTC()
		k.User = network.User{
			ID: id.At[id.User](hired, c), Login: m.login, Name: m.name, Organisation: byName[m.body], Lang: network.Italian,
			Active: k.left.IsZero(), CreatedAt: hired, Version: 1, Roles: []access.Role{m.role},
		}
		r.staff = append(r.staff, k)
		r.note(c, hired, network.UserAdded, k.Organisation, journal.Codes{"user": string(k.ID)})
		if !k.left.IsZero() {
			r.note(c, k.left.At(17, 55, zone).UTC(), network.UserChanged, k.Organisation, journal.Codes{"user": string(k.ID), "what": "state"})
		}
	}
	return r
}

// deskOf is somebody who fills in forms at an access point that has nobody yet.
func deskOf(o network.Organisation, members []member) (member, bool) {
	if !o.AccessPoint {
		return member{}, false
	}
	for _, m := range members {
		if m.body == o.Name {
			return member{}, false
		}
	}
	login := "sportello." + strings.ReplaceAll(civil.Fold(o.Name), " ", "-")
	return member{login: login[:min(len(login), 60)], name: "Sportello " + o.Name, role: access.AccessPoint, body: o.Name}, true
}

func (r *roster) note(c chance, at time.Time, kind journal.Kind, o id.Organisation, codes journal.Codes) {
	r.events = append(r.events, journal.Event{
		ID: id.At[id.Event](at, c), Kind: kind, OccurredOn: civil.DateOf(at), RecordedAt: at, Organisation: o, Codes: codes,
	})
}

// with lists who has a role and works on a day; there is always somebody.
func (r roster) with(role access.Role, day civil.Date) []colleague {
	var out []colleague
	for _, k := range r.staff {
		if k.Has(role) && k.there(day) {
			out = append(out, k)
		}
	}
	if len(out) == 0 {
		panic(fmt.Sprintf("demo: nobody is %s on %s", role, day))
	}
	return out
}

// first is whose login the command prints for a role.
func (r roster) first(role access.Role) colleague {
	for _, k := range r.staff {
		if k.Has(role) {
			return k
		}
	}
	panic("demo: a role without anybody")
}

// Has reports whether the colleague has a role.
func (c colleague) Has(role access.Role) bool { return c.actor().Has(role) }

// of finds who works for an organisation at an access point.
func (r roster) of(o id.Organisation) colleague {
	for _, k := range r.staff {
		if k.Organisation == o && (k.Has(access.AccessPoint) || k.Has(access.Office)) {
			return k
		}
	}
	panic("demo: nobody works for an access point")
}

// byID finds a colleague.
func (r roster) byID(u id.User) colleague {
	for _, k := range r.staff {
		if k.ID == u {
			return k
		}
	}
	panic("demo: unknown colleague")
}

// points lists the access points of a district, or of none.
func (r roster) points(district string) []network.Organisation {
	var out []network.Organisation
	for _, o := range r.organisations {
		if o.AccessPoint && o.District == district {
			out = append(out, o)
		}
	}
	return out
}

// partner is who answers about a kind of question for a district: its own, or
// the one that serves everybody.
func (r roster) partner(kind network.Kind, district string) id.Organisation {
	var everybody id.Organisation
	for _, o := range r.organisations {
		if o.Kind != kind || !o.AnswersChecks {
			continue
		}
		if o.District == district {
			return o.ID
		}
		if o.District == "" || o.District == "bologna" {
			everybody = o.ID
		}
	}
	return everybody
}
