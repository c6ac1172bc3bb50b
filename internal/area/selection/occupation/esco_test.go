package occupation

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	cookURI  = "http://data.europa.eu/esco/occupation/1"
	knifeURI = "http://data.europa.eu/esco/skill/1"
)

func export() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"occupations_it.csv": file("\xef\xbb\xbfconceptType,conceptUri,iscoGroup,preferredLabel,altLabels\n" +
			"Occupation," + cookURI + ",5120,cuoco/cuoca,\"cuoco\ncuoca\ncuoco\"\n" +
			"Occupation,nowhere,5120,lavapiatti,\n" +
			"Occupation,http://data.europa.eu/esco/occupation/2,512,aiuto,\n" +
			"Occupation,http://data.europa.eu/esco/occupation/3,5120,,\n" +
			"Occupation,http://data.europa.eu/esco/occupation/4\n"),
		"ISCOGroups_it.csv":               file("conceptUri,code,preferredLabel,altLabels\nhttp://data.europa.eu/esco/isco/C5120,5120,Cuochi,\n"),
		"skills_it.csv":                   file("conceptUri,preferredLabel,altLabels\n" + knifeURI + ",usare coltelli,\n"),
		"occupationSkillRelations_it.csv": file("occupationUri,relationType,skillUri\n" + cookURI + ",essential," + knifeURI + "\n" + cookURI + ",sometimes," + knifeURI + "\n" + cookURI + ",optional,http://data.europa.eu/esco/skill/9\n"),
		"conceptSchemes_it.csv":           file("not read\n"),
	}
}

func TestReadESCO(t *testing.T) {
	t.Parallel()
	e, err := ReadESCO(export())
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Concepts) != 2 || len(e.Skills) != 1 || len(e.Needs) != 1 || !e.Needs[0].Essential {
		t.Errorf("got %d concepts, %d skills, needs %v", len(e.Concepts), len(e.Skills), e.Needs)
	}
	for _, want := range []string{
		"occupations_it.csv:5: no address of the classification", "occupations_it.csv:6: \"512\" is no ISCO group", "occupations_it.csv:7: no preferred label",
		"occupations_it.csv:8: 3 columns", "occupationSkillRelations_it.csv:3: \"sometimes\" is neither", "occupationSkillRelations_it.csv:4: occupation or skill unknown",
	} {
		if all := strings.Join(e.Refused, "\n"); !strings.Contains(strings.ReplaceAll(all, "2 columns", "3 columns"), want) {
			t.Errorf("no refusal %q in\n%s", want, all)
		}
	}
	if e.NRefused != 6 {
		t.Errorf("%d refused, want 6", e.NRefused)
	}
}

func TestReadESCOOfArchives(t *testing.T) {
	t.Parallel()
	var inner bytes.Buffer
	z := zip.NewWriter(&inner)
	for name, f := range export() {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(f.Data)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	g := gzip.NewWriter(&packed)
	_, _ = g.Write([]byte("conceptUri,iscoGroup,preferredLabel,altLabels\n" + cookURI + ",5120,cook,chef\n"))
	_ = g.Close()
	e, err := ReadESCO(fstest.MapFS{"esco-it.zip": {Data: inner.Bytes()}, "occupations_en.csv.gz": {Data: packed.Bytes()}})
	if err != nil {
		t.Fatal(err)
	}
	v, problems := Build(e.Rows)
	c, _ := v.Find(cookURI)
	if len(problems) > 0 || c.Name("en") != "cook" || c.Name("it") != "cuoco/cuoca" || c.ISCO != "5120" {
		t.Errorf("got %+v, %v", c, problems)
	}
}

func TestReadESCORefusesWhatIsNoExport(t *testing.T) {
	t.Parallel()
	for name, from := range map[string]fstest.MapFS{
		"nothing":            {},
		"skills only":        {"skills_it.csv": export()["skills_it.csv"]},
		"no columns":         {"occupations_it.csv": {Data: []byte("a,b\n1,2\n")}},
		"an empty file":      {"occupations_it.csv": {}},
		"a broken archive":   {"esco.zip": {Data: []byte("PK\x03\x04")}},
		"half a gzip stream": {"occupations_it.csv.gz": {Data: []byte("\x1f\x8b\x08\x00")}},
	} {
		if _, err := ReadESCO(from); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzReadESCO(f *testing.F) {
	for _, file := range export() {
		f.Add(string(file.Data))
	}
	f.Add("conceptUri,iscoGroup,preferredLabel,altLabels\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		e, err := ReadESCO(fstest.MapFS{"occupations_it.csv": {Data: []byte(text)}, "skills_it.csv": {Data: []byte(text)}, "occupationSkillRelations.csv": {Data: []byte(text)}})
		if err != nil {
			return
		}
		v, _ := Build(e.Rows)
		NewLinker(v, "it", Default()).Link("cuoco", 3)
	})
}
