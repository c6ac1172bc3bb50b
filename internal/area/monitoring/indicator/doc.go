// Package indicator says what each figure of the programme counts: its code,
// its unit and its definition, in words that a reader outside can hold against
// the journal. It computes nothing; package monitoring does.
//
// A definition that changes gets a new code, so that a published figure always
// means what it meant (R9.4, R9.5).
package indicator
