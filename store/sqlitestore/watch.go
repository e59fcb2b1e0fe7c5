package sqlitestore

import (
	"context"

	"roundpeg/chat"
)

// Watch implements chat.Store. poke is called by one goroutine.
func (s *Store) Watch(ctx context.Context, poke func(chat.ID, chat.Seq)) error {
	if !s.ears.Watch(ctx, s.done, poke) {
		return errClosed
	}
	return nil
}
