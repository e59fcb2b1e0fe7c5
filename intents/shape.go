package intents

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// misshapen finds the first key that a value of type t does not have, or value of another type, in the order of the text; nil if there is
// none. strict is for JSON, where a number is no text.
func misshapen(n *yaml.Node, t reflect.Type, at place, strict bool) *Problem {
	if n == nil || n.Kind == yaml.AliasNode || n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil // an alias is looked at where its anchor is
	}
	want, kind := "a text", yaml.ScalarNode
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		want, kind = "an object of keys and values", yaml.MappingNode
	case reflect.Slice:
		want, kind = "a list", yaml.SequenceNode
	}
	if n.Kind != kind || kind == yaml.ScalarNode && strict && n.Tag != "!!str" {
		p := problem(at, "must be %s, not %s", want, called(n))
		p.Line = n.Line
		return p
	}
	switch n.Kind {
	case yaml.SequenceNode:
		for i, item := range n.Content {
			if p := misshapen(item, t.Elem(), at.item(i), strict); p != nil {
				return p
			}
		}
	case yaml.MappingNode:
		return misshapenKeys(n, t, at, strict)
	}
	return nil
}

func misshapenKeys(n *yaml.Node, t reflect.Type, at place, strict bool) *Problem {
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Tag == "!!merge" {
			continue
		}
		if key.Kind != yaml.ScalarNode {
			p := problem(at, "a key must be a text, not %s", called(key))
			p.Line = key.Line
			return p
		}
		if first, twice := seen[key.Value]; twice && !strict {
			p := problem(at.key(key.Value), "a second time, first in line %d: keep one of them", first)
			p.Line = key.Line
			return p
		}
		seen[key.Value] = key.Line
		of := t
		if t.Kind() == reflect.Map {
			of = t.Elem()
		} else if of = fieldOf(t, key.Value, strict); of == nil {
			p := problem(at.key(key.Value), "there is no such key: use one of %s", strings.Join(keysOf(t), ", "))
			p.Line = key.Line
			return p
		}
		if p := misshapen(value, of, at.key(key.Value), strict); p != nil {
			return p
		}
	}
	return nil
}

// fieldOf is the type of a struct's field by its key; nil if it has none.
func fieldOf(t reflect.Type, key string, foldCase bool) reflect.Type {
	for i, k := range keysOf(t) {
		if k == key || foldCase && strings.EqualFold(k, key) {
			return t.Field(i).Type
		}
	}
	return nil
}

// keysOf are the keys of a struct in a file, in the order of its fields.
func keysOf(t reflect.Type) (all []string) {
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		all = append(all, key)
	}
	return all
}

func called(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "an object"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!str":
		return "a text"
	case n.Tag == "!!bool":
		return "true or false"
	}
	return "a number"
}
