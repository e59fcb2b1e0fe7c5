package hooks

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestPublicAddresses(t *testing.T) {
	for _, a := range strings.Fields(`0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 172.31.255.255
		192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
		:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1::
		2001:db8::1 2002:7f00:1:: 2002:a00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff05::2 4000::1`) {
		require.False(t, public(netip.MustParseAddr(a)), a)
	}
	for _, a := range strings.Fields(`1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0
		192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 ::ffff:1.1.1.1 64:ff9b::1.1.1.1 2606:4700:4700::1111 2a00:1450::1 2001:4860:4860::8888`) {
		require.True(t, public(netip.MustParseAddr(a)), a)
	}
	require.False(t, public(netip.Addr{}))
}

// In whatever way the house's own address is written, and whatever a name stands for, nothing is sent there.
func TestNothingReachesTheHouse(t *testing.T) {
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) {})
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	c := client(t, Options{resolver: names(func(int) []net.IP { return []net.IP{net.IPv4(127, 0, 0, 1)} }), timeout: 3 * time.Second})
	for _, host := range strings.Fields(`127.0.0.1 127.0.0.2 127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 0.0.0.0 0 localhost LOCALHOST localhost. shop.example 127.0.0.1.
		[::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] 10.0.0.1 169.254.169.254 192.168.1.1 [fe80::1%25lo] [fd00::1] user@127.0.0.1 shop.example@127.0.0.1
		127.0.0.1.nip.example xn--localhost-.example ①②⑦.⓪.⓪.① 127。0。0。1`) {
		for _, scheme := range []string{"http://", "https://"} {
			got := c.Carry(t.Context(), order(scheme+host+":"+port+"/x", 1))
			require.False(t, got.Done, host)
			require.NotEmpty(t, got.Says, host)
		}
	}
	require.Zero(t, s.calls.Load())
	got := c.Carry(t.Context(), order("http://shop.example:"+port, 1))
	require.True(t, got.Failed, "until the configuration is another")
	require.Contains(t, got.Says, "127.0.0.1:"+port+", which is no public address: name the host in hooks.allow")
}

// A host that is allowed by name may be anywhere; others may not, also where they are at the same address.
func TestAllowedByName(t *testing.T) {
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) {})
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	c := client(t, Options{Allow: []string{"Refunds.Internal."}, resolver: names(func(int) []net.IP { return []net.IP{net.IPv4(127, 0, 0, 1)} })})
	require.True(t, c.Carry(t.Context(), order("http://refunds.internal:"+port, 1)).Done)
	require.True(t, c.Carry(t.Context(), order("http://REFUNDS.internal.:"+port, 1)).Done)
	for _, host := range []string{"other.internal", "127.0.0.1", "refunds.internal.example", "x.refunds.internal"} {
		require.True(t, c.Carry(t.Context(), order("http://"+host+":"+port, 1)).Failed, host)
	}
	require.EqualValues(t, 2, s.calls.Load())
}

// A name that is out in the world when it is looked up first, and inside when it is looked up again: what is dialed counts, each time.
func TestRebinding(t *testing.T) {
	outside, inside := net.IPv4(93, 184, 216, 34), net.IPv4(127, 0, 0, 1)
	for name, find := range map[string]func(n int) []net.IP{
		"first out, then in": func(n int) []net.IP { return [][]net.IP{{outside}, {inside}}[min(n, 2)-1] },
		"both in one answer": func(int) []net.IP { return []net.IP{outside, inside} },
		"in and out by turn": func(n int) []net.IP { return [][]net.IP{{outside}, {inside}}[n%2] },
	} {
		t.Run(name, func(t *testing.T) {
			g := newGuard(nil, names(find))
			noNet := errors.New("no test leaves this machine")
			var refused, let []string
			g.strict.Control = func(network, address string, c syscall.RawConn) error {
				if err := refuseInside(network, address, c); err != nil {
					refused = append(refused, address)
					return err
				}
				let = append(let, address)
				return noNet
			}
			for range 4 {
				_, err := g.dial(context.Background(), "tcp", "rebound.example:443")
				require.Error(t, err)
			}
			require.NotEmpty(t, let)
			require.NotEmpty(t, refused)
			require.NotContains(t, let, "127.0.0.1:443")
			require.NotContains(t, refused, "93.184.216.34:443")
		})
	}
}
