package reliability

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// scene is a small conversation with the journals of its customer and its agent, all in agreement.
type scene struct {
	stored map[string][]client.Event
	carl   client.Record
	ada    client.Record
}

var base = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

func agreed() *scene {
	s := &scene{stored: map[string][]client.Event{}}
	s.carl = client.Record{Who: "carl", Role: "customer", Opened: []client.Opened{{Session: "s"}}}
	s.ada = client.Record{Who: "ada", Role: "agent", ID: "A"}
	person := &client.Person{ID: "A", Name: "Ada"}
	s.add("started", client.By{Role: "customer"}, "", "", nil)
	s.command("customer", "c1", "message", "where is it")
	s.add("decision", client.By{Role: "bot"}, "c1", "", nil)
	s.add("message", client.By{Role: "bot"}, "c1", "I do not know", nil)
	s.command("customer", "c2", "human", "")
	s.command("agent", "a1", "claim", "")
	s.stored["s"][5].Agent = person
	s.ada.Got[5].Event.Agent = person
	s.command("agent", "a2", "message", "I look")
	s.command("customer", "c3", "message", "thanks")
	s.command("customer", "c4", "message", "really")
	s.command("agent", "a3", "resolve", "")
	return s
}

var kindOf = map[string]string{"message": "message", "human": "handoff_requested", "claim": "agent_joined", "resolve": "closed"}

func (s *scene) add(kind string, by client.By, ref, text string, agent *client.Person) int64 {
	e := client.Event{Seq: int64(len(s.stored["s"]) + 1), At: base, Kind: kind, By: by, Ref: ref, Text: text, Agent: agent}
	s.stored["s"] = append(s.stored["s"], e)
	s.ada.Got = append(s.ada.Got, client.Got{Session: "s", Event: e})
	if public[kind] {
		s.carl.Got = append(s.carl.Got, client.Got{Session: "s", Event: e})
	}
	return e.Seq
}

func (s *scene) command(role, id, kind, text string) {
	r, by, named := &s.carl, client.By{Role: role}, ""
	if role == "agent" {
		r, by.ID, named = &s.ada, "A", "s"
	}
	seq := s.add(kindOf[kind], by, id, text, nil)
	r.Sent = append(r.Sent, client.Sent{ID: id, Type: kind, Session: named, Text: text})
	r.Acked = append(r.Acked, client.Acked{ID: id, Type: kind, Session: named, Seq: seq})
}

// restore numbers the log anew after an event was taken out or put in, as a store that lost or doubled it would.
func (s *scene) restore(log []client.Event) {
	for i := range log {
		log[i].Seq = int64(i + 1)
	}
	s.stored["s"] = log
}

func (s *scene) check(settled time.Time) *Verdict {
	return Check([]client.Record{s.carl, s.ada}, s.stored, settled)
}

func TestOraclePassesWhatIsRight(t *testing.T) {
	s := agreed()
	v := s.check(base)
	require.True(t, v.Clean(), v.Findings)
	require.Equal(t, 7, v.Acked)
	require.Equal(t, 1, v.Joined)
	other := client.Record{Who: "carl's other tab", Role: "customer", Opened: s.carl.Opened, Sent: s.carl.Sent[2:], Acked: s.carl.Acked[2:], Got: s.carl.Got}
	s.carl.Sent, s.carl.Acked = s.carl.Sent[:2], s.carl.Acked[:2]
	v = Check([]client.Record{s.carl, other, s.ada}, s.stored, base)
	require.True(t, v.Clean(), v.Findings)
	s = agreed()
	s.carl.Got = s.carl.Got[:4] // whoever is not up to date yet has a prefix
	v = s.check(time.Time{})
	require.True(t, v.Clean(), v.Findings)
	s = agreed() // one that was stored after the journals were read
	s.stored["s"] = append(s.stored["s"], client.Event{Seq: 11, At: base.Add(time.Second), Kind: "message", By: client.By{Role: "bot"}, Text: "It takes longer."})
	v = s.check(base)
	require.True(t, v.Clean(), v.Findings)
	v = s.check(base.Add(time.Second))
	require.Equal(t, map[string]int{Missed: 2}, v.Seen)
}

// Every harm that is planted must be found, and named.
func TestOracleCatches(t *testing.T) {
	for name, planted := range map[string]struct {
		harm  string
		plant func(s *scene)
	}{
		"an acked message dropped":   {Lost, func(s *scene) { s.restore(slices.Delete(s.stored["s"], 7, 8)) }},
		"the last acked one dropped": {Lost, func(s *scene) { s.stored["s"] = s.stored["s"][:9] }},
		"acked at another place":     {Lost, func(s *scene) { s.carl.Acked[2].Seq-- }},
		"a session gone":             {Lost, func(s *scene) { s.stored = map[string][]client.Event{} }},
		"one doubled":                {Twice, func(s *scene) { s.restore(append(s.stored["s"], s.stored["s"][7])) }},
		"a turn answered twice":      {Twice, func(s *scene) { s.restore(slices.Insert(s.stored["s"], 4, s.stored["s"][2])) }},
		"one that nobody sent": {Foreign, func(s *scene) {
			s.add("message", client.By{Role: "customer"}, "c9", "boo", nil)
		}},
		"a hole in the numbers": {Gap, func(s *scene) { s.stored["s"] = slices.Delete(s.stored["s"], 6, 7) }},
		"two swapped": {Order, func(s *scene) {
			log := s.stored["s"]
			log[7], log[8] = log[8], log[7]
			s.restore(log)
		}},
		"a receiver who missed one":       {Missed, func(s *scene) { s.carl.Got = slices.Delete(s.carl.Got, 3, 4) }},
		"a receiver who missed the last":  {Missed, func(s *scene) { s.ada.Got = s.ada.Got[:9] }},
		"a receiver who got one twice":    {Repeated, func(s *scene) { s.carl.Got = slices.Insert(s.carl.Got, 3, s.carl.Got[2]) }},
		"a receiver with two in disorder": {Repeated, func(s *scene) { s.ada.Got[2], s.ada.Got[3] = s.ada.Got[3], s.ada.Got[2] }},
		"another text received":           {Differs, func(s *scene) { s.carl.Got[2].Event.Text = "I know" }},
		"another text stored": {Differs, func(s *scene) {
			s.stored["s"][7].Text = "no thanks"
		}},
		"a score shown to a customer": {Differs, func(s *scene) {
			s.carl.Got = slices.Insert(s.carl.Got, 2, client.Got{Session: "s", Event: s.stored["s"][2]})
		}},
		"a double owner": {Owners, func(s *scene) {
			e := s.stored["s"][5]
			e.Agent, e.By.ID, e.Ref = &client.Person{ID: "B"}, "B", "b1"
			s.restore(slices.Insert(s.stored["s"], 6, e))
		}},
		"somebody else speaks": {Owners, func(s *scene) {
			s.stored["s"][6].By.ID = "B"
		}},
		"the bot speaks over a person": {BotSpoke, func(s *scene) {
			s.restore(slices.Insert(s.stored["s"], 6, s.stored["s"][3]))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := agreed()
			planted.plant(s)
			v := s.check(base)
			require.Contains(t, v.Seen, planted.harm, fmt.Sprint(v.Findings))
		})
	}
}
