#!/usr/bin/env bash
# Phones and FFmpeg write an .m4a with its table of contents (`moov`) behind the sound, since it is known last; "fast start"
# moves it to the front. Can node-web-audio-api, the Web Audio API outside of browsers, decode both?
# Guess: yes. decodeAudioData is handed the whole file in memory, so the order can't matter, and browsers decode both.
# Seen: node-web-audio-api 2.2.0 (npm) decodes the one with `moov` first and refuses the other: "unsupported feature:
# isomp4: missing moov atom", although the box is there.
# So: who passes recordings of phones on to such a program needs fast start, or another format.
source "$(dirname "$(realpath "$0")")/support.sh"
node_packages @ffmpeg-installer/linux-x64@4.1.0 node-web-audio-api@2.2.0
ffmpeg=node_modules/@ffmpeg-installer/linux-x64/ffmpeg
chmod +x "$ffmpeg"

"$ffmpeg" -v error -f lavfi -i "sine=440:r=48000:d=1" -c:a aac last.m4a
"$ffmpeg" -v error -i last.m4a -c copy -movflags +faststart first.m4a
order() { python3 -c 'import sys; b = open(sys.argv[1], "rb").read(); print("moov first" if b.index(b"moov") < b.index(b"mdat") else "moov last")' "$1"; }
cat > decode.mjs <<'JS'
import {readFileSync} from 'node:fs';
import {OfflineAudioContext} from 'node-web-audio-api';
const context = new OfflineAudioContext(1, 1, 48000);
try {
    const sound = await context.decodeAudioData(Uint8Array.from(readFileSync(process.argv[2])).buffer);
    console.log('decoded', sound.duration > 1 ? 'a second' : 'less');
} catch (error) {
    console.log(error.message.split(': ').slice(1).join(': '));
}
process.exit(0);
JS
expect "the first file" "$(order first.m4a)" "moov first"
expect "decodes to" "$(node decode.mjs first.m4a)" "decoded a second"
expect "the other" "$(order last.m4a)" "moov last"
expect "decodes to" "$(node decode.mjs last.m4a)" "unsupported feature: isomp4: missing moov atom"
