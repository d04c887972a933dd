#!/bin/bash
# named_tests.sh SOURCE PAGE..: every test that a page names exists: each `tests/FILE`, and the sentence in quotation marks
# behind it, if there is one, stands in that file.
set -euo pipefail
cd "$1"
shift
missing=0 named=0
while IFS=$'\t' read -r page file sentence; do
  named=$((named + 1))
  [ -e "$file" ] || { echo "$page: $file does not exist" && missing=1 && continue; }
  [ -z "$sentence" ] || grep -qF -- "$sentence" "$file" || { echo "$page: $file has no \"$sentence\"" && missing=1; }
done < <(for page; do
  tr '\n' ' ' <"$page" | grep -oE '`tests/[^`*]+`( "[^"]+")?' | sed -E "s|^|$page\t|; s|\`(tests/[^\`]+)\`( \"([^\"]+)\")?|\1\t\3|"
done)
[ $named -gt 0 ] || { echo "no test is named at all" && exit 1; }
echo "$named tests are named"
exit $missing
