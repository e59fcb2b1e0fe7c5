package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"roundpeg/chat"
	"roundpeg/handoff"
)

// explained is a decision as it was stored, and whether scoring the log again gives the same.
type explained struct {
	Seq      chat.Seq       `json:"seq"`
	At       chat.Time      `json:"at"`
	Text     string         `json:"text"` // what it answers
	Decision chat.Decision  `json:"decision"`
	Same     bool           `json:"same"`              // bit for bit
	Differs  string         `json:"differs,omitempty"` // why it is not, or could not be scored again
	Again    *chat.Decision `json:"again,omitempty"`   // where it is not the same
}

// explain prints why the bot did what it did in a session, and scores its log again.
func explain(ctx context.Context, p program, args []string) error {
	f := flags("explain")
	data := f.String("data", "data", "`DIR` of the embedded store (while no server runs on it)")
	redis := f.String("redis", p.env("ROUNDPEG_REDIS"), "`URL` of the Redis that keeps everything instead")
	file := f.String("transcripts", "", "`FILE` of conversations as GET /v1/sessions/{id} gives them, one a line, instead of a store; - reads standard input")
	addr := f.String("addr", "", "ask a running server at `ADDR` instead; the password is in ROUNDPEG_AGENT_PASSWORD")
	email := f.String("email", "admin@localhost", "`ADDRESS` that signs in there; an admin's, where settings were saved")
	asJSON := f.Bool("json", false, "for programs")
	id := ""
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		id, args = args[0], args[1:]
	}
	if err := parse(p, f, args); err != nil {
		return err
	}
	if id == "" && *file == "" {
		return usagef("name a session")
	}
	read := func() ([]chat.Event, scorings, error) { return storedLog(ctx, p, chat.ID(id), *data, *redis) }
	switch {
	case *file != "":
		read = func() ([]chat.Event, scorings, error) { return filedLog(p, chat.ID(id), *file) }
	case *addr != "":
		read = func() ([]chat.Event, scorings, error) { return servedLog(ctx, p, id, *addr, *email) }
	}
	log, scoring, err := read()
	if err != nil {
		return err
	}
	all := explanations(log, scoring)
	if *asJSON {
		return json.NewEncoder(p.out).Encode(struct {
			Items []explained `json:"items"`
		}{all})
	}
	return printExplained(p.out, all)
}

func explanations(log []chat.Event, scoring scorings) []explained {
	out := []explained{}
	var said []string
	for _, e := range log {
		switch b := e.Body.(type) {
		case chat.Message:
			if said = append(said, b.Text); e.By.Role != chat.Customer {
				said = nil
			}
		case chat.Decision:
			x := explained{Seq: e.Seq, At: e.At, Text: strings.Join(said, "\n"), Decision: b}
			x.compare(log, scoring)
			out, said = append(out, x), nil
		}
	}
	return out
}

// compare scores again what can be.
func (x *explained) compare(log []chat.Event, scoring scorings) {
	d := x.Decision
	if d.Reason == chat.BotFailure {
		x.Differs = "the bot was out of order: nothing was scored"
		return
	}
	if d.Given == nil {
		x.Differs = "an older program made it, which did not keep what it rested on"
		return
	}
	s, err := scoring(d.Scorer)
	if err != nil {
		x.Differs = err.Error()
		return
	}
	p := handoff.NewPolicy(s)
	if p.Model().Name != d.Model {
		x.Differs = fmt.Sprintf("made by the model %q; this program has %q", d.Model, p.Model().Name)
		return
	}
	again := p.Replay(log, d)
	was, err := json.Marshal(d)
	is, err2 := json.Marshal(again)
	if x.Same = err == nil && err2 == nil && string(was) == string(is); !x.Same {
		x.Again, x.Differs = &again, "scoring again gives another decision"
	}
}

func printExplained(w io.Writer, all []explained) error {
	for _, x := range all {
		d := x.Decision
		reason := string(d.Reason)
		if d.Rule != "" {
			reason += ", by the rule " + d.Rule
		}
		fmt.Fprintf(w, "%d  %s  “%s”\n    %s %s\n    risk %.3f, threshold %.3f; frustration %.3f; %s with %.3f, known with %.3f\n", x.Seq, x.At.UTC().Format("2006-01-02 15:04:05"), quoted(x.Text, 90), d.Action, reason,
			d.Risk, d.Threshold, d.Frustration, d.Intent, d.Confidence, d.Known)
		if c := d.Costs; c != nil {
			fmt.Fprintf(w, "    threshold = %.2f min of a hand-off × %.2f load ÷ (%.2f min of a wrong containment × %.2f saved by a person)\n", c.Handoff, c.Load, c.Wrong, c.Saved)
		}
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, s := range d.Why {
			fmt.Fprintf(t, "      %+.3f\t%s\t%.3f\t%s\n", s.Weight, s.Signal, s.Value, s.Says)
		}
		if err := t.Flush(); err != nil {
			return err
		}
		again := "scored again: the same, bit for bit"
		if !x.Same {
			again = "not the same: " + x.Differs
		}
		fmt.Fprintf(w, "    model %s, settings version %d; %s\n\n", d.Model, d.Scorer, again)
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, "The bot has decided nothing in this session.")
		return err
	}
	return nil
}
