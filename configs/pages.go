package configs

import (
	"embed"
	"io/fs"
)

//go:embed pages
var pages embed.FS

// Pages are the demo shop's, from which the bot answers what its intents do not know. Beside them questions.jsonl has questions that they answer, and such that they do not.
var Pages = func() fs.FS {
	dir, err := fs.Sub(pages, "pages")
	if err != nil {
		panic(err) // the name is a constant
	}
	return dir
}()
