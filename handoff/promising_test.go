package handoff

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// draftRow is a line of testdata/promises.tsv: what an agent writes on Wednesday 13 May 2026 at 10:30 in Berlin, and by when what it promises is due, where
// it says so. The desk is open from nine to six, on Saturdays from ten to four.
type draftRow struct{ part, language, what, due, text string }

func draftRows(t testing.TB) (out []draftRow) {
	f, err := os.Open(filepath.Join("testdata", "promises.tsv"))
	require.NoError(t, err)
	defer f.Close()
	in := bufio.NewScanner(f)
	for in.Scan() {
		cols := strings.Split(in.Text(), "\t")
		require.Len(t, cols, 5, in.Text())
		if cols[0] != "part" {
			out = append(out, draftRow{cols[0], cols[1], cols[2], cols[3], cols[4]})
		}
	}
	require.NoError(t, in.Err())
	return out
}

func weekdaysNineToSix(t testing.TB) *Calendar {
	days := map[string]string{"sat": "10:00-16:00"}
	for _, d := range []string{"mon", "tue", "wed", "thu", "fri"} {
		days[d] = "09:00-18:00"
	}
	h, err := NewHours(Week{Zone: "Europe/Berlin", Days: days})
	require.NoError(t, err)
	return h.For("")
}

func draftedAt(cal *Calendar) time.Time { return time.Date(2026, 5, 13, 10, 30, 0, 0, cal.Zone()) }

var localesOf = map[string]string{"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL"}

// promised counts what Promising makes of drafts.
type promised struct{ hit, found, wanted, right, dues float64 }

func (c promised) precision() float64 { return c.hit / max(1, c.found) }
func (c promised) recall() float64    { return c.hit / max(1, c.wanted) }

// The parts test and fresh were each written before anything was seen of how they do; then what they showed was mended (docs say what was found at first).
func TestPromisesOfTheTable(t *testing.T) {
	cal := weekdaysNineToSix(t)
	counts := map[string]*promised{}
	rows := draftRows(t)
	require.GreaterOrEqual(t, len(rows), 150)
	for _, r := range rows {
		v, ok := Promising(r.text, localesOf[r.language], draftedAt(cal), cal)
		due := v.DueAt.In(cal.Zone()).Format("01-02 15:04")
		right := r.due == "" || due == r.due
		for _, key := range []string{"all", r.part, r.language} {
			c := counts[key]
			if c == nil {
				c = &promised{}
				counts[key] = c
			}
			if ok {
				c.found++
			}
			if r.what == "" {
				continue
			}
			if c.wanted++; ok && v.What == r.what {
				c.hit++
			}
			if r.due != "" && ok {
				if c.dues++; right {
					c.right++
				}
			}
		}
		if ok != (r.what != "") || ok && (v.What != r.what || !right) {
			t.Logf("%s: %q: found %v %+v due %s, wanted %q %s", r.part, r.text, ok, v, due, r.what, r.due)
		}
		if ok {
			require.Contains(t, strings.Join(strings.Fields(r.text), " "), strings.TrimSuffix(v.Says, "…"))
			require.True(t, v.DueAt.After(draftedAt(cal)), r.text)
		}
	}
	for name, c := range counts {
		t.Logf("%-5s precision %.3f, recall %.3f of %.0f; due times right %.3f of %.0f", name, c.precision(), c.recall(), c.wanted, c.right/max(1, c.dues), c.dues)
		require.GreaterOrEqual(t, c.precision(), .97, name)
		require.GreaterOrEqual(t, c.recall(), .97, name)
		require.GreaterOrEqual(t, c.right/max(1, c.dues), .97, name)
	}
}

