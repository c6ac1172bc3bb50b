package demo

import (
	"fmt"
	"testing"
	"time"

	"insieme/internal/area/monitoring"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

func TestProbe(t *testing.T) {
	ctx := t.Context()
	d, err := db.Open(ctx, "sqlite:/tmp/demo-bench/x.db", db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	t0 := time.Now()
	if _, err := migrate.Up(ctx, d); err != nil {
		t.Fatal(err)
	}
	fmt.Println("migrate", time.Since(t0))
	t0 = time.Now()
	h, err := invent(ctx, d.Reader(), Options{Seed: 1, Today: Today})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("invent", time.Since(t0), len(h.events), len(h.people), len(h.applications), len(h.appointments), len(h.pathways))
	t0 = time.Now()
	if err := Build(ctx, d, crypt.Ephemeral(), Options{Seed: 1, Today: Today}); err != nil {
		t.Fatal(err)
	}
	fmt.Println("build", time.Since(t0))
	for _, at := range []string{"2017-12-31", "2018-02-28", "2018-12-31", "2019-12-31", "2021-12-31", "2022-10-31", "2022-11-10"} {
		f, err := monitoring.Figures(ctx, d.Reader(), civil.MustDate(at))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println(at, f)
	}
}
