package configs

import (
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestLLM(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.yaml")
	require.NoError(t, os.WriteFile(file, []byte("llm: {url: https://models.example/v1/, model: m, uses: [word, summary], price_in: 0.15}\n"), 0o600))
	good, err := Load(file, none)
	require.NoError(t, err)
	require.NoError(t, good.Validate())
	require.Equal(t, LLM{URL: "https://models.example/v1/", Model: "m", KeyEnv: "ROUNDPEG_LLM_KEY", Uses: []string{"word", "summary"}, MaxOutput: 400, Concurrency: 4,
		TokensPerSession: 20_000, TokensPerDay: 2_000_000, PriceIn: 0.15, Timeout: 20 * time.Second}, good.LLM)
	require.Equal(t, LLMUses, Default().LLM.Uses)
	require.Empty(t, Default().LLM.URL)

	for _, c := range []struct {
		says  string
		spoil func(*LLM)
	}{
		{"llm.url: it must be the address", func(l *LLM) { l.URL = "127.0.0.1:11434" }},
		{"llm.url: it must be the address", func(l *LLM) { l.URL = "file:///etc/passwd" }},
		{"llm.url: it must have no password", func(l *LLM) { l.URL = "https://me:sk-secret@models.example/v1" }},
		{"llm.url: it must have no password", func(l *LLM) { l.URL = "https://models.example/v1?key=sk-secret" }},
		{"llm.url: it must end before", func(l *LLM) { l.URL = "https://models.example/v1/chat/completions/" }},
		{"llm.model: name", func(l *LLM) { l.Model = " " }},
		{"llm.max_output: 49", func(l *LLM) { l.MaxOutput = 49 }},
		{"llm.concurrency: 0", func(l *LLM) { l.Concurrency = 0 }},
		{"llm.tokens_per_session: -1", func(l *LLM) { l.TokensPerSession = -1 }},
		{"llm.tokens_per_day: -1", func(l *LLM) { l.TokensPerDay = -1 }},
		{"llm.timeout: 0s", func(l *LLM) { l.Timeout = 0 }},
		{"llm.price_in: NaN", func(l *LLM) { l.PriceIn = math.NaN() }},
		{"llm.price_out: -1", func(l *LLM) { l.PriceOut = -1 }},
		{`llm.uses: "chat" must be one of word, opinion`, func(l *LLM) { l.Uses = []string{"word", "chat"} }},
		{"llm.key_env: it must be the name", func(l *LLM) { l.KeyEnv = "sk-secret" }},
		{"llm.key_env: it must be the name", func(l *LLM) { l.URL, l.KeyEnv = "", "sk-secret" }},
	} {
		bad := good
		c.spoil(&bad.LLM)
		err := bad.Validate()
		require.ErrorContains(t, err, c.says)
		require.NotContains(t, err.Error(), "secret", "an error must not repeat a key")
	}
	off := Default()
	off.LLM.Model = ""
	require.NoError(t, off.Validate(), "what is not used is not looked at")
}
