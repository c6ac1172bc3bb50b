// Package crash holds the tests that the program keeps what it has
// acknowledged. The real program, as a process of its own, receives many forms
// at the same time and is killed in the middle, again and again; on PostgreSQL
// the server is killed, too. Every acknowledged application is there
// afterwards, who had no answer tries again with the same form, and no form is
// received twice. A trace of system calls shows why: the log is synced between
// the beginning of a group of commands and its first acknowledgement.
package crash
