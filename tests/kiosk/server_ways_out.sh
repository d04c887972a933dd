#!/bin/sh
# server_ways_out.sh XORG_CONF_D: run by with_lock_display.sh on Xorg. The ways out that only the X server can refuse,
# with the configuration that Lectern ships: Ctrl+Alt+Backspace, also where the keyboard has it, and Ctrl+Alt+F1 to F12.
# EXPECT=ends: a server without that configuration, which must end, so that the test is known to see it.
set -u
fail() {
  echo "$1"
  exit 1
}
command -v setxkbmap >/dev/null || { echo "SKIPPED: setxkbmap is not installed (Debian package x11-xkb-utils)" && exit 77; }
terminal() { cat /sys/class/tty/tty0/active 2>/dev/null || echo none; }
setxkbmap -option terminate:ctrl_alt_bksp || fail "the keyboard does not take Ctrl+Alt+Backspace"
before=$(terminal)
if [ "${EXPECT:-stays}" = stays ]; then
  for key in F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12; do xdotool key ctrl+alt+$key || fail "the server ended at $key"; done
  [ "$(terminal)" = "$before" ] || fail "the text console $(terminal) came up"
fi
xdotool key ctrl+alt+BackSpace 2>/dev/null
# A question that the server must answer: it does, or is gone.
if [ "${EXPECT:-stays}" = stays ]; then
  xdotool getdisplaygeometry >/dev/null && kill -0 "$LECTERN_X_SERVER" || fail "Ctrl+Alt+Backspace ended the server"
  xset q 2>/dev/null | grep -q 'timeout:  0' || ! command -v xset >/dev/null || fail "the server blanks the screen itself"
else
  tries=0
  while xdotool getdisplaygeometry >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 500 ] || fail "nothing happens at Ctrl+Alt+Backspace on a server that allows it: this test sees nothing"
  done
fi
