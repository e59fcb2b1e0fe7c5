#!/usr/bin/env bash
# Installs what the tests need beyond Go: redis-server and Chromium by the system's packages, axe-core, Preact and TypeScript by npm.
# What is there already is left alone, so that it is quick the second time and needs no rights then.
set -euo pipefail
cd "$(dirname "$0")"
want=()
command -v redis-server >/dev/null || want+=(redis-server)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || want+=(chromium)
command -v npm >/dev/null || want+=(nodejs npm)
if [ ${#want[@]} -gt 0 ]; then
  sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  command -v apt-get >/dev/null || { echo "deps: install ${want[*]} with your package manager, then run this again" >&2; exit 1; }
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${want[@]}" >/dev/null
fi
# Debian starts redis-server as a service; the tests start their own on a free port.
npm ci --no-audit --no-fund --loglevel=error
