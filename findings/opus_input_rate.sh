#!/usr/bin/env bash
# A second of sound at 8, 12, 16, 24 and 44.1 kHz becomes Ogg Opus: at which rate do readers hand it out?
# Guess: at 48 kHz all of them, for that is the rate of Opus; what stands in the header is only told (RFC 7845, 5.1).
# Seen: ffmpeg 5.1 says 48,000 Hz whatever stands there. libsndfile 1.2.0 decodes at the rate of the header where Opus can
# do that (8, 12, 16, 24, 48 kHz) and at 48 kHz where it can't, so that places in frames are three times smaller than
# ffmpeg's for the same 16 kHz file. Gleaner reads Opus by FFmpeg's libraries: 48 kHz always.
source "$(dirname "$(realpath "$0")")/support.sh"
debian sndfile-programs=1.2.0-1+deb12u1 libsndfile1=1.2.0-1+deb12u1 libflac12=1.4.2+ds-2 libogg0=1.3.5-3 libopus0=1.3.1-3 \
       libvorbis0a=1.3.7-1 libvorbisenc2=1.3.7-1 libmp3lame0=3.100-6 libmpg123-0=1.31.2-1+deb12u1 opus-tools=0.2-1+b1 \
       libopusfile0=0.12-4 ffmpeg=7:5.1.9-0+deb12u1

for rate in 8000 12000 16000 24000 44100; do
    RATE=$rate PYTHONPATH="$findings" python3 - <<'PYTHON'
import os, wav
rate = int(os.environ["RATE"])
with open("tone.wav", "wb") as file:
    file.write(wav.riff(wav.fmt(1, rate), wav.chunk(b"data", wav.tone(rate))))
PYTHON
    opusenc --quiet tone.wav tone.opus
    by_libsndfile="$(sndfile-info tone.opus | sed -n 's/^Sample Rate : //p')"
    by_ffmpeg="$(ffprobe -v error -show_entries stream=sample_rate -of csv=p=0 tone.opus)"
    expect "$rate Hz: libsndfile, ffmpeg" "$by_libsndfile $by_ffmpeg" "${rate/44100/48000} 48000"
done
