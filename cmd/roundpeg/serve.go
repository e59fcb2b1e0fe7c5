package main

import (
	"context"
	"strings"

	"roundpeg/bot"
	"roundpeg/configs"
	"roundpeg/intents"
)

// serve reads flags, environment and file, in this order of weight, and runs the server until ctx ends.
func serve(ctx context.Context, p program, args []string) error {
	f := flags("serve")
	file := f.String("config", "", "configuration `FILE`")
	listen := f.String("listen", "", "`ADDR` to listen on, host:port; port 0 takes a free one")
	data := f.String("data", "", "`DIR` of the embedded store")
	redis := f.String("redis", "", "`URL` of a Redis that keeps everything instead, for any number of nodes")
	ack := f.String("ack", "", "primary, or `replica`: what is acked is on a replica of the Redis as well")
	lossy := f.Bool("allow-data-loss", false, "start even on a Redis that is set up to lose what was acked")
	set := f.String("intents", "", "`FILE` of your own intents")
	pages := f.String("knowledge", "", "`DIR` of your own pages, from which the bot may answer")
	by := f.String("encoder", "", "what reads the meaning of texts: "+configs.BGE+", "+configs.OpenAI+", or none for their words alone")
	var origins list
	f.Var(&origins, "site-origin", "`URL` of a page that may embed the widget; may be repeated")
	if err := parse(p, f, args); err != nil {
		return err
	}
	cfg, err := configs.Load(*file, p.env)
	if err != nil {
		return err
	}
	if *redis != "" {
		cfg.Redis = *redis // what the file says of ack may go with it
	}
	if err := cfg.Validate(); err != nil {
		return err
	}
	for _, o := range []struct {
		to   *string
		from string
	}{{&cfg.Listen, *listen}, {&cfg.Data, *data}, {&cfg.Intents, *set}, {&cfg.Knowledge.Folder, *pages}, {&cfg.Ack, *ack}, {&cfg.Bot.Encoder, *by}} {
		if o.from != "" {
			*o.to = o.from
		}
	}
	cfg.Site.Origins = append(cfg.Site.Origins, origins...)
	cfg.AllowDataLoss = cfg.AllowDataLoss || *lossy
	if err := cfg.Validate(); err != nil { // file and environment were good: it is a flag
		return usagef("%v", err)
	}
	log, err := logger(cfg.LogLevel)
	if err != nil {
		return err
	}
	defer log.Sync()
	s, err := open(ctx, cfg, p, log)
	if err != nil {
		return err
	}
	return s.run(ctx)
}

// list collects a flag that may be repeated.
type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(v string) error { *l = append(*l, v); return nil }

// intentsOf reads the file that the configuration names, or else what the demo shop knows.
func intentsOf(cfg configs.Config) (bot.Source, error) {
	if cfg.Intents != "" {
		return bot.ReadSource(cfg.Intents)
	}
	set, err := intents.Parse(configs.Intents)
	return bot.Source{Set: set}, err
}
