package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"roundpeg/handoff"
	"roundpeg/handoff/replay"
	"roundpeg/handoff/training"
	"roundpeg/report"
)

// train makes the scorer's model of the public sets, or adapts it to a business's own transcripts.
func train(ctx context.Context, p program, args []string) error {
	if len(args) > 0 && args[0] == "requests" {
		return trainRequests(p, args[1:])
	}
	if len(args) > 0 && args[0] == "knowledge" {
		return trainKnowledge(ctx, p, args[1:])
	}
	if len(args) == 0 || args[0] != "handoff" {
		return usagef("train handoff, train requests, or train knowledge")
	}
	f := flags("train handoff")
	dir := f.String("data", cmp.Or(p.env("ROUNDPEG_DATA"), "../shared/data"), "`DIR` of the public data sets, for the model that is shipped")
	file := f.String("transcripts", "", "adapt the model to these instead: `FILE` of dialogues with \"bad\", or of stored conversations, one JSON object a line")
	model := f.String("model", "", "`FILE` of the model to begin with; without it that of the program")
	out := f.String("out", "", "write the model to `FILE`")
	if err := parse(p, f, args[1:]); err != nil {
		return err
	}
	if *out == "" {
		return usagef("--out is needed")
	}
	if err := report.Check(*out, *file); err != nil {
		return err
	}
	made, says, err := trained(p, *dir, *file, *model)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(made); err != nil {
		return err
	}
	if err := report.WriteFile(*out, func(w io.Writer) error { _, err := w.Write(b.Bytes()); return err }); err != nil {
		return err
	}
	fmt.Fprintln(p.out, says)
	return nil
}

func trained(p program, dir, file, model string) (made *handoff.Model, says string, err error) {
	if file == "" {
		d, err := training.Read(dir)
		if err != nil {
			return nil, "", err
		}
		made, err = training.Train(d, p.now())
		return made, "trained on the public sets; its record is in the file", err
	}
	base, err := policyOf(p, "", model)
	if err != nil {
		return nil, "", err
	}
	var all []replay.Transcript
	if err := reading(p, file, func(r io.Reader) (err error) {
		all, err = replay.ReadTranscripts(r)
		return err
	}); err != nil {
		return nil, "", fmt.Errorf("%s: %w", file, err)
	}
	var labels []handoff.Labelled
	bad := 0
	for _, t := range all {
		if l, ok := t.Learn(base); ok {
			labels = append(labels, l)
			if l.Bad {
				bad++
			}
		}
	}
	if bad == 0 || bad == len(labels) {
		return nil, "", fmt.Errorf("%s: of %d conversations whose outcome is known %d went badly: both kinds are needed", file, len(labels), bad)
	}
	made = base.Model().Refit(labels)
	made.Trained = handoff.Record{On: p.now().UTC().Format(time.DateOnly), By: "refitted on " + file + " from " + base.Model().Name, Data: []handoff.DataSet{{Name: file, Rows: len(labels), Bad: bad}}}
	what := "weights and calibration"
	if len(labels) < handoff.FewLabels {
		what = fmt.Sprintf("the base alone: weights need %d", handoff.FewLabels)
	}
	return made, fmt.Sprintf("refitted on %d labelled conversations, %d of them bad: %s", len(labels), bad, what), nil
}

func measureHandoff(dir string) (training.Figures, error) {
	d, err := training.Read(dir)
	if err != nil {
		return training.Figures{}, err
	}
	return training.Evaluate(d)
}

// trainRequests makes the model of requests for a person that is shipped.
func trainRequests(p program, args []string) error {
	f := flags("train requests")
	dir := f.String("data", cmp.Or(p.env("ROUNDPEG_DATA"), "../shared/data"), "`DIR` of the public data sets")
	out := f.String("out", "", "write the model to `FILE`")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if *out == "" {
		return usagef("--out is needed")
	}
	b, err := handoff.TrainRequests(*dir, p.out)
	if err != nil {
		return err
	}
	return report.WriteFile(*out, func(w io.Writer) error { _, err := w.Write(b); return err })
}
