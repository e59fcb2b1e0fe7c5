package hooks

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// guard dials for the client. What counts is the address that is dialed, after every look-up, in whatever way the host was written.
type guard struct {
	allow  map[string]bool
	plain  net.Dialer
	strict net.Dialer
}

func newGuard(allow []string, resolver *net.Resolver) *guard {
	g := &guard{allow: map[string]bool{}, plain: net.Dialer{Timeout: usualTimeout, KeepAlive: 30 * time.Second, Resolver: resolver}}
	for _, host := range allow {
		g.allow[hostname(host)] = true
	}
	g.strict = g.plain
	g.strict.Control = refuseInside
	return g
}

func (g *guard) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err == nil && g.allow[hostname(host)] {
		return g.plain.DialContext(ctx, network, address)
	}
	return g.strict.DialContext(ctx, network, address)
}

// insideError says that an address is not out in the world.
type insideError struct{ address string }

func (e *insideError) Error() string {
	return fmt.Sprintf("the webhook's host is at %s, which is no public address: name the host in hooks.allow if that is meant", e.address)
}

// refuseInside looks at each address just before it is connected to.
func refuseInside(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !public(at.Addr()) {
		return &insideError{address}
	}
	return nil
}

func networks(all ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, n := range all {
		out = append(out, netip.MustParsePrefix(n))
	}
	return out
}

// The special-purpose registries of IANA (RFC 6890 and what came after): what is not out in the world, or leads back inside.
var (
	inside4 = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
		"192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4")
	global6 = netip.MustParsePrefix("2000::/3")
	inside6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
	nat64   = netip.MustParsePrefix("64:ff9b::/96") // NAT64: the last four bytes are what is dialed in the end
)

// public says that an address is one of the world's.
func public(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	within := inside4
	if !a.Is4() {
		if within = inside6; !global6.Contains(a) {
			return false
		}
	}
	for _, n := range within {
		if n.Contains(a) {
			return false
		}
	}
	return a.IsValid()
}
