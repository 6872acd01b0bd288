#!/usr/bin/env bash
# A sample of 92.5 beats a minute says so in ID3's TBPM, with its fraction, as DJ programs write it.
# Guess: readers give 92.5, or all round alike.
# Seen: music-metadata 11.0.0 gives 92 and node-taglib-sharp 6.0.3 gives 93 for the same frame. (ID3v2 says that TBPM is
# a whole number, and no program that finds a tempo keeps to it.) So a tempo that came through another program may
# be half a beat a minute off either way: what is heard may correct it that far.
source "$(dirname "$(realpath "$0")")/support.sh"
node_packages music-metadata@11.0.0 node-taglib-sharp@6.0.3

PYTHONPATH="$findings" python3 - <<'PYTHON'
import wav
tag = wav.chunk(b"id3 ", wav.id3(TBPM="92.5", TKEY="Am"))
with open("loop.wav", "wb") as file:
    file.write(wav.riff(wav.fmt(), wav.chunk(b"data", wav.tone(44100)), tag))
PYTHON
cat > read.mjs <<'JS'
import {parseFile} from 'music-metadata';
console.log((await parseFile('loop.wav')).common.bpm);
JS
cat > read.cjs <<'JS'
const {File} = require('node-taglib-sharp');
console.log(File.createFromPath('loop.wav').tag.beatsPerMinute);
JS
expect "music-metadata" "$(node read.mjs)" 92
expect "node-taglib-sharp" "$(node read.cjs)" 93
