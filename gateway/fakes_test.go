package gateway

import (
	"context"
	"errors"
	"sync"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/intents"
)

// keep appends a command's own event, as the bot and the desk do.
func keep(ctx context.Context, store chat.Store, s chat.ID, by chat.By, ref string, c command.Command, body chat.Body) (command.Receipt, chat.Session, error) {
	e := chat.New(chat.At(time.Now()), by, body)
	e.Ref, e.Print = ref, command.Print(c)
	for {
		at, err := store.Get(ctx, s)
		if err != nil {
			return command.Receipt{}, at, err
		}
		at, err = store.Append(ctx, at, e)
		switch {
		case errors.Is(err, chat.Stale):
			continue
		case errors.Is(err, chat.ErrDuplicate):
			old, err := store.Ref(ctx, s, by.Sender(), ref)
			if err == nil && old.Print != e.Print {
				err = chat.Faultf(chat.ErrConflict, "id was used for something else")
			}
			return command.Receipt{Seq: old.Seq, Duplicate: true}, at, err
		}
		return command.Receipt{Seq: at.Head}, at, err
	}
}

type fakeBot struct{ store chat.Store }

func (b *fakeBot) Open(ctx context.Context, s chat.Started) (chat.Session, error) {
	return b.store.Append(ctx, chat.Session{ID: chat.NewID(time.Now())}, chat.New(chat.At(time.Now()), chat.By{Role: chat.Customer}, s))
}

func (b *fakeBot) Receive(ctx context.Context, s chat.ID, by command.Actor, ref string, say *command.Say) (command.Receipt, error) {
	if say.Text == "panic" {
		panic("as asked")
	}
	if say.Text == "internal" {
		return command.Receipt{}, errors.New("secret words of a library")
	}
	r, _, err := keep(ctx, b.store, s, by.By, ref, say, chat.Message{Text: say.Text, Choice: say.Choice})
	return r, err
}

func (b *fakeBot) Consider(_ context.Context, text, locale string, history []Said) (chat.Decision, error) {
	return chat.Decision{Action: chat.Answer, Intent: text, Confidence: 0.5}, nil
}

// fakeMind keeps versions, the first of which is 0. It learns at once, but for what it is told to be slow at.
type fakeMind struct {
	mu       sync.Mutex
	sets     []intents.Set
	versions []chat.Version
	slow     bool
	found    *intents.Review
	err      error
}

func newFakeMind() *fakeMind {
	return &fakeMind{sets: []intents.Set{{Intents: []intents.Intent{{Name: "hours", Phrases: map[string][]string{"en": {"open"}}}}}}, versions: []chat.Version{{From: chat.FromFile}}}
}

func (f *fakeMind) Newest() (intents.Set, chat.Seq, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.sets[len(f.sets)-1], chat.Seq(len(f.sets) - 1), nil
}

func (f *fakeMind) Save(_ context.Context, by chat.By, set intents.Set, base *chat.Seq) (chat.Seq, error) {
	return f.save(chat.Version{By: by, From: chat.FromConsole}, set, base)
}

func (f *fakeMind) Restore(_ context.Context, by chat.By, version chat.Seq, base *chat.Seq) (chat.Seq, error) {
	return f.save(chat.Version{By: by, From: chat.FromVersion, Restored: &version}, f.sets[version], base)
}

func (f *fakeMind) save(v chat.Version, set intents.Set, base *chat.Seq) (chat.Seq, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if base != nil && *base != chat.Seq(len(f.sets)-1) {
		return 0, chat.Faultf(chat.ErrConflict, "somebody saved meanwhile")
	}
	v.Version = chat.Seq(len(f.sets))
	f.sets, f.versions = append(f.sets, set), append([]chat.Version{v}, f.versions...)
	return v.Version, nil
}

func (f *fakeMind) Learned(ctx context.Context, _ chat.Seq) bool {
	if f.slow {
		<-ctx.Done()
	}
	return !f.slow
}

func (f *fakeMind) Learning() chat.Learning {
	return chat.Learning{Version: chat.Seq(len(f.sets) - 1), Training: &chat.Training{Version: 7, Done: 0.5}, Model: "fake"}
}
func (f *fakeMind) Versions() []chat.Version { return f.versions }

