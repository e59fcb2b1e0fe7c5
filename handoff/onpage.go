package handoff

import (
	"cmp"
	"math"

	"roundpeg/intents"
)

// Sure is the confidence from which on an intent's own answer is given whatever the owner's pages say.
const Sure = .9

// onPage lets the owner's pages count as known where no intent is, or where they are likelier to answer than an intent that is not sure and costs little if it
// is wrong: what is known then is that passage, with the probability that it answers. What was picked by a button, or has several matters, is not the pages'
// business. All rules and the risk hold as before.
func (v *view) onPage() {
	p := v.Page
	if p == nil || math.IsNaN(p.P) || v.Chosen || v.NoneOf || len(v.Matters) > 0 {
		return
	}
	likelier := v.sure < Sure && v.Intent.Stakes != intents.High && p.P > v.known*v.sure
	if v.paged = !v.isKnown || likelier; v.paged {
		v.known, v.sure, v.isKnown = clamp(p.P), clamp(p.P), true
	}
}

// intent is the one that a decision is about; none where a page answers.
func (v *view) intent() string {
	if v.paged {
		return ""
	}
	return v.Reading.Intent
}

// about is what an answer would be from, as chat.Message.About names it.
func (v *view) about() string {
	if v.paged {
		return cmp.Or(v.Page.About, v.Page.Page)
	}
	return v.Reading.Intent
}
