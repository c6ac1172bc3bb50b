// Package cli is the command line: a table of commands, each a small function
// over the program in package app.
//
// What a command finds goes to standard output, in words or, with --json, for
// other programs; what it says meanwhile goes to standard error. The exit code
// is 0 when all is well, 1 when the command failed or a check found something,
// 2 when the command line was not understood.
package cli
