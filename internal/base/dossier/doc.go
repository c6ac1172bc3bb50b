// Package dossier puts together everything that the programme holds about one
// person: each area offers its own Section, a typed struct or a list of them,
// and both forms of the file are made from that one value, JSON by encoding/json
// and the readable page by walking its fields. So nothing is in one and not in
// the other.
//
// A field of a section is shown with the label dossier.field.<its JSON key>;
// the tag words gives the prefix of a code's words, the tag page:"-" leaves out
// of the page what only joins rows. A field named Withheld lists the JSON keys
// that this reader may not see: they are left empty, and said to be withheld.
package dossier
