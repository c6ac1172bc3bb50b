package occupation

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// ESCO is what was read of the Commission's CSV export: "This service uses the
// ESCO classification of the European Commission".
type ESCO struct {
	Rows
	Files    []ESCOFile
	Refused  []string // file:line: why; the first thousand
	NRefused int
}

// ESCOFile is one file of the export.
type ESCOFile struct {
	Name string
	Rows int
}

const (
	largestFile  = 200 << 20 // bytes, unpacked; the largest published has 21 million
	mostRefusals = 1000
	longestLabel = 1000
)

// escoName tells the files of the export that are read: the kind and, of those
// with texts, the language.
var escoName = regexp.MustCompile(`^(occupations|ISCOGroups|skills|occupationSkillRelations|broaderRelationsOccPillar)(?:_([a-z]{2}))?\.csv(\.gz)?$`)

// ReadESCO reads an export exactly as published: a folder or an archive (both
// are an fs.FS) with files of any languages, each plain, by gzip, or in
// archives of its own. Other files of the export are passed over. Lines that
// cannot be read are refused and told; an export without occupations is an error.
func ReadESCO(from fs.FS) (ESCO, error) {
	e := escoReader{concepts: map[string]int{}, skills: map[string]int{}, needs: map[Need]string{}}
	if err := e.folder(from, ""); err != nil {
		return ESCO{}, err
	}
	e.dangling()
	occupations := false
	for _, c := range e.out.Concepts {
		occupations = occupations || c.Kind == Occupation
	}
	if !occupations {
		return ESCO{}, errors.New("no occupations: expected files such as occupations_it.csv")
	}
	return e.out, nil
}

type escoReader struct {
	out      ESCO
	concepts map[string]int
	skills   map[string]int
	needs    map[Need]string // where it was read
	here     string          // file and line being read
}

// dangling takes out the needs of what was not read, and tells their lines.
func (e *escoReader) dangling() {
	e.out.Needs = slices.DeleteFunc(e.out.Needs, func(n Need) bool {
		_, occupation := e.concepts[n.Occupation]
		_, skill := e.skills[n.Skill]
		if !occupation || !skill {
			e.refuse("%s: occupation or skill unknown", e.needs[n])
		}
		return !occupation || !skill
	})
}

func (e *escoReader) refuse(format string, args ...any) {
	if e.out.NRefused++; len(e.out.Refused) < mostRefusals {
		e.out.Refused = append(e.out.Refused, fmt.Sprintf(format, args...))
	}
}

func (e *escoReader) folder(from fs.FS, inside string) error {
	var names []string
	err := fs.WalkDir(from, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, p)
		}
		return err
	})
	if err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		base := path.Base(name)
		archive := strings.HasSuffix(base, ".zip") && inside == ""
		if !archive && !escoName.MatchString(base) {
			continue
		}
		content, err := readAll(from, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if archive {
			z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if err := e.folder(z, name+"/"); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			continue
		}
		if err := e.file(inside+name, base, content); err != nil {
			return err
		}
	}
	return nil
}

func readAll(from fs.FS, name string) ([]byte, error) {
	in, err := from.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close() //nolint:errcheck // only read
	plain, err := unzip(in)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(plain, largestFile+1))
	if err == nil && len(content) > largestFile {
		err = fmt.Errorf("larger than %d bytes", largestFile)
	}
	return content, err
}

// file reads one CSV file, by its headers.
func (e *escoReader) file(name, base string, content []byte) error {
	kind := escoName.FindStringSubmatch(base)
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))))
	r.FieldsPerRecord, r.ReuseRecord = -1, false
	head, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: the line of headers: %w", name, err)
	}
	take, wanted := e.taker(kind[1], kind[2])
	at := make([]int, len(wanted))
	for i, w := range wanted {
		if at[i] = slices.Index(head, w); at[i] < 0 {
			return fmt.Errorf("%s: no column %s", name, w)
		}
	}
	rows := 0
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			e.refuse("%s:%d: %v", name, bad.StartLine, bad.Err)
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		if len(row) != len(head) {
			e.refuse("%s:%d: %d columns, the headers are %d", name, line, len(row), len(head))
			continue
		}
		values := make([]string, len(at))
		for i, k := range at {
			values[i] = strings.TrimSpace(row[k])
		}
		e.here = fmt.Sprintf("%s:%d", name, line)
		if why := take(values); why != "" {
			e.refuse("%s: %s", e.here, why)
			continue
		}
		rows++
	}
	e.out.Files = append(e.out.Files, ESCOFile{name, rows})
	return nil
}

