#!/bin/sh
# minisign and lectern-pack understand each other: each takes what the other signed. Exit 77 where minisign is missing.
set -eu
pack=$1
sample=$2
command -v minisign > /dev/null || { echo "SKIPPED: minisign is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo "five plain words here" > pass
cp "$sample" sample.edition

echo "ours, checked by minisign and b2sum"
"$pack" keygen ours --passphrase-file pass > told
"$pack" sign sample.edition --key ours.key --passphrase-file pass > told
folder=$(sed 's/: signed.*//' told)
minisign -V -m "$folder/edition.manifest" -p ours.pub > told
digest=$(b2sum < "$folder/edition.db.zst" | cut -d ' ' -f 1)
grep -qx "payload_b2=$digest" "$folder/edition.manifest"
digest=$(b2sum < sample.edition | cut -d ' ' -f 1)
grep -qx "db_b2=$digest" "$folder/edition.manifest"

echo "minisign's key signs here"
minisign -G -W -p theirs.pub -s theirs.key > told
"$pack" sign sample.edition --key theirs.key > told
minisign -V -m "$folder/edition.manifest" -p theirs.pub > told
"$pack" verify "$folder" -p theirs.pub > told

echo "minisign's signature is taken here"
rm "$folder/edition.manifest.minisig"
minisign -S -W -s theirs.key -m "$folder/edition.manifest" -t "signed by hand" > told
"$pack" verify "$folder" -p theirs.pub > told

echo "its signature of the old kind is not"
minisign -S -l -W -s theirs.key -m "$folder/edition.manifest" > told
if "$pack" verify "$folder" -p theirs.pub > told 2>&1; then echo "taken"; exit 1; fi
grep -q "of the old kind" told

echo "a key taken over is the same key"
"$pack" keygen moved --import theirs.key --passphrase-file pass > told
tail -n 1 theirs.pub > a
tail -n 1 moved.pub > b
cmp a b
"$pack" sign sample.edition --key moved.key --passphrase-file pass > told
minisign -V -m "$folder/edition.manifest" -p theirs.pub > told

echo "minisign opens a key written for it, under its passphrase"
"$pack" keygen written --import ours.key --import-passphrase-file pass --passphrase-file pass --minisign > told
rm "$folder/edition.manifest.minisig"
minisign -S -s written.key -m "$folder/edition.manifest" < pass > told
"$pack" verify "$folder" -p ours.pub > told

echo "and a key that it wrote under a passphrase is opened here"
cat pass pass | minisign -G -p hidden.pub -s hidden.key > told
"$pack" sign sample.edition --key hidden.key --passphrase-file pass > told
"$pack" verify "$folder" -p hidden.pub > told
echo "another passphrase" > wrong
if "$pack" sign sample.edition --key hidden.key --passphrase-file wrong > told 2>&1; then echo "opened"; exit 1; fi
grep -q "the passphrase is another one" told
echo "all of it"
