package assist

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"roundpeg/bot/grounding"
	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/intents"
	"roundpeg/locales"
)

const (
	mostPhrases = 10  // suggested at once
	longPhrase  = 200 // runes; customers write shorter ones
	longTitle   = 80
	another     = .5 // confidence from which on a phrase counts as one of another intent
)

// Phrases are other ways to say what an intent's phrases say: none that any intent has already, none that reads as another intent, all in the language.
// Where the intent has no phrases in it yet, those of another language are the examples.
func (a *Assistant) Phrases(ctx context.Context, intent intents.Intent, language string) (chat.Made, error) {
	if err := a.may(llm.UsePhrases); err != nil {
		return chat.Made{}, err
	}
	language = locales.Language(language)
	examples := examplesOf(intent, language)
	if len(examples) == 0 {
		return chat.Made{}, chat.Faultf(chat.ErrInvalid, "intent.phrases is empty: write one phrase, so that there is something to go by")
	}
	title := intent.Title[language]
	if title == "" {
		title = strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(intent.Name)
	}
	k := key("phrases", intent.Name, language, title, strings.Join(examples, "\n"))
	return a.once(ctx, k, k, func(ctx context.Context) (chat.Made, error) {
		texts, u, err := a.Model.Paraphrase(ctx, title, examples, language, mostPhrases)
		if err != nil {
			return chat.Made{}, err
		}
		f := a.filter(intent.Name, language)
		for _, list := range intent.Phrases {
			f.taken(list...)
		}
		made := chat.Made{What: llm.UsePhrases, Model: u.Model, Texts: f.pick(ctx, texts, mostPhrases)}
		made.Dropped = a.dropped(llm.UsePhrases, f.dropped)
		return made, nil
	})
}

func examplesOf(intent intents.Intent, language string) (examples []string) {
	for l, list := range intent.Phrases {
		if locales.Language(l) == language {
			examples = append(examples, list...)
		}
	}
	if len(examples) > 0 {
		return examples
	}
	for _, l := range (intents.Set{Intents: []intents.Intent{intent}}).Languages() {
		if examples = intent.Phrases[l]; len(examples) > 0 {
			return examples
		}
	}
	return nil
}

// Draft proposes an intent for what customers wrote: name and title, the texts and other ways to say them, and an answer, which is left out where it
// has a number, a link or an address that the texts have not. Together with all that is known it is a valid set.
func (a *Assistant) Draft(ctx context.Context, texts []string, language string) (chat.Made, error) {
	if err := a.may(llm.UseDraft); err != nil {
		return chat.Made{}, err
	}
	language = locales.Language(language)
	k := key("draft", language, strings.Join(texts, "\n"))
	return a.once(ctx, k, k, func(ctx context.Context) (chat.Made, error) {
		d, u, err := a.Model.Draft(ctx, texts, language)
		if err != nil {
			return chat.Made{}, err
		}
		set, f := a.Known(), a.filter("", language)
		own := f.fresh(texts)
		if len(own) == 0 {
			return chat.Made{}, chat.Faultf(chat.ErrInvalid, "texts: all of these are phrases of intents already")
		}
		draft := intents.Intent{Name: name(d.Name, set), Phrases: map[string][]string{language: append(own, f.pick(ctx, d.Phrases, mostPhrases)...)}, Stakes: intents.Medium, Lane: intents.Support}
		if title := strings.Join(strings.Fields(grounding.Clean(d.Title)), " "); title != "" && utf8.RuneCountInString(title) <= longTitle && figuresIn(title, texts...) {
			draft.Title = map[string]string{language: title}
		}
		made := chat.Made{What: llm.UseDraft, Model: u.Model, Dropped: f.dropped}
		if answer := grounding.Clean(d.Answer); answer != "" && figuresIn(answer, texts...) && in(answer, language, "") {
			draft.Answer = map[string]string{language: answer}
		} else if answer != "" {
			made.Dropped++
		}
		a.dropped(llm.UseDraft, made.Dropped)
		set.Intents = append(append([]intents.Intent{}, set.Intents...), draft)
		if err := set.Validate(); err != nil {
			return chat.Made{}, &llm.Fault{Outcome: llm.BadAnswer, Says: "the draft is no valid intent"}
		}
		made.Draft, err = json.Marshal(draft)
		return made, err
	})
}

var unnamed = regexp.MustCompile(`[^A-Za-z0-9]+`)

// name makes a name of what the model proposes that no intent has yet.
func name(proposed string, set intents.Set) string {
	plain := strings.ToLower(strings.Trim(unnamed.ReplaceAllString(proposed, "_"), "_"))
	plain = strings.TrimRight(plain[:min(len(plain), 56)], "_")
	if plain == "" || plain == intents.OutOfScope {
		plain = "new_intent"
	}
	free := plain
	for n := 2; ; n++ {
		if _, taken := set.Find(free); !taken {
			return free
		}
		free = fmt.Sprintf("%s_%d", plain, n)
	}
}

// filter lets through what can be a phrase of an intent in a language.
type filter struct {
	a              *Assistant
	name, language string
	seen           map[string]bool
	dropped        int
}

func (a *Assistant) filter(name, language string) *filter {
	f := &filter{a: a, name: name, language: language, seen: map[string]bool{}}
	set := a.Known()
	for _, known := range set.Intents {
		for _, list := range known.Phrases {
			f.taken(list...)
		}
	}
	f.taken(set.NotForBot...)
	return f
}

func (f *filter) taken(phrases ...string) {
	for _, p := range phrases {
		f.seen[plainly(p)] = true
	}
}

// fresh gives the texts that are there in no intent yet, each once.
func (f *filter) fresh(texts []string) (left []string) {
	for _, text := range texts {
		text = strings.Join(strings.Fields(text), " ")
		if same := plainly(text); same != "" && !f.seen[same] {
			f.seen[same] = true
			left = append(left, text)
		}
	}
	return left
}

// pick gives at most so many of a machine's texts that are fresh and will do as phrases. Those that will not are counted.
func (f *filter) pick(ctx context.Context, texts []string, most int) (picked []string) {
	for i := range texts {
		texts[i] = grounding.Clean(texts[i])
	}
	for _, text := range f.fresh(texts) {
		switch {
		case len(picked) == most:
			return picked
		case utf8.RuneCountInString(text) > longPhrase || !in(text, f.language, "") || f.strays(ctx, text):
			f.dropped++
		default:
			picked = append(picked, text)
		}
	}
	return picked
}

// strays says that a text reads as another intent, so that it would teach the wrong one. A reader that fails says nothing.
func (f *filter) strays(ctx context.Context, text string) bool {
	r, err := f.a.Reads(ctx, intents.Utterance{Text: text, Locale: f.language})
	return err == nil && r.IsKnown && r.Intent != f.name && r.Confidence > another
}

// plainly is a text without case, spaces and punctuation: two that differ in those alone are one.
func plainly(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
