package network

import "insieme/internal/base/journal"

// The kinds of this area. The organisation stands in the event's column; a
// user in code user. Code what says which part changed: details, state,
// password.
const (
	OrganisationAdded   journal.Kind = "organisation_added"
	OrganisationChanged journal.Kind = "organisation_changed"
	UserAdded           journal.Kind = "user_added"
	UserChanged         journal.Kind = "user_changed"
)

// Part is what this area brings to the journal.
func Part() journal.Part {
	return journal.Part{Kinds: []journal.Kind{OrganisationAdded, OrganisationChanged, UserAdded, UserChanged}}
}

// What the audit log calls this area's records.
const (
	kindUser         = "user"
	kindOrganisation = "organisation"
)
