package redisstore

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/logging"
	"github.com/redis/go-redis/v9/maintnotifications"
)

const (
	dialIn   = time.Second
	answerIn = 3 * time.Second
	conns    = 8 // to one server: commands of all sessions share them, many in one write
)

func init() { logging.Disable() } // what the client would print is said by whoever called it

// connect makes a client for a single server, the primary that Sentinels name, or a cluster.
func connect(ctx context.Context, address string) (redis.UniversalClient, error) {
	o, err := options(address)
	if err != nil {
		return nil, err
	}
	rdb := redis.NewUniversalClient(o)
	info, err := rdb.Info(ctx, "cluster").Result()
	if err != nil {
		rdb.Close()
		return nil, unreachable(address, err)
	}
	if strings.Contains(info, "cluster_enabled:1") && !o.IsClusterMode {
		rdb.Close()
		o.IsClusterMode = true
		return redis.NewUniversalClient(o), nil
	}
	return rdb, nil
}

func options(address string) (*redis.UniversalOptions, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "redis" && u.Scheme != "rediss" && u.Scheme != "unix" {
		return nil, errors.New("redis: the address must look like redis://127.0.0.1:6379, rediss://user:password@host:6380/0 or unix:///path/to/socket")
	}
	q := u.Query()
	more, master := q["addr"], q.Get("master_name")
	q.Del("addr")
	q.Del("master_name")
	u.RawQuery = q.Encode()
	one, err := redis.ParseURL(u.String())
	if err != nil {
		return nil, fmt.Errorf("redis: %w", err)
	}
	return &redis.UniversalOptions{
		Addrs: append([]string{one.Addr}, more...), IsClusterMode: len(more) > 0 && master == "", MasterName: master,
		Username: one.Username, Password: one.Password, DB: one.DB, Dialer: newDialer(one.Network, one.TLSConfig).dial,
		MaxRetries: -1, ContextTimeoutEnabled: true, // a command that failed may have been done: whoever asked decides
		DialTimeout: dialIn, ReadTimeout: answerIn, WriteTimeout: answerIn, DialerRetries: 1, PoolSize: conns, PipelinePoolSize: -1,
		ClientName: "roundpeg", DisableIdentity: true, MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	}, nil
}

// unreachable words why there is no Redis to work with. A password in the address is left out.
func unreachable(address string, err error) error {
	if u, bad := url.Parse(address); bad == nil {
		address = u.Redacted()
	}
	return fmt.Errorf("redis: cannot work with %s: %w (is it running there, and is the password right?)", address, err)
}
