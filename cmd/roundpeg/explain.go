package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"text/tabwriter"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/handoff/replay"
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

// scorings gives the settings of a version.
type scorings func(chat.Seq) (handoff.Scoring, error)

// own knows the program's settings alone.
func own(v chat.Seq) (handoff.Scoring, error) {
	if v > 0 {
		return handoff.Scoring{}, fmt.Errorf("made by version %d of the settings, which this has not", v)
	}
	return handoff.Scoring{}.Checked()
}

func filedLog(p program, id chat.ID, file string) ([]chat.Event, scorings, error) {
	var all []replay.Transcript
	err := reading(p, file, func(r io.Reader) (err error) {
		all, err = replay.ReadTranscripts(r)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, t := range all {
		if t.Stored != nil && (id == "" || t.Stored.ID == id) {
			return t.Events, own, nil
		}
	}
	return nil, nil, fmt.Errorf("%s: there is no stored conversation %q in it", file, id)
}

func servedLog(ctx context.Context, p program, id, addr, email string) ([]chat.Event, scorings, error) {
	server, err := signIn(ctx, addr, email, p.env("ROUNDPEG_AGENT_PASSWORD"))
	if err != nil {
		return nil, nil, err
	}
	var one struct{ Events []chat.Event }
	if err := server.get(ctx, "/v1/sessions/"+url.PathEscape(id), &one); err != nil {
		return nil, nil, err
	}
	return one.Events, func(v chat.Seq) (handoff.Scoring, error) {
		if v == 0 {
			return own(v)
		}
		var kept struct{ Settings json.RawMessage }
		if err := server.get(ctx, fmt.Sprint("/v1/scorer/versions/", v), &kept); err != nil {
			return handoff.Scoring{}, err
		}
		return handoff.ReadScoring(kept.Settings)
	}, nil
}

func storedLog(ctx context.Context, p program, id chat.ID, data, redis string) ([]chat.Event, scorings, error) {
	store, err := openStored(ctx, p, data, redis)
	if err != nil {
		return nil, nil, err
	}
	defer store.close()
	log, err := store.Read(ctx, id, 0, 0)
	if errors.Is(err, chat.ErrNotFound) || err == nil && (len(log) == 0 || id.Reserved()) {
		return nil, nil, fmt.Errorf("there is no session %q; the console shows each one's id in its address", id)
	}
	if err != nil {
		return nil, nil, err
	}
	kept, err := handoff.OpenScorer(ctx, store, handoff.Scoring{}, store.now)
	if err != nil {
		return nil, nil, err
	}
	versions := map[chat.Seq]handoff.Scoring{}
	for _, e := range log {
		if d, ok := e.Body.(chat.Decision); ok && d.Scorer > 0 {
			if b, err := kept.Version(ctx, d.Scorer); err == nil {
				if s, err := handoff.ReadScoring(b); err == nil {
					versions[d.Scorer] = s
				}
			}
		}
	}
	return log, func(v chat.Seq) (handoff.Scoring, error) {
		if s, ok := versions[v]; ok {
			return s, nil
		}
		return own(v)
	}, nil
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
