package knowledge

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"roundpeg/intents"
)

// sample is a question with what was seen of each passage that might answer it.
type sample struct {
	Question
	Of []candidate `json:"of"`
}

// candidate is the evidence of a passage. It is right if the answer taken from it is: from the page that answers, and with what that must say.
type candidate struct {
	E     evidence `json:"e"`
	Page  bool     `json:"page,omitempty"`
	Right bool     `json:"right,omitempty"`
}

// samples are what the passages of a site show for questions, all in one language.
func samples(ctx context.Context, pages []Page, questions []Question, e intents.Encoder) ([]sample, error) {
	ix, err := Build(ctx, pages, IndexOptions{Encoder: e})
	if err != nil {
		return nil, err
	}
	c := ix.corpora[pages[0].Language]
	out := make([]sample, len(questions))
	for i, q := range questions {
		k, _, err := ix.see(ctx, c, clipped(q.Text))
		if err != nil {
			return nil, err
		}
		out[i].Question = q
		for _, at := range k.best() {
			if a, ok := k.extract(at); ok {
				page := q.Answerable && c.all[at].Page == q.Page
				out[i].Of = append(out[i].Of, candidate{k.evidence(at, a), page, page && strings.Contains(a.text, q.Says)})
			}
		}
	}
	return out, nil
}

// readSites reads pages/SITE/*.md and questions.jsonl of a folder.
func readSites(dir fs.FS) (pages map[string][]Page, questions []Question, err error) {
	pages = map[string][]Page{}
	sites, err := fs.ReadDir(dir, "pages")
	if err != nil {
		return nil, nil, err
	}
	for _, site := range sites {
		own, err := fs.Sub(dir, path.Join("pages", site.Name()))
		if err != nil {
			return nil, nil, err
		}
		if pages[site.Name()], err = ReadPages(own); err != nil {
			return nil, nil, err
		}
	}
	f, err := dir.Open("questions.jsonl")
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	questions, err = ReadQuestions(f)
	return pages, questions, err
}

// samplesOf are the samples of all sites whose language an encoder reads; of all sites without one.
func samplesOf(ctx context.Context, dir fs.FS, e intents.Encoder) (out []sample, err error) {
	pages, questions, err := readSites(dir)
	if err != nil {
		return nil, err
	}
	for _, site := range sortedKeys(pages) {
		if e != nil && !e.Reads(pages[site][0].Language) {
			continue
		}
		own := slices.DeleteFunc(slices.Clone(questions), func(q Question) bool { return q.Site != site })
		all, err := samples(ctx, pages[site], own, e)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", site, err)
		}
		out = append(out, all...)
	}
	return out, nil
}
