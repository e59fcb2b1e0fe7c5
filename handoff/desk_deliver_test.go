package handoff_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
	"roundpeg/handoff/authority"
	"roundpeg/hooks"
)

var _ handoff.Carrier = (*hooks.Client)(nil)

// carrier does what it is told, and remembers its orders.
type carrier struct {
	mu     sync.Mutex
	orders []authority.Order
	do     func(ctx context.Context, o authority.Order) authority.Outcome
}

func (c *carrier) Carry(ctx context.Context, o authority.Order) authority.Outcome {
	c.mu.Lock()
	c.orders = append(c.orders, o)
	c.mu.Unlock()
	return c.do(ctx, o)
}

func (c *carrier) got() []authority.Order {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]authority.Order{}, c.orders...)
}

func outcome(o authority.Outcome) func(context.Context, authority.Order) authority.Outcome {
	return func(context.Context, authority.Order) authority.Outcome { return o }
}

// tick lets clocks act now, and waits for what they have carried out.
func (r *room) tick(clocks ...*handoff.Clock) {
	for _, c := range clocks {
		require.NoError(r, c.Tick(context.Background()))
	}
	for _, c := range clocks {
		c.Carried()
	}
}

func TestCarriedOut(t *testing.T) {
	c := &carrier{do: outcome(authority.Outcome{Done: true})}
	r := till(t, c)
	id := r.called("kim")
	head := r.session(id).Head
	grant := r.must(id, agent("ana"), refund("40")).Grant
	require.Equal(t, chat.Hook, r.body(id, head+1).(chat.Granted).Carried)
	require.Equal(t, chat.DeliveryDue, r.grant(id, grant).Delivery)
	one, two := handoff.NewClock(r.Desk, &finished{}), handoff.NewClock(r.node(r.store, c), &finished{})
	r.tick(one, two)
	r.tick(one, two)
	require.Equal(t, []authority.Order{{URL: "https://shop.example/hook", Grant: grant, At: chat.At(r.now), Action: "refund", Amount: "40", Currency: "EUR", Session: id,
		Customer: chat.Person{ID: "kim", Name: "Kim", Verified: true}, Reason: "it came late", GrantedBy: chat.Ref{ID: "ana", Name: "Ana"}, AskedBy: chat.Ref{ID: "ana", Name: "Ana"}, Attempt: 1}}, c.got())
	require.Equal(t, "agent:granted system:grant_tried system:grant_tried", r.kinds(id, head))
	require.Equal(t, chat.GrantTried{Grant: grant, Attempt: 1, Next: chat.At(r.now.Add(time.Minute))}, r.body(id, head+2), "before it is made")
	require.Equal(t, chat.GrantTried{Grant: grant, Attempt: 1, Done: true}, r.body(id, head+3))
	require.Equal(t, chat.DeliveryDone, r.grant(id, grant).Delivery)
	require.NoError(t, r.Authority.Poke(t.Context(), ""))
	e, _ := r.Authority.Get(grant)
	require.True(t, e.Settled)
	_, err := r.do(id, agent("ana"), &command.Redeliver{Grant: grant})
	require.ErrorContains(t, err, "carried out already")

	pending := r.must(id, agent("ana"), refund("400")).Grant
	r.tick(one, two)
	require.Len(t, c.got(), 1, "what waits for approval is not carried out")
	r.must(id, agent("cyn"), &command.Approve{Grant: pending})
	r.tick(one, two)
	require.Len(t, c.got(), 2)
	require.Equal(t, chat.Ref{ID: "cyn", Name: "Cyn"}, c.got()[1].GrantedBy)
	require.Equal(t, chat.Ref{ID: "ana", Name: "Ana"}, c.got()[1].AskedBy)
	byHand := r.must(id, agent("ana"), &command.Grant{Action: "expedite", Reason: "x"}).Grant
	r.tick(one, two)
	require.Len(t, c.got(), 2, "what has no webhook is carried out by hand")
	require.Equal(t, chat.ByHand, r.grant(id, byHand).Delivery)
}

