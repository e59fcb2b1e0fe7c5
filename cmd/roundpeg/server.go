package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"roundpeg/bot"
	"roundpeg/configs"
	"roundpeg/gateway"
	"roundpeg/handoff"
	"roundpeg/handoff/authority"
	"roundpeg/handoff/console"
	"roundpeg/handoff/replay"
	"roundpeg/intents"
	"roundpeg/staff"
	"roundpeg/widget"
)

// drainFor is how long open sockets and requests get when the server is told to end.
const drainFor = 8 * time.Second

// ballast is memory that is never touched, so that it takes no room. It has the garbage collector come when there is something to collect: a small heap under load
// would be gone through several times a second.
const ballast = 64 << 20

// server is the house with all its rooms wired.
type server struct {
	log     *zap.Logger
	gate    *gateway.Gateway
	http    *http.Server
	listen  net.Listener
	workers []func(context.Context) error // run until their context ends
	closers []func()                      // last in, first out
	greet   func(addr string)
	ballast []byte
}

// open builds everything up to the listening socket. On an error what was opened is closed again.
func open(ctx context.Context, cfg configs.Config, p program, log *zap.Logger) (s *server, err error) {
	if runtime.GOMAXPROCS(0) < 2 {
		runtime.GOMAXPROCS(2) // with one, a blocking sync of the disk stops everything else
	}
	s = &server{log: log, ballast: make([]byte, ballast)}
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	source, err := intentsOf(cfg)
	if err != nil {
		return s, err
	}
	if s.listen, err = net.Listen("tcp", cfg.Listen); err != nil { // first of all: a taken address must touch nothing
		return s, fmt.Errorf("listen: %w (another server on this address? choose one with --listen)", err)
	}
	s.closers = append(s.closers, func() { s.listen.Close() })
	store, err := openKeep(ctx, cfg, p.now, p.wall(), log)
	if err != nil {
		return s, err
	}
	s.closers = append(s.closers, func() { store.close() })
	now := store.now
	people, err := staff.Open(ctx, store, now)
	if err != nil {
		return s, err
	}
	account, err := firstAdmin(ctx, people, p.env("ROUNDPEG_ADMIN_PASSWORD"))
	if err != nil {
		return s, err
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	meaning, err := readsOf(cfg.Bot, p.env, newFailures(registry, log.Named("embeddings"), p.now).failed)
	if err != nil {
		return s, err
	}
	e := meaning.encoder
	if e != nil {
		e = intents.Remember(e) // an edit changes few phrases
	}
	mind, err := bot.OpenMind(ctx, store, bot.MindOptions{First: source, Training: intents.Options{InScopeLoss: cfg.Bot.InScopeLoss, Encoder: e, AtOnce: meaning.atOnce},
		Ready: meaning.ready, Now: now, Log: log.Named("mind")})
	if err != nil {
		meaning.close()
		return s, err
	}
	s.closers = append(s.closers, mind.Close, meaning.close) // the mind would wait for a call that is under way
	library, err := libraryOf(ctx, cfg, s.listen.Addr(), store, meaning, now, log.Named("knowledge"))
	if err != nil {
		return s, err
	}
	s.closers = append(s.closers, library.Close)
	talker, err := llmOf(ctx, cfg.LLM, p.env, registry, store, now, log.Named("llm"))
	if err != nil {
		return s, err
	}
	s.closers = append(s.closers, talker.close)
	hours, err := handoff.NewHours(week(cfg.Hours))
	if err != nil {
		return s, err
	}
	directory := directory(people)
	line := handoff.NewLine(handoff.LineOptions{Store: store, Roster: store.roster, Staff: directory, Hours: hours, Now: now, Log: log.Named("line"), OfferFor: cfg.Desk.OfferFor, Pace: p.pace()})
	if err := line.Load(ctx); err != nil {
		return s, err
	}
	book, err := authority.OpenBook(ctx, store, actions(cfg.Actions), now)
	if err != nil {
		return s, err
	}
	post, sent, err := carrier(cfg, p.env, now)
	if err != nil {
		return s, err
	}
	s.closers = append(s.closers, sent)
	desk := handoff.NewDesk(handoff.DeskOptions{Authority: book, Carrier: post, Facts: factsOf(cfg.Site), Store: store, Roster: store.roster, Staff: directory, Everybody: everybody(people), Line: line, Hours: hours, Knows: mind.Find, Now: now,
		Log: log.Named("desk"), Settings: settings(cfg)})
	first, err := scoringOf(p, cfg.Scorer)
	if err != nil {
		return s, err
	}
	scorer, err := handoff.OpenScorer(ctx, store, first, now)
	if err != nil {
		return s, err
	}
	notices, err := handoff.OpenNotices(ctx, store, now)
	if err != nil {
		return s, err
	}
	signed, err := identity(cfg.Site.Identity, p.env)
	if err != nil {
		return s, err
	}
	tester := replay.NewRunner(store, scorer, now, log.Named("backtest"))
	s.closers = append(s.closers, tester.Close)
	robot := bot.New(bot.Options{Store: store, Mind: mind, Library: library, Model: talker.model, Roster: store.roster, Shop: cfg.Site.Name, Policy: scorer, Desk: desk, Now: now,
		Dropped: talker.dropped, Log: log.Named("bot"), TurnBudget: cfg.Bot.TurnBudget})
	s.closers = append(s.closers, robot.Close)
	clock := handoff.NewClock(desk, robot)
	runClock := clock.Run
	if p.fast != nil {
		runClock = func(ctx context.Context) error { return clock.RunEvery(ctx, p.pace()) }
		desk.Wall = p.wall()
	}

	help, err := helpOf(cfg)
	if err != nil {
		return s, err
	}
	var demo fs.FS
	if cfg.Demo {
		demo = widget.Demo()
	}
	s.gate, err = gateway.New(gateway.Options{Store: store, Roster: store.roster, Bot: robot, Mind: mind, Library: library, Assistant: assistantOf(cfg.Site, talker, store, mind, library, now), Scorer: scorer, Backtester: tester, Notices: notices, Grants: desk, Dossiers: desk, Reports: reportOf, ReviewShare: cfg.Bot.Reviews(), Desk: desk, Queue: line, Staff: people, Now: now,
		Log: log.Named("gateway"), Registry: registry, Widget: widget.Script(), Words: widget.Words(), Demo: demo, Help: help, Console: console.FS(), SiteOrigins: cfg.Site.Origins,
		Site: gateway.Site{Name: cfg.Site.Name, Locale: cfg.Site.Locale}, Identity: signed, Tiers: tierNames(cfg.Desk), TrustedProxies: proxies(cfg.TrustedProxies), Limits: limits(cfg.Limits)})
	if err != nil {
		return s, err
	}
	s.workers = append(s.workers, line.Run, runClock, func(ctx context.Context) error {
		return followHouse(ctx, store, log, people.Poke, mind.Poke, library.Poke, talker.poke, scorer.Poke, notices.Poke, book.Poke)
	})
	if talker.model != nil {
		s.workers = append(s.workers, func(ctx context.Context) error { return store.Watch(ctx, robot.Moved) }, func(ctx context.Context) error { return store.roster.Follow(ctx, robot.Hear) })
	}
	if source.File != "" {
		s.workers = append(s.workers, mind.FollowFile)
	}
	if cfg.Knowledge.Folder != "" {
		s.workers = append(s.workers, library.FollowFolder)
	}
	if store.run != nil {
		s.workers = append(s.workers, store.run)
	}
	if cfg.Pprof != "" {
		s.workers = append(s.workers, func(ctx context.Context) error { return servePprof(ctx, cfg.Pprof) })
	}
	s.http = &http.Server{Handler: s.gate.Handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 60 * time.Second,
		IdleTimeout: 90 * time.Second, MaxHeaderBytes: 32 << 10, ErrorLog: zap.NewStdLog(log.Named("http").WithOptions(zap.IncreaseLevel(zap.ErrorLevel)))}
	debug.FreeOSMemory() // what a start needs, above all after a crash, is much more than serving does
	s.greet = func(addr string) { greet(p.out, addr, cfg, account) }
	return s, nil
}

// run serves until ctx ends, then lets sockets and requests finish, and closes everything.
func (s *server) run(ctx context.Context) error {
	defer s.close()
	work, stop := context.WithCancel(context.WithoutCancel(ctx)) // the workers outlive the sockets
	var wg sync.WaitGroup
	failed := make(chan error, len(s.workers)+1)
	for _, w := range s.workers {
		wg.Go(func() {
			if err := w(work); err != nil && work.Err() == nil {
				failed <- err
			}
		})
	}
	go func() { failed <- s.http.Serve(s.listen) }()
	addr := s.listen.Addr().String()
	s.log.Info("listening", zap.String("addr", addr))
	s.greet(addr)

	var err error
	select {
	case <-ctx.Done():
		s.log.Info("draining")
	case err = <-failed:
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainFor)
	defer cancel()
	if derr := s.gate.Drain(drain); derr != nil {
		s.log.Warn("sockets were cut", zap.Error(derr))
	}
	if derr := s.http.Shutdown(drain); derr != nil {
		s.log.Warn("requests were cut", zap.Error(derr))
	}
	stop()
	wg.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}

func (s *server) close() {
	for i := len(s.closers) - 1; i >= 0; i-- {
		s.closers[i]()
	}
	s.closers = nil
}

func week(h configs.Hours) handoff.Week {
	w := handoff.Week{Zone: h.Zone, Days: h.Days, Holidays: h.Holidays, Locales: map[string]handoff.Week{}}
	for locale, l := range h.Locales {
		w.Locales[locale] = week(l)
	}
	return w
}

func limits(l configs.Limits) gateway.Limits {
	return gateway.Limits{Messages: gateway.Rate(l.CustomerCommands), Desk: gateway.Rate(l.DeskCommands), Frames: gateway.Rate(l.Frames),
		Connects: gateway.Rate(l.Connects), Sessions: gateway.Rate(l.NewSessions), Logins: gateway.Rate(l.SignIns),
		SocketsPerAddress: l.SocketsPerAddress, Sockets: l.Sockets}
}

func proxies(networks []string) []netip.Prefix {
	var all []netip.Prefix
	for _, n := range networks {
		all = append(all, netip.MustParsePrefix(n)) // Validate has parsed it
	}
	return all
}

// logger writes JSON lines to standard error. Bodies of messages are never logged.
func logger(level string) (*zap.Logger, error) {
	l, err := zapcore.ParseLevel(level)
	if err != nil {
		return nil, err
	}
	c := zap.NewProductionConfig()
	c.Level = zap.NewAtomicLevelAt(l)
	c.DisableCaller, c.DisableStacktrace, c.Sampling = true, true, nil
	c.EncoderConfig.TimeKey = "time"
	c.EncoderConfig.EncodeTime = zapcore.RFC3339NanoTimeEncoder
	return c.Build()
}
