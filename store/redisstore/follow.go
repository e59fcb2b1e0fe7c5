package redisstore

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
	"go.uber.org/zap"
)

// quietFor is how long a subscription may be silent until it is asked whether it still is one; half as long again without an answer, and
// it is taken for lost.
const quietFor = 2 * time.Second

// follow hears the pokes of all nodes until Close. Pub/sub loses what is said while nobody listens, and says nothing of it; so whenever
// a subscription begins, everybody is told that any number of pokes may have been lost.
func (s *Store) follow() {
	for s.ctx.Err() == nil {
		if s.link.wait(s.ctx) != nil {
			return
		}
		err := s.listen(s.ctx)
		if s.ctx.Err() != nil {
			return
		}
		s.log.Warn("pokes of other nodes are not heard; subscribing anew", zap.Error(err))
		select {
		case <-s.ctx.Done():
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// listen subscribes to the channels of all shards and returns when any of the subscriptions breaks.
func (s *Store) listen(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	servers, err := s.channels(ctx)
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	var begun sync.WaitGroup
	begun.Add(len(servers))
	for client, channels := range servers {
		all.Go(func() { stop(s.hear(ctx, client, channels, begun.Done)) })
	}
	go func() {
		begun.Wait()
		if ctx.Err() == nil {
			s.ears.Tell("", 0)
		}
	}()
	all.Wait()
	return context.Cause(ctx)
}

// channels says which server has which shards' channels.
func (s *Store) channels(ctx context.Context) (map[*redis.Client][]string, error) {
	servers := map[*redis.Client][]string{}
	for _, sh := range tags() {
		c, err := s.primary(ctx, sh)
		if err != nil {
			return nil, err
		}
		one := c.(*redis.Client)
		servers[one] = append(servers[one], sh.pokes())
	}
	return servers, nil
}

// hear passes on what comes over the channels until the subscription breaks; begun is called once, when it stands, or at the end.
func (s *Store) hear(ctx context.Context, client *redis.Client, channels []string, begun func()) error {
	begin := sync.OnceFunc(begun)
	defer begin()
	subscribe := client.Subscribe(ctx)
	join := subscribe.Subscribe
	if s.publish == "SPUBLISH" {
		join = subscribe.SSubscribe
	}
	defer subscribe.Close()
	defer context.AfterFunc(ctx, func() { subscribe.Close() })() // a read under way ends with it
	for _, c := range channels {                                 // one by one: a cluster wants the channels of a command to be in one slot
		if err := join(ctx, c); err != nil {
			return err
		}
	}
	pinged, joined := false, 0
	for {
		m, err := subscribe.ReceiveTimeout(ctx, quietFor)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if timedOut(err) && !pinged {
			pinged = true
			if err = subscribe.Ping(ctx); err == nil {
				continue
			}
		}
		if err != nil {
			return err
		}
		pinged = false
		switch m := m.(type) {
		case *redis.Message:
			s.heard(m.Payload)
		case *redis.Subscription:
			if m.Kind != "subscribe" && m.Kind != "ssubscribe" {
				return errors.New("the server ended the subscription")
			}
			if joined++; joined == len(channels) {
				begin()
			}
		}
	}
}

func timedOut(err error) bool {
	n, ok := errors.AsType[net.Error](err)
	return ok && n.Timeout()
}
