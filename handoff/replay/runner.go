package replay

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/handoff/backtest"
	"roundpeg/handoff/fit"
)

// Runner says in the background, one question at a time, what settings would have made of a store's conversations. Safe for concurrent use.
type Runner struct {
	store  chat.Store
	scorer *handoff.Scorer
	now    func() time.Time
	log    *zap.Logger
	end    context.CancelFunc
	ends   context.Context
	work   sync.WaitGroup
	turn   chan struct{} // one at a time

	mu   sync.Mutex
	jobs map[string]*job
}

// NewRunner makes a Runner; Close ends it.
func NewRunner(store chat.Store, scorer *handoff.Scorer, now func() time.Time, log *zap.Logger) *Runner {
	r := &Runner{store: store, scorer: scorer, now: now, log: log, turn: make(chan struct{}, 1), jobs: map[string]*job{}}
	r.ends, r.end = context.WithCancel(context.Background())
	return r
}

// Close ends what is under way and waits for it.
func (r *Runner) Close() {
	r.end()
	r.work.Wait()
}

// tested is the answer to Run.
type tested struct {
	Version    chat.Seq             `json:"version"` // of the settings in force
	Days       int                  `json:"days"`
	Read       int                  `json:"read"` // conversations
	Settings   handoff.Scoring      `json:"settings"`
	Result     backtest.Result      `json:"result"`
	Comparison *backtest.Comparison `json:"comparison,omitempty"` // with the settings in force, where others were asked about
}

// Run says what settings, or those in force, would have made of the conversations of so many days. It returns at once: result is nil until it is there.
func (r *Runner) Run(_ context.Context, settings json.RawMessage, days int) (done float64, result json.RawMessage, err error) {
	newest, version := r.scorer.Newest()
	now, err := handoff.ReadScoring(newest)
	if err != nil {
		return 0, nil, err
	}
	set := now
	if settings != nil {
		if set, err = handoff.ReadScoring(settings); err != nil {
			return 0, nil, err
		}
	}
	return r.ask(fmt.Sprint("run ", days, version), settings, func(ctx context.Context, tell func(float64)) (any, error) {
		all, err := List(ctx, r.store, r.now().AddDate(0, 0, -days))
		if err != nil {
			return nil, err
		}
		judge := func(s handoff.Scoring, from, share float64) ([]backtest.Case, error) {
			p := handoff.NewPolicy(s)
			return Cases(ctx, len(all), func(i int) (backtest.Case, error) {
				s, err := all[i].Read(ctx, r.store)
				return Case(p, s), err
			}, func(n int) { tell(from + share*float64(n)/float64(len(all))) })
		}
		share := .9
		if settings != nil {
			share = .45
		}
		cases, err := judge(set, 0, share)
		if err != nil {
			return nil, err
		}
		out := tested{Version: version, Days: days, Read: len(all), Settings: set, Result: backtest.Measure(cases, OptionsOf(set))}
		out.Settings.Model = nil // long, and known to whoever asked
		if settings != nil {
			before, err := judge(now, share, share)
			if err != nil {
				return nil, err
			}
			c := backtest.Compare(before, cases, OptionsOf(set))
			out.Comparison = &c
		}
		return out, nil
	})
}

// refitted is the answer to Refit.
type refitted struct {
	Days     int             `json:"days"`
	Read     int             `json:"read"`
	Labels   int             `json:"labels"`
	Bad      int             `json:"bad"`
	Weights  bool            `json:"weights"` // enough labels for the weights, not the base alone
	Settings handoff.Scoring `json:"settings"`
	Before   judged          `json:"before"` // of the model in force
	After    judged          `json:"after"`  // of models refitted without the conversation in question
}

// judged are figures of the risk; missing where there are too few labels.
type judged struct {
	AUROC *float64 `json:"auroc,omitempty"`
	ECE   *float64 `json:"ece,omitempty"`
}

// Refit adapts the model to the conversations of so many days whose outcome is known, and gives settings to be looked at and saved; in the background, like Run.
func (r *Runner) Refit(_ context.Context, days int) (done float64, result json.RawMessage, err error) {
	newest, version := r.scorer.Newest()
	set, err := handoff.ReadScoring(newest)
	if err != nil {
		return 0, nil, err
	}
	return r.ask(fmt.Sprint("refit ", days, version), nil, func(ctx context.Context, tell func(float64)) (any, error) {
		all, err := List(ctx, r.store, r.now().AddDate(0, 0, -days))
		if err != nil {
			return nil, err
		}
		p := handoff.NewPolicy(set)
		var labels []handoff.Labelled
		for i := range all {
			s, err := all[i].Read(ctx, r.store)
			if err != nil {
				return nil, err
			}
			if l, ok := Label(p, s); ok {
				labels = append(labels, l)
			}
			tell(.8 * float64(i) / float64(len(all)))
		}
		out := refitted{Days: days, Read: len(all), Labels: len(labels), Weights: len(labels) >= handoff.FewLabels, Settings: set}
		for _, l := range labels {
			if l.Bad {
				out.Bad++
			}
		}
		if out.Bad == 0 || out.Bad == len(labels) {
			return nil, chat.Faultf(chat.ErrInvalid, "%d conversations have an outcome that is known, %d of them bad: a refit needs both kinds; give verdicts on hand-offs and in the review list", len(labels), out.Bad)
		}
		out.Settings.Model = p.Model().Refit(labels)
		out.Settings.Model.Trained = handoff.Record{On: r.now().UTC().Format(time.DateOnly), By: fmt.Sprintf("refitted on this business's own conversations of %d days, from %s", days, p.Model().Name),
			Data: append([]handoff.DataSet{{Name: "own conversations", Rows: len(labels), Bad: out.Bad}}, p.Model().Trained.Data...)}
		out.Before, out.After = judge(p.Model().Risks(labels)), judge(p.Model().RisksOutside(labels))
		return out, nil
	})
}

func judge(all []fit.Scored) judged {
	some := func(x float64) *float64 {
		if math.IsNaN(x) {
			return nil
		}
		return &x
	}
	return judged{AUROC: some(fit.AUROC(all)), ECE: some(fit.ECE(all, 10))}
}
