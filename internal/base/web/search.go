package web

import (
	"crypto/rand"
	"encoding/json"
	"slices"
)

const (
	keySearches  = "web.searches"
	keepSearches = 20
)

type search struct {
	ID   string `json:"i"`
	Text string `json:"t"`
}

// KeepSearch keeps typed words in the session and gives the id under which an
// address may name them: what people type is personal data and stays out of
// addresses. The last few are kept, so that going back works.
func (c *Ctx) KeepSearch(text string) string {
	all := c.searches()
	if i := slices.IndexFunc(all, func(s search) bool { return s.Text == text }); i >= 0 {
		return all[i].ID
	}
	s := search{ID: rand.Text()[:12], Text: text}
	all = append(all, s)
	if len(all) > keepSearches {
		all = all[len(all)-keepSearches:]
	}
	b, err := json.Marshal(all)
	if err != nil {
		panic("web: a list of texts is always JSON: " + err.Error())
	}
	c.Session.Put(keySearches, string(b))
	return s.ID
}

// Search is the words kept under an id; empty when they are not, or not any
// more, this session's.
func (c *Ctx) Search(id string) string {
	for _, s := range c.searches() {
		if s.ID == id {
			return s.Text
		}
	}
	return ""
}

func (c *Ctx) searches() []search {
	var all []search
	text := c.Session.Get(keySearches)
	if text == "" || json.Unmarshal([]byte(text), &all) != nil {
		return nil
	}
	return all
}
