package authority_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/handoff/authority"
	"roundpeg/journey"
	"roundpeg/store/sqlitestore"
)

var (
	monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

	ana = authority.Person{ID: "ana", Name: "Ana", Tier: 2}
	ben = authority.Person{ID: "ben", Name: "Ben", Tier: 2}
	cyn = authority.Person{ID: "cyn", Name: "Cyn", Tier: 3}
	dot = authority.Person{ID: "dot", Name: "Dot", Tier: 4}

	kim = chat.Person{ID: "kim", Name: "Kim", Verified: true}
	sam = chat.Person{ID: "sam", Verified: true}

	actions = []authority.Action{
		{Name: "refund", Money: true, Webhook: "https://shop.example/hook", Limits: map[int][]authority.Limit{
			2: {{Amount: "50", PerDay: "120", PerCustomer: "80", Currency: "EUR"}, {Amount: "60", Currency: "USD"}},
			3: {{Amount: "500", PerDay: "600", PerCustomer: "700", Currency: "EUR"}},
			4: {{Amount: "5000", Currency: "EUR"}, {PerCustomer: "9000", Currency: "USD"}}}},
		{Name: "expedite", Limits: map[int][]authority.Limit{2: {{Amount: "1", PerDay: "3"}}, 3: {{PerCustomer: "5"}}}},
	}
)

// desk is a book with a time that stands still, and a session's log that is as good as a set.
type desk struct {
	testing.TB
	*authority.Book
	now  time.Time
	refs int
}

func open(t testing.TB, store chat.Store) *desk {
	d := &desk{TB: t, now: monday}
	var err error
	d.Book, err = authority.OpenBook(context.Background(), store, actions, func() time.Time { return d.now })
	require.NoError(t, err)
	return d
}

func (d *desk) at() chat.Time { return chat.At(d.now) }

func (d *desk) ask(who authority.Person, session chat.ID, of chat.Person, action, amount, currency string) (authority.Entry, error) {
	d.refs++
	e, err := d.Reserve(context.Background(), who, authority.Ask{Session: session, Customer: of, Action: action, Amount: amount, Currency: currency, Ref: fmt.Sprint("r", d.refs), Print: action + amount}, nil, d.at())
	if err == nil {
		require.NoError(d, d.Keep(context.Background(), e, d.at()))
		e, _ = d.Get(e.Grant)
	}
	return e, err
}

func (d *desk) decide(who authority.Person, e authority.Entry, approve bool) error {
	d.refs++
	e, err := d.Decide(context.Background(), who, authority.Decision{Grant: e.Grant, Session: e.Session, Approve: approve, Ref: fmt.Sprint("r", d.refs), Print: "x"}, d.at())
	if err == nil {
		require.NoError(d, d.Keep(context.Background(), e, d.at()))
	}
	return err
}

// says is a state, with the limit that was passed and who may approve.
func says(e authority.Entry, err error) string {
	switch {
	case err != nil:
		return err.Error()
	case e.State == chat.GrantWaits:
		return fmt.Sprint(e.Above, " → ", e.Tier)
	}
	return e.State
}

