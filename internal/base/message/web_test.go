package message_test

import (
	"context"
	"net/url"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/message"
	"insieme/internal/base/web/sitetest"
)

func names(_ context.Context, _ db.Queryer, persons []id.Person) (map[id.Person]string, error) {
	out := map[id.Person]string{}
	for _, p := range persons {
		out[p] = "LOVELACE Ada"
	}
	return out, nil
}

func (k *desk) site() *sitetest.Site {
	k.t.Helper()
	return sitetest.New(k.t, k.db, message.NewPages(k.outbox, names).Routes(), message.Texts)
}

func page(of message.ID) string { return message.Path + "/" + string(of) }

func TestOutboxIsForWhoMaySeeIt(t *testing.T) {
	t.Parallel()
	k := open(t, dbtest.New(t), nil)
	of := k.queue(hello())
	k.work(1)
	s := k.site()
	s.Nobody().Get(message.Path).WantRedirect("/entra")
	for _, role := range []access.Role{access.Interviewer, access.AccessPoint, access.Monitor, access.Administrator} {
		c := s.As(role)
		c.Get(message.Path).Want(404)
		c.Get(page(of)).Want(404)
		c.Post(page(of)+"/invia", url.Values{"version": {"2"}}).Want(404)
	}
	worker := s.As(access.CaseWorker)
	worker.Get(page(of)).Want(200).Good()
	worker.Post(page(of)+"/invia", url.Values{"version": {"2"}}).Want(404)
	worker.Post(page(of)+"/arrivato", url.Values{"version": {"2"}}).Want(404)
}

func TestOutboxWithoutCouriersSaysSo(t *testing.T) {
	t.Parallel()
	k := open(t, dbtest.New(t), nil)
	boss := k.site().As(access.Coordinator)
	boss.Get(message.Path).Want(200).Good().WantText("Nessun messaggio", "Nessun servizio di invio")
	of := k.queue(hello())
	k.work(1)
	boss.Get(message.Path).Want(200).Good().WantText("Ricevuta", "LOVELACE Ada", "trattenuto").WantNoText("ada@example.org", "Codice K7")
	boss.Get(page(of)).Want(200).Good().WantText("ada@example.org", "Ciao Ada", "Codice K7 per Ada", "resta qui", string(of)+"@insieme.example").
		WantNoText("/invia")
	boss.Get(message.Path + "?stato=sent").Want(200).WantText("Nessun messaggio").WantNoText("LOVELACE")
	boss.Get(message.Path + "?stato=held").Want(200).WantText("LOVELACE Ada")
	boss.Get(message.Path + "?stato=altro").Want(200).WantText("LOVELACE Ada")
	boss.Get(message.Path + "?dopo=altro").Want(404)
	boss.Get(page("x")).Want(404)
	boss.Get(page(id.New[message.ID]())).Want(404)
}

func TestUncertainMessageIsSentAgainOrSettledByHand(t *testing.T) {
	t.Parallel()
	courier := &fakeCourier{outcomes: []message.Outcome{{Fate: message.Lost, Reason: message.BrokenOff}}}
	k := open(t, dbtest.New(t), email(courier))
	again, settle := k.queue(hello()), k.queue(hello())
	k.work(1)
	courier.outcomes = []message.Outcome{{Fate: message.Rejected, Reason: "refused.550"}}
	office := k.site().As(access.Office)

	first := office.Get(page(again)).Want(200).Good().WantText("incerto", "due volte", "decidi tu")
	first.Submit(`form[action="`+page(again)+`/invia"]`, nil).WantRedirect(page(again)).Follow().WantText("di nuovo in coda", "in coda")
	first.Submit(`form[action="`+page(again)+`/invia"]`, nil).Want(409).Good().WantText("Qualcun altro ha modificato")
	k.work(1)
	office.Get(page(again)).Want(200).Good().WantText("non partito", "Il server lo ha rifiutato", "550").WantNoText("due volte").
		WantElement(`form[action="` + page(again) + `/invia"]`)

	office.Get(page(settle)).Submit(`form[action="`+page(settle)+`/arrivato"]`, nil).WantRedirect(page(settle)).Follow().Good().
		WantText("Segnato come arrivato", "partito").WantNoText("/invia", "/arrivato")
	office.Post(page(settle)+"/arrivato", url.Values{"version": {"4"}}).Want(409).WantText("è andato avanti")
	office.Post(page(settle)+"/arrivato", url.Values{"version": {"quattro"}}).Want(422)
	office.Post(page("x")+"/arrivato", url.Values{"version": {"4"}}).Want(404)
}

func TestOutboxSpeaksEnglish(t *testing.T) {
	t.Parallel()
	k := open(t, dbtest.New(t), nil)
	m := hello()
	m.Lang = i18n.En
	of := k.queue(m)
	k.work(1)
	boss := k.site().As(access.Coordinator)
	boss.Post("/lingua", url.Values{"lingua": {"en"}, "torna": {"/"}}).WantRedirect("/")
	boss.Get(message.Path).Want(200).Good().WantText("Messages", "Receipt", "held")
	boss.Get(page(of)).Want(200).Good().WantText("Hello Ada", "Code K7 for Ada", "English")
}

func TestErasedMessageShowsNoText(t *testing.T) {
	t.Parallel()
	k := open(t, dbtest.New(t), nil)
	of := k.queue(hello())
	k.write(func(tx *db.Tx) error { return k.outbox.EraseIn(t.Context(), tx, "p1") })
	k.work(1)
	k.site().As(access.Coordinator).Get(page(of)).Want(200).Good().WantText("Il testo non c'è più", "cancellati").
		WantNoText("ada@example.org", "K7", "/invia")
}

func TestLongOutboxIsPaged(t *testing.T) {
	t.Parallel()
	k := open(t, dbtest.New(t), nil)
	for range 60 {
		k.queue(hello())
	}
	boss := k.site().As(access.Coordinator)
	first := boss.Get(message.Path).Want(200).Good()
	if n := len(first.All("a.i-row")); n != 50 {
		t.Errorf("%d messages on the first page, want 50", n)
	}
	second := boss.Get(first.Attr(`a[rel="next"]`, "href")).Want(200).Good()
	if n := len(second.All("a.i-row")); n != 10 || second.Has(`a[rel="next"]`) {
		t.Errorf("%d messages on the second page, want 10 and no further page", n)
	}
}
