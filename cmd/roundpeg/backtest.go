package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"roundpeg/handoff"
	"roundpeg/handoff/backtest"
	pages "roundpeg/handoff/backtest/report"
	"roundpeg/handoff/replay"
	"roundpeg/report"
)

// conversations are what a back-test is made of: how many, and what a policy makes of each.
type conversations struct {
	n    int
	of   func(p *handoff.Policy, i int) (backtest.Case, error)
	read string
}

// backtestCommand says what a policy would have made of past conversations, or what would change under another.
func backtestCommand(ctx context.Context, p program, args []string) error {
	f := flags("backtest")
	file := f.String("transcripts", "", "`FILE` of dialogues or stored conversations, one JSON object a line; - reads standard input")
	store := f.Bool("store", false, "the conversations of a store (with a data folder: while no server runs on it)")
	data := f.String("data", "data", "`DIR` of the embedded store")
	redis := f.String("redis", p.env("ROUNDPEG_REDIS"), "`URL` of the Redis that keeps everything instead")
	days := f.Int("days", 30, "those that began in the last `N` days; of a store")
	a := f.String("config", "", "`FILE` of settings (JSON), or a server's configuration that names one; without it the defaults")
	b := f.String("compare", "", "`FILE` of other settings: say what would change")
	model := f.String("model", "", "`FILE` of a model, for both")
	seed := f.Uint64("seed", 1, "of the bands")
	asJSON := f.Bool("json", false, "for programs")
	page := f.String("html", "", "write a report, with pictures, to `FILE`")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if (*file == "") == !*store {
		return usagef("--transcripts FILE or --store is needed, and not both")
	}
	if *days < 1 {
		return usagef("--days must be 1 or more")
	}
	if *page != "" {
		if err := report.Check(*page, *file, *a, *b); err != nil {
			return err
		}
	}
	one, err := policyOf(p, *a, *model)
	if err != nil {
		return err
	}
	all, end, err := conversationsOf(ctx, p, *file, *data, *redis, *days)
	if err != nil {
		return err
	}
	defer end()
	judge := func(p *handoff.Policy) ([]backtest.Case, error) {
		return replay.Cases(ctx, all.n, func(i int) (backtest.Case, error) { return all.of(p, i) }, func(int) {})
	}
	first, err := judge(one)
	if err != nil {
		return err
	}
	head := pages.Head{Made: p.now(), Read: all.read, Policy: cmp.Or(*a, "the defaults")}
	o := replay.OptionsOf(one.Scoring())
	o.Seed = *seed
	if *b == "" {
		return told(p, backtest.Measure(first, o), *asJSON, *page, func(w io.Writer, r backtest.Result) error { return pages.Result(w, head, r) })
	}
	other, err := policyOf(p, *b, *model)
	if err != nil {
		return err
	}
	second, err := judge(other)
	if err != nil {
		return err
	}
	head.Against = *b
	return told(p, backtest.Compare(first, second, o), *asJSON, *page, func(w io.Writer, c backtest.Comparison) error { return pages.Comparison(w, head, c) })
}

// told prints a result, and writes its page.
func told[R interface {
	Print(io.Writer) error
	JSON(io.Writer) error
}](p program, r R, asJSON bool, page string, write func(io.Writer, R) error) error {
	print := r.Print
	if asJSON {
		print = r.JSON
	}
	if err := print(p.out); err != nil || page == "" {
		return err
	}
	return report.WriteFile(page, func(w io.Writer) error { return write(w, r) })
}

func conversationsOf(ctx context.Context, p program, file, data, redis string, days int) (c conversations, end func(), err error) {
	end = func() {}
	if file != "" {
		var all []replay.Transcript
		err := reading(p, file, func(r io.Reader) (err error) {
			all, err = replay.ReadTranscripts(r)
			return err
		})
		if err != nil {
			return c, end, fmt.Errorf("%s: %w", file, err)
		}
		return conversations{len(all), func(p *handoff.Policy, i int) (backtest.Case, error) { return all[i].Of(p), nil }, file}, end, nil
	}
	store, err := openStored(ctx, p, data, redis)
	if err != nil {
		return c, end, err
	}
	end = func() { store.close() }
	all, err := replay.List(ctx, store, p.now().AddDate(0, 0, -days))
	if err != nil {
		return c, end, err
	}
	of := func(p *handoff.Policy, i int) (backtest.Case, error) {
		s, err := all[i].Read(ctx, store)
		return replay.Case(p, s), err
	}
	return conversations{len(all), of, fmt.Sprintf("the last %d days of %s", days, cmp.Or(masked(redis), data))}, end, nil
}

// evalHandoff measures the scorer on the public sets.
func evalHandoff(p program, args []string) error {
	f := flags("eval handoff")
	dir := f.String("data", cmp.Or(p.env("ROUNDPEG_DATA"), "../shared/data"), "`DIR` of the data sets")
	asJSON := f.Bool("json", false, "for programs")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if _, err := os.Stat(*dir); err != nil {
		return fmt.Errorf("%w: name the folder of the data sets with --data, or in ROUNDPEG_DATA", err)
	}
	ev, err := measureHandoff(*dir)
	if err != nil {
		return err
	}
	if *asJSON {
		return ev.JSON(p.out)
	}
	return ev.Print(p.out)
}

// quoted shows a long text in one line.
func quoted(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > n {
		return string(r[:n]) + "…"
	}
	return text
}
