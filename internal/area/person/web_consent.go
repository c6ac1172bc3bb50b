package person

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
)

// consentLine is one kind of consent on the page, with the one thing that can
// be done about it.
type consentLine struct {
	Text, Since    string
	Action, Button string // empty when nothing can be done
}

func consentLines(c *web.Ctx, p Person) []consentLine {
	var out []consentLine
	for _, kind := range ConsentKinds() {
		line := consentLine{Text: c.L.T("person.consent." + kind), Since: c.L.T("person.consent.never")}
		for _, given := range p.Consents { // the last of its kind counts
			switch {
			case given.Kind != kind:
			case given.WithdrawnAt.IsZero():
				line.Since = c.L.T("person.consent.since", c.L.Date(civil.DateOf(given.GivenAt.In(c.Zone()))), given.NoticeVersion)
			default:
				line.Since = c.L.T("person.consent.gone", c.L.Date(civil.DateOf(given.WithdrawnAt.In(c.Zone()))))
			}
		}
		path := Path(p.ID, "/consensi/"+kind)
		switch {
		case !p.Agreed(kind):
			line.Action, line.Button = path, c.L.T("person.consent.give")
		case kind != ConsentPrivacy:
			line.Action, line.Button = path+"/ritira", c.L.T("person.consent.withdraw")
		}
		out = append(out, line)
	}
	return out
}

// giveConsent answers POST /persone/{id}/consensi/{kind}.
func (p *Pages) giveConsent(c *web.Ctx) error {
	cmd, err := consentCmd(c)
	if err != nil {
		return err
	}
	if err := p.service.GiveConsent(c.Context(), c.Actor, cmd); err != nil {
		return err
	}
	return c.Done(Path(cmd.Person, "/profilo#consensi"), web.Flash{Key: "person.flash.given", Undo: Path(cmd.Person, "/consensi/"+cmd.Kind+"/ritira")})
}

// withdrawConsent answers POST /persone/{id}/consensi/{kind}/ritira.
func (p *Pages) withdrawConsent(c *web.Ctx) error {
	cmd, err := consentCmd(c)
	if err != nil {
		return err
	}
	if err := p.service.WithdrawConsent(c.Context(), c.Actor, cmd); err != nil {
		return err
	}
	return c.Done(Path(cmd.Person, "/profilo#consensi"), web.Flash{Key: "person.flash.withdrawn", Undo: Path(cmd.Person, "/consensi/"+cmd.Kind)})
}

func consentCmd(c *web.Ctx) (ConsentCmd, error) {
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return ConsentCmd{}, err
	}
	kind := c.PathValue("kind")
	if !slices.Contains(ConsentKinds(), kind) {
		return ConsentCmd{}, fault.Absent("person.consentCmd")
	}
	return ConsentCmd{Person: who, Kind: kind, NoticeVersion: NoticeVersion}, c.Decode(&struct{}{})
}
