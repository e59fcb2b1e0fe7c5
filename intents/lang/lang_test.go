package lang

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Sentences as customers write them, in 24 languages, for a shop that reads English and German.
func TestSentences(t *testing.T) {
	file, err := os.Open("testdata/sentences.tsv")
	require.NoError(t, err)
	defer file.Close()
	all, right := 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); all++ {
		want, text, ok := strings.Cut(lines.Text(), "\t")
		require.True(t, ok)
		g := Of(text, "en", "de")
		if g.Language == want {
			right++
		} else {
			t.Logf("%s: %q reads as %s, %.2f", want, text, g.Language, g.Probability)
			assert.Less(t, g.Probability, .9, "a mistake is not believed")
		}
	}
	assert.GreaterOrEqual(t, float64(right), .95*float64(all))
}

func TestWhatTellsNothing(t *testing.T) {
	for _, text := range []string{"", "  ", "4711", "???", "👍🏽", "\xff\xfe", "x"} {
		assert.Empty(t, Of(text, "en").Language, "%q", text)
	}
}

func TestScripts(t *testing.T) {
	for text, want := range map[string]string{"荷物はどこですか": "ja", "我的包裹在哪里": "zh", "де моя посилка, її немає": "uk", "где моя посылка": "ru", "سفارش من کجاست چرا نیامد": "fa", "my order 注文 is late": "en"} {
		assert.Equal(t, want, Of(text, "en").Language, text)
	}
}

// What is expected tips the scales where the text does not.
func TestExpected(t *testing.T) {
	assert.Equal(t, "de", Of("hallo", "de").Language)
	assert.Equal(t, "nl", Of("hallo", "nl").Language)
}

// English is next to never taken for another language: of messages that an English shop gets, that would send customers to a person for nothing.
func TestEnglishStaysEnglish(t *testing.T) {
	dir := os.Getenv("ROUNDPEG_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	all, other := 0, 0
	for _, name := range []string{"clinc150/train.jsonl", "clinc150/val.jsonl", "banking77/train.jsonl"} {
		file, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Skip("SKIPPED: the data sets are not here; ROUNDPEG_DATA names their folder")
		}
		for lines := bufio.NewScanner(file); lines.Scan(); all++ {
			var row struct{ Text string }
			require.NoError(t, json.Unmarshal(lines.Bytes(), &row))
			if g := Of(row.Text, "en"); g.Language != "en" && g.Probability >= .9 {
				other++
				t.Logf("%s %.3f: %s", g.Language, g.Probability, row.Text)
			}
		}
		file.Close()
	}
	t.Logf("%d of %d", other, all)
	assert.LessOrEqual(t, float64(other), .001*float64(all))
}

// The table is what the converter made: in order, each run once, in letters.
func TestTable(t *testing.T) {
	m := table()
	assert.Greater(t, len(m), 5000)
	for run, levels := range m {
		require.Len(t, []rune(run), 3)
		require.Len(t, levels, len(Latin))
		require.NotEqual(t, strings.Repeat("\x00", len(Latin)), levels)
	}
	for name := range common {
		assert.Contains(t, Latin, name)
	}
	assert.Len(t, common, len(Latin))
	assert.EqualValues(t, 1, Level(0))
	assert.Greater(t, Level(.01), Level(.001))
}

func FuzzOf(f *testing.F) {
	for _, text := range []string{"where is my order", "wo ist mein Paket", "где", "\xff", "ǅ İ ß", strings.Repeat("a", 5000)} {
		f.Add(text, "en")
	}
	f.Fuzz(func(t *testing.T, text, likely string) {
		g := Of(text, likely)
		require.False(t, math.IsNaN(g.Probability))
		require.True(t, g.Probability >= 0 && g.Probability <= 1)
		require.Equal(t, g.Language == "", g.Probability == 0)
		require.True(t, g.Language == "" || len(g.Language) == 2)
		require.Equal(t, g, Of(text, likely))
	})
}
