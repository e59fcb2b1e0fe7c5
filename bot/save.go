package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"roundpeg/chat"
	"roundpeg/intents"
)

// Save keeps a set as the newest version of what all nodes know, or refuses all of it with what is wrong. It is durable when Save returns,
// and known as soon as it is trained (see Learned). base, unless nil, is the version that it was made from; if that is not the newest, somebody
// saved meanwhile: chat.ErrConflict.
func (m *Mind) Save(ctx context.Context, by chat.By, set intents.Set, base *chat.Seq) (chat.Seq, error) {
	set, err := set.Complete()
	if err != nil {
		return 0, chat.Faultf(chat.ErrInvalid, "%s", err) // written for owners: it names the field and the fix
	}
	b, err := encodeSet(set)
	if err != nil {
		return 0, err
	}
	return m.append(ctx, by, record{Set: b, Size: sizeOf(set), From: chat.FromConsole}, after(base))
}

// Restore saves an old version anew, as the newest one; base as for Save.
func (m *Mind) Restore(ctx context.Context, by chat.By, version chat.Seq, base *chat.Seq) (chat.Seq, error) {
	set, err := m.Version(ctx, version)
	if err != nil {
		return 0, err
	}
	b, err := encodeSet(set)
	if err != nil {
		return 0, err
	}
	return m.append(ctx, by, record{Set: b, Size: sizeOf(set), From: chat.FromVersion, Restored: &version}, after(base))
}

// after allows what was made from base.
func after(base *chat.Seq) func(*history) (bool, error) {
	return func(h *history) (bool, error) {
		if base != nil && *base != h.newest.version {
			return false, chat.Faultf(chat.ErrConflict, "somebody saved version %d meanwhile, and this was made from %d: load the newest and make the change there", h.newest.version, *base)
		}
		return true, nil
	}
}

// append saves, if the newest history lets it; without that, and without an error, the version is 0.
func (m *Mind) append(ctx context.Context, by chat.By, r record, may func(*history) (bool, error)) (version chat.Seq, err error) {
	err = m.journal.Append(ctx, func() ([]chat.Event, error) {
		m.mu.Lock()
		defer m.mu.Unlock()
		version = 0
		ok, err := may(&m.history)
		if err != nil || !ok {
			return nil, err
		}
		if r.First = nil; len(m.history.versions) == 0 {
			r.First = m.history.first
		}
		version = m.history.head + 1
		return chat.NewRecord(chat.At(m.opt.Now()), by, intentsSaved, r)
	})
	if err != nil {
		return 0, err
	}
	m.catchUp()
	return version, nil
}

// Newest is the set that was saved last, whether it is known yet or not, and its version.
func (m *Mind) Newest() (intents.Set, chat.Seq, error) {
	m.mu.Lock()
	newest := m.history.newest
	m.mu.Unlock()
	set, err := decodeSet(newest)
	return set, newest.version, err
}

// Versions are the saved ones, newest first, at most 100; the last one is that which the server was started with, if it is known.
func (m *Mind) Versions() []chat.Version {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.history.list()
}

// Version is the set of a version; chat.ErrNotFound.
func (m *Mind) Version(ctx context.Context, version chat.Seq) (intents.Set, error) {
	unknown := chat.Faultf(chat.ErrNotFound, "there is no version %d", version)
	m.mu.Lock()
	first, head := m.history.first, m.history.head
	m.mu.Unlock()
	if version == 0 && first != nil {
		return decodeSet(saved{0, first.Set})
	}
	if version == 0 || version > head {
		return intents.Set{}, unknown
	}
	log, err := m.store.Read(ctx, intentsLog, version-1, 1)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return intents.Set{}, err
	}
	if len(log) == 1 {
		if r, ok := log[0].Body.(chat.Record); ok && r.What == intentsSaved {
			return decodeSet(saved{version, readRecord(r.Data).Set})
		}
	}
	return intents.Set{}, unknown
}

func encodeSet(set intents.Set) ([]byte, error) {
	b, err := json.Marshal(set)
	if err != nil {
		return nil, fmt.Errorf("intents: %w", err)
	}
	return b, nil
}

func decodeSet(s saved) (intents.Set, error) {
	set, err := intents.ParseJSON(s.set)
	if p, ok := errors.AsType[*intents.Problem](err); ok {
		return set, chat.Faultf(chat.ErrInvalid, "version %d cannot be read here: %s", s.version, p.Says()) // its line is none that anybody has seen
	}
	return set, err
}
