// Package monitoring computes the programme's figures as of any day.
//
// It is an observer: it reads the journal and the views that areas publish, and
// nothing else. No figure is typed, none is kept: asked again for a past day it
// gives the same number, unless the past itself was corrected.
//
// # Two times
//
// A fact counts on the day on which it occurred, whenever it became known. A
// fact that was taken back never happened, on whatever day it was taken back.
// People are counted once: two records that were found to be one person by the
// end of the day are one, those found later are still two, so that a merge of
// today does not change the figures of last year.
//
// # Events
//
// In: those that the definitions of package indicator name. Out: none.
package monitoring
