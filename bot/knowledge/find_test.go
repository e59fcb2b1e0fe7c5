package knowledge

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// letters is an encoder that knows no more than which words a text has: texts with the same are near each other.
type letters struct {
	name  string
	texts atomic.Int64
	fails error
}

func (l *letters) Name() string               { return l.name }
func (l *letters) Reads(language string) bool { return language != "de" }
func (l *letters) Encode(ctx context.Context, texts ...string) ([][]float32, error) {
	l.texts.Add(int64(len(texts)))
	out := make([][]float32, len(texts))
	for i, text := range texts {
		v, sum := make([]float32, 32), 1e-9
		for _, w := range strings.Fields(strings.ToLower(text)) {
			h := fnv.New32a()
			h.Write([]byte(strings.Trim(w, ".,?:")))
			v[h.Sum32()%32]++
		}
		for _, x := range v {
			sum += float64(x) * float64(x)
		}
		for j := range v {
			v[j] /= float32(math.Sqrt(sum))
		}
		out[i] = v
	}
	return out, errors.Join(l.fails, ctx.Err())
}

func parsed(t require.TestingT, id, text string) Page {
	p, err := Parse(id, []byte(text))
	if err != nil {
		require.NoError(t, err)
	}
	return p
}

func shop(t require.TestingT) []Page {
	return []Page{
		parsed(t, "returns", "---\ntitle: Returns\nlanguage: en\n---\n# Returns\nYou can return everything within 30 days.\n\n## What you need\nPlease bring:\n\n- the receipt\n- the box\n- an ID card\n\n## Refunds\nA refund takes seven days. It goes to your card."),
		parsed(t, "shipping", "---\ntitle: Shipping\nlanguage: en\nurl: https://other.example/ship\n---\n# Shipping\nA parcel takes three days and costs £4.\n\n| Country | Price |\n|---|---|\n| France | £9 |\n| Spain | £11 |\n"),
		parsed(t, "hours", "---\ntitle: Opening hours\nlanguage: en\n---\n# Opening hours\nThe shop is open from Monday to Friday, 9 am to 6 pm."),
		parsed(t, "de/versand", "---\ntitle: Versand\nlanguage: de\n---\n# Versand\nEin Paket ist drei Werktage unterwegs und kostet 4 €.\n\n## Garantie\nDie Garantie auf den Rahmen gilt zehn Jahre."),
	}
}

func build(t require.TestingT, pages []Page, o IndexOptions) *Index {
	ix, err := Build(context.Background(), pages, o)
	require.NoError(t, err)
	return ix
}

func found(t require.TestingT, ix *Index, question, locale string) Found {
	f, err := ix.Find(context.Background(), question, locale)
	require.NoError(t, err)
	return f
}

func TestFind(t *testing.T) {
	ix := build(t, shop(t), IndexOptions{BaseURL: "https://shop.example/help"})
	require.Equal(t, 7, ix.Passages())
	for _, c := range []struct{ question, locale, page, answer, url string }{
		{"Within how many days can I return something?", "en-GB", "returns", "You can return everything within 30 days.", "https://shop.example/help/returns"},
		{"how long does a refund take", "en", "returns", "A refund takes seven days. It goes to your card.", "https://shop.example/help/returns#refunds"},
		{"receipt and box", "en", "returns", "Please bring:\n• the receipt\n• the box\n• an ID card", "https://shop.example/help/returns#what-you-need"},
		{"price for France", "en", "shipping", "Country | Price\nFrance | £9\nSpain | £11", "https://other.example/ship"},
		{"when is the shop opn on Monday", "en", "hours", "The shop is open from Monday to Friday, 9 am to 6 pm.", "https://shop.example/help/hours"},
		{"wie lange gilt die Rahmengarantie", "en", "de/versand", "Die Garantie auf den Rahmen gilt zehn Jahre.", "https://shop.example/help/de/versand#garantie"},
		{"Versand?", "de-DE", "de/versand", "Ein Paket ist drei Werktage unterwegs und kostet 4 €.", "https://shop.example/help/de/versand"},
	} {
		f := found(t, ix, c.question, c.locale)
		require.Equal(t, c.answer, f.Answer, c.question)
		require.Equal(t, c.page, f.Source.Page, c.question)
		require.Equal(t, c.url, f.Source.URL, c.question)
		require.Equal(t, byWordsAlone, f.Model)
		require.NotEmpty(t, f.Passages)
		require.LessOrEqual(t, len(f.Passages), mostPassages)
	}
	require.True(t, found(t, ix, "how long does a refund take", "en").Enough)
	for _, q := range []string{"do you repair bicycles", "how long does my refund take, I have been waiting for ten days", "hello", "I want to talk to a person about my refund", "how much is a refund", ""} {
		f := found(t, ix, q, "en")
		require.False(t, f.Enough, "%q: %.2f", q, f.P)
	}
	require.Empty(t, found(t, ix, "quels sont les délais de livraison et combien ça coûte", "fr"), "there are no pages in French")
	require.Empty(t, found(t, build(t, nil, IndexOptions{}), "how long does a refund take", "en"))
	require.Empty(t, found(t, &Index{}, "how long does a refund take", "en"))
}

