package monitoring

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"insieme/internal/base/civil"
)

func TestACaseHoldsNothingThatLeadsToAPerson(t *testing.T) {
	t.Parallel()
	want := []string{"Code", "Band", "District", "Stage", "Received", "Decided", "Ended", "Track", "Promises"}
	var got []string
	for f := range reflect.TypeFor[Case]().NumField() {
		got = append(got, reflect.TypeFor[Case]().Field(f).Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("a case holds %v, want %v: a field more is a way back more", got, want)
	}
}

func TestBandOf(t *testing.T) {
	t.Parallel()
	on := civil.MustDate("2022-03-01")
	tests := []struct {
		name, birth string
		want        Band
	}{
		{"a day before thirty", "1992-03-02", Under30}, {"thirty today", "1992-03-01", Thirties}, {"thirty-nine", "1982-03-02", Thirties},
		{"forty today", "1982-03-01", Forties}, {"fifty today", "1972-03-01", FiftyPlus}, {"old", "1950-01-01", FiftyPlus},
	}
	for _, tt := range tests {
		if got := BandOf(civil.MustDate(tt.birth), on); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := BandOf(civil.Date{}, on); got != NoBand {
		t.Errorf("an unknown birth date: got %q", got)
	}
}

func TestStageOfDoesNotTellWhyACaseWaits(t *testing.T) {
	t.Parallel()
	tests := []struct {
		application, pathway, ending string
		want                         Stage
	}{
		{"received", "", "", StageApplying}, {"to_decide", "", "", StageApplying}, {"suspended", "", "", StageWaiting},
		{"in_charge", "", "", StageWaiting}, {"reported", "", "", StageWaiting}, {"not_in_target", "", "", StageNotTaken},
		{"withdrawn", "", "", StageNotTaken}, {"in_target", "pact_proposed", "", StagePact}, {"in_target", "ready", "", StageReady},
		{"in_target", "in_experience", "", StageCompany}, {"in_target", "closed", "works", StageWork},
		{"in_target", "closed", "found_work_alone", StageWork}, {"in_target", "closed", "withdrew", StageClosed},
	}
	for _, tt := range tests {
		if got := StageOf(tt.application, tt.pathway, tt.ending); got != tt.want {
			t.Errorf("%s, %s, %s: got %s, want %s", tt.application, tt.pathway, tt.ending, got, tt.want)
		}
	}
}

func TestMonthOf(t *testing.T) {
	t.Parallel()
	if got := MonthOf(civil.MustDate("2022-03-31")); got != civil.MustDate("2022-03-01") {
		t.Errorf("got %s", got)
	}
	if got := MonthOf(civil.Date{}); !got.IsZero() {
		t.Errorf("of no day: got %s", got)
	}
}

// group is n people of a band and a district.
func group(name string, n int, band Band, district string) []Case {
	var out []Case
	for i := range n {
		out = append(out, Case{Code: fmt.Sprint(name, i), Band: band, District: district})
	}
	return out
}

func TestSmallGroupsAreNotToldApart(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		cases     []Case
		districts int // cases that keep their district
		bands     int
	}{
		{"five are enough", group("a", 5, Under30, "imola"), 5, 5},
		{"four lose their district, and are too few without", group("a", 4, Under30, "imola"), 0, 0},
		{"four and four lose their district and keep their band", append(group("a", 4, Under30, "imola"), group("b", 4, Under30, "reno")...), 0, 8},
		{"one among many loses all", append(group("a", 9, Forties, "imola"), group("b", 1, FiftyPlus, "imola")...), 9, 9},
		{"one person five times is one", slices.Repeat(group("a", 1, Under30, "imola"), 5), 0, 0},
	}
	for _, tt := range tests {
		Coarsen(tt.cases)
		districts, bands := 0, 0
		for _, c := range tt.cases {
			if c.District != "" {
				districts++
			}
			if c.Band != NoBand {
				bands++
			}
		}
		if districts != tt.districts || bands != tt.bands {
			t.Errorf("%s: got %d districts and %d bands, want %d and %d", tt.name, districts, bands, tt.districts, tt.bands)
		}
	}
}
