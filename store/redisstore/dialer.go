package redisstore

import (
	"context"
	"crypto/tls"
	"net"
	"sync"

	"golang.org/x/time/rate"
)

// dialRate is how many connections a second are opened to one address, after as many at once: a Redis that is away is not worn out by
// tries, and one that comes back is not met by a storm.
const dialRate = 5

// dialer opens connections, at a bounded rate for each address.
type dialer struct {
	network string // tcp or unix; a cluster's servers are all tcp
	tls     *tls.Config
	mu      sync.Mutex
	pace    map[string]*rate.Limiter
}

func newDialer(network string, secure *tls.Config) *dialer {
	return &dialer{network: network, tls: secure, pace: map[string]*rate.Limiter{}}
}

func (d *dialer) dial(ctx context.Context, _, addr string) (net.Conn, error) {
	if err := d.limiter(addr).Wait(ctx); err != nil {
		return nil, err
	}
	plain := &net.Dialer{Timeout: dialIn, KeepAlive: -1} // pings find a dead peer sooner
	if d.tls == nil {
		return plain.DialContext(ctx, d.network, addr)
	}
	config := d.tls.Clone()
	config.ServerName, _, _ = net.SplitHostPort(addr)
	return (&tls.Dialer{NetDialer: plain, Config: config}).DialContext(ctx, d.network, addr)
}

func (d *dialer) limiter(addr string) *rate.Limiter {
	d.mu.Lock()
	defer d.mu.Unlock()
	l := d.pace[addr]
	if l == nil {
		l = rate.NewLimiter(dialRate, dialRate)
		d.pace[addr] = l
	}
	return l
}
