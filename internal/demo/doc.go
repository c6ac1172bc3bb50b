// Package demo invents a programme's history: people, applications, interviews,
// pacts, promises kept and broken, from 22 May 2017 to the day before the demo.
//
// # How it is made
//
// First lives are lived in memory (generate.go and what it calls): each person
// has a source of chance of their own, comes on a day of the plan (plan.go),
// and leaves deeds: what somebody did, on which day and minute. Nobody real is
// meant: names are put together at random, codici fiscali end in a place that
// does not exist, telephone numbers go on with 555 and a nought.
//
// Then the diary (diary.go) writes the deeds down as the commands of the areas
// would: each fact is put to the rules of its area, so that nothing impossible
// can be invented, and the events and rows are those that the services would
// have written. A test replays some hundreds of lives through the services and
// compares every row.
//
// At the end each area imports its own rows (import.go of the areas), the
// journal its facts, and the desk makes its cards and search words. This
// package holds no SQL.
//
// Whose login the command prints finds a morning with a bit of everything
// (morning.go): people and meetings that are there anyway are given to her.
//
// # What is exact
//
// The published figures (plan.go): how many people were registered and
// interviewed at the end of October 2022, and what the plan of 2018 says of the
// end of 2017. They come out of the journal by package monitoring like any
// other figure; nothing reads what was intended here. Another seed gives
// another history with the same figures. Sex, citizenship and age are dealt like
// cards (mix.go), so that their shares are exact too. docs/demo.md lists what
// deviates from what else is known; waypoint_test.go measures it.
package demo
