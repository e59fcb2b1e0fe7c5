package configs

import (
	"fmt"
	"net/url"
)

// Knowledge is where the owner's pages are.
type Knowledge struct {
	Folder string `yaml:"folder"`
	URL    string `yaml:"url"`
}

func (k Knowledge) validate() error {
	if k.URL == "" {
		return nil
	}
	u, err := url.Parse(k.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("knowledge.url: %q must be what the addresses of the pages begin with, such as https://shop.example/help", k.URL)
	}
	return nil
}
