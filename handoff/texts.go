package handoff

import (
	"strings"
	"time"

	"roundpeg/chat"
	"roundpeg/locales"
)

// Texts are the words of the house in one language: everything that the bot says by itself and that no intent's answer holds.
// A language is added by another value of this type in the catalogue. {…} is filled in where the comment says so.
type Texts struct {
	Lead   map[chat.Reason]string // how a hand-off opens, by reason
	Else   string                 // how it opens for any other reason
	Person string                 // somebody is at the desk
	Nobody string                 // nobody is
	Closed string                 // nobody is, and the desk is closed: {opens} is when it opens
	Kept   string                 // follows Nobody and Closed: what becomes of somebody who waits
	Late   string                 // waiting for longer than it should
	Call   string                 // offers a call-back instead of waiting: {when} is by when it would come
	Back   string                 // the customer is with the assistant again
	Left   string                 // the agent {name} was cut off

	Silent string // the agent did not answer in time, so somebody else will
	Higher string // the case moved up since nobody came in time

	BrokenCall, BrokenFollowup string // a promise was not kept by {when}
	GivenUpCall, GivenUpOther  string // a promise will not be kept by {when}
	TakenUp                    string // follows these: {when} is by when somebody else sees to it
	MovedCall, MovedFollowup   string // a promise has another due time, {when}

	Receipt     string // the customer took the case to the top: {when} is by when they hear
	SignIn      string // they cannot: nobody vouches for who they are
	PersonFirst string // they cannot yet: no person had it, no promise was broken
	AtTheTop    string // another case of theirs is there already, until {when}
	NotAgain    string // they did so too often, until {when}

	Which   string // which of these is meant, with the candidates as choices
	Reword  string // not understood, no candidates
	NoneOf  string // the choice that means none of them
	Further string // after an answer of which the bot is not sure
	Human   string // the button below it; as a message of the customer's it asks for a person

	Date     string // the layout of a day that is not today, as of package time, after the weekday
	Clock    string // the layout of a time of day
	Today    string // {time} {zone}
	OnDay    string // {day} {date} {time} {zone}
	Weekdays [7]string
}

var catalogue = map[string]Texts{"en": english, "de": german}

// TextsFor gives the texts of a locale's language, else English, with the region's way to write a time.
func TextsFor(locale string) Texts {
	t, ok := catalogue[locales.Language(locale)]
	if !ok {
		return english
	}
	switch locales.Tidy(locale) {
	case "en-us", "en-ca":
		t.Clock, t.Date = "3:04 PM", "January 2"
	case "en-au", "en-nz":
		t.Clock = "3:04 pm"
	}
	return t
}

// textsOf gives the texts for a session: in the language that the customer writes, if the house has words in it.
func textsOf(s chat.Session) Texts {
	if _, ok := catalogue[s.Language]; ok {
		return TextsFor(s.Language)
	}
	return TextsFor(s.Locale)
}

// fill puts values into a text: name, value, name, value …
func fill(text string, pairs ...string) string {
	for i := range pairs {
		if i%2 == 0 {
			pairs[i] = "{" + pairs[i] + "}"
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// when words an instant for somebody who reads it at now, on the clock of zone; it names the zone, since the reader may be in another.
func (t Texts) when(at, now time.Time, zone *time.Location) string {
	at, now = at.In(zone), now.In(zone)
	clock, name := at.Format(t.Clock), at.Format("MST")
	if at.Year() == now.Year() && at.YearDay() == now.YearDay() {
		return fill(t.Today, "time", clock, "zone", name)
	}
	return fill(t.OnDay, "day", t.Weekdays[at.Weekday()], "date", at.Format(t.Date), "time", clock, "zone", name)
}

// HumanChoice is the value of the quick reply that asks for a person. It needs no handling of its own: its label says it.
const HumanChoice = "~human"
