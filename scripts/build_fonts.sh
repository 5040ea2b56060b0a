#!/usr/bin/env bash
# Rebuilds export/pdf/fonts/*.ttf from the Debian package fonts-noto-core (made with 20201225-1).
# Use: scripts/build_fonts.sh FOLDER_WITH_THE_TTF_FILES     (needs fonttools: pyftsubset, pyftmerge, python)
set -euo pipefail

from=$1
to=$(cd "$(dirname "$0")/../export/pdf/fonts" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# reportlab uses outlines and widths only: layout tables and hinting are dead weight.
plain=(--layout-features= --no-hinting --name-IDs=0,1,2,3,4,5,6,7,13,14
       --drop-tables+=GDEF,GPOS,GSUB,STAT)

# Latin, combining accents, Greek, Cyrillic of the living languages, Vietnamese, punctuation,
# superscripts, currency, number forms, the two ligatures that pasted text brings along.
letters=0020-007E,00A0-024F,02B0-02FF,0300-036F,0370-03FF,0400-045F,0490,0491,1E00-1EFF
letters+=,2010-2027,202F,2030-205E,2070-209F,20A0-20BF,2100-2189,FB01,FB02,FFFD

# Noto Sans has no arrows, boxes or ticks; three sister fonts on the same grid do.
pyftsubset "$from/NotoSansSymbols2-Regular.ttf" "${plain[@]}" --output-file="$work/marks.ttf" \
  --unicodes=25A0,25A1,25B2,25BC,25C6,25CB,25CF,2610-2612,2713,2714,2717,2718
pyftsubset "$from/NotoSansSymbols-Regular.ttf" "${plain[@]}" --output-file="$work/arrows.ttf" \
  --unicodes=2190-2193
pyftsubset "$from/NotoSansMath-Regular.ttf" "${plain[@]}" --output-file="$work/signs.ttf" \
  --unicodes=2212,2248,2260,2264,2265

for face in Regular Bold Italic; do
  pyftsubset "$from/NotoSans-$face.ttf" "${plain[@]}" --unicodes="$letters" \
    --output-file="$work/$face.ttf"
  pyftmerge --output-file="$work/merged.ttf" \
    "$work/$face.ttf" "$work/marks.ttf" "$work/arrows.ttf" "$work/signs.ttf"
  # The merge takes the tallest line of the four; line heights must stay those of Noto Sans.
  python - "$from/NotoSans-$face.ttf" "$work/merged.ttf" "$to/NotoSans-$face.ttf" <<'PY'
import sys
from fontTools.ttLib import TTFont

source, merged, target = sys.argv[1:]
original, font = TTFont(source), TTFont(merged, recalcTimestamp=False)
for table, fields in {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent",
             "sCapHeight", "sxHeight"),
    "head": ("created", "modified"),
}.items():
    for field in fields:
        setattr(font[table], field, getattr(original[table], field))
font.save(target)
PY
done
