package ui

// SearchBoxView is one place where words are asked for. ID is of the field;
// Key says that it is the frame's own, which the key / leads to.
type SearchBoxView struct {
	ID  string
	Key bool
}

// HitsView is what was found, in groups; Note says in words when it is nothing,
// or something else than was typed. AllLabel is the button that leads to the
// whole list; empty for none.
type HitsView struct {
	Note     string
	Groups   []HitGroup
	AllLabel string
}

// HitGroup is what was found of one kind.
type HitGroup struct {
	Title string
	Hits  []Hit
}

// Hit is one thing found.
type Hit struct{ Label, Birth, Second, Href string }
