package knowledge

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"roundpeg/chat"
)

// Pages are all that are there, by their ids.
func (l *Library) Pages() []chat.PageInfo {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]chat.PageInfo, 0, l.kept.there)
	for _, id := range l.kept.ids() {
		all = append(all, l.info(id))
	}
	return all
}

// Page is one that is there; chat.ErrNotFound.
func (l *Library) Page(id string) (chat.PageText, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p, ok := l.kept.find(id)
	if !ok {
		return chat.PageText{}, noPage(id)
	}
	return chat.PageText{PageInfo: l.info(id), Content: p.content}, nil
}

// info is what is known of a page that is there. l.mu is held.
func (l *Library) info(id string) chat.PageInfo {
	p := l.kept.pages[id]
	read, v := p.reads(id), p.newest()
	info := chat.PageInfo{Page: id, Title: cmp.Or(read.page.Title, id), URL: read.page.URL, Language: read.page.Language, Version: v.Version, At: v.At, By: v.By, From: v.From,
		Passages: read.passages}
	switch {
	case read.err != nil:
		info.Fault = withoutName(id, read.err)
	case v.From == chat.FromFile:
		info.Fault = l.faults[id]
	}
	return info
}

// Versions are those of a page, also one that was removed, newest first, at most 100.
func (l *Library) Versions(_ context.Context, id string) ([]chat.PageVersion, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.kept.pages[id]
	if p == nil {
		return nil, noPage(id)
	}
	all := slices.Clone(p.versions)
	slices.Reverse(all)
	return all, nil
}

// asked is what Ask says.
type asked struct {
	Enough   bool           `json:"enough"`
	P        float64        `json:"p"`
	Floor    float64        `json:"floor"`
	Answer   string         `json:"answer,omitempty"`
	Source   *askedPassage  `json:"source,omitempty"`
	Passages []askedPassage `json:"passages"`
	Model    string         `json:"model,omitempty"`
}

type askedPassage struct {
	Page    string `json:"page"`
	Title   string `json:"title"`
	Heading string `json:"heading,omitempty"`
	URL     string `json:"url,omitempty"`
	Text    string `json:"text"`
}

// Ask says what would be answered to a question, and from which passages, as a JSON object.
func (l *Library) Ask(ctx context.Context, question, locale string) (json.RawMessage, error) {
	f, err := l.Find(ctx, question, locale)
	if err != nil {
		return nil, err
	}
	out := asked{Enough: f.Enough, P: f.P, Floor: f.Floor, Answer: f.Answer, Passages: []askedPassage{}, Model: f.Model}
	if f.Answer != "" {
		out.Source = new(askedPassage(f.Source))
	}
	for _, p := range f.Passages {
		out.Passages = append(out.Passages, askedPassage(p))
	}
	return json.Marshal(out)
}
