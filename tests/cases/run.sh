#!/bin/sh
# Carries out one case and compares what the screen said with what is expected.
#   run.sh LECTERN CASE_FOLDER, on the sample edition beside it
# CASE_FOLDER/visit.replay is the visit; its first line may add options: "# lectern --size 1024x600". expected.txt is all
# that its `dump` lines said, without places in pixels and counts of frames: those depend on the release's fonts. Of the
# tops of a tapped passage it says whether they are level.
# BLESS=1 writes expected.txt anew.
set -eu
lectern=$1 folder=$2
options=$(sed -n '1s/^# lectern //p' "$folder/visit.replay")
made=$(mktemp)
trap 'rm -f "$made"' EXIT
# shellcheck disable=SC2086 # options are words
"$lectern" $options --replay "$folder/visit.replay" |
  sed -E 's/ frames=[0-9]+$//; s/ scroll=[-0-9.,]*//; s/( -?[0-9.]+){4}( chosen)?$/\2/; /^member "/d' |
  awk '/^t=/ { level = "" }
    /^member_top/ && !/=none$/ { split($0, part, "y="); y = part[2]; $0 = part[1] "y"
      if (level == "") level = y
      if (y - level <= 1 && level - y <= 1) $0 = $0 " level" }
    { print }' >"$made"
if [ "${BLESS:-}" = 1 ]; then cp "$made" "$folder/expected.txt"; fi
if ! [ -s "$made" ]; then echo "the visit dumps nothing, so nothing was tested"; exit 1; fi
diff -u "$folder/expected.txt" "$made"
