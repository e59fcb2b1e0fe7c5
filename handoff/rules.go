package handoff

import (
	"roundpeg/chat"
	"roundpeg/handoff/grammar"
	"roundpeg/intents"
)

// verdict is what a rule makes of a turn.
type verdict struct {
	action   string
	reason   chat.Reason
	fallback bool
}

func handsOver(r chat.Reason) verdict { return verdict{action: chat.Handoff, reason: r} }

// hardRule is one of the rules that are asked before the risk: what it makes of a turn, and whether it speaks at all.
type hardRule struct {
	name string
	asks func(v *view) (verdict, bool)
}

// rules are asked in this order; the first one that speaks decides. Those that hand over whatever else may hold come first, so that adding a cause for
// one of them to a turn never keeps it with the bot. Where none speaks the risk decides. Neither load nor wait is asked: what a rule hands over is handed over.
var rules = []hardRule{
	{"explicit_request", explicitRequest}, {"offer_taken", offerTaken}, {"danger", dangerous}, {"hint_twice", weakRequestTwice}, {"pre_sales", preSales},
	{"fallback_twice", repeatedFallback}, {"denied_answer_again", sameAnswerAgain}, {"denied_answer", deniedAnswer}, {"same_reply_twice", sameReplyTwice}, {"says_it_again", saysItAgain}, {"none_of_the_choices", noneOf},
	{"foreign", foreign}, {"several_matters", severalMatters}, {"notice", noticed}, {"not_known", notKnown}, {"guess", guessing}, {"ambiguous", ambiguous}, {"high_stakes", highStakes}, {"no_words", noWords},
}

// explicitRequest: who asks for a person gets one, always and at once.
func explicitRequest(v *view) (verdict, bool) {
	return handsOver(chat.ExplicitRequest), v.asks.strong
}

// offerTaken: the bot's last words offered a person, and the customer says yes.
func offerTaken(v *view) (verdict, bool) {
	return handsOver(chat.ExplicitRequest), v.talk.offered == 1 && agrees(v.words)
}

// dangerous: safety is a person's, always; so are law and fraud, unless the owner has prepared an answer (see prepared).
func dangerous(v *view) (verdict, bool) {
	if v.isKnown && v.sure < .9 && v.Intent.Stakes == intents.High {
		return handsOver(chat.HighStakes), v.fears.kind != ""
	}
	return handsOver(chat.PolicyRule), v.fears.kind != ""
}

// prepared: the reading is sure, and the nearest of the owner's own phrases speaks of the same kind of danger. Never for safety.
func (v *view) prepared() bool {
	return v.fears.kind != "safety" && v.isKnown && !v.paged && v.sure >= .9 && v.fears.kind == fears(v.Reading.Nearest, grammar.Words(v.Reading.Nearest)).kind
}

// weakRequestTwice: who hints at a person for the second time in a row means it.
func weakRequestTwice(v *view) (verdict, bool) {
	if !v.asks.weak {
		return verdict{}, false
	}
	before := v.talk.says[:len(v.talk.says)-v.talk.open]
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].by == chat.Customer {
			a := asks(before[i].text, grammar.Words(before[i].text))
			return handsOver(chat.ExplicitRequest), a.weak || a.strong
		}
	}
	return verdict{}, false
}

// preSales: who wants to buy and would like a person is never deflected.
func preSales(v *view) (verdict, bool) {
	return handsOver(chat.PreSales), v.asks.weak && v.isKnown && v.Intent.Lane == intents.Sales
}

// repeatedFallback: the bot did not understand twice in a row.
func repeatedFallback(v *view) (verdict, bool) {
	d := handsOver(chat.RepeatedFailure)
	d.fallback = !v.isKnown
	return d, v.talk.fallbacks >= 2 || v.talk.fallbacks == 1 && !v.isKnown && !v.NoneOf
}

// sameAnswerAgain: the bot would say again what the customer just said was no help.
func sameAnswerAgain(v *view) (verdict, bool) {
	same := v.isKnown && v.talk.answered != "" && v.about() == v.talk.answered
	return handsOver(chat.RepeatedFailure), same && (v.talk.unhelpful || v.now.cues.n[cueDenied] > 0)
}

