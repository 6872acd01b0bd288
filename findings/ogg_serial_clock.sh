#!/usr/bin/env bash
# The same WAV written as Ogg twice by the same program: are the files the same?
# Guess: yes, an encoder without options depends on its input alone.
# Seen: libsndfile 1.2.0 draws the serial number of the stream from the time of day, so every page and its checksum differ
# (Vorbis and Opus); with the number evened out nothing else does. So Gleaner gives every stream one and the same number
# after libsndfile has written it.
source "$(dirname "$(realpath "$0")")/support.sh"
debian sndfile-programs=1.2.0-1+deb12u1 libsndfile1=1.2.0-1+deb12u1 libflac12=1.4.2+ds-2 libogg0=1.3.5-3 libopus0=1.3.1-3 \
       libvorbis0a=1.3.7-1 libvorbisenc2=1.3.7-1 libmp3lame0=3.100-6 libmpg123-0=1.31.2-1+deb12u1

cat > pages.py <<'PYTHON'
import sys
first, second = (open(name, "rb").read() for name in sys.argv[1:3])

def pages(ogg):
    at = 0
    while at < len(ogg):
        lengths = ogg[at + 27:at + 27 + ogg[at + 26]]
        size = 27 + len(lengths) + sum(lengths)
        yield ogg[at:at + 14] + ogg[at + 18:at + 22] + ogg[at + 26:at + size]  # without serial and checksum
        at += size

print("same" if first == second else "other", "same" if list(pages(first)) == list(pages(second)) else "other")
PYTHON
PYTHONPATH="$findings" python3 - <<'PYTHON'
import wav
with open("tone.wav", "wb") as file:
    file.write(wav.riff(wav.fmt(1, 48000), wav.chunk(b"data", wav.tone(48000))))
PYTHON
for codec in vorbis opus; do
    sndfile-convert -$codec tone.wav first.ogg
    sndfile-convert -$codec tone.wav second.ogg
    expect "$codec: bytes, bytes without serial and checksum" "$(python3 pages.py first.ogg second.ogg)" "other same"
done
