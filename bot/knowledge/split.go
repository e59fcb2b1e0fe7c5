package knowledge

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// Passages have at most so many words, except one list item, table row or sentence that has more.
const maxWords = 180

// unit is a sentence, an item of a list or a row of a table: what an answer is made of.
type unit struct {
	text  string
	line  int  // of the passage; units of a line are joined by a space …
	tight bool // … but this one to what is before it, as in languages without spaces
	group int  // list or table, within the page; 0: none
	lead  bool // says what the units after it are: a line that ends in a colon, the head of a table
	cut   bool // a piece of something too long for an answer
}

// piece is a passage with its units.
type piece struct {
	Passage
	units []unit
}

// split cuts a page into passages that cover it: each is of one heading, and lists and tables stay in one with what leads to them where they fit.
func split(p Page, base string) (out []piece) {
	address := p.URL
	if address == "" && link(base) {
		address = strings.TrimRight(base, "/") + "/" + (&url.URL{Path: p.ID}).EscapedPath()
	}
	var path []block
	var section []block
	flush := func() {
		for _, units := range packed(unitsOf(section)) {
			out = append(out, piece{Passage{Page: p.ID, Title: p.Title, Heading: headingOf(path, p.Title), URL: anchored(address, path), Text: textOfUnits(units)}, units})
		}
		section = nil
	}
	for _, b := range blocksOf(p) {
		if b.level == 0 {
			section = append(section, b)
			continue
		}
		flush()
		for len(path) > 0 && path[len(path)-1].level >= b.level {
			path = path[:len(path)-1]
		}
		path = append(path, b)
	}
	flush()
	return out
}

// headingOf joins the headings above a passage, without the title of the page.
func headingOf(path []block, title string) string {
	var all []string
	for _, b := range path {
		if b.text != title {
			all = append(all, b.text)
		}
	}
	return strings.Join(all, " › ")
}

func anchored(address string, path []block) string {
	if address == "" || len(path) < 2 || path[len(path)-1].anchor == "" { // the first heading is the page
		return address
	}
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.Fragment = path[len(path)-1].anchor
	return u.String()
}

// unitsOf cuts the blocks of a section. A line before a list or table that ends in a colon is of it.
func unitsOf(blocks []block) (out []unit) {
	for i, b := range blocks {
		group, lead := b.group, b.lead
		if group == 0 && i+1 < len(blocks) && blocks[i+1].group != 0 && strings.HasSuffix(b.text, ":") {
			group, lead = blocks[i+1].group, true
		}
		texts := []string{b.text}
		if !b.whole {
			texts = sentences(b.text)
		}
		rest := b.text
		for k, text := range texts {
			last := k == len(texts)-1
			trimmed := strings.TrimLeft(rest, " ")
			u := unit{text: text, line: i, lead: lead && last, tight: k > 0 && len(trimmed) == len(rest)}
			rest = trimmed[len(text):]
			if b.whole || last {
				u.group = group
			}
			out = append(out, cut(u)...)
		}
	}
	return out
}

// cut makes pieces of a unit that is longer than a passage may be.
func cut(u unit) []unit {
	words := strings.Fields(u.text)
	if len(words) <= maxWords && len(u.text) <= 8*maxWords {
		return []unit{u}
	}
	u.cut = true
	var out []unit
	for len(words) > 0 {
		n, size := 0, 0
		for n < len(words) && n < maxWords && (n == 0 || size+len(words[n]) <= 8*maxWords) {
			size += len(words[n]) + 1
			n++
		}
		u.text = strings.Join(words[:n], " ")
		out, words = append(out, u), words[n:]
		u.tight = false
	}
	return out
}

// packed fills passages with units: as few as will do, of about the same length, and a new one begins before a group rather than within.
func packed(units []unit) (out [][]unit) {
	total := 0
	for _, u := range units {
		total += wordsIn(u.text)
	}
	if total == 0 {
		return nil
	}
	share := total/((total+maxWords-1)/maxWords) + 1
	var now []unit
	have := 0
	for len(units) > 0 {
		n, words := 1, wordsIn(units[0].text) // a group that fits a passage goes in whole
		for g := units[0].group; g != 0 && n < len(units) && units[n].group == g && words+wordsIn(units[n].text) <= maxWords; n++ {
			words += wordsIn(units[n].text)
		}
		if len(now) > 0 && (have+words > maxWords || have >= share) {
			out, now, have = append(out, now), nil, 0
		}
		now, have, units = append(now, units[:n]...), have+words, units[n:]
	}
	return append(out, now)
}

// wordsIn counts words, and as six letters each what has no spaces.
func wordsIn(text string) int {
	n := 0
	for w := range strings.FieldsSeq(text) {
		n += 1 + utf8.RuneCountInString(w)/24
	}
	return n
}

func textOfUnits(units []unit) string {
	var b strings.Builder
	for i, u := range units {
		switch {
		case i > 0 && u.line != units[i-1].line:
			b.WriteByte('\n')
		case i > 0 && !u.tight:
			b.WriteByte(' ')
		}
		b.WriteString(u.text)
	}
	return b.String()
}
