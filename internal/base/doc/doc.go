// Package doc writes and reads tables as files that people open in a
// spreadsheet: CSV and XLSX. It knows nothing of what is in them.
//
// A cell that a spreadsheet would take for a formula is written as text: what
// somebody has typed in a form must not run on a colleague's machine. What is
// read is bounded, and what kind of file it is follows from its content.
package doc
