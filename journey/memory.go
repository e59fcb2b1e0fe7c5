package journey

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"roundpeg/chat"
)

// Memory is a chat.Store that keeps nothing beyond the process: for tests that want many stores quickly. Any number of nodes may
// share one. It searches for the words as they stand, without folding letters.
type Memory struct {
	mu    sync.Mutex
	logs  map[chat.ID]*record
	pokes map[int]func(chat.ID, chat.Seq)
	next  int
}

type record struct {
	session chat.Session
	log     []chat.Event
	refs    map[string]int // sender and ref → index in log
}

// NewMemory makes an empty store.
func NewMemory() *Memory {
	return &Memory{logs: map[chat.ID]*record{}, pokes: map[int]func(chat.ID, chat.Seq){}}
}

func (m *Memory) Get(_ context.Context, id chat.ID) (chat.Session, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.logs[id]; ok {
		return r.session, nil
	}
	return chat.Session{}, chat.ErrNotFound
}

func (m *Memory) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	if ctx.Err() != nil {
		return at, ctx.Err()
	}
	m.mu.Lock()
	r, ok := m.logs[at.ID]
	if !ok {
		r = &record{session: chat.Session{ID: at.ID}, refs: map[string]int{}}
	}
	if err := r.refuse(at, ev); err != nil {
		now := r.session
		m.mu.Unlock()
		return now, err
	}
	for _, e := range ev {
		e.Seq = r.session.Head + 1
		if e.Command() {
			r.refs[e.By.Sender()+"\x00"+e.Ref] = len(r.log)
		}
		r.log = append(r.log, e)
		r.session = r.session.Apply(e)
	}
	m.logs[at.ID] = r
	s := r.session
	m.mu.Unlock()
	m.tell(s)
	return s, nil
}

// tell pokes whoever watches.
func (m *Memory) tell(s chat.Session) {
	m.mu.Lock()
	ears := slices.Collect(maps.Values(m.pokes))
	m.mu.Unlock()
	for _, f := range ears {
		f(s.ID, s.Head)
	}
}

func (r *record) refuse(at chat.Session, ev []chat.Event) error {
	if r.session.Erased {
		return chat.ErrNotFound
	}
	own := map[string]bool{}
	for _, e := range ev {
		if key := e.By.Sender() + "\x00" + e.Ref; e.Command() {
			if own[key] {
				return chat.Faultf(chat.ErrInvalid, "the same command twice in one append")
			}
			own[key] = true
		}
		if _, twice := r.refs[e.By.Sender()+"\x00"+e.Ref]; twice && e.Command() {
			return chat.ErrDuplicate
		}
	}
	if at.Head != r.session.Head {
		return chat.Stale
	}
	return nil
}

func (m *Memory) Ref(_ context.Context, id chat.ID, sender, ref string) (chat.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.logs[id]; ok {
		if i, ok := r.refs[sender+"\x00"+ref]; ok {
			return r.log[i], nil
		}
	}
	return chat.Event{}, chat.ErrNotFound
}

func (m *Memory) Read(_ context.Context, id chat.ID, after chat.Seq, limit int) ([]chat.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.logs[id]
	if !ok {
		return nil, chat.ErrNotFound
	}
	log := r.log[min(int(after), len(r.log)):]
	if limit > 0 && limit < len(log) {
		log = log[:limit]
	}
	return slices.Clone(log), nil
}

func (m *Memory) List(_ context.Context, q chat.Query) ([]chat.Session, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []chat.Session
	for id, r := range m.logs {
		if !id.Reserved() && r.holds(q) {
			all = append(all, r.session)
		}
	}
	slices.SortFunc(all, q.Compare)
	if n := q.Most(); n > 0 {
		all = all[:min(n, len(all))]
	}
	return all, nil
}

func (r *record) holds(q chat.Query) bool {
	return q.Fits(r.session) &&
		(q.After == "" || r.session.Cursor() < q.After) &&
		(q.Text == "" || slices.ContainsFunc(r.log, func(e chat.Event) bool {
			b, ok := e.Body.(chat.Message)
			return ok && strings.Contains(strings.ToLower(b.Text), strings.ToLower(q.Text))
		}))
}

func (m *Memory) Erase(_ context.Context, id chat.ID) error {
	m.mu.Lock()
	r, ok := m.logs[id]
	if !ok {
		m.mu.Unlock()
		return chat.ErrNotFound
	}
	for i := range r.log {
		r.log[i] = r.log[i].Erased()
	}
	s := r.session
	r.refs, r.session = map[string]int{}, chat.Session{ID: s.ID, Head: s.Head, State: chat.Ended, Started: s.Started, Updated: s.Updated, Erased: true}
	s = r.session
	m.mu.Unlock()
	m.tell(s)
	return nil
}

func (m *Memory) Watch(ctx context.Context, poke func(chat.ID, chat.Seq)) error {
	m.mu.Lock()
	m.next++
	n := m.next
	m.pokes[n] = poke
	m.mu.Unlock()
	<-ctx.Done()
	m.mu.Lock()
	delete(m.pokes, n)
	m.mu.Unlock()
	return nil
}
