package person

import (
	"slices"
	"testing"
	"time"

	"insieme/internal/base/civil"
)

func TestNextDimensions(t *testing.T) {
	t.Parallel()
	before := time.Date(2021, 5, 3, 9, 0, 0, 0, time.UTC)
	now := time.Date(2022, 11, 10, 9, 0, 0, 0, time.UTC)
	today := civil.NewDate(2022, time.November, 10)
	received, moved := civil.NewDate(2019, time.March, 4), civil.NewDate(2021, time.May, 3)
	base := Dimension{ValidFrom: received, RecordedAt: before, Sex: "f", BirthYear: 1985, Citizenship: "it", Education: "tertiary", District: "imola"}
	with := func(d Dimension, change func(*Dimension)) Dimension { change(&d); return d }
	first := with(base, func(d *Dimension) { d.District = "city" })
	second := with(base, func(d *Dimension) { d.ValidFrom = moved })
	at := func(from civil.Date, d Dimension) Dimension { d.ValidFrom, d.RecordedAt = from, now; return d }
	cases := []struct {
		name     string
		versions []Dimension
		is       Dimension
		want     []Dimension
	}{
		{"who has none gets the first from today", nil, base, []Dimension{at(today, base)}},
		{"nothing changed, nothing is added", []Dimension{first, second}, base, nil},
		{
			"a move holds from today", []Dimension{first, second}, with(base, func(d *Dimension) { d.District = "savena" }),
			[]Dimension{at(today, with(base, func(d *Dimension) { d.District = "savena" }))},
		},
		{
			"a wrong birth year is put right in every version", []Dimension{first, second}, with(base, func(d *Dimension) { d.BirthYear = 1986 }),
			[]Dimension{
				at(received, with(first, func(d *Dimension) { d.BirthYear = 1986 })),
				at(moved, with(second, func(d *Dimension) { d.BirthYear = 1986 })),
			},
		},
		{
			"a correction and a move on the day of the last version are one",
			[]Dimension{at(today, base)}, with(base, func(d *Dimension) { d.Sex, d.Education = "m", "primary" }),
			[]Dimension{at(today, with(base, func(d *Dimension) { d.Sex, d.Education = "m", "primary" }))},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := nextDimensions(c.versions, c.is, today, now); !slices.Equal(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}
