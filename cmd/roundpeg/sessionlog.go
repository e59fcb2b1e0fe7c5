package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/handoff/replay"
)

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
