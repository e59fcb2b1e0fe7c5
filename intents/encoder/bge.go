package encoder

import (
	_ "embed" // the weights
	"sync"
)

//go:embed bge-small-en-v1.5.bin
var bge []byte

// BGE is BAAI's bge-small-en-v1.5 (Xiao et al. 2023): English, 12 layers, 384 values.
var BGE = sync.OnceValues(func() (*Model, error) { return New(bge) })
