package handoff

import "roundpeg/handoff/grammar"

// cue is a kind of phrase that tells how the customer takes it.
type cue int

const (
	cueAnnoyed cue = iota // complaint, impatience
	cueOutrage            // complaint in the strongest words
	cueInsult             // at the bot or whoever reads
	cueSwear
	cueDenied // the answer was not the one that was asked for
	cueGivenUp
	cueHurry
	cueThanks
	cuePolite
	cueLost // the customer does not understand the bot
	cueCount
)

var cueNames = map[string]cue{"annoyed": cueAnnoyed, "outrage": cueOutrage, "insult": cueInsult, "swear": cueSwear, "denied": cueDenied, "given up": cueGivenUp, "hurry": cueHurry,
	"thanks": cueThanks, "polite": cuePolite, "lost": cueLost}

var cueGrammar = grammar.New(grammar.Joined(cueWords, cueWordsDe, cueWordsSouth, cueWordsNl), []string{"bad"}, cueProtect,
	grammar.Joined(cueRules, cueRulesDe, cueRulesSouth, cueRulesFr, cueRulesEs, cueRulesIt, cueRulesPt, cueRulesNl))

// cueProtect are words that look like slips of one of the class bad and are not.
const cueProtect = `bid bed bat bag bar ban dad had made mid mud jokes joke bet boat crab crop wrap upset upsets reset must most worse worth world work words
	miss miles mile mils passed mins min homeless applying apply applied garage nerve safer saver mines discussing jose clap jake appealing rode mics mikes chap thrash juke ruse disputing saber imitated imitating mixes joked rudy auger rune mule instil palling apathetic suer
	better letter butter madam maid said read lead head sad saw mull mall mill male mild angle anger must rude rule ride ruder nude trash crash absorb pull null inutile`

// cueing is what was found of each cue in a text: how often, up to 3, and the first words of it.
type cueing struct {
	n      [cueCount]float64
	quotes [cueCount]string
}

func cuesOf(text string, ws []grammar.Word) cueing { return cuesBy(cueGrammar, text, ws) }

func cuesBy(g *grammar.Grammar, text string, ws []grammar.Word) (c cueing) {
	hits := g.Find(ws)
	if len(hits) == 0 {
		return c
	}
	covered := make([]bool, len(ws))
	for _, f := range hits {
		if f.Name == "not" {
			for k := f.I; k <= f.J; k++ {
				covered[k] = true
			}
		}
	}
	var at [cueCount]int // the word after the last one counted: phrases that overlap count once
hits:
	for _, f := range hits {
		if f.Name == "not" {
			continue
		}
		for k := f.I; k <= f.J; k++ {
			if covered[k] {
				continue hits
			}
		}
		what := cueNames[f.Name]
		if f.I < at[what] {
			continue
		}
		at[what] = f.J + 1
		if c.n[what] == 0 {
			c.quotes[what] = quote(text, ws, f.I, f.J)
		}
		c.n[what] = min(3, c.n[what]+1)
	}
	return c
}