func TestDueBy(t *testing.T) {
	cal := weekdaysNineToSix(t)
	for at, rows := range map[string]string{
		"2026-05-13 17:30": `
			I'll call you today | 05-13 18:00
			I'll call you this morning | 05-14 09:00
			I'll call you in an hour | 05-13 18:30
			I'll call you tonight | 05-13 18:00
			I'll call you at 8 pm | 05-13 20:00
			I'll call you at 9 | 05-14 09:00
			I'll call you in the morning | 05-14 12:00
			I'll call you shortly | 05-14 09:30
			I'll call you later | 05-14 12:30
			I'll call you | 05-14 12:30
			I'll call you after 5 pm tomorrow | 05-14 18:00`,
		"2026-05-15 17:00": `
			I'll call you tomorrow | 05-16 16:00
			I'll call you on Sunday | 05-18 09:00
			I'll call you by Sunday | 05-16 16:00
			I'll call you by the end of the week | 05-16 16:00
			I'll call you at the weekend | 05-16 16:00
			I'll call you before Monday | 05-16 16:00
			I'll call you next week | 05-23 16:00
			I'll call you on Friday | 05-22 18:00
			I'll call you within 3 working days | 05-19 18:00
			I'll call you in a week | 05-22 18:00
			I'll call you on Sunday at 11 am | 05-17 11:00
			I'll call you tomorrow afternoon | 05-16 16:00
			I'll call you on 03/06 | 06-03 18:00
			I'll call you by end of day | 05-15 18:00`,
		"2026-05-17 12:00": `
			I'll call you today | 05-18 09:00
			I'll call you by the end of the day | 05-18 09:00
			I'll call you tomorrow | 05-18 18:00
			I'll call you in half an hour | 05-17 12:30`,
	} {
		now, err := time.ParseInLocation("2006-01-02 15:04", at, cal.Zone())
		require.NoError(t, err)
		for row := range strings.Lines(rows) {
			text, want, ok := strings.Cut(strings.TrimSpace(row), " | ")
			if !ok {
				continue
			}
			v, found := Promising(text, "en-GB", now, cal)
			require.True(t, found, text)
			require.Equal(t, want, v.DueAt.In(cal.Zone()).Format("01-02 15:04"), "%s: %s", at, text)
		}
	}
	v, ok := Promising("I'll call you tomorrow", "en-GB", time.Date(2026, 5, 13, 20, 0, 0, 0, time.UTC), always)
	require.True(t, ok)
	require.Equal(t, "2026-05-14T18:00:00Z", v.DueAt.Format(time.RFC3339), "at a desk that is always open a day ends at six")
}

func TestDueTimes(t *testing.T) {
	cal := weekdaysNineToSix(t)
	show := func(at string) (out []string) {
		now, err := time.ParseInLocation("2006-01-02 15:04", at, cal.Zone())
		require.NoError(t, err)
		for _, d := range dueTimes(now, cal) {
			require.True(t, d.After(now))
			out = append(out, d.In(cal.Zone()).Format("01-02 15:04"))
		}
		return out
	}
	require.Equal(t, []string{"05-13 11:30", "05-13 14:30", "05-13 18:00", "05-14 10:00", "05-14 18:00"}, show("2026-05-13 10:30"))
	require.Equal(t, []string{"05-16 10:30", "05-16 11:00", "05-16 13:30", "05-16 16:00"}, show("2026-05-15 17:30")[1:], "Saturday's hours")
	require.Equal(t, []string{"05-18 10:00", "05-18 13:00", "05-18 18:00"}, show("2026-05-16 20:00"))
	require.Len(t, dueTimes(time.Date(2026, 5, 13, 10, 0, 0, 0, time.UTC), always), 5)
}

func FuzzPromising(f *testing.F) {
	for _, r := range draftRows(f) {
		f.Add(r.text, localesOf[r.language], int64(1778661000))
	}
	cal := weekdaysNineToSix(f)
	f.Fuzz(func(t *testing.T, text, locale string, at int64) {
		now := time.Unix(at%4e9, 0)
		for _, c := range []*Calendar{cal, always} {
			v, ok := Promising(text, locale, now, c)
			if ok && (v.Says == "" || !v.DueAt.After(now) || v.What != "callback" && v.What != "followup") {
				t.Fatalf("%q: %+v", text, v)
			}
		}
	})
}

func BenchmarkPromising(b *testing.B) {
	cal, rows := weekdaysNineToSix(b), draftRows(b)
	for i := 0; b.Loop(); i++ {
		r := rows[i%len(rows)]
		Promising(r.text, localesOf[r.language], draftedAt(cal), cal)
	}
}

func TestVows(t *testing.T) {
	for text, want := range map[string]bool{"I will call you back.": true, "Thanks. We'll refund the order.": true, "Ich rufe Sie morgen an.": true, "Will you call me?": false, "You can cancel on our page.": false, "": false} {
		require.Equal(t, want, Vows(text), text)
	}
}
