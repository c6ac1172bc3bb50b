package linkage

import "log/slog"

// Filed is what a register keeps of a record to find it by.
type Filed struct {
	Surname, Given string // sounds
	Birth          string // eight digits
}

// LogValue keeps the person out of the log.
func (Filed) LogValue() slog.Value { return slog.StringValue("[person]") }

// File gives what a record is kept under.
func (p *Prepared) File() Filed { return Filed{p.surname.sound, p.given.sound, p.birth} }

// Sounds gives the sounds of a surname and a given name as written, for the
// columns of a register.
func Sounds(surname, given string) (string, string) {
	return makePart(words(surname)).sound, makePart(words(given)).sound
}

// Probe is what to look under for records that may be a person's. Sounds have
// more than one entry where a spelling is ambiguous.
type Probe struct {
	Surnames, Givens []string // sounds
	Births           []string // the birth date and its slips, eight digits; the date itself first
}

// LogValue keeps the person out of the log.
func (Probe) LogValue() slog.Value { return slog.StringValue("[person]") }

// Probe gives what to look under for a record.
func (p *Prepared) Probe() Probe {
	return Probe{Surnames: otherSounds(p.surname), Givens: otherSounds(p.given), Births: slipsOfDate(p.birth)}
}

// otherSounds lists the sounds of a part: as written, without articles, and
// with the letters that two systems use for different sounds read the other
// way.
func otherSounds(p part) []string {
	if p.sound == "" {
		return nil
	}
	out := []string{p.sound}
	add := func(s string) {
		for _, o := range out {
			if o == s {
				return
			}
		}
		if s != "" {
			out = append(out, s)
		}
	}
	add(sound(p.core))
	for _, other := range [][2]byte{{'q', 'j'}, {'j', 'y'}, {'j', 'g'}, {'g', 'j'}, {'y', 'j'}, {'c', 's'}, {'c', 'k'}} {
		b := []byte(p.squash)
		changed := false
		for i := range b {
			if b[i] == other[0] && (other[0] != 'y' || i == 0) {
				b[i], changed = other[1], true
			}
		}
		if changed {
			add(sound(string(b)))
		}
	}
	if len(p.squash) > 5 && (p.squash[:2] == "al" || p.squash[:2] == "el") && !isVowel(p.squash[2]) {
		add(sound(p.squash[2:]))
	}
	return out
}

// slipsOfDate lists a date and what it becomes by one slip: a digit changed,
// two neighbours changed over, day and month changed over. What is no day of a
// calendar is left out, but the date itself.
func slipsOfDate(d string) []string {
	if d == "" {
		return nil
	}
	out := []string{d}
	add := func(s string) {
		if s != d && plausible(s) {
			out = append(out, s)
		}
	}
	add(d[:4] + d[6:] + d[4:6])
	for i := range d {
		b := []byte(d)
		for c := byte('0'); c <= '9'; c++ {
			b[i] = c
			add(string(b))
		}
		if i > 0 {
			b = []byte(d)
			b[i], b[i-1] = b[i-1], b[i]
			add(string(b))
		}
	}
	return out
}

func plausible(d string) bool {
	return (d[:2] == "19" || d[:2] == "20") && d[4:6] >= "01" && d[4:6] <= "12" && d[6:] >= "01" && d[6:] <= "31"
}

// Know tells shares what a register has counted of a record: how many of its
// people have a surname and a given name of these sounds, and this birth date.
func (p *Prepared) Know(s *Shares, people, surnames, givens, births int) {
	s.know(OfSurname, p.surname.squash, surnames, people)
	s.know(OfGiven, p.given.squash, givens, people)
	s.know(OfBirth, p.birth, births, people)
}

// Range is a sound together with what the other sound begins with: From is in,
// Until is not.
type Range struct{ Sound, From, Until string }

// Initials gives where to look for somebody one of whose names is known and of
// the other the first sound only.
func (p *Prepared) Initials() []Range {
	var out []Range
	add := func(sound, other string) {
		if sound != "" && other != "" {
			out = append(out, Range{sound, other[:1], string(other[0] + 1)})
		}
	}
	add(p.surname.sound, p.given.sound)
	add(p.given.sound, p.surname.sound)
	return out
}
