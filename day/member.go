package day

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"roundpeg/client"
)

// member is somebody at the desk.
type member struct {
	*today
	part
	account client.Account
	api     *client.API
	a       *client.Agent
	dice    *rand.Rand
	lying   map[string]bool // own conversations that are left lying, or not
	forgot  map[string]bool // promises that are forgotten, or not
	said    map[string]int64

	mu      sync.Mutex
	refused []string
}

func (d *today) newMember(ctx context.Context, n int, p part) (*member, error) {
	m := &member{today: d, part: p, dice: rand.New(rand.NewPCG(d.Seed, uint64(n)+500)), lying: map[string]bool{}, forgot: map[string]bool{}, said: map[string]int64{}}
	var err error
	if m.account, err = d.admin.NewAgent(ctx, p.name, p.tier); err != nil {
		return nil, err
	}
	change := client.Fields{"capacity": p.capacity, "languages": p.languages, "limits": client.Fields{"refund": client.Fields{"amount": p.limit, "per_day": p.limit + "0", "currency": "EUR"}}}
	if err := d.admin.Do(ctx, http.MethodPatch, "/v1/agents/"+m.account.ID, change, nil); err != nil {
		return nil, err
	}
	if m.api, err = client.Login(ctx, d.Addr, m.account.Email, m.account.Password); err != nil {
		return nil, err
	}
	m.a = client.NewAgent(m.account, "away", client.Options{Name: p.name, Nodes: []string{d.Addr}})
	return m, nil
}

func (m *member) close() { m.a.Close() }

// shift is the working day, and the next one as far as it is needed.
func (m *member) shift(ctx context.Context) {
	dropped, status := false, "away"
	for m.Clock.Sleep(ctx, time.Duration(15+m.dice.IntN(20))*time.Second) {
		want := "away"
		here := m.here()
		if here == "on" {
			want = "available"
		}
		if want != status {
			status = want
			m.a.Status(status)
		}
		if here == "off" {
			continue
		}
		if since := m.Clock.Now().Sub(m.Opens); m.drops > 0 && since > m.drops && !dropped {
			dropped = true
			m.a.Cut()
		}
		if here == "on" {
			m.take()
			m.approve(ctx)
		}
		m.talk(ctx)
		m.promised(ctx)
	}
}

// here is on while the desk is open, off at lunch and at night, and late for an hour after closing, to finish what was begun.
func (m *member) here() string {
	now := m.Clock.Now()
	for day := range 3 {
		opens, closes := m.Opens.AddDate(0, 0, day), m.Closes.AddDate(0, 0, day)
		lunch := opens.Add(m.lunch)
		switch {
		case m.lunch > 0 && !now.Before(lunch) && now.Before(lunch.Add(time.Hour)):
			return "off"
		case !now.Before(opens) && now.Before(closes):
			return "on"
		case !now.Before(closes) && now.Before(closes.Add(time.Hour)):
			return "late"
		}
	}
	return "off"
}

// take claims what is offered, and what nobody took for a while.
func (m *member) take() {
	mine, now := 0, m.Clock.Now()
	for _, i := range m.a.Queue() {
		if m.owns(i) {
			mine++
		}
	}
	for _, i := range m.a.Queue() {
		if mine >= m.capacity {
			return
		}
		if i.State == "waiting" && (i.Offered || now.Sub(i.WaitingSince) > 3*time.Minute) && m.do("claim", i.Session, nil) {
			mine++
		}
	}
}

func (m *member) owns(i client.Item) bool {
	return i.State == "with_agent" && i.Owner != nil && i.Owner.ID == m.account.ID
}

// talk goes on with every own conversation.
func (m *member) talk(ctx context.Context) {
	for _, i := range m.a.Queue() {
		if !m.owns(i) {
			continue
		}
		if _, met := m.lying[i.Session]; !met {
			m.lying[i.Session] = m.dice.Float64() < m.silent
		}
		if m.lying[i.Session] && m.here() != "late" || m.dice.Float64() < .7 { // to think and to write takes a minute or two
			continue
		}
		if s, err := m.api.Session(ctx, i.Session); err == nil {
			m.answer(ctx, s)
		}
	}
}

// do sends a command; what another was quicker with is no fault.
func (m *member) do(kind, session string, f client.Fields) bool {
	_, err := m.send(kind, session, f)
	return err == nil
}

func (m *member) send(kind, session string, f client.Fields) (client.Frame, error) {
	all := client.Fields{"session": session}
	for k, v := range f {
		all[k] = v
	}
	got, err := m.a.Send(kind, all).Within(20 * time.Second)
	if err != nil {
		m.mu.Lock()
		m.refused = append(m.refused, fmt.Sprintf("%s: %v", kind, err))
		m.mu.Unlock()
	}
	return got, err
}
