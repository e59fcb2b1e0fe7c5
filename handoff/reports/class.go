package reports

import (
	"slices"

	"roundpeg/chat"
)

// Class is what became of a session: each is in exactly one.
type Class string

const (
	Open           Class = "open"              // it goes on: with the bot, in the line, with a person, or a call-back is promised
	Contained      Class = "contained"         // only the bot was in it; the customer ended it after an answer, or said that it helped, and nothing says that it did not
	LeftAnswered   Class = "left_answered"     // only the bot was in it, which answered, and the customer said no more: nobody knows whether it helped
	FalseContained Class = "false_contained"   // the bot alone ended it, and that was no help: Why says what shows it
	SolvedByPerson Class = "solved_by_person"  // a person came, and it was solved
	PromiseKept    Class = "promise_kept"      // a call-back that was made ended it
	Unsolved       Class = "unsolved"          // a person came, and it was not solved
	Unclear        Class = "unclear"           // a person came, the customer ended it, and nobody said whether it was solved
	LeftLine       Class = "abandoned_waiting" // a person was asked for, and it ended before one came
	Abandoned      Class = "abandoned"         // the customer went without an answer that could have helped, or fell silent with a person
	Silent         Class = "silent"            // the customer never said anything
	Erased         Class = "erased"            // nothing is known of it any more
)

// Classes is the whole list, in the order of all tables.
var Classes = []Class{Contained, LeftAnswered, FalseContained, SolvedByPerson, PromiseKept, Unsolved, Unclear, LeftLine, Abandoned, Silent, Open, Erased}

// Success says that it ended well. Who went away never counts as such.
func (c Class) Success() bool { return c == Contained || c == SolvedByPerson || c == PromiseKept }

// Settled says that it is over, and had something to be judged by.
func (c Class) Settled() bool { return c != Open && c != Silent && c != Erased }

// Why is the closer reason of a class, where it has several.
type Why string

// Why a session counts as falsely contained: the first of these that holds.
const (
	Judged        Why = "verdict"                  // an agent who read it says that a person was needed
	AskedLater    Why = "asked_later"              // within 7 days the customer asked for a person
	CameBack      Why = "came_back"                // within 7 days the customer was back on the same matter
	LowRating     Why = "low_rating"               // 1 or 2 of 5; or no rating, and the last answer that they judged was of no use
	AfterFallback Why = "abandoned_after_fallback" // the bot had not understood, and they went
)

// Why of other classes.
const (
	Unanswered Why = "unanswered"  // Abandoned: no answer, only a question or nothing at all
	WithPerson Why = "with_person" // Abandoned: after a person had come
	InLine     Why = "in_line"     // LeftLine: while they waited
	TookBack   Why = "took_back"   // LeftLine: they went back to the bot first
	NotCalled  Why = "not_called"  // LeftLine: a call-back was promised, and the conversation ended otherwise
)

// ended gives the class of a session that is closed and was not falsely contained, by the customer's last visit.
func ended(s chat.Session, v chat.Visit) (Class, Why) {
	switch {
	case v.Called:
		return PromiseKept, ""
	case s.Outcome == unsolved:
		return Unsolved, ""
	case v.Alone():
		return alone(s.Outcome, v)
	case s.Outcome == solved:
		return SolvedByPerson, ""
	case !v.Met:
		return LeftLine, gaveUp(s, v)
	case s.Outcome == abandoned:
		return Abandoned, WithPerson
	case v.Score >= good:
		return SolvedByPerson, ""
	case v.Score > 0 && v.Score <= bad:
		return Unsolved, ""
	}
	return Unclear, ""
}

// alone is what became of a visit in which there was only the bot.
func alone(outcome string, v chat.Visit) (Class, Why) {
	answered := v.Did == chat.Answer || v.Did == chat.Offer
	switch {
	case answered && outcome != abandoned, v.Score >= good, v.Score == 0 && v.Judged > 0:
		return Contained, ""
	case answered:
		return LeftAnswered, ""
	}
	return Abandoned, Unanswered
}

// gaveUp says how somebody did without the person that was asked for.
func gaveUp(s chat.Session, v chat.Visit) Why {
	n := len(s.Waits)
	switch {
	case n == 0 || s.Waits[n-1].Since.Before(v.Since.Time) || s.Waits[n-1].Called:
		return NotCalled
	case s.Waits[n-1].Until.Equal(s.ClosedAt.Time):
		return InLine
	}
	return TookBack
}

// Outcomes of a closed session.
const (
	solved    = "solved"
	unsolved  = "unsolved"
	abandoned = "abandoned"
)

// Ratings from which on, and up to which, they say something.
const (
	good = 4
	bad  = 2
)

// poor says what shows, in a visit that the bot ended alone, that it was no help.
func poor(v chat.Visit) Why {
	switch {
	case v.Score > 0 && v.Score <= bad, v.Score == 0 && v.Judged < 0:
		return LowRating
	case v.Did == chat.Lost && v.Score < good && v.Judged <= 0:
		return AfterFallback
	}
	return ""
}

var order = []Why{Judged, AskedLater, CameBack, LowRating, AfterFallback}

// worse is the one of two that comes first.
func worse(a, b Why) Why {
	switch {
	case b == "":
		return a
	case a == "" || slices.Index(order, b) < slices.Index(order, a):
		return b
	}
	return a
}
