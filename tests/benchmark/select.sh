#!/usr/bin/env bash
# What a question to an index of 100,000 samples takes beside starting the program, and beside other builds of it; in
# turns, so that what else the machine does reaches all of them. Medians, ms.
#   tests/benchmark/select.sh build/ci/gleaner-cli [other/gleaner-cli]...
set -euo pipefail
[ $# -gt 0 ] || { echo "which gleaner-cli?" >&2; exit 2; }
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
exec python3 - "$folder" "$@" <<'PYTHON'
import json, os, random, statistics, subprocess, sys, time

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

with open(f"{folder}/sample_index.json", "w") as out:
    json.dump({"version": 2, "generated_by": "benchmark", "root": "", "entries": [entry(n) for n in range(samples)]}, out)
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
PYTHON
