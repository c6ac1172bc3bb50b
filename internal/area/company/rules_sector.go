package company

import (
	"slices"
	"strings"
)

// Section is a letter of the classification of activities, with the divisions
// that it holds.
type Section struct {
	Letter    string
	Divisions []string // two digits
}

// Sections lists the 21 sections and 88 divisions of ATECO 2007 (those of NACE
// rev. 2). ATECO 2025 keeps the divisions' numbers, division 45 apart, so that
// a code of either fits.
func Sections() []Section {
	return []Section{
		{"A", []string{"01", "02", "03"}},
		{"B", []string{"05", "06", "07", "08", "09"}},
		{"C", []string{"10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33"}},
		{"D", []string{"35"}},
		{"E", []string{"36", "37", "38", "39"}},
		{"F", []string{"41", "42", "43"}},
		{"G", []string{"45", "46", "47"}},
		{"H", []string{"49", "50", "51", "52", "53"}},
		{"I", []string{"55", "56"}},
		{"J", []string{"58", "59", "60", "61", "62", "63"}},
		{"K", []string{"64", "65", "66"}},
		{"L", []string{"68"}},
		{"M", []string{"69", "70", "71", "72", "73", "74", "75"}},
		{"N", []string{"77", "78", "79", "80", "81", "82"}},
		{"O", []string{"84"}},
		{"P", []string{"85"}},
		{"Q", []string{"86", "87", "88"}},
		{"R", []string{"90", "91", "92", "93"}},
		{"S", []string{"94", "95", "96"}},
		{"T", []string{"97", "98"}},
		{"U", []string{"99"}},
	}
}

// ParseATECO reads a code as people write it, with dots, spaces or neither, at
// any level from the division on, and writes it as it is published: "494100" is
// "49.41.00". ok is false for what is no code.
func ParseATECO(s string) (code string, ok bool) {
	digits := strings.NewReplacer(".", "", " ", "", "-", "").Replace(s)
	if len(digits) < 2 || len(digits) > 6 || strings.Trim(digits, "0123456789") != "" || SectionOf(digits) == "" {
		return "", false
	}
	var parts []string
	for len(digits) > 2 {
		parts, digits = append(parts, digits[:2]), digits[2:]
	}
	return strings.Join(append(parts, digits), "."), true
}

// DivisionOf is the division of a code; empty for none.
func DivisionOf(code string) string {
	if len(code) < 2 {
		return ""
	}
	return code[:2]
}

// SectionOf is the letter of the section that holds a code; empty for none.
func SectionOf(code string) string {
	division := DivisionOf(code)
	for _, s := range Sections() {
		if slices.Contains(s.Divisions, division) {
			return s.Letter
		}
	}
	return ""
}
