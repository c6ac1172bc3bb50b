package intake

import (
	"log/slog"
	"slices"

	"insieme/internal/area/person"
	"insieme/internal/base/civil"
)

// Citizen is somebody who has proved who they are at the provider of citizens.
// What the provider did not tell is empty, the codice fiscale excepted.
type Citizen struct {
	FiscalCode         civil.FiscalCode
	Surname, GivenName string
	BirthDate          civil.Date
}

// LogValue keeps the person out of the log.
func (Citizen) LogValue() slog.Value { return slog.StringValue("[person]") }

// Owns reports whether a record that was found by the citizen's codice fiscale
// is theirs. Anybody can write somebody else's code into the form, by mistake or
// not, so surname and birth date have to be theirs too: the same as the provider
// tells, or such as the code itself says.
func (z Citizen) Owns(p person.Person) bool {
	if !p.FiscalCode.IsZero() && !z.FiscalCode.Same(p.FiscalCode) {
		return false // found by a record merged into this one, which has another code
	}
	differs := z.FiscalCode.Disagreements(civil.Holder{Surname: p.Surname, Birth: p.BirthDate})
	says := func(what string) bool { return !z.FiscalCode.IsProvisional() && !slices.Contains(differs, what) }
	surname := civil.Fold(z.Surname) == civil.Fold(p.Surname) || says("surname")
	born := p.BirthDate == z.BirthDate || z.BirthDate.IsZero() && says("birth_date")
	return surname && born && p.Surname != "" && !p.BirthDate.IsZero()
}

// foremost is which of a person's applications they follow: the one that is
// still open, or the last. They come newest first.
func foremost(all []Application) (Application, bool) {
	for _, a := range all {
		if !a.State.IsEnd() {
			return a, true
		}
	}
	if len(all) == 0 {
		return Application{}, false
	}
	return all[0], true
}

// who is what the form is begun with. What somebody has typed besides stays.
func (z Citizen) who(f FormWho) FormWho {
	f.FiscalCode = z.FiscalCode.Reveal()
	if fits(z.Surname) {
		f.Surname = z.Surname
	}
	if fits(z.GivenName) {
		f.GivenName = z.GivenName
	}
	if !z.BirthDate.IsZero() {
		f.BirthDate = asTyped(z.BirthDate)
	}
	return f
}

// mayGoOn reports whether a form that was begun in the citizen's browser may be
// theirs: it names nobody yet, or them.
func (z Citizen) mayGoOn(f FormWho) bool {
	code, err := civil.ParseFiscalCode(f.FiscalCode)
	if err == nil && !code.IsZero() {
		return code.Same(z.FiscalCode)
	}
	return f.FiscalCode == "" && (f.Surname+f.GivenName == "" || civil.Fold(f.Surname) == civil.Fold(z.Surname))
}

// mostName is how long a name of the form may be, as FormWho says.
const mostName = 100

func fits(name string) bool { return name != "" && len([]rune(name)) <= mostName }
