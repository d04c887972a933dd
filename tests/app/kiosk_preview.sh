#!/bin/sh
# A kiosk shows what is signed: an edition named on the command line ends it with the code for usage before anything is
# opened, and one that a file of settings names is left out, so that a terminal starts.
#   kiosk_preview.sh LECTERN EDITION
set -eu
lectern=$1 edition=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/state"
: >"$folder/lectern.toml"
fail() { echo "FAILED: $1"; cat "$folder/said"; exit 1; }

for words in "--kiosk $edition" "$edition --kiosk" "--kiosk $folder/none.edition" \
  "--kiosk $edition --shot shelf -o $folder/shot.png"; do
  code=0
  # shellcheck disable=SC2086 # words are words
  "$lectern" --state "$folder/state" --config "$folder/lectern.toml" $words >"$folder/out" 2>"$folder/said" || code=$?
  [ "$code" = 2 ] || fail "lectern $words gives $code"
  grep -q "is not signed" "$folder/said" || fail "it does not say why"
  [ ! -s "$folder/out" ] && [ ! -e "$folder/shot.png" ] || fail "it went on all the same"
done
echo 'kiosk = true' >"$folder/lectern.toml"
code=0
"$lectern" --state "$folder/state" --config "$folder/lectern.toml" "$edition" 2>"$folder/said" >/dev/null || code=$?
[ "$code" = 2 ] || fail "a kiosk by its settings opens a preview: $code"

# The positive control: the same edition without --kiosk, and the same kiosk without the edition.
printf '10 dump\n20 end\n' >"$folder/visit"
: >"$folder/lectern.toml"
"$lectern" --state "$folder/state" --config "$folder/lectern.toml" --replay "$folder/visit" "$edition" >"$folder/said" 2>&1 ||
  fail "a preview is not opened"
grep -q "not signed" "$folder/said" || fail "a preview does not say that it is none"
printf 'edition = "%s"\n' "$edition" >"$folder/lectern.toml"
"$lectern" --state "$folder/state" --config "$folder/lectern.toml" --kiosk --replay "$folder/visit" >"$folder/said" 2>&1 ||
  fail "a kiosk whose settings name a preview does not start"
grep -q "is a preview and is not opened in a kiosk" "$folder/said" || fail "a preview of the settings is not named"
