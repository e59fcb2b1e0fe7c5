package handoff

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"roundpeg/locales"
)

// Week is when people are at the desk: weekday (sun … sat) → "09:00-18:00" in an IANA time zone. No days at all means always.
// A locale's entry (en-GB, or a language such as de) overrides the fields that it names.
type Week struct {
	Zone     string
	Days     map[string]string
	Holidays []string // 2026-12-25
	Locales  map[string]Week
}

// Hours answers when the desk is open for customers of a locale.
type Hours struct {
	base    *Calendar
	locales map[string]*Calendar // lower case
}

// NewHours reads a Week, or names the field that is wrong.
func NewHours(w Week) (*Hours, error) {
	base, err := newCalendar("hours", w)
	if err != nil {
		return nil, err
	}
	h := &Hours{base: base, locales: map[string]*Calendar{}}
	for locale, l := range w.Locales {
		if l.Zone == "" {
			l.Zone = w.Zone
		}
		if l.Days == nil {
			l.Days = w.Days
		}
		if l.Holidays == nil {
			l.Holidays = w.Holidays
		}
		c, err := newCalendar("hours.locales."+locale, l)
		if err != nil {
			return nil, err
		}
		h.locales[strings.ToLower(locale)] = c
	}
	return h, nil
}

var always = &Calendar{zone: time.UTC}

// For gives the calendar of a locale, else of its language, else the general one. A nil Hours is always open.
func (h *Hours) For(locale string) *Calendar {
	if h == nil {
		return always
	}
	for _, key := range []string{locales.Tidy(locale), locales.Language(locale)} {
		if c, ok := h.locales[key]; ok {
			return c
		}
	}
	return h.base
}

// Calendar is the opening times for one locale.
type Calendar struct {
	zone     *time.Location
	days     [7]*opening // nil: closed that day
	some     bool        // some day is open; otherwise the desk is always open
	holidays map[string]bool
}

// opening is one day's hours in minutes after midnight, as the clock on the wall says.
type opening struct{ from, to int }

var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func newCalendar(field string, w Week) (*Calendar, error) {
	c := &Calendar{holidays: map[string]bool{}}
	var err error
	if c.zone, err = time.LoadLocation(w.Zone); err != nil {
		return nil, fmt.Errorf("%s.zone: %q is no time zone such as Europe/Berlin", field, w.Zone)
	}
	for day, span := range w.Days {
		i := slices.Index(weekdays, day)
		o, ok := parseOpening(span)
		if i < 0 || !ok {
			return nil, fmt.Errorf("%s.days: %s: %q must be one of %s with hours such as 09:00-18:00", field, day, span, strings.Join(weekdays, " "))
		}
		c.days[i], c.some = &o, true
	}
	for _, d := range w.Holidays {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return nil, fmt.Errorf("%s.holidays: %q must be a date such as 2026-12-25", field, d)
		}
		c.holidays[d] = true
	}
	return c, nil
}

func parseOpening(span string) (o opening, ok bool) {
	var h1, m1, h2, m2 int
	if n, err := fmt.Sscanf(span, "%02d:%02d-%02d:%02d", &h1, &m1, &h2, &m2); n != 4 || err != nil || len(span) != len("09:00-18:00") {
		return o, false
	}
	o = opening{h1*60 + m1, h2*60 + m2}
	return o, m1 < 60 && m2 < 60 && o.from >= 0 && o.from < o.to && o.to <= 24*60
}