func (f *fakeMind) Version(_ context.Context, version chat.Seq) (intents.Set, error) {
	if int(version) >= len(f.sets) {
		return intents.Set{}, chat.Faultf(chat.ErrNotFound, "there is no version %d", version)
	}
	return f.sets[version], nil
}

func (f *fakeMind) Review() (chat.Seq, *intents.Review, error) { return 3, f.found, f.err }

type fakeDesk struct {
	store chat.Store
	queue *fakeQueue
}

func (d *fakeDesk) Do(ctx context.Context, s chat.ID, by command.Actor, ref string, c command.Command) (command.Receipt, error) {
	var body chat.Body
	switch c := c.(type) {
	case *command.Human:
		body = chat.HandoffRequested{Reason: chat.ExplicitRequest, Tier: chat.TierAgents, Summary: "staff only", DueAt: chat.At(time.Now().Add(time.Minute))}
	case *command.Claim:
		body = chat.AgentJoined{Agent: chat.Ref{ID: by.By.ID, Name: by.By.Name}}
	case *command.Note:
		body = chat.Note{Text: c.Text}
	case *command.Verdict:
		body = chat.Verdict{Needed: c.Needed}
	case *command.Reply:
		body = chat.Message{Text: c.Text}
	case *command.Rate:
		at, err := d.store.Get(ctx, s)
		if err == nil && at.State != chat.Ended {
			err = chat.Faultf(chat.ErrConflict, "rate when it is closed")
		}
		if err != nil {
			return command.Receipt{}, err
		}
		body = chat.Rated{Score: c.Score}
	case *command.Escalate:
		body = chat.Escalated{Tier: chat.TierLeadership, Reason: c.Reason}
	case *command.End:
		body = chat.Closed{Outcome: "ended"}
	default:
		return command.Receipt{}, chat.Faultf(chat.ErrInvalid, "the test's desk knows no %s", c.Name())
	}
	r, now, err := keep(ctx, d.store, s, by.By, ref, c, body)
	if err == nil {
		d.queue.put(now)
	}
	return r, err
}

// fakeQueue holds what put gave it.
type fakeQueue struct {
	mu       sync.Mutex
	sessions map[chat.ID]chat.Session
	changes  []chat.ID
	offers   map[chat.ID]string
	ears     map[int]func()
	next     int
}

func (q *fakeQueue) put(s chat.Session) {
	q.mu.Lock()
	_, had := q.sessions[s.ID]
	in := s.State == chat.Waiting || s.State == chat.WithAgent
	if in {
		q.sessions[s.ID] = s
	} else {
		delete(q.sessions, s.ID)
	}
	if had || in {
		q.changes = append(q.changes, s.ID)
	}
	q.mu.Unlock()
	q.tell()
}

func (q *fakeQueue) offer(s chat.ID, agent string) {
	q.mu.Lock()
	q.offers = map[chat.ID]string{s: agent}
	q.changes = append(q.changes, s)
	q.mu.Unlock()
	q.tell()
}

func (q *fakeQueue) tell() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, f := range q.ears {
		f()
	}
}

func (q *fakeQueue) Follow(f func()) func() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.next++
	n := q.next
	q.ears[n] = f
	return func() { q.mu.Lock(); delete(q.ears, n); q.mu.Unlock() }
}

func (q *fakeQueue) Since(v uint64) (uint64, []chat.ID, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := uint64(len(q.changes))
	if v == 0 {
		return now, nil, true
	}
	return now, append([]chat.ID(nil), q.changes[v:]...), false
}

func (q *fakeQueue) Get(s chat.ID) (chat.Session, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	got, ok := q.sessions[s]
	return got, ok
}

func (q *fakeQueue) All() []chat.Session {
	q.mu.Lock()
	defer q.mu.Unlock()
	var all []chat.Session
	for _, s := range q.sessions {
		all = append(all, s)
	}
	return all
}

func (q *fakeQueue) Place(s chat.ID) (int, time.Duration, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	got, ok := q.sessions[s]
	if !ok || got.State != chat.Waiting {
		return 0, 0, false
	}
	place := 1
	for _, o := range q.sessions {
		if o.State == chat.Waiting && o.WaitingSince.Before(got.WaitingSince.Time) {
			place++
		}
	}
	return place, time.Duration(place) * time.Minute, true
}

func (q *fakeQueue) OfferedTo(s chat.ID) string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.offers[s]
}
