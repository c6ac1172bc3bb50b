package app

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"sort"
	"strings"

	"insieme/internal/base/db/migrate"
)

var createTableText = regexp.MustCompile(`(?s)((?:-- [^\n]*\n)*)CREATE (?:VIRTUAL )?(TABLE|VIEW) ([a-z_0-9]+)`)

// privacyClasses says, for the tables that hold personal data, of what kind.
// Tables that are not here hold none.
func privacyClasses() map[string]string {
	return map[string]string{
		"person": "identity, plain; codice fiscale sealed", "person_contact": "contacts, sealed", "person_consent": "pseudonymous",
		"person_dimension": "pseudonymous", "person_alias": "pseudonymous", "person_distinct": "pseudonymous",
		"person_duplicate": "pseudonymous", "person_referent": "pseudonymous", "person_note": "notes, sealed",
		"application": "pseudonymous; code sealed", "application_answer": "answers of the form; social ones sealed",
		"application_check": "pseudonymous", "verification_request": "pseudonymous; note sealed", "verification_link": "keyed hashes", "application_draft": "unfinished forms, sealed", "assessment": "pseudonymous",
		"assessment_answer": "special categories, sealed", "appointment": "pseudonymous", "agenda_slot": "none of candidates",
		"pathway": "pseudonymous", "pact": "shared words of a person's pact, plain", "pathway_step": "pseudonymous",
		"pathway_balance": "words about a case, sealed", "promise": "pseudonymous", "person_card": "identity, plain (projection)",
		"desk_text": "identity, folded words (projection)", "desk_text_word": "identity, folded words (projection)",
		"desk_text_near": "folded words of names (projection)", "event": "pseudonymous", "message": "contents and addresses, sealed",
		"app_user": "identity of staff", "session": "session data", "access_log": "pseudonymous", "audit_log": "pseudonymous",
		"signin_attempt": "keyed hashes", "passkey": "names that staff give; records sealed", "second_factor": "secret of staff, sealed", "recovery_code": "keyed hashes", "identity_link": "keyed hashes of staff's accounts",
		"file": "names of files, sealed", "file_part": "contents of files, sealed",
		"person_document": "pseudonymous", "person_source": "pseudonymous; numbers of other lists", "person_erasure": "pseudonymous", "person_retention": "pseudonymous", "application_upload": "files of unfinished forms, sealed",
		"company": "names, a sole trader's being a person's, plain; codice fiscale sealed", "company_word": "folded words of names (projection)",
		"company_counterpart": "names and contacts of companies' people, plain", "company_contact": "words about a contact, plain",
		"company_adhesion": "pseudonymous", "company_survey": "keyed hashes", "company_need": "a company's words, plain",
	}
}

// dropTableText finds what a migration takes away before it makes it anew.
var dropTableText = regexp.MustCompile(`(?m)^DROP TABLE (\w+);`)

// TablesMarkdown lists the tables with their owner, purpose and privacy class,
// as the migrations declare them.
func TablesMarkdown() (string, error) {
	type entry struct{ name, owner, kind, about string }
	var entries []entry
	seen := map[string]bool{}
	err := fs.WalkDir(migrate.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(migrate.Files(), path)
		if err != nil {
			return err
		}
		owner := strings.FieldsFunc(d.Name(), func(r rune) bool { return r == '_' || r == '.' })[1]
		for _, m := range dropTableText.FindAllStringSubmatch(string(text), -1) {
			delete(seen, m[1])
			entries = slices.DeleteFunc(entries, func(e entry) bool { return e.name == m[1] })
		}
		for _, m := range createTableText.FindAllStringSubmatch(string(text), -1) {
			if seen[m[3]] {
				continue
			}
			seen[m[3]] = true
			about := strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(m[1], "-- ", ""), "\n", " "))
			about = strings.TrimSpace(strings.TrimPrefix(about, "+goose Up"))
			entries = append(entries, entry{m[3], owner, strings.ToLower(m[2]), about})
		}
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("app.TablesMarkdown: %w", err)
	}
	sort.Slice(entries, func(i, j int) bool {
		if entries[i].owner != entries[j].owner {
			return entries[i].owner < entries[j].owner
		}
		return entries[i].name < entries[j].name
	})
	var b strings.Builder
	b.WriteString("# Data\n\nMade by `insieme docs` from the migrations; do not edit. Every table has one owner, whose SQL alone names it; others read the views `fact_…`. *Pseudonymous* data name people by identity only and are personal data all the same. *Sealed* is AES-GCM with keys that live apart from the database.\n\n")
	b.WriteString("| table or view | owner | privacy | what it holds |\n| --- | --- | --- | --- |\n")
	for _, e := range entries {
		class := privacyClasses()[e.name]
		if class == "" && e.kind == "view" {
			class = "as its tables"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", e.name, e.owner, class, e.about)
	}
	return b.String(), nil
}
