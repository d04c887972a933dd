#!/bin/sh
# with_lock_display.sh SERVER MANAGER XORG_CONF_D COMMAND..: runs a command on an X server of its own, which ends with it.
# SERVER: Xvfb or Xorg (with the dummy driver and the files of XORG_CONF_D); MANAGER: openbox or none. Exit code of the
# command; 77 with the reason when something is not installed or cannot run here.
server=$1 manager=$2 configuration=$3
shift 3
skip() {
  echo "SKIPPED: $1"
  exit 77
}
for tool in "$server" xdotool $([ "$manager" = none ] || echo "$manager"); do
  command -v "$tool" >/dev/null || skip "$tool is not installed (see platform/packages/check)"
done
scratch=$(mktemp -d)
mkfifo "$scratch/number"
if [ "$server" = Xvfb ]; then
  Xvfb -displayfd 3 -screen 0 1280x800x24 -dpi 96 -nolisten tcp -noreset 3>"$scratch/number" 2>"$scratch/log" &
else
  [ "$(id -u)" = 0 ] || skip "Xorg with the dummy driver needs root here"
  mkdir "$scratch/xorg.conf.d"
  cp "$configuration"/*.conf "$scratch/xorg.conf.d/" || exit 1
  cat >"$scratch/xorg.conf" <<'END'
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x800"
  EndSubSection
EndSection
END
  Xorg -displayfd 3 -config "$scratch/xorg.conf" -configdir "$scratch/xorg.conf.d" -logfile "$scratch/log" -noreset -novtswitch \
    -nolisten tcp 3>"$scratch/number" 2>"$scratch/errors" &
fi
started=$!
managing=''
trap 'kill $managing $started 2>/dev/null; wait $started 2>/dev/null; rm -rf "$scratch"' EXIT INT TERM
read -r number <"$scratch/number"
if [ -z "$number" ]; then
  tail -n 3 "$scratch/log" "$scratch/errors" 2>/dev/null
  [ "$server" = Xvfb ] && echo "Xvfb did not start" && exit 1
  skip "Xorg with the dummy driver does not start here: $(grep -m 1 -E '\(EE\)|error' "$scratch/log" "$scratch/errors")"
fi
unset WAYLAND_DISPLAY
export DISPLAY=:"$number" LECTERN_X_SERVER="$started"
if [ "$manager" != none ]; then
  HOME=$scratch "$manager" >"$scratch/manager" 2>&1 &
  managing=$!
  # It manages when it has told its name on the root window.
  tries=0
  until xdotool get_desktop >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 500 ] || { echo "$manager does not manage" && exit 1; }
  done
fi
"$@"
