package handoff

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var shopWeek = Week{Zone: "America/New_York", Holidays: []string{"2026-11-26"},
	Days:    map[string]string{"mon": "09:00-18:00", "tue": "09:00-18:00", "wed": "09:00-18:00", "thu": "09:00-18:00", "fri": "09:00-18:00", "sat": "10:00-16:00"},
	Locales: map[string]Week{"de": {Zone: "Europe/Berlin"}, "en-AU": {Zone: "Australia/Sydney", Days: map[string]string{"sun": "00:00-24:00"}}}}

func instant(t testing.TB, s string) time.Time {
	at, err := time.Parse(time.RFC3339, s)
	require.NoError(t, err)
	return at
}

func TestHours(t *testing.T) {
	h, err := NewHours(shopWeek)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		locale, at, next, add string
		d                     time.Duration
	}{
		"open":                                {"en-US", "2026-11-23T10:00:00-05:00", "2026-11-23T10:00:00-05:00", "2026-11-23T10:05:00-05:00", 5 * time.Minute},
		"before opening":                      {"en-US", "2026-11-23T03:00:00-05:00", "2026-11-23T09:00:00-05:00", "2026-11-23T09:05:00-05:00", 5 * time.Minute},
		"the opening minute":                  {"en-US", "2026-11-23T09:00:00-05:00", "2026-11-23T09:00:00-05:00", "2026-11-23T18:00:00-05:00", 9 * time.Hour},
		"the closing minute is closed":        {"en-US", "2026-11-23T18:00:00-05:00", "2026-11-24T09:00:00-05:00", "2026-11-24T09:00:01-05:00", time.Second},
		"over night":                          {"en-US", "2026-11-23T17:00:00-05:00", "2026-11-23T17:00:00-05:00", "2026-11-24T12:00:00-05:00", 4 * time.Hour},
		"Sunday":                              {"en-US", "2026-11-22T12:00:00-05:00", "2026-11-23T09:00:00-05:00", "2026-11-23T13:00:00-05:00", 4 * time.Hour},
		"over Saturday's short hours":         {"en-US", "2026-11-21T15:00:00-05:00", "2026-11-21T15:00:00-05:00", "2026-11-23T12:00:00-05:00", 4 * time.Hour},
		"a holiday":                           {"en-US", "2026-11-26T12:00:00-05:00", "2026-11-27T09:00:00-05:00", "2026-11-27T10:00:00-05:00", time.Hour},
		"the night the clocks go back":        {"en-US", "2026-10-31T15:30:00-04:00", "2026-10-31T15:30:00-04:00", "2026-11-02T09:30:00-05:00", time.Hour},
		"the language of a locale":            {"de-AT", "2026-11-23T08:00:00+01:00", "2026-11-23T09:00:00+01:00", "2026-11-23T10:00:00+01:00", time.Hour},
		"a day of 23 hours":                   {"en-AU", "2026-10-03T23:00:00+10:00", "2026-10-04T00:00:00+10:00", "2026-10-11T00:30:00+11:00", 23*time.Hour + 30*time.Minute},
		"a day of 25 hours":                   {"en-AU", "2026-04-04T23:00:00+11:00", "2026-04-05T00:00:00+11:00", "2026-04-05T23:30:00+10:00", 24*time.Hour + 30*time.Minute},
		"no time at all":                      {"en-US", "2026-11-22T12:00:00-05:00", "2026-11-23T09:00:00-05:00", "2026-11-22T12:00:00-05:00", 0},
		"an unknown locale has the base":      {"fr-FR", "2026-11-23T03:00:00-05:00", "2026-11-23T09:00:00-05:00", "2026-11-23T09:00:01-05:00", time.Second},
		"an underscore is read like a hyphen": {"en_AU", "2026-11-23T09:00:00+11:00", "2026-11-29T00:00:00+11:00", "2026-11-29T01:00:00+11:00", time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			cal, at := h.For(c.locale), instant(t, c.at)
			require.Equal(t, instant(t, c.next).UTC(), cal.Next(at).UTC(), "next")
			require.Equal(t, instant(t, c.add).UTC(), cal.Add(at, c.d).UTC(), "add")
			require.Equal(t, cal.Next(at).Equal(at), cal.Open(at))
		})
	}
}

func TestHoursWithoutDaysAreAlwaysOpen(t *testing.T) {
	at := instant(t, "2026-11-22T03:00:00Z")
	var none *Hours
	require.True(t, none.For("en").Open(at))
	require.Equal(t, at.Add(time.Hour), none.For("en").Add(at, time.Hour))
}

func TestHoursNameTheFieldThatIsWrong(t *testing.T) {
	for want, w := range map[string]Week{
		"hours.zone":          {Zone: "Mars/Base"},
		"hours.days: mon":     {Days: map[string]string{"mon": "18:00-09:00"}},
		"hours.days: day":     {Days: map[string]string{"day": "09:00-18:00"}},
		"hours.days: tue":     {Days: map[string]string{"tue": "9-18"}},
		"hours.days: wed":     {Days: map[string]string{"wed": "09:00-24:01"}},
		"hours.holidays":      {Holidays: []string{"Christmas"}},
		"hours.locales.xx.zo": {Locales: map[string]Week{"xx": {Zone: "nowhere"}}},
	} {
		_, err := NewHours(w)
		require.ErrorContains(t, err, want)
	}
}

func TestHoursProperties(t *testing.T) {
	h, err := NewHours(shopWeek)
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		cal := h.For(rapid.SampledFrom([]string{"en-US", "de-DE", "en-AU"}).Draw(t, "locale"))
		at := time.Unix(rapid.Int64Range(1767225600, 1830297600).Draw(t, "at"), 0)
		d := time.Duration(rapid.IntRange(0, 100*60).Draw(t, "minutes")) * time.Minute
		e := time.Duration(rapid.IntRange(1, 100*60).Draw(t, "more")) * time.Minute
		next := cal.Next(at)
		require.False(t, next.Before(at))
		require.True(t, cal.Open(next), "the next opening is open")
		require.True(t, next.Equal(at) || !cal.Open(next.Add(-time.Second)), "nothing was open before it")
		due := cal.Add(at, d)
		require.False(t, due.Before(at.Add(d)), "opening time never runs faster than time")
		require.True(t, cal.Add(at, d+e).After(due), "more time is later")
		require.True(t, cal.Add(due, e).Equal(cal.Add(at, d+e)), "two steps are one")
		require.True(t, d == 0 || cal.Open(due.Add(-time.Second)), "the last moment counted was open")
	})
}
