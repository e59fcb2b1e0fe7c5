package assist

import (
	"maps"
	"regexp"
	"strings"

	"roundpeg/bot/mask"
)

var (
	links   = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"]+|\b[\p{L}\p{N}](?:[\p{L}\p{N}-]*\.)+\p{L}{2,}/[^\s<>"]*`)
	mails   = regexp.MustCompile(`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`)
	holes   = regexp.MustCompile(`\{[\p{L}_][\p{L}\p{N}_]*\}`)
	grouped = regexp.MustCompile(`(\d)[.,'’ \x{a0}\x{202f}](\d{3})(\D|$)`)
	digits  = regexp.MustCompile(`\d+`)
)

// figures are the numbers, links, addresses and {gaps} of a text, each with how often it is there: what must be the same in two languages.
// Numbers are their digits, whatever script or separators they are written with.
func figures(text string) map[string]int {
	all := map[string]int{}
	text = strings.Map(plainDigit, text)
	for _, kind := range []*regexp.Regexp{mails, links, holes} {
		text = kind.ReplaceAllStringFunc(text, func(s string) string {
			whole := strings.TrimRight(s, `.,;:!?)]»”'`)
			all[whole]++
			return " " + s[len(whole):]
		})
	}
	for joined := ""; joined != text; { // 1,250,000: one separator after the other
		joined, text = text, grouped.ReplaceAllString(text, "$1$2$3")
	}
	for _, n := range digits.FindAllString(text, -1) {
		all[n]++
	}
	return all
}

// plainDigit writes a digit of any script as 0 … 9.
func plainDigit(r rune) rune {
	if d := mask.Digit(r); d >= 0 {
		return '0' + rune(d)
	}
	return r
}

// sameFigures says that two texts have the same figures, each as often.
func sameFigures(a, b string) bool { return maps.Equal(figures(a), figures(b)) }

// figuresIn says that every figure of a text is in one of the others.
func figuresIn(text string, sources ...string) bool {
	known := figures(strings.Join(sources, "\n"))
	for f := range figures(text) {
		if known[f] == 0 {
			return false
		}
	}
	return true
}
