#!/bin/bash
# units.sh CMAKE BUILD: the units as `cmake --install` puts them: systemd finds nothing wrong with them, and what it
# says of their exposure stays at 1.5 or below (of 10) for the reader and for each part of the installer.
set -euo pipefail
cmake=$1 build=$2
command -v systemd-analyze >/dev/null || { echo "SKIPPED: systemd-analyze is missing (Debian package systemd)" && exit 77; }
most=15
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$cmake" --install "$build" --prefix "$work" --component units >"$work/log"
units=$work/lib/systemd/system
# The programs need not be built to look at the units: systemd asks only whether they can be run.
mkdir -p "$work/bin"
for program in lectern lectern-install; do cp /bin/true "$work/bin/$program"; done
failed=0

echo "no place is left unfilled"
if grep -rn '@[A-Z_]*@' "$units" "$work/lib" "$work/share"; then failed=1; fi

echo "systemd-analyze verify"
# What Debian's X server and mount lack on this machine is not the units' fault.
said=$(SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --man=no "$units"/*.service "$units"/*.timer "$units"/*.path "$units"/*.target 2>&1 |
  grep -F "$units" | grep -v 'Command /usr/bin/Xorg is not executable' || true)
instance=$units/lectern-stick@sdb1.service
cp "$units/lectern-stick@.service" "$instance"
said+=$(SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --man=no "$instance" 2>&1 | grep -F "lectern-stick@sdb1" || true)
[ -z "$said" ] || { echo "$said" && failed=1; }

echo "systemd-analyze security, at most $most of 100"
for unit in lectern lectern-install lectern-recover lectern-scrub lectern-inbox; do
  said=$(systemd-analyze security --offline=true --threshold=$most "$units/$unit.service" 2>&1) || failed=1
  echo "  $(tail -n 1 <<<"$said")"
done
# Told, not judged: these two run as root, one for the screen, one to mount.
for unit in lectern-xorg lectern-stick@sdb1; do
  echo "  $(systemd-analyze security --offline=true "$units/$unit.service" 2>&1 | tail -n 1) (root)"
done

echo "what only the units promise"
has() { grep -qxF -- "$2" "$units/$1" || { echo "$1 has no $2" && failed=1; }; }
has lectern.service WatchdogSec=60
has lectern.service Restart=always
has lectern.service RestartPreventExitStatus=3
has lectern.service PrivateNetwork=yes
has lectern-install.service PrivateNetwork=yes
grep -q -- '-o ro,nosuid,nodev,noexec,nosymfollow ' "$units/lectern-stick@.service" || failed=1
grep -q -- '-t vfat,exfat ' "$units/lectern-stick@.service" || failed=1
# systemd takes openat2 away for it, and no stick could be listed.
! grep -l '^RestrictSUIDSGID' "$units"/lectern-{install,recover,scrub,inbox}.service || failed=1
# Mounts made in a file system view of its own would be seen by nobody.
for own_view in Protect Private ReadWritePaths ReadOnlyPaths InaccessiblePaths TemporaryFileSystem RootDirectory; do
  ! grep -q "^$own_view" "$units/lectern-stick@.service" || { echo "lectern-stick@: $own_view hides the mount" && failed=1; }
done
# Every folder that a unit may write is made by tmpfiles.
for folder in $(sed -n 's/^ReadWritePaths=//p' "$units"/*.service | tr ' ' '\n' | sort -u); do
  grep -qE "^d $folder " "$work/lib/tmpfiles.d/lectern.conf" || { echo "$folder: nobody makes it" && failed=1; }
done
exit $failed
