#!/usr/bin/env bash
# How long is an Ogg file of two streams, one behind the other (3 s and 2 s)? Recorders and stations that start a new
# stream when something changes write such files; RFC 3533 calls it chaining.
# Guess: what reads Ogg says 5 s, or else 3 s, the first stream.
# Seen: opusdec decodes 5 s; MediaInfo 23.04 and music-metadata 11.0.0 (npm; also when told to count) say 3 s;
# ffprobe 4.0.2 (as ffprobe-static 3.1.0 from npm; 5.1.9 is the same) says 2 s, the length of the last stream alone.
# So: never believe a length that another program took from an Ogg file; decode.
source "$(dirname "$(realpath "$0")")/support.sh"
debian opus-tools=0.2-1+b1 libopusenc0=0.2.1-2 libopusfile0=0.12-4 libopus0=1.3.1-3 libogg0=1.3.5-3 \
       libflac12=1.4.2+ds-2 mediainfo=23.04-1 libmediainfo0v5=23.04+dfsg-1 libzen0v5=0.4.41-2 libmms0=0.6.4-3 \
       libtinyxml2-9=9.0.0+dfsg-3.1
node_packages music-metadata@11.0.0 ffprobe-static@3.1.0

PYTHONPATH="$findings" python3 - <<'PYTHON'
import wav
for name, seconds in ("first", 3), ("second", 2):
    with open(name + ".wav", "wb") as file:
        file.write(wav.riff(wav.fmt(rate=48000), wav.chunk(b"data", wav.tone(48000 * seconds, rate=48000))))
PYTHON
opusenc --quiet first.wav first.opus
opusenc --quiet second.wav second.opus
cat first.opus second.opus > chained.opus

opusdec --quiet chained.opus back.wav
expect "opusdec, frames" "$(python3 -c 'import wave; print(wave.open("back.wav").getnframes())')" 240000
expect "MediaInfo, ms" "$(mediainfo --Inform='General;%Duration%' chained.opus)" 3007
cat > read.mjs <<'JS'
import {parseFile} from 'music-metadata';
console.log((await parseFile('chained.opus', {duration: true})).format.duration);
JS
expect "music-metadata, s" "$(node read.mjs)" 3
ffprobe=node_modules/ffprobe-static/bin/linux/x64/ffprobe
expect "ffprobe, s" "$("$ffprobe" -v error -show_entries format=duration -of csv=p=0 chained.opus)" 2.006500
