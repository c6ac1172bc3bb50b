package monitoring

import (
	"insieme/internal/area/monitoring/indicator"
	"insieme/internal/base/civil"
)

// Figure is the value of an indicator as of a day, that day included.
type Figure struct {
	Code  indicator.Code `json:"code"`
	Value int64          `json:"value"`
	Unit  indicator.Unit `json:"unit"`
	At    civil.Date     `json:"at"`
}
