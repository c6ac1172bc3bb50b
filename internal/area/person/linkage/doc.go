// Package linkage tells which records are of one person when nothing but what
// was typed is there to go by: names, birth date, address, telephone, codice
// fiscale. It is pure: it knows no database, no area and no file system.
//
// # How it decides
//
// Every field of two records is compared for itself and gives evidence in bits:
// the logarithm to base two of how much more often that outcome is seen among
// records of one person than among records of two (Fellegi and Sunter, "A
// Theory for Record Linkage", 1969). A field that one of the two leaves empty
// gives none. The bits are added; against them stands the prior, which in a
// register of n people is one in n. A pair is Possible when the odds are even
// or better, Likely when they are better than a hundred to one.
//
// How often two strangers agree on a value comes from the register itself
// (Shares): to be both called Rossi says less than to be both called
// Zanghirati. How often one person's two records disagree is a property of
// people who type, not of a register; those figures stand in weight.go with
// their reasons and are the same everywhere.
//
// Fields are not independent inside a family: who lives together shares
// surname, address and telephone. So these count for little where given name
// or birth date say two people (weigh).
//
// # How it finds what to compare
//
// Comparing all with all is hopeless from some thousands on. Keys gives what a
// record is filed under and Probes what to look under, and two records are
// compared when a probe of one meets a key of the other. The keys overlap on
// purpose, so that an error in any one field leaves another way.
//
// # Vocabulary
//
// A part is a given name or a surname, with all its words. Its plain form is
// Latin, small, without accents (romanise); its squash is the plain form
// without spaces; its sound keeps the consonants only, in classes that
// transliterations keep.
package linkage
