package handoff

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

var slot = regexp.MustCompile(`\{[a-z]+\}`)

// Every language has every text, with the same values to fill in.
func TestTheCatalogueIsWhole(t *testing.T) {
	want := reflect.ValueOf(english)
	for language, texts := range catalogue {
		got := reflect.ValueOf(texts)
		for i := range want.NumField() {
			name := language + "." + want.Type().Field(i).Name
			require.False(t, got.Field(i).IsZero(), name)
			if a, ok := want.Field(i).Interface().(string); ok {
				x, y := slot.FindAllString(a, -1), slot.FindAllString(got.Field(i).String(), -1)
				slices.Sort(x)
				slices.Sort(y)
				require.Equal(t, x, y, name)
			}
		}
		for reason := range english.Lead {
			require.NotEmpty(t, texts.Lead[reason], language+" "+string(reason))
			require.Contains(t, chat.Reasons, reason)
		}
		require.NotContains(t, texts.Weekdays, "", language)
	}
}

// The button below an offer needs no handling of its own: what it says asks for a person.
func TestTheButtonOfAnOfferAsksForAPerson(t *testing.T) {
	for language, texts := range catalogue {
		strong, _ := NewPolicy(Scoring{}).AsksHuman(texts.Human)
		require.True(t, strong, language)
	}
}

func TestTextsByLocale(t *testing.T) {
	for locale, want := range map[string]string{"de": german.Back, "de-AT": german.Back, "DE_ch": german.Back, "en-AU": english.Back, "fr": english.Back, "": english.Back} {
		require.Equal(t, want, TextsFor(locale).Back, locale)
	}
}

func TestWhen(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	now := time.Date(2026, 11, 23, 22, 30, 0, 0, time.UTC) // 23:30 in Berlin
	require.Equal(t, "today at 23:45 CET", english.when(now.Add(15*time.Minute), now, berlin))
	require.Equal(t, "Tuesday, 24 November at 00:30 CET", english.when(now.Add(time.Hour), now, berlin))
	require.Equal(t, "Tuesday, November 24 at 12:30 AM CET", TextsFor("en-US").when(now.Add(time.Hour), now, berlin))
	require.Equal(t, "Tuesday, 24 November at 12:30 am CET", TextsFor("en_AU").when(now.Add(time.Hour), now, berlin))
	require.Equal(t, "heute um 23:45 Uhr (CET)", german.when(now.Add(15*time.Minute), now, berlin))
	require.Equal(t, "Dienstag, 24.11., 00:30 Uhr (CET)", german.when(now.Add(time.Hour), now, berlin))
}