// What fails is tried again when it is said to be, for as long as it is said to be, and is there to be seen.
func TestTriedAgain(t *testing.T) {
	c := &carrier{}
	c.do = func(_ context.Context, o authority.Order) authority.Outcome {
		if o.Attempt < 4 {
			return authority.Outcome{Says: fmt.Sprint("answered 500, ", o.Attempt), Again: time.Duration(o.Attempt) * time.Hour}
		}
		return authority.Outcome{Failed: true, Says: "answered 422"}
	}
	r := till(t, c)
	id := r.called("kim")
	r.must(id, customer(), &command.End{})
	id = r.called("kim")
	grant := r.must(id, agent("ana"), refund("40")).Grant
	r.must(id, agent("ana"), &command.Resolve{Outcome: "solved"})
	clock := handoff.NewClock(r.Desk, &finished{})
	for n, wait := range []time.Duration{0, time.Hour, 2 * time.Hour, 3 * time.Hour} {
		if wait > 0 {
			r.now = r.now.Add(wait - time.Second)
			r.tick(clock)
			require.Len(t, c.got(), n, "not before its time")
			r.now = r.now.Add(time.Second)
		}
		r.tick(clock)
		require.Len(t, c.got(), n+1)
		if n < 3 {
			require.Equal(t, fmt.Sprint("answered 500, ", n+1), r.grant(id, grant).Says)
			require.Equal(t, chat.At(r.now.Add(time.Duration(n+1)*time.Hour)), r.grant(id, grant).Next)
		}
	}
	g := r.grant(id, grant)
	require.Equal(t, chat.DeliveryLost, g.Delivery)
	require.Equal(t, "answered 422", g.Says)
	r.now = r.now.Add(1000 * time.Hour)
	r.tick(clock)
	require.Len(t, c.got(), 4, "given up")

	c.do = outcome(authority.Outcome{Done: true})
	_, err := r.do(id, agent("ben"), &command.Redeliver{Grant: "g0"})
	require.Equal(t, "not_found", code(err))
	receipt := r.must(id, agent("ben"), &command.Redeliver{Grant: grant})
	require.Equal(t, grant, receipt.Grant)
	_, err = r.do(id, agent("ana"), &command.Redeliver{Grant: grant})
	require.ErrorContains(t, err, "it is being carried out")
	r.tick(clock)
	require.Equal(t, 5, c.got()[4].Attempt)
	require.Equal(t, chat.DeliveryDone, r.grant(id, grant).Delivery)
	again, err := r.Do(t.Context(), id, agent("ben"), fmt.Sprint("r", r.refs-1), &command.Redeliver{Grant: grant})
	require.NoError(t, err)
	receipt.Duplicate = true
	require.Equal(t, receipt, again)
}

// A node that dies in the middle of an attempt leaves it to the others, a minute later; one that only lost the answer finds that it was done.
func TestCutOffWithinAnAttempt(t *testing.T) {
	dying, die := context.WithCancel(t.Context())
	c := &carrier{do: func(ctx context.Context, _ authority.Order) authority.Outcome {
		die()
		<-ctx.Done()
		return authority.Outcome{Says: ctx.Err().Error(), Again: time.Hour}
	}}
	r := till(t, c)
	id := r.called("kim")
	grant := r.must(id, agent("ana"), refund("40")).Grant
	one := handoff.NewClock(r.Desk, &finished{})
	_ = one.Tick(dying)
	one.Carried()
	require.Len(t, c.got(), 1)
	require.Equal(t, chat.At(r.now.Add(time.Minute)), r.grant(id, grant).Next)
	require.Empty(t, r.grant(id, grant).Says)
	_, err := r.do(id, agent("ana"), &command.Redeliver{Grant: grant})
	require.Equal(t, "conflict", code(err), "somebody is at it")
	c.do = outcome(authority.Outcome{Done: true})
	two := handoff.NewClock(r.node(r.store, c), &finished{})
	r.now = r.now.Add(59 * time.Second)
	r.tick(two)
	require.Len(t, c.got(), 1)
	r.now = r.now.Add(time.Second)
	r.tick(two)
	require.Len(t, c.got(), 2)
	require.Equal(t, grant, c.got()[1].Grant, "its receiver can tell that it is the same")
	require.Equal(t, chat.DeliveryDone, r.grant(id, grant).Delivery)
}

// A receiver that takes its time holds up nothing else, and what came of it is written down among whatever is said meanwhile. An old attempt's
// failure does not undo a later one's success.
func TestSlowReceiver(t *testing.T) {
	let := make(chan authority.Outcome)
	c := &carrier{do: func(context.Context, authority.Order) authority.Outcome { return <-let }}
	r := till(t, c)
	id := r.called("kim")
	grant := r.must(id, agent("ana"), refund("40")).Grant
	one, two := handoff.NewClock(r.Desk, &finished{}), handoff.NewClock(r.node(r.store, c), &finished{})
	require.NoError(t, one.Tick(t.Context()))
	require.NoError(t, two.Tick(t.Context()))
	for range 3 {
		r.must(id, agent("ben"), &command.Note{Text: "meanwhile"})
		require.NoError(t, one.Tick(t.Context()))
	}
	r.now = r.now.Add(61 * time.Second)
	require.NoError(t, two.Tick(t.Context()))
	require.Eventually(t, func() bool { return len(c.got()) == 2 }, 5*time.Second, time.Millisecond, "the claim has run out")
	let <- authority.Outcome{Done: true} // of either
	let <- authority.Outcome{Says: "answered 500", Again: time.Hour}
	one.Carried()
	two.Carried()
	require.Equal(t, chat.DeliveryDone, r.grant(id, grant).Delivery)
	require.Zero(t, r.grant(id, grant).Next)
}

