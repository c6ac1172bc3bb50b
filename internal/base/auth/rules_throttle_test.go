package auth

import (
	"testing"
	"time"
)

func TestWaitGrowsAfterTheFreeTries(t *testing.T) {
	t.Parallel()
	tests := []struct {
		failures int
		want     time.Duration
	}{
		{0, 0}, {1, 0}, {5, 0},
		{6, 10 * time.Second}, {7, 20 * time.Second}, {8, 40 * time.Second}, {12, 640 * time.Second},
		{13, 15 * time.Minute}, {22, 15 * time.Minute}, {1 << 30, 15 * time.Minute},
	}
	for _, tt := range tests {
		if got := accountThrottle.wait(tt.failures); got != tt.want {
			t.Errorf("after %d failures: got %v, want %v", tt.failures, got, tt.want)
		}
	}
}
