package handoff

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"roundpeg/chat"
	"roundpeg/intents"
	"roundpeg/locales"
)

// suits are what makes an agent the right one, in the order in which it is given up where nobody has all of it: the first to go is the department, the
// last one the language. Whoever says nothing of a thing is right in it, save for skills, which must be there.
var suits = []func(a Seat, s chat.Session) bool{
	func(a Seat, s chat.Session) bool {
		return s.Department == "" || len(a.Departments) == 0 || holds(a.Departments, s.Department)
	},
	func(a Seat, s chat.Session) bool {
		return len(a.Lanes) == 0 || holds(a.Lanes, cmp.Or(s.Lane, string(intents.Support)))
	},
	func(a Seat, s chat.Session) bool {
		return !slices.ContainsFunc(s.Skills, func(want string) bool { return !holds(a.Skills, want) })
	},
	func(a Seat, s chat.Session) bool {
		language := cmp.Or(s.Language, s.Locale)
		return language == "" || len(a.Languages) == 0 || slices.ContainsFunc(a.Languages, sameLanguage(language))
	},
}

func holds(list []string, want string) bool {
	return slices.ContainsFunc(list, func(have string) bool { return strings.EqualFold(have, want) })
}

// suited are the agents for a session who have room. Those who have everything that it wants are waited for while the customer's first answer
// is not close to late; where nobody present has it all, or it is late, somebody who lacks something is better than nobody.
func suited(seats []Seat, s chat.Session, now time.Time, room func(Seat) bool) []Seat {
	first, runs := s.Clock(chat.FirstResponse)
	late := runs && !now.Before(first.Warn.Time)
	for given := range len(suits) + 1 {
		there := false
		var free []Seat
		for _, a := range seats {
			if !may(a, s, now) || !suitsFrom(given, a, s) {
				continue
			}
			there = true
			if room(a) {
				free = append(free, a)
			}
		}
		if len(free) > 0 || there && !late {
			return free
		}
	}
	return nil
}

// suitsFrom says whether the agent has all that matters once the first so many things are given up.
func suitsFrom(given int, a Seat, s chat.Session) bool {
	return !slices.ContainsFunc(suits[given:], func(has func(Seat, chat.Session) bool) bool { return !has(a, s) })
}

func sameLanguage(want string) func(string) bool {
	return func(have string) bool { return locales.Same(have, want) }
}
