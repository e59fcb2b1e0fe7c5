package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"

	"roundpeg/configs"
	"roundpeg/intents"
	pages "roundpeg/intents/report"
	"roundpeg/report"
)

// classify prints what a classifier trained on one file says of each line of another.
func classify(ctx context.Context, p program, args []string) error {
	f := flags("classify")
	train := f.String("train", "", "utterances ({\"text\",\"intent\"} a line) or an intents YAML `FILE`")
	in := f.String("in", "", "`FILE` of {\"text\"} lines; - reads standard input")
	by := f.String("encoder", configs.BGE, "what reads the meaning: "+configs.BGE+", "+configs.OpenAI+" for an endpoint, or none for words alone")
	file := f.String("config", "", "configuration `FILE` that names the endpoint")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if *train == "" || *in == "" {
		return usagef("--train and --in are needed")
	}
	e, end, err := measured(p, *by, *file)
	if err != nil {
		return err
	}
	defer end()
	return reading(p, *in, func(r io.Reader) error {
		return intents.ClassifyFile(ctx, *train, intents.Options{Encoder: e}, r, p.out)
	})
}

// score prints frustration and risk for each turn of each dialogue.
func score(_ context.Context, p program, args []string) error {
	f := flags("score")
	in := f.String("dialogues", "", "`FILE` of {\"id\",\"turns\":[{\"by\",\"text\"}]} lines; - reads standard input")
	settings := f.String("config", "", "`FILE` of settings")
	model := f.String("model", "", "`FILE` of a model")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if *in == "" {
		return usagef("--dialogues is needed")
	}
	policy, err := policyOf(p, *settings, *model)
	if err != nil {
		return err
	}
	return reading(p, *in, func(r io.Reader) error { return policy.ScoreFile(r, p.out) })
}

func eval(ctx context.Context, p program, args []string) error {
	if len(args) > 0 && args[0] == "handoff" {
		return evalHandoff(p, args[1:])
	}
	if len(args) > 0 && args[0] == "knowledge" {
		return evalKnowledge(ctx, p, args[1:])
	}
	if len(args) == 0 || args[0] != "intents" {
		return usagef("eval intents, eval handoff, or eval knowledge")
	}
	f := flags("eval intents")
	var o intents.EvalOptions
	f.StringVar(&o.Train, "train", "", "utterances or an intents YAML `FILE`")
	f.StringVar(&o.Test, "test", "", "utterances `FILE`; intent oos marks what is out of scope. Without it the phrases are held against each other")
	f.Func("shots", "take only `K` phrases of each intent; several numbers, 5,10,20, give a learning curve", func(v string) (err error) {
		o.Shots, err = numbers(v)
		return err
	})
	f.IntVar(&o.Seeds, "seeds", 5, "repeat with `N` samples")
	asJSON := f.Bool("json", false, "for programs")
	page := f.String("html", "", "write a report, with pictures, to `FILE`")
	by := f.String("encoder", configs.BGE, "what reads the meaning: "+configs.BGE+", "+configs.OpenAI+" for an endpoint, or none for words alone")
	file := f.String("config", "", "configuration `FILE` that names the endpoint")
	if err := parse(p, f, args[1:]); err != nil {
		return err
	}
	if o.Train == "" {
		return usagef("--train is needed")
	}
	if *page != "" {
		if err := report.Check(*page, o.Train, o.Test); err != nil {
			return err
		}
	}
	e, end, err := measured(p, *by, *file)
	if err != nil {
		return err
	}
	defer end()
	o.Options.Encoder = e
	if o.Test == "" {
		return review(p, o, *asJSON, *page)
	}
	ev, err := intents.EvaluateFiles(ctx, o)
	if err != nil {
		return err
	}
	if err := ev.Print(p.out, *asJSON); err != nil || *page == "" {
		return err
	}
	return report.WriteFile(*page, func(w io.Writer) error { return pages.Evaluation(w, head(p, o), ev) })
}

// numbers reads 5,10,20.
func numbers(list string) (out []int, err error) {
	for _, s := range strings.Split(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil {
			return nil, fmt.Errorf("%q is no number: write 10, or 5,10,20", s)
		}
		out = append(out, n)
	}
	return out, nil
}

func head(p program, o intents.EvalOptions) pages.Head {
	h := pages.Head{Made: p.now()}
	if o.Options.Encoder != nil {
		h.Encoder = o.Options.Encoder.Name()
	}
	return h
}

// review says what is wrong with a set by its own phrases.
func review(p program, o intents.EvalOptions, asJSON bool, page string) error {
	s, err := intents.LoadSet(o.Train)
	if err != nil {
		return err
	}
	r, err := intents.ReviewSet(s, o.Options)
	if err != nil {
		return err
	}
	if asJSON {
		err = json.NewEncoder(p.out).Encode(r)
	} else {
		err = r.Print(p.out)
	}
	if err != nil || page == "" {
		return err
	}
	return report.WriteFile(page, func(w io.Writer) error { return pages.Review(w, head(p, o), o.Train, r) })
}

func reading(p program, name string, use func(io.Reader) error) error {
	if name == "-" {
		return use(p.in)
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return use(file)
}

// masked hides the password of an address.
func masked(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "(hidden)"
	}
	return u.Redacted()
}
