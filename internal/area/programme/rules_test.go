package programme_test

import (
	"strings"
	"testing"

	"insieme/internal/area/programme"
	"insieme/internal/base/fault"
)

// fields writes the fields of an error as "name=key", in order.
func fields(err error) string {
	var out []string
	for _, f := range fault.FieldsOf(err) {
		out = append(out, f.Name+"="+strings.TrimPrefix(f.Key, "programme."))
	}
	return strings.Join(out, " ")
}

func TestContrastWithWhiteFollowsWCAG(t *testing.T) {
	t.Parallel()
	tests := []struct {
		colour   string
		from, to float64
		ok       bool
	}{
		{"#000000", 21, 21, true},
		{"#ffffff", 1, 1, true},
		{"#a43e1e", 6.3, 6.5, true},
		{"#0a56a6", 7.2, 7.4, true},
		{"#767676", 4.5, 4.6, true},   // the lightest grey that passes
		{"#777777", 4.4, 4.499, true}, // the next one does not
		{"#FFF", 0, 0, false},
		{"a43e1e1", 0, 0, false},
		{"#a43e1g", 0, 0, false},
		{"#-43e1e", 0, 0, false},
		{"", 0, 0, false},
	}
	for _, tt := range tests {
		got, ok := programme.Contrast(tt.colour)
		if ok != tt.ok || got < tt.from || got > tt.to {
			t.Errorf("%q: got %.4f, %v, want %v to %v, %v", tt.colour, got, ok, tt.from, tt.to, tt.ok)
		}
	}
}

