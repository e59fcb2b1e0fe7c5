package reliability

import (
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// Proxy is a TCP relay in front of a server that can misbehave as networks do. Dials counts the connections that were asked for.
type Proxy struct {
	Addr  string
	Dials atomic.Int64

	listen net.Listener

	mu    sync.Mutex
	to    string
	conns map[net.Conn]bool
	cut   bool          // nothing passes, and nobody is told: connections stay, new ones hang
	deny  bool          // new connections are reset
	delay time.Duration // each way
	slice int           // bytes at once; 0: as they come
	wake  chan struct{} // closed when a cut ends
}

// NewProxy listens on a free port of 127.0.0.1 and relays to the address to.
func NewProxy(to string) (*Proxy, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &Proxy{Addr: l.Addr().String(), to: to, listen: l, conns: map[net.Conn]bool{}, wake: make(chan struct{})}
	go p.accept()
	return p, nil
}

func (p *Proxy) accept() {
	for {
		in, err := p.listen.Accept()
		if err != nil {
			return
		}
		p.Dials.Add(1)
		go p.serve(in)
	}
}

func (p *Proxy) serve(in net.Conn) {
	if !p.keep(in) {
		reset(in)
		return
	}
	defer p.drop(in)
	p.pass()
	out, err := net.DialTimeout("tcp", p.target(), 5*time.Second)
	if err != nil {
		reset(in)
		return
	}
	if !p.keep(out) {
		reset(out)
		return
	}
	defer p.drop(out)
	var both sync.WaitGroup
	both.Go(func() { p.copy(out, in) })
	both.Go(func() { p.copy(in, out) })
	both.Wait()
}

// copy relays one way. The delay is that of a wire: what is sent later is not held up by what was sent before.
func (p *Proxy) copy(to, from net.Conn) {
	defer to.Close()
	defer from.Close()
	type chunk struct {
		bytes []byte
		at    time.Time
	}
	line := make(chan chunk, 4096)
	go func() {
		defer close(line)
		for {
			b := make([]byte, 32<<10)
			n, err := from.Read(b)
			if n > 0 {
				line <- chunk{b[:n], time.Now()}
			}
			if err != nil {
				return
			}
		}
	}()
	for c := range line {
		delay, slice := p.manners()
		time.Sleep(time.Until(c.at.Add(delay)))
		p.pass()
		for len(c.bytes) > 0 {
			n := len(c.bytes)
			if slice > 0 {
				n = min(n, slice)
			}
			if _, err := to.Write(c.bytes[:n]); err != nil {
				from.Close()
				for range line { // lets the reader end
				}
				return
			}
			c.bytes = c.bytes[n:]
		}
	}
}

// pass waits for the end of a cut.
func (p *Proxy) pass() {
	for {
		p.mu.Lock()
		cut, wake := p.cut, p.wake
		p.mu.Unlock()
		if !cut {
			return
		}
		<-wake
	}
}

func (p *Proxy) manners() (time.Duration, int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.delay, p.slice
}

func (p *Proxy) keep(c net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.deny {
		p.conns[c] = true
	}
	return !p.deny
}

func (p *Proxy) drop(c net.Conn) {
	c.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, c)
}

func (p *Proxy) target() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.to
}

// To relays new connections to another server.
func (p *Proxy) To(addr string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.to = addr
}

// Cut lets nothing through and tells nobody, as a pulled cable; Mend ends it.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = true
}

// Deny resets every connection and each new one; Mend ends it.
func (p *Proxy) Deny() {
	p.mu.Lock()
	p.deny = true
	p.mu.Unlock()
	p.Reset()
}

// Mend ends a Cut or a Deny.
func (p *Proxy) Mend() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.deny = false
	if p.cut {
		p.cut = false
		close(p.wake)
		p.wake = make(chan struct{})
	}
}

// Reset ends all connections with a TCP reset, and says how many there were.
func (p *Proxy) Reset() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.conns)
	for c := range p.conns {
		reset(c)
	}
	return n
}

func reset(c net.Conn) {
	if tcp, ok := c.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	c.Close()
}

// Delay holds every byte up for so long, each way; 0 ends it.
func (p *Proxy) Delay(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.delay = d
}

// Slice passes on at most n bytes at once; 0 ends it.
func (p *Proxy) Slice(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.slice = n
}

// Close ends it and all that it relays.
func (p *Proxy) Close() {
	p.listen.Close()
	p.Mend()
	p.Reset()
}
