package redisstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/redis/go-redis/v9"

	"roundpeg/chat"
)

// Get implements chat.Store.
func (s *Store) Get(ctx context.Context, id chat.ID) (chat.Session, error) {
	e, err := s.entry(ctx, id)
	return e.session, err
}

// entry reads the session as it is now.
func (s *Store) entry(ctx context.Context, id chat.ID) (entry, error) {
	cmd := redis.NewSliceCmd(ctx, "hmget", shardOf(id).session(id), "fold", "mark")
	if err := s.do(ctx, "get", cmd); err != nil {
		return entry{}, err
	}
	fold, mark := text(cmd.Val(), 0), text(cmd.Val(), 1)
	if fold == "" {
		return entry{}, unknown(id)
	}
	if e, ok := s.cache.Get(id); ok && e.mark == mark && !e.session.Erased {
		return e, nil // spares the decoding
	}
	e, err := unfold(id, fold, mark)
	if err == nil {
		s.cache.Add(id, e)
	}
	return e, err
}

func text(all []any, i int) string {
	if i >= len(all) {
		return ""
	}
	t, _ := all[i].(string)
	return t
}

func unknown(id chat.ID) error     { return fmt.Errorf("log %s: %w", id, chat.ErrNotFound) }
func isNotFound(err error) bool    { return errors.Is(err, chat.ErrNotFound) }
func encode(v any) ([]byte, error) { return json.Marshal(v) }

// unfold reads a session as kept; without one it is that of a log that is not there.
func unfold(id chat.ID, fold, mark string) (entry, error) {
	e := entry{session: chat.Session{ID: id}, mark: mark}
	if fold == "" {
		return e, nil
	}
	if err := json.Unmarshal([]byte(fold), &e.session); err != nil {
		return entry{}, fmt.Errorf("session %s: %w", id, err)
	}
	return e, nil
}

// Read implements chat.Store.
func (s *Store) Read(ctx context.Context, id chat.ID, after chat.Seq, limit int) ([]chat.Event, error) {
	sh := shardOf(id)
	args := []any{"xrange", sh.log(id), "(" + seq(after) + "-0", "+"}
	if limit > 0 {
		args = append(args, "count", limit)
	}
	there, lines := redis.NewIntCmd(ctx, "exists", sh.session(id)), redis.NewXMessageSliceCmd(ctx, args...)
	if err := s.do(ctx, "read", there, lines); err != nil {
		return nil, err
	}
	if there.Val() == 0 {
		return nil, unknown(id)
	}
	events := make([]chat.Event, len(lines.Val()))
	for i, l := range lines.Val() {
		e, err := decode(l)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", id, err)
		}
		if e.Seq != after+chat.Seq(i)+1 {
			return nil, fmt.Errorf("read %s: event %d is missing: %w", id, after+chat.Seq(i)+1, chat.ErrUnavailable)
		}
		events[i] = e
	}
	return events, nil
}

// decode reads an entry of a stream: "e" is an event, "x" what an erasure left of one.
func decode(l redis.XMessage) (e chat.Event, err error) {
	if stub, ok := l.Values["x"].(string); ok {
		err = e.UnmarshalJSON([]byte(stub))
		return e.Erased(), err // no body, rather than an empty one
	}
	line, _ := l.Values["e"].(string)
	return e, e.UnmarshalJSON([]byte(line))
}

// Ref implements chat.Store.
func (s *Store) Ref(ctx context.Context, id chat.ID, sender, ref string) (chat.Event, error) {
	none := fmt.Errorf("ref %q of %s in %s: %w", ref, sender, id, chat.ErrNotFound)
	if ref == "" {
		return chat.Event{}, none
	}
	sh := shardOf(id)
	at := redis.NewStringCmd(ctx, "hget", sh.session(id), refField(sender, ref))
	if err := s.do(ctx, "ref", at); err != nil {
		return chat.Event{}, err
	}
	if at.Val() == "" {
		return chat.Event{}, none
	}
	if err := s.settled(ctx, sh); err != nil {
		return chat.Event{}, err
	}
	line := redis.NewXMessageSliceCmd(ctx, "xrange", sh.log(id), at.Val()+"-0", at.Val()+"-0")
	if err := s.do(ctx, "ref", line); err != nil {
		return chat.Event{}, err
	}
	if len(line.Val()) == 0 {
		return chat.Event{}, none
	}
	return decode(line.Val()[0])
}
