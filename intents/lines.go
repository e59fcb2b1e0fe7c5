package intents

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"
)

// yamlTree is the first document with its lines; nil if there is none.
func yamlTree(data []byte) *yaml.Node {
	var doc yaml.Node
	if yaml.NewDecoder(bytes.NewReader(data)).Decode(&doc) != nil || len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

// yamlBreak is the line that makes data no YAML: the first one up to which it fails as the whole does. The parser's own figure is that of
// the list or text around it, and one too low besides.
func yamlBreak(data []byte) int {
	fails := func(text []byte) string {
		var n yaml.Node
		if err := yaml.NewDecoder(bytes.NewReader(text)).Decode(&n); err != nil {
			return err.Error()
		}
		return ""
	}
	var ends []int // of the lines
	for i, b := range data {
		if b == '\n' {
			ends = append(ends, i+1)
		}
	}
	whole := fails(data)
	return 1 + sort.Search(len(ends), func(n int) bool { return fails(data[:ends[n]]) == whole })
}

// deepest is how far a JSON text is followed: further in than anything of a set is.
const deepest = 12

// jsonTree is the same of a JSON text, as far as it can be read. JSON is not quite YAML: a pair of \u escapes is none there.
func jsonTree(data []byte) *yaml.Node {
	t := &jsonTokens{dec: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1}
	t.dec.UseNumber()
	n, _ := t.node(0)
	return n
}

type jsonTokens struct {
	dec  *json.Decoder
	data []byte
	at   int64 // line is that of this byte
	line int
}

// node reads a value; not ok: there is none, or it is cut off.
func (t *jsonTokens) node(depth int) (n *yaml.Node, ok bool) {
	token, err := t.dec.Token()
	if err != nil || depth > deepest {
		return nil, false
	}
	end := t.dec.InputOffset()
	t.line += bytes.Count(t.data[t.at:end], []byte("\n"))
	t.at = end
	n = &yaml.Node{Line: t.line, Kind: yaml.ScalarNode}
	switch v := token.(type) {
	case json.Delim:
		if v == '}' || v == ']' {
			return nil, false
		}
		if n.Kind = yaml.SequenceNode; v == '{' {
			n.Kind = yaml.MappingNode
		}
		for t.dec.More() {
			part, ok := t.node(depth + 1)
			if part != nil {
				n.Content = append(n.Content, part)
			}
			if !ok {
				return n, false
			}
		}
		_, err = t.dec.Token()
		return n, err == nil
	case string:
		n.Value, n.Tag = v, "!!str"
	case nil:
		n.Tag = "!!null"
	case bool:
		n.Value, n.Tag = fmt.Sprint(v), "!!bool"
	default:
		n.Value, n.Tag = fmt.Sprint(v), "!!float"
	}
	return n, true
}

// jsonLine is the line of a byte.
func jsonLine(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(max(offset-1, 0), int64(len(data)))], []byte("\n"))
}

// lineOf is where the field at path is written, or what it is missing from; 0 without a tree.
func lineOf(n *yaml.Node, path []any) int {
	if n == nil {
		return 0
	}
	line := n.Line
	for _, step := range path {
		if n.Kind == yaml.AliasNode {
			n = n.Alias
		}
		switch step := step.(type) {
		case int:
			if n.Kind != yaml.SequenceNode || step >= len(n.Content) {
				return line
			}
			n = n.Content[step]
			line = n.Line
		case string:
			i := keyOfNode(n, step)
			if i < 0 {
				return line
			}
			line, n = n.Content[i].Line, n.Content[i+1]
		}
	}
	return line
}

// keyOfNode is the index of a key, the last one where it is repeated, or −1. JSON is read whatever the case of its keys.
func keyOfNode(n *yaml.Node, key string) int {
	if n.Kind == yaml.MappingNode {
		for i := len(n.Content)/2*2 - 2; i >= 0; i -= 2 {
			if strings.EqualFold(n.Content[i].Value, key) {
				return i
			}
		}
	}
	return -1
}
