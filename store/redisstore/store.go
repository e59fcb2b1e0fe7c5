package redisstore

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/redis/go-redis/v9"
	"go.uber.org/zap"

	"roundpeg/chat"
)

// Options say how the store is used; URL alone is needed.
type Options struct {
	// URL is redis://[user:password@]host:port[/db], rediss:// with TLS, or unix://path. A Redis Cluster is recognised by itself
	// (further first addresses by ?addr=host:port); ?master_name=NAME asks the Sentinels at the addresses for the primary.
	URL string

	Ack           Ack  // when an append counts as kept; AckPrimary unless told
	AllowDataLoss bool // start even where Redis is set up to lose what was acked
	Log           *zap.Logger
	Cache         int              // sessions remembered by this node; 0 means 8192
	Now           func() time.Time // this node's own clock; time.Now unless given

	plainPubSub bool // as before Redis 7; for tests
}

// Ack says when an append counts as kept.
type Ack string

const (
	AckPrimary Ack = "primary" // when the primary has it: a crash of Redis loses nothing (see Settings for power failures)
	AckReplica Ack = "replica" // when a replica has it as well, so that losing the primary loses nothing either
)

// Store is a chat.Store on Redis. Any number of nodes may share one.
type Store struct {
	opt    Options
	log    *zap.Logger
	rdb    redis.UniversalClient
	link   *link
	gather *gather
	clock  *clock
	cache  *lru.Cache[chat.ID, entry]
	ears   chat.Ears

	node    string // names this process to others
	publish string // SPUBLISH, or PUBLISH before Redis 7
	made    string // of the data; see madeKey

	ctx  context.Context // ends with Close
	stop context.CancelFunc
	work sync.WaitGroup
}

var _ chat.Store = (*Store)(nil)

// entry is a session as folded, and the mark of the append that made it so: seqs alone would not tell a log from one that went another
// way after Redis had lost the end of it.
type entry struct {
	session chat.Session
	mark    string
}

// Open connects, refuses what would break a promise (see Settings), and follows what other nodes write until Close.
func Open(ctx context.Context, o Options) (*Store, error) {
	switch o.Ack {
	case "":
		o.Ack = AckPrimary
	case AckPrimary, AckReplica:
	default:
		return nil, fmt.Errorf("ack: %q must be %s or %s", o.Ack, AckPrimary, AckReplica)
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	if o.Cache <= 0 {
		o.Cache = 8192
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Store{opt: o, log: o.Log, node: chat.Random(6)}
	s.ctx, s.stop = context.WithCancel(context.Background())
	var err error
	if s.cache, err = lru.New[chat.ID, entry](o.Cache); err != nil {
		return nil, err
	}
	if s.rdb, err = connect(ctx, o.URL); err != nil {
		return nil, err
	}
	s.link = newLink(s.rdb, s.log, func() { s.ears.Tell("", 0) })
	s.gather = newGather(s.ctx, s.rdb, s.link)
	s.clock = &clock{s: s, own: o.Now}
	if err := s.begin(ctx); err != nil {
		s.Close()
		return nil, err
	}
	s.work.Go(func() { s.link.run(s.ctx) })
	s.work.Go(s.follow)
	s.work.Go(s.clock.run)
	return s, nil
}

// begin looks at the server and makes sure that the data has a name.
func (s *Store) begin(ctx context.Context) error {
	found, err := look(ctx, s.rdb, s.opt.Ack)
	if err != nil {
		return unreachable(s.opt.URL, err)
	}
	if err := s.judge(found.Findings); err != nil {
		return err
	}
	s.gather.lazy = found.lazy
	s.publish = "PUBLISH"
	if found.sharded && !s.opt.plainPubSub {
		s.publish = "SPUBLISH"
	}
	if err := s.rdb.SetNX(ctx, madeKey, chat.Random(12), 0).Err(); err != nil {
		return unreachable(s.opt.URL, err)
	}
	if s.made, err = s.rdb.Get(ctx, madeKey).Result(); err != nil {
		return unreachable(s.opt.URL, err)
	}
	return s.clock.set(ctx)
}

// judge refuses settings that lose what was acked, unless told that this is meant.
func (s *Store) judge(found []Finding) error {
	for _, f := range found {
		switch {
		case f.Loses && !s.opt.AllowDataLoss:
			return fmt.Errorf("redis: %s (or start with --allow-data-loss if that may be)", f.Says)
		case f.Loses || f.Warns:
			s.log.Warn("redis: " + f.Says)
		default:
			s.log.Info("redis: " + f.Says)
		}
	}
	return nil
}

// Close ends what Open began. Appends that were acked are in Redis.
func (s *Store) Close() error {
	s.stop()
	s.work.Wait()
	s.gather.close()
	return s.rdb.Close()
}

// Lost says whether Redis holds other data than when this node started, or none: it was emptied, or another server answers at its address.
// An error means that nobody knows.
func (s *Store) Lost(ctx context.Context) (bool, error) {
	cmd := redis.NewStringCmd(ctx, "get", madeKey)
	err := s.do(ctx, "look for the data", cmd)
	if err != nil && !errors.Is(err, redis.Nil) {
		return false, err
	}
	return cmd.Val() != s.made, nil
}

// Run ends with an error when Redis has lost the data: what this node knows of agents and intents is then not kept anywhere, and its
// customers have to be told. It first lets every follower look.
func (s *Store) Run(ctx context.Context) error {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-second.C:
		}
		if lost, err := s.Lost(ctx); err == nil && lost {
			s.ears.Tell("", 0)
			select {
			case <-ctx.Done():
			case <-time.After(3 * time.Second): // sockets tell their customers
			}
			return errors.New("redis has lost the data that was there: it was emptied, or another server answers at its address. Bring back its files, or start anew")
		}
	}
}
