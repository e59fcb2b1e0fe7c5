package gateway

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// fakeDossiers knows one session.
type fakeDossiers struct {
	id    chat.ID
	texts []string
}

func (f *fakeDossiers) Dossier(_ context.Context, id chat.ID) (json.RawMessage, error) {
	if id != f.id {
		return nil, chat.ErrNotFound
	}
	return json.RawMessage(`{"session":"` + id + `"}`), nil
}

func (f *fakeDossiers) Check(_ context.Context, id chat.ID, text string) (json.RawMessage, error) {
	if id != f.id {
		return nil, chat.ErrNotFound
	}
	f.texts = append(f.texts, text)
	return json.RawMessage(`{"promise":null,"asked":[]}`), nil
}

func TestDossierAndCheck(t *testing.T) {
	fake := &fakeDossiers{}
	h := newHouse(t, func(o *Options) { o.Dossiers = fake })
	_, ana := h.agent("ana", 2, false)
	_, w := h.customer()
	fake.id = id(w)
	of := "/v1/sessions/" + string(fake.id)
	a := h.do("GET", of+"/dossier", nil, cookie(ana))
	require.Equal(t, 200, a.StatusCode)
	require.JSONEq(t, `{"session":"`+string(fake.id)+`"}`, string(a.body))
	a = h.do("POST", of+"/check", m{"text": "I'll call you"}, cookie(ana))
	require.Equal(t, 200, a.StatusCode)
	require.JSONEq(t, `{"promise":null,"asked":[]}`, string(a.body))
	require.Equal(t, 200, h.do("POST", of+"/check", m{"text": strings.Repeat("ü", 4000)}, cookie(ana)).StatusCode)
	require.Equal(t, []string{"I'll call you", strings.Repeat("ü", 4000)}, fake.texts)
	for _, body := range []any{m{}, m{"text": ""}, m{"text": strings.Repeat("ü", 4001)}, m{"text": 7}, "[]", "{"} {
		require.Equal(t, 400, h.do("POST", of+"/check", body, cookie(ana)).StatusCode, body)
	}
	require.Equal(t, 413, h.do("POST", of+"/check", m{"text": strings.Repeat("x", maxBody)}, cookie(ana)).StatusCode)
	for _, s := range append(foreign(3), string(fake.id)+"0") {
		require.Equal(t, 404, h.do("GET", "/v1/sessions/"+s+"/dossier", nil, cookie(ana)).StatusCode, s)
		require.Equal(t, 404, h.do("POST", "/v1/sessions/"+s+"/check", m{"text": "x"}, cookie(ana)).StatusCode, s)
	}
	require.Equal(t, 401, h.do("GET", of+"/dossier", nil).StatusCode)
	require.Equal(t, 403, h.do("GET", of+"/dossier", nil, bearer(h.token("watch"))).StatusCode)
	require.Equal(t, 403, h.do("POST", of+"/check", m{"text": "x"}, cookie(ana), header("Origin", "https://evil.example")).StatusCode)
	require.Len(t, fake.texts, 2)
}

func TestWithoutDossiers(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	_, w := h.customer()
	of := "/v1/sessions/" + string(id(w))
	require.Equal(t, 404, h.do("GET", of+"/dossier", nil, cookie(ana)).StatusCode)
	require.Equal(t, 404, h.do("POST", of+"/check", m{"text": "x"}, cookie(ana)).StatusCode)
}
