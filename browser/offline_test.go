package browser

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"roundpeg/reliability"
)

// offline tells the tab's browser that there is no network, or that there is one again.
func (p *page) offline(off bool) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}}})
	require.NoError(p.t, err)
	_, err = chromedp.Call(p.ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: off, DownloadThroughput: -1, UploadThroughput: -1})
	require.NoError(p.t, err)
}

// frozen stops the tab's timers and tasks, as browsers do with tabs that nobody looks at, or lets them go on.
func (p *page) frozen(is bool) {
	p.t.Helper()
	state := cdppage.SetWebLifecycleStateStateActive
	if is {
		state = cdppage.SetWebLifecycleStateStateFrozen
	}
	_, err := chromedp.Call(p.ctx, cdppage.SetWebLifecycleState, cdppage.SetWebLifecycleStateParams{State: state})
	require.NoError(p.t, err)
}

// troubles are what happens to a customer with two tabs; during it, both write.
var troubles = []struct {
	name  string
	begin func(r *relay, a, b *page)
	end   func(r *relay, a, b *page)
	one   bool // the first tab has no trouble
}{
	{"offline and back", func(_ *relay, a, b *page) { a.offline(true); b.offline(true) }, func(_ *relay, a, b *page) { a.offline(false); b.offline(false) }, false},
	{"connections reset", func(r *relay, _, _ *page) { r.cut() }, func(r *relay, _, _ *page) { r.heal() }, false},
	{"one tab frozen", func(_ *relay, _, b *page) { b.frozen(true) }, func(_ *relay, _, b *page) { b.frozen(false) }, true},
	{"reloaded while sending", func(r *relay, _, _ *page) { r.lose() }, func(_ *relay, a, b *page) {
		for _, p := range []*page{a, b} {
			require.NoError(p.t, chromedp.Do(p.ctx, chromedp.Reload()))
			p.click(open_, "")
		}
	}, false},
	{"connections lost without a word", func(r *relay, _, _ *page) { r.lose() }, func(*relay, *page, *page) {}, false},
}

// TestTabsThroughTrouble (T22): a customer with two tabs is offline and comes back, is cut off, frozen, reloads while sending; an agent goes on
// writing. Every time both tabs come to show the one conversation that the server keeps: each message once, in its order, over one socket a tab.
func TestTabsThroughTrouble(t *testing.T) {
	t.Parallel()
	rounds, full := 5, os.Getenv("ROUNDPEG_RELIABILITY") == "full"
	if full {
		rounds = 50
	}
	result := reliability.NewResult("T22", "Chromium offline and back, two tabs, frozen tab, reload while sending, connections lost", "embedded", full)
	s := start(t)
	agent := signIn(t, s, look{})
	r := relayTo(t, s.addr)
	a := open(t, r.url("/"), look{locale: "en-US", watched: true})
	a.click(open_, "")
	a.say("There is a cat asleep in the crate you delivered")
	a.see(".card.waiting", "in line")
	b := a.tab(r.url("/"), look{locale: "en-US", watched: true})
	b.click(open_, "")
	b.see(".msg.mine .bubble", "There is a cat")
	agent.click(".tabs a", "Waiting")
	agent.see(".row .offer", "")
	agent.keys("c")
	agent.see(".talkhead .chip", "With you")
	a.see(".line", "Admin is with you now")
	id := eval[string](agent, "fetch('/v1/sessions?state=with_agent').then(r => r.json()).then(l => l.items[0].session)")

	said, slowest := len(agent.log(id)), time.Duration(0)
	for i := range rounds {
		x := troubles[i%len(troubles)]
		t.Logf("round %d: %s", i, x.name)
		before, _ := a.sockets()
		x.begin(r, a, b)
		a.say(fmt.Sprintf("from the first tab %d", i))
		said += 2
		if !x.one {
			b.say(fmt.Sprintf("from the second tab %d", i))
			said++
		}
		agent.fill(desk, fmt.Sprintf("from the desk %d", i))
		agent.enter()
		time.Sleep(500 * time.Millisecond)
		for _, p := range []*page{a, b} {
			if p == a && x.one {
				continue
			}
			require.Zero(t, p.count(".msg.agent .bubble", fmt.Sprintf("from the desk %d", i)), "it got through: the fault did not happen")
		}
		began := time.Now()
		x.end(r, a, b)
		a.untilIn(45*time.Second, "both tabs show what the server keeps", func() bool {
			want := agent.log(id)
			return len(want) == said && slices.Equal(want, a.texts(".msg .bubble")) && slices.Equal(want, b.texts(".msg .bubble"))
		})
		slowest = max(slowest, time.Since(began))
		for _, p := range []*page{a, b} {
			_, open := p.sockets()
			require.Equal(t, 1, open, "sockets of a tab")
			require.Zero(t, p.count(".msg.mine .foot", "sending…"))
		}
		if after, _ := a.sockets(); x.name == "connections reset" {
			require.Greater(t, after, before, "the socket was not cut: the fault did not happen")
		}
	}
	want := agent.log(id)
	require.Len(t, slices.Compact(slices.Sorted(slices.Values(want))), len(want), "a message is there twice")
	for _, from := range []string{"from the first tab", "from the second tab", "from the desk"} {
		last := -1
		for _, text := range want {
			if n := 0; strings.HasPrefix(text, from) {
				fmt.Sscanf(text[len(from):], "%d", &n)
				require.Greater(t, n, last, "%s: out of order", from)
				last = n
			}
		}
	}
	a.calm()
	b.calm()
	result.Load = "a customer with two tabs and an agent; all three write in every round"
	result.Happened("rounds", rounds)
	result.Zero("rounds that ended with a message missing, twice or out of order in a tab, or with other than one socket a tab", 0, rounds) // the first would have ended the test
	result.Number("messages", float64(len(want)), "", 0)
	result.Seconds("both tabs whole again, the slowest", slowest, 0)
	wrong, err := result.Finish(os.Getenv("ROUNDPEG_RESULTS"))
	require.NoError(t, err)
	require.Empty(t, wrong)
	t.Log(strings.Join(result.Lines(), "\n"))
}

// log is what was said in a conversation, as the server gives it to an agent who is signed in on this page.
func (p *page) log(session string) []string {
	p.t.Helper()
	return eval[[]string](p, fmt.Sprintf("fetch('/v1/sessions/%s').then(r => r.json()).then(s => s.events.filter(e => e.kind === 'message').map(e => e.text))", session))
}

// texts are those of all elements that match, in the order of the page.
func (p *page) texts(sel string) []string {
	p.t.Helper()
	return eval[[]string](p, fmt.Sprintf("%s(%s, '').map(e => e.textContent.trim())", find, quoted(sel)))
}