func TestWithinAndAbove(t *testing.T) {
	type ask struct {
		who              authority.Person
		session          chat.ID
		of               chat.Person
		action           string
		amount, currency string
		want             string
	}
	own := func(p authority.Person, action string, o authority.Own) authority.Person {
		p.Own = map[string]authority.Own{action: o}
		return p
	}
	rich := own(ana, "refund", authority.Own{Amount: "300", PerDay: "400", Currency: "EUR"})
	for name, asks := range map[string][]ask{
		"within":                        {{ana, "s1", kim, "refund", "50", "EUR", "granted"}},
		"a little above":                {{ana, "s1", kim, "refund", "50.0001", "EUR", "amount → 3"}},
		"far above":                     {{ana, "s1", kim, "refund", "5000", "EUR", "amount → 4"}},
		"above all":                     {{ana, "s1", kim, "refund", "5000.01", "EUR", "amount → 4"}},
		"split":                         {{ana, "s1", kim, "refund", "40", "EUR", "granted"}, {ana, "s1", kim, "refund", "40", "EUR", "amount → 3"}},
		"split among colleagues":        {{ana, "s1", kim, "refund", "40", "EUR", "granted"}, {ben, "s1", kim, "refund", "11", "EUR", "amount → 3"}},
		"split among sessions":          {{ana, "s1", kim, "refund", "40", "EUR", "granted"}, {ana, "s2", kim, "refund", "40", "EUR", "amount → 3"}},
		"small ones beside a large one": {{ana, "s1", kim, "refund", "400", "EUR", "amount → 3"}, {ana, "s1", kim, "refund", "1", "EUR", "amount → 2"}},
		"another customer":              {{ana, "s1", kim, "refund", "40", "EUR", "granted"}, {ana, "s2", sam, "refund", "40", "EUR", "granted"}},
		"nobody known, one session":     {{ana, "s1", chat.Person{}, "refund", "40", "EUR", "granted"}, {ana, "s1", chat.Person{}, "refund", "40", "EUR", "amount → 3"}},
		"nobody known, two sessions":    {{ana, "s1", chat.Person{}, "refund", "40", "EUR", "granted"}, {ana, "s2", chat.Person{}, "refund", "40", "EUR", "granted"}},
		"known from then on":            {{ana, "s1", chat.Person{}, "refund", "40", "EUR", "granted"}, {ana, "s1", kim, "refund", "40", "EUR", "amount → 3"}},
		"a name that nobody signed for": {{ana, "s1", chat.Person{ID: "kim"}, "refund", "40", "EUR", "granted"}, {ana, "s2", kim, "refund", "40", "EUR", "granted"}},
		"another currency":              {{ana, "s1", kim, "refund", "40", "EUR", "granted"}, {ana, "s1", kim, "refund", "60", "usd", "granted"}, {ana, "s1", kim, "refund", "0.01", "USD", "amount → 4"}},
		"a currency of other tiers":     {{cyn, "s1", kim, "refund", "10", "USD", "none → 2"}},
		"the day is full": {{ana, "s1", kim, "refund", "50", "EUR", "granted"}, {ana, "s2", sam, "refund", "50", "EUR", "granted"},
			{ana, "s3", chat.Person{}, "refund", "20.01", "EUR", "per_day → 2"}, {ana, "s3", chat.Person{}, "refund", "20", "EUR", "granted"}, {ben, "s4", chat.Person{}, "refund", "50", "EUR", "granted"}},
		"counted":                     {{ana, "s1", kim, "expedite", "", "", "granted"}, {ana, "s1", kim, "expedite", "", "", "amount → 3"}, {ana, "s2", sam, "expedite", "", "", "granted"}},
		"no authority":                {{dot, "s1", kim, "expedite", "", "", "none → 2"}},
		"own limits":                  {{rich, "s1", kim, "refund", "300", "EUR", "per_customer → 3"}, {rich, "s2", sam, "refund", "80", "EUR", "granted"}, {rich, "s2", sam, "refund", "60", "USD", "none → 2"}},
		"own limits that are less":    {{own(cyn, "refund", authority.Own{Amount: "5", Currency: "EUR"}), "s1", kim, "refund", "6", "EUR", "amount → 2"}},
		"own limits with a mistake":   {{own(ana, "refund", authority.Own{Amount: "lots", Currency: "EUR"}), "s1", kim, "refund", "6", "EUR", "none → 2"}},
		"own limits that say nothing": {{own(ana, "refund", authority.Own{Currency: "EUR"}), "s1", kim, "refund", "6", "EUR", "none → 2"}},
		"an action of one's own": {{own(ana, "voucher", authority.Own{Amount: "10", Currency: "CHF"}), "s1", kim, "voucher", "10", "CHF", "granted"},
			{own(ana, "voucher", authority.Own{Amount: "10", Currency: "CHF"}), "s1", kim, "voucher", "1", "CHF", "amount → 4"},
			{own(ana, "gift", authority.Own{PerDay: "1"}), "s1", kim, "gift", "", "", "granted"}, {ben, "s1", kim, "gift", "", "", `action: there is no "gift": known are expedite, refund`}},
		"mistakes": {{ana, "s1", kim, "refund", "", "", `amount is missing: refund takes one such as "12.50", with a currency`},
			{ana, "s1", kim, "refund", "0.00", "EUR", "amount must be more than nothing"},
			{ana, "s1", kim, "refund", "1", "CHF", `currency: refund is given in EUR, USD, not in "CHF": choose one of these, or set limits for it in the configuration`},
			{ana, "s1", kim, "expedite", "1", "EUR", "amount: expedite takes neither amount nor currency: leave them out"},
			{ana, "s1", kim, "refunds", "1", "EUR", `action: there is no "refunds": known are expedite, refund`}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, journey.NewMemory())
			for _, a := range asks {
				require.Equal(t, a.want, says(d.ask(a.who, a.session, a.of, a.action, a.amount, a.currency)), "%+v", a)
			}
		})
	}
}

