package handoff

import "time"

// horizon bounds the search for an open day: beyond a year of holidays nobody waits any more, and time counts as open.
const horizon = 400

// Zone is the time zone in which the customers of this calendar read times.
func (c *Calendar) Zone() *time.Location { return c.zone }

// Open says whether the desk is open at t.
func (c *Calendar) Open(t time.Time) bool { return c.Next(t).Equal(t) }

// Next is the first instant from t on at which the desk is open: t itself if it is.
func (c *Calendar) Next(t time.Time) time.Time {
	from, _, ok := c.stretch(t)
	if !ok || from.Before(t) {
		return t
	}
	return from
}

// Add is the instant at which d of opening time has passed since t.
func (c *Calendar) Add(t time.Time, d time.Duration) time.Time {
	for d > 0 {
		from, to, ok := c.stretch(t)
		if !ok {
			return t.Add(d)
		}
		if from.After(t) {
			t = from
		}
		if left := to.Sub(t); left < d {
			d, t = d-left, to
			continue
		}
		return t.Add(d)
	}
	return t
}

// stretch is the opening that holds t or, if none does, the next one. The instants come from the clock on the wall, so that
// a day on which the clocks change is open as long as it really is. Not ok when the desk is always open.
func (c *Calendar) stretch(t time.Time) (from, to time.Time, ok bool) {
	if !c.some {
		return t, t, false
	}
	y, m, d := t.In(c.zone).Date()
	for i := range horizon {
		day := time.Date(y, m, d+i, 12, 0, 0, 0, c.zone) // noon exists on every day
		o := c.days[day.Weekday()]
		if o == nil || c.holidays[day.Format(time.DateOnly)] {
			continue
		}
		at := func(minute int) time.Time {
			return time.Date(day.Year(), day.Month(), day.Day(), 0, minute, 0, 0, c.zone)
		}
		if from, to = at(o.from), at(o.to); to.After(t) && to.After(from) {
			return from, to, true
		}
	}
	return t, t, false
}
