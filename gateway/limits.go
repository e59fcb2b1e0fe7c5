package gateway

// Rate is a token bucket: Burst at once, then PerSecond.
type Rate struct {
	PerSecond float64
	Burst     int
}

// Limits says how fast and how many; a zero field means its default. One address is an IPv4 address or an IPv6 /64.
// The defaults let a whole office behind one address through.
type Limits struct {
	Messages Rate // commands of one customer's session
	Desk     Rate // commands of one agent or API token
	Frames   Rate // frames of one socket; beyond it they are read more slowly, never refused
	Connects Rate // sockets opened by one address
	Sessions Rate // new sessions of one address
	Logins   Rate // tries to sign in from one address

	SocketsPerAddress int // open at once
	Sockets           int // open at once, of everybody
}

func (l Limits) orDefault() Limits {
	rate := func(r *Rate, perSecond float64, burst int) {
		if r.PerSecond <= 0 || r.Burst <= 0 {
			*r = Rate{perSecond, burst}
		}
	}
	rate(&l.Messages, 5, 20)
	rate(&l.Desk, 50, 200)
	rate(&l.Frames, 1000, 2000)
	rate(&l.Connects, 200, 1500)
	rate(&l.Sessions, 100, 1500)
	rate(&l.Logins, 2, 50)
	if l.SocketsPerAddress <= 0 {
		l.SocketsPerAddress = 1500
	}
	if l.Sockets <= 0 {
		l.Sockets = 50_000
	}
	return l
}
