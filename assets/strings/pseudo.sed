# English into the pseudo-language en-XA: accents on every word and a third more letters, between brackets. On screen it
# shows which words do not go through tr(), which are put together from parts, and which boxes are too narrow.
s/a/åá/g
s/e/ëé/g
s/i/îí/g
s/o/øó/g
s/u/üú/g
s/c/ç/g
s/n/ñ/g
s/s/š/g
s/y/ÿ/g
s/A/Å/g
s/E/É/g
s/I/Î/g
s/O/Ø/g
s/U/Û/g
s/S/Š/g
s/N/Ñ/g
1s/^/[/
$s/$/]/
