package grounding

import (
	"strconv"
	"strings"
)

// ranged joins a number with the one behind it where they are ends of one range, and lends a number without a unit that of its sister.
func (r *reader) ranged(n number) number {
	at := n.to
	gap := strings.TrimSpace(r.gap(at - 1))
	dash := gap == "-" || gap == "–" || gap == "—"
	e := r.entry(at)
	word := e != nil && e.is&ranges != 0 && gap == ""
	sister := e != nil && e.is&joins != 0 && gap == ""
	if word || sister {
		at++
	} else if !dash {
		return n
	}
	if strings.HasPrefix(n.unit, "n:") && n.to < len(r.ps) && r.ps[n.to-1].sort == digits {
		n.unit = ""
	}
	m, ok := r.number(at)
	if !ok || n.unit != "" && n.unit != m.unit || n.unit == "" && m.unit == "" && !dash || n.value == "per" || m.value == "per" {
		return n
	}
	if n.unit == "" && m.unit == "clock" {
		half := ""
		hours, _, _ := strings.Cut(m.value, ":")
		from, _ := strconv.Atoi(n.value)
		if to, _ := strconv.Atoi(hours); r.v.language == "en" && r.ps[at].sort == digits && from < to-12 { // 1–3 pm
			half = "pm"
		}
		n.value = clock(n.value, half)
	}
	if sister {
		n.unit = m.unit
		return n
	}
	return number{n.value + ".." + m.value, m.unit, n.from, m.to}
}

// bound finds the words before piece i that make a number there a limit, and where they begin.
func (r *reader) bound(i int) (string, int) {
	at := i
	if at > 0 && currencyWords[r.words[at-1]] != "" && len(r.words[at-1]) == 3 {
		at--
	}
	for skipped := 0; skipped < 2; skipped++ {
		for n := min(4, at); n > 0; n-- {
			if b := r.v.bounds[strings.Join(r.words[at-n:at], " ")]; b != "" {
				return b, at - n
			}
		}
		if at == 0 || r.entry(at-1) == nil || r.entry(at-1).kind != light || r.entry(at-1).is&(joins|we|you|auxiliary) != 0 {
			break
		}
		at--
	}
	return "", i
}
