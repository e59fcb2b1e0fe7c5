package handoff

import (
	"time"

	"roundpeg/chat"
)

// guess is the wait in seconds that is told before anybody was seen waiting.
const guess = 120

// recent is the weight of the newest wait in the running mean.
const recent = 0.2

// waited learns from a wait that ended; the lock is held.
func (l *Line) waited(d time.Duration) {
	if d < 0 {
		return
	}
	if l.wait == 0 {
		l.wait = guess
	}
	l.wait += recent * (d.Seconds() - l.wait)
}

// Place is where a waiting session stands among those of its tier, from 1, and about how long it will wait.
func (l *Line) Place(id chat.ID) (position int, wait time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s, ok := l.sessions[id]
	if !ok || s.State != chat.Waiting {
		return 0, 0, false
	}
	position = 1
	for _, other := range l.order {
		if other == id {
			break
		}
		if o := l.sessions[other]; o.State == chat.Waiting && o.Tier == s.Tier {
			position++
		}
	}
	return position, l.estimate(position, s.Tier, s.Locale), true
}

// Behind is where a session of that tier and priority would stand if it came into the line now.
func (l *Line) Behind(tier, priority int, locale string) (position int, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	position = 1
	last := standing(chat.Session{WaitingSince: chat.At(l.Now()), Priority: priority})
	for _, s := range l.sessions {
		if s.State == chat.Waiting && s.Tier == tier && !standing(s).After(last) {
			position++
		}
	}
	return position, l.estimate(position, tier, locale)
}

// Pressure is how long somebody who came now would wait about, and how much there is to do: sessions with people and waiting, of what those present can take at once.
// It is 0 where nobody is there.
func (l *Line) Pressure(tier int, locale string) (wait time.Duration, load float64) {
	_, wait = l.Behind(tier, urgency[chat.ExplicitRequest], locale)
	l.mu.Lock()
	defer l.mu.Unlock()
	room := 0
	for _, s := range l.seats {
		if s.Tier >= tier {
			room += s.Capacity
		}
	}
	if room > 0 {
		load = float64(len(l.sessions)) / float64(room)
	}
	return wait, load
}

// estimate is how long whoever stands at position waits: the recent waits, shared among the agents present; with nobody there,
// from the next opening on. The lock is held.
func (l *Line) estimate(position, tier int, locale string) time.Duration {
	mean, hands := l.wait, 0
	if mean == 0 {
		mean = guess
	}
	for _, s := range l.seats {
		if s.Tier >= tier {
			hands++
		}
	}
	wait := time.Duration(mean * float64(position) / float64(max(hands, 1)) * float64(time.Second)).Round(time.Second)
	if hands == 0 {
		now := l.Now()
		wait += l.Hours.For(locale).Next(now).Sub(now).Round(time.Second)
	}
	return wait
}
