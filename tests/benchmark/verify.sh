#!/usr/bin/env bash
# How long `verify` takes for zips of 1,000 and of 3,000 samples, beside what reads and hashes the same bytes (unzip and
# sha256sum, in the same run). Linear: three times the samples take three times as long, and the ratio stays.
#   tests/benchmark/verify.sh build/ci/gleaner-cli
set -euo pipefail
cli="$(realpath "${1:?which gleaner-cli}")"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export GLEANER_CACHE="$folder/cache"

# A stroke of 80 ms each quarter of a second, no two alike in pitch and level.
strokes() {
    python3 - "$1" "$2" <<'PYTHON'
import math, random, struct, sys, wave
path, count = sys.argv[1], int(sys.argv[2])
rate, rng = 48000, random.Random(1)
with wave.open(path, "wb") as out:
    out.setparams((1, 2, rate, 0, "NONE", ""))
    for _ in range(count):
        hertz, level = rng.uniform(150, 4000), rng.uniform(4000, 20000)
        stroke = [int(level * math.exp(-n / 600) * math.sin(2 * math.pi * hertz * n / rate)) for n in range(3840)]
        out.writeframes(struct.pack(f"<{rate // 4}h", *stroke, *[0] * (rate // 4 - len(stroke))))
PYTHON
}

seconds() { # what a command takes, in seconds
    local TIMEFORMAT=%R
    { time "$@" >/dev/null 2>&1; } 2>&1
}

hashed() { unzip -q "$1" -d "$2" && find "$2" -type f -exec sha256sum {} +; }

for count in 1000 3000; do
    strokes "$folder/$count.wav" "$count"
    "$cli" pack "$folder/$count.wav" --preset transparent --out "$folder/$count" >/dev/null
    zip="$(find "$folder/$count" -maxdepth 1 -name '*.zip')"
    samples="$(unzip -Z1 "$zip" | grep -c '\.wav$')"
    own="$(seconds "$cli" verify "$zip")"
    others="$(seconds hashed "$zip" "$folder/out$count")"
    awk -v samples="$samples" -v own="$own" -v others="$others" 'BEGIN {
        printf "%d samples: verify %.2f s (%.2f ms a sample), unzip and sha256sum %.2f s, ratio %.1f\n",
            samples, own, own * 1000 / samples, others, own / others }'
done
