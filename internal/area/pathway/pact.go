package pathway

import (
	"log/slog"
	"slices"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// PactID is the identity of one version of a pact.
type PactID string

// Pact is one version of what each side commits to (R2.9).
type Pact struct {
	ID          PactID
	Application id.Application
	Version     int
	PersonSide  string
	OurSide     string
	ProposedOn  civil.Date
	ProposedBy  id.User
	AcceptedOn  civil.Date
	AcceptedHow string
	TalkAskedOn civil.Date // the person would rather talk about it first
}

// LogValue keeps the words out of the log.
func (Pact) LogValue() slog.Value { return slog.StringValue("[pact]") }

// IsAccepted reports whether the person said yes to this version.
func (p Pact) IsAccepted() bool { return !p.AcceptedOn.IsZero() }

// Pacts are the versions of an application's pact, the newest first.
type Pacts []Pact

// LogValue keeps the words out of the log.
func (Pacts) LogValue() slog.Value { return slog.StringValue("[pacts]") }

// InForce is the newest version that the person accepted: it binds both sides
// until the next yes.
func (p Pacts) InForce() (Pact, bool) {
	i := slices.IndexFunc(p, Pact.IsAccepted)
	if i < 0 {
		return Pact{}, false
	}
	return p[i], true
}

// Waiting is the newest version when the person has not answered it yet.
func (p Pacts) Waiting() (Pact, bool) {
	if len(p) == 0 || p[0].IsAccepted() {
		return Pact{}, false
	}
	return p[0], true
}

// Former are the versions that neither bind nor wait, the newest first.
func (p Pacts) Former() []Pact {
	force, _ := p.InForce()
	waiting, _ := p.Waiting()
	var out []Pact
	for _, v := range p {
		if v.ID != force.ID && v.ID != waiting.ID {
			out = append(out, v)
		}
	}
	return out
}

// LineChange says what became of a line of a pact in the next version.
type LineChange string

// What becomes of a line.
const (
	LineKept    LineChange = "kept"
	LineAdded   LineChange = "added"
	LineDropped LineChange = "dropped"
)

// ChangedLine is one line of two versions laid over each other.
type ChangedLine struct {
	Change LineChange
	Text   string
}

// lines are the commitments of one side, one a line.
func lines(text string) []string {
	var out []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// Changes lays two versions of one side over each other, line by line: what
// stays is found by the longest common sequence, what went stands before what
// came.
func Changes(before, after string) []ChangedLine {
	a, b := lines(before), lines(after)
	common := commonTails(a, b)
	var out []ChangedLine
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, ChangedLine{LineKept, a[i]})
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			out = append(out, ChangedLine{LineDropped, a[i]})
			i++
		default:
			out = append(out, ChangedLine{LineAdded, b[j]})
			j++
		}
	}
	return out
}

// commonTails[i][j] is how many lines a from i and b from j have in common, in
// order.
func commonTails(a, b []string) [][]int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
