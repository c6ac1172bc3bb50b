// Package ui holds the parts that every page is made of: two frames (staff and
// public) and the components of the visual reference, as templ templates.
//
// A component is a function; what it shows is a typed struct. Where the data
// have a name of their own they keep it (Ring, Moment, Stage, Field); otherwise
// the struct is called as the component with "View" behind it:
//
//	@ui.Card(ui.CardView{Title: "Da fare ora", Count: 7}) {
//		@ui.TaskLine(l, ui.TaskLineView{…})
//	}
//
// Components that speak words of their own take the reader's language first.
// They decide nothing about the programme: whoever calls says that something is
// late, near or kept; the component says it with a word and a shape, never with
// colour alone. Names come with the surname in capitals from the caller.
//
// Sentences (not names) may carry emphasis as **bold**, so that a translation
// can place it; see Sentence.
//
// Everything works without scripts. No markup here has style attributes or
// inline handlers: the content policy forbids them. To send parts of a page
// with htmx, an area wraps components in an element with inherited attributes
// (hx-boost:inherited, hx-target:inherited).
package ui
