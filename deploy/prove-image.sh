#!/usr/bin/env bash
# Runs the steps of the Dockerfile in an empty folder, without Docker: npm ci, standalone build, assembling, start, health,
# a refused upgrade, stop. Needs Node 24 on the PATH and DATABASE_URL (an empty PostgreSQL database that may be filled).
set -euo pipefail
clone=$(cd "$(dirname "$0")/.." && pwd)
: "${DATABASE_URL:?set DATABASE_URL to an empty PostgreSQL database}"
work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill -TERM "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

step "copy what .dockerignore lets through"
mkdir "$work/build"
(cd "$clone" && tar cf - --exclude-from=<(sed 's#^#./#' .dockerignore) .) | tar xf - -C "$work/build"

step "npm ci"
cd "$work/build"
npm ci --no-audit --no-fund --loglevel=error

step "standalone build"
NEXT_TELEMETRY_DISABLED=1 BUILD_STANDALONE=1 npm run build

step "assemble"
node deploy/assemble.mjs "$work/image"
du -sh "$work/image"
rm -rf "$work/build"

step "start"
cd "$work/image"
port=${PORT:-3917}
mkdir "$work/data"
env -i PATH="$PATH" HOME="$work" PORT="$port" HOST=127.0.0.1 ALMA_DATA_DIR="$work/data" DATABASE_URL="$DATABASE_URL" \
  ALMA_SECRET="$(head -c 32 /dev/urandom | base64)" ALMA_ENCRYPTION_KEY="$(head -c 32 /dev/urandom | base64)" \
  node start.mjs &
server=$!
for _ in $(seq 1 60); do
  kill -0 "$server"
  curl -fsS "http://127.0.0.1:$port/api/health" >/dev/null 2>&1 && break
  sleep 1
done

step "health"
curl -fsS "http://127.0.0.1:$port/api/health"
echo
curl -fsS -o /dev/null -w 'sign-in page: %{http_code}\n' "http://127.0.0.1:$port/sign-in"
asset=$(curl -fsS "http://127.0.0.1:$port/sign-in" | grep -o '/_next/static/[^"]*\.js' | head -1)
curl -fsS -o /dev/null -w 'its script: %{http_code}\n' "http://127.0.0.1:$port$asset"

step "an unknown upgrade is refused at once"
curl -s -o /dev/null -w '%{http_code}\n' -m 5 -H 'Connection: Upgrade' -H 'Upgrade: websocket' "http://127.0.0.1:$port/nowhere"

step "stop"
kill -TERM "$server"
wait "$server"
server=
step "proved"
