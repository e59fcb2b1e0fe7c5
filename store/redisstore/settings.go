package redisstore

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/redis/go-redis/v9"
)

// settings are what a Redis server says of itself, as far as it decides what is lost when.
type settings struct {
	version     int    // 602 is 6.2
	role        string // master, slave
	replicas    int
	known       bool // the server lets its configuration be read
	appendonly  bool
	appendfsync string
	save        string
	maxmemory   int64
	policy      string
}

// Finding is what a setting means, in words. Loses says that something that was acked can be lost where the promises say that it is not.
type Finding struct {
	Says  string `json:"says"`
	Loses bool   `json:"loses"`
	Warns bool   `json:"warns"`
}

func readSettings(ctx context.Context, one redis.Cmdable) (settings, error) {
	info, err := one.Info(ctx).Result()
	if err != nil {
		return settings{}, err
	}
	var s settings
	for line := range strings.Lines(info) {
		switch name, value, _ := strings.Cut(strings.TrimSpace(line), ":"); name {
		case "redis_version":
			var major, minor int
			fmt.Sscanf(value, "%d.%d", &major, &minor)
			s.version = 100*major + minor
		case "role":
			s.role = value
		case "connected_slaves":
			s.replicas, _ = strconv.Atoi(value)
		}
	}
	all := map[string]string{}
	for _, name := range []string{"appendonly", "appendfsync", "save", "maxmemory", "maxmemory-policy"} {
		got, err := one.ConfigGet(ctx, name).Result()
		if err != nil {
			return s, nil // many who rent a Redis out keep this to themselves
		}
		all[name] = got[name]
	}
	s.known, s.appendonly, s.appendfsync, s.save, s.policy = true, all["appendonly"] == "yes", all["appendfsync"], all["save"], all["maxmemory-policy"]
	s.maxmemory, _ = strconv.ParseInt(all["maxmemory"], 10, 64)
	return s, nil
}

// findings say in plain words what the settings lose.
func (s settings) findings(ack Ack) (all []Finding) {
	loses := func(says string) { all = append(all, Finding{Says: says, Loses: true}) }
	warns := func(says string) { all = append(all, Finding{Says: says, Warns: true}) }
	good := func(says string) { all = append(all, Finding{Says: says}) }
	if s.role != "" && s.role != "master" {
		loses("this server is a replica and takes no writes: give the address of its primary")
	}
	if s.version > 0 && s.version < 602 {
		loses("this server is older than Redis 6.2, which is the oldest that works: update it")
	}
	if ack == AckReplica && s.replicas == 0 {
		warns("ack is replica, and no replica is connected: nothing is acked until one is")
	}
	if !s.known {
		warns("this server does not say how it keeps what it is given: make sure that appendonly is yes, or a crash of it loses conversations")
		return all
	}
	switch {
	case !s.appendonly && s.save == "":
		loses("appendonly is no and save is empty: a restart of this server loses every conversation. Set appendonly yes")
	case !s.appendonly:
		loses("appendonly is no: a crash of this server loses all conversations since its last snapshot (save " + s.save + "). Set appendonly yes")
	case s.appendfsync == "always":
		good("appendfsync is always: what was acked survives a crash of this server and a power failure of its machine")
	case s.appendfsync == "everysec":
		good("appendfsync is everysec: what was acked survives a crash of this server; a power failure of its machine can lose the last second or two (appendfsync always loses nothing and is slower)")
	default:
		loses("appendfsync is " + s.appendfsync + ": a power failure of this server's machine loses what the system had not written yet, often half a minute. Set appendfsync everysec or always")
	}
	if s.maxmemory > 0 && strings.HasPrefix(s.policy, "allkeys") {
		loses("maxmemory-policy is " + s.policy + ": when memory is full, this server throws conversations away. Set maxmemory-policy noeviction")
	}
	if s.maxmemory == 0 {
		warns("maxmemory is not set: when memory runs out, the system may end this server. Set maxmemory, with maxmemory-policy noeviction")
	}
	return all
}

// looked is what was found on all servers together.
type looked struct {
	Findings []Finding
	lazy     bool // one at least answers before it has written: see written.go
	sharded  bool // all know sharded pub/sub
}

// look reads the settings of the server, or of each primary of a cluster. What several say is said once.
func look(ctx context.Context, rdb redis.UniversalClient, ack Ack) (looked, error) {
	var mu sync.Mutex
	all := looked{sharded: true}
	one := func(ctx context.Context, c *redis.Client) error {
		s, err := readSettings(ctx, c)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		all.sharded = all.sharded && s.version >= 700
		all.lazy = all.lazy || s.appendonly && s.appendfsync != "always" || !s.known
		for _, f := range s.findings(ack) {
			if !slices.Contains(all.Findings, f) {
				all.Findings = append(all.Findings, f)
			}
		}
		return nil
	}
	return all, eachPrimary(ctx, rdb, one)
}

func eachPrimary(ctx context.Context, rdb redis.UniversalClient, f func(context.Context, *redis.Client) error) error {
	if c, ok := rdb.(*redis.ClusterClient); ok {
		return c.ForEachMaster(ctx, f)
	}
	return f(ctx, rdb.(*redis.Client))
}

// Look connects to the Redis at the address and says what its settings mean.
func Look(ctx context.Context, address string, ack Ack) ([]Finding, error) {
	rdb, err := connect(ctx, address)
	if err != nil {
		return nil, err
	}
	defer rdb.Close()
	found, err := look(ctx, rdb, ack)
	if err != nil {
		return nil, unreachable(address, err)
	}
	return found.Findings, nil
}
