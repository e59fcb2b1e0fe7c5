package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	webhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// shop is a business's own system that carries out what was granted; the first call of each fails.
type shop struct {
	*httptest.Server
	verify *webhooks.Webhook

	mu    sync.Mutex
	calls map[string]int // by webhook-id
	done  map[string]any
	wrong []string
}

func newShop(t *testing.T, secret string) *shop {
	s := &shop{calls: map[string]int{}, done: map[string]any{}}
	var err error
	s.verify, err = webhooks.NewWebhook(secret)
	require.NoError(t, err)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		defer s.mu.Unlock()
		if err := s.verify.Verify(body, r.Header); err != nil {
			s.wrong = append(s.wrong, err.Error())
		}
		id := r.Header.Get("webhook-id")
		if s.calls[id]++; s.calls[id] == 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		var what struct{ Data map[string]any }
		if err := json.Unmarshal(body, &what); err != nil {
			s.wrong = append(s.wrong, err.Error())
		}
		s.done[id] = what.Data["amount"]
	}))
	t.Cleanup(s.Close)
	return s
}

// TestAGrantIsCarriedOut: an agent refunds within their limit, the shop's own system is away at first, and then does it, once; what is above waits for
// somebody else, and an address inside the house is not called unless the owner says so.
func TestAGrantIsCarriedOut(t *testing.T) {
	t.Parallel()
	const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
	s := newShop(t, secret)
	file := filepath.Join(t.TempDir(), "c.yaml")
	require.NoError(t, os.WriteFile(file, []byte(`
actions:
  - name: refund
    label: { en: Refund }
    money: true
    webhook: `+s.URL+`
    limits: { agents: [{ currency: EUR, amount: 50 }], specialists: [{ currency: EUR, amount: 500 }] }
hooks: { allow: [127.0.0.1] }
`), 0o600))
	base, _, stop := up(t, t.TempDir(), map[string]string{"ROUNDPEG_ADMIN_PASSWORD": "chosen-by-the-operator", "ROUNDPEG_WEBHOOK_SECRET": secret}, "--config", file)
	addr := strings.TrimPrefix(base, "http://")
	admin, err := client.Login(t.Context(), addr, "admin@localhost", "chosen-by-the-operator")
	require.NoError(t, err)
	agent := func(name string, tier int) *client.Agent {
		account, err := admin.NewAgent(t.Context(), name, tier)
		require.NoError(t, err)
		a := client.NewAgent(account, "available", client.Options{Name: name, Nodes: []string{addr}})
		t.Cleanup(a.Close)
		return a
	}
	ana, sue := agent("ana", 2), agent("sue", 3)
	c := client.NewCustomer(client.Options{Name: "kim", Nodes: []string{addr}})
	t.Cleanup(c.Close)
	do := func(cmd *client.Command) client.Frame {
		f, err := cmd.Within(10 * time.Second)
		require.NoError(t, err)
		return f
	}
	do(c.Send("human", nil))
	session := c.Session()
	do(ana.Claim(session))
	ask := func(amount string) client.Frame {
		return do(ana.Send("grant", client.Fields{"session": session, "action": "refund", "amount": amount, "currency": "EUR", "reason": "broken"}))
	}
	small, large := ask("30").Grant, ask("300").Grant
	_, err = ana.Send("approve", client.Fields{"session": session, "grant": large}).Within(10 * time.Second)
	require.ErrorContains(t, err, "forbidden")
	do(sue.Send("approve", client.Fields{"session": session, "grant": large}))

	require.Eventually(t, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.done) == 2
	}, 30*time.Second, 50*time.Millisecond, "the second attempt comes some seconds after the first")
	s.mu.Lock()
	require.Equal(t, map[string]any{small: "30", large: "300"}, s.done)
	require.Equal(t, map[string]int{small: 2, large: 2}, s.calls)
	require.Empty(t, s.wrong)
	s.mu.Unlock()
	require.Eventually(t, func() bool {
		log, err := admin.Session(t.Context(), session)
		require.NoError(t, err)
		tried := 0
		for _, e := range log.Events {
			if e.Kind == "grant_tried" {
				tried++
			}
		}
		return tried == 8 // each of two attempts of two grants: that it is made, and what came of it
	}, 10*time.Second, 50*time.Millisecond)
	require.Zero(t, stop())
}
