package company

import (
	"log/slog"
	"net/url"
	"strings"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Kind is how a company gives work (R5.6).
type Kind string

// The kinds of company.
const (
	KindEmployer    Kind = "employer"           // takes people on itself
	KindCooperative Kind = "social_cooperative" // the same, as a social cooperative
	KindAgency      Kind = "agency"             // an employment agency: brings the offers of others
)

// Kinds lists the kinds in the order in which pages offer them.
func Kinds() []Kind { return []Kind{KindEmployer, KindCooperative, KindAgency} }

// Size is a class of how many work for a company; empty is unknown.
type Size string

// Sizes lists the classes: nobody beside who owns it, up to 9, 49, 249, more.
func Sizes() []Size { return []Size{"alone", "micro", "small", "medium", "large"} }

// Source is how a company came to be known (step c1 of flow 5).
type Source string

// The sources. An association, a union or an agency that is an organisation of
// the network is named beside it; a member of the Board, or an agency of the
// register, is a company.
const (
	SourceAssociation Source = "association"
	SourceUnion       Source = "union"
	SourceAgency      Source = "agency"
	SourceBoardMember Source = "board_member"
	SourceOwn         Source = "own"     // the programme's own initiative
	SourceCompany     Source = "company" // it came by itself
)

// Sources lists the sources in the order in which pages offer them.
func Sources() []Source {
	return []Source{SourceAssociation, SourceUnion, SourceAgency, SourceBoardMember, SourceOwn, SourceCompany}
}

// Details are what a company is, apart from the relation with it.
type Details struct {
	LegalName, OtherName string
	Kind                 Kind
	PublicControl        bool // controlled by the municipality or another public body (R5.9)
	VAT                  string
	TaxCode              civil.FiscalCode // 11 digits, or a sole trader's own
	ATECO                string           // as published, with its dots; may stop at any level
	Size                 Size
	Website              string
	Owner                id.User // who follows it; empty for nobody yet
	LoadCap              int     // proposals a month at most; 0 is the programme's number
	Source               Source
	SourceOrganisation   id.Organisation
	SourceCompany        id.Company
	Associations         []id.Organisation // business associations that it belongs to
}

// LogValue keeps names out of the log: a sole trader's is a person's.
func (Details) LogValue() slog.Value { return slog.StringValue("[company]") }

// Company is a company with how far the relation has come.
type Company struct {
	ID      id.Company
	Version int
	Details
	Next            NextAction
	ShowcaseOn      civil.Date // may be shown on the public site from then on
	ShowcaseEndedOn civil.Date
	Engagement      Engagement
}

// LogValue keeps names out of the log.
func (c Company) LogValue() slog.Value { return slog.StringValue("company " + string(c.ID)) }

// InShowcase reports whether the company may be shown on the public site on a
// day: a member of the Board that has agreed.
func (c Company) InShowcase(day civil.Date) bool {
	return c.Engagement.State == Board && !c.ShowcaseOn.IsZero() && !day.Before(c.ShowcaseOn) &&
		(c.ShowcaseEndedOn.IsZero() || day.Before(c.ShowcaseEndedOn))
}

const (
	maxName    = 160
	maxWebsite = 200
	maxNote    = 2000
	maxLoad    = 100
	maxShort   = 120
)

// Tidy brings what was typed into the form in which it is kept.
func (d Details) Tidy() Details {
	d.LegalName, d.OtherName = strings.Join(strings.Fields(d.LegalName), " "), strings.Join(strings.Fields(d.OtherName), " ")
	d.VAT = strings.TrimPrefix(strings.ToUpper(strings.Join(strings.Fields(d.VAT), "")), "IT")
	if d.ATECO = strings.TrimSpace(d.ATECO); d.ATECO != "" {
		if code, ok := ParseATECO(d.ATECO); ok {
			d.ATECO = code
		}
	}
	if d.Website = strings.TrimSpace(d.Website); d.Website != "" && !strings.Contains(d.Website, "://") {
		d.Website = "https://" + d.Website
	}
	if d.Source != SourceAssociation && d.Source != SourceUnion && d.Source != SourceAgency {
		d.SourceOrganisation = ""
	}
	if d.Source != SourceAgency && d.Source != SourceBoardMember {
		d.SourceCompany = ""
	}
	return d
}

// Check holds the details against their rules. The fields of the error are
// those of the form.
func (d Details) Check() error {
	var c fault.Check
	c.Fail(d.LegalName == "", "legal_name", "company.error.needed")
	c.Fail(utf8.RuneCountInString(d.LegalName) > maxName, "legal_name", "company.error.long", maxName)
	c.Fail(utf8.RuneCountInString(d.OtherName) > maxName, "other_name", "company.error.long", maxName)
	c.Fail(!in(Kinds(), d.Kind), "kind", "company.error.choose")
	c.Fail(d.VAT != "" && !IsVAT(d.VAT), "vat", "company.error.vat")
	_, known := ParseATECO(d.ATECO)
	c.Fail(d.ATECO != "" && !known, "ateco", "company.error.ateco")
	c.Fail(d.Size != "" && !in(Sizes(), d.Size), "size", "company.error.choose")
	c.Fail(d.Website != "" && !isWebsite(d.Website), "website", "company.error.website")
	c.Fail(d.LoadCap < 0 || d.LoadCap > maxLoad, "load_cap", "company.error.range", 0, maxLoad)
	c.Fail(!in(Sources(), d.Source), "source", "company.error.choose")
	return c.Err("company.Check")
}

// IsVAT reports whether a text is a partita IVA: 11 digits with the right last
// one, without the country's letters.
func IsVAT(s string) bool {
	code, err := civil.ParseFiscalCode(s)
	return err == nil && code.IsProvisional() && strings.Trim(s, "0") != ""
}

func isWebsite(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(strings.Trim(u.Hostname(), "."), ".") &&
		len(s) <= maxWebsite && !strings.ContainsAny(s, " <>\"'")
}

func in[T comparable](list []T, x T) bool {
	for _, v := range list {
		if v == x {
			return true
		}
	}
	return false
}

// SiteID is the identity of a site.
type SiteID string

// Site is a place where a company works.
type Site struct {
	ID           SiteID
	Company      id.Company
	Name         string // "magazzino"; empty where there is one only
	Municipality string // ISTAT code
	Address      string
	ClosedOn     civil.Date
}

// Check holds a site against its rules; what exists is the store's to know.
func (s Site) Check() error {
	var c fault.Check
	c.Fail(s.Municipality == "", "municipality", "company.error.choose")
	c.Fail(utf8.RuneCountInString(s.Name) > maxShort, "site_name", "company.error.long", maxShort)
	c.Fail(utf8.RuneCountInString(s.Address) > maxName, "address", "company.error.long", maxName)
	return c.Err("company.Site.Check")
}

// CounterpartID is the identity of a counterpart.
type CounterpartID string

// Counterpart is somebody of a company whom the programme deals with. What they
// do is asked in plain words: who signs is often not who tutors.
type Counterpart struct {
	ID                     CounterpartID
	Company                id.Company
	Name                   string
	Job                    string // "responsabile del personale"
	Phone, Email           string
	Signs, Tutors, Answers bool
	LeftOn                 civil.Date
}

// LogValue keeps the name out of the log.
func (Counterpart) LogValue() slog.Value { return slog.StringValue("[counterpart]") }

// Check holds a counterpart against the rules.
func (p Counterpart) Check() error {
	var c fault.Check
	c.Fail(p.Name == "", "name", "company.error.needed")
	c.Fail(utf8.RuneCountInString(p.Name) > maxShort, "name", "company.error.long", maxShort)
	c.Fail(utf8.RuneCountInString(p.Job) > maxShort, "job", "company.error.long", maxShort)
	name, host, found := strings.Cut(p.Email, "@")
	c.Fail(p.Email != "" && (!found || name == "" || !strings.Contains(strings.Trim(host, "."), ".") || strings.ContainsAny(p.Email, " ,;<>")), "email", "company.error.email")
	c.Fail(p.Phone != "" && len(strings.Trim(p.Phone, "+0123456789 ./-")) > 0, "phone", "company.error.phone")
	c.Fail(!p.Signs && !p.Tutors && !p.Answers, "roles", "company.error.roles")
	return c.Err("company.Counterpart.Check")
}
