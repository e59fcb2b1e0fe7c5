package handoff

import (
	"math"
	"time"

	"roundpeg/chat"
	"roundpeg/handoff/grammar"
	"roundpeg/intents"
)

// Turn is all that a decision may rest on.
type Turn struct {
	Log       []chat.Event     // the session from seq 1, or from behind Session.BotSince, up to and including the customer messages that are answered now
	Reading   intents.Reading  // of the text that is answered: all unanswered customer messages, joined by a newline
	Intent    intents.Intent   // the best known one; zero if there is none
	Chosen    bool             // the customer picked this intent by a quick reply, so it is certain
	NoneOf    bool             // the customer picked "something else" of the quick replies
	Wordless  bool             // there are no words for an answer
	Matters   []intents.Intent // of Reading.Parts; none for a message about one matter
	Again     bool             // a repeat contact
	Available bool             // somebody is at the desk
	Wait      time.Duration    // until a person would come
	Load      float64          // of the desk: sessions with people and waiting, of what those present can take
	Opinions  []chat.Opinion   // of a language model or the like; they can only add to the risk
	Page      *chat.OnPage     // the passage of the owner's pages that answers, if one does
}

// Policy says on every turn whether the bot answers, asks back, offers a person or hands over, and why. It holds nothing that changes:
// safe for concurrent use, and the same Turn gives the same Decision bit for bit.
type Policy struct {
	set     Scoring
	model   *Model
	version chat.Seq
}

// NewPolicy makes a Policy of settings that Checked has let pass, with Shipped where they bring no model.
func NewPolicy(s Scoring) *Policy {
	s = s.WithDefaults()
	p := &Policy{set: s, model: s.Model}
	if p.model == nil {
		p.model = Shipped
	}
	return p
}

// Of is the policy as version v of the settings, which its decisions name.
func (p Policy) Of(v chat.Seq) *Policy {
	p.version = v
	return &p
}

// Scoring are the policy's settings.
func (p *Policy) Scoring() Scoring { return p.set }

// Model is what the policy scores with.
func (p *Policy) Model() *Model { return p.model }

// view is a turn with all that was drawn from it.
type view struct {
	Turn
	policy    *Policy
	talk      talk
	text      string // what is answered now
	words     []grammar.Word
	now       heard // of that text
	feats     measured
	asks      asking
	fears     danger
	known     float64
	sure      float64 // confidence
	isKnown   bool
	paged     bool // the owner's pages answer it (see onPage)
	repeats   int  // how often the text was said before, nearly the same
	risk      float64
	threshold float64
}

// look draws from a turn all that rules and risk rest on.
func (p *Policy) look(t Turn) *view {
	t.sane()
	v := &view{Turn: t, policy: p, talk: follow(t.Log), known: t.Reading.Known, sure: t.Reading.Confidence, isKnown: t.Reading.IsKnown && t.Reading.Intent != ""}
	if t.Chosen {
		v.known, v.sure, v.isKnown = 1, 1, true
	}
	v.parts()
	v.onPage()
	v.text = v.talk.asked()
	v.words = grammar.Words(v.text)
	v.asks, v.fears = asks(v.text, v.words), fears(v.text, v.words)
	if v.fears.kind != "" && v.prepared() {
		v.fears = danger{}
	}
	says := v.talk.says[max(0, len(v.talk.says)-span):]
	room := scratches.Get().(*scratch)
	all := room.heard[:0]
	for _, s := range says {
		all = append(all, p.model.hearBy(room, s))
	}
	v.feats = measure(all)
	if v.talk.open == 1 {
		v.now = all[len(all)-1]
	} else {
		v.now = p.model.hear(said{by: chat.Customer, text: v.text})
	}
	v.repeats = saidBefore(all[:max(0, len(all)-v.talk.open)], &v.now)
	clear(all[:cap(all)]) // nobody's words stay behind
	clear(room.words[:cap(room.words)])
	room.heard = all
	scratches.Put(room)
	return v
}

// sane makes probabilities of what a classifier gave: no number counts as not known.
func (t *Turn) sane() {
	r := &t.Reading
	if math.IsNaN(r.Known) || math.IsNaN(r.Confidence) {
		r.Known, r.Confidence, r.IsKnown = 0, 0, false
	}
	r.Known, r.Confidence = clamp(r.Known), clamp(r.Confidence)
	if math.IsNaN(t.Load) || t.Load < 0 {
		t.Load = 0
	}
	t.Load, t.Wait = min(t.Load, 100), max(0, t.Wait).Round(time.Second)
	if len(r.Parts) != len(t.Matters) || len(r.Parts) < 2 || t.Chosen {
		t.Matters, r.Parts = nil, nil
	}
}

// saidBefore counts how often the customer said nearly the same before. Short and courteous texts do not count: "yes please" bears repeating.
func saidBefore(earlier []heard, now *heard) (n int) {
	if now.words < 3 || now.cues.n[cueThanks] > 0 {
		return 0
	}
	for i := range earlier {
		if e := &earlier[i]; e.by == chat.Customer && e.mark.similar(&now.mark) >= .7 {
			n++
		}
	}
	return n
}
