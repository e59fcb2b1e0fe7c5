package reports

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"roundpeg/chat"
)

// tables are what may be had as rows, the first of which is the head.
var tables = map[string]func(Report) [][]string{
	"outcomes":  outcomeRows,
	"waits":     waitRows,
	"reasons":   reasonRows,
	"promises":  promiseRows,
	"grants":    grantRows,
	"causes":    causeRows,
	"pages":     pageRows,
	"days":      func(r Report) [][]string { return groupRows("day", r.Days) },
	"languages": func(r Report) [][]string { return groupRows("language", r.Languages) },
	"intents":   func(r Report) [][]string { return groupRows("intent", r.Intents) },
}

// Has is nil if there is such a table; chat.ErrInvalid names those that there are.
func (t *Sums) Has(table string) error {
	if _, ok := tables[table]; ok {
		return nil
	}
	return chat.Faultf(chat.ErrInvalid, "table must be one of %s", strings.Join(slices.Sorted(maps.Keys(tables)), ", "))
}

// CSV writes a table of what was gathered, for spreadsheets; its first row is the head. It is called last, as Report is.
func (t *Sums) CSV(w io.Writer, table string) error {
	if err := t.Has(table); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range tables[table](t.Report()) {
		for i, text := range row {
			row[i] = harmless(text)
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("write the table: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a spreadsheet from taking what people wrote for a formula: what could begin one gets an apostrophe in front, also behind blanks and in full width.
func harmless(text string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \t\r\n\v\f\u00a0\ufeff"))
	if strings.ContainsRune("=+-@＝＋－＠", first) || strings.IndexAny(text, "\t\r\n") == 0 {
		return "'" + text
	}
	return text
}

func num(n int) string { return strconv.Itoa(n) }

func decimals(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// plain is a figure that may be unknown.
func plain(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

func outcomeRows(r Report) [][]string {
	rows := [][]string{{"class", "why", "sessions", "percent", "success"}}
	for _, c := range r.Classes {
		rows = append(rows, []string{string(c.Class), "", num(c.Sessions), decimals(c.Percent), strconv.FormatBool(c.Success)})
		for _, w := range r.Whys {
			if w.Class == c.Class {
				rows = append(rows, []string{string(c.Class), string(w.Why), num(w.Sessions), "", ""})
			}
		}
	}
	return rows
}

func waitRows(r Report) [][]string {
	rows := [][]string{{"by", "of", "n", "p50_seconds", "p90_seconds", "max_seconds", "gave_up", "called"}}
	row := func(by, of string, s Stays) {
		rows = append(rows, []string{by, of, num(s.Met.N), plain(s.Met.P50), plain(s.Met.P90), plain(s.Met.Max), num(s.GaveUp), num(s.Called)})
	}
	w := r.Waits
	row("all", "", Stays{w.Met, w.GaveUp.N, w.Called.N})
	for _, x := range w.ByTier {
		row("tier", num(x.Tier), x.Stays)
	}
	for _, x := range w.ByLane {
		row("lane", x.Lane, x.Stays)
	}
	for _, x := range w.ByHour {
		row("hour", num(x.Hour), x.Stays)
	}
	for _, x := range w.ByWeekdayHour {
		row("weekday and hour", fmt.Sprintf("%d %02d", x.Weekday, x.Hour), x.Stays)
	}
	return rows
}

func reasonRows(r Report) [][]string {
	rows := [][]string{{"reason", "handoffs", "percent", "met", "called", "gave_up", "waiting"}}
	for _, x := range r.Handoffs.ByReason {
		rows = append(rows, []string{string(x.Reason), num(x.Handoffs), decimals(x.Percent), num(x.Met), num(x.Called), num(x.GaveUp), num(x.Waiting)})
	}
	return rows
}

func promiseRows(r Report) [][]string {
	rows := [][]string{{"what", "made", "kept_in_time", "kept_late", "broken", "overdue", "open", "moved", "kept_share"}}
	for _, p := range append(slices.Clone(r.Promises.ByWhat), r.Promises.Promises) {
		what := p.What
		if what == "" {
			what = "all"
		}
		rows = append(rows, []string{what, num(p.Made), num(p.KeptInTime), num(p.KeptLate), num(p.Broken), num(p.Overdue), num(p.Open), num(p.Moved), plain(p.Kept.Share)})
	}
	return rows
}

func grantRows(r Report) [][]string {
	rows := [][]string{{"action", "currency", "asked", "asked_sum", "granted", "granted_sum", "refused", "refused_sum", "pending", "pending_sum", "failed", "failed_sum", "due"}}
	for _, g := range r.Grants {
		rows = append(rows, []string{g.Action, g.Currency, num(g.Asked), g.AskedSum, num(g.Granted), g.GrantedSum, num(g.Refused), g.RefusedSum,
			num(g.Pending), g.PendingSum, num(g.Failed), g.FailedSum, num(g.Due)})
	}
	return rows
}

func causeRows(r Report) [][]string {
	rows := [][]string{{"department", "cause", "sessions", "percent"}}
	for _, c := range r.Causes.Rows {
		rows = append(rows, []string{c.Department, c.Cause, num(c.Sessions), decimals(c.Percent)})
	}
	return rows
}

func groupRows(by string, all []Group) [][]string {
	rows := [][]string{{by, "sessions", "settled", "contained", "left_answered", "false_contained", "success", "handed", "containment", "false_containment"}}
	for _, g := range all {
		name := g.Name
		if g.Others > 0 {
			name = fmt.Sprintf("(%d others)", g.Others)
		}
		rows = append(rows, []string{name, num(g.Sessions), num(g.Settled), num(g.Contained), num(g.LeftAnswered), num(g.FalseContained), num(g.Success),
			num(g.Handed), plain(g.Containment), plain(g.FalseContainment)})
	}
	return rows
}