// deniedAnswer: the customer says that the answer was none, and nothing that the bot could go by instead. To ask for other words now would be a run-around.
func deniedAnswer(v *view) (verdict, bool) {
	d := handsOver(chat.RepeatedFailure)
	d.fallback = true
	return d, !v.isKnown && v.talk.answered != "" && v.now.cues.n[cueDenied] > 0
}

// sameReplyTwice: the bot gave this reply twice in a row already.
func sameReplyTwice(v *view) (verdict, bool) {
	return handsOver(chat.RepeatedFailure), v.sameReply() && v.talk.same >= 2
}

// sameReply: the bot would give the reply that it gave last, to a text that asks something.
func (v *view) sameReply() bool {
	return v.isKnown && v.talk.answered != "" && v.about() == v.talk.answered && len(v.Matters) == 0 && !empty(v.words) && v.now.cues.n[cueThanks] == 0
}

// saysItAgain: the customer repeats himself for the second time.
func saysItAgain(v *view) (verdict, bool) {
	return handsOver(chat.RepeatedFailure), v.repeats >= 2
}

// noneOf: the customer was asked which of two was meant, and it was neither.
func noneOf(v *view) (verdict, bool) {
	return handsOver(chat.Ambiguous), v.NoneOf
}

// noticed: whoever answers what the business told them first is not quizzed about it. What is known is answered, all else is a person's.
func noticed(v *view) (verdict, bool) {
	return verdict{action: chat.Handoff, reason: chat.OutsideIntents, fallback: !v.isKnown}, v.talk.noticed && (!v.isKnown || v.askable())
}

// notKnown: a round problem in a square hole goes to a person. Only where the text carries no issue at all, so that nobody could help with it either,
// the bot asks once to put it in other words.
func notKnown(v *view) (verdict, bool) {
	if v.isKnown {
		return verdict{}, false
	}
	if empty(v.words) && !v.asks.weak && !v.talk.rephrased && v.talk.fallbacks == 0 && v.Intent.Stakes != intents.High && calm(v.feats) {
		return verdict{action: chat.Clarify, reason: chat.OutsideIntents, fallback: true}, true
	}
	return verdict{action: chat.Handoff, reason: chat.OutsideIntents, fallback: true}, true
}

// guessing: neither of the best two is likely, so an answer would be a guess, and to ask which of the two is meant would be a run-around.
func guessing(v *view) (verdict, bool) {
	if v.Chosen || v.sure >= v.policy.set.Guess {
		return verdict{}, false
	}
	two := v.sure
	if len(v.Reading.Alternatives) > 1 {
		two += clamp(v.Reading.Alternatives[1].Confidence)
	}
	d := verdict{action: chat.Handoff, reason: chat.OutsideIntents, fallback: true}
	if v.Intent.Stakes == intents.High {
		d.reason = chat.HighStakes
	}
	return d, two < v.policy.set.Askable
}

// askable: two intents are too close to tell apart, or the best is unlikely, and one question with two buttons may settle it.
func (v *view) askable() bool {
	unsure := v.Reading.Ambiguous && len(v.Matters) == 0 || v.sure < v.policy.set.Guess
	return !v.Chosen && !v.paged && unsure && len(v.Reading.Alternatives) >= 2
}

// ambiguous: one question back is cheap, a second one is not, nor is one to a customer who is better served by a person anyhow: then the risk decides.
func ambiguous(v *view) (verdict, bool) {
	if !v.askable() {
		return verdict{}, false
	}
	if v.talk.askedBack {
		return handsOver(chat.Ambiguous), true
	}
	return verdict{action: chat.Clarify, reason: chat.Ambiguous}, v.risk < v.threshold
}

// highStakes: where a wrong answer costs much, the bot must be sure. Where it may ask, the risk has decided that already.
func highStakes(v *view) (verdict, bool) {
	return handsOver(chat.HighStakes), v.Intent.Stakes == intents.High && v.sure < v.policy.set.Sure && !v.askable()
}

// noWords: what is known and has no answer is a person's by the owner's wish.
func noWords(v *view) (verdict, bool) {
	return handsOver(chat.PolicyRule), v.Wordless && !v.paged && !v.askable()
}
