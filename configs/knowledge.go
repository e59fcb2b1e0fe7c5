package configs

import (
	"fmt"
	"net/url"
	"strings"
)

// Knowledge is where the owner's pages are.
type Knowledge struct {
	Folder string `yaml:"folder"`
	URL    string `yaml:"url"`

	Unanswerable []string `yaml:"unanswerable"`
}

func (k Knowledge) validate() error {
	for i, q := range k.Unanswerable {
		if n := len([]rune(strings.TrimSpace(q))); n < 3 || n > 500 || i >= 1000 {
			return fmt.Errorf("knowledge.unanswerable: %q: it must be at most 1,000 questions of 3 to 500 characters", q)
		}
	}
	if k.URL == "" {
		return nil
	}
	u, err := url.Parse(k.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("knowledge.url: %q must be what the addresses of the pages begin with, such as https://shop.example/help", k.URL)
	}
	return nil
}
