package knowledge

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/intents"
	"roundpeg/intents/encoder"
)

// manyPassages are the English sites over and over, until there are so many passages.
func manyPassages(b *testing.B, n int) (pages []Page) {
	sites, _, err := readSites(os.DirFS("testdata"))
	require.NoError(b, err)
	have := 0
	for round := 0; have < n; round++ {
		for _, site := range sortedKeys(sites) {
			for _, p := range sites[site] {
				if p.Language != "en" || have >= n {
					continue
				}
				p.ID = fmt.Sprintf("%s/%s/%d", site, p.ID, round)
				p.Title = fmt.Sprintf("%s %d", p.Title, round) // a text like none before it
				have += len(split(p, ""))
				pages = append(pages, p)
			}
		}
	}
	return pages
}

func encoders(b *testing.B) map[string]intents.Encoder {
	e, err := encoder.BGE()
	require.NoError(b, err)
	return map[string]intents.Encoder{"words": nil, "meaning": e}
}

func BenchmarkBuild(b *testing.B) {
	pages := manyPassages(b, 1000)
	for _, name := range []string{"words", "meaning"} {
		b.Run(name+"/1000 passages", func(b *testing.B) {
			for b.Loop() {
				build(b, pages, IndexOptions{Encoder: encoders(b)[name]})
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	_, questions, err := readSites(os.DirFS("testdata"))
	require.NoError(b, err)
	questions = slices.DeleteFunc(questions, func(q Question) bool { return q.Site == "radladen" || q.Site == "stadtwerke" })
	for _, n := range []int{100, 1000} {
		pages := manyPassages(b, n)
		for _, name := range []string{"words", "meaning"} {
			ix := build(b, pages, IndexOptions{Encoder: encoders(b)[name]})
			b.Run(fmt.Sprintf("%s/%d passages", name, n), func(b *testing.B) {
				i := 0
				for b.Loop() {
					found(b, ix, questions[i*37%len(questions)].Text, "en")
					i++
				}
			})
		}
	}
}
