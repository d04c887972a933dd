#!/bin/sh
# with_display.sh WIDTHxHEIGHT COMMAND..: runs a command on an X server of its own (Xvfb), which ends with it.
# Exit code of the command; 77 with the reason when Xvfb or xdotool is not installed.
size=$1
shift
for tool in Xvfb xdotool; do
  if ! command -v "$tool" >/dev/null; then
    echo "SKIPPED: $tool is not installed (Debian packages xvfb and xdotool)"
    exit 77
  fi
done
scratch=$(mktemp -d)
# Xvfb chooses a free display itself and writes its number when it is ready.
mkfifo "$scratch/number"
Xvfb -displayfd 3 -screen 0 "${size}x24" -dpi 96 -nolisten tcp -noreset 3>"$scratch/number" 2>"$scratch/log" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$scratch"' EXIT INT TERM
read -r number <"$scratch/number"
if [ -z "$number" ]; then
  echo "Xvfb did not start:"
  cat "$scratch/log"
  exit 1
fi
unset WAYLAND_DISPLAY
DISPLAY=:$number "$@"
