package main

import (
	"context"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/store/redisstore"
	"roundpeg/store/sqlitestore"
)

// keep is where everything is kept and who is there: in a folder of this process alone, or in a Redis that any number of nodes share.
type keep struct {
	chat.Store
	roster chat.Roster
	now    func() time.Time                // the time that counts: that of Redis where there is one, so that nodes agree
	run    func(ctx context.Context) error // watches over it until ctx ends; nil: nothing to watch
	close  func() error
}

// openKeep opens what the configuration names; now is this process's own clock, and wall the one by which connections are alive.
func openKeep(ctx context.Context, cfg configs.Config, now, wall func() time.Time, log *zap.Logger) (keep, error) {
	if cfg.Redis == "" {
		s, err := sqlitestore.Open(cfg.Data, sqlitestore.Options{})
		if err != nil {
			return keep{}, err
		}
		return keep{Store: s, roster: chat.NewLocalRoster(wall), now: now, close: s.Close}, nil
	}
	s, err := redisstore.Open(ctx, redisstore.Options{URL: cfg.Redis, Ack: redisstore.Ack(cfg.Ack), AllowDataLoss: cfg.AllowDataLoss, Now: now, Log: log.Named("redis")})
	if err != nil {
		return keep{}, err
	}
	return keep{Store: s, roster: s.Roster(), now: s.Now, run: s.Run, close: s.Close}, nil
}
