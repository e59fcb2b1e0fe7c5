package reliability

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/llm/llmtest"
	"roundpeg/client"
)

// T20: the language model fails in every way in which such a server can, under load. Everybody gets an answer or a person within the turn's budget all the same; the model
// is left alone for a while, and asked again once it is well.
func TestT20LanguageModel(t *testing.T) {
	beside(t)
	model := llmtest.New(t)
	budget := size(2*time.Second, 4*time.Second)
	l := newLab(t, "T20", "language model: 401, 429 with Retry-After, 500, hang, cut stream, 10 MiB, bad JSON, one token a second, wrong model").
		config(fmt.Sprintf("bot: { turn_budget: %s }\nllm: { url: %q, model: %s, uses: [word, opinion], tokens_per_day: 0 }\n", budget, model.URL, llmtest.Model)).knowsAll().up(1)
	m := &mind{lab: l, model: model, budget: budget, logs: map[string][]client.Event{}}
	l.Load = fmt.Sprintf("%d customers at once for each fault, each with one question that the bot knows and one that it does not", size(1, 200))
	m.heal()
	faults := []fault{{"401", "refused_key"}, {"429", "rate_limited"}, {"hang", "timeout"}, {"cut", "cut"}, {"10mib", "too_long"}, {"badjson", "bad_answer"}, {"slow", "timeout"}, {"404model", "server_error"}, {"500", "server_error"}}
	for i, f := range faults {
		m.fails(f, size(1, 200))
		if i == len(faults)-1 && !full {
			m.fails(f, 6) // so many that it is left alone; a short form waits for that only once
		}
		m.heal()
	}
	l.Happened("times the model was left alone after failures, and asked again once it was well", m.alone)
	l.Verdict(Check(m.records, m.logs, time.Time{}))
	l.Zero("questions never answered", m.stuck, m.asked)
	l.Zero("questions answered twice", m.twice, m.asked)
	l.Zero("questions that the bot knows, not answered by it", m.unknown, m.asked/2)
	l.Seconds("answered or handed over, p50", quantile(sorted(m.took), 0.5), 0)
	l.Seconds("answered or handed over, slowest", quantile(sorted(m.took), 1), budget+bound(time.Second))
	l.finish()
}

type fault struct{ does, outcome string }

// mind is a lab with a language model.
type mind struct {
	*lab
	model  *llmtest.Server
	budget time.Duration

	asked, stuck, twice, unknown, alone int
	took                                []time.Duration
	records                             []client.Record
	logs                                map[string][]client.Event
}

// outcomes says how often the model was used with that outcome, whatever for.
func (m *mind) outcomes(of string) (n int) {
	for name, value := range m.metrics() {
		if strings.HasPrefix(name, "roundpeg_llm_requests_total{") && strings.Contains(name, `outcome="`+of+`"`) {
			n += int(value)
		}
	}
	return n
}

func (m *mind) metrics() map[string]float64 {
	all, err := m.nodes[0].Metrics(m.Context())
	require.NoError(m, err)
	return all
}

// leftAlone says whether the breaker is open.
func (m *mind) leftAlone() bool { return m.metrics()["roundpeg_llm_breaker_open"] == 1 }

// fails has the model fail while customers ask.
func (m *mind) fails(f fault, customers int) {
	does := llmtest.Behaviour{Fault: f.does}
	if f.does == "429" {
		does.RetryAfter = "1"
	}
	m.model.Do(does)
	before := m.outcomes(f.outcome)
	m.ask(customers)
	for tries := 0; m.outcomes(f.outcome) == before && tries < 5; tries++ {
		m.ask(customers) // on a busy machine the time may be over before the model's server has done its worst
	}
	m.Happened(f.does+": uses of the model that ended in "+f.outcome, m.outcomes(f.outcome)-before)
}

// heal has the model write again, and has customers come until it is asked again.
func (m *mind) heal() {
	m.model.Do(llmtest.Behaviour{})
	alone, well := m.leftAlone(), m.outcomes("ok")
	end := time.Now().Add(bound(time.Minute))
	for m.ask(1); m.outcomes("ok") == well || m.leftAlone(); m.ask(1) {
		require.True(m, time.Now().Before(end), "the model is well again, and is not asked")
		time.Sleep(500 * time.Millisecond)
	}
	if alone {
		m.alone++
	}
}

// ask has so many new customers ask both questions, all at once.
func (m *mind) ask(customers int) {
	records, refs := make([]client.Record, customers), make([][2]string, customers)
	var all sync.WaitGroup
	for i := range customers {
		all.Go(func() {
			c := client.NewCustomer(client.Options{Name: fmt.Sprintf("c%d-%d", m.asked, i), Nodes: m.addrs()})
			defer c.Close()
			for q, text := range []string{"What are your opening hours?", "There is a cat asleep in the crate you delivered and I have no idea whose it is"} {
				sent := c.Message(text)
				refs[i][q] = sent.ID
				c.WaitEvent(m.budget+bound(20*time.Second), func(e client.Event) bool { // longer than it may take: how late it was is worth knowing
					return e.Ref == sent.ID && e.By.Role == "bot" && e.Kind == []string{"message", "handoff_requested"}[q]
				})
			}
			records[i] = c.Record()
		})
	}
	all.Wait()
	stored := m.stored(sessionsOf(records))
	m.records = append(m.records, records...)
	maps.Copy(m.logs, stored)
	for i, r := range records {
		log := stored[session(r, "")]
		for q, ref := range refs[i] {
			m.asked++
			n, at := answersTo(log, ref)
			said, _ := find(log, ref, "customer")
			switch {
			case n == 0:
				m.stuck++
				continue
			case q == 0 && n > 1, q == 1 && n > 2: // a hand-off is said, and then asked for
				m.twice++
			case q == 0 && slices.ContainsFunc(log, func(e client.Event) bool { return e.Ref == ref && e.Kind == "handoff_requested" }):
				m.unknown++
			}
			m.took = append(m.took, at.Sub(said.At))
		}
	}
}
