#!/usr/bin/env bash
# A SoundFont of 24 bits with an odd number of points: how long does its sm24 chunk say that it is?
# Guess: as any chunk of RIFF, the number of its bytes, which is odd; the byte that pads it to even isn't counted.
# Seen: fluidsynth 2.3.1 wants half of smpl's size rounded up to even, the pad counted; otherwise it drops sm24 with a warning
# and plays on in 16 bits. A writer that keeps to RIFF loses the lower 8 bits of every second SoundFont, and nobody hears it
# but in a null test. So Gleaner counts the pad as part of sm24.
source "$(dirname "$(realpath "$0")")/support.sh"
debian fluidsynth=2.3.1-2 libfluidsynth3=2.3.1-2 libinstpatch-1.0-2=1.1.6-1

cat > soundfont.py <<'PYTHON'
"""A SoundFont with one sound of so many points, whose upper 16 bits are silence and whose lower 8 a tone; sm24 of so many bytes."""
import math, struct, sys
from wav import chunk
points, size = int(sys.argv[1]), int(sys.argv[2])
zeros = 46  # that must follow a sound
lower = bytes(round(127 + 120 * math.sin(2 * math.pi * n / 100)) for n in range(points))
lower += bytes(size - points)
sound = struct.pack("<20sIIIIIBbHH", b"tone", 0, points, 8, points - 8, 44100, 60, 0, 0, 1)
ends = struct.pack("<20sIIIIIBbHH", b"EOS", *[0] * 9)
preset = struct.pack("<20s3H3I", b"tone", 0, 0, 0, 0, 0, 0) + struct.pack("<20s3H3I", b"EOP", 0, 0, 1, 0, 0, 0)
bags, none = struct.pack("<4H", 0, 0, 1, 0), bytes(4)
tables = (chunk(b"phdr", preset) + chunk(b"pbag", bags) + chunk(b"pmod", bytes(10)) + chunk(b"pgen", struct.pack("<HH", 41, 0) + none)
          + chunk(b"inst", struct.pack("<20sH20sH", b"tone", 0, b"EOI", 1)) + chunk(b"ibag", bags) + chunk(b"imod", bytes(10))
          + chunk(b"igen", struct.pack("<HH", 53, 0) + none) + chunk(b"shdr", sound + ends))
facts = chunk(b"ifil", struct.pack("<HH", 2, 4)) + chunk(b"isng", b"EMU8000\0") + chunk(b"INAM", b"tone\0\0")
sounds = chunk(b"smpl", bytes(2 * (points + zeros))) + chunk(b"sm24", lower)
lists = b"".join(chunk(b"LIST", name + body) for name, body in ((b"INFO", facts), (b"sdta", sounds), (b"pdta", tables)))
open("tone.sf2", "wb").write(chunk(b"RIFF", b"sfbk" + lists))
note = bytes([0, 0x90, 60, 127, 0x83, 0x60, 0x80, 60, 0, 0, 0xFF, 0x2F, 0])
open("note.mid", "wb").write(b"MThd" + struct.pack(">I3H", 6, 0, 1, 480) + b"MTrk" + struct.pack(">I", len(note)) + note)
PYTHON

# played POINTS BYTES: what fluidsynth makes of it.
played() {
    PYTHONPATH="$findings" python3 soundfont.py "$1" "$2"
    rm -f heard.raw
    fluidsynth -ni -R 0 -C 0 -T raw -O float -F heard.raw tone.sf2 note.mid >/dev/null 2>&1
    python3 -c 'import array
print("a tone" if any(array.array("f", open("heard.raw", "rb").read())) else "silence")'
}
expect "44,146 points, sm24 of 44,146 bytes" "$(played 44100 44146)" "a tone"
expect "44,147 points, sm24 of 44,147 bytes and a pad" "$(played 44101 44147)" "silence"
expect "44,147 points, sm24 of 44,148 bytes" "$(played 44101 44148)" "a tone"
