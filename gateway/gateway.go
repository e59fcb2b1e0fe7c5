package gateway

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"

	"roundpeg/chat"
)

// Options is what a Gateway is made of. Store, Roster, Bot, Desk, Queue and Staff are needed. Without the others, up to Grants, their routes find nothing.
type Options struct {
	Store  chat.Store
	Roster chat.Roster
	Bot    Bot
	Mind   Mind
	Desk   Desk
	Queue  Queue
	Staff  Staff

	Scorer     Scorer
	Backtester Backtester
	Notices    Notices
	Grants     Grants
	Dossiers   Dossiers
	Library    Library
	Assistant  Assistant                                                 // nil: no language model
	Reports    func(from, to, now time.Time, zone *time.Location) Report // starts one, of the sessions that began from … to, as of now

	Now      func() time.Time     // time.Now unless given
	Log      *zap.Logger          // nothing is logged unless given
	Registry *prometheus.Registry // a new one unless given

	Widget  []byte            // widget.js
	Words   map[string][]byte // the widget's words, a script for each language
	Demo    fs.FS             // the demo page, index.html at its root; nil: none
	Help    map[string][]byte // with it: pages of HTML at /help/<name>
	Console fs.FS             // the agents' console, index.html at its root; nil: none

	Site           Site
	Identity       Identity       // how the site signs for its users; without keys nobody is verified
	Tiers          map[int]string // their names, where they are not the usual ones
	SiteOrigins    []string       // pages that may embed the widget; the server's own address always may
	TrustedProxies []netip.Prefix // whose X-Forwarded-For and X-Forwarded-Proto count
	Secure         bool           // people reach the server by https even if a request does not show it
	Limits         Limits
	ReviewShare    float64 // of the conversations that the bot kept, how many are offered for review, 0 … 1; 0 means .015, less than 0 none

	patience   patience // the usual one unless a test is in a hurry
	reviewWalk int      // closed sessions looked at for one answer, newest first; the usual number unless a test has few
}

// Site is what the widget is told of the shop.
type Site struct {
	Name   string `json:"name"`
	Locale string `json:"locale"`
	Signs  bool   `json:"signs,omitempty"` // it says who its users are: New knows by Identity
}

// Gateway serves every socket and HTTP route. Safe for concurrent use.
type Gateway struct {
	Options
	ctx  context.Context // ends with Drain
	end  context.CancelFunc
	work sync.WaitGroup // what New started

	metrics  *metrics
	hub      *hub
	queue    *queueWatch
	presence *presence
	mux      *http.ServeMux
	origins  map[string]bool

	identity      *verifier
	widget        map[string]asset // by the file in /widget/; "" is /widget.js
	demo, console *pages

	messages, deskRate, hintRate, connects, sessions, logins, assists *buckets
}

// New checks the options and starts following store, roster, queue and staff until Drain.
func New(o Options) (*Gateway, error) {
	for name, missing := range map[string]bool{"Store": o.Store == nil, "Roster": o.Roster == nil, "Bot": o.Bot == nil,
		"Desk": o.Desk == nil, "Queue": o.Queue == nil, "Staff": o.Staff == nil} {
		if missing {
			return nil, errors.New("gateway: Options." + name + " is missing")
		}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	if o.Registry == nil {
		o.Registry = prometheus.NewRegistry()
	}
	if o.patience == (patience{}) {
		o.patience = usualPatience
	}
	o.Limits = o.Limits.orDefault()
	if o.ReviewShare == 0 {
		o.ReviewShare = usualShare
	}
	if o.reviewWalk == 0 {
		o.reviewWalk = usualWalk
	}
	g := &Gateway{Options: o, metrics: newMetrics(o.Registry), origins: map[string]bool{}}
	g.hub, g.queue, g.presence = newHub(g), newQueueWatch(g), newPresence(g)
	l := o.Limits
	g.messages, g.deskRate, g.hintRate = newBuckets(l.Messages), newBuckets(l.Desk), newBuckets(Rate{10, 20})
	g.connects, g.sessions, g.logins = newBuckets(l.Connects), newBuckets(l.Sessions), newBuckets(l.Logins)
	g.assists = newBuckets(Rate{1, 60}) // of one agent: what costs money and somebody else's time
	for _, origin := range o.SiteOrigins {
		g.origins[plainOrigin(origin)] = true
	}
	var err error
	if g.identity, err = newVerifier(o.Identity, o.Now); err != nil {
		return nil, fmt.Errorf("gateway: %w", err)
	}
	g.Site.Signs = g.identity != nil
	if err := g.load(); err != nil {
		return nil, fmt.Errorf("gateway: %w", err)
	}
	g.mux = g.buildMux()
	g.ctx, g.end = context.WithCancel(context.Background())
	for _, f := range []func(){
		func() { g.watch("store", func() error { return g.Store.Watch(g.ctx, g.hub.poke) }, g.hub.doubtAll) },
		func() { g.watch("roster", func() error { return g.Roster.Follow(g.ctx, g.hub.hint) }, func() {}) },
		g.queue.run, g.presence.run, g.guardDesks,
	} {
		g.work.Go(f)
	}
	return g, nil
}

func (g *Gateway) load() (err error) {
	g.widget = map[string]asset{}
	if len(g.Widget) > 0 {
		g.widget[""] = newAsset("widget.js", g.Widget)
	}
	for language, words := range g.Words {
		g.widget[language+".js"] = newAsset(language+".js", words)
	}
	if g.Demo != nil {
		if g.demo, err = loadPages(g.Demo, demoPolicy); err != nil {
			return err
		}
		for name, page := range g.Help {
			g.demo.files["/help/"+name] = newAsset(name+".html", page)
		}
	}
	if g.Console != nil {
		g.console, err = loadPages(g.Console, consolePolicy)
	}
	return err
}

// Handler answers all requests.
func (g *Gateway) Handler() http.Handler { return g.mux }

// Drain stops taking sockets, turns not ready, closes open sockets with 1012 (come back soon) and returns when they are gone, or, with
// ctx's error, after having cut them off. Nothing of the gateway runs after it.
func (g *Gateway) Drain(ctx context.Context) error {
	err := g.hub.drain(ctx)
	g.end()
	g.work.Wait()
	return err
}
