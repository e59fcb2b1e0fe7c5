package handoff

import "roundpeg/chat"

// span is how far back features look, in things said: what is eight exchanges old is no longer what wears the customer out.
const span = 16

// measured are the features of a conversation after its last turn, with what the customer said that shows them.
type measured struct {
	x      Features
	quotes [featureCount]string // may be long
}

// counts are the running sums and maxima that features are made of.
type counts struct {
	cues                                 [cueCount]float64
	own, again, courteous, exclaims      float64
	bot, botAgain, asked, missed, down   float64
	back, since, tone, harshest, loudest float64
	quietest                             float64
}

// measure takes the features of the last span things that were heard.
func measure(all []heard) (m measured) {
	all = all[max(0, len(all)-span):]
	c := counts{quietest: 1}
	for i := range all {
		switch all[i].by {
		case chat.Customer:
			m.customer(&c, all, i)
		case chat.Bot:
			m.bot(&c, all, i)
		}
	}
	if c.own > 0 {
		m.close(&c)
	}
	return m
}

// bot counts what the bot said in turn i.
func (m *measured) bot(c *counts, all []heard, i int) {
	h := &all[i]
	c.bot++
	if like, _ := nearest(all[:i], h, 2); like > .85 && h.words > 2 {
		c.botAgain++
		m.quotes[botRepeats] = h.text
	}
	if h.question && h.words > 2 {
		if like, at := nearest(all[:i], h, span); like > .85 && all[at].question {
			c.asked++
			m.quotes[sameQuestion] = h.text
		}
	}
	if h.done {
		c.since = 0
	}
	if h.fallback {
		c.missed++
	}
	if h.sorry || h.fallback {
		c.down++
	}
}

// customer counts what the customer said in turn i.
func (m *measured) customer(c *counts, all []heard, i int) {
	h := &all[i]
	c.own++
	c.since++
	if like, j := nearest(all[:i], h, span); j >= 0 && h.words > 2 && h.cues.n[cueThanks] == 0 && h.cues.n[cuePolite] == 0 {
		if x := clamp((like - .5) / .4); x > m.x[repeats] {
			m.x[repeats], m.quotes[repeats] = x, h.text
		}
		if like > .65 {
			c.again++
		}
	}
	if h.question && i > 0 && all[i-1].by == chat.Bot && all[i-1].question {
		c.back++
		m.quotes[asksBack] = h.text
	}
	for q := range cueCount {
		c.cues[q] += h.cues.n[q]
	}
	m.quote(h)
	if h.cues.n[cuePolite] > 0 || h.cues.n[cueThanks] > 0 {
		c.courteous++
	}
	c.exclaims += h.exclaims
	if h.loud > c.loudest {
		c.loudest, m.quotes[shouted] = h.loud, h.text
	}
	c.quietest = min(c.quietest, h.loud)
	c.tone += h.tone
	if h.tone > c.harshest {
		c.harshest, m.quotes[sourMost], m.quotes[sour] = h.tone, h.harsh, h.harsh
	}
	m.quotes[sourNow] = h.harsh
	m.x[sourNow] = min(1, max(-1, h.tone/6))
	m.x[annoyedNow] = clamp(h.cues.n[cueAnnoyed] / 3)
	m.x[thanked], m.x[insultedNow], m.x[sworeNow] = clamp(h.cues.n[cueThanks]), clamp(h.cues.n[cueInsult]), clamp(h.cues.n[cueSwear])
}

// close makes features of the sums.
func (m *measured) close(c *counts) {
	if c.own == 1 {
		c.quietest = 0 // nothing to compare with: capitals count as they are
	}
	x, n := &m.x, &c.cues
	x[repeatsMuch], x[botRepeats], x[sameQuestion] = clamp(c.again/3), clamp(c.botAgain/3), clamp(c.asked/3)
	x[fallbacks], x[fallbackRate], x[letDown] = clamp(c.missed/3), c.missed/max(2, c.bot), clamp(c.down/4)
	x[asksBack], x[stuck] = clamp(c.back/3), clamp((c.since-2)/6)
	x[denied], x[annoyedEver] = clamp(n[cueDenied]/2), clamp(n[cueAnnoyed]/4)
	x[outraged], x[insulted], x[swore] = clamp(n[cueOutrage]/2), clamp(n[cueInsult]/2), clamp(n[cueSwear]/2)
	x[shouted], x[exclaimed] = clamp(c.loudest-c.quietest), clamp(c.exclaims/4)
	x[gaveUp], x[hurried], x[lost] = clamp(n[cueGivenUp]), clamp(n[cueHurry]/2), clamp(n[cueLost]/2)
	x[polite] = c.courteous / c.own
	mean := c.tone / (c.own + 2)
	x[sour], x[sourMost] = min(1, max(-1, mean/3)), clamp(c.harshest/3)
	x[sourLetDown] = x[letDown] * clamp(.6+mean/3)
	x[deniedRepeats] = x[denied] * x[botRepeats]
}

// quotes says which cue's words show a feature.
var quotes = [...]struct {
	feature
	cue
}{{denied, cueDenied}, {annoyedNow, cueAnnoyed}, {annoyedEver, cueAnnoyed}, {outraged, cueOutrage}, {insulted, cueInsult}, {swore, cueSwear}, {insultedNow, cueInsult}, {sworeNow, cueSwear}, {gaveUp, cueGivenUp}, {hurried, cueHurry},
	{lost, cueLost}, {thanked, cueThanks}}

func (m *measured) quote(h *heard) {
	for _, q := range quotes {
		if h.cues.n[q.cue] > 0 {
			m.quotes[q.feature] = h.cues.quotes[q.cue]
		}
	}
}

// nearest is the earlier thing said by the same side, among the last few of it, that is most like h; -1 if there is none.
func nearest(earlier []heard, h *heard, few int) (like float64, at int) {
	at = -1
	for i := len(earlier) - 1; i >= 0 && few > 0; i-- {
		if e := &earlier[i]; e.by == h.by {
			if s := e.mark.similar(&h.mark); at < 0 || s > like {
				like, at = s, i
			}
			few--
		}
	}
	return like, at
}

func clamp(x float64) float64 { return min(1, max(0, x)) }
