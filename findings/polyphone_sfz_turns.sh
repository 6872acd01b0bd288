#!/usr/bin/env bash
# Three takes of one sound, in turn, in an SFZ without a word on loops: what does polyphone make a SoundFont of?
# Guess: SoundFont knows no turns, so the first take plays; once, for neither the SFZ nor the WAVs hold a loop.
# Seen: polyphone 2.2 puts all three into one instrument at the same keys and velocities, so a note plays three takes at once;
# and each of them is looped from its first frame to its last, for ever. With loop_mode=one_shot or no_loop nothing is looped.
# So Gleaner says loop_mode with every sound of an SFZ; its turns are lost in polyphone all the same (docs/kits.md), and a
# SoundFont with turns is better had from Gleaner itself.
source "$(dirname "$(realpath "$0")")/support.sh"
debian polyphone=2.2.0.20210109+dfsg1-3 libqcustomplot2.1=2.1.0+dfsg1-3.1 libqt5core5a=5.15.8+dfsg-11+deb12u3 \
       libqt5gui5=5.15.8+dfsg-11+deb12u3 libqt5network5=5.15.8+dfsg-11+deb12u3 \
       libqt5printsupport5=5.15.8+dfsg-11+deb12u3 libqt5svg5=5.15.8-3 libqt5widgets5=5.15.8+dfsg-11+deb12u3 \
       librtaudio6=5.2.0~ds1-2 librtmidi6=5.0.0-3 libsfark0=2.24-5 libstk-4.6.2=4.6.2+dfsg-2

cat > generators.py <<'PYTHON'
"""What each sound of a SoundFont's instruments says of velocities and loops."""
import struct, sys
data = open(sys.argv[1], "rb").read()
tables = data[data.index(b"pdta"):]

def table(name, row):
    at = tables.index(name)
    size = struct.unpack_from("<I", tables, at + 4)[0]
    return list(struct.iter_unpack(row, tables[at + 8:at + 8 + size]))

generators, bags = table(b"igen", "<HBB"), table(b"ibag", "<HH")
for (begin, _), (end, _) in zip(bags, bags[1:]):
    zone = {kind: (low, high) for kind, low, high in generators[begin:end]}
    if 53 in zone:  # a sample; 44: velocities, 54: how it is looped
        velocities = "-".join(map(str, zone.get(44, (0, 127))))
        print(f"{velocities} {'loop' if zone.get(54, (0, 0))[0] & 1 else 'once'}", end=", ")
PYTHON
PYTHONPATH="$findings" python3 - <<'PYTHON'
import wav
for name, hertz in (("a", 440), ("b", 550), ("c", 660)):
    with open(name + ".wav", "wb") as file:
        file.write(wav.riff(wav.fmt(1, 48000), wav.chunk(b"data", wav.tone(9600, hertz, 48000))))
PYTHON

# soundfont REGION…: the sounds of an SFZ with this group and these regions, after polyphone.
soundfont() {
    rm -f turns.sf2
    printf '%s\n' "$@" > turns.sfz
    QT_QPA_PLATFORM=offscreen HOME="$work" polyphone -1 -i turns.sfz -o turns -d . >/dev/null 2>&1
    python3 generators.py turns.sf2
}
expect "three turns" "$(soundfont '<group> key=60 seq_length=3' '<region> sample=a.wav seq_position=1' \
    '<region> sample=b.wav seq_position=2' '<region> sample=c.wav seq_position=3')" "0-127 loop, 0-127 loop, 0-127 loop, "
expect "loop_mode one_shot, no_loop" "$(soundfont '<region> sample=a.wav key=60 loop_mode=one_shot' \
    '<region> sample=b.wav key=61 loop_mode=no_loop')" "0-127 once, 0-127 once, "
