package desk

import (
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// ObstacleEnded is why a handover leaves somebody whose way is over, beside the
// obstacles of person.HandoverRow.
const ObstacleEnded = "ended"

// obstacle is why a handover leaves a person where they are; empty for nothing.
func obstacle(c Card, r person.HandoverRow, to id.User, on civil.Date) string {
	if groupOf(c.Stage) == "ended" {
		return ObstacleEnded
	}
	return r.Obstacle(to, on)
}

// Obstacles lists the codes of why a handover leaves somebody where they are.
func Obstacles() []string {
	return []string{ObstacleEnded, person.ObstacleMerged, person.ObstacleSame, person.ObstacleLater}
}
