package dossier

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

// conversation is a block of testdata/conversations.txt.
type conversation struct {
	name string
	log  []chat.Event
	must []string
	want string
}

func conversations(t testing.TB) (out []conversation) {
	b, err := os.ReadFile("testdata/conversations.txt")
	require.NoError(t, err)
	for block := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n\n") {
		var c conversation
		for line := range strings.SplitSeq(block, "\n") {
			kind, text, _ := strings.Cut(line, " ")
			switch kind {
			case "#":
				c.name = text
			case "C:":
				c.log = append(c.log, said(c.log, chat.Customer, text))
			case "B:":
				c.log = append(c.log, said(c.log, chat.Bot, text))
			case "END":
				c.log = append(c.log, chat.Event{Seq: chat.Seq(len(c.log) + 1), Body: chat.Closed{}})
			case "must:":
				c.must = append(c.must, text)
			case "want:":
				c.want = text
			default:
				require.Fail(t, "unknown line", line)
			}
		}
		out = append(out, c)
	}
	return out
}

func said(log []chat.Event, by chat.Role, text string) chat.Event {
	return chat.Event{Seq: chat.Seq(len(log) + 1), At: chat.At(wednesday), Kind: "message", By: chat.By{Role: by}, Body: chat.Message{Text: text}}
}

func TestSummaryOfConversations(t *testing.T) {
	musts, in, wants, right, lines := 0, 0, 0, 0, 0
	for _, c := range conversations(t) {
		got := Summary(c.log, Options{})
		var texts []string
		for _, l := range got {
			texts = append(texts, l.Text)
		}
		lines += len(got)
		for _, m := range c.must {
			if musts++; slices.Contains(texts, m) {
				in++
			} else {
				t.Logf("%s: %q is not in %q", c.name, m, texts)
			}
		}
		if c.want == "" {
			continue
		}
		if wants++; Wanted(c.log, Options{}).Text == c.want {
			right++
		} else {
			t.Logf("%s: wanted %q, not %q", c.name, Wanted(c.log, Options{}).Text, c.want)
		}
	}
	require.GreaterOrEqual(t, float64(in)/float64(musts), .95)
	require.GreaterOrEqual(t, float64(right)/float64(wants), .95)
	t.Logf("%d of %d sentences that must be in a summary are, %d of %d times the one that says what is wanted is found; %d lines", in, musts, right, wants, lines)
}

func TestNothingTold(t *testing.T) {
	for _, text := range []string{"hi", "Thank you very much!", "Can I talk to a human please?", "quiero hablar con una persona", "Bonjour", "Ich möchte mit einem Mitarbeiter sprechen", "ok", "", "!!!", "vorrei parlare con un operatore",
		"ik wil een medewerker spreken", "quero falar com um atendente", "je veux parler à un conseiller"} {
		log := []chat.Event{said(nil, chat.Customer, text)}
		require.Empty(t, Summary(log, Options{}), text)
		require.Zero(t, Wanted(log, Options{}), text)
	}
}

// drawLog draws a conversation of any texts.
func drawLog(t *rapid.T) (log []chat.Event) {
	for range rapid.IntRange(0, 20).Draw(t, "events") {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			log = append(log, chat.Event{Seq: chat.Seq(len(log) + 1), Body: chat.Closed{}})
		case 1:
			log = append(log, chat.Event{Seq: chat.Seq(len(log) + 1), Kind: "unknown"})
		default:
			text := rapid.OneOf(rapid.String(), rapid.SampledFrom(someTexts), rapid.Map(rapid.SliceOf(rapid.SampledFrom(someTexts)), func(s []string) string { return strings.Join(s, " ") })).Draw(t, "text")
			log = append(log, said(log, rapid.SampledFrom([]chat.Role{chat.Customer, chat.Customer, chat.Bot, chat.Agent}).Draw(t, "by"), text))
		}
	}
	return log
}

var someTexts = []string{"My order VX-4471 is late.", "Where is it?", "It came on 3 May. Or was it the 4th!", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "call +1 202 555 0142…", "hello", "z. B. am 3. Mai",
	"äöü ß 東京 ٤٤٧١", "a@b.example", "\xff\xfe", "$49.90", strings.Repeat("long words without an end ", 30), "vor 3 Tagen", "\n\n", "v1.2.3", "within 24 hours"}

func TestEveryLineIsTheCustomers(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		log := drawLog(r)
		o := Options{Locale: rapid.SampledFrom([]string{"", "en-US", "de-DE", "fr", "xx"}).Draw(r, "locale"), Products: shop}
		lines := Summary(log, o)
		require.LessOrEqual(r, len(lines), summaryLines)
		require.True(r, slices.IsSortedFunc(lines, func(a, b Line) int { return int(a.Seq) - int(b.Seq) }))
		if w := Wanted(log, o); w != (Line{}) {
			lines = append(lines, w)
		}
		for _, l := range lines {
			e := log[l.Seq-1]
			require.Equal(r, chat.Customer, e.By.Role)
			text := string([]rune(e.Body.(chat.Message).Text))
			require.Contains(r, Masked(text), l.Text)
			require.NotEmpty(r, strings.TrimSpace(l.Text))
			require.LessOrEqual(r, len([]rune(l.Text)), longest)
		}
		require.Equal(r, Summary(log, o), Summary(log, o))
	})
}