func TestOwnersUnanswerable(t *testing.T) {
	const text = "how long does a refund take"
	plain := found(t, build(t, shop(t), IndexOptions{}), text, "en")
	require.True(t, plain.Enough)
	raised := found(t, build(t, shop(t), IndexOptions{Unanswerable: []string{"hello", text}}), text, "en")
	require.False(t, raised.Enough)
	require.Greater(t, raised.Floor, plain.P)
	require.Less(t, raised.Floor, 1.0)
	require.Equal(t, plain.P, raised.P)
}

func TestEncoderIsAskedOnce(t *testing.T) {
	e := &letters{name: "bge-small-en-v1.5"}
	first := build(t, shop(t), IndexOptions{Encoder: e})
	all := e.texts.Load()
	require.Positive(t, all)
	pages := shop(t)
	pages[2] = parsed(t, "hours", "---\ntitle: Opening hours\n---\n# Opening hours\nThe shop is open at night.")
	second := build(t, pages, IndexOptions{Encoder: e, Before: first})
	require.Equal(t, all+1, e.texts.Load(), "one sentence is new")
	third := build(t, pages, IndexOptions{Encoder: e})
	require.Equal(t, third.vectors, second.vectors)
	require.Equal(t, found(t, third, "is the shop open at night", "en"), found(t, second, "is the shop open at night", "en"))
	other := &letters{name: "other"}
	build(t, pages, IndexOptions{Encoder: other, Before: second})
	require.Equal(t, all, other.texts.Load(), "vectors of another encoder are of no use")
}

func TestModels(t *testing.T) {
	known, other := &letters{name: "bge-small-en-v1.5"}, &letters{name: "other"}
	const q = "how long does a refund take"
	require.Equal(t, known.name, found(t, build(t, shop(t), IndexOptions{Encoder: known}), q, "en").Model)
	require.Equal(t, byWordsAlone, found(t, build(t, shop(t), IndexOptions{Encoder: other}), q, "en").Model, "nothing was calibrated with it")
	require.Equal(t, byWordsAlone, found(t, build(t, shop(t), IndexOptions{Encoder: known}), "wie lange gilt die Garantie", "de").Model, "it does not read German")

	ix := build(t, shop(t), IndexOptions{Encoder: known})
	alone := found(t, build(t, shop(t), IndexOptions{}), q, "en")
	known.fails = errors.New("away")
	require.Equal(t, alone, found(t, ix, q, "en"), "without the encoder the words serve")
	_, err := Build(context.Background(), shop(t), IndexOptions{Encoder: known})
	require.ErrorContains(t, err, "away")
	require.Zero(t, cap((&leaf{}).cosines(make([]float32, 32))))
}

func TestDoneIsDone(t *testing.T) {
	ctx, end := context.WithCancel(context.Background())
	ix := build(t, shop(t), IndexOptions{Encoder: &letters{name: "bge-small-en-v1.5"}})
	end()
	_, err := ix.Find(ctx, "how long does a refund take", "en")
	require.ErrorIs(t, err, context.Canceled)
	_, err = Build(ctx, shop(t), IndexOptions{})
	require.ErrorIs(t, err, context.Canceled)
}

// Whatever is asked of whatever pages: an answer stands in its page, whole, and the same question gets the same answer bit for bit, also from another index and at the same time.
func TestAnswersStandInTheirPage(t *testing.T) {
	ask := rapid.SampledFrom([]string{"how long does it take", "what does it cost per month", "several words", "this", "Größe", "日本語", "", "\xff\x00", "how many words are in it?", "See this: 4", strings.Repeat("long ", 900)})
	rapid.Check(t, func(r *rapid.T) {
		var pages []Page
		for i := range rapid.IntRange(1, 3).Draw(r, "pages") {
			p := drawn(r)
			p.ID = fmt.Sprint("page", i)
			pages = append(pages, p)
		}
		o := IndexOptions{Encoder: &letters{name: rapid.SampledFrom([]string{"bge-small-en-v1.5", "other"}).Draw(r, "encoder")}}
		if rapid.Bool().Draw(r, "words") {
			o.Encoder = nil
		}
		ix, again := build(r, pages, o), build(r, pages, o)
		q, locale := ask.Draw(r, "question"), rapid.SampledFrom([]string{"en-US", "de", "pl", ""}).Draw(r, "locale")
		f := found(r, ix, q, locale)
		require.Equal(r, f, found(r, again, q, locale))
		require.False(r, math.IsNaN(f.P) || f.P < 0 || f.P > 1)
		if f.Answer == "" {
			require.False(r, f.Enough)
			return
		}
		require.LessOrEqual(r, length(f.Answer), maxAnswer)
		require.Contains(r, spaced(f.Source.Text), spaced(f.Answer))
		for _, p := range pages {
			if p.ID == f.Source.Page {
				require.Contains(r, plain(p), spaced(f.Answer))
				return
			}
		}
		r.Fatal("no such page")
	})
}

