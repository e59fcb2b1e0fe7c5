package handoff_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
	"roundpeg/handoff/authority"
)

var refunds = []authority.Action{
	{Name: "refund", Money: true, Webhook: "https://shop.example/hook", Limits: map[int][]authority.Limit{
		2: {{Amount: "50", PerDay: "100", Currency: "EUR"}}, 3: {{Amount: "500", Currency: "EUR"}}, 4: {{Amount: "5000", Currency: "EUR"}}}},
	{Name: "expedite", Limits: map[int][]authority.Limit{2: {{Amount: "1"}}, 3: {{Amount: "3"}}}},
}

// till is a room in which agents may do something for customers; carrier may be nil.
func till(t testing.TB, carrier handoff.Carrier) *room {
	r := newRoom(t)
	r.node(r.store, carrier)
	return r
}

// node is the desk of another process over a store.
func (r *room) node(store chat.Store, carrier handoff.Carrier) *handoff.Desk {
	book, err := authority.OpenBook(context.Background(), store, refunds, func() time.Time { return r.now })
	require.NoError(r, err)
	o := r.DeskOptions
	o.Store, o.Authority, o.Carrier = store, book, carrier
	r.Desk = handoff.NewDesk(o)
	return r.Desk
}

func refund(amount string) *command.Grant {
	return &command.Grant{Action: "refund", Amount: amount, Currency: "EUR", Reason: "it came late"}
}

// called is a session with Ana of a customer whom the site vouches for.
func (r *room) called(customer string) chat.ID {
	id := r.reach(chat.WithAgent)
	r.put(id, chat.By{Role: chat.System}, chat.Identified{Customer: chat.Person{ID: customer, Name: "Kim", Verified: true}})
	return id
}

func (r *room) put(id chat.ID, by chat.By, body chat.Body) {
	_, err := r.store.Append(context.Background(), r.session(id), chat.New(chat.At(r.now), by, body))
	require.NoError(r, err)
}

func TestGrantWithinTheLimit(t *testing.T) {
	r := till(t, nil)
	id := r.called("kim")
	head := r.session(id).Head
	receipt := r.must(id, agent("ana"), refund("49.99"))
	require.Equal(t, "agent:granted", r.kinds(id, head))
	g := r.body(id, head+1).(chat.Granted)
	require.Equal(t, chat.Granted{Grant: receipt.Grant, Action: "refund", Amount: "49.99", Currency: "EUR", Reason: "it came late", Carried: chat.ByHand}, g)
	require.NotEmpty(t, receipt.Grant)
	held, ok := r.session(id).Grant(receipt.Grant)
	require.True(t, ok)
	require.Equal(t, chat.GrantGiven, held.State)

	again, err := r.Do(t.Context(), id, agent("ana"), fmt.Sprint("r", r.refs), refund("49.99"))
	require.NoError(t, err)
	receipt.Duplicate = true
	require.Equal(t, receipt, again)
	_, err = r.Do(t.Context(), id, agent("ana"), fmt.Sprint("r", r.refs), refund("49.98"))
	require.Equal(t, "conflict", code(err))
	_, err = r.do(id, agent("ana"), &command.Grant{Action: "voucher", Reason: "x"})
	require.ErrorContains(t, err, "known are expedite, refund")
	require.Equal(t, "invalid", code(err))
}

func TestGrantAboveTheLimit(t *testing.T) {
	r := till(t, nil)
	id := r.called("kim")
	r.must(id, agent("ana"), refund("40"))
	head := r.session(id).Head
	asked := r.must(id, agent("ana"), refund("40"))
	require.Equal(t, chat.GrantPending{Grant: asked.Grant, Action: "refund", Amount: "40", Currency: "EUR", Reason: "it came late", Above: authority.ByAmount, Tier: 3}, r.body(id, head+1))
	r.must(id, agent("ana"), &command.Resolve{Outcome: "solved"})
	head = r.session(id).Head
	for who, want := range map[string]string{"ana": "forbidden", "ben": "forbidden"} {
		for _, c := range []command.Command{&command.Approve{Grant: asked.Grant}, &command.Refuse{Grant: asked.Grant}} {
			_, err := r.do(id, agent(who), c)
			require.Equal(t, want, code(err), who)
		}
		require.False(t, r.MayApprove(who, asked.Grant))
	}
	_, err := r.do(id, agent("cyn"), &command.Approve{Grant: "g0"})
	require.Equal(t, "not_found", code(err))
	require.True(t, r.MayApprove("cyn", asked.Grant))
	require.Equal(t, head, r.session(id).Head, "a refused command leaves no trace")

	receipt := r.must(id, agent("cyn"), &command.Approve{Grant: asked.Grant, Reason: "a good customer"})
	require.Equal(t, asked.Grant, receipt.Grant)
	require.Equal(t, chat.Granted{Grant: asked.Grant, Action: "refund", Amount: "40", Currency: "EUR", Reason: "it came late", Asked: &chat.Ref{ID: "ana", Name: "Ana"},
		Carried: chat.ByHand, Approval: "a good customer"}, r.body(id, head+1))
	require.Equal(t, chat.Ended, r.session(id).State)
	again, err := r.Do(t.Context(), id, agent("cyn"), fmt.Sprint("r", r.refs), &command.Approve{Grant: asked.Grant, Reason: "a good customer"})
	require.NoError(t, err)
	receipt.Duplicate = true
	require.Equal(t, receipt, again)
	for _, c := range []command.Command{&command.Approve{Grant: asked.Grant}, &command.Refuse{Grant: asked.Grant}} {
		_, err := r.do(id, agent("dot"), c)
		require.Equal(t, "conflict", code(err))
	}
}

