//go:build !amd64

package encoder

var products = plain
