package grounding

import (
	"embed"
	"strconv"
	"strings"
	"sync"
)

// words are the vocabularies, a file for each language. A line is a sort, for most a key, and words in folded spelling (see grammar.Word); what is written
// with _ in it is a phrase. A word may stand in several lines.
//
//	light       says nothing by itself; what a text adds of it needs no source
//	same K      different words for one thing; words in no line are known by their stems
//	policy K    what a business grants, denies or charges: like same, but told as such
//	sense K     small words that turn a sentence: before, only, without
//	negation, condition, hedge, narrow (kept where the source has them), done (tells of something as having happened)
//	bound K     says of a number that it is a limit, and which
//	num, times, ord, quantity, unit, rate, weekday, short, month, article, per, to: numbers and their units
//	i, we, you, passive, pronoun, opening (a preposition), aux, and, but, then: what they are in a sentence; exception: by which it takes back something of the last one
//	talk        talk of a machine about itself
//	courtesy    a phrase (see grammar.Grammar) that may stand without a source; lead: one that may begin a sentence
//	abbreviation
//
//go:embed words/*.txt
var words embed.FS

type kind uint8

const (
	unknown kind = iota // told by its stem
	light
	content
	negation
	sense
	policy
	quantity // a word that is a number, but none that is reckoned with: half, twice, a dozen
)

type flags uint32

const (
	condition flags = 1 << iota
	hedge
	narrow
	done
	self
	we
	you
	passive
	pronoun
	opening
	auxiliary
	joins
	contrasts
	ranges
	article
	per
	talk
	please
	able
	then
)

// entry is what a vocabulary says of a word or phrase.
type entry struct {
	kind                  kind
	key                   string
	is                    flags
	bound, unit, rate     string
	num, times, ord       int
	weekday, short, month int
}

// vocabulary is a language's. Phrases are found by their first word, the longest first.
type vocabulary struct {
	language string
	words    map[string]*entry
	stems    map[string]*entry // of words with a meaning of their own, by their stems
	phrases  map[string][]phrase
	bounds   map[string]string // also of several words, with blanks between them
	ends     map[string]bool   // abbreviations whose dot ends no sentence
	courtesy []string
	leads    []string

	exceptions []string // by which a sentence takes back something of the one before it: at its begin, those of several words anywhere
}

type phrase struct {
	rest  []string
	entry *entry
}

var sorts = map[string]flags{"condition": condition, "hedge": hedge, "narrow": narrow, "done": done, "i": self, "we": we, "you": you, "passive": passive, "pronoun": pronoun, "opening": opening,
	"aux": auxiliary, "and": joins, "but": contrasts, "to": ranges, "article": article, "per": per, "talk": talk, "please": please, "able": able, "then": then}

var kinds = map[string]kind{"light": light, "same": content, "negation": negation, "sense": sense, "policy": policy, "quantity": quantity}

var vocabularies = sync.OnceValue(func() map[string]*vocabulary {
	out := map[string]*vocabulary{}
	files, err := words.ReadDir("words")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		text, err := words.ReadFile("words/" + f.Name())
		if err != nil {
			panic(err)
		}
		language := strings.TrimSuffix(f.Name(), ".txt")
		out[language] = readVocabulary(language, string(text))
	}
	out[""] = readVocabulary("", "")
	return out
})

// vocabularyOf is that of a language; one without words for a language that there is none of.
func vocabularyOf(language string) *vocabulary {
	if v, ok := vocabularies()[language]; ok {
		return v
	}
	return vocabularies()[""]
}

func readVocabulary(language, text string) *vocabulary {
	v := &vocabulary{language: language, words: map[string]*entry{}, stems: map[string]*entry{}, phrases: map[string][]phrase{}, bounds: map[string]string{}, ends: map[string]bool{}}
	for line := range strings.Lines(text) {
		head, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		sort, key, _ := strings.Cut(head, " ")
		switch sort {
		case "courtesy":
			v.courtesy = append(v.courtesy, strings.TrimSpace(list))
			continue
		case "exception":
			for w := range strings.FieldsSeq(list) {
				v.exceptions = append(v.exceptions, strings.ReplaceAll(w, "_", " "))
			}
			continue
		case "lead":
			v.leads = append(v.leads, strings.TrimSpace(list))
			continue
		}
		for w := range strings.FieldsSeq(list) {
			switch sort {
			case "abbreviation":
				v.ends[w] = true
			case "bound":
				v.bounds[strings.ReplaceAll(w, "_", " ")] = key
				if !strings.Contains(w, "_") {
					v.entry(w).bound = key
				}
			default:
				v.entry(w).add(sort, key, w)
			}
		}
	}
	for w, e := range v.words {
		if e.kind == unknown {
			e.kind = light
		}
		if e.kind == content || e.kind == policy {
			v.stems[stem(w, language)] = e
		}
	}
	for _, ps := range v.phrases {
		for _, p := range ps {
			if p.entry.kind == unknown {
				p.entry.kind = light
			}
		}
	}
	return v
}

// entry is that of a word or phrase, made where there is none yet.
func (v *vocabulary) entry(w string) *entry {
	parts := strings.Split(w, "_")
	if len(parts) == 1 {
		if v.words[w] == nil {
			v.words[w] = &entry{}
		}
		return v.words[w]
	}
	list := v.phrases[parts[0]]
	for _, p := range list {
		if strings.Join(p.rest, "_") == strings.Join(parts[1:], "_") {
			return p.entry
		}
	}
	p := phrase{parts[1:], &entry{}}
	at := 0
	for at < len(list) && len(list[at].rest) >= len(p.rest) {
		at++
	}
	v.phrases[parts[0]] = append(list[:at:at], append([]phrase{p}, list[at:]...)...)
	return p.entry
}

func (e *entry) add(sort, key, w string) {
	if k, ok := kinds[sort]; ok {
		if k > e.kind {
			e.kind = k
		}
		switch {
		case sort == "quantity":
			e.key = "q:" + w
		case key != "":
			e.key = key
		}
		return
	}
	n, _ := strconv.Atoi(key)
	switch sort {
	case "num":
		e.num = n
	case "times":
		e.times = n
	case "ord":
		e.ord = n
	case "weekday":
		e.weekday = n
	case "short":
		e.short = n
	case "month":
		e.month = n
	case "unit":
		e.unit = key
	case "rate":
		e.rate = key
	default:
		f, ok := sorts[sort]
		if !ok {
			panic("grounding: no such sort of words: " + sort)
		}
		e.is |= f
		if f == narrow && e.kind < content {
			e.kind, e.key = content, w
		}
		if f == hedge {
			e.key = key
		}
	}
}

// at finds what the vocabulary says of the word at i of a text's words, and of how many words that is.
func (v *vocabulary) at(ws []string, i int) (*entry, int) {
	for _, p := range v.phrases[ws[i]] {
		n := 1 + len(p.rest)
		if i+n > len(ws) {
			continue
		}
		same := true
		for k, w := range p.rest {
			if ws[i+1+k] != w {
				same = false
				break
			}
		}
		if same {
			return p.entry, n
		}
	}
	return v.words[ws[i]], 1
}
