//go:build !race

package main

import "testing"

func computes(*testing.T) {}
