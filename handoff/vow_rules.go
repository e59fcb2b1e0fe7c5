package handoff

import (
	"strings"

	"roundpeg/handoff/grammar"
)

var vows = grammar.New(vowWords, []string{"who", "action"}, vowProtect, vowPhrases())

// vowProtect are words that look like slips of those known misspelt, and are none.
const vowProtect = `sender hero mail nail fend fond bond cook look hook took flip slip chip chef clock book food good mood fund feed need been seen were here there where when then than that this what ahead share care store start these those
	their them whom pass past miss mist most must lost list last test text next note vote late date rate gate sure size side rich much such both with will fill full fell tell sell soon noon order older under undo credit edit audit reach teach
	each beach early really team tear dear near year hear real deal seal heal list fast task mask bike like make take sake cake wake wait want went sent send lend mend bend tend bring thing king ring sing wing being doing going`

func vowPhrases() map[string]string {
	out := map[string]string{}
	for name, phrases := range grammar.Joined(vowRulesWest, vowRulesSouth) {
		_, language, _ := strings.Cut(name, " ")
		out[name] = willing(language, phrases+"\n")
	}
	return out
}
