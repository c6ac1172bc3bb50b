package intake

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

// guest is somebody who reads the people's pages in one language and holds
// each of them.
type guest struct {
	*webtest.Client
	lang    i18n.Lang
	italian []string // what would be read if a word were missing or not asked of the catalogue
}

func (s *street) guest(lang i18n.Lang) guest {
	b := s.browser()
	b.SetCookie("lingua", string(lang))
	return guest{b, lang, italianOnly(lang)}
}

// italianOnly are the sentences that a page in another language cannot have.
func italianOnly(lang i18n.Lang) []string {
	if lang == i18n.It {
		return nil
	}
	var said []string
	for _, t := range FormTexts {
		word, _ := t.In(lang)
		said = append(said, word)
	}
	all := strings.Join(said, "\n")
	var out []string
	for _, t := range FormTexts {
		if len(t.It) >= 12 && !strings.Contains(t.It, "{") && !strings.Contains(all, t.It) {
			out = append(out, strings.ReplaceAll(t.It, "**", ""))
		}
	}
	return out
}

// reads holds a page: well made, of the language, all of it.
func (r guest) reads(a *webtest.Answer, status int) *webtest.Answer {
	a.Want(status).Good().WantElement("html[lang="+string(r.lang)+"]", "html[dir="+r.lang.Dir()+"]").WantNoText("intake.", "{0}", "{1}")
	text := a.Text()
	for _, sentence := range r.italian {
		if strings.Contains(text, sentence) {
			a.WantNoText(sentence)
		}
	}
	return a
}

func (r guest) page(path string) *webtest.Answer { return r.reads(r.Get(path), http.StatusOK) }

func (r guest) refused(path string, form url.Values) {
	r.reads(r.Post(path, form), http.StatusUnprocessableEntity)
}

// TestEveryPageOfThePeopleSpeaksEveryLanguage walks all of what a person without
// a login can reach, in each language (R2.1): no word may be missing, none said
// in Italian instead.
func TestEveryPageOfThePeopleSpeaksEveryLanguage(t *testing.T) {
	t.Parallel()
	owed := []Pledge{
		{Kind: PledgeReactivation, From: day(2), Due: day(2).AddMonths(1), KeptOn: day(2)},
		{Kind: PledgeOpportunity, From: day(2).AddMonths(-4), Due: day(2).AddDays(-3)},
		{Kind: PledgeExperience, From: day(2), Due: day(2).AddMonths(6)},
	}
	s := newStreet(t, func(context.Context, id.Application, civil.Date) ([]Pledge, error) { return owed, nil })
	var codes []string
	for _, state := range []State{Received, Verifying, ToInvite, InterviewSet, ToDecide, InTarget} {
		r, err := s.service.Receipt(t.Context(), s.at(state).Application)
		if err != nil {
			t.Fatal(err)
		}
		codes = append(codes, string(r.Code))
	}
	langs := i18n.PeopleLangs()
	s.offer(day(7), 2*len(langs))
	_, links := s.invited(len(langs))
	for i, lang := range langs {
		r := s.guest(lang)
		r.still()
		r.applies()
		r.young()
		r.follows(codes)
		r.chooses(links[i])
		for _, state := range States() {
			for _, to := range Destinations() {
				if got := nowInWords(s.catalogue.In(lang), Application{State: state, Destination: to, EndedOn: day(2)}, nil); strings.Contains(got, "intake.") {
					t.Errorf("%s: the road of a case %s says %q", lang, state, got)
				}
			}
		}
	}
	if unsaid := s.catalogue.Unsaid(); len(unsaid) > 0 {
		t.Errorf("said in Italian to who reads another language: %v", unsaid)
	}
}

func (r guest) still() {
	for _, path := range []string{"/", "/privacy", "/accessibilita", "/note-legali", pathYouth, pathResume, pathRoad, pathWhole} {
		r.page(path)
	}
	r.reads(r.Get("/da-nessuna-parte"), http.StatusNotFound)
	r.reads(r.Get(pathLink+"/nessuno"), http.StatusNotFound)
}

// applies goes through the form, wrongly and rightly, once leaving and coming
// back, to the receipt.
func (r guest) applies() {
	r.refused(pathWhole, url.Values{})
	for _, s := range FormSteps() {
		r.page(s.path())
		switch s {
		case StepCheck:
			r.refused(s.path(), url.Values{})
			r.Post(s.path(), url.Values{"consent": {"1"}}).WantRedirect(pathReceipt)
			r.page(pathReceipt)
			return
		case StepTrades:
			r.reads(r.Upload(s.path(), step(s, nil), fieldCV, "cv.pdf", []byte("MZ\x90")), http.StatusUnprocessableEntity)
			r.reads(r.Upload(s.path(), step(s, url.Values{"trade_other": {strings.Repeat("x", 300)}}), fieldCV, "cv.pdf", pdf), http.StatusUnprocessableEntity)
		case StepSchool:
			r.Post(s.path(), url.Values{buttonName: {buttonSave}}).WantRedirect(pathSaved)
			code := r.page(pathSaved).TextAt(".i-code-code")
			r.reads(r.Post(pathSaved, nil).WantRedirect("/").Follow(), http.StatusOK)
			r.refused(pathResume, url.Values{"code": {"AAA AAA AAA"}})
			r.Post(pathResume, url.Values{"code": {code}}).WantRedirect(pathForm).Follow()
			r.refused(s.path(), url.Values{})
		default:
			r.refused(s.path(), url.Values{})
		}
		r.Post(s.path(), step(s, nil)).WantRedirect((s + 1).path())
	}
}

