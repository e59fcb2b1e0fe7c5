package handoff

import "roundpeg/chat"

// feature is a named figure that a conversation gives. All are drawn from what was said alone, so that any past conversation can be scored again.
type feature int

// Progress: does the conversation get anywhere?
const (
	repeats      feature = iota // how like an earlier own turn the customer's most repeated turn is: 0 … 1
	repeatsMuch                 // how often the customer said nearly the same: thirds of three times
	botRepeats                  // how often the bot gave the same reply: thirds of three times
	sameQuestion                // how often the bot asked the same question again: thirds of three times
	fallbacks                   // how often the bot did not understand: thirds of three times
	fallbackRate                // share of the bot's turns, of two at least
	letDown                     // bot turns that were sorry or could not: quarters of four
	denied                      // the customer denied that this was the answer: halves of two
	asksBack                    // answered the bot's question by a question: thirds of three times
	stuck                       // own turns since something was done, beyond two: sixths of six

	// Words: how is it said?
	sour        // mean tone of the own turns, drawn towards 0 by two neutral ones: −1 content … 1 annoyed
	sourNow     // tone of the last turn: −1 … 1
	sourMost    // the harshest tone of all turns: 0 … 1
	annoyedNow  // complaint in the last turn: thirds of three phrases
	annoyedEver // and in all turns: quarters of four
	outraged    // complaint in the strongest words, in all turns: halves of two
	insulted    // insults at the bot or whoever reads: halves of two
	swore       // swear words, about whatever: halves of two
	insultedNow // an insult in the last turn
	sworeNow    // a swear word in the last turn
	shouted     // share of capitals in the loudest turn beyond the customer's quietest
	exclaimed   // runs of ! and ?, letters drawn out: quarters of four
	gaveUp      // "never mind", "forget it"
	hurried     // "now", "asap": halves of two
	lost        // the customer does not understand what the bot wants: halves of two
	thanked     // thanks in the last turn
	polite      // share of own turns with a courtesy

	// Interactions: what weighs more together.
	sourLetDown   // let down × how sour
	deniedRepeats // denied × the bot repeats itself

	featureCount
)

// Features are those of a conversation after one of its turns, in the order of FeatureNames.
type Features [featureCount]float64

// about says what a feature is called in a decision, which way it may point (1 towards annoyance, −1 away), and how it is told to an agent.
var about = [featureCount]struct {
	name string
	sign int
	says string
}{
	repeats:       {"repeats", 1, "says nearly the same again"},
	repeatsMuch:   {"repeats_much", 1, "has said nearly the same several times"},
	botRepeats:    {"bot_repeats", 1, "the bot repeated its reply"},
	sameQuestion:  {"same_question", 1, "the bot asked the same again"},
	fallbacks:     {"fallbacks", 1, "the bot did not understand"},
	fallbackRate:  {"fallback_rate", 1, "the bot seldom understood"},
	letDown:       {"let_down", 1, "the bot could not help or was sorry"},
	denied:        {"denied", 1, "says that this was not the answer"},
	asksBack:      {"asks_back", 1, "answers the bot's question by a question"},
	stuck:         {"stuck", 1, "nothing was done for many turns"},
	sour:          {"sour", 1, "the tone of what was said so far"},
	sourNow:       {"sour_now", 1, "the tone of the last message"},
	sourMost:      {"sour_most", 1, "the harshest tone"},
	annoyedNow:    {"annoyed_now", 1, "complains"},
	annoyedEver:   {"annoyed_ever", 1, "has complained"},
	outraged:      {"outraged", 1, "complains in the strongest words"},
	insulted:      {"insulted", 1, "has been insulting"},
	swore:         {"swore", 1, "has sworn"},
	insultedNow:   {"insulted_now", 1, "is insulting"},
	sworeNow:      {"swore_now", 1, "swears"},
	shouted:       {"shouted", 1, "writes in capitals"},
	exclaimed:     {"exclaimed", 1, "writes !!, ?? or draws letters out"},
	gaveUp:        {"gave_up", 1, "gives up"},
	hurried:       {"hurried", 1, "is in a hurry"},
	lost:          {"lost", 1, "does not follow the bot"},
	thanked:       {"thanked", -1, "says thanks"},
	polite:        {"polite", -1, "is polite"},
	sourLetDown:   {"sour_let_down", 1, "let down, and sour about it"},
	deniedRepeats: {"denied_repeats", 1, "says no to a reply that the bot repeats"},
}

// FeatureNames are the signals' names in a decision, and FeatureSigns which way their weights may point.
func FeatureNames() (names []string) {
	for _, a := range about {
		names = append(names, a.name)
	}
	return names
}

// FeatureSigns see FeatureNames.
func FeatureSigns() (signs []int) {
	for _, a := range about {
		signs = append(signs, a.sign)
	}
	return signs
}

// says puts a feature into words, with those of the customer where they show it.
func (f feature) says(quoted string) string {
	if quoted == "" {
		return about[f].says
	}
	return about[f].says + ": “" + clipped(quoted, 60) + "”"
}

// Measure gives the features after each turn of a dialogue.
func (m *Model) Measure(turns []DialogueTurn) []Features {
	all, out := make([]heard, 0, len(turns)), make([]Features, 0, len(turns))
	for _, t := range turns {
		all = append(all, m.hear(said{by: chat.Role(t.By), text: t.Text, fallback: t.Fallback}))
		out = append(out, measure(all).x)
	}
	return out
}
