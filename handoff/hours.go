package handoff

import "time"

// Week is when people are at the desk: weekday (sun … sat) → "09:00-18:00" in an IANA time zone. No days at all means always.
// A locale's entry (en-GB, or a language such as de) overrides the fields that it names.
type Week struct {
	Zone     string
	Days     map[string]string
	Holidays []string // 2026-12-25
	Locales  map[string]Week
}

// Hours answers when the desk is open for customers of a locale.
type Hours struct{}

// NewHours reads a Week, or names the field that is wrong.
func NewHours(w Week) (*Hours, error) { return &Hours{}, nil }

// For gives the calendar of a locale. A nil Hours is always open.
func (h *Hours) For(locale string) *Calendar { return &Calendar{zone: time.UTC} }

// Calendar is the opening times for one locale.
type Calendar struct{ zone *time.Location }

// Open says whether the desk is open at t.
func (c *Calendar) Open(t time.Time) bool { return true }

// Next is the first instant from t on at which the desk is open: t itself if it is.
func (c *Calendar) Next(t time.Time) time.Time { return t }

// Add is the instant at which d of opening time has passed since t.
func (c *Calendar) Add(t time.Time, d time.Duration) time.Time { return t.Add(d) }
