// Package encoder turns a text into a vector, so that texts which mean the same lie near each other, by a pre-trained BERT whose weights are
// in the binary. It is plain Go with a kernel for AVX2; it needs no network and no other library. What the weights are is in NOTICE.
package encoder
