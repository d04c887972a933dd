#!/bin/sh
# locked_reader.sh LECTERN: the reader itself, locked: no key ends it, SIGTERM
# does, with exit code 0.
set -u
state=$(mktemp -d)
: >"$state/lectern.toml"
trap 'rm -rf "$state"' EXIT
"$1" --kiosk --state "$state" --config "$state/lectern.toml" &
reader=$!
fail() {
  echo "$1"
  kill -KILL $reader
  exit 1
}
window=$(xdotool search --sync --onlyvisible --class lectern | head -n 1)
[ -n "$window" ] || fail "the reader shows no window"
for key in alt+F4 ctrl+q ctrl+w alt+Tab super Escape ctrl+alt+Delete ctrl+alt+t F11 alt+F2; do
  xdotool key "$key" || fail "the display ended at $key"
done
kill -0 $reader || fail "a key ended the reader"
kill -TERM $reader
wait $reader
code=$?
[ $code = 0 ] || { echo "SIGTERM ended the reader with exit code $code" && exit 1; }