// Of two attempts that overlap only the later one's failure counts, and success is written down once.
func TestOverlappingAttempts(t *testing.T) {
	ends := map[int]chan authority.Outcome{1: make(chan authority.Outcome), 2: make(chan authority.Outcome)}
	for name, c := range map[string]struct {
		first, second authority.Outcome
		says          string
		delivery      string
		done          int
	}{
		"both fail":       {authority.Outcome{Failed: true, Says: "first"}, authority.Outcome{Says: "second", Again: time.Hour}, "second", chat.DeliveryDue, 0},
		"the first fails": {authority.Outcome{Failed: true, Says: "first"}, authority.Outcome{Done: true}, "", chat.DeliveryDone, 1},
		"the first does":  {authority.Outcome{Done: true}, authority.Outcome{Failed: true, Says: "second"}, "", chat.DeliveryDone, 1},
		"both do":         {authority.Outcome{Done: true}, authority.Outcome{Done: true}, "", chat.DeliveryDone, 1},
	} {
		t.Run(name, func(t *testing.T) {
			post := &carrier{do: func(_ context.Context, o authority.Order) authority.Outcome { return <-ends[o.Attempt] }}
			r := till(t, post)
			id := r.called("kim")
			grant := r.must(id, agent("ana"), refund("40")).Grant
			one, two := handoff.NewClock(r.Desk, &finished{}), handoff.NewClock(r.node(r.store, post), &finished{})
			require.NoError(t, one.Tick(t.Context()))
			r.now = r.now.Add(time.Minute)
			require.NoError(t, two.Tick(t.Context()))
			ends[1] <- c.first
			one.Carried()
			if c.first.Done {
				require.Equal(t, chat.DeliveryDone, r.grant(id, grant).Delivery)
			} else {
				require.Equal(t, 2, r.grant(id, grant).Attempt)
				require.Equal(t, chat.DeliveryDue, r.grant(id, grant).Delivery, "the second is still at it")
			}
			ends[2] <- c.second
			two.Carried()
			g := r.grant(id, grant)
			require.Equal(t, c.says, g.Says)
			require.Equal(t, c.delivery, g.Delivery)
			log, err := r.store.Read(t.Context(), id, 0, 0)
			require.NoError(t, err)
			done := 0
			for _, e := range log {
				if b, ok := e.Body.(chat.GrantTried); ok && b.Done {
					done++
				}
			}
			require.Equal(t, c.done, done)
		})
	}
}

// Where the webhook was taken out of the configuration, nothing waits for it without an end.
func TestNoWebhookAnyMore(t *testing.T) {
	r := till(t, &carrier{do: outcome(authority.Outcome{Done: true})})
	id := r.called("kim")
	grant := r.must(id, agent("ana"), refund("40")).Grant
	r.tick(handoff.NewClock(r.node(r.store, nil), &finished{}))
	g := r.grant(id, grant)
	require.Equal(t, chat.DeliveryLost, g.Delivery)
	require.Contains(t, g.Says, "carry it out by hand")
	_, err := r.do(id, agent("ana"), &command.Redeliver{Grant: grant})
	require.Equal(t, "invalid", code(err))
	require.NoError(t, r.store.Erase(t.Context(), id))
	r.tick(handoff.NewClock(r.Desk, &finished{}))
}

// Many grants of many sessions, two clocks: each is carried out once.
func TestEachOnce(t *testing.T) {
	c := &carrier{do: outcome(authority.Outcome{Done: true})}
	r := till(t, c)
	for i := range 60 {
		id := r.called(fmt.Sprint("kim", i))
		r.put(id, chat.By{Role: chat.Agent, ID: "dot", Name: "Dot"}, chat.Granted{Grant: fmt.Sprint("g", i), Action: "refund", Amount: "1", Currency: "EUR", Carried: chat.Hook})
	}
	clocks := []*handoff.Clock{handoff.NewClock(r.Desk, &finished{}), handoff.NewClock(r.node(r.store, c), &finished{})}
	for range 4 {
		var wg sync.WaitGroup
		for _, clock := range clocks {
			wg.Go(func() { _ = clock.Tick(context.Background()) })
		}
		wg.Wait()
		r.tick(clocks...)
	}
	seen := map[string]int{}
	for _, o := range c.got() {
		seen[o.Grant]++
	}
	require.Len(t, seen, 60)
	require.Len(t, c.got(), 60)
}

// The real client and a receiver that is out of order at first.
func TestOverTheWire(t *testing.T) {
	var ids []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ids = append(ids, r.Header.Get("webhook-id")); len(ids) == 1 {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	defer s.Close()
	client, err := hooks.New(hooks.Options{Secrets: []string{"whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 32))}, Allow: []string{"127.0.0.1"}})
	require.NoError(t, err)
	defer client.Close()
	r := newRoom(t)
	book, err := authority.OpenBook(t.Context(), r.store, []authority.Action{{Name: "refund", Money: true, Webhook: s.URL, Limits: refunds[0].Limits}}, func() time.Time { return r.now })
	require.NoError(t, err)
	o := r.DeskOptions
	o.Authority, o.Carrier = book, client
	r.Desk = handoff.NewDesk(o)
	id := r.called("kim")
	grant := r.must(id, agent("ana"), refund("40")).Grant
	clock := handoff.NewClock(r.Desk, &finished{})
	r.tick(clock)
	require.Contains(t, r.grant(id, grant).Says, "answered 500")
	r.now = r.now.Add(6 * time.Second)
	r.tick(clock)
	require.Equal(t, chat.DeliveryDone, r.grant(id, grant).Delivery)
	require.Equal(t, []string{grant, grant}, ids)
}
