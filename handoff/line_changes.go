package handoff

import (
	"errors"

	"roundpeg/chat"
)

// kept is how many changes are remembered: a follower that is further behind reads the whole line.
const kept = 4096

type change struct {
	version uint64
	id      chat.ID
}

// changed notes a change; the lock is held.
func (l *Line) changed(id chat.ID) {
	l.version++
	if len(l.changes) == kept {
		l.changes = append(l.changes[:0], l.changes[kept/2:]...)
	}
	l.changes = append(l.changes, change{l.version, id})
}

// tell lets followers know, if something has changed since they were told last.
func (l *Line) tell() {
	l.mu.Lock()
	if l.version == l.told {
		l.mu.Unlock()
		return
	}
	l.told = l.version
	ears := make([]func(), 0, len(l.ears))
	for _, f := range l.ears {
		ears = append(ears, f)
	}
	l.mu.Unlock()
	for _, f := range ears {
		f()
	}
}

// Follow calls f after each change until stop. f must be quick.
func (l *Line) Follow(f func()) (stop func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next++
	n := l.next
	l.ears[n] = f
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.ears, n)
	}
}

// Since returns the sessions that came, changed, left or were offered anew after a version, each once. The places of those behind
// them may have changed too: ask Place. whole says that version is 0, of another process or too old: read All.
func (l *Line) Since(version uint64) (now uint64, changed []chat.ID, whole bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if version == l.version {
		return l.version, nil, version == 0
	}
	if version == 0 || version > l.version || len(l.changes) == 0 || l.changes[0].version > version+1 {
		return l.version, nil, true
	}
	seen := map[chat.ID]bool{}
	for _, c := range l.changes[version+1-l.changes[0].version:] {
		if !seen[c.id] {
			seen[c.id] = true
			changed = append(changed, c.id)
		}
	}
	return l.version, changed, false
}

func isGone(err error) bool { return errors.Is(err, chat.ErrNotFound) }