func TestManyAskAtOnce(t *testing.T) {
	ix := build(t, shop(t), IndexOptions{Encoder: &letters{name: "bge-small-en-v1.5"}})
	want := found(t, ix, "how long does a refund take", "en")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			f, err := ix.Find(context.Background(), "how long does a refund take", "en")
			if err != nil || f.P != want.P || f.Answer != want.Answer {
				t.Error(f, err)
			}
		})
	}
	all.Wait()
}

func TestWords(t *testing.T) {
	var got []string
	for _, w := range words("Don't the Norr's 3.50-Euro e-bikes, at O'Hara (VX12) run? They ran.", "en") {
		s := w.text + "/" + w.stem
		if w.name {
			s += "!"
		}
		got = append(got, s)
	}
	require.Equal(t, "don't/don't the/the norr/norr! 3.50/3.50! euro/euro! e/e bikes/bike at/at o'hara/o'hara! vx12/vx12! run/run they/they ran/ran", strings.Join(got, " "))
	require.True(t, slip("refnd", "refund") && slip("recieve", "receive") && slip("parcel", "parcal"))
	require.False(t, slip("parcel", "marcel") || slip("parcel", "pencil") || slip("card", "cart") && len("card") < 4)
	require.True(t, kin("deliver", "deliveri"))
	require.False(t, kin("contract", "contact") || kin("car", "care"))
	require.True(t, part("garanti", "rahmengaranti"))
}

func TestAtMost(t *testing.T) {
	require.InDelta(t, 1-math.Pow(.05, 1.0/100), atMost(0, 100), 1e-9, "0 of n: 1 − 0.05^(1/n)")
	require.InDelta(t, .0466, atMost(1, 100), .0005)
	require.Equal(t, 1.0, atMost(3, 3))
}

func FuzzFind(f *testing.F) {
	ix, err := Build(context.Background(), shop(f), IndexOptions{Encoder: &letters{name: "bge-small-en-v1.5"}})
	require.NoError(f, err)
	f.Add("how long does a refund take", "en-US")
	f.Add("was kostet das 🙂 \xff", "de")
	f.Fuzz(func(t *testing.T, question, locale string) {
		got, err := ix.Find(context.Background(), question, locale)
		require.NoError(t, err)
		require.Contains(t, got.Source.Text, got.Answer)
		require.False(t, math.IsNaN(got.P))
	})
}

// An answer is what can be understood: a paragraph with its conditions, a list with what leads to it, a sentence with the one that it leans on.
func TestAnswersAreWhole(t *testing.T) {
	long := strings.Repeat("Something else is told in these many words that nobody asked for at all. ", 5)
	for _, c := range []struct{ text, question, answer string }{
		{"Pets are welcome. Dogs pay £12 a night.", "dogs pay", "Pets are welcome. Dogs pay £12 a night."},
		{long + "The zebra crossing is closed. It opens in May.", "zebra crossing", "The zebra crossing is closed. It opens in May."},
		{long + "The tax is £9. But it is free for zebras. " + long, "zebras", "The tax is £9. But it is free for zebras."},
		{"Bring for a zebra:\n\n- hay\n- water", "zebra", "Bring for a zebra:\n• hay\n• water"},
		{"Bring:\n\n- hay for the zebra\n- " + long + long, "hay zebra", "Bring:\n• hay for the zebra"},
		{"A zebra eats hay. Bring for it:\n\n- " + long + long, "zebra eats hay", "A zebra eats hay."},
		{"A zebra eats. Bring for it:\n\n- hay", "zebra eats", "A zebra eats. Bring for it:\n• hay"},
		{"| Animal | Price |\n|-|-|\n| zebra | £9 |\n| gnu | £8 |", "zebra", "Animal | Price\nzebra | £9\ngnu | £8"},
		{long + long + long + long + "\n\nA zebra.", "zebra", "A zebra."},
	} {
		f := found(t, build(t, []Page{{ID: "p", Title: "T", Language: "en", Format: inMarkdown, Text: c.text}}, IndexOptions{}), c.question, "en")
		require.Equal(t, c.answer, f.Answer)
	}
}
