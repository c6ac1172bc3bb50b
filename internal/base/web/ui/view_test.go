package ui

import (
	"strings"
	"testing"

	"github.com/a-h/templ"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// voice speaks Italian with the components' own words.
func voice(t *testing.T) i18n.L {
	t.Helper()
	c, err := i18n.NewCatalogue(Texts)
	if err != nil {
		t.Fatal(err)
	}
	return c.In(i18n.It)
}

func html(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatalf("render: %v", err)
	}
	return b.String()
}

func TestSentencePutsEmphasisWhereTheTextSays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"no marks", "sette cose", "sette cose"},
		{"one strong part", "**7** da fare", "<strong>7</strong> da fare"},
		{"strong at the end", "scade **oggi**", "scade <strong>oggi</strong>"},
		{"markup is only text", "<b>**&**</b>", "&lt;b&gt;<strong>&amp;</strong>&lt;/b&gt;"},
		{"an unclosed mark", "a **b", "a <strong>b</strong>"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := strings.TrimSpace(html(t, Sentence(c.text))); got != c.want {
				t.Errorf("Sentence(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestFieldTellsWhoListensWhatIsWrong(t *testing.T) {
	t.Parallel()
	got := html(t, Input(voice(t), Field{Name: "telefono", Label: "Telefono", Help: "10 cifre.", Error: "Ne manca una.", Value: `"><script>`, Required: true}))
	for _, want := range []string{
		`<label for="telefono">`, `aria-invalid="true"`, `aria-describedby="telefono-aiuto telefono-errore"`,
		`id="telefono-aiuto"`, `id="telefono-errore"`, `aria-required="true"`, `value="&#34;&gt;&lt;script&gt;"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("field lacks %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "puoi saltare") {
		t.Error("a required field says that it may be skipped")
	}
}

func TestPasswordIsNeverWrittenBack(t *testing.T) {
	t.Parallel()
	got := html(t, Input(voice(t), Field{Name: "password", Label: "Password", Type: TypePassword, Value: "segreta"}))
	if strings.Contains(got, "segreta") {
		t.Errorf("the page holds the password:\n%s", got)
	}
}

func TestMaskedMomentShowsNothingOfTheFact(t *testing.T) {
	t.Parallel()
	today := civil.MustDate("2022-11-10")
	got := html(t, Timeline(voice(t), today, []Moment{{
		Date: today, Title: "titolo segreto", Detail: "dettaglio segreto", Masked: "Équipe fragilità.",
		Notes: &NotePairView{Shared: "nota segreta"},
	}}))
	if strings.Contains(got, "segret") {
		t.Errorf("a masked fact is on the page:\n%s", got)
	}
	if !strings.Contains(got, "dato riservato") {
		t.Errorf("a masked fact is not said to be there:\n%s", got)
	}
}

func TestMaskedNoteAndFactShowNothing(t *testing.T) {
	t.Parallel()
	l := voice(t)
	for name, c := range map[string]templ.Component{
		"note":   NotePair(l, NotePairView{Shared: "a", Private: "segreto", PrivateMasked: true}),
		"fact":   FactList(l, []Fact{{Label: "Salute", Value: "segreto", Masked: true}}),
		"domain": AssessmentStrip(l, AssessmentStripView{Levels: []string{"segreto"}, Rows: []AssessmentRow{{Domain: "Salute", After: 1, Masked: true}}}),
	} {
		if got := html(t, c); strings.Contains(got, "segreto") || strings.Contains(got, "i-strip") {
			t.Errorf("%s shows what is masked:\n%s", name, got)
		}
	}
}

func TestRingSaysInWordsWhatItDraws(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ring Ring
		want string
	}{
		{Ring{Kind: RingFar, Days: 112}, "Promessa: mancano 112 giorni"},
		{Ring{Kind: RingNear14, Days: 1}, "Promessa: manca 1 giorno"},
		{Ring{Kind: RingBroken, Days: 6}, "Promessa scaduta da 6 giorni"},
		{Ring{Kind: RingBroken, Days: 1}, "Promessa scaduta da 1 giorno"},
		{Ring{Kind: RingKept}, "Promessa mantenuta"},
		{Ring{Kind: RingPaused}, "Promessa sospesa"},
	} {
		if got := html(t, PromiseRing(voice(t), c.ring)); !strings.Contains(got, `aria-label="`+c.want+`"`) {
			t.Errorf("ring %+v does not say %q:\n%s", c.ring, c.want, got)
		}
	}
}

func TestDateOfAMomentHasTheYearOnlyWhenItIsNotThisOne(t *testing.T) {
	t.Parallel()
	l, today := voice(t), civil.MustDate("2022-11-10")
	if got, want := momentDate(l, today, civil.MustDate("2022-11-09")), "mer 9 nov"; got != want {
		t.Errorf("this year: got %q, want %q", got, want)
	}
	if got, want := momentDate(l, today, civil.MustDate("2021-12-09")), "gio 9 dic 2021"; got != want {
		t.Errorf("last year: got %q, want %q", got, want)
	}
}

func TestFramesDoNotShowTheSearchedWordsInTheAddress(t *testing.T) {
	t.Parallel()
	got := html(t, Staff(Frame{L: voice(t), Title: "Oggi", Search: true}))
	if !strings.Contains(got, `method="post" action="/cerca"`) {
		t.Error("the search is not posted")
	}
}

func TestOneFeedbackLineWithItsUndo(t *testing.T) {
	t.Parallel()
	got := html(t, Staff(Frame{L: voice(t), Title: "Oggi", Flash: &Flash{Text: "Chiamata registrata.", UndoAction: "/annulla/7"}}))
	for _, want := range []string{"Chiamata registrata.", `<form method="post" action="/annulla/7"`, "Annulla", `role="status"`} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%q stands %d times, want once", want, strings.Count(got, want))
		}
	}
}

func TestHostileAddressesAreNotLinked(t *testing.T) {
	t.Parallel()
	got := html(t, LinkButton(LinkButtonView{Label: "x", Href: "javascript:alert(1)"}))
	if strings.Contains(got, "javascript:") {
		t.Errorf("a script became a link: %s", got)
	}
}

func TestTelephoneLinkHoldsDigitsOnly(t *testing.T) {
	t.Parallel()
	if got, want := (HelpDesk{Phone: "+39 051 555-0100"}).PhoneHref(), "tel:+390515550100"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
