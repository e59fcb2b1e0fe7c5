package handoff

import (
	"testing"
	"time"
)

// Whatever the hours, time goes on: the next opening is not before now, and what is due after some time of opening comes after it.
func FuzzHours(f *testing.F) {
	f.Add("America/New_York", "mon", "09:00-18:00", "2026-12-25", int64(1795000000), int64(4))
	f.Add("Pacific/Apia", "sun", "00:00-24:00", "2011-12-30", int64(1325246400), int64(1))
	f.Add("", "sat", "23:59-24:00", "", int64(0), int64(1000))
	f.Fuzz(func(t *testing.T, zone, day, span, holiday string, at, hours int64) {
		w := Week{Zone: zone, Days: map[string]string{day: span}}
		if holiday != "" {
			w.Holidays = []string{holiday}
		}
		h, err := NewHours(w)
		if err != nil {
			return
		}
		c, now := h.For("xx"), time.Unix(at%4e9, 0)
		next := c.Next(now)
		if next.Before(now) || !c.Open(next) {
			t.Fatalf("%+v: after %v the next opening is %v", w, now, next)
		}
		d := time.Duration(max(1, hours%40)) * time.Hour
		if due := c.Add(now, d); due.Before(now.Add(d)) {
			t.Fatalf("%+v: %v of opening after %v is %v, sooner than that", w, d, now, due)
		}
	})
}
