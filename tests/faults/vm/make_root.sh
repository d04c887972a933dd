#!/bin/bash
# make_root.sh FOLDER PROGRAM..: a Debian root for the machine, with Debian's kernel, systemd and udev, as FOLDER/root.tar. It takes
# some minutes, and is kept: make it again by removing it. Needs root, mmdebstrap and a network.
set -euo pipefail
folder=$1
shift
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
[ ! -s "$folder/root.tar" ] || exit 0
command -v mmdebstrap >/dev/null || { echo "SKIPPED: mmdebstrap is not installed" && exit 77; }
mkdir -p "$folder"
# The libraries by their names on this Debian, since what is tested was built here.
libraries=$(ldd "$@" | sed -n 's/.*=> \([^ ]*\) .*/\1/p' | sort -u | xargs -n 1 readlink -f | sed 's|^/usr/lib/|*/lib/|' |
  xargs dpkg-query -S | cut -d : -f 1 | sort -u | paste -sd,)
nice mmdebstrap --variant=minbase --format=tar \
  --include="linux-image-$(dpkg --print-architecture),initramfs-tools,systemd-sysv,udev,kmod,e2fsprogs,dosfstools,exfatprogs,$libraries" \
  --aptopt='Acquire::Languages "none"' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' "$suite" "$folder/root.tar.new" http://deb.debian.org/debian
mv "$folder/root.tar.new" "$folder/root.tar"
