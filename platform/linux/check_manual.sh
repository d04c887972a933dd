#!/usr/bin/env bash
# check_manual.sh PROGRAM PAGE: every option that PROGRAM and its commands print in their --help stands in PAGE, and
# man(1) finds nothing wrong with it. Exits 77 where there is no man.
set -euo pipefail
program=$1 page=$2
command -v man >/dev/null || { echo "SKIPPED: the Debian package man-db is not installed" && exit 77; }
export LC_ALL=C.UTF-8 MANWIDTH=100 MAN_KEEP_FORMATTING=''
warnings=$(man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null) || true
[ -z "$warnings" ] || { printf '%s\n' "$warnings" && exit 1; }
# The words are looked for in the source: a formatter may break lines and hyphens.
source=$(sed 's/\\-/-/g' "$page")
missing=0
look_for() {
  local option
  for option in $("$@" --help | grep -oE -- '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,' | sort -u); do
    grep -qE -- "(^|[^a-z-])$option([^a-z-]|$)" <<<"$source" || { echo "$page: $option of '$*' is missing" && missing=1; }
  done
}
look_for "$program"
for command in $("$program" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  grep -qE -- "^\.B $command$" <<<"$source" || { echo "$page: the command $command is missing" && missing=1; }
  look_for "$program" "$command"
done
exit $missing
