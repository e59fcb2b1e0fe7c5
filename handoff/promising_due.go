package handoff

import (
	"slices"
	"time"

	"roundpeg/handoff/when"
)

const (
	soonIn  = time.Hour     // of opening: "shortly"
	laterIn = 4 * time.Hour // "later", "as soon as possible", or nothing said
	// evening is when a day ends at a desk that is always open.
	evening = 18 * time.Hour
)

// partEnds are when parts of a day are over, in minutes after midnight.
var partEnds = map[when.Part]int{when.Morning: 12 * 60, when.Noon: 12 * 60, when.Afternoon: 17 * 60, when.Evening: 20 * 60}

// dueBy is by when a time that was named must have come, later than now. An hour, or a count of minutes and hours, is kept as it was said, whether the desk
// is open then or not. A day is over when it closes, a part of it when that part is over or the desk closes, days in a row with the last open one. A day on
// which it does not open means the next opening, or, after "by", the closing before it, so that the words stay true.
func dueBy(m when.Mention, now time.Time, cal *Calendar) time.Time {
	now = now.In(cal.Zone())
	at := time.Time{}
	switch {
	case m.Count > 0 && m.Unit == when.Minutes:
		return now.Add(time.Duration(m.Count) * time.Minute)
	case m.Count > 0 && m.Unit == when.Hours:
		return now.Add(time.Duration(m.Count) * time.Hour)
	case m.Count > 0 && m.Unit == when.WorkDays:
		at = openDays(m.Count, now, cal)
	case m.Vague == when.Later:
		return cal.Add(now, laterIn)
	case m.Vague != when.Definite:
		return cal.Add(now, soonIn)
	case m.Clock != when.Unsaid:
		at = hourDue(m, now, cal)
	case m.Part != when.NoPart:
		at = partDue(m, now, cal)
	case !m.Day.IsZero():
		at = daysDue(m, now, cal)
	}
	if !at.After(now) {
		return cal.Add(now, soonIn)
	}
	return at
}

// midnight is 00:00 of a day so many days from that of t.
func midnight(t time.Time, days int) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d+days, 0, 0, 0, 0, t.Location())
}

// clockOn is so many minutes after midnight on the clock of that day.
func clockOn(day time.Time, minutes int) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, minutes, 0, 0, day.Location())
}

// closing is when the desk closes on a day; not ok if it does not open.
func (c *Calendar) closing(day time.Time) (time.Time, bool) {
	start := midnight(day.In(c.zone), 0)
	from, to, ok := c.stretch(start)
	if !ok {
		return start.Add(evening), true
	}
	return to, midnight(from, 0).Equal(start)
}

// hourDue is the next such hour. Of an hour that may be meant on either half of the day the first is taken at which the desk is open.
func hourDue(m when.Mention, now time.Time, cal *Calendar) time.Time {
	days := []time.Time{m.Last}
	if m.Day.IsZero() {
		days = []time.Time{midnight(now, 0), midnight(now, 1)}
	}
	var all []time.Time
	for _, day := range days {
		all = append(all, clockOn(day, m.Clock))
		if m.Half {
			all = append(all, clockOn(day, m.Clock+12*60))
		}
	}
	all = slices.DeleteFunc(all, func(t time.Time) bool { return !t.After(now) })
	if len(all) == 0 {
		return now
	}
	at := all[0]
	if m.Half {
		if i := slices.IndexFunc(all, func(t time.Time) bool { return cal.Open(t) || cal.Open(t.Add(-time.Minute)) }); i >= 0 {
			at = all[i]
		}
	}
	if m.After {
		if end, ok := cal.closing(at); ok && end.After(at) {
			return end
		}
		return at.Add(time.Hour)
	}
	return at
}

// partDue is the end of a part of a day.
func partDue(m when.Mention, now time.Time, cal *Calendar) time.Time {
	day := m.Last
	if day.IsZero() {
		day = midnight(now, 0)
		if m.Part != when.DayEnd && !clockOn(day, partEnds[m.Part]).After(now) {
			day = midnight(now, 1)
		}
	}
	end, open := cal.closing(day)
	switch {
	case !open:
		return cal.Next(day)
	case m.Part != when.DayEnd && clockOn(day, partEnds[m.Part]).Before(end):
		end = clockOn(day, partEnds[m.Part])
	}
	if !end.After(now) { // it is over: the next day's opening
		return cal.Next(midnight(now, 1))
	}
	return end
}

// daysDue is the closing of the last open one of the days that were named.
func daysDue(m when.Mention, now time.Time, cal *Calendar) time.Time {
	first, last := m.Day, m.Last
	if m.Before {
		first, last = midnight(now, 0), midnight(m.Day, -1)
	}
	if m.Bound {
		first = midnight(now, 0)
	}
	for day := last; !day.Before(first); day = midnight(day, -1) {
		if end, ok := cal.closing(day); ok && end.After(now) {
			return end
		}
	}
	return cal.Next(last)
}

// openDays is the closing of the nth open day after today.
func openDays(n int, now time.Time, cal *Calendar) time.Time {
	day := now
	for i := 1; i < horizon && n > 0; i++ {
		day = midnight(now, i)
		if _, ok := cal.closing(day); ok {
			n--
		}
	}
	end, _ := cal.closing(day)
	return end
}

// dueTimes are times by which something may well be promised, soonest first: in an hour and in four of opening, at today's closing, an hour after the next
// day's opening, and at its closing.
func dueTimes(now time.Time, cal *Calendar) []time.Time {
	now = now.In(cal.Zone())
	all := []time.Time{cal.Add(now, soonIn), cal.Add(now, laterIn)}
	if end, ok := cal.closing(now); ok {
		all = append(all, end)
	}
	tomorrow := midnight(now, 1)
	open := cal.Next(tomorrow)
	if open.Equal(tomorrow) { // always open
		open = tomorrow.Add(9 * time.Hour)
	}
	all = append(all, open.Add(time.Hour))
	if end, ok := cal.closing(open); ok {
		all = append(all, end)
	}
	slices.SortFunc(all, time.Time.Compare)
	all = slices.DeleteFunc(all, func(t time.Time) bool { return !t.After(now) })
	return slices.CompactFunc(all, time.Time.Equal)
}
