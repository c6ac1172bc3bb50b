package intake

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/id"
)

// samira has applied from her telephone: no organisation brought her in.
func (s *street) samira() id.Person {
	s.t.Helper()
	answers, err := fullForm().Answers(s.clock.Today())
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := s.service.Submit(s.t.Context(), access.Actor{}, SubmitCmd{Token: NewFormToken(), Channel: ChannelSite, Answers: answers})
	if err != nil {
		s.t.Fatal(err)
	}
	return r.Person
}

func (s *street) looksAt(who id.Person) int {
	return s.count(`SELECT count(*) FROM access_log WHERE person = $1 AND page = $2`, who, lookedSimilar)
}

func TestWhoIsTypedIsPerhapsHereAlready(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	who := s.samira()
	b := s.browser()
	b.SignIn("office", password)
	page := b.Get(linkAssisted).Want(http.StatusOK).Good().WantElement("#similar", "[hx-post="+linkAssisted+pathSimilar+"]").WantNoText("Forse c'è già")
	if n := s.looksAt(who); n != 0 {
		t.Errorf("an empty form looked at %d people", n)
	}
	tests := []struct {
		name  string
		typed url.Values
		found string // "" = nothing
	}{
		{"another spelling and the birth date", url.Values{"surname": {"Elhadad"}, "given_name": {"Samira"}, "birth_date": {"4/9/1991"}}, "stessa data di nascita"},
		{"surname and name changed over", url.Values{"surname": {"Samira"}, "given_name": {"El Haddad"}, "birth_date": {"1991-09-04"}}, "nome e cognome scambiati"},
		{"the telephone and the name", url.Values{"surname": {"El Haddad"}, "given_name": {"Samira"}, "phone": {"347 5550142"}}, "stesso telefono"},
		{"a birth date half written", url.Values{"surname": {"El Haddad"}, "given_name": {"Samira"}, "birth_date": {"4/9"}, "phone": {"3475550142"}}, "stesso telefono"},
		{"somebody else", url.Values{"surname": {"Bianchi"}, "given_name": {"Luca"}, "birth_date": {"4/9/1991"}}, ""},
		{"nothing", url.Values{}, ""},
	}
	for _, tt := range tests {
		a := b.HX().Post(linkAssisted+pathSimilar, tt.typed).Want(http.StatusOK)
		if tt.found == "" {
			a.WantNoText("EL HADDAD")
			continue
		}
		a.WantText("Forse c'è già", "EL HADDAD Samira", "Bologna · nuova", tt.found).
			WantElement(`a[href=/persone/`+string(who)+`]`, `input[name=similar_seen][value=`+string(who)+`]`)
	}
	if n := s.looksAt(who); n != 4 {
		t.Errorf("%d looks, want one for each list", n)
	}

	// Without scripts the list comes when the form is sent, once.
	form := posted(fullForm())
	form.Set("form_token", page.Attr("input[name=form_token]", "value"))
	asked := b.Post(linkAssisted, form).Want(http.StatusUnprocessableEntity).Good()
	asked.WantText("Forse c'è già", "Guarda se è una di queste persone").WantElement("#errori a[href=#similar]", "input[value=El Haddad]")
	form["similar_seen"] = []string{asked.Attr("input[name=similar_seen]", "value")}
	form.Set("sex", "")
	b.Post(linkAssisted, form).Want(http.StatusUnprocessableEntity).Good().WantElement("input[name=similar_seen]")
	form.Set("sex", "f")
	code := b.Post(linkAssisted, form).Want(http.StatusOK).WantText("Domanda ricevuta").TextAt(".i-code-code")
	form.Del("similar_seen")
	if twice := b.Post(linkAssisted, form).Want(http.StatusOK).TextAt(".i-code-code"); twice != code {
		t.Errorf("a second touch of the button gives %q, want the receipt %q", twice, code)
	}
}

func TestAnAccessPointLearnsOfNobodyButItsOwn(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	who := s.samira()
	b := s.browser()
	b.SignIn("caritas", password)
	form := posted(fullForm())
	b.HX().Post(linkAssisted+pathSimilar, form).Want(http.StatusOK).WantNoText("HADDAD", "Forse").WantText("")
	if a := b.HX().Post(linkAssisted+pathSimilar, form); a.Text() != "" {
		t.Errorf("the list of a stranger's record says %q", a.Text())
	}
	form.Set("form_token", NewFormToken())
	b.Post(linkAssisted, form).Want(http.StatusOK).WantText("Domanda ricevuta")
	if n := s.looksAt(who); n != 0 {
		t.Errorf("%d looks at somebody who was not shown", n)
	}
	own := b.HX().Post(linkAssisted+pathSimilar, posted(fullForm())).Want(http.StatusOK).WantText("Forse c'è già", "EL HADDAD Samira")
	if n := len(own.All("input[name=similar_seen]")); n != 1 {
		t.Errorf("%d people, want the one of this access point", n)
	}
	if own.Has(`a[href=/persone/` + string(who) + `]`) {
		t.Error("the stranger's record is linked")
	}
}

func TestTheListIsForWhoMayMakeARecord(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	typed := url.Values{"surname": {"El Haddad"}, "given_name": {"Samira"}, "birth_date": {"1991-09-04"}}
	for login, status := range map[string]int{"office": 200, "chief": 200, "point": 200, "partner": 200, "giulia": 404, "worker": 404, "monitor": 404, "admin": 404} {
		s.as(login).HX().Post(pathRefer+pathSimilar, typed).Want(status)
	}
	nobody := access.Actor{User: id.New[id.User](), Roles: []access.Role{access.Monitor}}
	if _, err := s.service.Resembling(t.Context(), nobody, access.IntakeReceive, fullForm().typed()); err == nil {
		t.Error("a monitor may ask who resembles whom")
	}
}

func TestAReferralAsksOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.as("point")
	refer := func(change url.Values) url.Values {
		v := url.Values{
			"token": {NewFormToken()}, "surname": {"El Haddad"}, "given_name": {"Samira"}, "birth_date": {"1991-09-04"}, "phone": {"347 5550142"}, "municipality": {"037006"},
		}
		for k, x := range change {
			v[k] = x
		}
		return v
	}
	b.Post(pathRefer, refer(nil)).WantRedirect(pathMine)
	again := b.Post(pathRefer, refer(nil)).Want(http.StatusUnprocessableEntity).Good()
	again.WantText("Forse c'è già", "EL HADDAD Samira")
	if to := again.Attr("#similar a", "href"); !strings.HasSuffix(to, "/domanda") {
		t.Errorf("a referral leads to %q, want its form, which is to be filled in", to)
	}
	seen := again.Attr("input[name=similar_seen]", "value")
	b.Post(pathRefer, refer(url.Values{"similar_seen": {seen}})).WantRedirect(pathMine)
	// Another organisation is not told.
	s.as("partner").Post(pathRefer, refer(nil)).WantRedirect(pathMine)
}
