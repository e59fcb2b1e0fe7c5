// Package exchange reads the intents of other systems, and writes ours for them. Nothing of a file is run or written to disk, and every size is bounded.
package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"roundpeg/intents"
)

// Format is how intents are written down.
type Format string

const (
	YAML         Format = "yaml" // our own
	JSONL        Format = "jsonl"
	CSV          Format = "csv"
	Rasa         Format = "rasa"          // nlu.yml, version 2 and 3
	DialogflowES Format = "dialogflow-es" // the zip of "Export as ZIP"
	DialogflowCX Format = "dialogflow-cx" // the zip of "Export to JSON package"
	Lex          Format = "lex"           // the zip of Lex V2
)

// readers are the formats that Read knows.
var readers = map[Format]func(in *input) error{JSONL: readJSONL, CSV: readCSV, Rasa: readRasa, DialogflowES: readES, DialogflowCX: readCX, Lex: readLex}

// Formats are the names of all that Read knows.
func Formats() []string {
	all := []string{string(YAML)}
	for f := range readers {
		all = append(all, string(f))
	}
	slices.Sort(all)
	return all
}

// Options say what a file does not.
type Options struct {
	Format   Format // found out by Detect when empty
	Language string // of phrases whose file names none; "en" when empty
}

// Read makes a set of a file. Notes say what of it was left out or changed, and why. An error names the place and the fix; then there is no set.
func Read(name string, data []byte, o Options) (s intents.Set, notes []string, err error) {
	if o.Language == "" {
		o.Language = "en"
	}
	if len(data) > maxFile {
		return s, nil, fmt.Errorf("%s: larger than the %d MB that are read", name, maxFile>>20)
	}
	if o.Format == "" {
		if o.Format, err = Detect(name, data); err != nil {
			return s, nil, err
		}
	}
	if o.Format == YAML {
		s, err = intents.ParseFile(name, data)
		return s, nil, err
	}
	read, ok := readers[o.Format]
	if !ok {
		return s, nil, fmt.Errorf("there is no format %q: use one of %s", o.Format, strings.Join(Formats(), ", "))
	}
	in := &input{data: data, language: o.Language, at: map[string]int{}, names: map[string]string{}, owner: map[string]string{}}
	if err := read(in); err != nil {
		return s, nil, fmt.Errorf("%s, as %s: %w", name, o.Format, err)
	}
	in.finish()
	if err := in.set.Validate(); err != nil {
		return s, nil, fmt.Errorf("%s, as %s: %w", name, o.Format, err)
	}
	return in.set, in.notes, nil
}

// input is a file that is read, and the set that grows of it.
type input struct {
	data     []byte
	language string
	set      intents.Set
	at       map[string]int    // by our name: which intent
	names    map[string]string // ours to theirs
	owner    map[string]string // whose a phrase is
	notes    []string
}

func (in *input) note(format string, args ...any) {
	if n := fmt.Sprintf(format, args...); !slices.Contains(in.notes, n) {
		in.notes = append(in.notes, n)
	}
}

var notInNames = regexp.MustCompile(`[^A-Za-z0-9_.:-]+`)

// intent gives the intent of their name, as long as it is used at once.
func (in *input) intent(theirs string) (*intents.Intent, error) {
	name := strings.ReplaceAll(strings.TrimSpace(theirs), "/", ".")
	name = strings.Trim(notInNames.ReplaceAllString(name, "_"), "_.:-")
	if len(name) > 64 {
		name = strings.TrimRight(name[:64], "_.:-")
	}
	if name == "" || name == intents.OutOfScope {
		return nil, fmt.Errorf("intent %q: no name can be made of it: give it one with letters or digits, and not %q", theirs, intents.OutOfScope)
	}
	i, ok := in.at[name]
	switch {
	case !ok:
		i = len(in.set.Intents)
		in.at[name], in.names[name] = i, theirs
		in.set.Intents = append(in.set.Intents, intents.Intent{Name: name, Phrases: map[string][]string{}, Stakes: intents.Medium, Lane: intents.Support})
		if name != theirs {
			in.note("intent %q is called %s here", theirs, name)
		}
	case in.names[name] != theirs:
		return nil, fmt.Errorf("intents %q and %q would both be called %s: rename one", in.names[name], theirs, name)
	}
	return &in.set.Intents[i], nil
}

// phrase adds what customers say about an intent; to none of them for intents.OutOfScope. A phrase that another intent has already is left out, since nothing could tell them apart.
func (in *input) phrase(theirs, language, text string) error {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return nil
	}
	key := strings.ToLower(text)
	owner, taken := in.owner[key]
	switch {
	case taken && owner == theirs:
		return nil
	case taken:
		in.note("%q is a phrase of %s, so it was left out of %s", clip(text), owner, theirs)
		return nil
	}
	in.owner[key] = theirs
	if theirs == intents.OutOfScope {
		in.set.NotForBot = append(in.set.NotForBot, text)
		return nil
	}
	i, err := in.intent(theirs)
	if err == nil {
		language = strings.ReplaceAll(language, "_", "-")
		i.Phrases[language] = append(i.Phrases[language], text)
	}
	return err
}

// answer takes over a fixed reply. One with places to fill in would be said with the places in it.
func (in *input) answer(theirs, language, text string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	i, err := in.intent(theirs)
	if err != nil {
		return err
	}
	if strings.ContainsAny(text, "{}$#") {
		in.note("the answer of %s has places to fill in, so it was left out: write it anew", i.Name)
		return nil
	}
	if i.Answer == nil {
		i.Answer = map[string]string{}
	}
	if language = strings.ReplaceAll(language, "_", "-"); i.Answer[language] == "" {
		i.Answer[language] = text
	}
	return nil
}

// finish takes out intents without phrases, such as a fallback.
func (in *input) finish() {
	in.set.Intents = slices.DeleteFunc(in.set.Intents, func(i intents.Intent) bool {
		if len(i.Phrases) == 0 {
			in.note("intent %s has no phrases, so it was left out", i.Name)
		}
		return len(i.Phrases) == 0
	})
}

func clip(text string) string {
	if r := []rune(text); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return text
}
