package grounding

import (
	"strconv"
	"strings"
)

// halfDay takes "am", "p.m." behind a number of hours.
func (r *reader) halfDay(n *number) bool {
	if n.to >= len(r.ps) || r.v.language != "en" {
		return n.unit == "clock" && r.uhr(n)
	}
	half := r.ps[n.to].text
	width := 1
	if n.to+1 < len(r.ps) && (half == "a" || half == "p") && r.ps[n.to+1].text == "m" && r.gap(n.to) == "." {
		half, width = half+"m", 2
	}
	if half != "am" && half != "pm" {
		return n.unit == "clock" && r.uhr(n)
	}
	n.value = clock(n.value, half)
	n.to += width
	return true
}

func (r *reader) uhr(n *number) bool {
	if n.to < len(r.ps) && clockWords[r.ps[n.to].text] {
		n.to++
	}
	return true
}

// clock is a time of day of a number of hours, or of hours and minutes, on the half of the day that is named.
func clock(value, half string) string {
	hours, minutes, ok := strings.Cut(value, ":")
	if !ok {
		if hours, minutes, ok = strings.Cut(value, "."); ok && len(minutes) == 1 { // 9.30 lost its zero
			minutes += "0"
		}
	}
	if minutes == "" {
		minutes = "00"
	}
	h, _ := strconv.Atoi(hours)
	switch {
	case half == "pm" && h < 12:
		h += 12
	case half == "am" && h == 12:
		h = 0
	}
	return strconv.Itoa(h) + ":" + minutes
}
