package phone_test

import (
	"errors"
	"strings"
	"testing"

	"insieme/internal/base/phone"
)

func TestNormal(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"nothing is no number", "", ""},
		{"a mobile number with spaces", "333 123 4567", "+393331234567"},
		{"the same with prefix, points and dashes", "+39 333.123-4567", "+393331234567"},
		{"the same with two noughts", "0039 3331234567", "+393331234567"},
		{"a line of Bologna keeps its nought", "051 219 3111", "+390512193111"},
		{"brackets and a bar", "(051) 219/3111", "+390512193111"},
		{"a short number of an office", "06 6710 1", "+390667101"},
		{"a number of another country", "+44 20 7946 0018", "+442079460018"},
		{"a mobile number of Morocco", "+212 661-234567", "+212661234567"},
	}
	for _, tt := range tests {
		if got, err := phone.Normal(tt.in); err != nil || got != tt.want {
			t.Errorf("%s: Normal(%q) = %q, %v; want %q", tt.name, tt.in, got, err, tt.want)
		}
	}
}

func TestNotANumber(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"12", "non lo so", "+39 333", "333 123 4567 8901 2345", "+999 123456", "051 219 3111 int. 5", strings.Repeat("3", 300), "\x00", " "} {
		got, err := phone.Normal(in)
		if !errors.Is(err, phone.ErrNotANumber) || got != "" {
			t.Errorf("Normal(%q) = %q, %v; want ErrNotANumber", in, got, err)
		}
	}
}

func TestDisplayAndMobile(t *testing.T) {
	t.Parallel()
	tests := []struct {
		normal, display string
		mobile          bool
	}{
		{"+393331234567", "333 123 4567", true},
		{"+390512193111", "051 219 3111", false},
		{"+442079460018", "+44 20 7946 0018", false},
		{"+12025550123", "+1 202-555-0123", true},
		{"not a number", "not a number", false},
	}
	for _, tt := range tests {
		if got := phone.Display(tt.normal); got != tt.display {
			t.Errorf("Display(%s) = %q, want %q", tt.normal, got, tt.display)
		}
		if got := phone.IsMobile(tt.normal); got != tt.mobile {
			t.Errorf("IsMobile(%s) = %v, want %v", tt.normal, got, tt.mobile)
		}
	}
}

func FuzzNormal(f *testing.F) {
	f.Add("+39 333 123 4567")
	f.Fuzz(func(t *testing.T, s string) {
		n, err := phone.Normal(s)
		if err != nil || n == "" {
			return
		}
		if again, err := phone.Normal(n); err != nil || again != n {
			t.Errorf("Normal(Normal(%q)) = %q, %v; want %q", s, again, err, n)
		}
	})
}
