package desk

import (
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
)

func TestTheLadderSaysWhoIsToldNext(t *testing.T) {
	t.Parallel()
	today := civil.MustDate("2022-11-10")
	for days, want := range map[int]string{
		-1: "nobody", 0: "nobody", 6: "nobody", 7: "referent", 13: "referent", 14: "coordinator", 20: "coordinator", 21: "operational",
		29: "operational", 30: "technical", 400: "technical",
	} {
		if got := rungs[rungOf(today.AddDays(-days), today)].told; got != want {
			t.Errorf("after %d days %s is told, want %s", days, got, want)
		}
	}
}

func TestAWaitIsSaidInWords(t *testing.T) {
	t.Parallel()
	c, err := i18n.NewCatalogue(Texts, i18n.Texts{"x": {It: "invitata {0}, colloquio {1}: richiama", En: "invited {0}, interview {1}"}})
	if err != nil {
		t.Fatal(err)
	}
	today := civil.MustDate("2022-11-10")
	line := waitingOf(c.In(i18n.It), web.Waiting{
		Person: "p", Who: web.Who{Surname: "Neri", Given: "Cosimo"}, WhatKey: "x", WhatArgs: []any{civil.MustDate("2022-11-15")}, Since: today.AddDays(-6), Call: true,
	}, today)
	if !strings.HasPrefix(line.what, "invitata da 6 giorni, colloquio mar 15 nov") || !line.call || line.name.Name != "NERI Cosimo" {
		t.Errorf("%q, %v, %q", line.what, line.call, line.name.Name)
	}
}

func TestInitialsAreOfTheFirstAndTheLastName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"Giulia Ferri": "GF", "Anna Maria De Luca": "AL", "Èlia": "ÈÈ", "": ""} {
		if got := initials(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
