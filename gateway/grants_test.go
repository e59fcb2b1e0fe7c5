package gateway

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// fakeGrants is a book in memory, newest last.
type fakeGrants struct {
	all     []fakeGrant
	may     map[string]string // agent → grant
	visited int
}

type fakeGrant struct {
	session      chat.ID
	grant, state string
	settled      bool
}

func (f *fakeGrants) EachGrant(each func(session chat.ID, grant, state string, settled bool) bool) {
	for _, g := range slices.Backward(f.all) {
		f.visited++
		if !each(g.session, g.grant, g.state, g.settled) {
			return
		}
	}
}

func (f *fakeGrants) MayApprove(agent, grant string) bool { return f.may[agent] == grant }

func (f *fakeGrants) Uses(agent string, s chat.Session) (json.RawMessage, error) {
	return json.Marshal([]m{{"action": "refund", "for": agent, "of": s.Customer.Name}})
}

func (h *house) granted(f *fakeGrants, n int, body chat.Body, more ...chat.Body) (chat.ID, string) {
	s := h.past(1, by(chat.System, chat.Identified{Customer: chat.Person{ID: fmt.Sprint("c", n), Name: fmt.Sprint("Customer ", n), Verified: true}}))
	grant := fmt.Sprint("g", n)
	state := chat.GrantGiven
	switch b := body.(type) {
	case chat.GrantPending:
		b.Grant, b.Action, b.Reason = grant, "refund", "late"
		body, state = b, chat.GrantWaits
	case chat.Granted:
		b.Grant, b.Action, b.Reason = grant, "refund", "late"
		body = b
	}
	settled := false
	for _, b := range append([]chat.Body{body}, more...) {
		switch b := b.(type) {
		case chat.GrantRefused:
			state = chat.GrantDenied
		case chat.GrantTried:
			settled = b.Done
		}
		h.append(s, chat.By{Role: chat.Agent, ID: "a1", Name: "Ana"}, b)
	}
	f.all = append(f.all, fakeGrant{s, grant, state, settled})
	return s, grant
}

func (h *house) grants(query string, who as) (ids []string, next string) {
	h.Helper()
	a := h.do("GET", "/v1/grants"+query, nil, who)
	require.Equal(h, 200, a.StatusCode, "%s", a.body)
	o := a.object(h)
	for _, i := range o["items"].([]any) {
		ids = append(ids, i.(m)["grant"].(string))
	}
	next, _ = o["next"].(string)
	return ids, next
}

func TestGrantsAreListed(t *testing.T) {
	f := &fakeGrants{may: map[string]string{}}
	h := newHouse(t, func(o *Options) { o.Grants = f })
	ana, c := h.agent("ana", 3, false)
	who := cookie(c)
	ids, _ := h.grants("", who)
	require.Empty(t, ids)
	waits, _ := h.granted(f, 0, chat.GrantPending{Amount: "400", Currency: "EUR", Above: "amount", Tier: 3})
	h.granted(f, 1, chat.GrantPending{}, chat.GrantRefused{Grant: "g1"})
	h.granted(f, 2, chat.Granted{Carried: chat.ByHand})
	h.granted(f, 3, chat.Granted{Carried: chat.Hook}, chat.GrantTried{Grant: "g3", Attempt: 1, Failed: true, Says: "answered 422"})
	h.granted(f, 4, chat.Granted{Carried: chat.Hook}, chat.GrantTried{Grant: "g4", Attempt: 1, Done: true})
	h.granted(f, 5, chat.GrantPending{})
	gone, _ := h.granted(f, 6, chat.GrantPending{})
	require.NoError(t, h.store.Erase(t.Context(), gone))
	f.all = append(f.all, fakeGrant{"s-none", "g7", chat.GrantWaits, false}, fakeGrant{waits, "g8", chat.GrantWaits, false}) // reserved, and not in a log (yet)
	f.may[ana.ID] = "g0"
	for query, want := range map[string]string{"": "g5 g4 g3 g2 g1 g0", "?state=pending": "g5 g0", "?state=granted": "g4 g3 g2", "?state=refused": "g1", "?state=failed": "g3",
		"?state=failed,pending": "g5 g3 g0", "?state=granted,failed": "g4 g3 g2", "?after=g3": "g2 g1 g0", "?state=pending&after=g3": "g0", "?after=g0": ""} {
		ids, next := h.grants(query, who)
		require.Equal(t, want, strings.Join(ids, " "), query)
		require.Empty(t, next)
	}
	var walked []string
	for after := ""; ; {
		ids, next := h.grants("?limit=2&after="+after, who)
		walked = append(walked, ids...)
		if after = next; next == "" {
			break
		}
	}
	require.Equal(t, strings.Fields("g5 g4 g3 g2 g1 g0"), walked)
	for _, bad := range []string{"?state=given", "?state=pending,", "?limit=0", "?after=g99"} {
		require.Equal(t, 400, h.do("GET", "/v1/grants"+bad, nil, who).StatusCode, bad)
	}

	item := h.do("GET", "/v1/grants?state=pending&after=g5", nil, who).object(t)["items"].([]any)[0].(m)
	require.NotEmpty(t, item["at"])
	delete(item, "at")
	require.Equal(t, m{"grant": "g0", "action": "refund", "amount": "400", "currency": "EUR", "reason": "late", "by": m{"role": "agent", "id": "a1", "name": "Ana"}, "state": "pending", "tier": 3.0, "above": "amount",
		"session": string(waits), "customer": m{"id": "c0", "name": "Customer 0", "locale": "en", "verified": true}, "may_approve": true}, item)
	_, other := h.agent("ben", 2, false)
	for _, i := range h.do("GET", "/v1/grants", nil, cookie(other)).object(t)["items"].([]any) {
		require.False(t, i.(m)["may_approve"].(bool))
	}
	f.visited = 0
	h.grants("?limit=1", who)
	require.Less(t, f.visited, 7, "what is not asked for is not looked at")
}

func TestActionsOfASession(t *testing.T) {
	f := &fakeGrants{}
	h := newHouse(t, func(o *Options) { o.Grants = f })
	ana, c := h.agent("ana", 3, false)
	s, _ := h.granted(f, 0, chat.GrantPending{})
	a := h.do("GET", "/v1/sessions/"+string(s)+"/actions", nil, cookie(c))
	require.Equal(t, 200, a.StatusCode)
	require.JSONEq(t, fmt.Sprintf(`{"items":[{"action":"refund","for":%q,"of":"Customer 0"}]}`, ana.ID), string(a.body))
	for _, id := range foreign(5) {
		require.Equal(t, 404, h.do("GET", "/v1/sessions/"+id+"/actions", nil, cookie(c)).StatusCode, id)
	}
}

// A server on which nothing is configured has no grants, which is no error.
func TestNoGrants(t *testing.T) {
	h := newHouse(t)
	_, c := h.agent("ana", 3, false)
	s := h.past(1)
	for _, path := range []string{"/v1/grants", "/v1/sessions/" + string(s) + "/actions"} {
		a := h.do("GET", path, nil, cookie(c))
		require.Equal(t, 200, a.StatusCode)
		require.JSONEq(t, `{"items":[]}`, string(a.body))
	}
	require.Equal(t, 401, h.do("GET", "/v1/grants", nil).StatusCode)
}
