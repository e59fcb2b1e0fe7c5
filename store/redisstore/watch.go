package redisstore

import (
	"context"
	"strconv"
	"strings"

	"roundpeg/chat"
)

// Watch implements chat.Store. poke is called by one goroutine.
func (s *Store) Watch(ctx context.Context, poke func(chat.ID, chat.Seq)) error {
	if !s.ears.Watch(ctx, s.ctx.Done(), poke) {
		return errAway
	}
	return nil
}

// poke is what goes over a shard's channel after an append: the node that wrote, which need not be told, the log, and where it is.
func (s *Store) poke(id chat.ID, at chat.Seq) string {
	return s.node + " " + seq(at) + " " + string(id)
}

// heard takes a poke of any node.
func (s *Store) heard(message string) {
	node, rest, _ := strings.Cut(message, " ")
	at, id, ok := strings.Cut(rest, " ")
	n, err := strconv.ParseUint(at, 10, 64)
	if !ok || err != nil || node == s.node {
		return
	}
	s.ears.Tell(chat.ID(id), chat.Seq(n))
}
