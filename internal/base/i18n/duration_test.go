package i18n

import "testing"

func TestDurationsAreSaidInHoursAndMinutes(t *testing.T) {
	t.Parallel()
	c, err := NewCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	for minutes, want := range map[int]string{0: "0 min", 45: "45 min", 60: "1 h", 63: "1 h 3 min", 4380: "73 h", 72001: "1.200 h 1 min"} {
		if got := c.In("it").Duration(minutes); got != want {
			t.Errorf("%d minutes: got %q, want %q", minutes, got, want)
		}
	}
}
