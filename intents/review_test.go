package intents

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two intents about the same thing, and a phrase under the wrong name, are what a review finds.
func TestReviewFindsWhatIsWrong(t *testing.T) {
	var rows []Example
	topics := map[string]string{"parcel": "where is my parcel", "refund": "I want my money back", "password": "I forgot my password", "hours": "when do you open"}
	for _, name := range []string{"parcel", "refund", "password", "hours"} {
		for i := range 10 {
			rows = append(rows, Example{fmt.Sprintf("%s please, %s number %c", topics[name], name, 'a'+i), name})
		}
	}
	for i := range 10 { // the same in all but name
		rows = append(rows, Example{fmt.Sprintf("delivery of goods, lot %c", 'a'+2*i), "goods"}, Example{fmt.Sprintf("delivery of goods, lot %c", 'b'+2*i), "wares"})
	}
	wrong := Example{"I want my money back, refund number x", "hours"}
	rev, err := ReviewSet(FromExamples(append(rows, wrong)), Options{})
	require.NoError(t, err)
	assert.Equal(t, 61, rev.Phrases)
	require.NotEmpty(t, rev.Alike)
	assert.Equal(t, [2]string{"goods", "wares"}, [2]string{rev.Alike[0].A, rev.Alike[0].B})
	require.NotEmpty(t, rev.Weak)
	assert.Contains(t, []string{"goods", "wares"}, rev.Weak[0].Intent)
	require.NotEmpty(t, rev.Suspect)
	found := false
	for _, s := range rev.Suspect {
		found = found || s.Text == wrong.Text && s.Reads == "refund"
	}
	assert.True(t, found, "%+v", rev.Suspect)

	again, err := ReviewSet(FromExamples(append(rows, wrong)), Options{})
	require.NoError(t, err)
	assert.Equal(t, rev, again)

	var out bytes.Buffer
	require.NoError(t, rev.Print(&out))
	for _, want := range []string{"61 phrases", "goods, wares", "Weak", "Perhaps of another intent", wrong.Text} {
		assert.Contains(t, out.String(), want)
	}
	_, err = ReviewSet(FromExamples(rows[:3]), Options{})
	assert.ErrorContains(t, err, "3 phrases")
}
