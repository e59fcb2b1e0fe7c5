package handoff

import (
	"context"
	"encoding/json"
	"maps"

	"roundpeg/chat"
)

// offer assigns what waits to who is there, beginning with what the nodes agreed on last, so that a session is offered to one agent and not
// to one on each node. Of nodes that assign at the same moment one is first, and the others take over what it said. While they cannot
// agree, each goes on by itself: an offer binds nobody.
func (l *Line) offer(ctx context.Context) {
	l.agree.Lock()
	defer l.agree.Unlock()
	l.mu.Lock()
	was := l.agreed
	after := l.assign(l.board)
	l.mu.Unlock()
	is := boardText(after)
	if now, err := l.Roster.Agree(ctx, was, is); err == nil && now != is {
		is = now
		if shared, ok := readBoard(now); ok { // another node was quicker, or has gone on since: what it says stands
			l.mu.Lock()
			after = l.assign(shared)
			l.mu.Unlock()
			if text := boardText(after); text != now {
				if is, err = l.Roster.Agree(ctx, now, text); err != nil || is != text {
					after = shared // the next time will tell
				}
			}
		}
	} else if err != nil {
		is = was
	}
	l.mu.Lock()
	before := l.board
	l.board, l.agreed = after, is
	for id := range union(before.Offers, after.Offers) {
		if _, waits := l.sessions[id]; waits && after.Offers[id].Agent != before.Offers[id].Agent {
			l.changed(id)
		}
	}
	l.mu.Unlock()
	l.tell()
}

// assign gives the board that follows from one; the lock is held.
func (l *Line) assign(before Board) Board {
	load := map[string]int{}
	var waiting []chat.Session
	for _, id := range l.order {
		switch s := l.sessions[id]; {
		case s.State == chat.Waiting:
			waiting = append(waiting, s)
		case s.Owner != nil && !s.Sleeps(chat.At(l.Now())):
			load[s.Owner.ID]++
		}
	}
	seats := make([]Seat, len(l.seats))
	for i, s := range l.seats {
		s.Load = load[s.ID]
		seats[i] = s
	}
	now := l.Now()
	after := Assign(now, l.OfferFor, waiting, seats, before)
	for id, o := range before.Offers { // of sessions that another node heard of first
		if _, known := l.sessions[id]; !known && now.Before(o.Until) {
			after.Offers[id] = o
		}
	}
	return after
}

// boardText is the same for equal boards.
func boardText(b Board) string {
	text, err := json.Marshal(b)
	if err != nil {
		return ""
	}
	return string(text)
}

func readBoard(text string) (b Board, ok bool) {
	return b, json.Unmarshal([]byte(text), &b) == nil
}

func union(a, b map[chat.ID]Offer) map[chat.ID]Offer {
	all := maps.Clone(b)
	if all == nil {
		all = map[chat.ID]Offer{}
	}
	maps.Copy(all, a)
	return all
}
