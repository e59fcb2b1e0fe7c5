package authority

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

func TestAmounts(t *testing.T) {
	for text, want := range map[string]string{"0": "0", "1": "1", "12.5": "12.50", "12.50": "12.50", "007": "7", "0.0001": "0.0001", "0.10": "0.10", "1.2340": "1.234",
		"999999999999.9999": "999999999999.9999", "10.0000": "10"} {
		a, err := ParseAmount(text)
		require.NoError(t, err, text)
		require.Equal(t, want, a.String(), text)
	}
	for _, text := range []string{"", " ", "-1", "+1", "1.", ".5", "1.00000", "1e3", "1,50", "1_000", "1234567890123", "٣", "NaN", "Inf", "0x10", "1 ", "1\n"} {
		_, err := ParseAmount(text)
		require.ErrorIs(t, err, chat.ErrInvalid, "%q", text)
	}
	require.Equal(t, "0", Amount{}.String())
	require.True(t, Amount{}.Zero() && Amount{}.Whole())
}

// What floats get wrong is exact.
func TestAmountsAddUp(t *testing.T) {
	tenth, _ := ParseAmount("0.1")
	sum := Amount{}
	for range 10 {
		sum = sum.Plus(tenth)
	}
	require.Equal(t, 0, sum.Cmp(one))
	require.True(t, tenth.Minus(one).Zero())
	require.Equal(t, "0.90", one.Minus(tenth).String())
}

func TestAmountsAgainstRationals(t *testing.T) {
	texts := rapid.StringMatching(`[0-9]{1,12}(\.[0-9]{1,4})?`)
	rapid.Check(t, func(t *rapid.T) {
		x, y := texts.Draw(t, "x"), texts.Draw(t, "y")
		a, err := ParseAmount(x)
		require.NoError(t, err)
		b, err := ParseAmount(y)
		require.NoError(t, err)
		p, _ := new(big.Rat).SetString(x)
		q, _ := new(big.Rat).SetString(y)
		require.Equal(t, p.Cmp(q), a.Cmp(b))
		sum, _ := new(big.Rat).SetString(a.Plus(b).String())
		require.Zero(t, new(big.Rat).Add(p, q).Cmp(sum))
		require.Equal(t, p.IsInt(), a.Whole())
	})
}

// Whatever is read is written in one way, and read back equal.
func FuzzAmount(f *testing.F) {
	for _, s := range []string{"12.50", "0", "999999999999.9999", "1e9", "-1", "1.00000", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAmount(s)
		if err != nil {
			require.ErrorIs(t, err, chat.ErrInvalid)
			return
		}
		back, err := ParseAmount(a.String())
		require.NoError(t, err)
		require.Zero(t, a.Cmp(back))
		require.Equal(t, a.String(), back.String())
		require.False(t, strings.HasPrefix(a.String(), "-"))
	})
}
