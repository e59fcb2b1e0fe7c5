package redisstore

import (
	"context"
	"fmt"
	"strconv"

	"roundpeg/chat"
)

// Append implements chat.Store.
func (s *Store) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	events, lines, err := chat.Lines(at.ID, at.Head, ev)
	if err != nil {
		return chat.Session{}, err
	}
	was, err := s.base(ctx, at)
	if err != nil {
		return chat.Session{}, err
	}
	next := was.session
	for _, e := range events {
		next = next.Apply(e)
	}
	cmd, mark, err := s.appending(ctx, at, was, next, events, lines)
	if err != nil {
		return chat.Session{}, err
	}
	if err := s.durably(ctx, "append", shardOf(at.ID), cmd); err != nil {
		return chat.Session{}, err
	}
	answer, err := cmd.StringSlice()
	if err != nil {
		return chat.Session{}, fmt.Errorf("append: %w", err)
	}
	switch answer[0] {
	case "ok":
		if len(ev) > 0 {
			s.cache.Add(at.ID, entry{next, mark})
			s.ears.Tell(at.ID, next.Head)
		}
		return next, nil
	case "erased":
		return chat.Session{}, fmt.Errorf("append to %s, which was erased: %w", at.ID, chat.ErrNotFound)
	}
	now, err := unfold(at.ID, answer[1], answer[2])
	if err != nil {
		return chat.Session{}, err
	}
	s.cache.Add(at.ID, now)
	if answer[0] == "duplicate" {
		return now.session, fmt.Errorf("append to %s: %w", at.ID, chat.ErrDuplicate)
	}
	return now.session, fmt.Errorf("append to %s at %d, which is at %s: %w", at.ID, at.Head, answer[3], chat.Stale)
}

// base is the session on which the events are folded. Where the log is not at that head any more, what comes of it does not matter: Redis
// refuses it by its mark.
func (s *Store) base(ctx context.Context, at chat.Session) (entry, error) {
	if at.Head == 0 {
		return entry{session: chat.Session{ID: at.ID}}, nil
	}
	if e, ok := s.cache.Get(at.ID); ok && e.session.Head == at.Head {
		return e, nil
	}
	e, err := s.entry(ctx, at.ID)
	if err != nil && !isNotFound(err) {
		return entry{}, err
	}
	if e.session.Head != at.Head {
		return entry{session: chat.Session{ID: at.ID, Head: at.Head}, mark: "moved on"}, nil
	}
	return e, nil
}

// appending makes the call of append.lua: head and mark at which the log must be, the mark and the fold that it will have, the words to be
// searched, how to poke and with what, how many events and refs, those, and the moves between indexes.
func (s *Store) appending(ctx context.Context, at chat.Session, was entry, next chat.Session, events []chat.Event, lines [][]byte) (*scripted, string, error) {
	fold, err := encode(next)
	if err != nil {
		return nil, "", err
	}
	mark, sh := chat.Random(6), shardOf(at.ID)
	args := []any{seq(at.Head), was.mark, mark, fold, words(at.ID, events), s.publish, s.poke(at.ID, next.Head), len(events), 0}
	for _, l := range lines {
		args = append(args, l)
	}
	refs := 0
	for _, e := range events {
		if e.Command() {
			args = append(args, refField(e.By.Sender(), e.Ref), seq(e.Seq))
			refs++
		}
	}
	args[8] = refs
	keys, where := moves(sh, places(was.session), places(next))
	keys = append([]string{sh.session(at.ID), sh.log(at.ID), sh.pokes()}, keys...)
	return call(ctx, appendScript, keys, append(args, where...)...), mark, nil
}

func seq(n chat.Seq) string { return strconv.FormatUint(uint64(n), 10) }

// refField is under which name the session's hash has the seq of a command.
func refField(sender, ref string) string { return "ref:" + sender + "\x00" + ref }
