package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap"

	"roundpeg/bot/llm"
	"roundpeg/bot/llm/llmtest"
	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/store/sqlitestore"
)

// modelFile is a configuration that names the server.
func modelFile(t *testing.T, s *llmtest.Server) string {
	file := filepath.Join(t.TempDir(), "roundpeg.yaml")
	settings := fmt.Sprintf("bot: {encoder: none}\nlisten: 127.0.0.1:0\nllm: {url: %q, model: stub, key_env: STUB_KEY, price_in: 2, price_out: 4}\n", s.URL)
	require.NoError(t, os.WriteFile(file, []byte(settings), 0o600))
	return file
}

func TestDoctorAsksTheModel(t *testing.T) {
	s := llmtest.New(t)
	file := modelFile(t, s)
	env := map[string]string{"STUB_KEY": "sk-sesame"}
	args := []string{"doctor", "--config", file, "--data", filepath.Join(t.TempDir(), "none")}
	code, out, errs := spoken(t, env, "", args...)
	require.Zero(t, code, errs)
	for _, line := range []string{"llm address", "llm key +good: STUB_KEY is taken", "llm model +good: stub is there", "llm stream +good: the first word came after"} {
		require.Regexp(t, line, out)
	}
	require.Equal(t, "sk-sesame", s.Requests()[0].Key)

	s.Do(llmtest.Behaviour{Fault: "401"})
	code, out, _ = spoken(t, env, "", args...)
	require.Equal(t, 1, code)
	require.Regexp(t, "llm key +language model: .* answers 401: the key in STUB_KEY is not the right one", out)
	require.NotContains(t, out, "sesame")
	s.Do(llmtest.Behaviour{Fault: "404model"})
	code, out, _ = spoken(t, env, "", append(args, "--json")...)
	require.Equal(t, 1, code)
	var all []struct {
		What, Says string
		Good       bool
	}
	require.NoError(t, json.Unmarshal([]byte(out), &all))
	for _, f := range all {
		require.Equal(t, f.What != "llm model", f.Good, "%+v", f)
	}
	require.Len(t, s.Requests(), 2, "whose key is refused is not asked for words")
}

func TestModelFigures(t *testing.T) {
	s := llmtest.New(t)
	store, err := sqlitestore.Open(t.TempDir(), sqlitestore.Options{})
	require.NoError(t, err)
	defer store.Close()
	none, err := llmOf(t.Context(), configs.Default().LLM, func(string) string { return "" }, prometheus.NewRegistry(), store, time.Now, zap.NewNop())
	require.NoError(t, err)
	require.Nil(t, none.model)
	require.NoError(t, none.poke(t.Context(), ""))
	none.close()

	cfg, err := configs.Load(modelFile(t, s), func(string) string { return "" })
	require.NoError(t, err)
	r := prometheus.NewRegistry()
	with, err := llmOf(t.Context(), cfg.LLM, func(string) string { return "" }, r, store, time.Now, zap.NewNop())
	require.NoError(t, err)
	_, u, err := with.model.Word(t.Context(), llm.Wording{Answer: "Within thirty days."}, nil)
	require.NoError(t, err)
	s.Do(llmtest.Behaviour{Fault: "500"})
	for range 6 {
		_, _, err = with.model.Word(t.Context(), llm.Wording{Answer: "Within thirty days."}, nil)
		require.Error(t, err)
	}
	families, err := r.Gather()
	require.NoError(t, err)
	got := map[string]float64{}
	for _, f := range families {
		for _, m := range f.GetMetric() {
			name := f.GetName()
			for _, l := range m.GetLabel() {
				name += " " + l.GetValue()
			}
			got[name] = m.GetCounter().GetValue() + m.GetGauge().GetValue() + float64(m.GetHistogram().GetSampleCount())
		}
	}
	for name, want := range map[string]float64{"roundpeg_llm_requests_total ok word": 1, "roundpeg_llm_requests_total server_error word": 5, "roundpeg_llm_requests_total breaker word": 1, "roundpeg_llm_seconds word": 7,
		"roundpeg_llm_first_token_seconds": 1, "roundpeg_llm_breaker_open": 1, "roundpeg_llm_tokens_total in word": float64(u.In), "roundpeg_llm_tokens_total out word": float64(u.Out),
		"roundpeg_llm_requests_total ok draft": 0} {
		require.Contains(t, got, name)
		require.InDelta(t, want, got[name], 1e-9, name)
	}
	require.InDelta(t, float64(2*u.In+4*u.Out)/1e6, got["roundpeg_llm_cost_total"], 1e-12)
	with.close()
	events, err := store.Read(t.Context(), chat.ID("@llm-"+time.Now().UTC().Format(time.DateOnly)), 0, 0)
	require.NoError(t, err)
	require.Len(t, events, 1, "what was used is noted at the end")
}
