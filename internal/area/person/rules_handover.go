package person

import (
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// MaxHandover is how many people are handed over at once.
const MaxHandover = 500

// HandoverID names a handover of many people.
type HandoverID string

// HandoverRow is a record as a handover of many people finds it.
type HandoverRow struct {
	Card
	Version  int
	Referent id.User    // none for ""
	Span     ReferentID // in which the referent follows the person
	Since    civil.Date // of the span
	Merged   bool
}

// The reasons why a handover leaves a person where they are.
const (
	ObstacleMerged = "merged" // the record is an alias
	ObstacleSame   = "same"   // the new referent follows them already
	ObstacleLater  = "later"  // the present referent began after the day of the handover
)

// Obstacle is why a handover leaves the person where they are; empty for
// nothing.
func (r HandoverRow) Obstacle(to id.User, on civil.Date) string {
	switch {
	case r.Merged:
		return ObstacleMerged
	case r.Referent == to:
		return ObstacleSame
	case !r.Since.IsZero() && on.Before(r.Since):
		return ObstacleLater
	default:
		return ""
	}
}
