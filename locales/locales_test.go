package locales

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLocales(t *testing.T) {
	for l, want := range map[string][3]string{
		"en": {"en", "en", ""}, "en-AU": {"en-au", "en", "AU"}, " EN_au ": {"en-au", "en", "AU"}, "zh-Hans-CN": {"zh-hans-cn", "zh", "CN"}, "de-1996": {"de-1996", "de", ""}, "": {},
	} {
		require.Equal(t, want, [3]string{Tidy(l), Language(l), Region(l)}, l)
	}
	for _, same := range [][2]string{{"nb", "no"}, {"nn-NO", "nb-NO"}, {"en-US", "EN_gb"}, {"", ""}} {
		require.True(t, Same(same[0], same[1]), same)
	}
	for _, other := range [][2]string{{"de", "en"}, {"", "en"}} {
		require.False(t, Same(other[0], other[1]), other)
	}
}
