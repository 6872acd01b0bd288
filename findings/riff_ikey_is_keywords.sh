#!/usr/bin/env bash
# LIST INFO's IKEY of a sample: is it the musical key?
# Guess: yes, as samples' editors and DJ programs fill it, and a reader would call it "key".
# Seen: ExifTool 12.57 and MediaInfo 23.04 both call it Keywords, as Microsoft's RIFF page of 1991 does. So IKEY holds
# anything from "Am" to "birds;dawn;river": it is a key only when the whole of it reads as one.
source "$(dirname "$(realpath "$0")")/support.sh"
debian libimage-exiftool-perl=12.57+dfsg-1 mediainfo=23.04-1 libmediainfo0v5=23.04+dfsg-1 libzen0v5=0.4.41-2 \
       libmms0=0.6.4-3 libtinyxml2-9=9.0.0+dfsg-3.1

PYTHONPATH="$findings" python3 - <<'PYTHON'
import wav
with open("loop.wav", "wb") as file:
    file.write(wav.riff(wav.fmt(), wav.info(INAM="loop", IKEY="Am"), wav.chunk(b"data", wav.tone(44100))))
PYTHON
expect "ExifTool" "$(exiftool -s loop.wav | grep -w Am | tr -s ' ')" "Keywords : Am"
expect "MediaInfo" "$(mediainfo loop.wav | grep -w Am | tr -s ' ')" "Keywords : Am"
