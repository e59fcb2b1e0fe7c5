package gateway

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Pages of any site load the words of the widget's language beside it.
func TestWidgetWords(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.Words = map[string][]byte{"de": []byte("export default ['Hilfe']")} })
	a := h.do("GET", "/widget/de.js", nil, header("Origin", "https://shop.example"))
	require.Equal(t, 200, a.StatusCode)
	require.Contains(t, a.Header.Get("Content-Type"), "javascript")
	require.Equal(t, "*", a.Header.Get("Access-Control-Allow-Origin"))
	require.Equal(t, "cross-origin", a.Header.Get("Cross-Origin-Resource-Policy"))
	require.Equal(t, h.do("GET", "/widget.js", nil).Header.Get("Cache-Control"), a.Header.Get("Cache-Control"))
	for _, path := range []string{"/widget/fr.js", "/widget/de", "/widget/", "/widget/de.js/x", "/widget/..%2fde.js"} {
		require.Equal(t, 404, h.do("GET", path, nil).StatusCode, path)
	}
	bare := newHouse(t, func(o *Options) { o.Widget = nil })
	require.Equal(t, 404, bare.do("GET", "/widget.js", nil).StatusCode)
}
