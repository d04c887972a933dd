#!/usr/bin/env bash
# rsync_inbox.sh BIN SAMPLE: an edition that rsync puts into an inbox, slowly and with its temporary names, is waited for
# while it is not complete, and then installed like one from a stick.
set -euo pipefail
bin=$(realpath "$1") sample=$(realpath "$2")
for program in rsync minisign; do
  command -v $program >/dev/null || { echo "SKIPPED: the Debian package $program is not installed" && exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
pack=$bin/lectern-pack install=$bin/lectern-install
echo 'four words for tests' > passphrase
for serial in 1 2 3; do
  cp -r "$sample" source
  sed -i "s/^serial = .*/serial = $serial/" source/edition.toml
  "$pack" build source -o $serial.edition >build.log 2>&1 || { cat build.log && exit 1; }
  rm -r source
done
for key in root library; do "$pack" keygen $key --passphrase-file passphrase >keygen.log; done
"$pack" keys 1.keylist --root root.key --passphrase-file passphrase --add library.pub >keys.log
mkdir office inbox
for serial in 2 3; do "$pack" sign $serial.edition --key library.key --passphrase-file passphrase -o office >sign.log; done
"$install" init --data data --root root.pub --keys 1.keylist --factory 1.edition --any-filesystem

fail() { echo "FAILED: $1" && exit 1; }
# expect CODE STATUS: how the inbox ends.
expect() {
  local status=0 code
  code=$("$install" inbox --data data inbox --json | sed -n 's/.*"event":"end","code":"\([A-Z_]*\)".*/\1/p') || status=$?
  [ "$code $status" = "$1 $2" ] || fail "$3: $code with exit code $status instead of $1 with $2"
}
current() { "$install" status --data data --json | sed -n 's/.*"current":"\([0-9]*\)-.*/\1/p'; }

expect NO_EDITION 0 'an empty inbox'
# What rsync has put there when it is not done yet: a temporary name, then one file after the other, in any order.
name=$(basename office/*-2)
mkdir "inbox/$name"
head -c 1000 "office/$name/edition.db.zst" > "inbox/$name/.edition.db.zst.Xy12Ab"
expect NO_EDITION 0 'a temporary file of rsync'
cp "office/$name/edition.manifest" "inbox/$name/"
expect INCOMPLETE 0 'a manifest that came first'
cp "office/$name/edition.manifest.minisig" "inbox/$name/"
expect INCOMPLETE 0 'an edition that has not come'
head -c 1000 "office/$name/edition.db.zst" > "inbox/$name/edition.db.zst"
expect INCOMPLETE 0 'half an edition'
rsync -a --inplace --checksum "office/$name" inbox/
expect INSTALLED 0 'a complete edition'
[ "$(current)" = 2 ] || fail 'the edition of the inbox is not current'
expect SAME 0 'the same inbox again'
rsync -a office/ inbox/
expect INSTALLED 0 'a newer edition beside the old'
[ "$(current)" = 3 ] || fail 'the newer edition is not current'
before=$(find inbox -type f -exec b2sum {} + | sort)
expect SAME 0 'the inbox a last time'
[ "$before" = "$(find inbox -type f -exec b2sum {} + | sort)" ] || fail 'the inbox was written to'
echo 'an inbox filled by rsync: taken when complete, waited for until then'