func TestGrantRefused(t *testing.T) {
	r := till(t, nil)
	id := r.called("kim")
	asked := r.must(id, agent("ana"), refund("400"))
	head := r.session(id).Head
	receipt := r.must(id, agent("cyn"), &command.Refuse{Grant: asked.Grant, Reason: "too much"})
	require.Equal(t, asked.Grant, receipt.Grant)
	require.Equal(t, chat.GrantRefused{Grant: asked.Grant, Action: "refund", Amount: "400", Currency: "EUR", Reason: "too much"}, r.body(id, head+1))
	_, err := r.do(id, agent("dot"), &command.Approve{Grant: asked.Grant})
	require.Equal(t, "conflict", code(err))
	receipt = r.must(id, agent("ana"), refund("50"))
	require.Equal(t, chat.GrantGiven, r.grant(id, receipt.Grant).State, "what was refused counts for nothing")
}

func (r *room) grant(id chat.ID, grant string) chat.Grant {
	g, ok := r.session(id).Grant(grant)
	require.True(r, ok)
	return g
}

// TestAuthorityByRole holds everybody against every action on grants, in every state.
func TestAuthorityByRole(t *testing.T) {
	stranger := command.Actor{By: chat.By{Role: chat.Agent, ID: "zoe", Name: "Zoe"}, Tier: 2} // an account that nobody knows
	who := map[string]command.Actor{"customer": customer(), "owner": agent("ana"), "peer": agent("ben"), "specialist": agent("cyn"), "joined": agent("cyn"), "leadership": agent("dot"), "stranger": stranger}
	type row struct{ grant, large, approve, refuse, redeliver string }
	no := "forbidden"
	withAgent := map[string]row{
		"customer": {no, no, no, no, no}, "owner": {"granted", "grant_pending", no, no, "conflict"}, "peer": {no, no, no, no, "conflict"}, "specialist": {no, no, "granted", "grant_refused", "conflict"},
		"joined": {"granted", "granted", "granted", "grant_refused", "conflict"}, "leadership": {no, no, "granted", "grant_refused", "conflict"}, "stranger": {no, no, no, no, "conflict"},
	}
	for _, state := range chat.States {
		for name, actor := range who {
			want := withAgent[name]
			if state != chat.WithAgent {
				if name == "joined" {
					continue
				}
				want.grant, want.large = no, no
			}
			for what, c := range map[string]struct {
				c    func(grant string) command.Command
				want string
			}{
				"grant": {func(string) command.Command { return refund("10") }, want.grant}, "grant 300": {func(string) command.Command { return refund("300") }, want.large},
				"approve": {func(g string) command.Command { return &command.Approve{Grant: g} }, want.approve}, "refuse": {func(g string) command.Command { return &command.Refuse{Grant: g} }, want.refuse},
				"redeliver": {func(g string) command.Command { return &command.Redeliver{Grant: g} }, want.redeliver},
			} {
				t.Run(fmt.Sprintf("%s by %s in %s", what, name, state), func(t *testing.T) {
					r := till(t, nil)
					id := r.reach(chat.WithAgent)
					if name == "joined" {
						r.put(id, chat.By{Role: chat.System}, chat.Joined{Agent: chat.Ref{ID: "cyn", Name: "Cyn"}})
					}
					pending := ""
					if what != "grant" && what != "grant 300" {
						pending = r.must(id, agent("ana"), refund("400")).Grant
					}
					switch state {
					case chat.WithBot:
						r.must(id, agent("ana"), &command.Return{})
					case chat.Waiting:
						r.must(id, agent("ana"), &command.Transfer{To: command.To{Tier: 3}, Reason: "x"})
					case chat.AwaitCall:
						r.must(id, agent("ana"), &command.Promise{What: "callback", DueAt: chat.At(r.now.Add(time.Hour)), Note: "x"})
					case chat.Ended:
						r.must(id, agent("ana"), &command.Resolve{Outcome: "solved"})
					}
					require.Equal(t, state, r.session(id).State)
					head := r.session(id).Head
					_, err := r.do(id, actor, c.c(pending))
					if err != nil {
						require.Equal(t, c.want, code(err), "%v", err)
						require.Equal(t, head, r.session(id).Head)
						return
					}
					require.Equal(t, "agent:"+c.want, r.kinds(id, head))
				})
			}
		}
	}
}

