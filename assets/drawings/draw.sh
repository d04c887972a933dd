#!/usr/bin/env bash
# assets/drawings/draw.sh: draws the pictures of the sample edition anew from the .svg files beside this script into
# assets/sample. Needs rsvg-convert and convert (Debian: librsvg2-bin, imagemagick), which nothing else of Lectern does:
# the pictures are kept in the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
flat=$(mktemp --suffix=.png)
trap 'rm -f "$flat"' EXIT

for name in tarrick-head brannasay-map; do
  rsvg-convert -w 1000 "$name.svg" -o "$flat"
  convert "$flat" -quality 82 -strip "../sample/$name.jpg"
done
rsvg-convert -w 1000 barley-grains.svg -o "$flat"
convert "$flat" -colors 48 -strip "png8:../sample/barley-grains.png"
ls -l ../sample/*.jpg ../sample/*.png
