package assist

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
	"roundpeg/intents"
)

func TestPhrases(t *testing.T) {
	h := newHouse(t)
	h.says([]string{"give me my cash back", "Refund, please!", "I want   my money back", "GIVE ME MY CASH BACK", "when do you open tomorrow", "Ich möchte mein Geld bitte so schnell wie möglich wieder haben", "a new unsaved one", strings.Repeat("so ", 60)})
	mine := h.set.Intents[0]
	mine.Phrases = map[string][]string{"en": {"refund please", "a new unsaved one"}}
	made, err := h.Phrases(t.Context(), mine, "en-GB")
	require.NoError(t, err)
	require.Equal(t, []string{"give me my cash back", strings.TrimSpace(strings.Repeat("so ", 60))}, made.Texts)
	require.Equal(t, 2, made.Dropped, "one of another intent, one in another language")
	require.Equal(t, []string{"phrases", "phrases"}, h.lost)
}

func TestPhrasesInANewLanguage(t *testing.T) {
	h := newHouse(t)
	h.says([]string{"quiero que me devuelvan el dinero de mi pedido"})
	made, err := h.Phrases(t.Context(), h.set.Intents[0], "es")
	require.NoError(t, err)
	require.Len(t, made.Texts, 1)
	require.Contains(t, h.model.Requests()[0].System, "code es")
	require.NotEmpty(t, h.model.Requests()[0].Blocks("phrase"))
	_, err = h.Phrases(t.Context(), intents.Intent{Name: "empty"}, "en")
	require.ErrorIs(t, err, chat.ErrInvalid)
	require.ErrorContains(t, err, "intent.phrases")
}

func TestAtMostTenPhrases(t *testing.T) {
	h := newHouse(t)
	var many []string
	for c := range 30 {
		many = append(many, "cash number "+string(rune('a'+c)))
	}
	h.says(many)
	made, err := h.Phrases(t.Context(), h.set.Intents[0], "en")
	require.NoError(t, err)
	require.LessOrEqual(t, len(made.Texts), mostPhrases)
}

func (h *house) drafts(texts ...string) (intents.Intent, chat.Made) {
	h.Helper()
	made, err := h.Draft(h.Context(), texts, "en")
	require.NoError(h, err)
	var in intents.Intent
	require.NoError(h, json.Unmarshal(made.Draft, &in))
	return in, made
}

type proposal struct {
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	Phrases []string `json:"phrases"`
	Answer  string   `json:"answer"`
}

func TestDraft(t *testing.T) {
	h := newHouse(t)
	h.says(proposal{"refund", "Lost cat", []string{"there is a cat in the box", "Is that your cat in my crate?", "when do you open", "refund please"}, "We take the cat back within … days."})
	in, made := h.drafts("There is a cat in the box", "whose cat is it", "whose cat is it?")
	require.Equal(t, "refund_2", in.Name)
	require.Equal(t, map[string]string{"en": "Lost cat"}, in.Title)
	require.Equal(t, []string{"There is a cat in the box", "whose cat is it", "Is that your cat in my crate?"}, in.Phrases["en"])
	require.Equal(t, "We take the cat back within … days.", in.Answer["en"])
	require.Equal(t, 1, made.Dropped)
	h.set.Intents = append(h.set.Intents, in)
	require.NoError(t, h.set.Validate())
}

func TestDraftWithoutAnAnswer(t *testing.T) {
	h := newHouse(t)
	for _, answer := range []string{"We pay 20 EUR for each cat.", "See https://evil.example/cats for cats.", "Write to cats@evil.example.", ""} {
		h.says(proposal{"cat", "Lost cat", []string{"a cat"}, answer})
		in, _ := h.drafts("there is a cat in box "+answer[:min(3, len(answer))], "whose cat")
		require.Empty(t, in.Answer, answer)
	}
	_, err := h.Draft(t.Context(), []string{"Refund please!"}, "en")
	require.ErrorIs(t, err, chat.ErrInvalid)
}

// Whatever the model proposes, a draft is valid beside what is known, or there is none.
func TestAnyDraftIsValid(t *testing.T) {
	h := newHouse(t)
	rapid.Check(t, func(rt *rapid.T) {
		h.says(proposal{rapid.StringMatching(`[a-z][a-z0-9_]{0,20}|refund|oos|hours`).Draw(rt, "name"), rapid.String().Draw(rt, "title"),
			rapid.SliceOfN(rapid.String(), 0, 4).Draw(rt, "phrases"), rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z ]{0,9}\{[a-z]{1,5}\}`)).Draw(rt, "answer")})
		made, err := h.Draft(t.Context(), rapid.SliceOfN(rapid.StringMatching(`\PC{1,30}`), 1, 4).Draw(rt, "texts"), "en")
		if err != nil {
			_, ok := err.(*chat.Fault)
			require.True(rt, ok, "%v", err)
			return
		}
		var in intents.Intent
		require.NoError(rt, json.Unmarshal(made.Draft, &in))
		require.NoError(rt, intents.Set{Intents: append(append([]intents.Intent{}, h.set.Intents...), in), Facts: h.set.Facts}.Validate())
		require.NotEmpty(rt, in.Phrases["en"])
	})
}

func TestNames(t *testing.T) {
	set := intents.Set{Intents: []intents.Intent{{Name: "a"}, {Name: "a_2"}}}
	for proposed, want := range map[string]string{"A": "a_3", "": "new_intent", "oos": "new_intent", "Where is it?": "where_is_it", "---": "new_intent", strings.Repeat("x", 90): strings.Repeat("x", 56)} {
		require.Equal(t, want, name(proposed, set))
	}
}
