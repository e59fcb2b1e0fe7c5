package authority_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
	"roundpeg/handoff/authority"
	"roundpeg/journey"
)

// told is a grant as the model knows it: in whole euros, so that its sums are plain.
type told struct {
	id, giver, customer string
	asker               string
	amount              int
	at                  time.Time
	state               string
}

// plain are the limits of the people of the property tests, again in whole euros; 0 does not bind.
type plain struct{ amount, day, customer int }

func text(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

type world struct {
	*rapid.T
	book   *authority.Book
	now    time.Time
	people []authority.Person
	limits map[string]plain
	log    []told
}

// newWorld draws limits for three tiers and six people, one of them with limits of their own.
func newWorld(t *rapid.T, store chat.Store) *world {
	w := &world{T: t, now: monday, limits: map[string]plain{}}
	draw := func(name string) plain {
		p := plain{rapid.IntRange(0, 60).Draw(t, name+" amount"), rapid.IntRange(0, 150).Draw(t, name+" day"), rapid.IntRange(0, 200).Draw(t, name+" customer")}
		if p.amount+p.day == 0 {
			p.amount = 10
		}
		return p
	}
	refund := authority.Action{Name: "refund", Money: true, Limits: map[int][]authority.Limit{}}
	for _, tier := range authority.Tiers {
		l := draw(fmt.Sprint("tier ", tier))
		refund.Limits[tier] = []authority.Limit{{Amount: text(l.amount), PerDay: text(l.day), PerCustomer: text(l.customer), Currency: "EUR"}}
		for i := range 2 {
			p := authority.Person{ID: fmt.Sprint("p", tier, i), Tier: tier}
			w.limits[p.ID] = l
			if tier == 3 && i == 1 {
				own := draw("own")
				own.customer = l.customer
				w.limits[p.ID] = own
				p.Own = map[string]authority.Own{"refund": {Amount: text(own.amount), PerDay: text(own.day), Currency: "EUR"}}
			}
			w.people = append(w.people, p)
		}
	}
	var err error
	w.book, err = authority.OpenBook(context.Background(), store, []authority.Action{refund}, func() time.Time { return w.now })
	require.NoError(t, err)
	return w
}

// fits holds a grant against somebody's limits, by adding up all that the model knows.
func (w *world) fits(who string, g told, waiting bool) bool {
	l := w.limits[who]
	day, month, mine := g.amount, g.amount, g.amount
	for _, o := range w.log {
		if o.id == g.id || o.state == chat.GrantDenied || o.state == chat.GrantWaits && !waiting {
			continue
		}
		age := w.now.Sub(o.at)
		if o.customer == g.customer && (o.state == chat.GrantWaits || age < 24*time.Hour) {
			day += o.amount
		}
		if o.customer == g.customer && (o.state == chat.GrantWaits || age < 30*24*time.Hour) {
			month += o.amount
		}
		if o.state == chat.GrantGiven && o.giver == who && age < 24*time.Hour {
			mine += o.amount
		}
	}
	under := func(bound, sum int) bool { return bound == 0 || sum <= bound }
	return under(l.amount, day) && under(l.day, mine) && under(l.customer, month)
}

// Random people ask and decide at random: a grant is given exactly where the limits of whoever gave it allow the sum, and never by the one who asked for what is above theirs.
func TestNoSumPassesALimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store := journey.NewMemory()
		w := newWorld(t, store)
		someone := func() authority.Person { return rapid.SampledFrom(w.people).Draw(t, "who") }
		for i := range rapid.IntRange(1, 40).Draw(t, "steps") {
			ref := fmt.Sprint("c", i)
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			default:
				who, n, of := someone(), rapid.IntRange(1, 30).Draw(t, "euros"), rapid.SampledFrom([]string{"kim", "sam"}).Draw(t, "customer")
				g := told{asker: who.ID, giver: who.ID, customer: of, amount: n, at: w.now}
				want := w.fits(who.ID, g, true)
				e, err := w.book.Reserve(context.Background(), who, authority.Ask{Session: chat.ID(fmt.Sprint("s", of, i%3)), Customer: chat.Person{ID: of, Verified: true},
					Action: "refund", Amount: strconv.Itoa(n), Currency: "EUR", Ref: ref}, nil, chat.At(w.now))
				require.NoError(t, err)
				require.Equal(t, want, e.State == chat.GrantGiven, "%+v", e)
				require.Equal(t, want, e.Above == "")
				if g.id, g.state = e.Grant, e.State; rapid.IntRange(0, 3).Draw(t, "crash") > 0 {
					require.NoError(t, w.book.Keep(context.Background(), e, chat.At(w.now)))
				}
				w.log = append(w.log, g)
			case 7, 8:
				i := slices.IndexFunc(w.log, func(g told) bool { return g.state == chat.GrantWaits })
				if i < 0 {
					continue
				}
				who, g, approve := someone(), &w.log[i], rapid.IntRange(0, 3).Draw(t, "approve") > 0
				held, _ := w.book.Get(g.id)
				may := who.ID != g.asker && w.fits(who.ID, *g, false)
				require.Equal(t, may, w.book.Decides(who, g.id, chat.At(w.now)))
				e, err := w.book.Decide(context.Background(), who, authority.Decision{Grant: g.id, Session: held.Session, Approve: approve, Ref: ref}, chat.At(w.now))
				if err != nil {
					require.ErrorIs(t, err, chat.ErrDenied)
					require.False(t, may)
					continue
				}
				require.NotEqual(t, g.asker, who.ID)
				if approve {
					require.True(t, may)
					g.giver, g.at = who.ID, w.now
				}
				g.state = e.State
				require.NoError(t, w.book.Keep(context.Background(), e, chat.At(w.now)))
			case 9:
				w.now = w.now.Add(time.Duration(rapid.IntRange(1, 40).Draw(t, "hours")) * time.Hour)
				kept := func(context.Context, authority.Entry) (bool, error) { return true, nil }
				require.NoError(t, w.book.Sweep(context.Background(), chat.At(w.now), kept))
			}
		}
		again, err := authority.OpenBook(context.Background(), store, nil, func() time.Time { return w.now })
		require.NoError(t, err)
		require.Equal(t, len(w.book.All()), len(again.All()), "another node folds the same")
	})
}

