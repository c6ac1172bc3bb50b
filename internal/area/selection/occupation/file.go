package occupation

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

const isco = "http://data.europa.eu/esco/isco/C"

// ReadLabels reads a vocabulary in one language from two lists of two columns
// with a tab between: label and text, label and concept. Concepts whose address
// is that of an ISCO group are groups. Any file may be compressed by gzip.
func ReadLabels(lang string, labels, concepts io.Reader, unitGroups map[string]string) (Rows, error) {
	texts, err := readPairs(labels)
	if err != nil {
		return Rows{}, fmt.Errorf("labels: %w", err)
	}
	owners, err := readPairs(concepts)
	if err != nil {
		return Rows{}, fmt.Errorf("concepts: %w", err)
	}
	text := make(map[string]string, len(texts))
	for _, p := range texts {
		text[p[0]] = p[1]
	}
	at := map[string]int{}
	var rows Rows
	for _, p := range owners {
		i, known := at[p[1]]
		if !known {
			i = len(rows.Concepts)
			at[p[1]] = i
			c := Concept{Code: p[1], Kind: Occupation, ISCO: unitGroups[p[1]]}
			if group, ok := strings.CutPrefix(p[1], isco); ok {
				c.Kind, c.ISCO = Group, group
			}
			rows.Concepts = append(rows.Concepts, c)
		}
		t, ok := text[p[0]]
		if !ok {
			return Rows{}, fmt.Errorf("concepts: label %s has no text", p[0])
		}
		c := &rows.Concepts[i]
		c.Labels = append(c.Labels, Label{ID: p[0], Lang: lang, Text: t, Preferred: len(c.Labels) == 0})
	}
	return rows, nil
}

// ReadQuestions reads titles (identity and text) and what was judged right for
// them (title, 0, label, 1), as ReadLabels reads its lists.
func ReadQuestions(rows Rows, queries, judgements io.Reader) ([]Question, error) {
	titles, err := readPairs(queries)
	if err != nil {
		return nil, fmt.Errorf("queries: %w", err)
	}
	owner := map[string]string{}
	for _, c := range rows.Concepts {
		for _, l := range c.Labels {
			owner[l.ID] = c.Code
		}
	}
	at := map[string]int{}
	var out []Question
	for _, p := range titles {
		at[p[0]] = len(out)
		out = append(out, Question{ID: p[0], Title: p[1], Labels: map[string]bool{}, Concepts: map[string]bool{}})
	}
	lines, err := readLines(judgements)
	if err != nil {
		return nil, fmt.Errorf("judgements: %w", err)
	}
	for n, line := range lines {
		f := strings.Fields(line)
		if len(f) != 4 {
			return nil, fmt.Errorf("judgements: line %d has %d words, not 4", n+1, len(f))
		}
		i, known := at[f[0]]
		concept, labelled := owner[f[2]]
		if !known || !labelled {
			return nil, fmt.Errorf("judgements: line %d: query %s or label %s is unknown", n+1, f[0], f[2])
		}
		if f[3] != "0" {
			out[i].Labels[f[2]], out[i].Concepts[concept] = true, true
		}
	}
	return slices.DeleteFunc(out, func(q Question) bool { return len(q.Labels) == 0 }), nil
}

// ReadTitles reads vacancy titles with the concept of each: CSV with the
// columns vacancyTitle and conceptUri.
func ReadTitles(in io.Reader) ([]Question, error) {
	titles, err := column(in, "conceptUri", "vacancyTitle")
	if err != nil {
		return nil, err
	}
	out := make([]Question, len(titles))
	for i, p := range titles {
		out[i] = Question{ID: fmt.Sprint(i + 1), Title: p[1], Concepts: map[string]bool{p[0]: true}}
	}
	return out, nil
}

// ReadUnitGroups reads the ISCO unit group of each occupation from the
// Commission's list of occupations in any language.
func ReadUnitGroups(in io.Reader) (map[string]string, error) {
	pairs, err := column(in, "conceptUri", "iscoGroup")
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(pairs))
	for _, p := range pairs {
		out[p[0]] = p[1]
	}
	return out, nil
}

// column reads two columns of a CSV file by their headers.
func column(in io.Reader, first, second string) ([][2]string, error) {
	plain, err := unzip(in)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(plain)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("the line of headers: %w", err)
	}
	a, b := slices.Index(head, first), slices.Index(head, second)
	if a < 0 || b < 0 {
		return nil, fmt.Errorf("no columns %s and %s", first, second)
	}
	var out [][2]string
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if len(row) > max(a, b) {
			out = append(out, [2]string{row[a], row[b]})
		}
	}
}

func readPairs(in io.Reader) ([][2]string, error) {
	lines, err := readLines(in)
	if err != nil {
		return nil, err
	}
	out := make([][2]string, 0, len(lines))
	for n, line := range lines {
		id, text, ok := strings.Cut(line, "\t")
		if !ok || id == "" {
			return nil, fmt.Errorf("line %d has no tab", n+1)
		}
		out = append(out, [2]string{id, text})
	}
	return out, nil
}

func readLines(in io.Reader) ([]string, error) {
	plain, err := unzip(in)
	if err != nil {
		return nil, err
	}
	all, err := io.ReadAll(plain)
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(bytes.TrimPrefix(all, []byte("\xef\xbb\xbf")))) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			out = append(out, line)
		}
	}
	return out, nil
}

// unzip reads what may be compressed by gzip.
func unzip(in io.Reader) (io.Reader, error) {
	b := bufio.NewReader(in)
	if head, err := b.Peek(2); err == nil && head[0] == 0x1f && head[1] == 0x8b {
		return gzip.NewReader(b)
	}
	return b, nil
}
