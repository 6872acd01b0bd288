#!/usr/bin/env bash
# What a question to an index of 100,000 samples takes beside starting the program, and beside other builds of it; in
# turns, so that what else the machine does reaches all of them. Then questions to a library of as many. Medians, ms.
#   tests/benchmark/select.sh build/ci/gleaner-cli [other/gleaner-cli]...
set -euo pipefail
[ $# -gt 0 ] || { echo "which gleaner-cli?" >&2; exit 2; }
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
exec python3 - "$folder" "$@" <<'PYTHON'
import json, os, random, sqlite3, statistics, subprocess, sys, time

folder, programs = sys.argv[1], [os.path.realpath(p) for p in sys.argv[2:]]
samples, rounds = 100_000, 15
rng = random.Random(1)
roles = "kick snare clap rim hat openhat cymbal tom perc bass lead chords pad arp vocal fx ambience".split()
words = "warm soft lush boomy deep sharp crisp bright aggressive dark".split()
keys = "Am C F#m Bb Dm Em G Gm Eb".split()

def entry(n):
    path, is_loop, is_tonal = f"pack{n % 200:03d}/sample_{n:06d}.wav", rng.random() < 0.4, rng.random() < 0.5
    os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
    open(f"{folder}/{path}", "w").close()
    return {"path": path, "id": f"s{n:012x}", "seconds": round(rng.uniform(0.05, 8), 4), "type": "loop" if is_loop else "oneshot",
            "desc": {"lufs": round(rng.uniform(-30, -6), 2), "centroid": round(rng.uniform(80, 9000), 1)},
            "role": rng.choice(roles), "role_confidence": 0.8, "bpm": round(rng.uniform(60, 180), 2) if is_loop else None,
            "bpm_confidence": 0.7, "key": rng.choice(keys) if is_tonal else None, "key_confidence": 0.7,
            "is_tonal": is_tonal, "character": rng.sample(words, 2)}

entries = [entry(n) for n in range(samples)]
with open(f"{folder}/sample_index.json", "w") as out:
    json.dump({"version": 2, "generated_by": "benchmark", "root": "", "entries": entries}, out)
time.sleep(2.1)  # a folder that changed just now is looked through again

def milliseconds(program, *arguments):
    cache = f"{folder}/cache{programs.index(program)}"
    environment = dict(os.environ, GLEANER_CACHE=cache, GLEANER_LIBRARY=f"{cache}/library.sqlite")
    begin = time.perf_counter()
    subprocess.run([program, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - begin)

question = ["select", "--index", f"{folder}/sample_index.json", "--role", "kick", "--key", "Am", "--bpm", "95", "--json"]
first = {p: milliseconds(p, *question) for p in programs}  # an import, where it is one
started, asked = {p: [] for p in programs}, {p: [] for p in programs}
for turn in range(rounds):
    for program in programs:
        started[program].append(milliseconds(program, "--version"))
        if turn < 3 or program == programs[0]:
            asked[program].append(milliseconds(program, *question))
for program in programs:
    start, ask = statistics.median(started[program]), statistics.median(asked[program])
    print(f"{program}: first question {first[program]:.0f} ms, then {ask:.1f} ms; the program starts in {start:.1f} ms: "
          f"{ask - start:.1f} ms beside it")
own = statistics.median(asked[programs[0]])
for program in programs[1:]:
    print(f"{own / statistics.median(asked[program]):.1%} of what it takes {program}")

# The library, filled by its own tables.
own = programs[0]
milliseconds(own, "library")
library = sqlite3.connect(f"{folder}/cache0/library.sqlite")
library.executemany(
    "INSERT INTO samples (path, stamp, sample_id, seconds, kind, role, role_confidence, bpm, bpm_confidence, key, key_confidence, "
    "tonal, character, lufs, centroid, print) VALUES (?, '', ?, ?, ?, ?, 0.8, ?, 0.7, ?, 0.7, ?, ?, ?, ?, ?)",
    [(f"{folder}/{e['path']}", e["id"], e["seconds"], "loop" if e["bpm"] else "hit", e["role"], e["bpm"], e["key"], e["is_tonal"],
      f" {' '.join(e['character'])} ", e["desc"]["lufs"], e["desc"]["centroid"], rng.randbytes(49)) for e in entries])
library.execute("INSERT INTO words (rowid, text) SELECT id, text FROM sample_words")
library.commit()
library.close()
with open(f"{folder}/near.wav", "wb") as out:
    sound = bytes(rng.randrange(256) for _ in range(9600))
    out.write(b"RIFF" + (36 + len(sound)).to_bytes(4, "little") + b"WAVEfmt " + (16).to_bytes(4, "little")
              + b"\x01\0\x01\0\x80\xbb\0\0\0\x77\x01\0\x02\0\x10\0data" + len(sound).to_bytes(4, "little") + sound)
questions = {
    "role, key, tempo": ["--role", "kick", "--key", "Am", "--compatible", "--bpm-from", "90", "--bpm-to", "100"],
    "words": ["pack017", "sample_01"], "words of many": ["kick"], "length and level": ["--shorter", "0.1", "--louder", "-7"],
    "everything": [], "near to a sound": ["--near", f"{folder}/near.wav", "--role", "kick"],
    "near, of all": ["--near", f"{folder}/near.wav"]}
milliseconds(own, "library")  # somebody else wrote it: it is read through once
for name, question in questions.items():
    times = [milliseconds(own, "library", "search", *question, "--json") - milliseconds(own, "--version") for _ in range(rounds)]
    print(f"library, {name}: {statistics.median(times):.1f} ms beside the start")
PYTHON
