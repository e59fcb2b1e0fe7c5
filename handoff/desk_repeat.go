package handoff

import (
	"context"
	"errors"
	"fmt"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// Repeated finds out whether the sender's ref is in the log already. If so it gives the receipt of then, marked as a duplicate,
// or chat.ErrConflict if ref stood for something else.
func Repeated(ctx context.Context, store chat.Store, id chat.ID, by chat.By, ref, print string) (r command.Receipt, known bool, err error) {
	e, err := store.Ref(ctx, id, by.Sender(), ref)
	switch {
	case errors.Is(err, chat.ErrNotFound):
		return r, false, nil
	case err != nil:
		return r, false, fmt.Errorf("find command: %w", err)
	case e.Print != print:
		return r, true, chat.Faultf(chat.ErrConflict, "id %q was used for something else: choose a new id for each command", ref)
	}
	r = command.Receipt{Seq: e.Seq, Duplicate: true}
	if again, ok := e.Body.(chat.Again); ok {
		if e, err = eventAt(ctx, store, id, again.Of); err != nil {
			return r, true, err
		}
		r.Seq = again.Of
	}
	switch b := e.Body.(type) {
	case chat.Promised:
		r.Promise = b.Promise
	case chat.Message:
		r.Promise = b.Promise
	case chat.Granted:
		r.Grant = b.Grant
	case chat.GrantPending:
		r.Grant = b.Grant
	case chat.GrantRefused:
		r.Grant = b.Grant
	case chat.GrantTried:
		r.Grant = b.Grant
	}
	return r, true, nil
}

// eventAt reads one event; chat.ErrNotFound if the log does not reach so far.
func eventAt(ctx context.Context, store chat.Store, id chat.ID, seq chat.Seq) (chat.Event, error) {
	log, err := store.Read(ctx, id, seq-1, 1)
	if err != nil {
		return chat.Event{}, fmt.Errorf("read event %d: %w", seq, err)
	}
	if len(log) == 0 || log[0].Seq != seq {
		return chat.Event{}, chat.Faultf(chat.ErrNotFound, "there is no event %d", seq)
	}
	return log[0], nil
}
