package intake

import (
	"strings"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/id"
	"insieme/internal/base/message"
)

// told are the messages in the outbox about an application.
func (h *house) told(application id.Application) []message.Letter {
	h.t.Helper()
	if _, err := h.service.Jobs.Drain(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
	var out []message.Letter
	ids, err := db.All(h.t.Context(), h.db.Reader(), db.Scalar[message.ID], `SELECT id FROM message WHERE application = $1 ORDER BY id`, application)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, of := range ids {
		l, err := h.service.Outbox.Read(h.t.Context(), h.chief, of)
		if err != nil {
			h.t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

func TestTheReceiptIsToldOnce(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name         string
		change       func(a *Answers)
		to, language string
	}{
		{"by mail, where there is an address", func(a *Answers) { a.Email = "chiara@posta.example" }, "chiara@posta.example", "Ciao Chiara"},
		{"by text message otherwise", func(*Answers) {}, "+393335550162", "Domanda ricevuta"},
		{"in English", func(a *Answers) { a.Lang = "en" }, "+393335550162", "Application received"},
		{"in Italian for languages that are not there", func(a *Answers) { a.Lang = "sq" }, "+393335550162", "Domanda ricevuta"},
		{"in Urdu", func(a *Answers) { a.Lang = "ur" }, "+393335550162", "درخواست مل گئی"},
		{"not by a telephone on the wall", func(a *Answers) { a.Phone = "+390515550100" }, "", ""},
		{"not to who has neither", func(a *Answers) { a.Phone = "" }, "", ""},
	}
	h := newHouse(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := h.answers()
			tt.change(&a)
			r := h.submit(onSite(NewFormToken(), a))
			all := h.told(r.Application)
			if tt.to == "" {
				if len(all) != 0 {
					t.Errorf("%d messages, want none", len(all))
				}
				return
			}
			if len(all) != 1 || all[0].To != tt.to || all[0].State != message.Held {
				t.Fatalf("got %+v", all)
			}
			if body := all[0].Body; !strings.Contains(body, r.Code.Groups()) || !strings.Contains(body, tt.language) || !strings.Contains(body, "2022") {
				t.Errorf("got %q", body)
			}
			if err := h.service.TellReceipt(t.Context(), r.Application); err != nil || len(h.told(r.Application)) != 1 {
				t.Errorf("told again: %v", err)
			}
		})
	}
}
