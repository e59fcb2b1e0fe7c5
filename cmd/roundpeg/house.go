package main

import (
	"context"
	"errors"
	"sync"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// followHouse keeps agents, intents and the scorer's settings as any node has left them: each of pokes is told which log has changed.
func followHouse(ctx context.Context, store chat.Store, log *zap.Logger, pokes ...func(context.Context, chat.ID) error) error {
	changed := struct {
		sync.Mutex
		ids  map[chat.ID]bool
		wake chan struct{}
	}{ids: map[chat.ID]bool{}, wake: make(chan struct{}, 1)}
	var work sync.WaitGroup
	defer work.Wait()
	work.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-changed.wake:
			}
			changed.Lock()
			ids := changed.ids
			changed.ids = map[chat.ID]bool{}
			changed.Unlock()
			for id := range ids {
				var err error
				for _, poke := range pokes {
					err = errors.Join(err, poke(ctx, id))
				}
				if err != nil && ctx.Err() == nil {
					log.Warn("the house's logs cannot be followed", zap.String("log", string(id)), zap.Error(err))
				}
			}
		}
	})
	return store.Watch(ctx, func(id chat.ID, _ chat.Seq) {
		if id != "" && !id.Reserved() {
			return
		}
		changed.Lock()
		changed.ids[id] = true
		changed.Unlock()
		select {
		case changed.wake <- struct{}{}:
		default:
		}
	})
}
