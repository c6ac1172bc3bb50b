package agenda

import (
	"time"

	"insieme/internal/base/civil"
)

// fixedHolidays are the national holidays with a date of their own (L. 260/1949
// and later; 4 October again from 2026, L. 151/2025). It is also the day of
// Bologna's patron, which closed offices before; other local days are entered
// as closures.
var fixedHolidays = map[[2]int]bool{
	{1, 1}: true, {1, 6}: true, {4, 25}: true, {5, 1}: true, {6, 2}: true, {8, 15}: true, {11, 1}: true, {12, 8}: true,
	{12, 25}: true, {12, 26}: true,
}

// october4 is the first year in which 4 October is a national holiday.
const october4 = 2026

// IsHoliday reports whether a day is a national holiday in Italy. Sundays are
// not counted.
func IsHoliday(day civil.Date) bool {
	if fixedHolidays[[2]int{int(day.Month()), day.Day()}] {
		return true
	}
	if day.Month() == time.October && day.Day() == 4 && day.Year() >= october4 {
		return true
	}
	easter := easterOf(day.Year())
	return day == easter || day == easter.AddDays(1)
}

// easterOf is Easter Sunday of the Gregorian calendar, by the method that
// Nature printed in 1876.
func easterOf(year int) civil.Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	dayOf := (h + l - 7*m + 33*month + 19) % 32
	return civil.NewDate(year, time.Month(month), dayOf)
}
