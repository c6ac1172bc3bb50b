// Package doc writes tables as files that people open in a spreadsheet: CSV and
// XLSX. It knows nothing of what it writes.
//
// A cell that a spreadsheet would take for a formula is written as text: what
// somebody has typed in a form must not run on a colleague's machine.
package doc
