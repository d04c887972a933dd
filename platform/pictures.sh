#!/usr/bin/env bash
# platform/pictures.sh [BUILD]: draws the pictures of the README and of LIBRARIAN.md from the sample edition into
# assets/pictures. The same build gives the same pictures; BUILD is build/release unless another is named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lectern=${1:-build/release}/bin/lectern
[ -x "$lectern" ] || { echo "$lectern is not there: build Lectern first, with ./run" >&2 && exit 1; }

# draw NAME SCREEN OPTIONS..
draw() {
  local name=$1 screen=$2
  shift 2
  "$lectern" --shot "$screen" "$@" -o "assets/pictures/$name.png"
  echo "assets/pictures/$name.png"
}

draw compare compare:the-pellbridge-water-notice:3:E --size 1920x1080
draw shelf shelf --size 1280x800
draw article article:pellbridge-courier.txt --size 1280x800
draw article-dark article:upper-wenlow-observer.md --size 1024x600 --theme dark
draw update-copying update:copying --size 1024x600
draw update-installed update:installed --size 1024x600
draw compare-arabic compare:qnat-wady-shlt:2:C --size 1280x800 --language ar
