package grounding

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText is how much of a text is kept, in runes.
const MaxText = 1500

// maxRaw bounds what is looked at of a text that never ends, in bytes: marks and tags may fill more than MaxText.
const maxRaw = 16 * MaxText

var (
	htmlTag   = regexp.MustCompile(`<(?:!--[^>]*--|[/!?A-Za-z][^<>]*)>`)
	markLink  = regexp.MustCompile(`!?\[([^\[\]]*)\]\(\s*<?([^()\s<>]*)>?[^()]*\)`)
	lineMarks = regexp.MustCompile(`(?m)^[ ]*(?:#{1,6}[ ]+|>[ ]*|[+•·*][ ]+|[-=_|][-=_:| ]{2,}$)`)
	emphasis  = regexp.MustCompile(`(^|[\s(„“"'])_{1,3}([^\s_](?:[^_\n]*[^\s_])?)_{1,3}($|[\s).,;:!?“”"'])`)
	spaces    = regexp.MustCompile(`[ ]{2,}`)
	edges     = regexp.MustCompile(`[ ]*\n[ ]*`)
	lines     = regexp.MustCompile(`\n{3,}`)
)

// inlineMarks are the marks that are taken away wherever they stand.
var inlineMarks = strings.NewReplacer("*", "", "`", "", "~~", "", "|", " ")

// Clean makes a text plain, and no longer than MaxText, where it ends with a sentence: control, bidi and zero-width characters, HTML tags and the marks of
// Markdown go, the address of a link stands behind its text. What is clean stays as it is.
func Clean(text string) string {
	text, cut := head(text, maxRaw)
	return capped(plain(text), cut)
}

// head is the beginning of a text, at most so many bytes.
func head(text string, limit int) (string, bool) {
	if len(text) <= limit {
		return text, false
	}
	text = text[:limit]
	for text != "" {
		r, n := utf8.DecodeLastRuneInString(text)
		if r != utf8.RuneError || n != 1 {
			break
		}
		text = text[:len(text)-1]
	}
	return text, true
}

// plain is Clean without its bounds. Taking one mark away may make another of what stood around it, so it is done until nothing changes; what still changes
// after many rounds is garbage, and loses the characters that marks are made of.
func plain(text string) string {
	for range 8 {
		next := unmarked(visible(text))
		if next == text {
			return text
		}
		text = next
	}
	return unmarked(visible(strings.Map(func(r rune) rune {
		if strings.ContainsRune("<>[]#_|+•·=-~*`", r) {
			return -1
		}
		return r
	}, text)))
}

// unmarked takes the marks away once, and spaces that are too many.
func unmarked(text string) string {
	if strings.ContainsAny(text, "<[*`~|_#>+•·=") || strings.Contains(text, "--") {
		text = htmlTag.ReplaceAllString(text, " ")
		text = markLink.ReplaceAllStringFunc(text, func(s string) string {
			m := markLink.FindStringSubmatch(s)
			if m[2] == "" || m[1] == m[2] {
				return m[1]
			}
			return m[1] + " (" + m[2] + ")"
		})
		text = lineMarks.ReplaceAllStringFunc(text, func(s string) string {
			if strings.ContainsAny(s, "+•·*") {
				return "- "
			}
			return ""
		})
		text = inlineMarks.Replace(text)
		text = emphasis.ReplaceAllString(text, "$1$2$3")
	}
	if strings.Contains(text, "  ") {
		text = spaces.ReplaceAllString(text, " ")
	}
	if strings.Contains(text, "\n") {
		text = lines.ReplaceAllString(edges.ReplaceAllString(text, "\n"), "\n\n")
	}
	return strings.TrimSpace(text)
}

// visible leaves out what nobody sees, and lets what looks like a space or a line's end be one.
func visible(text string) string {
	var b strings.Builder
	marks := 0
	for _, r := range text {
		switch {
		case r == '\n', r == '\u2028', r == '\u2029', r == '\v', r == '\f':
			b.WriteByte('\n')
		case r == '\t', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case unseen(r):
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
			if marks++; marks <= 2 {
				b.WriteRune(r)
			}
			continue
		default:
			b.WriteRune(r)
		}
		marks = 0
	}
	return b.String()
}

// unseen says that a character shows nothing of its own: controls, marks of direction, variation selectors, fillers, what is not assigned.
func unseen(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f
	}
	switch {
	case r == utf8.RuneError, r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0', r == '\u2800', r == '\u034f':
		return true
	case unicode.In(r, unicode.C, unicode.Variation_Selector):
		return true
	}
	return !unicode.IsGraphic(r)
}

// capped is at most MaxText runes of a text, whole sentences as far as there are any. What was cut before loses its last sentence, too.
func capped(text string, cut bool) string {
	if utf8.RuneCountInString(text) > MaxText {
		text, cut = strings.TrimSpace(string([]rune(text)[:MaxText])), true
	}
	if !cut {
		return text
	}
	if ss := vocabularyOf("").split(text); len(ss) > 1 && !strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text[:ss[len(ss)-2].To]
	}
	return text
}