// What nobody could approve is refused at once, where everybody is known.
func TestNobodyCould(t *testing.T) {
	d := open(t, journey.NewMemory())
	reserve := func(who authority.Person, amount string, others ...authority.Person) string {
		d.refs++
		return says(d.Reserve(t.Context(), who, authority.Ask{Session: "s1", Customer: kim, Action: "refund", Amount: amount, Currency: "EUR", Ref: fmt.Sprint(d.refs)}, others, d.at()))
	}
	chief := dot
	chief.Own = map[string]authority.Own{"refund": {Amount: "90000", Currency: "EUR"}}
	require.Contains(t, reserve(ana, "6000", ana, dot), "nobody's limits allow refund of 6000 EUR")
	require.Equal(t, "amount → 4", reserve(ana, "6000", ana, chief))
	require.Contains(t, reserve(chief, "95000", ana, chief), "nobody's limits allow")
}

func TestTimeGivesLimitsBack(t *testing.T) {
	d := open(t, journey.NewMemory())
	give := func(want, amount string) {
		t.Helper()
		require.Equal(t, want, says(d.ask(ana, "s1", kim, "refund", amount, "EUR")))
	}
	give("granted", "50")
	d.now = d.now.Add(24*time.Hour - time.Millisecond)
	left, _ := d.Left(ana, "s1", kim, "refund", "EUR", d.at())
	require.Equal(t, authority.Left{Amount: "0", Today: "70", Customer: "30"}, left)
	d.now = d.now.Add(time.Millisecond)
	left, _ = d.Left(ana, "s1", kim, "refund", "EUR", d.at())
	require.Equal(t, authority.Left{Amount: "50", Today: "120", Customer: "30"}, left)
	give("granted", "30")
	d.now = d.now.Add(28 * 24 * time.Hour)
	e, err := d.ask(ana, "s1", kim, "refund", "1", "EUR")
	require.Equal(t, "per_customer → 3", says(e, err))
	require.NoError(t, d.decide(cyn, e, false), "so that it does not wait")
	d.now = d.now.Add(24 * time.Hour)
	give("granted", "50")
}

func TestApproval(t *testing.T) {
	d := open(t, journey.NewMemory())
	e, err := d.ask(ana, "s1", kim, "refund", "400", "EUR")
	require.Equal(t, "amount → 3", says(e, err))
	for who, kind := range map[string]error{"ana": chat.ErrDenied, "ben": chat.ErrDenied} {
		p := map[string]authority.Person{"ana": ana, "ben": ben}[who]
		for _, approve := range []bool{true, false} {
			require.ErrorIs(t, d.decide(p, e, approve), kind, who)
		}
		require.False(t, d.Decides(p, e.Grant, d.at()))
	}
	elsewhere := e
	elsewhere.Session = "s2"
	require.ErrorIs(t, d.decide(cyn, elsewhere, true), chat.ErrNotFound)
	promoted := ana
	promoted.Tier = 4
	require.ErrorContains(t, d.decide(promoted, e, true), "somebody else must decide", "whatever their limits are by now")
	require.ErrorIs(t, d.decide(promoted, e, false), chat.ErrDenied)
	require.False(t, d.Decides(promoted, e.Grant, d.at()))
	require.True(t, d.Decides(cyn, e.Grant, d.at()))
	require.NoError(t, d.decide(cyn, e, true))
	for _, p := range []authority.Person{cyn, dot} {
		require.ErrorIs(t, d.decide(p, e, true), chat.ErrConflict)
		require.ErrorIs(t, d.decide(p, e, false), chat.ErrConflict)
		require.False(t, d.Decides(p, e.Grant, d.at()))
	}
	got, _ := d.Get(e.Grant)
	require.Equal(t, &chat.Ref{ID: "cyn", Name: "Cyn"}, got.Decided)
	require.True(t, got.Kept)

	more, err := d.ask(ben, "s1", kim, "refund", "101", "EUR")
	require.Equal(t, "amount → 4", says(more, err), "with what was given")
	require.ErrorContains(t, d.decide(cyn, more, true), "above your limit amount (500 to a customer within a day): tier 4 or above decides")
	require.NoError(t, d.decide(dot, more, false))
	other, err := d.ask(ben, "s9", sam, "refund", "201", "EUR")
	require.Equal(t, "amount → 3", says(other, err))
	require.ErrorContains(t, d.decide(cyn, other, true), "above your limit per_day (600 a day)", "what one approves is what one gives")
	require.NoError(t, d.decide(cyn, other, false), "a day that is full does not keep from refusing")

	left, ok := d.Left(ana, "s1", kim, "refund", "EUR", d.at())
	require.True(t, ok)
	require.Equal(t, "120", left.Today, "asking is not giving")
}

