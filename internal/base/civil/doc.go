// Package civil holds the values of civil life that the programme counts with:
// calendar dates and periods, codice fiscale, money in euro cents, and the
// folding of names and words for search. All of it is pure.
//
// A deadline in months is a civil deadline: the same day of a later month, or
// that month's last day where the day does not exist (31 August and six months
// is 28 or 29 February), as art. 155 c.p.c. and art. 2963 c.c. count months.
package civil
