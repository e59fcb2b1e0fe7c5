package configs

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKnowledge(t *testing.T) {
	require.Equal(t, Knowledge{Unanswerable: []string{}}, Default().Knowledge)
	c, err := Load("", func(name string) string { return map[string]string{"ROUNDPEG_KNOWLEDGE": "help"}[name] })
	require.NoError(t, err)
	require.Equal(t, "help", c.Knowledge.Folder)
	for address, good := range map[string]bool{"": true, "https://shop.example": true, "http://127.0.0.1:8080/help/": true, "shop.example": false, "ftp://shop.example": false,
		"https://": false, "https://me:secret@shop.example": false, "https://shop.example/?q=": false, "https://shop.example/#a": false, "https://shop.example:x": false, "javascript:alert(1)": false} {
		c.Knowledge.URL = address
		if err := c.Validate(); good {
			require.NoError(t, err, address)
		} else {
			require.ErrorContains(t, err, "knowledge.url: ", address)
		}
	}
	c.Knowledge.URL = ""
	for question, good := range map[string]bool{"do you repair bicycles": true, " ?": false, strings.Repeat("why ", 200): false} {
		c.Knowledge.Unanswerable = []string{question}
		if err := c.Validate(); good {
			require.NoError(t, err)
		} else {
			require.ErrorContains(t, err, "knowledge.unanswerable: ")
		}
	}
}