// The customer sees what they got, and nothing of how.
func TestWhatTheCustomerSees(t *testing.T) {
	r := till(t, nil)
	id := r.called("kim")
	head := r.session(id).Head
	pending := r.must(id, agent("ana"), refund("400"))
	r.must(id, agent("cyn"), &command.Approve{Grant: pending.Grant, Reason: "secret"})
	log, err := r.store.Read(t.Context(), id, head, 0)
	require.NoError(t, err)
	var seen []chat.Body
	for _, e := range log {
		if e, ok := e.For(chat.Customer); ok {
			seen = append(seen, e.Body)
		}
	}
	require.Equal(t, []chat.Body{chat.Granted{Grant: pending.Grant, Action: "refund", Amount: "400", Currency: "EUR"}}, seen)
}

// breaks is a store that fails at the nth append: before it is kept or, with after, when it is kept but nobody hears of it. From then on it is away.
type breaks struct {
	chat.Store
	mu    sync.Mutex
	n     int
	after bool
	down  bool
}

func (b *breaks) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.n--; b.n == 0 && b.after {
		if s, err := b.Store.Append(ctx, at, ev...); err != nil {
			return s, err
		}
	}
	if b.n <= 0 {
		b.down = true
		return at, fmt.Errorf("the disk is gone: %w", chat.ErrUnavailable)
	}
	return b.Store.Append(ctx, at, ev...)
}

func (b *breaks) Read(ctx context.Context, id chat.ID, after chat.Seq, limit int) ([]chat.Event, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.down {
		return nil, chat.ErrUnavailable
	}
	return b.Store.Read(ctx, id, after, limit)
}

// left is what Ana may still give to the session's customer.
func (r *room) left(id chat.ID) authority.Left {
	s := r.session(id)
	require.NoError(r, r.Authority.Poke(context.Background(), ""))
	left, ok := r.Authority.Left(authority.Person{ID: "ana", Tier: 2}, id, s.Customer, "refund", "EUR", chat.At(r.now))
	require.True(r, ok)
	return left
}

// TestGrantsOutliveCrashes lets a node die at each append of a grant, an approval and a refusal. Sent again to another node the command goes on where it was;
// not sent again, the book says within minutes what the session's log says.
func TestGrantsOutliveCrashes(t *testing.T) {
	for what, c := range map[string]struct {
		before  string // asked for by Ana beforehand
		by      string
		c       func(grant string) command.Command
		kind    string
		on, off string // left of the day's limit to the customer, if it was done and if not
	}{
		"grant":       {"", "ana", func(string) command.Command { return refund("40") }, "agent:granted", "10", "50"},
		"large grant": {"", "ana", func(string) command.Command { return refund("60") }, "agent:grant_pending", "0", "50"},
		"approve":     {"400", "cyn", func(g string) command.Command { return &command.Approve{Grant: g} }, "agent:granted", "0", "0"},
		"refuse":      {"400", "cyn", func(g string) command.Command { return &command.Refuse{Grant: g} }, "agent:grant_refused", "50", "0"},
	} {
		for at := 1; at <= 3; at++ { // reserved, in the session's log, kept
			for _, after := range []bool{false, true} {
				for _, again := range []bool{true, false} {
					t.Run(fmt.Sprintf("%s at append %d, kept %v, sent again %v", what, at, after, again), func(t *testing.T) {
						r := till(t, nil)
						id := r.called("kim")
						pending := ""
						if c.before != "" {
							pending = r.must(id, agent("ana"), refund(c.before)).Grant
						}
						head := r.session(id).Head
						dying := r.node(&breaks{Store: r.store, n: at, after: after}, nil)
						_, err := dying.Do(t.Context(), id, agent(c.by), "it", c.c(pending))
						told := at == 3
						require.Equal(t, told, err == nil, "%v", err)
						r.node(r.store, nil)
						clock := handoff.NewClock(r.Desk, &finished{})
						if again {
							r.now = r.now.Add(time.Second)
							receipt, err := r.Do(t.Context(), id, agent(c.by), "it", c.c(pending))
							require.NoError(t, err)
							require.NotEmpty(t, receipt.Grant)
						}
						r.pass(4*time.Minute, 30*time.Second, clock)
						inLog := again || at == 3 || at == 2 && after
						want := c.off
						if inLog {
							want = c.on
							require.Equal(t, c.kind, r.kinds(id, head), "once")
						} else {
							require.Empty(t, r.kinds(id, head))
						}
						require.Equal(t, want, r.left(id).Amount)
						for _, e := range r.Authority.All() {
							require.True(t, e.Kept)
							require.Equal(t, r.grant(id, e.Grant).State, e.State, "the book says what the log says")
						}
						require.Len(t, r.Authority.All(), len(r.session(id).Grants))
						receipt, err := r.Do(t.Context(), id, agent(c.by), "it", c.c(pending))
						require.NoError(t, err, "late, but the same command still")
						require.Equal(t, inLog, receipt.Duplicate)
						require.Equal(t, c.kind, r.kinds(id, head))
						require.Equal(t, c.on, r.left(id).Amount)
					})
				}
			}
		}
	}
}

