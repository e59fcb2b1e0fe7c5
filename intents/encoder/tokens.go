package encoder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxTokens is how much of a text is read: so many word pieces, the marks of its beginning and end among them.
const MaxTokens = 64

// longestWord is how many letters a word may have at most; a longer one is unknown as a whole.
const longestWord = 100

// vocabulary are the word pieces by text; those that go on within a word begin with ##.
type vocabulary struct {
	ids                 map[string]int32
	begin, end, unknown int32
}

func newVocabulary(pieces []string) vocabulary {
	v := vocabulary{ids: make(map[string]int32, len(pieces))}
	for i, p := range pieces {
		v.ids[p] = int32(i)
	}
	v.begin, v.end, v.unknown = v.ids["[CLS]"], v.ids["[SEP]"], v.ids["[UNK]"]
	return v
}

// tokens are the ids of the text's word pieces, between begin and end: BERT's uncased tokenizer (Devlin et al. 2019; greedy longest match of Wu et al. 2016).
// Names of special tokens within a text are words like any other.
func (v vocabulary) tokens(text string) []int32 {
	ids := append(make([]int32, 0, MaxTokens), v.begin)
	for word := range words(text) {
		if ids = v.pieces(ids, word); len(ids) >= MaxTokens-1 {
			ids = ids[:MaxTokens-1]
			break
		}
	}
	return append(ids, v.end)
}

// pieces appends those of one word.
func (v vocabulary) pieces(ids []int32, word string) []int32 {
	if utf8.RuneCountInString(word) > longestWord {
		return append(ids, v.unknown)
	}
	first := len(ids)
	mark := ""
	for len(word) > 0 {
		end := len(word)
		for ; end > 0; end-- {
			if end < len(word) && !utf8.RuneStart(word[end]) {
				continue
			}
			if id, ok := v.ids[mark+word[:end]]; ok {
				ids = append(ids, id)
				break
			}
		}
		if end == 0 {
			return append(ids[:first], v.unknown)
		}
		word, mark = word[end:], "##"
	}
	return ids
}

// words cuts a text at spaces and around each mark of punctuation and each Chinese character, in lower case, without accents and control characters.
func words(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		var b strings.Builder
		flush := func() bool {
			w := b.String()
			b.Reset()
			return w == "" || yield(w)
		}
		for _, r := range norm.NFD.String(clean(text)) {
			switch {
			case unicode.Is(unicode.Mn, r):
			case unicode.IsSpace(r):
				if !flush() {
					return
				}
			case isPunct(r) || isChinese(r):
				if !flush() || !yield(string(unicode.ToLower(r))) {
					return
				}
			default:
				for _, l := range strings.ToLower(string(r)) {
					b.WriteRune(l)
				}
			}
		}
		flush()
	}
}

// clean takes out what is not to be seen, before anything is decomposed.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r == 0 || r == utf8.RuneError || unicode.Is(unicode.C, r):
			return -1
		}
		return r
	}, text)
}

func isPunct(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r)
}

func isChinese(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r <= 0x2A6DF || 0x2A700 <= r && r <= 0x2B73F ||
		0x2B740 <= r && r <= 0x2B81F || 0x2B920 <= r && r <= 0x2CEAF || 0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F
}
