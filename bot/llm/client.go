package llm

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"

	"roundpeg/upstream"
)

// client goes to the server itself: through no proxy, to no other address that it is sent to, and never to where machines of a cloud get their credentials.
func client(atOnce int) *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.Proxy, t.DialContext = nil, dialer().DialContext
	t.DisableCompression = true // what is counted is what is read
	t.MaxIdleConnsPerHost, t.MaxResponseHeaderBytes, t.TLSHandshakeTimeout = atOnce, 64<<10, dialFor
	return &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func dialer() *net.Dialer {
	return &net.Dialer{Timeout: dialFor, KeepAlive: 30 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || nowhere(at.Addr()) {
			return errNowhere
		}
		return nil
	}}
}

var errNowhere = errors.New("the host is at a link-local address, or at one where clouds keep credentials")

// Where nobody serves a model: link-local, the metadata of clouds over IPv6 (AWS, GCP), Alibaba's and Oracle's.
var no = []netip.Prefix{netip.MustParsePrefix("169.254.0.0/16"), netip.MustParsePrefix("fe80::/10"), netip.MustParsePrefix("fd00:ec2::/32"),
	netip.MustParsePrefix("fd20:ce::/32"), netip.MustParsePrefix("100.100.100.200/32"), netip.MustParsePrefix("192.0.0.192/32")}

// IPv4 addresses within IPv6 ones: NAT64, 6to4 (after two bytes), and the old "compatible" form.
var (
	nat64      = netip.MustParsePrefix("64:ff9b::/96")
	sixToFour  = netip.MustParsePrefix("2002::/16")
	compatible = netip.MustParsePrefix("::/96")
)

// nowhere says that an address is none that a model is served at. It is what is dialed, after every look-up, however the host was written.
func nowhere(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	switch b := a.As16(); {
	case nat64.Contains(a), a.Is6() && compatible.Contains(a) && a != netip.IPv6Loopback() && !a.IsUnspecified():
		a = netip.AddrFrom4([4]byte(b[12:]))
	case sixToFour.Contains(a):
		a = netip.AddrFrom4([4]byte(b[2:6]))
	}
	for _, n := range no {
		if n.Contains(a) {
			return true
		}
	}
	return !a.IsValid()
}

// Bounds of what is read: of an answer that tells of a fault, of a line of a stream, of a stream besides its words, and of it for each token.
const (
	errorBody = 64 << 10
	lineBody  = 64 << 10
	restBody  = 64 << 10
	tokenBody = 1 << 10
	listBody  = 4 << 20 // of a list of models
)

var (
	errTooLong = errors.New("too long")
	errQuiet   = errors.New("quiet")
)

// call is the HTTP client of one call: it keeps what the library lets go of, and reads no more than it may.
type call struct {
	http   *http.Client
	most   int64 // bytes of an answer
	line   int   // bytes of a line of it
	now    func() time.Time
	status int // 0 without an answer
	wait   time.Duration
	body   *tap // of a stream
	err    error
	silent func() // is called when the server falls silent
}

func (c *call) Do(req *http.Request) (*http.Response, error) {
	res, err := c.http.Do(req)
	if err != nil {
		c.err = err
		return nil, err
	}
	c.status, c.wait = res.StatusCode, upstream.RetryAfter(res.Header, c.now())
	if c.status < 300 {
		c.body = &tap{from: res.Body, left: c.most, most: c.line, silent: c.silent}
		res.Body = c.body
		return res, nil
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, errorBody))
	if c.err = err; err != nil {
		return nil, err
	}
	res.Body = io.NopCloser(bytes.NewReader(b))
	return res, nil
}

// tap is the body of a stream. Its err is what the library may hide.
type tap struct {
	from   io.ReadCloser
	left   int64
	line   int // so far
	most   int // of a line
	silent func()
	timer  *time.Timer // runs once words have come
	err    error
}

func (t *tap) Read(p []byte) (n int, err error) {
	if t.left <= 0 || t.line > t.most {
		t.err = errTooLong
		return 0, t.err
	}
	n, err = t.from.Read(p[:min(int64(len(p)), t.left)])
	t.left -= int64(n)
	if i := bytes.LastIndexByte(p[:n], '\n'); i >= 0 {
		t.line = n - i - 1
	} else {
		t.line += n
	}
	if err != nil && !errors.Is(err, io.EOF) {
		t.err = err
	}
	return n, err
}

// within says how long the server may be silent from now on.
func (t *tap) within(d time.Duration) {
	if t.timer == nil {
		t.timer = time.AfterFunc(d, t.silent)
	} else {
		t.timer.Reset(d)
	}
}

func (t *tap) Close() error {
	if t.timer != nil {
		t.timer.Stop()
	}
	return t.from.Close()
}

// within also ends when the model is closed, and after limit.
func (m *Model) within(ctx context.Context, limit time.Duration) (context.Context, func()) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	stop := context.AfterFunc(m.ends, cancel)
	return ctx, func() { stop(); cancel() }
}
