#!/bin/sh
# staff_leaves.sh LECTERN LECTERN_PIN: a wrong PIN leaves the locked reader locked, the right one leads to its way
# out, by real keys on a real display. Exit code 3 tells a service not to start it again. Nothing typed is written down.
set -u
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
: >"$state/lectern.toml"
printf 271828 | "$2" set --state "$state" --config "$state/lectern.toml" || exit 1
"$1" --kiosk --state "$state" --config "$state/lectern.toml" 2>"$state/log" &
reader=$!
fail() {
  echo "$1"
  cat "$state/log"
  kill -KILL $reader
  exit 1
}
wait_for() { # LINE of the log
  tries=0
  until grep -q "$1" "$state/log"; do
    tries=$((tries + 1))
    [ $tries -lt 3000 ] || fail "the terminal never said: $1"
  done
}
xdotool search --sync --onlyvisible --class lectern >/dev/null
xdotool key Escape ctrl+alt+l key --delay 1 3 1 4 1 5 9 Return
wait_for "a PIN was refused"
kill -0 $reader || fail "a wrong PIN ended the reader"
xdotool key --delay 1 2 7 1 8 2 8 Return
wait_for "the staff's screen was opened"
# To "Service", then to "Leave the kiosk": the places in their order. Keys go by what is drawn, so slower than frames.
xdotool key --delay 150 Tab Tab Tab Tab Tab Tab Return Tab Tab Tab Tab Return
wait $reader
code=$?
[ $code = 3 ] || { echo "leaving the kiosk gave exit code $code" && exit 1; }
! grep -rE '271828|314159' "$state" || { echo "a PIN was written down" && exit 1; }
