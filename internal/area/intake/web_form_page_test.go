package intake

import (
	"net/http"
	"testing"
	"time"
)

func TestTheWholeFormInOnePost(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	b := s.browser()
	page := b.Get(pathWhole).Want(http.StatusOK).Good()
	form := posted(fullForm())
	form.Set("form_token", page.Attr("input[name=form_token]", "value"))
	first := b.Post(pathWhole, form).Want(http.StatusOK).Good().TextAt(".i-code-code")
	again := s.browser().Post(pathWhole, form).Want(http.StatusOK).TextAt(".i-code-code")
	if first != again {
		t.Errorf("receipts %q and %q", first, again)
	}
	s.wantRows(1)

	form.Set("form_token", NewFormToken())
	form.Set("phone", "347 555 014")
	form.Set("municipality", "")
	wrong := b.Post(pathWhole, form).Want(http.StatusUnprocessableEntity).Good()
	wrong.WantText("Ci sono 2 cose", "Hai scritto 9 cifre", "Scegli il comune").WantElement("input[value=Samira]", "input[value=warehouse][checked]")
	if got := wrong.Attr("input[name=form_token]", "value"); got != form.Get("form_token") {
		t.Errorf("the token changed to %q", got)
	}
	form.Set("form_token", "corto")
	b.Post(pathWhole, form).Want(http.StatusUnprocessableEntity)
	form.Set("role", "administrator")
	b.Post(pathWhole, form).Want(http.StatusUnprocessableEntity).WantText("campo che non conosciamo")
	s.wantRows(1)
}

func TestTheAssistedFormIsForWhoMayReceive(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	s.browser().Get(linkAssisted).WantRedirect("/entra")
	tests := []struct {
		login   string
		channel Channel
		status  int
	}{{"office", ChannelHelpDesk, 200}, {"caritas", ChannelAccessPoint, 200}, {"giulia", "", 404}}
	for _, tt := range tests {
		b := s.browser()
		b.SignIn(tt.login, password)
		page := b.Get(linkAssisted).Want(tt.status)
		form := posted(fullForm())
		if tt.status != http.StatusOK {
			form.Set("form_token", NewFormToken())
			b.Post(linkAssisted, form).Want(tt.status)
			continue
		}
		form.Set("form_token", page.Good().Attr("input[name=form_token]", "value"))
		form.Set("surname", "")
		b.Post(linkAssisted, form).Want(http.StatusUnprocessableEntity).Good().WantText("Scrivi il tuo cognome")
		form.Set("surname", "El Haddad")
		b.Post(linkAssisted, form).Want(http.StatusOK).Good().WantText("Domanda ricevuta", "Un'altra candidatura assistita")
		if n := s.count(`SELECT count(*) FROM application WHERE channel = $1 AND assisted_by IS NOT NULL`, tt.channel); n != 1 {
			t.Errorf("%s: %d applications of channel %s", tt.login, n, tt.channel)
		}
	}
}

func TestTheFormOfAReferredPersonHasWhatIsKnown(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	c := s.referred()
	s.clock.Set(s.clock.Now().Add(time.Hour))
	b := s.browser()
	b.SignIn("caritas", password)
	page := b.Get(LinkComplete(c.Application)).Want(http.StatusOK).Good().WantElement("input[value=El Haddad]", "input[value=Samira]")
	form := posted(fullForm())
	form.Set("form_token", page.Attr("input[name=form_token]", "value"))
	form.Set("birth_date", "")
	b.Post(LinkComplete(c.Application), form).Want(http.StatusUnprocessableEntity).Good().WantText("Scrivi la data di nascita")
	form.Set("birth_date", "04/09/1991")
	b.Post(LinkComplete(c.Application), form).Want(http.StatusOK).Good().WantText("Domanda ricevuta")
	b.Get(LinkComplete(c.Application)).Want(http.StatusConflict)
	other := s.browser()
	other.SignIn("giulia", password)
	other.Get(LinkComplete(c.Application)).Want(http.StatusNotFound)
	s.exec(`UPDATE application SET organisation = $1 WHERE id = $2`, s.cpi, c.Application)
	b.Post(LinkComplete(c.Application), nil).Want(http.StatusNotFound) // another organisation's, empty or not
	b.Post(LinkComplete(c.Application), form).Want(http.StatusNotFound)
}
