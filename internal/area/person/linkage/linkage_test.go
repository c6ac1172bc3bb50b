package linkage

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSoundsKeepWhatTransliterationsKeep(t *testing.T) {
	t.Parallel()
	for _, group := range [][]string{
		{"Mohamed", "Muhammad", "Mohammed", "Mehmet", "محمد", "মোহাম্মদ"},
		{"Abdelaziz", "Abdulaziz", "Abd al-Aziz", "Abdel Aziz"},
		{"Hossain", "Hussein", "Husayn", "حسين", "হোসাইন"},
		{"Begum", "Begom", "বেগম"},
		{"Lo Russo", "Lorusso", "LoRusso"},
		{"Zhang", "Jang", "张", "張"},
		{"Shevchenko", "Шевченко", "Schevčenko"},
		{"Hu", "胡"},
	} {
		want, _ := Sounds(group[0], "")
		if want == "" {
			t.Errorf("%s sounds like nothing", group[0])
		}
		for _, other := range group[1:] {
			if got, _ := Sounds(other, ""); got != want {
				t.Errorf("%s sounds %q, %s %q", group[0], want, other, got)
			}
		}
	}
	if a, b := Sounds("Rossi", "Bianchi"); a == b {
		t.Error("all names sound alike")
	}
}

func TestPartsOfNames(t *testing.T) {
	t.Parallel()
	cases := []struct {
		a, b string
		want Likeness
	}{
		{"De Luca", "Deluca", Same},
		{"D'Angelo", "Dangelo", Same},
		{"Abdul Rahman", "Abdelrahman", Same},
		{"Al-Sayed", "Sayed", Near},
		{"Rossi", "Rosi", Near},
		{"Matteo", "Mattoe", Near},
		{"Maria Teresa", "Maria", Near},
		{"Md. Rahim", "Mohammad Rahim", Same},
		{"Khadija", "Hadija", Near},
		{"Zhang", "Chang", Near},
		{"Xu", "Li", Differs},
		{"M", "Marta", Loose},
		{"Rossi", "Bianchi", Differs},
		{"王", "Wang", Same},
		{"Юлія", "Yulia", Near},
	}
	l := NewLinker(&Shares{})
	for _, c := range cases {
		a, b := makePart(words(c.a)), makePart(words(c.b))
		if got := l.alikeParts(&a, &b); got != c.want {
			t.Errorf("%s and %s: got %s, want %s", c.a, c.b, got, c.want)
		}
		if got := l.alikeParts(&b, &a); got != c.want {
			t.Errorf("%s and %s: got %s, want %s", c.b, c.a, got, c.want)
		}
	}
}

