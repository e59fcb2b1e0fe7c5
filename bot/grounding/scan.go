package grounding

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"roundpeg/handoff/grammar"
	"roundpeg/handoff/when"
)

// sort says what a piece of a sentence is by its signs alone.
type sort uint8

const (
	wordly  sort = iota
	digits       // 1,299.00
	clocked      // 9:30
	dated        // 3.5.2026
	phoned       // +49 30 23125 142
	linked       // voltry.example/orders
	mailed       // help@voltry.example
	coded        // VX-4471
)

// piece is a word, number or address: text as it is compared, suffix the letters that hang on a number ("15kg").
type piece struct {
	sort         sort
	text, suffix string
	from, to     int
}

// elision is a small word of French or Italian that hangs on the next: l'article.
var elision = regexp.MustCompile(`(?i)\b(l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|dell|all|nell|sull|dall|un|quest|quell)'(\pL)`)

// levelled writes the digits of all scripts as 0–9 and forms of letters that only look different as the plain ones.
func (v *vocabulary) levelled(s string) string {
	s = levelled(s)
	if v.language == "fr" || v.language == "it" {
		s = elision.ReplaceAllString(s, "$1 $2")
	}
	return s
}

func levelled(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return r
		}
		if r == '´' || r == '’' || r == '‘' {
			return '\''
		}
		if d, ok := when.Digit(r); ok {
			return '0' + rune(d)
		}
		return r
	}, norm.NFKC.String(strings.ReplaceAll(s, "´", "'")))
}

var (
	isoDate    = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}`)
	dottedDate = regexp.MustCompile(`^(?:[12]\d|3[01]|0?[1-9])\. ?(?:1[0-2]|0?[1-9])\.(?: ?\d{4}| ?\d{2}\b)?`)
	slashed    = regexp.MustCompile(`^\d+(?:/\d+)+`)
	telephone  = regexp.MustCompile(`^\+?\(?\d+\)?(?:(?: ?[-/] ?| |\.)?\(?\d+\)?)+`)
	thousands  = regexp.MustCompile(`^\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?$`)
	clockTime  = regexp.MustCompile(`^([01]?\d|2[0-4])[:.]([0-5]\d)`)
	numeral    = regexp.MustCompile(`^\d+(?:[.,']\d{3})+(?:[.,]\d+)?|^\d{1,3}(?: \d{3})+\b(?:,\d+)?|^\d+(?:[.,]\d+)?`)
	mail       = regexp.MustCompile(`^(?:mailto:)?[^\s@]+@[^\s@]+\.\pL{2,}$`)
	address    = regexp.MustCompile(`^(?:[\pL][\pL\d+.-]*://\S+|www\.\S+|(?:[\pL\d](?:[\pL\d-]*[\pL\d])?\.)+\pL{2,24}(?::\d+)?(?:[/?#]\S*)?)$`)
	clockWord  = regexp.MustCompile(`^ ?(?:uhr|[ap]\.?m\b|o'clock)`)
)

// scan cuts a sentence into pieces.
func scan(s string) []piece {
	var out []piece
	words := grammar.Words(s)
	add := func(p piece) {
		for len(words) > 0 && words[0].From < p.from {
			out, words = append(out, piece{text: words[0].Text, from: words[0].From, to: min(words[0].To, p.from)}), words[1:]
		}
		for len(words) > 0 && words[0].From < p.to {
			words = words[1:]
		}
		out = append(out, p)
	}
	prev := ' '
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !alnum(prev) && (alnum(r) || (r == '+' || r == '(') && i+1 < len(s) && isDigit(s[i+1])) {
			if p, ok := special(s, i); ok {
				add(p)
				i, prev = p.to, 'x'
				continue
			}
			if r == '+' || r == '(' {
				i, prev = i+n, r
				continue
			}
			for i < len(s) { // to the word's end
				if r, n = utf8.DecodeRuneInString(s[i:]); !alnum(r) {
					break
				}
				i, prev = i+n, r
			}
			continue
		}
		i, prev = i+n, r
	}
	add(piece{from: len(s), to: len(s)})
	return out[:len(out)-1]
}

func alnum(r rune) bool   { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// special reads what begins at byte i and is no plain word.
func special(s string, i int) (piece, bool) {
	rest := s[i:]
	run := rest
	if k := strings.IndexFunc(run, unicode.IsSpace); k >= 0 {
		run = run[:k]
	}
	run = strings.TrimRight(run, ".,;:!?)]}>»\"'”“…")
	if strings.ContainsAny(run, ".@:") {
		low := strings.ToLower(run)
		switch {
		case mail.MatchString(low):
			return piece{sort: mailed, text: strings.TrimPrefix(low, "mailto:"), from: i, to: i + len(run)}, true
		case address.MatchString(low):
			return piece{sort: linked, text: strings.TrimRight(low, "/"), from: i, to: i + len(run)}, true
		}
	}
	if isDigit(rest[0]) || rest[0] == '+' || rest[0] == '(' {
		return figure(s, i)
	}
	k := 0 // letters and digits in one: a code
	for k < len(run) && (run[k] < utf8.RuneSelf && alnum(rune(run[k])) || run[k] == '-' || run[k] == '_') {
		k++
	}
	if code := strings.TrimRight(run[:k], "-_"); strings.ContainsAny(code, "0123456789") && (k == len(run) || run[k] < utf8.RuneSelf) {
		return piece{sort: coded, text: strings.ToLower(code), from: i, to: i + len(code)}, true
	}
	return piece{}, false
}

// priced says that a text ends with the sign of a currency.
func priced(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	return unicode.Is(unicode.Sc, r)
}

// figure reads what begins with a digit, a plus or a bracket.
func figure(s string, i int) (piece, bool) {
	rest := s[i:]
	found := func(sort sort, text string, n int) (piece, bool) {
		return piece{sort: sort, text: text, from: i, to: i + n}, true
	}
	if d := isoDate.FindString(rest); d != "" {
		return found(dated, d, len(d))
	}
	if d := dottedDate.FindString(rest); d != "" && !priced(s[:i]) && !clockWord.MatchString(strings.ToLower(rest[len(d):])) {
		return found(dated, strings.ReplaceAll(d, " ", ""), len(d))
	}
	if p := telephone.FindString(rest); p != "" {
		p = strings.TrimRight(p, "(")
		bare := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, strings.Replace(p, "(0)", "", 1))
		if len(bare) >= 7 && !thousands.MatchString(p) {
			if strings.HasPrefix(p, "+") {
				bare = "+" + bare
			} else if after, ok := strings.CutPrefix(bare, "00"); ok {
				bare = "+" + after
			}
			return found(phoned, bare, len(p))
		}
	}
	if !isDigit(rest[0]) {
		return piece{}, false
	}
	if d := slashed.FindString(rest); d != "" {
		return found(coded, d, len(d))
	}
	if m := clockTime.FindStringSubmatch(rest); m != nil && (rest[len(m[1])] == ':' || clockWord.MatchString(strings.ToLower(rest[len(m[0]):]))) && (len(m[0]) == len(rest) || !isDigit(rest[len(m[0])])) {
		return found(clocked, strings.TrimLeft(m[1], "0")+":"+m[2], len(m[0]))
	}
	d := numeral.FindString(rest)
	n := len(d)
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		if !alnum(r) {
			break
		}
		n += size
	}
	suffix := strings.ToLower(rest[len(d):n])
	if strings.ContainsAny(suffix, "0123456789") {
		return found(coded, strings.ToLower(rest[:n]), n)
	}
	return piece{sort: digits, text: d, suffix: suffix, from: i, to: i + n}, true
}
