// Package crash holds the test that the program keeps what it has
// acknowledged: it is killed in the middle of many submissions, again and
// again, and every acknowledged application is there afterwards, once.
package crash
