// Package app is the only place that knows everything: it builds the base and
// the areas, plugs panels, tasks and subscribers together, and runs the
// program. wire.go reads like a table of contents; main.go is the program as a
// value (New, Run, Close), which tests start for real.
//
// Its architecture test (arch_test.go) keeps the house in order: who may
// import whom, what a file's name allows it to do, how large things may grow.
package app
