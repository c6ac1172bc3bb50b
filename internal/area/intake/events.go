package intake

import (
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Part is what this area brings to the journal.
func Part() journal.Part {
	var kinds []journal.Kind
	for _, f := range []Fact{FactAssessed, FactOffered, FactRenewed, FactConfirmed, FactReplied, FactReminded, FactUnasked, FactYouth} {
		kinds = append(kinds, journal.Kind(f))
	}
	for _, f := range Facts() {
		kinds = append(kinds, journal.Kind(f))
	}
	return journal.Part{Kinds: kinds}
}

// EntryOf reads an event of an application back.
func EntryOf(e journal.Event) Entry {
	return Entry{Event: e.ID, Happening: Happening{
		Fact: Fact(e.Kind), On: e.OccurredOn, Until: e.CodeDate("until"), Reason: e.Code("reason"),
		Destination: e.Code("destination"), Channel: Channel(e.Code("channel")), Interviewer: id.User(e.Code("interviewer")),
	}}
}

// Entries are the standing facts among an application's events, in order.
func Entries(events []journal.Event) []Entry {
	live := journal.Live(events)
	out := make([]Entry, 0, len(live))
	for _, e := range live {
		out = append(out, EntryOf(e))
	}
	return out
}

// EventOf is the journal's row of a happening, for an application as it stands
// after it. more holds codes beside the happening's own.
func EventOf(a Application, h Happening, actor id.User, more journal.Codes) journal.Event {
	codes := journal.Codes{}
	put := func(name, value string) {
		if value != "" {
			codes[name] = value
		}
	}
	put("until", h.Until.String())
	put("reason", h.Reason)
	put("destination", h.Destination)
	put("channel", string(h.Channel))
	put("interviewer", string(h.Interviewer))
	switch h.Fact {
	case FactReferred, FactReceived:
		put("district", a.District)
	case FactReady, FactReactivation:
		put("track", string(a.Track))
	}
	for name, value := range more {
		put(name, value)
	}
	return journal.Event{
		Kind: journal.Kind(h.Fact), OccurredOn: h.On, Actor: actor, Person: a.Person, Application: a.ID,
		Organisation: a.Organisation, Codes: codes,
	}
}
