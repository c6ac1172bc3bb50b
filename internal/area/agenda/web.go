package agenda

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// NavAgenda is the key of the agenda in the navigation.
const NavAgenda = "agenda"

const (
	pathAgenda       = "/agenda"
	pathSlots        = pathAgenda + "/posti"
	pathAppointments = pathAgenda + "/appuntamenti"
	pathVisits       = pathAgenda + "/passaggi"
	pathBook         = "/persone/{id}/appuntamento"
)

// lookAgenda names this area's pages in the access log.
const lookAgenda audit.Page = "agenda"

// Pages are this area's pages and the fragments it offers.
type Pages struct{ service *Service }

// NewPages makes the pages of a service.
func NewPages(s *Service) *Pages { return &Pages{s} }

// Routes lists the pages and commands.
func (p *Pages) Routes() []web.Route {
	get := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodGet, Pattern: pattern, Action: action, Handler: h}
	}
	post := func(pattern string, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: access.AgendaEdit, Handler: h}
	}
	routes := []web.Route{
		get(pathAgenda, access.AgendaView, p.showWeek),
		post(pathSlots, p.offer),
		post(pathSlots+"/{slot}/ritira", p.withdraw),
		post(pathSlots+"/{slot}/rimetti", p.restore),
		post(pathAppointments+"/{appointment}/presenza", p.mark),
		post(pathAppointments+"/{appointment}/disdici", p.cancel),
		post(pathAppointments+"/{appointment}/riapri", p.takeBack),
		get(pathBook, access.AgendaEdit, p.showBook),
		post(pathBook, p.book),
		post(pathBook+"/passaggio", p.visitOf),
		post(pathVisits, p.visit),
		post(pathVisits+"/{visit}/togli", p.dropVisit),
	}
	return slices.Concat(routes, p.hoursRoutes(), p.feedRoutes())
}

// PresencePath is where the presence at an appointment is recorded that is no
// interview: field presence, one of Outcomes.
func PresencePath(a AppointmentID) string { return appointmentPath(a, "presenza") }

func appointmentPath(a AppointmentID, command string) string {
	return pathAppointments + "/" + string(a) + "/" + command
}

func slotPath(s SlotID, command string) string { return pathSlots + "/" + string(s) + "/" + command }

// weekPath is the page of the week that a day is in.
func weekPath(day civil.Date) string { return pathAgenda + "?settimana=" + monday(day).String() }

// dayPath is the page of one day.
func dayPath(day civil.Date) string { return pathAgenda + "?giorno=" + day.String() }

// monday is the first day of a day's week.
func monday(day civil.Date) civil.Date { return day.AddDays(-(int(day.Weekday()) + 6) % 7) }

// hour writes a minute after midnight: 9:05.
func hour(minute int) string { return fmt.Sprintf("%d:%02d", minute/60, minute%60) }

// inputHour writes a minute after midnight as an HTML input wants it: 09:05.
func inputHour(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// parseHour reads an hour as people and browsers write it: 9:30, 09:30, 9.30,
// 9. What is none is -1, which no rule lets pass.
func parseHour(s string) int {
	h, m, found := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), ".", ":"), ":")
	if !found {
		m = "0"
	}
	hours, herr := strconv.Atoi(h)
	minutes, merr := strconv.Atoi(m)
	if herr != nil || merr != nil || hours < 0 || hours > 24 || minutes < 0 || minutes > 59 || hours == 24 && minutes > 0 {
		return -1
	}
	return hours*60 + minutes
}

// colleagues lists the active users with one of some roles, by name.
func (p *Pages) colleagues(c *web.Ctx, roles []access.Role) ([]ui.Option, error) {
	seen := map[id.User]bool{}
	var out []ui.Option
	for _, role := range roles {
		users, err := network.UsersWithRole(c.Context(), p.service.DB.Reader(), role)
		if err != nil {
			return nil, err
		}
		for _, u := range users {
			if !seen[u.ID] {
				seen[u.ID] = true
				out = append(out, ui.Option{Value: string(u.ID), Label: u.Name})
			}
		}
	}
	sortOptions(out)
	return out, nil
}