func TestRulesAreWithinBoundsAndInOrder(t *testing.T) {
	t.Parallel()
	change := func(f func(*programme.Rules)) programme.Rules {
		r := bologna
		f(&r)
		return r
	}
	tests := []struct {
		name  string
		rules programme.Rules
		want  string
	}{
		{"the first programme's", bologna, ""},
		{"four and eight months", change(func(r *programme.Rules) { r.ReadyOpportunity, r.ReadyExperience = 4, 8 }), ""},
		{"two promises on one day", change(func(r *programme.Rules) { r.ReadyExperience = 3 }), ""},
		{"an experience before the opportunity", change(func(r *programme.Rules) { r.ReadyExperience = 2 }), "ready_experience=error.order"},
		{"an opportunity before the reactivation", change(func(r *programme.Rules) { r.ReactivationReady = 7 }), "reactivation_opportunity=error.order"},
		{"an experience before the opportunity, to reactivate", change(func(r *programme.Rules) { r.ReactivationExperience = 5 }), "reactivation_experience=error.order"},
		{"no hours", change(func(r *programme.Rules) { r.HoursLimit = 0 }), "hours_limit=error.range"},
		{"a warning of more than a year", change(func(r *programme.Rules) { r.WarnDays = 366 }), "warn_days=error.range"},
	}
	for _, tt := range tests {
		if got := fields(tt.rules.Check()); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestAnIdentityNeedsWhatPeopleRead(t *testing.T) {
	t.Parallel()
	good := programme.Identity{Name: "A", City: "B", Service: "C", Colour: "#a43e1e", Zone: "Europe/Rome"}
	change := func(f func(*programme.Identity)) programme.Identity {
		i := good
		f(&i)
		return i
	}
	tests := []struct {
		name     string
		identity programme.Identity
		want     string
	}{
		{"only what is needed", good, ""},
		{"nothing", programme.Identity{}, "name=error.needed city=error.needed service=error.needed colour=error.needed zone=error.needed"},
		{"a telephone as people write it", change(func(i *programme.Identity) { i.Phone = "+39 051 555-0100" }), ""},
		{"a telephone in words", change(func(i *programme.Identity) { i.Phone = "chiamaci" }), "phone=error.phone"},
		{"an address of two people", change(func(i *programme.Identity) { i.Email = "a@b.it, c@d.it" }), "email=error.email"},
		{"a zone of nowhere", change(func(i *programme.Identity) { i.Zone = "Europe/Bologna" }), "zone=error.zone"},
		{"the machine's own zone", change(func(i *programme.Identity) { i.Zone = "Local" }), "zone=error.zone"},
		{"a zone outside the zones", change(func(i *programme.Identity) { i.Zone = "../../etc/passwd" }), "zone=error.zone"},
		{"a long name", change(func(i *programme.Identity) { i.Name = strings.Repeat("è", 81) }), "name=error.long"},
		{"a pale colour", change(func(i *programme.Identity) { i.Colour = "#ff8800" }), "colour=error.contrast"},
		{"a colour by name", change(func(i *programme.Identity) { i.Colour = "red" }), "colour=error.colour"},
	}
	for _, tt := range tests {
		if got := fields(tt.identity.Check()); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestListsOfPlacesAreReadLineByLine(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, districts, municipalities, want string }{
		{"semicolons", "nord;Nord;città", "038008;Ferrara;nord;D548", ""},
		{"tabs, blanks, capitals and empty lines", "\n NORD \t Nord  e  Est\tDistretto \r\n", "\n038008 ;Ferrara; Nord ;d548\n\n", ""},
		{"no Belfiore code", "nord;Nord;city", "038008;Ferrara;nord", ""},
		{"nothing", " ", "", "districts=error.no_district municipalities=error.no_municipality"},
		{"a district without flow", "nord;Nord", "038008;Ferrara;nord", "districts=line.district_cells municipalities=line.unknown_district"},
		{"another flow", "nord;Nord;altro", "038008;Ferrara;nord", "districts=line.flow municipalities=line.unknown_district"},
		{"a code with a space", "nord est;Nord;città", "038008;Ferrara;nord", "districts=line.district_code municipalities=line.unknown_district"},
		{"a district twice", "nord;Nord;città\nnord;Nord;città", "038008;Ferrara;nord", "districts=line.twice"},
		{"a municipality twice", "nord;Nord;città", "038008;Ferrara;nord\n038008;Ferrara;nord", "municipalities=line.twice"},
		{"a short ISTAT code", "nord;Nord;città", "38008;Ferrara;nord", "municipalities=line.istat"},
		{"digits of another script", "nord;Nord;città", "٠٣٨٠٠٨;Ferrara;nord", "municipalities=line.istat"},
		{"a wrong Belfiore code", "nord;Nord;città", "038008;Ferrara;nord;DD48", "municipalities=line.belfiore"},
		{"too many parts", "nord;Nord;città", "038008;Ferrara;nord;D548;x", "municipalities=line.municipality_cells"},
		{"a long name", "nord;Nord;città", "038008;" + strings.Repeat("a", 81) + ";nord", "municipalities=line.name"},
	}
	for _, tt := range tests {
		got, err := programme.ParseTerritory(tt.districts, tt.municipalities)
		if fields(err) != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, fields(err), tt.want)
			continue
		}
		if err == nil && (len(got.Districts) != 1 || got.Districts[0].Code != "nord" || got.Municipalities[0].District != "nord") {
			t.Errorf("%s: got %+v", tt.name, got)
		}
	}
}

func FuzzParsedTerritoryIsWrittenAndReadAlike(f *testing.F) {
	f.Add("nord;Nord;città", "038008;Ferrara;nord;D548")
	f.Add("nord\tNord\tdistretto\n", "038008\tSan Nicolò a Trebbia\tNORD")
	f.Fuzz(func(t *testing.T, districts, municipalities string) {
		first, err := programme.ParseTerritory(districts, municipalities)
		if err != nil {
			return
		}
		again, err := programme.ParseTerritory(first.Lists())
		if err != nil || again.Mark() != first.Mark() {
			t.Errorf("%q, %q: read %+v, then %+v, %v", districts, municipalities, first, again, err)
		}
	})
}
