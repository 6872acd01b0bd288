#!/usr/bin/env bash
# wavefile, npm's library for WAV with cue points, smpl and LIST: does a loop keep its tempo when it goes through?
# Guess: chunks that it does not know are carried along, as it carries junk, cue, smpl and LIST.
# Seen: wavefile 11.0.0 writes the file without its acid chunk and says nothing. A pack that went through such a tool has
# names and a manifest left to tell its tempi; they must not stand in acid alone.
source "$(dirname "$(realpath "$0")")/support.sh"
node_packages wavefile@11.0.0

PYTHONPATH="$findings" python3 - <<'PYTHON'
import wav
with open("loop.wav", "wb") as file:
    file.write(wav.riff(wav.fmt(), wav.acid(92.5, 8), wav.info(INAM="loop"), wav.chunk(b"data", wav.tone(44100))))
PYTHON
cat > through.cjs <<'JS'
const fs = require('fs'), {WaveFile} = require('wavefile');
fs.writeFileSync('through.wav', new WaveFile(fs.readFileSync('loop.wav')).toBuffer());
JS
node through.cjs
chunks() { python3 -c '
import struct, sys
b, at, names = open(sys.argv[1], "rb").read(), 12, []
while at + 8 <= len(b):
    names.append(b[at:at + 4].decode().strip()); size = struct.unpack("<I", b[at + 4:at + 8])[0]; at += 8 + size + size % 2
print(*names)' "$1"; }
expect "before" "$(chunks loop.wav)" "fmt acid LIST data"
expect "after" "$(chunks through.wav)" "fmt data LIST"
