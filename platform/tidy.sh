#!/usr/bin/env bash
# Runs clang-tidy on every .cpp of a build, two at a time, and remembers what passed.
#
#   platform/tidy.sh build/release
#
# build/tidy/ holds an empty file for each source that passed, named by a hash of all that decides the answer: the
# compile command, .clang-tidy, clang-tidy itself, the source and every header it includes (ninja knows them, so the
# build must be up to date). Ends with "N checked, N cached"; exit 1 when something was found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$1
cache=build/tidy
mkdir -p "$cache"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# compile_commands.json as lines "OBJECT tab SOURCE tab COMMAND"; cmake writes an entry as one line for each field. What
# the build generated is left out.
awk -F '": "' -v generated="$PWD/build/" '
  /^ *"command":/ { command = $2 }
  /^ *"file":/ { file = $2; sub(/",?$/, "", file) }
  /^}/ {
    object = command
    sub(/^.* -o /, "", object)
    sub(/ .*$/, "", object)
    if (index(file, generated) != 1) print object "\t" file "\t" command
  }' "$build/compile_commands.json" >"$work/commands"

# The hash of each file any object depends on, then one text for each object, then the hash of that text.
ninja -C "$build" -t deps >"$work/deps"
sed -n 's/^    //p' "$work/deps" | sort -u >"$work/files"
(cd "$build" && tr '\n' '\0' <"$work/files" | xargs -0 sha1sum) >"$work/hashes"
common=$(clang-tidy-19 --version && cat .clang-tidy)
mkdir "$work/keys"
awk -F '\t' -v keys="$work/keys" -v common="$common" '
  FILENAME ~ /hashes$/ { hash[substr($0, 43)] = substr($0, 1, 40); next }
  FILENAME ~ /commands$/ { source[$1] = $2; command[$1] = $0; next }
  /^[^ ]/ {
    if (out) close(out)
    object = $0
    sub(/: #deps .*$/, "", object)
    out = ""
    if (object in source) {
      out = keys "/" ++count
      print source[object] >out
      print common, command[object] >out
    }
  }
  /^    / && out { print hash[substr($0, 5)], substr($0, 5) >out }' "$work/hashes" "$work/commands" "$work/deps"

cached=0
for key in "$work"/keys/*; do
  IFS= read -r source <"$key"
  stamp=$cache/$(basename "$source").$(sha1sum <"$key" | cut -c 1-16)
  echo "$stamp" >>"$work/stamps"
  if [ -e "$stamp" ]; then
    cached=$((cached + 1))
  else
    printf '%s\0%s\0' "$source" "$stamp" >>"$work/todo"
  fi
done

# The commands are those of g++, and its library still sorts stably by what it has itself declared deprecated.
status=0
[ ! -e "$work/todo" ] || xargs -0 -n 2 -P "$(nproc)" bash -c '
  if said=$(clang-tidy-19 --quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-deprecated-declarations \
      -p "$0" "$1" 2>&1); then
    touch "$2"
  else
    grep -vE "^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -" <<<"$said"
    exit 1
  fi' "$build" <"$work/todo" || status=1

# What belongs to older versions of the files is of no use any more.
find "$cache" -type f | sort | comm -23 - <(sort "$work/stamps") | tr '\n' '\0' | xargs -0 -r rm -f
checked=$(($(wc -l <"$work/stamps") - cached))
echo "$checked checked, $cached cached"
exit $status