func TestUses(t *testing.T) {
	d := open(t, journey.NewMemory())
	_, err := d.ask(ana, "s1", kim, "refund", "20.50", "EUR")
	require.NoError(t, err)
	require.Equal(t, []authority.Use{
		{Action: "expedite", Limit: &authority.Left{Amount: "1", Today: "3"}, Left: &authority.Left{Amount: "1", Today: "3"}},
		{Action: "refund", Money: true, Currency: "EUR", Webhook: true, Limit: &authority.Left{Amount: "50", Today: "120", Customer: "80"}, Left: &authority.Left{Amount: "29.50", Today: "99.50", Customer: "59.50"}},
		{Action: "refund", Money: true, Currency: "USD", Webhook: true, Limit: &authority.Left{Amount: "60"}, Left: &authority.Left{Amount: "60"}},
	}, d.Uses(ana, "s1", kim, d.at()))
	require.Nil(t, d.Uses(dot, "s1", kim, d.at())[0].Left)
}

// A command that is sent again, by whatever node, after whatever crash, goes on where it was.
func TestReservationsGoOn(t *testing.T) {
	store := journey.NewMemory()
	d, other := open(t, store), open(t, store)
	ask := authority.Ask{Session: "s1", Customer: kim, Action: "refund", Amount: "40", Currency: "EUR", Ref: "c1", Print: "p"}
	first, err := d.Reserve(t.Context(), ana, ask, nil, d.at())
	require.NoError(t, err)
	again, err := other.Reserve(t.Context(), ana, ask, nil, chat.At(monday.Add(time.Second)))
	require.NoError(t, err)
	require.Equal(t, first, again)
	s, err := store.Get(t.Context(), "@grants")
	require.NoError(t, err)
	require.EqualValues(t, 1, s.Head, "one reservation")
	changed := ask
	changed.Print = "q"
	_, err = other.Reserve(t.Context(), ana, changed, nil, d.at())
	require.ErrorIs(t, err, chat.ErrConflict)
	byBen, err := other.Reserve(t.Context(), ben, ask, nil, d.at())
	require.NoError(t, err)
	require.NotEqual(t, first.Grant, byBen.Grant, "two agents may use the same id")
	require.Equal(t, "amount → 3", says(byBen, nil))

	d.now = monday.Add(90 * time.Second)
	late, err := d.Reserve(t.Context(), ana, ask, nil, d.at())
	require.NoError(t, err)
	require.Equal(t, d.at(), late.At, "reserved anew, so that it is not given up in this moment")
	d.now = monday.Add(3 * time.Minute)
	no := func(context.Context, authority.Entry) (bool, error) { return false, nil }
	require.NoError(t, d.Sweep(t.Context(), d.at(), no))
	_, there := d.Get(byBen.Grant)
	require.False(t, there)
	_, there = d.Get(first.Grant)
	require.True(t, there)
	d.now = d.now.Add(time.Minute)
	require.NoError(t, d.Sweep(t.Context(), d.at(), no))
	require.Empty(t, d.All())
	require.NoError(t, other.Poke(t.Context(), "@grants"))
	require.Empty(t, other.All())

	require.NoError(t, d.Keep(t.Context(), late, d.at()), "its session had it after all")
	left, _ := d.Left(ana, "s1", kim, "refund", "EUR", d.at())
	require.Equal(t, "10", left.Amount)
	fresh := open(t, store)
	require.Equal(t, d.All(), fresh.All())
}

