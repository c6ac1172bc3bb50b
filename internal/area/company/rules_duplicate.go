package company

import (
	"strings"

	"insieme/internal/base/civil"
)

// forms are the words of legal forms, which say nothing about who a company is.
var forms = []string{
	"spa", "srl", "srls", "snc", "sas", "sapa", "ss", "scarl", "scrl", "sca", "sc", "soc", "societa", "coop", "cooperativa", "cooperative",
	"consortile", "onlus", "impresa", "ditta", "azienda", "individuale", "unipersonale", "di", "e", "c", "a", "r", "l", "s", "p", "n", "in", "per", "azioni",
	"responsabilita", "limitata", "sociale", "social", "the",
}

// NameKey is what two writings of one company's name have in common: without
// its legal form, accents, spaces and signs. "IMA S.p.A." and "Ima spa" are one.
func NameKey(name string) string {
	all := strings.Fields(civil.Fold(name))
	var b strings.Builder
	for _, w := range all {
		if !in(forms, w) {
			b.WriteString(w)
		}
	}
	if b.Len() == 0 { // nothing but a legal form
		return strings.Join(all, "")
	}
	return b.String()
}

// Likeness is why two companies could be one.
type Likeness string

// The reasons, the strongest first.
const (
	SameVAT   Likeness = "vat"
	SameTax   Likeness = "tax_code"
	SamePlace Likeness = "name_place" // the same name in the same municipality
)

// alikeness is the strongest reason why one company could be another, with the
// municipalities of each; empty for none. Codes that both have and that differ
// speak against it.
func alikeness(a, b Details, placesA, placesB []string) Likeness {
	switch {
	case a.VAT != "" && a.VAT == b.VAT:
		return SameVAT
	case a.TaxCode.Same(b.TaxCode):
		return SameTax
	case a.VAT != "" && b.VAT != "", !a.TaxCode.IsZero() && !b.TaxCode.IsZero():
		return ""
	case NameKey(a.LegalName) != NameKey(b.LegalName) && NameKey(a.Name()) != NameKey(b.Name()):
		return ""
	}
	for _, p := range placesA {
		if in(placesB, p) {
			return SamePlace
		}
	}
	return ""
}

// Name is the name under which people know the company.
func (d Details) Name() string {
	if d.OtherName != "" {
		return d.OtherName
	}
	return d.LegalName
}
