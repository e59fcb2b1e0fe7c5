package day

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"roundpeg/client"
)

var refund = regexp.MustCompile(`refund (\d+) EUR`)

// answer does what the customer's last words want, if nobody of the desk has answered them.
func (m *member) answer(ctx context.Context, s client.Stored) {
	last, answered := client.Event{}, true
	for _, e := range s.Events {
		switch {
		case e.Kind == "message" && e.By.Role == "customer":
			last, answered = e, false
		case e.Kind == "message" && e.By.Role == "agent" && e.By.ID == m.account.ID:
			answered = true
		}
	}
	id := s.Session.Session
	if m.overdue(ctx, id) {
		return
	}
	if answered || m.said[id] >= last.Seq && last.Seq > 0 {
		if newest := s.Events[len(s.Events)-1]; m.Clock.Now().Sub(newest.At) > 3*time.Hour { // the customer has gone
			m.do("resolve", id, client.Fields{"outcome": "abandoned", "cause": "a day"})
		}
		return
	}
	m.said[id] = last.Seq
	say := func(text string, more client.Fields) bool {
		f := client.Fields{"text": text}
		for k, v := range more {
			f[k] = v
		}
		return m.do("message", id, f)
	}
	switch text := strings.ToLower(last.Text); {
	case strings.Contains(text, "that is all") || strings.Contains(text, "das ist alles"):
		if say("You are welcome.", nil) {
			m.do("resolve", id, client.Fields{"outcome": "solved", "cause": "a day", "department": "service"})
		}
	case refund.MatchString(last.Text):
		m.refund(id, refund.FindStringSubmatch(last.Text)[1], say)
	case strings.Contains(text, "get back to me"):
		due := m.Clock.Now().Add(2 * time.Hour)
		say("I will get back to you about it within two hours.", client.Fields{"with_promise": client.Fields{"what": "followup", "due_at": due.UTC().Format(time.RFC3339Nano)}})
	case strings.Contains(text, "specialist") && m.tier < 3:
		m.do("transfer", id, client.Fields{"to": client.Fields{"tier": 3}, "reason": "it may be dangerous"})
	default:
		say("I have read everything, and I am looking after it: "+last.Text, nil)
	}
}

func (m *member) refund(id, amount string, say func(string, client.Fields) bool) {
	got, err := m.send("grant", id, client.Fields{"action": "refund", "amount": amount, "currency": "EUR", "reason": "the customer is right"})
	switch {
	case err != nil:
		say("I cannot refund it by myself, and will ask.", client.Fields{"no_promise": true})
	case got.Grant == "":
		m.breaks("the ack of a grant names none")
	default:
		say("Your refund is on its way.", nil)
	}
}

// overdue sees to promises of an own conversation that ran out: what was promised is done now, and it is kept.
func (m *member) overdue(ctx context.Context, session string) (some bool) {
	all, err := m.promises(ctx, "open,overdue")
	if err != nil {
		return false
	}
	for _, p := range all {
		if p.Session != session || p.State != "overdue" && p.What != "callback" {
			continue
		}
		some = true
		if m.do("message", session, client.Fields{"text": "We have just done what we promised. I am sorry that it took so long."}) {
			m.do("keep", session, client.Fields{"promise": p.Promise, "note": "done"})
			m.do("resolve", session, client.Fields{"outcome": "solved", "cause": "a day", "department": "service"})
		}
	}
	return some
}

// promise is one of the ledger.
type promise struct {
	Session string    `json:"session"`
	Promise string    `json:"promise"`
	What    string    `json:"what"`
	State   string    `json:"state"`
	DueAt   time.Time `json:"due_at"`
	KeptAt  time.Time `json:"kept_at"`
	By      client.By `json:"by"`
}

// promises are those of the ledger in some states.
func (d *today) promises(ctx context.Context, states string) (all []promise, err error) {
	for after := ""; ; {
		var page struct {
			Items []promise
			Next  string
		}
		if err := d.admin.Do(ctx, "GET", "/v1/promises?limit=200&state="+states+"&after="+url.QueryEscape(after), nil, &page); err != nil {
			return nil, fmt.Errorf("promises: %w", err)
		}
		all = append(all, page.Items...)
		if after = page.Next; after == "" {
			return all, nil
		}
	}
}

// promised keeps what comes due: call-backs whoever promised them, by taking the conversation; follow-ups that are one's own, unless they are forgotten.
func (m *member) promised(ctx context.Context) {
	if m.here() != "on" {
		return
	}
	all, err := m.promises(ctx, "open,overdue")
	if err != nil {
		return
	}
	for _, p := range all {
		soon := p.DueAt.Sub(m.Clock.Now()) < time.Hour
		switch {
		case !soon:
		case p.What == "callback":
			if m.do("claim", p.Session, nil) {
				m.overdue(ctx, p.Session)
			}
		case p.By.ID == m.account.ID && p.State == "open":
			if _, thought := m.forgot[p.Promise]; !thought {
				m.forgot[p.Promise] = m.dice.Float64() < m.forgets
			}
			if !m.forgot[p.Promise] {
				m.do("keep", p.Session, client.Fields{"promise": p.Promise, "note": "told them"})
			}
		}
	}
}

// approve decides grants that are above what others may give.
func (m *member) approve(ctx context.Context) {
	if m.tier < 3 {
		return
	}
	var page struct {
		Items []struct {
			Session, Grant string
			MayApprove     bool `json:"may_approve"`
		}
	}
	if err := m.api.Do(ctx, "GET", "/v1/grants?state=pending", nil, &page); err != nil {
		return
	}
	for _, g := range page.Items {
		if g.MayApprove {
			m.do("approve", g.Session, client.Fields{"grant": g.Grant, "reason": "they are right"})
		}
	}
}