func TestSweepAsksTheSession(t *testing.T) {
	d := open(t, journey.NewMemory())
	ask := authority.Ask{Session: "s1", Customer: kim, Action: "refund", Amount: "40", Currency: "EUR", Ref: "c1"}
	e, err := d.Reserve(t.Context(), ana, ask, nil, d.at())
	require.NoError(t, err)
	asked := 0
	answer := func(kept bool, err error) func(context.Context, authority.Entry) (bool, error) {
		return func(_ context.Context, got authority.Entry) (bool, error) {
			asked++
			require.Equal(t, e.Grant, got.Grant)
			return kept, err
		}
	}
	require.NoError(t, d.Sweep(t.Context(), d.at(), answer(false, nil)))
	require.Zero(t, asked, "it is too young")
	d.now = d.now.Add(2 * time.Minute)
	require.ErrorIs(t, d.Sweep(t.Context(), d.at(), answer(false, chat.ErrUnavailable)), chat.ErrUnavailable)
	_, there := d.Get(e.Grant)
	require.True(t, there, "what is not known is not given up")
	require.NoError(t, d.Sweep(t.Context(), d.at(), answer(true, nil)))
	require.NoError(t, d.Sweep(t.Context(), d.at(), answer(false, nil)))
	require.Equal(t, 2, asked, "once kept, nobody asks")
	got, _ := d.Get(e.Grant)
	require.True(t, got.Kept)
}

// A decision that the session's log never got is undone; one that it did get after all counts again.
func TestDecisionsGoOn(t *testing.T) {
	store := journey.NewMemory()
	d := open(t, store)
	e, err := d.ask(ana, "s1", kim, "refund", "400", "EUR")
	require.NoError(t, err)
	decision := authority.Decision{Grant: e.Grant, Session: "s1", Approve: true, Ref: "c9", Print: "p"}
	first, err := d.Decide(t.Context(), cyn, decision, d.at())
	require.NoError(t, err)
	require.False(t, first.Kept)
	require.NoError(t, d.Keep(t.Context(), e, d.at()), "a step before it, told once more")
	unkept, _ := d.Get(e.Grant)
	require.Equal(t, first, unkept)
	again, err := open(t, store).Decide(t.Context(), cyn, decision, d.at())
	require.NoError(t, err)
	require.Equal(t, first, again)
	for _, change := range []func(*authority.Decision){func(d *authority.Decision) { d.Print = "q" }, func(d *authority.Decision) { d.Approve = false }, func(d *authority.Decision) { d.Ref = "c10" }} {
		other := decision
		change(&other)
		_, err = d.Decide(t.Context(), cyn, other, d.at())
		require.ErrorIs(t, err, chat.ErrConflict)
	}
	_, err = d.Decide(t.Context(), dot, decision, d.at())
	require.ErrorIs(t, err, chat.ErrConflict, "somebody else is deciding")

	d.now = d.now.Add(2 * time.Minute)
	require.NoError(t, d.Sweep(t.Context(), d.at(), func(context.Context, authority.Entry) (bool, error) { return false, nil }))
	got, _ := d.Get(e.Grant)
	require.Equal(t, "amount → 3", says(got, nil))
	require.Nil(t, got.Decided)
	require.True(t, d.Decides(cyn, e.Grant, d.at()))
	require.NoError(t, d.Keep(t.Context(), first, d.at()))
	got, _ = d.Get(e.Grant)
	require.Equal(t, chat.GrantGiven, got.State)
	require.Equal(t, "cyn", got.Decided.ID)
	require.NoError(t, d.Keep(t.Context(), e, d.at()), "an earlier step changes nothing")
	now, _ := d.Get(e.Grant)
	require.Equal(t, got, now)

	refused, err := d.ask(ana, "s2", sam, "refund", "400", "EUR")
	require.NoError(t, err)
	_, err = d.Decide(t.Context(), cyn, authority.Decision{Grant: refused.Grant, Session: "s2", Ref: "c11"}, d.at())
	require.NoError(t, err)
	small, err := d.ask(ana, "s2", sam, "refund", "10", "EUR")
	require.Equal(t, "amount → 2", says(small, err), "a refusal that may come to nothing gives nothing back")
}

