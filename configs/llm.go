package configs

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// LLM is the language model behind an OpenAI-compatible endpoint. Without a URL there is none.
type LLM struct {
	URL              string        `yaml:"url"`
	Model            string        `yaml:"model"`
	KeyEnv           string        `yaml:"key_env"`
	Uses             []string      `yaml:"uses"`
	MaxOutput        int           `yaml:"max_output"`
	Concurrency      int           `yaml:"concurrency"`
	TokensPerSession int           `yaml:"tokens_per_session"`
	TokensPerDay     int           `yaml:"tokens_per_day"`
	PriceIn          float64       `yaml:"price_in"`
	PriceOut         float64       `yaml:"price_out"`
	Timeout          time.Duration `yaml:"timeout"`
}

// LLMUses are what the model may be used for.
var LLMUses = []string{"word", "opinion", "summary", "replies", "translation", "phrases", "draft"}

// Validate names the first field that is wrong and the fix. Of what is not used only the key is looked at.
func (l LLM) Validate() error {
	const like = "such as http://127.0.0.1:11434/v1"
	if !envPattern.MatchString(l.KeyEnv) { // it does not repeat what it refuses: it may be the key
		return errors.New("llm.key_env: it must be the name of an environment variable in capitals, such as ROUNDPEG_LLM_KEY; the key itself belongs there, not here")
	}
	if l.URL == "" {
		return nil
	}
	u, err := url.Parse(l.URL)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return errors.New("llm.url: it must be the address of an OpenAI-compatible server, " + like)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return errors.New("llm.url: it must have no password, ? or #, " + like + "; a key belongs into the environment (llm.key_env)")
	case strings.HasSuffix(strings.TrimRight(u.Path, "/"), "/completions"):
		return errors.New("llm.url: it must end before /chat/completions, " + like)
	case strings.TrimSpace(l.Model) == "" || len(l.Model) > 200:
		return errors.New("llm.model: name a model of that server, such as gpt-4o-mini or qwen2.5:7b")
	case l.MaxOutput < 50 || l.MaxOutput > 4000:
		return fmt.Errorf("llm.max_output: %d must be from 50 to 4000 tokens, such as 400", l.MaxOutput)
	case l.Concurrency < 1 || l.Concurrency > 1000:
		return fmt.Errorf("llm.concurrency: %d must be from 1 to 1000 requests at once, such as 4", l.Concurrency)
	case l.TokensPerSession < 0:
		return fmt.Errorf("llm.tokens_per_session: %d must be at least 0, which is no bound", l.TokensPerSession)
	case l.TokensPerDay < 0:
		return fmt.Errorf("llm.tokens_per_day: %d must be at least 0, which is no bound", l.TokensPerDay)
	case l.Timeout < time.Second || l.Timeout > 2*time.Minute:
		return fmt.Errorf("llm.timeout: %s must be from 1s to 2m, such as 20s", l.Timeout)
	}
	for name, p := range map[string]float64{"price_in": l.PriceIn, "price_out": l.PriceOut} {
		if !(p >= 0 && p <= 1e6) { // so that NaN is refused as well
			return fmt.Errorf("llm.%s: %v must be the price of a million tokens, or 0", name, p)
		}
	}
	for _, use := range l.Uses {
		if !slices.Contains(LLMUses, use) {
			return fmt.Errorf("llm.uses: %q must be one of %s", use, strings.Join(LLMUses, ", "))
		}
	}
	return nil
}
