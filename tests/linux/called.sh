#!/bin/bash
# called.sh LIBEXEC: the small programs that the units call.
set -euo pipefail
libexec=$1
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill $server; rm -rf "$work"' EXIT
fail() { echo "FAILED: $1"; exit 1; }

echo "a disk of which something is in use is none to install from"
# disk NAME: a made /sys with a disk and its partitions, as the kernel lays them out
disk() {
  local name=$1 number=$2 part at=1
  mkdir -p "$work/sys/devices/usb1/$name/holders" "$work/sys/class/block"
  echo "8:$number" >"$work/sys/devices/usb1/$name/dev"
  ln -sfn "$work/sys/devices/usb1/$name" "$work/sys/class/block/$name"
  shift 2
  for part; do
    mkdir -p "$work/sys/devices/usb1/$name/$part/holders"
    echo "8:$((number + at))" >"$work/sys/devices/usb1/$name/$part/dev"
    echo $at >"$work/sys/devices/usb1/$name/$part/partition"
    ln -sfn "$work/sys/devices/usb1/$name/$part" "$work/sys/class/block/$part"
    at=$((at + 1))
  done
}
disk sda 0 sda1 sda2
disk sdb 16 sdb1
disk sdc 32
disk sdd 48 sdd1
cat >"$work/mounts" <<'END'
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
97 22 8:17 / /run/lectern/sticks/sdb1 ro,nosuid - vfat /dev/sdb1 ro
END
free() { "$libexec/stick-is-free" "$1" "$work/sys" "$work/mounts" >"$work/said" 2>&1; }
free sdb1 || fail "a stick, put in again before it was forgotten: $(cat "$work/said")"
free sdc || fail "a stick without partitions"
! free sda1 || fail "the boot partition of a computer that runs from its second one"
grep -q "in use, at /$" "$work/said" || fail "the place is not told"
! free sda || fail "the disk itself"
touch "$work/sys/devices/usb1/sdd/sdd1/holders/dm-0"
! free sdd1 || fail "a partition below another device"
! free sdz1 || fail "one that is gone again"

echo "the X server lets in whoever has the file, and nobody else"
"$libexec/xauthority" "$work/first"
"$libexec/xauthority" "$work/second"
[ "$(stat -c '%a %s' "$work/first")" = "640 45" ] || fail "mode and size: $(stat -c '%a %s' "$work/first")"
! cmp -s "$work/first" "$work/second" || fail "two secrets are the same"
command -v Xvfb >/dev/null && command -v xdotool >/dev/null || {
  echo "SKIPPED: Xvfb or xdotool is missing: the secret was not tried on a server"
  exit 0
}
mkfifo "$work/display"
Xvfb -displayfd 3 -nolisten tcp -auth "$work/first" 3>"$work/display" 2>/dev/null &
server=$!
read -r number <"$work/display"
"$libexec/wait-for-socket" "/tmp/.X11-unix/X$number"
# The file names display 0, the only one of a reading stand.
sed "s/\x00\x010\x00\x12/\x00\x01$number\x00\x12/" "$work/first" >"$work/mine"
sed "s/\x00\x010\x00\x12/\x00\x01$number\x00\x12/" "$work/second" >"$work/wrong"
if [ ${#number} = 1 ]; then
  DISPLAY=:$number XAUTHORITY=$work/mine xdotool getdisplaygeometry >/dev/null || fail "the secret is not taken"
  ! DISPLAY=:$number XAUTHORITY=$work/wrong xdotool getdisplaygeometry >/dev/null 2>&1 || fail "any secret is taken"
else
  echo "SKIPPED: display :$number has two digits: the secret was not tried"
fi
