package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
)

// tensors are those of an ONNX file by their names in the checkpoint it was exported from.
type tensors map[string]tensor

type tensor struct {
	raw        []byte
	rows       int  // of a matrix
	transposed bool // as ONNX multiplies from the right
}

// readONNX takes the initializers out of the graph. A matrix has lost its name in the export; the node that multiplies by it has kept it.
func readONNX(b []byte) (tensors, error) {
	named, unnamed := tensors{}, map[string]string{}
	err := fields(b, func(n protowire.Number, graph []byte) error {
		if n != 7 { // ModelProto.graph
			return nil
		}
		return fields(graph, func(n protowire.Number, v []byte) error {
			switch n {
			case 1: // GraphProto.node
				return node(v, unnamed)
			case 5: // GraphProto.initializer
				return initializer(v, named)
			}
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", weights, err)
	}
	for was, name := range unnamed {
		if t, ok := named[was]; ok {
			t.transposed = true
			named[name] = t
		}
	}
	return named, nil
}

func node(b []byte, unnamed map[string]string) error {
	var inputs []string
	var name, op string
	err := fields(b, func(n protowire.Number, v []byte) error {
		switch n {
		case 1:
			inputs = append(inputs, string(v))
		case 3:
			name = string(v)
		case 4:
			op = string(v)
		}
		return nil
	})
	if op == "MatMul" && len(inputs) == 2 { // "/encoder/layer.0/attention/self/query/MatMul"
		name = strings.TrimSuffix(strings.TrimPrefix(name, "/"), "/MatMul")
		unnamed[inputs[1]] = strings.ReplaceAll(name, "/", ".") + ".weight"
	}
	return err
}

func initializer(b []byte, named tensors) error {
	var t tensor
	var name string
	float := false
	for len(b) > 0 {
		n, kind, used := protowire.ConsumeTag(b)
		if used < 0 {
			return protowire.ParseError(used)
		}
		b = b[used:]
		switch {
		case n == 1 && kind == protowire.VarintType: // dims
			d, used := protowire.ConsumeVarint(b)
			if used < 0 {
				return protowire.ParseError(used)
			}
			if t.rows == 0 {
				t.rows = int(d)
			}
			b = b[used:]
			continue
		case n == 2: // data_type; 1 is float
			d, used := protowire.ConsumeVarint(b)
			if used < 0 {
				return protowire.ParseError(used)
			}
			float = d == 1
			b = b[used:]
			continue
		case n == 8 || n == 9: // name, raw_data
			v, used := protowire.ConsumeBytes(b)
			if used < 0 {
				return protowire.ParseError(used)
			}
			if n == 8 {
				name = string(v)
			} else {
				t.raw = v
			}
		}
		used = protowire.ConsumeFieldValue(n, kind, b)
		if used < 0 {
			return protowire.ParseError(used)
		}
		b = b[used:]
	}
	if float {
		named[name] = t
	}
	return nil
}

// fields calls f with every field that has bytes.
func fields(b []byte, f func(protowire.Number, []byte) error) error {
	for len(b) > 0 {
		n, kind, used := protowire.ConsumeTag(b)
		if used < 0 {
			return protowire.ParseError(used)
		}
		b = b[used:]
		used = protowire.ConsumeFieldValue(n, kind, b)
		if used < 0 {
			return protowire.ParseError(used)
		}
		if kind == protowire.BytesType {
			v, _ := protowire.ConsumeBytes(b)
			if err := f(n, v); err != nil {
				return err
			}
		}
		b = b[used:]
	}
	return nil
}

// get gives a tensor's values, a matrix as [out][in].
func (t tensors) get(name string) ([]float32, error) {
	x, ok := t[name]
	if !ok {
		return nil, fmt.Errorf("there is no tensor %s", name)
	}
	n := len(x.raw) / 4
	out := make([]float32, n)
	columns := 1
	if x.rows > 0 {
		columns = n / x.rows
	}
	for i := range out {
		v := math.Float32frombits(binary.LittleEndian.Uint32(x.raw[4*i:]))
		if x.transposed {
			out[i%columns*x.rows+i/columns] = v
		} else {
			out[i] = v
		}
	}
	return out, nil
}
