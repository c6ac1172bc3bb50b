package programme

import (
	"strings"
	"unicode/utf8"

	"insieme/internal/base/fault"
)

// The form fields of the two lists.
const (
	fieldDistricts      = "districts"
	fieldMunicipalities = "municipalities"
)

const (
	maxPlaceName    = 80
	maxDistrictCode = 20
)

// ParseTerritory reads the two lists as people paste them, one place a line,
// fields parted by a semicolon or a tab:
//
//	districts:      code; name; città or distretto
//	municipalities: ISTAT code; name; code of the district; Belfiore code (may be left out)
//
// Empty lines do not count. Every line that is wrong is a field of the error,
// which is Invalid; the first argument of a line's message is its number.
func ParseTerritory(districts, municipalities string) (Territory, error) {
	var t Territory
	var c fault.Check
	known := map[string]bool{}
	for number, cells := range lines(districts) {
		d, key := parseDistrict(cells)
		if key == "" && known[d.Code] {
			key = "programme.line.twice"
		}
		if key != "" {
			c.Fail(true, fieldDistricts, key, number)
			continue
		}
		known[d.Code] = true
		d.Position = len(t.Districts) + 1
		t.Districts = append(t.Districts, d)
	}
	seen := map[string]bool{}
	for number, cells := range lines(municipalities) {
		m, key := parseMunicipality(cells)
		switch {
		case key == "" && seen[m.ISTAT]:
			key = "programme.line.twice"
		case key == "" && !known[m.District]:
			key = "programme.line.unknown_district"
		}
		if key != "" {
			c.Fail(true, fieldMunicipalities, key, number)
			continue
		}
		seen[m.ISTAT] = true
		t.Municipalities = append(t.Municipalities, m)
	}
	c.Fail(strings.TrimSpace(districts) == "", fieldDistricts, "programme.error.no_district")
	c.Fail(strings.TrimSpace(municipalities) == "", fieldMunicipalities, "programme.error.no_municipality")
	return t, c.Err("programme.ParseTerritory")
}

// lines gives the cells of each line that is not empty, with its number.
func lines(text string) func(yield func(int, []string) bool) {
	return func(yield func(int, []string) bool) {
		number := 0
		for line := range strings.Lines(text) {
			number++
			if strings.TrimSpace(line) == "" {
				continue
			}
			cells := strings.FieldsFunc(line, func(r rune) bool { return r == ';' || r == '\t' })
			for i := range cells {
				cells[i] = strings.Join(strings.Fields(cells[i]), " ")
			}
			if !yield(number, cells) {
				return
			}
		}
	}
}

// parseDistrict reads a line; key says what is wrong with it.
func parseDistrict(cells []string) (d District, key string) {
	if len(cells) != 3 {
		return d, "programme.line.district_cells"
	}
	d = District{Code: strings.ToLower(cells[0]), Name: cells[1], Active: true}
	switch strings.ToLower(cells[2]) {
	case "città", "citta", "city":
		d.Flow = FlowCity
	case "distretto", "district":
		d.Flow = FlowDistrict
	default:
		return d, "programme.line.flow"
	}
	switch {
	case !isDistrictCode(d.Code):
		return d, "programme.line.district_code"
	case !isPlaceName(d.Name):
		return d, "programme.line.name"
	}
	return d, ""
}

func parseMunicipality(cells []string) (m Municipality, key string) {
	if len(cells) != 3 && len(cells) != 4 {
		return m, "programme.line.municipality_cells"
	}
	m = Municipality{ISTAT: cells[0], Name: cells[1], District: strings.ToLower(cells[2]), Active: true}
	if len(cells) == 4 {
		m.Belfiore = strings.ToUpper(cells[3])
	}
	switch {
	case !isISTAT(m.ISTAT):
		return m, "programme.line.istat"
	case !isPlaceName(m.Name):
		return m, "programme.line.name"
	case m.Belfiore != "" && !isBelfiore(m.Belfiore):
		return m, "programme.line.belfiore"
	}
	return m, ""
}

// Lists writes the open places as ParseTerritory reads them.
func (t Territory) Lists() (districts, municipalities string) {
	var d, m strings.Builder
	open := t.Open()
	for _, v := range open.Districts {
		flow := "distretto"
		if v.Flow == FlowCity {
			flow = "città"
		}
		d.WriteString(v.Code + ";" + v.Name + ";" + flow + "\n")
	}
	for _, v := range open.Municipalities {
		m.WriteString(v.ISTAT + ";" + v.Name + ";" + v.District)
		if v.Belfiore != "" {
			m.WriteString(";" + v.Belfiore)
		}
		m.WriteString("\n")
	}
	return d.String(), m.String()
}

func isDistrictCode(s string) bool {
	return s != "" && len(s) <= maxDistrictCode && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func isPlaceName(s string) bool { return s != "" && utf8.RuneCountInString(s) <= maxPlaceName }

func isISTAT(s string) bool { return len(s) == 6 && strings.Trim(s, "0123456789") == "" }

// isBelfiore: a letter and three digits, as A944.
func isBelfiore(s string) bool {
	return len(s) == 4 && s[0] >= 'A' && s[0] <= 'Z' && strings.Trim(s[1:], "0123456789") == ""
}
