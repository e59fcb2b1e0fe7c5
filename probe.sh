#!/usr/bin/env bash
# Runs an outside client, written from the protocol page alone, against this build: in ROUNDPEG_PROBE, or beside the checkout.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
probe=${ROUNDPEG_PROBE:-../shared/probe}
if [ ! -f "$probe/main.go" ]; then
  echo "SKIPPED: no outside prober at $probe; set ROUNDPEG_PROBE to its folder"
  exit 0
fi
bin=$(mktemp -d)/roundpeg
go build -o "$bin" ./cmd/roundpeg
cd "$probe"
for mode in main rules race "kill 8"; do
  PROBE_BIN=$bin PROBE_SRC=$here go run . $mode
done
