// Package audit remembers who looked at a person's file and who changed what.
//
// The access log answers a citizen's question, "who has read about me": one
// row for each look, written before the page leaves, so that a page that was
// seen is a look that was noted. The audit log answers the controller's
// question, "who changed this": one row for each command, in the command's own
// transaction, without the values (the journal and the records have those).
//
// Both keep the machine's time, not the programme's: they are about what
// happened on this computer. Rows are only ever added.
package audit
