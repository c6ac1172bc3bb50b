package auth

import "time"

// throttle is how one kind of subject is slowed down after failed attempts.
type throttle struct {
	free  int           // failures that cost nothing
	first time.Duration // the wait after the next one; it doubles with each
	most  time.Duration // the longest wait: nobody is locked out for a day by a stranger
}

// forgetAfter without a failure, the count begins anew.
const forgetAfter = 2 * time.Hour

// An office has one address for many people, so an address gets more room.
var (
	accountThrottle = throttle{free: 5, first: 10 * time.Second, most: 15 * time.Minute}
	addressThrottle = throttle{free: 50, first: 10 * time.Second, most: 15 * time.Minute}
)

// wait is how long after the given number of failures in a row nobody may try.
func (t throttle) wait(failures int) time.Duration {
	over := failures - t.free
	if over <= 0 {
		return 0
	}
	if over > 16 { // far beyond the longest wait, and short of overflowing
		return t.most
	}
	return min(t.first<<(over-1), t.most)
}