func TestWholeNames(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name                   string
		given, surname, g2, s2 string
		want                   Likeness
	}{
		{"as they stand", "Marta", "Rossi", "MARTA", "rossi", Same},
		{"changed over", "Li", "Wang", "Wang", "Li", Swapped},
		{"changed over and spelt otherwise", "Mohamed", "Hossain", "Hussain", "Muhammad", Near},
		{"in one box", "", "LiWang", "Wang", "Li", Swapped},
		{"a border elsewhere", "Ahmed", "Hassan Ali", "Ahmed Hassan", "Ali", Swapped},
		{"two people", "Marta", "Rossi", "Luca", "Verdi", Differs},
		{"one part missing", "Marta", "", "Marta", "Rossi", Same},
		{"nothing known", "", "", "Marta", "Rossi", Unknown},
	}
	l := NewLinker(&Shares{})
	for _, c := range cases {
		a, b := Prepare(Record{GivenName: c.given, Surname: c.surname}), Prepare(Record{GivenName: c.g2, Surname: c.s2})
		if got := l.Compare(a, b).Name; got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestBirthDates(t *testing.T) {
	t.Parallel()
	l := NewLinker(&Shares{})
	for _, c := range []struct {
		a, b string
		want Likeness
	}{
		{"19850412", "19850412", Same}, {"19850412", "19851204", Swapped}, {"19850412", "19860412", Near}, {"19850412", "19850421", Near},
		{"19850412", "19850614", Loose}, {"19850412", "19730412", Loose}, {"19850412", "19710930", Differs}, {"19850412", "", Unknown},
	} {
		if got, _ := l.likeBirths(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: got %s, want %s", c.a, c.b, got, c.want)
		}
	}
	_, plain := l.likeBirths("19850412", "19850412")
	if _, january := l.likeBirths("19850101", "19850101"); january > plain-3 {
		t.Errorf("the first of January says %.1f bits, another day %.1f", january, plain)
	}
}

func TestAFrequentNameSaysLess(t *testing.T) {
	t.Parallel()
	s := &Shares{People: 10000}
	s.know(OfSurname, "rossi", 400, 10000)
	s.know(OfSurname, "zanghirati", 1, 10000)
	l := NewLinker(s)
	compare := func(surname string) float64 {
		p := Prepare(Record{GivenName: "Marta", Surname: surname})
		return l.Compare(p, p).Bits
	}
	if rossi, rare := compare("Rossi"), compare("Zanghirati"); rare-rossi < 4 {
		t.Errorf("Zanghirati says %.1f bits more than Rossi, want 4 at least", rare-rossi)
	}
}

// TestComparingIsSymmetric compares pairs of a crowd both ways.
func TestComparingIsSymmetric(t *testing.T) {
	t.Parallel()
	rows := (&crowd{luck: rand.New(rand.NewPCG(1, 2)), names: spellings(t), birth: true}).make(300)
	all := make([]*Prepared, len(rows))
	for i := range rows {
		all[i] = Prepare(rows[i].Record)
	}
	shares := Count(all)
	for i := range all {
		for _, j := range []int{i ^ 1, (i + 7) % len(all)} {
			ab, ba := NewLinker(shares).Compare(all[i], all[j]), NewLinker(shares).Compare(all[j], all[i])
			if d := ab.Bits - ba.Bits; d > 1e-9 || d < -1e-9 || ab.Name != ba.Name {
				t.Fatalf("%+v and %+v: %+v, the other way %+v", rows[i].Record, rows[j].Record, ab, ba)
			}
		}
	}
}

// TestASlipLeavesAnotherWay files one record and looks for it with each field
// in turn written wrongly.
func TestASlipLeavesAnotherWay(t *testing.T) {
	t.Parallel()
	r := Record{GivenName: "Giovanna", Surname: "Zanghirati", Birth: "1985-04-12", Contacts: []string{"p"}}
	for name, change := range map[string]func(*Record){
		"surname":         func(r *Record) { r.Surname = "Zamghirari" },
		"given name":      func(r *Record) { r.GivenName = "Marta" },
		"changed over":    func(r *Record) { r.Surname, r.GivenName = r.GivenName, r.Surname },
		"a digit":         func(r *Record) { r.Birth = "1985-04-18" },
		"day and month":   func(r *Record) { r.Birth = "1985-12-04" },
		"no date":         func(r *Record) { r.Birth = "" },
		"another date":    func(r *Record) { r.Birth = "1971-09-30" },
		"names, not date": func(r *Record) { r.Surname, r.GivenName = "Sangirati", "Jovana" },
	} {
		other := r
		other.Contacts = nil
		change(&other)
		all := []*Prepared{Prepare(r), Prepare(other)}
		if got := candidates(nil, fileAll(all), all[1], 1); !slices.Equal(got, []int32{0}) {
			t.Errorf("%s: the record is not found", name)
		}
	}
}

func TestSlipsOfDateAreDays(t *testing.T) {
	t.Parallel()
	got := slipsOfDate("19851231")
	for _, want := range []string{"19851231", "19861231", "19851221", "19851230"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not among the slips", want)
		}
	}
	if slices.Contains(got, "19853112") || slices.Contains(got, "19851331") {
		t.Error("a slip is no day")
	}
	if slipsOfDate("") != nil {
		t.Error("no date has slips")
	}
}
