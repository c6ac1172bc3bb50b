package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"insieme/internal/area/selection/occupation"
)

// vocabularyFiles are the options that every measure of the linker has.
type vocabularyFiles struct {
	lang, labels, concepts, occupations string
	asJSON, ablation, plain             bool
}

// evalOccupations measures how free titles are linked to occupations, on titles
// that experts linked (`occupations`), on vacancies (`titles`), and on labels
// of the vocabulary itself, each hidden while it is asked for (`labels`).
func evalOccupations(s streams, what string, args []string) error {
	f := flags(s, "eval "+what)
	var v vocabularyFiles
	f.StringVar(&v.lang, "lang", "it", "the language: it, en, es, fr or ro")
	f.StringVar(&v.labels, "labels", "", "label and text, a tab between")
	f.StringVar(&v.concepts, "concepts", "", "label and concept")
	f.StringVar(&v.occupations, "occupations", "", "optional: the Commission's list of occupations, for the ISCO group of each")
	f.BoolVar(&v.asJSON, "json", false, "an object with all figures")
	f.BoolVar(&v.ablation, "ablation", false, "also what each piece of the linker brings")
	f.BoolVar(&v.plain, "plain", false, "without the words of the program's own vocabulary")
	var queries, judgements, runOut, titles string
	var typing bool
	switch what {
	case "occupations":
		f.StringVar(&queries, "queries", "", "title's identity and text")
		f.StringVar(&judgements, "judgements", "", "title, 0, label, 1")
		f.StringVar(&runOut, "run-out", "", "write the rankings in TREC's run format")
	case "titles":
		f.StringVar(&titles, "titles", "", "CSV with the columns vacancyTitle and conceptUri")
	case "labels":
		f.BoolVar(&typing, "typing", false, "with one typing error in every word")
	}
	if err := parse(f, args, 0); err != nil {
		return err
	}
	if v.labels == "" || v.concepts == "" || (what == "occupations" && (queries == "" || judgements == "")) || (what == "titles" && titles == "") {
		return usage("eval %s needs its files; see insieme eval %s --help", what, what)
	}
	rows, err := v.read()
	if err != nil {
		return err
	}
	if what == "labels" {
		return evalHidden(s, v, rows, typing)
	}
	questions, err := readQuestions(rows, queries, judgements, titles)
	if err != nil {
		return err
	}
	if !v.plain {
		rows = occupation.Enrich(rows, occupation.Starter(), v.lang)
	}
	vocabulary, _ := occupation.Build(rows)
	run, err := newRun(runOut)
	if err != nil {
		return err
	}
	result := occupation.NewLinker(vocabulary, v.lang, occupation.Default()).Measure(questions, run.write)
	if err := run.close(); err != nil {
		return err
	}
	if err := printResult(s.out, v.asJSON, result); err != nil || !v.ablation {
		return err
	}
	return printAblation(s.out, func(settings occupation.Settings) occupation.Result {
		return occupation.NewLinker(vocabulary, v.lang, settings).Measure(questions, nil)
	})
}

func evalHidden(s streams, v vocabularyFiles, rows occupation.Rows, typing bool) error {
	measure := func(settings occupation.Settings) occupation.Result {
		return occupation.MeasureHidden(rows, v.lang, settings, typing)
	}
	if err := printResult(s.out, v.asJSON, measure(occupation.Default())); err != nil || !v.ablation {
		return err
	}
	return printAblation(s.out, measure)
}

func (v vocabularyFiles) read() (rows occupation.Rows, err error) {
	var groups map[string]string
	if v.occupations != "" {
		if err := withFile(v.occupations, func(in io.Reader) (err error) {
			groups, err = occupation.ReadUnitGroups(in)
			return err
		}); err != nil {
			return rows, err
		}
	}
	err = withFile(v.labels, func(labels io.Reader) error {
		return withFile(v.concepts, func(concepts io.Reader) (err error) {
			rows, err = occupation.ReadLabels(v.lang, labels, concepts, groups)
			return err
		})
	})
	return rows, err
}

func readQuestions(rows occupation.Rows, queries, judgements, titles string) (out []occupation.Question, err error) {
	if titles != "" {
		err = withFile(titles, func(in io.Reader) (err error) {
			out, err = occupation.ReadTitles(in)
			return err
		})
		return out, err
	}
	err = withFile(queries, func(in io.Reader) error {
		return withFile(judgements, func(judged io.Reader) (err error) {
			out, err = occupation.ReadQuestions(rows, in, judged)
			return err
		})
	})
	return out, err
}

func withFile(path string, read func(io.Reader) error) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	if err := read(in); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// trecRun writes rankings: query, Q0, label, rank, score, tag.
type trecRun struct {
	file *os.File
	out  *bufio.Writer
}

func newRun(path string) (*trecRun, error) {
	if path == "" {
		return &trecRun{}, nil
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &trecRun{file, bufio.NewWriter(file)}, nil
}

func (r *trecRun) write(ranked occupation.Ranked) {
	if r.out == nil {
		return
	}
	for i, l := range ranked.Labels {
		fmt.Fprintf(r.out, "%s Q0 %s %d %d insieme\n", ranked.Question, l.Label.ID, i+1, l.Score)
	}
}

func (r *trecRun) close() error {
	if r.file == nil {
		return nil
	}
	return errors.Join(r.out.Flush(), r.file.Close())
}

func printResult(out io.Writer, asJSON bool, r occupation.Result) error {
	if asJSON {
		e := json.NewEncoder(out)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "titles\t%d\n", r.Queries)
	if r.Labels != nil {
		printFigures(w, "labels", *r.Labels)
	}
	printFigures(w, "occupations", r.Concepts)
	fmt.Fprintf(w, "answered without \"not sure\"\t%.3f\nof these right\t%s\n", r.Coverage.Value, interval(r.Precision))
	return w.Flush()
}

func printFigures(w io.Writer, level string, f occupation.Figures) {
	for _, line := range []struct {
		name string
		f    occupation.Figure
	}{
		{"MAP", f.MAP}, {"MRR", f.MRR}, {"success@1", f.Success1}, {"success@5", f.Success5}, {"success@10", f.Success10},
		{"recall@1", f.Recall1}, {"recall@5", f.Recall5}, {"recall@10", f.Recall10},
	} {
		fmt.Fprintf(w, "%s %s\t%s\n", level, line.name, interval(line.f))
	}
}

func interval(f occupation.Figure) string {
	return fmt.Sprintf("%.3f  (95 %%: %.3f to %.3f)", f.Value, f.Low, f.High)
}

func printAblation(out io.Writer, measure func(occupation.Settings) occupation.Result) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "\npiece\tMAP labels\tMRR labels\tS@10 labels\tMRR occupations\tR@1\tR@5\tR@10\n")
	for _, p := range occupation.Pieces() {
		r := measure(p.Settings)
		labels := r.Labels
		if labels == nil {
			labels = &occupation.Figures{}
		}
		fmt.Fprintf(w, "%s\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\n", p.Name, labels.MAP.Value, labels.MRR.Value, labels.Success10.Value,
			r.Concepts.MRR.Value, r.Concepts.Recall1.Value, r.Concepts.Recall5.Value, r.Concepts.Recall10.Value)
	}
	return w.Flush()
}
