package reports

import (
	"cmp"

	"roundpeg/chat"
)

// stay is one in the line.
type stay struct {
	ms            int64
	end           end
	tier          int16
	weekday, hour int8
	lane          uint32
}

// end is how a stay ended.
type end int8

const (
	met end = iota
	called
	gone
)

// line gathers hand-offs and waits.
type line struct {
	reasons map[chat.Reason]*ReasonRow
	total   int
	stays   []stay  // the first of each hand-off, but for those that an agent began
	passed  []int64 // until another person came
	waiting int
	longest int64
	lanes   names
}

func (l *line) init() { l.reasons, l.lanes = map[chat.Reason]*ReasonRow{}, names{} }

func (l *line) add(s chat.Session, o Options) {
	l.total += s.Tally.Handoffs
	for _, w := range s.Waits {
		how := gone
		switch {
		case w.Met:
			how = met
		case w.Called:
			how = called
		}
		ms := max(0, w.Until.Sub(w.Since.Time).Milliseconds())
		if w.Passed {
			if w.Met {
				l.passed = append(l.passed, ms)
			}
			continue
		}
		row := l.reason(w.Reason)
		row.Handoffs++
		row.Met, row.Called, row.GaveUp = row.Met+one(how == met), row.Called+one(how == called), row.GaveUp+one(how == gone)
		if w.Reason != chat.AgentInitiated {
			at := w.Since.In(o.Zone)
			l.stays = append(l.stays, stay{ms, how, int16(w.Tier), int8((at.Weekday()+6)%7 + 1), int8(at.Hour()), l.lanes.number(w.Lane)})
		}
	}
	if s.State != chat.Waiting {
		return
	}
	l.waiting++
	l.longest = max(l.longest, o.Now.Sub(cmp.Or(s.Queued, s.WaitingSince).Time).Milliseconds())
	if !s.Passed {
		row := l.reason(s.Reason)
		row.Handoffs++
		row.Waiting++
	}
}