func TestOldGrantsAreForgotten(t *testing.T) {
	d := open(t, journey.NewMemory())
	_, err := d.ask(ana, "s1", kim, "refund", "10", "EUR")
	require.NoError(t, err)
	waits, err := d.ask(ana, "s1", kim, "refund", "400", "EUR")
	require.NoError(t, err)
	d.now = d.now.Add(31*24*time.Hour + time.Minute)
	_, err = d.ask(ana, "s2", sam, "refund", "10", "EUR")
	require.NoError(t, err)
	require.Len(t, d.All(), 2, "the old one is gone, what waits stays")
	require.NoError(t, d.decide(cyn, waits, true))
	require.NoError(t, d.Settle(t.Context(), waits.Grant, d.at()))
	got, _ := d.Get(waits.Grant)
	require.True(t, got.Settled)
}

// The book names no customer: an erasure need not look into it.
func TestTheBookKeepsNoNames(t *testing.T) {
	store := journey.NewMemory()
	d := open(t, store)
	_, err := d.ask(ana, "s1", chat.Person{ID: "customer-xylophone", Name: "Xaver Xylophone", Verified: true}, "refund", "10", "EUR")
	require.NoError(t, err)
	log, err := store.Read(t.Context(), "@grants", 0, 0)
	require.NoError(t, err)
	written, err := json.Marshal(log)
	require.NoError(t, err)
	require.NotContains(t, string(written), "ylophone")
	require.Contains(t, string(written), "refund")
}

// Of many who ask at the same moment, through two nodes, as many get it as the limits allow.
func TestTwoNodesAtOnce(t *testing.T) {
	for name, stores := range map[string]func(t *testing.T) chat.Store{
		"memory": func(*testing.T) chat.Store { return journey.NewMemory() },
		"sqlite": func(t *testing.T) chat.Store {
			s, err := sqlitestore.Open(t.TempDir(), sqlitestore.Options{})
			require.NoError(t, err)
			t.Cleanup(func() { s.Close() })
			return s
		},
	} {
		t.Run(name, func(t *testing.T) {
			store := stores(t)
			nodes := []*desk{open(t, store), open(t, store)}
			var mu sync.Mutex
			got := map[string]int{}
			var wg sync.WaitGroup
			race := func(as string, sessions int, who func(i int) authority.Person, of func(i int) chat.Person) {
				for i := range 40 {
					wg.Go(func() {
						e, err := nodes[i%2].Reserve(context.Background(), who(i), authority.Ask{Session: chat.ID(fmt.Sprint("s", as, i%sessions)), Customer: of(i), Action: "refund", Amount: "10", Currency: "EUR", Ref: fmt.Sprint(as, i)}, nil, chat.At(monday))
						if err == nil {
							err = nodes[(i+1)%2].Keep(context.Background(), e, chat.At(monday))
						}
						mu.Lock()
						defer mu.Unlock()
						got[as+" "+says(e, err)]++
					})
				}
			}
			race("one customer", 4, func(i int) authority.Person { return authority.Person{ID: fmt.Sprint("agent", i%3), Tier: 2} }, func(int) chat.Person { return kim })
			race("one agent", 40, func(int) authority.Person { return authority.Person{ID: "zoe", Tier: 2} }, func(i int) chat.Person { return chat.Person{ID: fmt.Sprint("c", i), Verified: true} })
			wg.Wait()
			require.Equal(t, 5, got["one customer granted"], "50 to one customer: %v", got)
			require.Equal(t, 12, got["one agent granted"], "120 a day: %v", got)
			for _, n := range nodes {
				require.NoError(t, n.Poke(t.Context(), ""))
			}
			require.Equal(t, nodes[0].All(), nodes[1].All())
		})
	}
}

// Of many who decide at the same moment one does.
func TestOneDecides(t *testing.T) {
	store := journey.NewMemory()
	nodes := []*desk{open(t, store), open(t, store)}
	e, err := nodes[0].ask(ana, "s1", kim, "refund", "400", "EUR")
	require.NoError(t, err)
	var wg sync.WaitGroup
	done := make(chan error, 20)
	for i := range 20 {
		wg.Go(func() {
			who := []authority.Person{cyn, dot}[i/2%2]
			_, err := nodes[i%2].Decide(context.Background(), who, authority.Decision{Grant: e.Grant, Session: "s1", Approve: i%3 == 0, Ref: fmt.Sprint("d", i)}, chat.At(monday))
			done <- err
		})
	}
	wg.Wait()
	close(done)
	won := 0
	for err := range done {
		if err == nil {
			won++
		} else if !errors.Is(err, chat.ErrConflict) {
			require.NoError(t, err)
		}
	}
	require.Equal(t, 1, won)
}
