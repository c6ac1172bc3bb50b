package programme_test

import (
	"context"
	"testing"

	"insieme/internal/area/programme"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
)

var bologna = programme.Rules{
	HoursLimit: 20, LookBackMonths: 12, VerifyDays: 10, VerifyLinkDays: 30, VerifyMonths: 6, InviteWeeks: 5, WarnDays: 45, ChangeHours: 24, AnswerDays: 7, Absences: 2, OfferHours: 12,
	ReadyOpportunity: 3, ReadyExperience: 6,
	ReactivationReady: 3, ReactivationOpportunity: 6, ReactivationExperience: 10,
	CompanyMonths: 12, CompanyLinkDays: 30, CompanyLoad: 5,
	RequestOwnerDays: 7, RequestCoordinatorDays: 14, RequestOperationalDays: 21, RequestTechnicalDays: 30, RequestExpiryDays: 60,
	FileMegabytes: 10, RetentionMonths: 60,
}

func TestAnEmptyInstallationHasTheDefaultsOfTheFirstProgramme(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := houseOn(t, d)
		ctx := context.Background()
		if got := h.rules(today); got != bologna {
			t.Errorf("rules today: got %+v, want %+v", got, bologna)
		}
		if got := h.rules(civil.MustDate("2017-05-22")); got != bologna {
			t.Errorf("rules on the programme's first day: got %+v, want %+v", got, bologna)
		}
		identity, err := programme.IdentityAt(ctx, d.Reader(), today)
		if err != nil || identity.Name != "Insieme per il lavoro" || identity.City != "Bologna" || len(identity.Hours()) != 2 {
			t.Errorf("identity: got %+v, %v", identity, err)
		}
		if err := identity.Check(); err != nil {
			t.Errorf("the default identity breaks its own rules: %v", err)
		}
		districts, err := programme.Districts(ctx, d.Reader())
		if err != nil || len(districts) != 7 {
			t.Fatalf("got %d districts, %v, want 7", len(districts), err)
		}
		places, err := programme.Municipalities(ctx, d.Reader())
		if err != nil || len(places) != 55 {
			t.Fatalf("got %d municipalities, %v, want 55", len(places), err)
		}
		counts := map[string]int{}
		for _, m := range places {
			counts[m.District]++
		}
		want := map[string]int{"bologna": 1, "pianura-est": 15, "pianura-ovest": 6, "reno-lavino-samoggia": 5, "savena-idice": 6, "appennino-bolognese": 12, "imola": 10}
		for _, v := range districts {
			if counts[v.Code] != want[v.Code] {
				t.Errorf("district %s: got %d municipalities, want %d", v.Code, counts[v.Code], want[v.Code])
			}
			if city := v.Flow == programme.FlowCity; city != (v.Code == "bologna") {
				t.Errorf("district %s: flow %s", v.Code, v.Flow)
			}
		}
	})
}

func TestTheKeysOfTheDefaultMunicipalitiesAreTheirFoldedNames(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	type row struct{ name, key string }
	rows, err := db.All(context.Background(), h.DB.Reader(), func(s db.Scanner) (row, error) {
		var r row
		err := s.Scan(&r.name, &r.key)
		return r, err
	}, `SELECT name, name_key FROM municipality`)
	if err != nil || len(rows) == 0 {
		t.Fatal(len(rows), err)
	}
	for _, r := range rows {
		if want := civil.Fold(r.name); r.key != want {
			t.Errorf("%s: got key %q, want %q", r.name, r.key, want)
		}
	}
}

func TestAMunicipalityIsFoundByItsCode(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := context.Background()
	m, err := programme.MunicipalityByISTAT(ctx, h.DB.Reader(), "037001")
	if err != nil || m.Name != "Anzola dell'Emilia" || m.District != "pianura-ovest" || m.Belfiore != "A324" || !m.Active {
		t.Errorf("got %+v, %v", m, err)
	}
	if _, err := programme.MunicipalityByISTAT(ctx, h.DB.Reader(), "999999"); !fault.Is(err, fault.NotFound) {
		t.Errorf("unknown code: got %v, want not found", err)
	}
}
