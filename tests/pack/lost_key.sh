#!/bin/bash
# lost_key.sh PACK INSTALL: the way out of a lost or stolen key, as LIBRARIAN.md tells it, step by step. What was
# signed with that key, before or after, is refused by lectern-pack verify and stick, and by a terminal that has seen
# the new list.
set -euo pipefail
pack=$1 install=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo "five plain words here" >pass
fail() { echo "FAILED: $1" && cat said && exit 1; }
wants() {
  local code=0 wanted=$1
  shift
  "$@" >said 2>&1 || code=$?
  [ $code = "$wanted" ] || fail "exit $code, not $wanted: $*"
}
tells() { grep -qF -- "$1" said || fail "not said: $1"; }
secret=(--passphrase-file pass)
# edition SERIAL: one article, and an edition of that number
edition() {
  rm -rf articles
  mkdir articles
  printf 'The bridge opens\n\nThe bridge was opened on day %s, and many people came to see it.\n' "$1" >articles/bridge.txt
  printf 'id = "town"\ntitle = "Town"\nserial = %s\n' "$1" >articles/edition.toml
  wants 0 "$pack" build articles -o "town-$1.edition" --quiet
}

echo "once: a root key, which stays at home, and the library's"
wants 0 "$pack" keygen root "${secret[@]}"
wants 0 "$pack" keygen library "${secret[@]}"
wants 0 "$pack" keys terminals.keylist --root root.key --add library.pub "${secret[@]}"
edition 1
edition 2
wants 0 "$pack" sign town-2.edition --key library.key "${secret[@]}"
wants 0 "$pack" verify town-2 --keys terminals.keylist
cp terminals.keylist first.keylist
cp terminals.keylist.minisig first.keylist.minisig
wants 0 "$install" init --data data --root root.pub --keys terminals.keylist --factory town-1.edition --any-filesystem
mkdir stick
wants 0 "$pack" stick town-2 stick --keys terminals.keylist --any-filesystem
wants 0 "$install" install --data data --stick stick
rm -r stick/lectern

echo "the key is gone: a new one, the old one revoked, the epoch raised, the edition signed anew"
wants 0 "$pack" keygen library-2 "${secret[@]}"
wants 0 "$pack" keys terminals.keylist --root root.key --add library-2.pub --revoke library.pub --raise-epoch "${secret[@]}"
tells "epoch 2"
edition 3
wants 0 "$pack" stick town-3.edition stick --key library-2.key --keys terminals.keylist "${secret[@]}" --any-filesystem
tells "epoch 2"
wants 0 "$pack" verify stick/lectern/town-3 --keys terminals.keylist
wants 0 "$pack" verify stick/lectern/town-3 -p library-2.pub
wants 0 "$install" install --data data --stick stick
rm -r stick/lectern

echo "what the thief signs, in whatever epoch, is refused at the desk"
edition 4
for epoch in 1 2 99; do
  rm -rf town-4
  wants 0 "$pack" sign town-4.edition --key library.key --epoch $epoch "${secret[@]}"
  wants 1 "$pack" verify town-4 --keys terminals.keylist
  tells "is revoked in terminals.keylist"
  wants 1 "$pack" stick town-4 stick --keys terminals.keylist --any-filesystem
  [ -z "$(ls stick)" ] || fail "something came onto the stick"
  echo "and by a terminal, epoch $epoch"
  mkdir -p stick/lectern
  cp -r town-4 stick/lectern/
  wants 1 "$install" install --data data --stick stick --json
  tells KEY_REVOKED
  rm -r stick/lectern
done

echo "so is what was signed before the loss, and the old list brings nothing back"
wants 1 "$pack" verify town-2 --keys terminals.keylist
tells "is revoked"
wants 1 "$pack" verify town-2 -p library-2.pub
wants 1 "$pack" sign town-4.edition --key library.key --passphrase-file /dev/null
rm -rf town-4
wants 0 "$pack" sign town-4.edition --key library-2.key --epoch 1 "${secret[@]}"
wants 1 "$pack" verify town-4 --keys terminals.keylist
tells "sign it anew with --epoch 2"
mkdir -p stick/lectern/keys
cp -r town-4 stick/lectern/
wants 1 "$install" install --data data --stick stick --json
tells EPOCH_OLD
rm -r stick/lectern/town-4
cp -r town-2 stick/lectern/
cp first.keylist stick/lectern/keys/1.keylist
cp first.keylist.minisig stick/lectern/keys/1.keylist.minisig
wants 1 "$install" install --data data --stick stick --json
wants 0 "$install" status --data data --json
tells '"serial":3'
wants 0 "$install" audit --data data
echo "all of it"
