package person

import (
	"slices"

	"insieme/internal/base/access"
)

// ReferentReasons lists the codes of why a referent is chosen or changes.
func ReferentReasons() []string {
	return []string{"first", "workload", "absence", "leaves", "closer", "asked_by_person", "other"}
}

// ReferentRoles lists the roles of those who can follow a person.
func ReferentRoles() []access.Role { return []access.Role{access.CaseWorker, access.Coordinator} }

// canFollow reports whether a user with these roles can be a referent.
func canFollow(roles []access.Role) bool {
	return slices.ContainsFunc(ReferentRoles(), func(r access.Role) bool { return slices.Contains(roles, r) })
}