// young applies by the door of young people and answers their questions,
// wrongly and rightly.
func (r guest) young() {
	r.Post(pathYouth, nil).WantRedirect(pathForm)
	for _, s := range FormSteps() {
		switch s {
		case StepWho:
			r.Post(s.path(), step(s, url.Values{"birth_date": {"5/5/2005"}, "fiscal_code": {""}})).WantRedirect((s + 1).path())
		case StepCheck:
			r.Post(s.path(), url.Values{"consent": {"1"}}).WantRedirect(pathReceipt)
		default:
			r.Post(s.path(), step(s, nil)).WantRedirect((s + 1).path())
		}
	}
	r.page(pathReceipt).WantElement(`a[href="` + pathYouthForm + `"]`)
	r.page(pathYouthForm).WantElement("input[name=guardian]")
	r.refused(pathYouthForm, nil)
	said := url.Values{"studying": {"neither"}, "wishes": {"course"}, "guardian": {"yes"}}
	r.reads(r.Post(pathYouthForm, said).WantRedirect(pathReceipt).Follow(), http.StatusOK)
}

// follows looks at the road of an application in each state.
func (r guest) follows(codes []string) {
	r.refused(pathRoad, url.Values{"code": {"AAA AAA AAA"}})
	for _, code := range codes {
		r.reads(r.Post(pathRoad, url.Values{"code": {code}}).WantRedirect(pathRoad).Follow(), http.StatusOK)
		r.page(pathChoose)
	}
	r.reads(r.Post(pathLeave, nil).WantRedirect(pathRoad).Follow(), http.StatusOK)
}

// chooses takes a day, moves, waits for an earlier one and calls it off.
func (r guest) chooses(link string) {
	r.Get(pathLink + "/" + link).WantRedirect(pathChoose)
	page := r.page(pathChoose)
	r.reads(page.Submit("#scegli", nil), http.StatusUnprocessableEntity)
	slot := url.Values{"slot": {page.Attr("#scegli input[name=slot]", "value")}}
	page.Submit("#scegli", slot).WantRedirect(pathChoose)
	r.page(pathChoose)
	r.reads(page.Submit("#scegli", slot), http.StatusConflict)
	for _, command := range []string{"/attesa", "/disdici"} {
		r.page(pathChoose).Submit(`form[action="`+pathChoose+command+`"]`, nil).WantRedirect(pathChoose)
		r.page(pathChoose)
	}
	r.reads(r.Post(pathChoose+"/disdici", nil), http.StatusConflict)
}

// TestTheSwitchOffersEveryLanguageInItsOwnWords: who does not read the page
// finds their language, and a screen reader says it rightly (WCAG 3.1.2).
func TestTheSwitchOffersEveryLanguageInItsOwnWords(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	for _, path := range []string{"/", StepWhere.path(), pathRoad} {
		page := s.browser().Get(path).Want(http.StatusOK)
		for _, lang := range i18n.PeopleLangs() {
			if lang != i18n.It {
				page.WantElement("[lang=" + string(lang) + "]").WantText(lang.Name())
			}
		}
	}
}

// TestPeopleAreWrittenToInTheirLanguage: what an applicant chose is on the
// record and is that of the receipt; who speaks another reads Italian.
func TestPeopleAreWrittenToInTheirLanguage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, lang := range append(i18n.PeopleLangs(), "sq", "other") {
		a := h.answers()
		a.Lang, a.Email = string(lang), "chi@example.org"
		r := h.submit(onSite(NewFormToken(), a))
		if err := h.service.TellReceipt(t.Context(), r.Application); err != nil {
			t.Fatal(err)
		}
		want := Templates()[0].Subject.It
		if s, ok := Templates()[0].Subject.In(lang); ok {
			want = s
		}
		letters := h.told(r.Application)
		if len(letters) != 1 || letters[0].Subject != want {
			t.Errorf("%s: got %+v, want one with the subject %q", lang, letters, want)
		}
	}
}

// TestLettersAreThereInEveryLanguage: neither a text less than in Italian, nor
// one for a letter that nobody sends.
func TestLettersAreThereInEveryLanguage(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, letter := range Templates() {
		if letter.Subject.It != "" {
			keys = append(keys, letter.Key+".subject")
		}
		keys = append(keys, letter.Key+".body")
	}
	for _, lang := range i18n.PeopleLangs() {
		if words := letterWords[lang]; !slices.Contains(i18n.StaffLangs(), lang) && len(words) != len(keys) {
			t.Errorf("%s has %d texts of letters, want %d", lang, len(words), len(keys))
		}
		for _, key := range keys {
			if !slices.Contains(i18n.StaffLangs(), lang) && letterWords[lang][key] == "" {
				t.Errorf("%s lacks %s", lang, key)
			}
		}
	}
}

// TestChangingLanguageKeepsWhatIsTypedInEveryLanguage: half an answer, even a
// wrong one, is there in the next language.
func TestChangingLanguageKeepsWhatIsTypedInEveryLanguage(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	answerUntil(b, StepWho)
	half := url.Values{"given_name": {"Samira"}, "surname": {""}, "birth_date": {"settembre"}}
	for _, lang := range i18n.PeopleLangs() {
		half.Set(ui.SwitchLang, string(lang))
		b.Post(StepWho.path(), half).WantRedirect(StepWho.path()).Follow().Want(http.StatusOK).Good().
			WantElement("html[lang="+string(lang)+"]", "input[value=Samira]", "input[value=settembre]")
	}
}
