package indicator_test

import (
	"slices"
	"testing"

	"insieme/internal/area/monitoring/indicator"
)

func TestEveryDefinitionIsWhole(t *testing.T) {
	t.Parallel()
	seen := map[indicator.Code]bool{}
	for _, d := range indicator.All() {
		if d.Code == "" || d.Unit == "" || d.Counts == "" || d.Source == "" || len(d.Kinds) == 0 {
			t.Errorf("%+v lacks something", d)
		}
		if seen[d.Code] {
			t.Errorf("%s is defined twice", d.Code)
		}
		seen[d.Code] = true
		for _, k := range d.Decisive {
			if !slices.Contains(d.Kinds, k) {
				t.Errorf("%s counts %s without looking at it", d.Code, k)
			}
		}
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	if d, ok := indicator.Find(indicator.PeopleReady); !ok || d.Code != indicator.PeopleReady {
		t.Errorf("got %v, %t", d, ok)
	}
	if _, ok := indicator.Find("people_happy"); ok {
		t.Error("found an unknown indicator")
	}
}
