// Command languages makes intents/lang/trigrams.bin out of the character models of lingua-go (Apache-2.0), which were counted in newspaper text:
//
//	go run ./cmd/languages DIR > intents/lang/trigrams.bin
//
// DIR is language-models of github.com/pemistahl/lingua-go v1.4.0 (go mod download -json github.com/pemistahl/lingua-go@v1.4.0 says where it is).
package main

import (
	"archive/zip"
	"bufio"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"google.golang.org/protobuf/encoding/protowire"

	"roundpeg/intents/lang"
)

// wanted is the hash of the files that are read, in the order in which they are.
const wanted = "e50e1d05f7e5bff09fb563deaf08d3507138be2fcbbc3aa3f7c5172f460bc495"

// most is how many trigrams of a language are kept: those that are met most often.
const most = 2500

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: languages DIR")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "languages:", err)
		os.Exit(1)
	}
}

func run(dir string, out io.Writer) error {
	sum := sha256.New()
	table := map[string][]byte{}
	for i, l := range lang.Latin {
		grams, err := frequencies(filepath.Join(dir, l), sum)
		if err != nil {
			return err
		}
		for _, g := range grams {
			if table[g.text] == nil {
				table[g.text] = make([]byte, len(lang.Latin))
			}
			table[g.text][i] = lang.Level(g.share)
		}
	}
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != wanted {
		return fmt.Errorf("the files have the hash %s, not %s: take version 1.4.0", got, wanted)
	}
	w := bufio.NewWriter(out)
	for _, text := range slices.Sorted(maps.Keys(table)) {
		fmt.Fprintf(w, "%s%s", text, table[text])
	}
	return w.Flush()
}

type gram struct {
	text  string
	share float64
}

// frequencies gives the most frequent trigrams of a language. The models tell how probable a character is after those before it.
func frequencies(dir string, sum hash.Hash) ([]gram, error) {
	var after [3]map[string]float64
	for i, name := range []string{"unigrams", "bigrams", "trigrams"} {
		var err error
		if after[i], err = read(filepath.Join(dir, name+".pb.bin.zip"), sum); err != nil {
			return nil, err
		}
	}
	var all []gram
	for text, p := range after[2] {
		r := []rune(text)
		share := p * after[1][string(r[:2])] * after[0][string(r[:1])]
		if share > 0 {
			all = append(all, gram{text, share})
		}
	}
	slices.SortFunc(all, func(a, b gram) int { return cmp.Or(-cmp.Compare(a.share, b.share), cmp.Compare(a.text, b.text)) })
	return all[:min(most, len(all))], nil
}

// read reads one model: message { … repeated message { double probability = 1; repeated string ngrams = 2 } ngram_sets = 4 }.
func read(path string, sum hash.Hash) (map[string]float64, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	if len(z.File) != 1 {
		return nil, fmt.Errorf("%s holds %d files, not one", path, len(z.File))
	}
	f, err := z.File[0].Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.TeeReader(f, sum))
	if err != nil {
		return nil, err
	}
	out := map[string]float64{}
	err = fields(data, func(field protowire.Number, set []byte, _ uint64) error {
		if field != 4 {
			return nil
		}
		var p float64
		var texts []string
		err := fields(set, func(field protowire.Number, text []byte, number uint64) error {
			if field == 1 {
				p = math.Float64frombits(number)
			} else {
				texts = append(texts, string(text))
			}
			return nil
		})
		for _, t := range texts {
			out[t] = p
		}
		return err
	})
	return out, err
}

// fields walks over a message; what is neither bytes nor a fixed number is passed over.
func fields(data []byte, f func(field protowire.Number, bytes []byte, number uint64) error) error {
	for len(data) > 0 {
		field, kind, n := protowire.ConsumeTag(data)
		if n < 0 {
			return protowire.ParseError(n)
		}
		data = data[n:]
		var bytes []byte
		var number uint64
		switch kind {
		case protowire.BytesType:
			bytes, n = protowire.ConsumeBytes(data)
		case protowire.Fixed64Type:
			number, n = protowire.ConsumeFixed64(data)
		case protowire.VarintType:
			_, n = protowire.ConsumeVarint(data)
			if n > 0 {
				data = data[n:]
				continue
			}
		default:
			return errors.New("a field of a kind that is not expected")
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		data = data[n:]
		if err := f(field, bytes, number); err != nil {
			return err
		}
	}
	return nil
}
