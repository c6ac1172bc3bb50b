package job_test

import (
	"context"
	"encoding/json"
	"net/url"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
	"insieme/internal/base/web/sitetest"
)

func TestPageIsForAdministrators(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q, _ := counting(d)
	s := sitetest.New(t, d, job.NewPages(q).Routes(), job.Texts)
	s.Nobody().Get(job.Path).WantRedirect("/entra")
	for _, role := range access.Roles() {
		c := s.As(role)
		if role == access.Administrator {
			c.Get(job.Path).Want(200).Good().WantText("Nessun lavoro fermo", "Nessun lavoro finora")
			continue
		}
		c.Get(job.Path).Want(404)
		c.Post(job.Path+"/"+string(id.New[job.ID]())+"/riprova", url.Values{}).Want(404)
		c.Post(job.Path+"/"+string(id.New[job.ID]())+"/togli", url.Values{}).Want(404)
	}
}

func TestDeadJobsAreRevivedAndDroppedOnTheirPage(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q := job.New(d, clock.Wall{}, job.Options{})
	q.Handle("index", func(context.Context, json.RawMessage) error { return fault.Absent("person.Load") })
	var specs []job.Spec
	for range 52 {
		specs = append(specs, job.Spec{Kind: "index"})
	}
	enqueue(t, d, q, specs...)
	if n, _ := q.Drain(t.Context()); n != 52 {
		t.Fatalf("%d runs, want 52", n)
	}
	admin := sitetest.New(t, d, job.NewPages(q).Routes(), job.Texts).As(access.Administrator)
	page := admin.Get(job.Path).Want(200).Good().WantText("person.Load: not_found")
	if n := len(page.All("#fermi form")); n != 100 {
		t.Errorf("%d buttons, want two for each of 50 jobs", n)
	}
	next := admin.Get(page.Attr(`a[rel="next"]`, "href")).Want(200).Good()
	if n := len(next.All("#fermi form")); n != 4 {
		t.Errorf("%d buttons on the second page, want 4", n)
	}
	revive := page.Attr("#fermi form", "action")
	admin.Post(revive, url.Values{}).WantRedirect(job.Path).Follow().WantText("riparte da capo")
	admin.Post(revive, url.Values{}).Want(409).WantText("non è più fermo")
	drop := next.All("#fermi form")[1]
	for _, a := range drop.Attr {
		if a.Key == "action" {
			admin.Post(a.Val, url.Values{}).WantRedirect(job.Path).Follow().WantText("tolto dall'elenco")
		}
	}
	count := func(state string) int {
		n, err := db.One(t.Context(), d.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM job WHERE state = $1`, state)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if dead, open := count("dead"), count("open"); dead != 50 || open != 1 {
		t.Errorf("%d dead and %d open jobs, want 50 and 1", dead, open)
	}
	admin.Post(job.Path+"/x/riprova", url.Values{}).Want(404)
	admin.Get(job.Path + "?dopo=x").Want(404)
}
