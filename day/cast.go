package day

import "time"

// part is who somebody at the desk is, and what is human about them.
type part struct {
	name      string
	tier      int
	capacity  int
	languages []string
	lunch     time.Duration // after opening; an hour away
	silent    float64       // how often an own conversation is left lying until somebody else takes it
	forgets   float64       // how often a promise is forgotten
	drops     time.Duration // after opening: the connection is gone for a minute; 0: never
	limit     string        // of refunds, in EUR
}

// cast are three agents, two specialists and a leader; at noon hardly anybody is there.
var cast = []part{
	{"ana", 2, 2, []string{"en"}, 3 * time.Hour, .2, .6, 0, "50"},
	{"ben", 2, 2, []string{"en", "de"}, 4 * time.Hour, 0, .4, 100 * time.Minute, "50"},
	{"dora", 2, 2, []string{"de", "en"}, 3 * time.Hour, .2, .6, 0, "50"},
	{"sue", 3, 2, nil, 3 * time.Hour, 0, .3, 0, "500"},
	{"tom", 3, 2, nil, 3*time.Hour + 20*time.Minute, .15, .3, 0, "500"},
	{"max", 4, 1, nil, 2*time.Hour + 40*time.Minute, 0, 0, 0, "5000"},
}

// plan is what a customer comes for; the words are theirs.
type plan struct {
	name   string
	locale string
	signed bool     // in on the site
	says   []string // in turn: each after an answer to the one before
	human  bool     // presses "talk to a person" after the first words
	call   bool     // takes a call-back where it is offered or nobody comes for a while
	drops  bool     // the connection goes away in between
	top    bool     // takes it to the leadership after a person answered
	leaves bool     // loses patience after a while in the line
	notice bool     // is told something first, and answers
	late   bool     // comes after the desk has closed
}

var plans = []plan{
	{name: "knows the answer", locale: "en-US", says: []string{"What are your opening hours?", "thanks, that is all"}},
	{name: "round problem", locale: "en-US", says: []string{"You picked up the wrong empty box and now my old charger is gone with it", "Order VX-4471, it was on Friday", "thanks, that is all"}},
	{name: "wants a person", locale: "en-GB", human: true, says: []string{"hello there", "My dog ate the charging cable", "thanks, that is all"}},
	{name: "German", locale: "de-DE", says: []string{"Ich möchte bitte mit einem Menschen sprechen", "Der Wagen kam zu spät und die Finanzierung ist verfallen", "danke, das ist alles"}},
	{name: "refund", locale: "en-GB", signed: true, human: true, says: []string{"The roof box came broken", "Please refund 40 EUR for order 7788", "And please get back to me about a new one", "thanks, that is all"}},
	{name: "large refund", locale: "en-GB", signed: true, human: true, says: []string{"The wallbox never worked", "Please refund 320 EUR for order 9911", "thanks, that is all"}},
	{name: "follow-up", locale: "en-US", human: true, says: []string{"My car has a strange noise", "Please get back to me about it in two hours", "thanks, that is all"}},
	{name: "call-back", locale: "en-US", human: true, call: true, says: []string{"I would rather be called"}},
	{name: "to the top", locale: "en-US", signed: true, human: true, top: true, says: []string{"The financing lapsed because your car came late", "thanks, that is all"}},
	{name: "prospect", locale: "en-US", says: []string{"I want to book a test drive, can I talk to a person", "Saturday at ten", "thanks, that is all"}},
	{name: "specialist", locale: "en-US", human: true, says: []string{"There is a smell of burning at the wallbox", "Please let a specialist look at it", "thanks, that is all"}},
	{name: "drops out", locale: "en-GB", human: true, drops: true, says: []string{"The app shows somebody else's car", "Please get back to me when you know more", "thanks, that is all"}},
	{name: "impatient", locale: "en-US", human: true, leaves: true, says: []string{"I need somebody now", "thanks, that is all"}},
	{name: "told first", locale: "en-US", signed: true, notice: true, says: []string{"so what about my old one, it is bent", "thanks, that is all"}},
	{name: "after hours", locale: "en-US", late: true, human: true, call: true, says: []string{"The gate at your shop has closed on my trailer"}},
}
