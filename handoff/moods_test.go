package handoff

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/computes"
	"roundpeg/handoff/grammar"
)

// moodRow is a line of testdata/moods.tsv: what a customer writes, and how they take it.
type moodRow struct{ part, language, kind, text string }

func moodRows(t testing.TB) (out []moodRow) {
	f, err := os.Open(filepath.Join("testdata", "moods.tsv"))
	require.NoError(t, err)
	defer f.Close()
	in := bufio.NewScanner(f)
	for in.Scan() {
		cols := strings.Split(in.Text(), "\t")
		require.Len(t, cols, 4, in.Text())
		if cols[0] != "part" {
			out = append(out, moodRow{cols[0], cols[1], cols[2], cols[3]})
		}
	}
	require.NoError(t, in.Err())
	return out
}

// kindCues are the cues that show a kind. Who is furious may also swear.
var kindCues = map[string][]cue{"annoyed": {cueAnnoyed}, "furious": {cueOutrage, cueSwear}, "insult": {cueInsult}, "denied": {cueDenied}, "given_up": {cueGivenUp}, "hurry": {cueHurry},
	"thanks": {cueThanks}, "lost": {cueLost}}

// share counts what holds.
type share struct{ n, all float64 }

func (s *share) add(ok bool) {
	if s.all++; ok {
		s.n++
	}
}

func (s *share) of() float64 { return s.n / max(1, s.all) }

// heardMoods is how well the moods of one part of one language are heard.
type heardMoods struct {
	upset share            // annoyed, furious, insulting: frustration three times the calm median
	harsh share            // furious and insulting alone
	calm  share            // calm: below the bar of an offer
	kinds map[string]share // the cue of the kind is found
	found share            // all of those
	miss  []string
}

// hearMoods decides about each row as a conversation of its own; what denies or asks back has an answer before it.
func hearMoods(rows []moodRow) map[string]*heardMoods {
	p, out := NewPolicy(Scoring{}), map[string]*heardMoods{}
	decide := func(r moodRow) (frustration float64, below bool) {
		lines := []string{"C: " + r.text}
		if r.kind == "denied" || r.kind == "lost" {
			lines = []string{"C: 4711", "B order_status: DHL, 12.30", "C: " + r.text}
		}
		d := p.Decide(Turn{Log: conversation(lines...), Reading: known, Intent: order})
		return d.Frustration, d.Risk < p.set.OfferAt*d.Threshold
	}
	quiet := map[string][]float64{}
	for _, r := range rows {
		if r.kind == "calm" {
			f, _ := decide(r)
			quiet[r.language] = append(quiet[r.language], f)
		}
	}
	for _, r := range rows {
		h := out[r.language]
		if h == nil {
			h = &heardMoods{kinds: map[string]share{}}
			out[r.language] = h
		}
		f, below := decide(r)
		calm := slices.Sorted(slices.Values(quiet[r.language]))
		ok := true
		switch r.kind {
		case "calm":
			ok = below
			h.calm.add(ok)
		case "annoyed", "furious", "insult":
			ok = f >= 3*calm[len(calm)/2]
			h.upset.add(ok)
			if r.kind != "annoyed" {
				h.harsh.add(ok)
			}
		}
		if cues := kindCues[r.kind]; cues != nil {
			c := cuesOf(r.text, grammar.Words(r.text))
			hit := slices.ContainsFunc(cues, func(q cue) bool { return c.n[q] > 0 })
			s := h.kinds[r.kind]
			s.add(hit)
			h.kinds[r.kind] = s
			h.found.add(hit)
			ok = ok && hit
		}
		if !ok {
			h.miss = append(h.miss, r.kind+": "+r.text)
		}
	}
	return out
}

// moodsOfPart splits the rows by part.
func moodsOfPart(t testing.TB, part string) (out []moodRow) {
	for _, r := range moodRows(t) {
		if r.part == part {
			out = append(out, r)
		}
	}
	return out
}

// TestMoodsOfAllLanguages: whoever is worn out is heard whichever language they write in. The rows of part dev were in view when the phrases were
// written, those of part test were written by the same hands but not looked at again: expect less from customers.
func TestMoodsOfAllLanguages(t *testing.T) {
	for _, part := range []string{"dev", "test"} {
		all, upset := hearMoods(moodsOfPart(t, part)), share{}
		require.Len(t, all, 7)
		for _, l := range slices.Sorted(maps.Keys(all)) {
			h := all[l]
			kinds := ""
			for _, k := range slices.Sorted(maps.Keys(h.kinds)) {
				kinds += "  " + k + " " + h.kinds[k].String()
			}
			t.Logf("%-4s %s: upset heard %s, of which furious or insulting %s, calm left alone %s, kinds %s:%s", part, l, h.upset, h.harsh, h.calm, h.found, kinds)
			if part == "dev" {
				for _, m := range h.miss {
					t.Log("      missed, " + m)
				}
			}
			require.GreaterOrEqual(t, h.upset.of(), .58, "%s %s", part, l)
			require.GreaterOrEqual(t, h.harsh.of(), .87, "%s %s", part, l)
			require.GreaterOrEqual(t, h.calm.of(), .9, "%s %s", part, l)
			require.GreaterOrEqual(t, h.found.of(), .88, "%s %s", part, l)
			upset.n, upset.all = upset.n+h.upset.n, upset.all+h.upset.all
		}
		require.GreaterOrEqual(t, upset.of(), .72, part)
	}
}

func (s share) String() string { return fmt.Sprintf("%.0f of %.0f", s.n, s.all) }

// TestForeignMoodsCostEnglishNothing: words that are harsh in one language are plain in another. Complaint, outrage or insult is found in hardly one
// English text more than by the English tables alone.
func TestForeignMoodsCostEnglishNothing(t *testing.T) {
	computes.Only(t)
	english := grammar.New(cueWords, []string{"bad"}, cueProtect, cueRules)
	harsh := func(g *grammar.Grammar, text string) bool {
		c := cuesBy(g, text, grammar.Words(text))
		return c.n[cueAnnoyed] > 0 || c.n[cueOutrage] > 0 || c.n[cueInsult] > 0
	}
	texts := map[string][]string{}
	for _, file := range []string{"clinc150/train.jsonl", "banking77/train.jsonl", "bitext/utterances.jsonl"} {
		for _, r := range rows[labelled](t, file) {
			texts[file] = append(texts[file], r.Text+r.Utterance)
		}
	}
	for _, d := range rows[Dialogue](t, "star/dialogues.jsonl") {
		for _, turn := range d.Turns {
			if turn.By == "customer" {
				texts["star"] = append(texts["star"], turn.Text)
			}
		}
	}
	for _, set := range slices.Sorted(maps.Keys(texts)) {
		alone, with := share{}, share{}
		for _, text := range texts[set] {
			alone.add(harsh(english, text))
			with.add(harsh(cueGrammar, text))
		}
		t.Logf("%s: %.3f %% of the texts by English alone, %.3f %% by all languages", set, 100*alone.of(), 100*with.of())
		require.LessOrEqual(t, with.of(), alone.of()+.0005, set)
	}
}
