package knowledge

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestShow(t *testing.T) {
	p, err := Parse("returns", []byte("---\ntitle: Returns & <more>\nlanguage: en\n---\n# Returns\n\nSend it back.\n\n## In a shop\n\nBring <b>it</b> & the bill.\n\n- one\n- two\n"))
	require.NoError(t, err)
	says := string(Show(p, "/demo.css"))
	require.Contains(t, says, "<h1>Returns &amp; &lt;more&gt;</h1>\n<p>Send it back.</p>\n<h2 id=\"in-a-shop\">In a shop</h2>\n")
	require.Contains(t, says, "<p>• one</p>\n<p>• two</p>")
	require.NotContains(t, says, "<b>")
	require.Contains(t, says, `<html lang="en">`)
}
