package demo

import "insieme/internal/base/civil"

// The office's day, in minutes after midnight.
const (
	opens  = 8*60 + 30
	closes = 17*60 + 40
)

// When the daily jobs run: applications wake, promises break.
const (
	wakes  = 4 * 60
	breaks = 6 * 60
)

// walk goes through a story in time, from working hour to working hour.
type walk struct {
	*calendar
	luck   chance
	day    civil.Date
	minute int
}

// wait lets some working days go by, between both ends.
func (w *walk) wait(low, high int) { w.until(w.after(w.day, w.luck.between(low, high))) }

// until goes to an hour of a working day that is not before today's.
func (w *walk) until(day civil.Date) {
	day = w.from(day)
	if !day.After(w.day) {
		w.soon(5, 50)
		return
	}
	w.day, w.minute = day, w.luck.between(opens, closes-120)
}

// soon lets some minutes go by; after closing time it is tomorrow.
func (w *walk) soon(low, high int) {
	w.minute += w.luck.between(low, high)
	if w.minute > closes+30 {
		w.day, w.minute = w.after(w.day.AddDays(1), 0), opens+w.luck.between(0, 40)
	}
	if w.minute < opens { // after a daily job
		w.minute = opens + w.luck.between(0, 60)
	}
}

// at goes to a minute of a day.
func (w *walk) at(day civil.Date, minute int) { w.day, w.minute = day, minute }

// now is a deed of this moment.
func (w *walk) now(a act, by doer) deed { return deed{act: a, by: by, day: w.day, minute: w.minute} }
