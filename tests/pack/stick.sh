#!/bin/bash
# stick.sh PACK SAMPLE: lectern-pack stick on file systems of its own (small images, mounted) and with a device that
# fails, is killed or interrupted (strace). Needs root and loop devices; exits 77 where there are none, and names each
# part that could not run.
set -euo pipefail
pack=$1 sample=$2
[ "$(id -u)" = 0 ] || { echo "SKIPPED: mounting images needs root" && exit 77; }
work=$(mktemp -d)
stick=$work/stick
mkdir "$stick"
trap 'umount "$stick" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

fail() { echo "FAILED: $1" && cat said 2>/dev/null; exit 1; }
# runs COMMAND.. into `said`, wants exit code CODE
wants() {
  local code=0 wanted=$1
  shift
  "$@" >said 2>&1 || code=$?
  [ $code = "$wanted" ] || fail "exit $code, not $wanted: $*"
}
tells() { grep -qF -- "$1" said || fail "not said: $1"; }
# nothing on the stick that a terminal would take
no_manifest() { [ -z "$(find "$stick" -name 'edition.manifest')" ] || fail "a manifest was left: $1"; }
empty() { [ -z "$(find "$stick" -mindepth 1 ! -name 'lost+found')" ] || fail "left behind: $(find "$stick")"; }

echo "five plain words here" >pass
cp "$sample" sample.edition
"$pack" keygen library --passphrase-file pass >said
"$pack" sign sample.edition --key library.key --passphrase-file pass >said
signed=$(sed 's/: signed.*//' said)
name=$(basename "$signed")

truncate -s 16M ext4.img
mkfs.ext4 -q -F ext4.img
mount -o loop ext4.img "$stick" 2>said || { echo "SKIPPED: no loop device can be mounted here" && exit 77; }

echo "ext4 is refused, and taken where any file system is asked for"
wants 1 "$pack" stick "$signed" "$stick"
tells "formatted as ext4, and terminals read only FAT32 (vfat) and exFAT"
empty
wants 0 "$pack" stick "$signed" "$stick" --any-filesystem
tells "read back from the stick itself"
wants 0 "$pack" verify "$stick/lectern/$name" -p library.pub

echo "the bytes are the device's own: they are there after the mount is gone and back"
umount "$stick"
mount -o loop ext4.img "$stick"
wants 0 diff -r "$signed" "$stick/lectern/$name"

echo "read-only"
mount -o remount,ro "$stick"
wants 1 "$pack" stick "$signed" "$stick" --any-filesystem
tells "can only be read"
mount -o remount,rw "$stick"

echo "full, said before anything is written"
rm -r "$stick/lectern"
mkdir -p "$stick/lectern/older-3"
head -c 12M /dev/zero >"$stick/lectern/older-3/edition.db.zst"
cp -r "$signed" large
head -c 8M /dev/urandom >large/edition.db.zst
find "$stick" | sort >before
wants 1 "$pack" stick large "$stick" --any-filesystem
tells "not enough room: 8.4 MB are needed"
tells "take off it what no terminal needs any more, as lectern/older-3 (12.6 MB)"
find "$stick" | sort | cmp - before || fail "the stick was touched"
rm -r "$stick/lectern"

if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
  traced() { strace -f -q -o trace "$@"; }
  echo "a device that fails, at each flush"
  for fault in fsync:error=EIO sync_file_range:error=EIO syncfs:error=EIO; do
    at=0 from=$signed
    [ $fault != sync_file_range:error=EIO ] || from=large  # it is asked for now and then in long files only
    while at=$((at + 1)); do
      code=0
      traced -e trace="${fault%%:*}" -e inject="$fault:when=$at" \
        "$pack" stick "$from" "$stick" --any-filesystem >said 2>&1 || code=$?
      grep -q INJECTED trace || break
      [ $code = 1 ] || fail "exit $code although $fault at $at"
      tells "Input/output error"
      tells "taken out, or it is failing"
      empty
    done
    rm -rf "$stick/lectern"
    [ $at -gt 1 ] || fail "$fault was nowhere"
    echo "  $fault: $((at - 1)) places"
  done

  echo "killed before each flush: no manifest, or all of it"
  for call in fsync sync_file_range syncfs mkdir; do
    at=0 from=$signed
    [ $call != sync_file_range ] || from=large
    while at=$((at + 1)); do
      code=0
      traced -e trace=$call -e inject="$call:signal=SIGKILL:when=$at" \
        "$pack" stick "$from" "$stick" --any-filesystem >said 2>&1 || code=$?
      grep -q 'killed by SIGKILL' trace || break
      [ ! -e "$stick/lectern/$name/edition.manifest" ] ||
        "$pack" verify "$stick/lectern/$name" -p library.pub >said || fail "killed at $call $at"
      rm -rf "$stick/lectern"
    done
    rm -rf "$stick/lectern"
    [ $at -gt 1 ] || fail "$call was nowhere"
    echo "  $call: $((at - 1)) places"
  done

  echo "interrupted while it writes to a slow stick"
  for signal in INT TERM; do
    strace -f -q -o trace -e trace=sync_file_range -e inject=sync_file_range:delay_enter=300000 \
      "$pack" stick large "$stick" --any-filesystem >said 2>&1 &
    tracer=$!
    until [ -s "$stick/lectern/$name/edition.db.zst" ]; do kill -0 $tracer || fail "ended early"; done
    kill -$signal "$(pgrep -P $tracer)"
    code=0
    wait $tracer || code=$?
    [ $code = 130 ] || fail "exit $code after SIG$signal"
    no_manifest "SIG$signal"
    [ -z "$(find "$stick" -type f)" ] || fail "files left after SIG$signal"
  done
else
  echo "SKIPPED: strace cannot trace here: a failing, killed or interrupted writing was not tried"
fi
umount "$stick"

# on_stick KIND MKFS..: the same as a terminal's stick.
on_stick() {
  local kind=$1
  shift
  command -v "$1" >/dev/null || { echo "SKIPPED: $1 is not installed: no $kind was written" && return; }
  rm -f stick.img
  truncate -s 48M stick.img
  "$@" stick.img >said 2>&1
  if mount -t "$kind" -o loop stick.img "$stick" 2>said; then
    wants 0 "$pack" stick "$signed" "$stick"
  elif [ "$kind" = exfat ] && command -v mount.exfat-fuse >/dev/null && mount_by_fuse; then
    wants 0 "$pack" stick "$signed" "$stick" --any-filesystem
  else
    echo "SKIPPED: this kernel mounts no $kind: none was written"
    return
  fi
  tells "The stick may be pulled now."
  echo "$kind: $(grep -o '(read back [^)]*)' said)"
  wants 0 diff -r "$signed" "$stick/lectern/$name"
  wants 0 "$pack" verify "$stick/lectern/$name" -p library.pub
  umount "$stick"
  [ -z "${loop:-}" ] || losetup -d "$loop"
  loop=
}
mount_by_fuse() {
  loop=$(losetup -f --show stick.img) && mount.exfat-fuse "$loop" "$stick" >said 2>&1
}
on_stick vfat mkfs.vfat
on_stick exfat mkfs.exfat
echo "all of it"
