package intake

import (
	"slices"

	"insieme/internal/base/fault"
)

// The closed vocabularies of reasons, destinations and sources. Their words are
// in text.go under "intake.reason.", "intake.destination." and
// "intake.source."; the journal holds the codes. None of them tells a health
// condition: what does is written in sealed notes, and the code stays general.

// SuspensionReasons are the active measures that suspend an application (R2.5).
func SuspensionReasons() []string {
	return []string{"gol_path", "internship", "training_course", "public_utility_work", "civil_service", "other_measure"}
}

// IneligibleReasons are why an application is outside the requirements.
func IneligibleReasons() []string {
	return []string{"outside_area", "works_over_limit", "no_permit_to_work", "other"}
}

// OutOfTargetReasons are why somebody interviewed is not in target (R2.8).
func OutOfTargetReasons() []string {
	return []string{"strong_profile", "other_service_first", "works_already", "not_available", "other"}
}

// Destinations are where a person is sent instead: nobody leaves without one.
func Destinations() []string {
	return []string{
		"business_association", "employment_centre", "job_desk", "social_services", "case_team", "specialised_service",
		"training_body", "other_programme", "information_only",
	}
}

// Sources are where a finding comes from.
func Sources() []string {
	return []string{"form", "registry", "document", "employment_centre", "social_services", "training_body", "phone_call", "interview"}
}

// known demands a code of a vocabulary; an absent one is required, unless the
// vocabulary is of something optional and the caller did not call.
func known(c *fault.Check, name, code string, vocabulary []string) {
	if code == "" {
		c.Fail(true, name, "error.field.required")
		return
	}
	c.Fail(!slices.Contains(vocabulary, code), name, "error.field.choice")
}
