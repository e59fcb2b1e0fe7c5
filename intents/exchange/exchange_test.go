package exchange

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/computes"
	"roundpeg/intents"
)

// zipped makes an archive of names and contents in turn.
func zipped(t require.TestingT, files ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		require.NoError(t, err)
		_, err = f.Write([]byte(files[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func phrases(t *testing.T, s intents.Set, name, language string) []string {
	in, ok := s.Find(name)
	require.True(t, ok, "%s in %+v", name, s)
	return in.Phrases[language]
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		file string
		data []byte
		look func(t *testing.T, s intents.Set, notes []string)
	}{
		{"a.csv", []byte("\ufeffUtterance;Label;lang\r\n\"where is; my order\";order status;en\r\nwo ist es;order status;de\r\nmy cat;oos;\r\n"), func(t *testing.T, s intents.Set, notes []string) {
			assert.Equal(t, []string{"where is; my order"}, phrases(t, s, "order_status", "en"))
			assert.Equal(t, []string{"wo ist es"}, phrases(t, s, "order_status", "de"))
			assert.Equal(t, []string{"my cat"}, s.NotForBot)
			assert.Equal(t, []string{`intent "order status" is called order_status here`}, notes)
		}},
		{"a.tsv", []byte("text\tintent\nhello, you\tgreet\n"), func(t *testing.T, s intents.Set, _ []string) {
			assert.Equal(t, []string{"hello, you"}, phrases(t, s, "greet", "en"))
		}},
		{"a.jsonl", []byte(`{"text":"hi","intent":"greet"}` + "\n" + `{"text":"Hi ","intent":"greet"}` + "\n" + `{"text":"HI","intent":"bye"}` + "\n"), func(t *testing.T, s intents.Set, notes []string) {
			assert.Equal(t, []string{"hi"}, phrases(t, s, "greet", "en"))
			assert.Equal(t, []string{`"HI" is a phrase of greet, so it was left out of bye`}, notes)
		}},
		{"nlu.yml", []byte(`version: "3.1"
nlu:
- intent: faq/opening hours
  examples: |
    - when are you open
    - open on [sunday](day)?
    - open in [LA]{"entity": "city", "role": "to"}
- intent: listed
  examples:
  - text: |
      first one
    metadata: {sentiment: neutral}
  - text: second
- intent: out_of_scope
  examples: |
    - sing me a song
- synonym: LA
  examples: |
    - los angeles
- lookup: city
  examples: |
    - Berlin
`), func(t *testing.T, s intents.Set, notes []string) {
			assert.Equal(t, []string{"when are you open", "open on sunday?", "open in LA"}, phrases(t, s, "faq.opening_hours", "en"))
			assert.Equal(t, []string{"first one", "second"}, phrases(t, s, "listed", "en"))
			assert.Equal(t, []string{"sing me a song"}, s.NotForBot)
			assert.Len(t, notes, 3)
		}},
		{"es.zip", zipped(t,
			"agent.json", `{"language":"en"}`,
			"intents/Order Status.json", `{"name":"Order Status","fallbackIntent":false,"responses":[{"messages":[{"type":"0","lang":"en","speech":["It is on its way.","Soon."]},{"lang":"de","speech":"Unterwegs, $name."}]}]}`,
			"intents/Order Status_usersays_en.json", `[{"data":[{"text":"where is my "},{"text":"order","alias":"what"}]},{"data":[{"text":"track it"}]}]`,
			"intents/Order Status_usersays_de.json", `[{"data":[{"text":"wo ist mein Paket"}]}]`,
			"intents/Default Fallback Intent.json", `{"name":"Default Fallback Intent","fallbackIntent":true,"responses":[]}`,
			"intents/Default Fallback Intent_usersays_en.json", `[{"data":[{"text":"sing to me"}]}]`), func(t *testing.T, s intents.Set, notes []string) {
			assert.Equal(t, []string{"where is my order", "track it"}, phrases(t, s, "Order_Status", "en"))
			assert.Equal(t, []string{"wo ist mein Paket"}, phrases(t, s, "Order_Status", "de"))
			in, _ := s.Find("Order_Status")
			assert.Equal(t, map[string]string{"en": "It is on its way."}, in.Answer)
			assert.Len(t, s.Intents, 1)
			assert.Equal(t, []string{"sing to me"}, s.NotForBot)
			assert.Contains(t, strings.Join(notes, "\n"), "places to fill in")
			assert.Contains(t, strings.Join(notes, "\n"), "fallback")
		}},
		{"cx.zip", zipped(t,
			"agent.json", `{}`,
			"intents/billing.refund/billing.refund.json", `{"displayName":"billing.refund"}`,
			"intents/billing.refund/trainingPhrases/en.json", `{"trainingPhrases":[{"parts":[{"text":"give me my "},{"text":"money","parameterId":"x"},{"text":" back"}],"languageCode":"en"}]}`,
			"intents/Default Negative Intent/Default Negative Intent.json", `{"displayName":"Default Negative Intent","isFallback":true}`,
			"intents/Default Negative Intent/trainingPhrases/en.json", `{"trainingPhrases":[{"parts":[{"text":"tell a joke"}]}]}`), func(t *testing.T, s intents.Set, _ []string) {
			assert.Equal(t, []string{"give me my money back"}, phrases(t, s, "billing.refund", "en"))
			assert.Equal(t, []string{"tell a joke"}, s.NotForBot)
		}},
		{"lex.zip", zipped(t,
			"Manifest.json", `{}`,
			"Shop/Bot.json", `{}`,
			"Shop/BotLocales/en_US/Intents/OrderStatus/Intent.json", `{"name":"OrderStatus","sampleUtterances":[{"utterance":"where is {OrderNumber}"},{"utterance":"track"}]}`,
			"Shop/BotLocales/de_DE/Intents/OrderStatus/Intent.json", `{"name":"OrderStatus","sampleUtterances":[{"utterance":"wo ist es"}]}`,
			"Shop/BotLocales/en_US/Intents/FallbackIntent/Intent.json", `{"name":"FallbackIntent","parentIntentSignature":"AMAZON.FallbackIntent","sampleUtterances":null}`), func(t *testing.T, s intents.Set, notes []string) {
			assert.Equal(t, []string{"where is order number", "track"}, phrases(t, s, "OrderStatus", "en-US"))
			assert.Equal(t, []string{"wo ist es"}, phrases(t, s, "OrderStatus", "de-DE"))
			assert.Len(t, notes, 2)
		}},
		{"own.yaml", []byte("intents:\n- name: a\n  phrases: {en: [x]}\n"), func(t *testing.T, s intents.Set, _ []string) {
			assert.Equal(t, []string{"x"}, phrases(t, s, "a", "en"))
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			s, notes, err := Read(c.file, c.data, Options{})
			require.NoError(t, err)
			require.NoError(t, s.Validate())
			c.look(t, s, notes)
		})
	}
}

func TestReadRefuses(t *testing.T) {
	computes.Only(t)
	link := func() []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		h := &zip.FileHeader{Name: "intents/a_usersays_en.json"}
		h.SetMode(0o777 | 1<<27) // a symbolic link
		f, err := w.CreateHeader(h)
		require.NoError(t, err)
		f.Write([]byte("/etc/passwd"))
		require.NoError(t, w.Close())
		return b.Bytes()
	}
	many := make([]string, 0, 2*(maxMembers+1))
	for i := range maxMembers + 1 {
		many = append(many, fmt.Sprintf("%d", i), "")
	}
	says := "intents/a_usersays_en.json"
	for name, c := range map[string]struct {
		file, want string
		data       []byte
	}{
		"out of the archive":   {"a.zip", "leads out", zipped(t, "../"+says, "[]")},
		"an absolute path":     {"a.zip", "leads out", zipped(t, "/"+says, "[]")},
		"out by backslashes":   {"a.zip", "leads out", zipped(t, `..\`+says, "[]")},
		"a link":               {"a.zip", "a link", link()},
		"one member twice":     {"a.zip", "twice", zipped(t, says, "[]", says, "[]")},
		"too many members":     {"a.zip", "at most 20000", zipped(t, many...)},
		"a bomb":               {"a.zip", "unpacks to more", zipped(t, says, strings.Repeat(" ", maxMember+1))},
		"no archive":           {"a.zip", "not a zip", []byte("PK\x03\x04 cut")},
		"another archive":      {"a.zip", "neither an export", zipped(t, "photo.jpg", "")},
		"broken JSON in it":    {"a.zip", says, zipped(t, says, "{")},
		"nothing in it":        {"a.zip", "add at least one intent", zipped(t, says, "[]")},
		"no column":            {"a.csv", "name one text and one intent", []byte("a,b\n1,2\n")},
		"an empty intent":      {"a.csv", "line 3: the intent is empty", []byte("text,intent\na,b\nc,\n")},
		"too few fields":       {"a.csv", "line 2", []byte("text,intent\nalone\n")},
		"no CSV at all":        {"a.csv", "first line", nil},
		"not UTF-8":            {"a.csv", "UTF-8", []byte("text,intent\n\xff,b\n")},
		"no name to be made":   {"a.csv", `no name can be made`, []byte("text,intent\nx,???\n")},
		"two names alike":      {"a.csv", "would both be called", []byte("text,intent\nx,a b\ny,a_b\n")},
		"a billion laughs":     {"nlu.yml", "anchors", []byte("a: &a [x, x]\nb: [*a, *a]\nnlu: []\n")},
		"no dash":              {"nlu.yml", "begins with -", []byte("nlu:\n- intent: a\n  examples: |\n    hello\n")},
		"an entry of nothing":  {"nlu.yml", "without intent", []byte("nlu:\n- examples: |\n    - hello\n")},
		"examples of a number": {"nlu.yml", "must be lines", []byte("nlu:\n- intent: a\n  examples: {a: 1}\n")},
		"no format":            {"a.bin", "--format", []byte("x")},
		"JSONL by line":        {"a.jsonl", "line 2", []byte(`{"text":"a","intent":"b"}` + "\n{\n")},
	} {
		t.Run(name, func(t *testing.T) {
			s, _, err := Read(c.file, c.data, Options{})
			assert.ErrorContains(t, err, c.want)
			assert.Empty(t, s.Intents)
		})
	}
	_, _, err := Read("x", nil, Options{Format: "word"})
	assert.ErrorContains(t, err, "use one of csv")
	_, err = Write(intents.Set{}, Lex, "")
	assert.ErrorContains(t, err, "use yaml, jsonl or rasa")
}

// What is written in a format and read again has the same phrases under the same intents.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := intents.Set{}
		seen := map[string]bool{}
		phrase := func(label string) (string, bool) {
			p := strings.Join(strings.Fields(rapid.StringMatching(`[a-zA-Zäß0-9 ,.!?'"#:{}&*%@|>-]{0,20}[a-z?]`).Draw(t, label)), " ")
			key := strings.ToLower(p)
			ok := p != "" && !seen[key]
			seen[key] = true
			return p, ok
		}
		for i := range rapid.IntRange(1, 4).Draw(t, "intents") {
			in := intents.Intent{Name: fmt.Sprintf("in.%d", i), Phrases: map[string][]string{}, Stakes: intents.Medium, Lane: intents.Support}
			for range rapid.IntRange(1, 4).Draw(t, "phrases") {
				if p, ok := phrase("phrase"); ok {
					in.Phrases["en"] = append(in.Phrases["en"], p)
				}
			}
			if len(in.Phrases) > 0 {
				s.Intents = append(s.Intents, in)
			}
		}
		if p, ok := phrase("none"); ok {
			s.NotForBot = append(s.NotForBot, p)
		}
		if len(s.Intents) == 0 {
			t.Skip("nothing was drawn")
		}
		for format, name := range map[Format]string{YAML: "a.yaml", JSONL: "a.jsonl", Rasa: "nlu.yml"} {
			b, err := Write(s, format, "")
			require.NoError(t, err)
			again, _, err := Read(name, b, Options{Format: format})
			require.NoError(t, err, "%s", b)
			assert.Equal(t, s.Examples(), again.Examples(), "%s:\n%s", format, b)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("a.csv", []byte("text,intent\na,b\n"))
	f.Add("a.jsonl", []byte(`{"text":"a","intent":"b"}`))
	f.Add("nlu.yml", []byte("nlu:\n- intent: a\n  examples: |\n    - [b](c)\n"))
	f.Add("a.zip", zipped(f, "intents/a_usersays_en.json", `[{"data":[{"text":"x"}]}]`))
	f.Add("a.zip", zipped(f, "intents/a/trainingPhrases/en.json", `{"trainingPhrases":[{"parts":[{"text":"x"}]}]}`))
	f.Add("a.zip", zipped(f, "b/BotLocales/en_US/Intents/c/Intent.json", `{"sampleUtterances":[{"utterance":"{x} y"}]}`))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		s, _, err := Read(name, data, Options{})
		if err == nil {
			require.NoError(t, s.Validate())
		} else if len(s.Intents) > 0 {
			t.Fatal("an error and a set")
		}
	})
}
