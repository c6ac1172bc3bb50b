package civil_test

import (
	"testing"

	"insieme/internal/base/civil"
)

func TestCentsAreWritten(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in                      civil.Cents
		plain, italian, english string
	}{
		{0, "0.00", "0,00\u00a0€", "€0.00"},
		{5, "0.05", "0,05\u00a0€", "€0.05"},
		{123456, "1234.56", "1.234,56\u00a0€", "€1,234.56"},
		{-123456700, "-1234567.00", "-1.234.567,00\u00a0€", "-€1,234,567.00"},
		{-1 << 63, "-92233720368547758.08", "-92.233.720.368.547.758,08\u00a0€", "-€92,233,720,368,547,758.08"},
	}
	for _, tt := range tests {
		if got := tt.in.String(); got != tt.plain {
			t.Errorf("%d: String = %s, want %s", int64(tt.in), got, tt.plain)
		}
		if got := tt.in.Italian(); got != tt.italian {
			t.Errorf("%d: Italian = %s, want %s", int64(tt.in), got, tt.italian)
		}
		if got := tt.in.English(); got != tt.english {
			t.Errorf("%d: English = %s, want %s", int64(tt.in), got, tt.english)
		}
	}
}

func TestParseCents(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]civil.Cents{
		"12": 1200, "12,5": 1250, "12.50": 1250, "€ 1.234,50": 123450, "1,234.50 €": 123450, "1.234": 123400,
		"1.234.567": 123456700, "-3,10": -310, "−3": -300, ",50": 50, "7,": 700,
	} {
		if got, err := civil.ParseCents(in); err != nil || got != want {
			t.Errorf("ParseCents(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "€", "dieci", "1.23.4", "1.2345", "12.34.567", "1,234,5", "1.234,567", "--1", "1e3", "99999999999999999999"} {
		if got, err := civil.ParseCents(in); err == nil {
			t.Errorf("ParseCents(%q) = %d, want an error", in, got)
		}
	}
}