// However a sum is split, in whatever order and among whichever colleagues, somebody must approve exactly if the whole is above the limit.
func TestSplittingIsSeenInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.IntRange(1, 30), 1, 8).Draw(t, "parts")
		sum := 0
		for _, n := range parts {
			sum += n
		}
		for _, order := range [][]int{parts, rapid.Permutation(parts).Draw(t, "order")} {
			b, err := authority.OpenBook(context.Background(), journey.NewMemory(), []authority.Action{{Name: "refund", Money: true,
				Limits: map[int][]authority.Limit{2: {{Amount: "50", Currency: "EUR"}}, 3: {{Amount: "500", Currency: "EUR"}}}}}, func() time.Time { return monday })
			require.NoError(t, err)
			approval := false
			for i, n := range order {
				who := rapid.SampledFrom([]authority.Person{ana, ben}).Draw(t, "who")
				at := monday.Add(time.Duration(i) * 2 * time.Hour)
				e, err := b.Reserve(context.Background(), who, authority.Ask{Session: chat.ID(fmt.Sprint("s", rapid.IntRange(0, 2).Draw(t, "session"))), Customer: kim, Action: "refund",
					Amount: strconv.Itoa(n), Currency: "EUR", Ref: fmt.Sprint("c", i)}, nil, chat.At(at))
				require.NoError(t, err)
				approval = approval || e.State == chat.GrantWaits
			}
			require.Equal(t, sum > 50, approval, "%v", order)
		}
	})
}
