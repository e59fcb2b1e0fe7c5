#!/usr/bin/env bash
# Fuzzes every decoder, one after the other, for the time given each.
set -euo pipefail
cd "$(dirname "$0")"
grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u | while read -r dir; do
  grep -h '^func Fuzz' "$dir"/*_test.go | sed 's/func \(Fuzz[A-Za-z0-9_]*\).*/\1/' | while read -r name; do
    go test -run xxx -fuzz "^$name\$" -fuzztime "$1" "$dir"
  done
done
