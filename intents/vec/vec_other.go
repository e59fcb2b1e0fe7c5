//go:build !amd64

package vec

var dot4, add = plainDot4, plainAdd
