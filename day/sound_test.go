package day

import (
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

var (
	guestBy = client.By{Role: "customer"}
	botBy   = client.By{Role: "bot"}
	anaBy   = client.By{Role: "agent", ID: "a", Name: "Ana"}
	benBy   = client.By{Role: "agent", ID: "b", Name: "Ben"}
	sysBy   = client.By{Role: "system"}
)

func ev(kind string, by client.By, change ...func(*client.Event)) client.Event {
	e := client.Event{Kind: kind, By: by}
	if kind == "agent_joined" || kind == "joined" {
		e.Agent = &client.Person{ID: by.ID, Name: by.Name}
	}
	for _, f := range change {
		f(&e)
	}
	return e
}

func numbered(events ...client.Event) []client.Event {
	for i := range events {
		events[i].Seq = int64(i + 1)
	}
	return events
}

func tier(n int) func(*client.Event)      { return func(e *client.Event) { e.Tier = n; e.To.Tier = n } }
func grant(id string) func(*client.Event) { return func(e *client.Event) { e.Grant = id } }
func promised(id, what string) func(*client.Event) {
	return func(e *client.Event) { e.Promise, e.What = id, what }
}

var good = []client.Event{ev("started", guestBy), ev("message", guestBy), ev("handoff_requested", botBy, tier(2)), ev("agent_joined", anaBy), ev("message", anaBy)}

// A log that breaks a rule is found out, each by its rule; one that does not is not.
func TestSoundFindsWhatIsWrong(t *testing.T) {
	with := func(more ...client.Event) []client.Event {
		return numbered(append(append([]client.Event{}, good...), more...)...)
	}
	closed := ev("closed", anaBy)
	for says, log := range map[string][]client.Event{
		"":                                     with(closed),
		"seq":                                  append(with(closed), client.Event{Kind: "note", Seq: 9}),
		"nobody answered event 6":              with(ev("message", guestBy)),
		"the bot speaks":                       with(ev("message", botBy), closed),
		"Ben speaks without":                   with(ev("message", benBy), closed),
		"Ben takes what another has":           with(ev("agent_joined", benBy), closed),
		"Ben of tier 2 takes what is for tier": with(ev("transferred", anaBy, tier(3)), ev("agent_joined", benBy), closed),
		"decided twice":                        with(ev("granted", anaBy, grant("g")), ev("grant_refused", benBy, grant("g")), closed),
		"approved their own":                   with(ev("grant_pending", anaBy, grant("g")), ev("granted", anaBy, grant("g")), closed),
		"still binds":                          with(ev("promised", anaBy, promised("p", "followup")), closed),
		"was not told that promise p":          with(ev("promised", anaBy, promised("p", "followup")), ev("promise_overdue", sysBy, promised("p", "")), ev("promise_kept", anaBy, promised("p", "")), closed),
		"ends twice":                           with(ev("promised", anaBy, promised("p", "followup")), ev("promise_kept", anaBy, promised("p", "")), ev("promise_kept", anaBy, promised("p", "")), closed),
		"told 2 times":                         with(ev("notice", sysBy, func(e *client.Event) { e.Topic = "t" }), ev("notice", sysBy, func(e *client.Event) { e.Topic = "t" }), closed),
	} {
		wrong := Sound(log, map[string]int{"a": 2, "b": 2})
		if says == "" {
			require.Empty(t, wrong)
			continue
		}
		require.NotEmpty(t, wrong, says)
		require.Contains(t, wrong[0], says)
	}
	fine := with(ev("joined", benBy), ev("message", benBy), ev("grant_pending", anaBy, grant("g")), ev("granted", benBy, grant("g")), ev("promised", anaBy, promised("p", "callback")),
		ev("promise_overdue", sysBy, promised("p", "")), ev("handoff_requested", sysBy, tier(3)), ev("message", botBy), ev("agent_joined", client.By{Role: "agent", ID: "s", Name: "Sue"}),
		ev("promise_kept", client.By{Role: "agent", ID: "s"}, promised("p", "")), closed)
	require.Empty(t, Sound(fine, map[string]int{"a": 2, "b": 2, "s": 3}))
}
