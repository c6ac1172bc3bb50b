package person

import "log/slog"

// Shared is the professional profile: all of a record that companies and
// partners may read, once the person agrees (R2.6). What is not a field here
// does not leave the programme.
type Shared struct {
	GivenName, Surname string
	Trades             []string
	TradeOther         string
	ItalianLevel       string
	Education          string
	Municipality       string // ISTAT code
}

// LogValue keeps the profile out of the log.
func (Shared) LogValue() slog.Value { return slog.StringValue("[profile]") }

// Shared is what of the record may be shared; ok is false while the person
// does not agree.
func (p Person) Shared() (s Shared, ok bool) {
	if !p.Agreed(ConsentShare) {
		return Shared{}, false
	}
	return Shared{
		GivenName: p.GivenName, Surname: p.Surname, Trades: p.Trades, TradeOther: p.TradeOther,
		ItalianLevel: p.ItalianLevel, Education: p.Education, Municipality: p.Municipality,
	}, true
}
