package company

import (
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/web"
)

func TestOggiSaysWhatIsToBeDoneWithCompanies(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		p := NewPages(h.Service)
		todos := func(a access.Actor) map[string]web.Todo {
			t.Helper()
			all, err := p.Todos(t.Context(), a, access.Scope{}, today)
			h.must(err)
			out := map[string]web.Todo{}
			for _, x := range all {
				out[x.WhatKey] = x
			}
			return out
		}
		if got := todos(h.officer); len(got) != 0 {
			t.Errorf("nothing is to be done yet: %v", got)
		}
		c := h.register("Valdoro")
		h.contact(c, "2022-11-01", "call", Spoken)
		got := todos(h.officer)
		if x := got["company.todo.tell"]; x.Title != "Valdoro" || x.Since != day("2022-11-01") || x.Owner != h.officer.User || !x.Late {
			t.Errorf("the association: %+v", x)
		}
		if len(got) != 1 {
			t.Errorf("the next action is not due yet: %v", got)
		}
		h.must(h.PlanNext(t.Context(), h.officer, h.cmd(c), NextAction{What: "meet", Who: h.officer.User, On: today}))
		_, err := h.TellAssociation(t.Context(), h.officer, TellCmd{Cmd: h.cmd(c), Contact: Contact{Side: After, On: today, Way: "call", Organisation: h.association}})
		h.must(err)
		if got := todos(h.officer); len(got) != 1 || got["company.todo.next.meet"].Since != today || got["company.todo.next.meet"].Late {
			t.Errorf("the next action: %v", got)
		}
		h.pledge(c, 2)
		if x := todos(h.officer)["company.todo.pledge"]; !x.Late || x.WhatArgs[0] != 2 {
			t.Errorf("the late pledge: %+v", x)
		}
		old := h.register("Antica")
		_, err = h.NoteNeed(t.Context(), h.officer, Need{Company: old, Kind: NeedProfile, What: "Cuoco"})
		h.must(err)
		if got := todos(h.officer)["company.todo.stale"]; got.Title != "" {
			t.Errorf("a company of this year is stale: %+v", got)
		}
		h.must(h.Service.DB.Write(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `UPDATE company SET fresh_on = $1 WHERE id = $2`, day("2021-01-01"), old)
			return err
		}))
		if got := todos(h.officer)["company.todo.stale"]; got.Title != "Antica" {
			t.Errorf("a stale company with a need: %+v", got)
		}
		if got := todos(h.reader); len(got) != 0 {
			t.Errorf("who may only read does nothing: %v", got)
		}
	})
}
