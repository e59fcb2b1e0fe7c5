package llm

import (
	"crypto/rand"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"

	"roundpeg/bot/mask"
)

//go:embed prompts/*.txt
var files embed.FS

// prompt is a file of prompts.
type prompt struct {
	text, version string
	runs          map[string]bool // of so many words, by which it is known again
}

var prompts = func() map[string]prompt {
	all := map[string]prompt{}
	blocks := read("blocks")
	for _, use := range Uses {
		text := strings.Replace(read(use), "{blocks}", blocks, 1)
		sum := sha256.Sum256([]byte(text))
		all[use] = prompt{text, use + "-" + hex.EncodeToString(sum[:4]), runs(text)}
	}
	return all
}()

func read(name string) string {
	b, err := files.ReadFile("prompts/" + name + ".txt")
	if err != nil {
		panic(err) // every use has its file: a test reads them
	}
	return strings.TrimSpace(string(b))
}

// aRun is how many words of the instructions in a row nobody writes by chance.
const aRun = 8

// runs are all runs of words of a text, in small letters without anything between them.
func runs(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	all := map[string]bool{}
	for i := aRun; i <= len(words); i++ {
		all[strings.Join(words[i-aRun:i], " ")] = true
	}
	return all
}

// Bounds of what is sent, in runes and lines.
const (
	mostBlock = 4000
	turnTalk  = 12 // of a conversation, where a customer waits
	wholeTalk = 60 // where an agent does
)

// sheet is what the model is given: instructions, and blocks of material between marks that nobody else can know.
type sheet struct {
	use, mark string
	slots     map[string]string
	hide      mask.Hider
	blocks    strings.Builder
}

func newSheet(use string) *sheet {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	m := hex.EncodeToString(b[:])
	return &sheet{use: use, mark: m, slots: map[string]string{"mark": m}}
}

// add is a block of material; one that is empty is left out, of one that is too long the beginning is kept.
func (s *sheet) add(kind, text string) {
	text = strings.TrimSpace(strings.Map(plain, strings.ToValidUTF8(text, "\uFFFD")))
	if r := []rune(text); len(r) > mostBlock {
		text = string(r[:mostBlock])
	}
	if text != "" {
		s.blocks.WriteString("[" + kind + " " + s.mark + "]\n" + s.hide.Hide(text) + "\n[end " + s.mark + "]\n\n")
	}
}

// plain leaves out what cannot be seen, but for line breaks.
func plain(r rune) rune {
	if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
		if unicode.IsSpace(r) {
			return ' '
		}
		return -1
	}
	return r
}

// talk adds the last lines of a conversation.
func (s *sheet) talk(lines []Line, most int) {
	for _, l := range lines[max(0, len(lines)-most):] {
		kind := l.Role
		if kind != "customer" && kind != "agent" {
			kind = "bot"
		}
		s.add(kind, l.Text)
	}
}

// system are the instructions.
func (s *sheet) system() string {
	var pairs []string
	for name, value := range s.slots {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(prompts[s.use].text)
}

var tag = regexp.MustCompile(`^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$`)

// language says in the instructions what to write in; what is no tag is no part of them.
func language(code, otherwise string) string {
	if tag.MatchString(code) {
		return "the language with the code " + code
	}
	return otherwise
}

// shop is the owner's name of the shop as a part of the instructions.
func shop(name string) string {
	name = strings.Join(strings.Fields(strings.Map(plain, name)), " ")
	if r := []rune(name); len(r) > 80 {
		name = string(r[:80])
	}
	if name == "" {
		return "the shop"
	}
	return name
}

// repeats says that a text holds the mark, or a run of words of the instructions.
func (s *sheet) repeats(text string) bool {
	if strings.Contains(strings.ToLower(text), s.mark) {
		return true
	}
	for run := range runs(text) {
		if prompts[s.use].runs[run] {
			return true
		}
	}
	return false
}
