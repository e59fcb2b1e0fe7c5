package gateway

import (
	"crypto/tls"
	"fmt"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func TestAddress(t *testing.T) {
	g := &Gateway{Options: Options{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}}}
	for _, c := range []struct{ remote, forwarded, want string }{
		{"192.0.2.1:80", "", "192.0.2.1"},
		{"192.0.2.1:80", "198.51.100.7", "192.0.2.1"}, // nobody whom we trust says so
		{"10.0.0.1:80", "198.51.100.7", "198.51.100.7"},
		{"10.0.0.1:80", "6.6.6.6, 198.51.100.7", "198.51.100.7"}, // what the client put in front is the client's word
		{"10.0.0.1:80", "198.51.100.7, 10.0.0.2", "198.51.100.7"},
		{"10.0.0.1:80", "", "10.0.0.1"},
		{"10.0.0.1:80", "junk", "10.0.0.1"},
		{"10.0.0.1:80", "198.51.100.7, junk", "10.0.0.1"},
		{"[fd00::1]:80", "2001:db8:1:2:3::9", "2001:db8:1:2::/64"},
		{"[2001:db8::1]:80", "", "2001:db8::/64"},
		{"[::ffff:192.0.2.1]:80", "", "192.0.2.1"},
		{"[fe80::1%eth0]:80", "", "fe80::/64"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.remote
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		require.Equal(t, c.want, g.address(r), "%+v", c)
	}
}

func TestOwnOriginBehindProxies(t *testing.T) {
	g := &Gateway{Options: Options{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}}
	for _, c := range []struct {
		remote, host, proto, origin string
		tls, want                   bool
	}{
		{"192.0.2.1:1", "shop.example", "", "http://shop.example", false, true},
		{"192.0.2.1:1", "SHOP.example:80", "", "http://shop.example", false, true},
		{"192.0.2.1:1", "shop.example", "", "https://shop.example", false, false},
		{"192.0.2.1:1", "shop.example", "https", "https://shop.example", false, false}, // anybody can say https
		{"10.0.0.1:1", "shop.example", "https", "https://shop.example", false, true},
		{"10.0.0.1:1", "shop.example", "https", "http://shop.example", false, false},
		{"192.0.2.1:1", "shop.example:443", "", "https://shop.example", true, true},
		{"192.0.2.1:1", "shop.example:8443", "", "https://shop.example", true, false},
		{"192.0.2.1:1", "", "", "http://", false, false},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr, r.Host = c.remote, c.host
		r.Header.Set("Origin", c.origin)
		r.Header.Set("X-Forwarded-Proto", c.proto)
		if c.tls {
			r.TLS = &tls.ConnectionState{}
		}
		require.Equal(t, c.want, g.ownOrigin(r), "%+v", c)
	}
}

func TestBuckets(t *testing.T) {
	b := newBuckets(Rate{PerSecond: 2, Burst: 3})
	now := time.Now()
	for range 3 {
		require.NoError(t, b.take("a", now))
	}
	err := b.take("a", now)
	require.ErrorIs(t, err, chat.ErrLimited)
	var l *limited
	require.ErrorAs(t, err, &l)
	require.Equal(t, 500*time.Millisecond, l.after)
	require.NoError(t, b.take("b", now), "another's")
	require.NoError(t, b.take("a", now.Add(500*time.Millisecond)))
	for i := range 5000 { // whoever is quiet again is forgotten
		b.take(fmt.Sprint(i), now.Add(time.Duration(i)*time.Second))
	}
	require.Less(t, len(b.of), 2100)
}
