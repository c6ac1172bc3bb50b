package person

import "insieme/internal/base/journal"

// Journal kinds of this area.
const (
	KindUpdated          journal.Kind = "person_updated"       // code changed: the fields, as many as fit
	KindMerged           journal.Kind = "person_merged"        // of the record that counts; code alias
	KindReferentAssigned journal.Kind = "referent_assigned"    // code user: the new referent
	KindNoteAdded        journal.Kind = "note_added"           // code kind: note, call
	KindConsentWithdrawn journal.Kind = "consent_withdrawn"    // code kind
	KindDocumentAdded    journal.Kind = "document_added"       // code kind
	KindErased           journal.Kind = "person_erased"        // code reason
	KindImported         journal.Kind = "person_imported"      // read in from a list, without an application
	KindWorkChanged      journal.Kind = "work_profile_changed" // code changed: the parts
)

// Part is what this area brings to the journal.
func Part() journal.Part {
	return journal.Part{Kinds: []journal.Kind{KindUpdated, KindMerged, KindReferentAssigned, KindNoteAdded, KindConsentWithdrawn,
		KindDocumentAdded, KindErased, KindImported, KindWorkChanged}}
}
