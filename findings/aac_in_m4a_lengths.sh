#!/usr/bin/env bash
# How long is one second of AAC in an .m4a? The encoder works in blocks of 1,024 frames and puts 1,024 before the sound;
# the file's edit list says where the sound begins and that it is 1,000 ms long (ISO 14496-12, 8.6.6), 48,000 frames.
# Guess: what reads the edit list says 48,000 frames; what does not says 49,152, whole blocks with what stands before.
# Seen: nobody says 48,000. FFmpeg of 2018 (N-47683, @ffmpeg-installer/linux-x64 4.1.0 from npm; 5.1.9 is the same) leaves
# out the beginning and not the end of its own file: 48,128. music-metadata 11.0.0 says 1.0213 s, MediaInfo 23.04 says
# 1,022 ms: both tell the beginning as sound. node-web-audio-api 2.2.0 gives 49,152 frames.
# So: a loop that is cut from a phone's .m4a is late by 21 ms in one program and too long in another. Take the length from
# the edit list, and cut both ends.
source "$(dirname "$(realpath "$0")")/support.sh"
debian mediainfo=23.04-1 libmediainfo0v5=23.04+dfsg-1 libzen0v5=0.4.41-2 libmms0=0.6.4-3 libtinyxml2-9=9.0.0+dfsg-3.1
node_packages @ffmpeg-installer/linux-x64@4.1.0 music-metadata@11.0.0 node-web-audio-api@2.2.0
ffmpeg=node_modules/@ffmpeg-installer/linux-x64/ffmpeg
chmod +x "$ffmpeg"

"$ffmpeg" -v error -f lavfi -i "sine=440:r=48000:d=1" -c:a aac -movflags +faststart second.m4a
expect "edit list, ms" "$(python3 - <<'PYTHON'
import struct
bytes = open("second.m4a", "rb").read()
at = bytes.index(b"elst")
print(*struct.unpack(">Ii", bytes[at + 12:at + 20])) # length in ms, first frame
PYTHON
)" "1000 1024"
expect "FFmpeg, frames" "$(($("$ffmpeg" -v error -i second.m4a -f s16le - | wc -c) / 2))" 48128
cat > tags.mjs <<'JS'
import {parseFile} from 'music-metadata';
console.log((await parseFile('second.m4a', {duration: true})).format.duration.toFixed(4));
JS
expect "music-metadata, s" "$(node tags.mjs)" 1.0213
expect "MediaInfo, ms" "$(mediainfo --Inform='Audio;%Duration%' second.m4a)" 1022
cat > decode.mjs <<'JS'
import {readFileSync} from 'node:fs';
import {OfflineAudioContext} from 'node-web-audio-api';
const context = new OfflineAudioContext(1, 1, 48000);
const sound = await context.decodeAudioData(Uint8Array.from(readFileSync('second.m4a')).buffer);
console.log(sound.length);
process.exit(0);
JS
expect "node-web-audio-api, frames" "$(node decode.mjs)" 49152