// Two nodes, two conversations of one customer, many commands at once, and the customer talks all the while: no limit is passed.
func TestGrantsAtOnce(t *testing.T) {
	r := till(t, nil)
	ids := []chat.ID{r.called("kim"), r.called("kim")}
	nodes := []*handoff.Desk{r.node(r.store, nil), r.node(r.store, nil)}
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			ref := fmt.Sprint("g", i/2) // each is sent to both nodes
			_, err := nodes[i%2].Do(context.Background(), ids[i/2%2], agent("ana"), ref, refund("7.50"))
			if err != nil && !errors.Is(err, chat.ErrUnavailable) {
				t.Error(err)
			}
		})
		wg.Go(func() {
			_, _ = nodes[i%2].Do(context.Background(), ids[i%2], agent("ben"), fmt.Sprint("n", i), &command.Note{Text: "x"})
		})
	}
	wg.Wait()
	given, pending := 0, 0
	for _, id := range ids {
		for _, g := range r.session(id).Grants {
			if g.State == chat.GrantGiven {
				given++
			} else {
				pending++
			}
		}
	}
	require.Equal(t, 6, given, "six of 7.50 are 45; a seventh would pass 50")
	require.Equal(t, 14, pending)
}

// An agent's own limits are read anew at each command.
func TestOwnLimitsOfTheDirectory(t *testing.T) {
	r := till(t, nil)
	limits := map[string]authority.Own{"refund": {Amount: "300", Currency: "EUR"}, "gift": {PerDay: "2"}}
	o := r.DeskOptions
	o.Staff = func(id string) (handoff.Agent, bool) {
		a, ok := people[id]
		if id == "ana" {
			a.Limits = limits
		}
		return a, ok
	}
	o.Everybody = func() []handoff.Agent { return []handoff.Agent{people["ana"], people["ben"], people["cyn"]} }
	r.Desk = handoff.NewDesk(o)
	id := r.called("kim")
	require.Equal(t, chat.GrantGiven, r.grant(id, r.must(id, agent("ana"), refund("250")).Grant).State)
	require.Equal(t, chat.GrantGiven, r.grant(id, r.must(id, agent("ana"), &command.Grant{Action: "gift", Reason: "x"}).Grant).State)
	_, err := r.do(id, agent("ana"), refund("4750.01"))
	require.Equal(t, "forbidden", code(err), "nobody could approve it")
	limits = nil
	require.Equal(t, chat.GrantWaits, r.grant(id, r.must(id, agent("ana"), refund("1")).Grant).State)
	uses, err := r.Uses("ana", r.session(id))
	require.NoError(t, err)
	require.JSONEq(t, `[{"action":"expedite","money":false,"webhook":false,"limit":{"amount":"1","today":"","customer":""},"left":{"amount":"1","today":"","customer":""}},
		{"action":"refund","money":true,"currency":"EUR","webhook":true,"limit":{"amount":"50","today":"100","customer":""},"left":{"amount":"0","today":"0","customer":""}}]`, string(uses))
	var listed []string
	r.EachGrant(func(s chat.ID, _, state string, _ bool) bool {
		require.Equal(t, id, s)
		listed = append(listed, state)
		return len(listed) < 2
	})
	require.Len(t, listed, 2)
}