// taker is what reads a row of a kind of file, and the columns it wants. It
// answers why it refuses a row.
func (e *escoReader) taker(kind, lang string) (func([]string) string, []string) {
	switch kind {
	case "occupations":
		return func(v []string) string { return e.concept(Occupation, v[0], v[1], lang, v[2], v[3]) }, []string{"conceptUri", "iscoGroup", "preferredLabel", "altLabels"}
	case "ISCOGroups":
		return func(v []string) string { return e.concept(Group, v[0], v[1], lang, v[2], v[3]) }, []string{"conceptUri", "code", "preferredLabel", "altLabels"}
	case "skills":
		return func(v []string) string { return e.skill(v[0], lang, v[1], v[2]) }, []string{"conceptUri", "preferredLabel", "altLabels"}
	case "occupationSkillRelations":
		return func(v []string) string { return e.need(v[0], v[1], v[2]) }, []string{"occupationUri", "relationType", "skillUri"}
	default:
		return func(v []string) string {
			why := address(v[0], v[1])
			if why == "" {
				e.out.Broader = append(e.out.Broader, Broader{v[0], v[1]})
			}
			return why
		}, []string{"conceptUri", "broaderUri"}
	}
}

// address says what is wrong with addresses of concepts.
func address(all ...string) string {
	for _, a := range all {
		if !strings.HasPrefix(a, "http://data.europa.eu/esco/") || len(a) > 200 || strings.ContainsFunc(a, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return "no address of the classification"
		}
	}
	return ""
}

var iscoCode = regexp.MustCompile(`^[0-9]{1,4}$`)

func (e *escoReader) concept(kind Kind, code, group, lang, preferred, others string) string {
	if why := address(code); why != "" {
		return why
	}
	if !iscoCode.MatchString(group) || (kind == Occupation && len(group) != 4) {
		return fmt.Sprintf("%.20q is no ISCO group", group)
	}
	labels, why := escoLabels(lang, preferred, others)
	if why != "" {
		return why
	}
	i, known := e.concepts[code]
	if !known {
		i = len(e.out.Concepts)
		e.concepts[code] = i
		e.out.Concepts = append(e.out.Concepts, Concept{Code: code, Kind: kind, ISCO: group})
	}
	c := &e.out.Concepts[i]
	if c.Kind != kind || c.ISCO != group {
		return "the same address with another ISCO group"
	}
	c.Labels = addLabels(c.Labels, labels)
	return ""
}

func (e *escoReader) skill(code, lang, preferred, others string) string {
	if why := address(code); why != "" {
		return why
	}
	labels, why := escoLabels(lang, preferred, others)
	if why != "" {
		return why
	}
	i, known := e.skills[code]
	if !known {
		i = len(e.out.Skills)
		e.skills[code] = i
		e.out.Skills = append(e.out.Skills, Skill{Code: code})
	}
	e.out.Skills[i].Labels = addLabels(e.out.Skills[i].Labels, labels)
	return ""
}

func (e *escoReader) need(occupation, relation, skill string) string {
	if why := address(occupation, skill); why != "" {
		return why
	}
	if relation != "essential" && relation != "optional" {
		return fmt.Sprintf("%.20q is neither essential nor optional", relation)
	}
	n := Need{occupation, skill, relation == "essential"}
	if other := (Need{occupation, skill, !n.Essential}); e.needs[other] != "" {
		return "essential and optional at once; the first counts"
	}
	if e.needs[n] == "" {
		e.needs[n] = e.here
		e.out.Needs = append(e.out.Needs, n)
	}
	return ""
}

// escoLabels reads a preferred label and the others, a line each.
func escoLabels(lang, preferred, others string) ([]Label, string) {
	if lang == "" {
		return nil, "a file of texts without a language in its name"
	}
	if preferred == "" {
		return nil, "no preferred label"
	}
	out := []Label{{Lang: lang, Text: preferred, Preferred: true}}
	for line := range strings.Lines(others) {
		if line = strings.TrimSpace(line); line != "" && line != preferred {
			out = append(out, Label{Lang: lang, Text: line})
		}
	}
	for _, l := range out {
		if len(l.Text) > longestLabel {
			return nil, fmt.Sprintf("a label of %d bytes", len(l.Text))
		}
	}
	return out, ""
}

// addLabels adds labels that are not there yet. Where a second file of the same
// language prefers another label, the first file's stays preferred.
func addLabels(to, more []Label) []Label {
	for _, l := range more {
		same := slices.ContainsFunc(to, func(o Label) bool { return o.Lang == l.Lang && o.Text == l.Text })
		if same {
			continue
		}
		if l.Preferred && slices.ContainsFunc(to, func(o Label) bool { return o.Lang == l.Lang && o.Preferred }) {
			l.Preferred = false
		}
		to = append(to, l)
	}
	return to
}
