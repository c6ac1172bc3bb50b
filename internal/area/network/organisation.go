package network

import (
	"strings"
	"unicode/utf8"

	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Pole is one of the three poles of the model (R1.1).
type Pole string

// The poles.
const (
	PolePublic   Pole = "public"
	PoleBusiness Pole = "business"
	PoleCivil    Pole = "civil_society"
)

// Poles lists the poles in the order of the page.
func Poles() []Pole { return []Pole{PolePublic, PoleBusiness, PoleCivil} }

// Kind is what an organisation is (R1.1).
type Kind string

// The kinds of organisation.
const (
	KindMunicipality        Kind = "municipality"
	KindMetropolitanCity    Kind = "metropolitan_city"
	KindDiocese             Kind = "diocese"
	KindSocialDistrict      Kind = "social_district"
	KindEmploymentCentre    Kind = "employment_centre"
	KindBusinessAssociation Kind = "business_association"
	KindTradeUnion          Kind = "trade_union"
	KindCompany             Kind = "company"
	KindEmploymentAgency    Kind = "employment_agency"
	KindTrainingBody        Kind = "training_body"
	KindParishDesk          Kind = "parish_desk"
	KindThirdSector         Kind = "third_sector"
	KindBank                Kind = "bank"
)

// Kinds lists the kinds in the order in which pages offer them.
func Kinds() []Kind {
	return []Kind{
		KindMunicipality, KindMetropolitanCity, KindSocialDistrict, KindEmploymentCentre, KindBusinessAssociation, KindCompany,
		KindEmploymentAgency, KindBank, KindDiocese, KindParishDesk, KindThirdSector, KindTradeUnion, KindTrainingBody,
	}
}

// Organisation is a member of the network.
type Organisation struct {
	ID            id.Organisation
	Name          string
	Pole          Pole
	Kind          Kind
	District      string // code; empty when it serves the whole territory
	AccessPoint   bool   // refers people and fills in applications with them
	AnswersChecks bool   // is asked about active measures and L.R. 14/15 paths
	Email         string // where it gets these questions; empty: in its own page only
	Active        bool
	Version       int64
}

const (
	maxName  = 120
	maxEmail = 254
)

// Check holds an organisation against its rules. districts are the codes that
// exist. The fields of the error are name, pole, kind, district and email.
func (o Organisation) Check(districts []string) error {
	var c fault.Check
	c.Fail(o.Name == "", "name", "network.error.needed")
	c.Fail(utf8.RuneCountInString(o.Name) > maxName, "name", "network.error.long", maxName)
	c.Fail(!in(Poles(), o.Pole), "pole", "network.error.choose")
	c.Fail(!in(Kinds(), o.Kind), "kind", "network.error.choose")
	c.Fail(o.District != "" && !in(districts, o.District), "district", "network.error.choose")
	c.Fail(o.Email != "" && !looksLikeEmail(o.Email), "email", "network.error.email")
	return c.Err("network.Organisation.Check")
}

// looksLikeEmail reports whether a text can be an address: what a mail server
// makes of it, only sending tells.
func looksLikeEmail(s string) bool {
	name, host, found := strings.Cut(s, "@")
	return found && name != "" && strings.Contains(strings.Trim(host, "."), ".") && len(s) <= maxEmail && !strings.ContainsAny(s, " ,;<>\t\r\n")
}

// setActive archives an organisation or brings it back; to do it twice is a
// Conflict.
func (o *Organisation) setActive(op string, active bool) error {
	if o.Active == active {
		return fault.Stale(op)
	}
	o.Active = active
	return nil
}
