package intake

import (
	"testing"
	"time"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// referred is a person whom Caritas has named.
func (h *house) referred() Cmd {
	h.t.Helper()
	a, err := h.service.ReferPerson(h.t.Context(), h.office, ReferCmd{
		Token: NewFormToken(), Organisation: h.caritas, GivenName: "Samira", Surname: "El Haddad", Phone: "+393335550100",
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return Cmd{Application: a}
}

func TestTheFormOfAReferredPersonCompletesTheReferral(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c := h.referred()
	h.clock.Set(h.clock.Now().Add(24 * time.Hour))
	known, err := h.service.Known(t.Context(), h.office, c.Application)
	if err != nil || known.Form.Surname != "El Haddad" || known.Form.Phone != "+393335550100" {
		t.Fatalf("known %+v, %v", known.Form, err)
	}
	answers, err := fullForm().Answers(day(3))
	if err != nil {
		t.Fatal(err)
	}
	cmd := CompleteCmd{Cmd: c, Token: NewFormToken(), Channel: ChannelHelpDesk, Answers: answers}
	first, err := h.service.Complete(t.Context(), h.office, cmd)
	if err != nil {
		t.Fatal(err)
	}
	again, err := h.service.Complete(t.Context(), h.office, cmd)
	if err != nil || !again.Again || again.Code != first.Code || first.Application != c.Application {
		t.Errorf("again %+v, %v; first %+v", again, err, first)
	}
	a := h.load(c)
	if a.State != Received || a.ReceivedOn != day(3) || a.ReferredOn != day(2) || a.Organisation != h.caritas || a.AssistedBy != h.office.User || a.District == "" {
		t.Errorf("got %+v", a)
	}
	h.isFold(c)
	p, err := person.Load(t.Context(), h.db.Reader(), h.service.Keys, a.Person)
	if err != nil || len(p.Phones()) != 2 || !p.Agreed(person.ConsentPrivacy) || p.Citizenship != "MA" {
		t.Errorf("the record is %+v, %v", p, err)
	}
	if d, err := declaredOf(t.Context(), h.db.Reader(), c.Application); err != nil || d != answers.Declared {
		t.Errorf("declared %+v, %v", d, err)
	}
	cmd.Token = NewFormToken()
	if _, err := h.service.Complete(t.Context(), h.office, cmd); !fault.Is(err, fault.Conflict) {
		t.Errorf("another form for the same person: %v, want Conflict", err)
	}
	if _, err := h.service.Known(t.Context(), h.office, c.Application); !fault.Is(err, fault.Conflict) {
		t.Errorf("the form is shown again: %v, want Conflict", err)
	}
}

func TestWhoMayCompleteAReferral(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	c := h.referred()
	desk := h.user("sportello", access.AccessPoint)
	for _, of := range []id.Organisation{h.cpi, ""} {
		desk.Organisation = of
		cmd := CompleteCmd{Cmd: c, Token: NewFormToken(), Channel: ChannelAccessPoint, Answers: h.answers()}
		if _, err := h.service.Complete(t.Context(), desk, cmd); !fault.Is(err, fault.Denied) {
			t.Errorf("another organisation's referral: %v, want Denied", err)
		}
		if _, err := h.service.Known(t.Context(), desk, c.Application); !fault.Is(err, fault.Denied) {
			t.Errorf("another organisation reads: %v, want Denied", err)
		}
	}
	h.clock.Set(h.clock.Now().Add(time.Hour))
	desk.Organisation = h.caritas
	if _, err := h.service.Complete(t.Context(), desk, CompleteCmd{Cmd: c, Token: NewFormToken(), Channel: ChannelAccessPoint, Answers: h.answers()}); err != nil {
		t.Errorf("its own referral: %v", err)
	}
}
