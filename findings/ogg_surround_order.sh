#!/usr/bin/env bash
# Six channels of a WAV, written as Ogg Vorbis by libsndfile.
# Guess: each channel comes out where it was (the library puts them into Vorbis' order and back), at its level.
# Seen: libsndfile 1.2.0 leaves them in the order of WAV (front left, front right, centre, LFE …) in a file that says
# Vorbis' order (front left, centre, front right … LFE): another decoder (oggdec of vorbis-tools 1.4.2) gives the second and
# the third swapped and the rest elsewhere, and the sixth, a side channel, is coded as LFE: a tone of 1800 Hz there is gone, also when
# libsndfile itself reads it back. So Gleaner writes Ogg with one or two channels alone.
source "$(dirname "$(realpath "$0")")/support.sh"
debian sndfile-programs=1.2.0-1+deb12u1 libsndfile1=1.2.0-1+deb12u1 libflac12=1.4.2+ds-2 libogg0=1.3.5-3 libopus0=1.3.1-3 \
       libvorbis0a=1.3.7-1 libvorbisenc2=1.3.7-1 libmp3lame0=3.100-6 libmpg123-0=1.31.2-1+deb12u1 \
       vorbis-tools=1.4.2-1+b1 libao4=1.2.2+20180113-1.1 libspeex1=1.2.1-2 libao-common=1.2.2+20180113-1.1

cat > tones.py <<'PYTHON'
import math, struct, sys, wav
RATE, FRAMES = 48000, 48000

def write(name):
    data = b"".join(struct.pack("<6h", *[round(8000 * math.sin(2 * math.pi * 300 * (c + 1) * n / RATE)) for c in range(6)])
                    for n in range(FRAMES))
    with open(name, "wb") as file:
        file.write(wav.riff(wav.fmt(6, RATE), wav.chunk(b"data", data)))

def read(name):
    """What is heard on each channel: its hertz by zero crossings, its level in dB against the first."""
    body = open(name, "rb").read()
    body = body[body.index(b"data") + 8:]
    frames = [struct.unpack_from("<6h", body, 12 * n) for n in range(len(body) // 12)][4800:-4800]
    power = [sum(frame[c] ** 2 for frame in frames) for c in range(6)]
    for c in range(6):
        wave = [frame[c] for frame in frames]
        ups = sum(a < 0 <= b for a, b in zip(wave, wave[1:]))
        level = 10 * math.log10(max(1, power[c]) / power[0])
        tone = f"{round(ups * RATE / len(wave) / 300) * 300}:{round(level)}"
        print(tone if level > -60 else "gone", end=" " if c < 5 else "\n")

write(sys.argv[2]) if sys.argv[1] == "write" else read(sys.argv[2])
PYTHON
export PYTHONPATH="$findings"
python3 tones.py write six.wav
sndfile-convert -vorbis six.wav six.ogg
sndfile-convert -pcm16 six.ogg back.wav
oggdec -Q -o other.wav six.ogg
expect "written" "$(python3 tones.py read six.wav)" "300:0 600:0 900:0 1200:0 1500:0 1800:0"
expect "libsndfile reads its own" "$(python3 tones.py read back.wav)" "300:0 600:0 900:0 1200:0 1500:0 gone"
expect "oggdec" "$(python3 tones.py read other.wav)" "300:0 900:0 600:0 1500:0 gone 1200:0"
