#!/usr/bin/env python3
"""What `verify SAMPLE` says of samples that other programs have changed: a table of changes by samples.

    /usr/bin/python3 tests/benchmark/mutations.py build/ci/gleaner-cli PACK [--kinds hit,loop,phrase,texture]

PACK is a pack's folder. sox and FFmpeg change one sample of each kind, the longest; its chunks are put back behind the sound,
as an editor does that keeps what it doesn't know. A row tells what is to be named and what was; it ends with 1 where
something else is named.
"""
import argparse, json, os, pathlib, struct, subprocess, sys, tempfile

FLAT = "firequalizer=gain_entry='entry(0,0);entry(800,0);entry(2000,6);entry(24000,6)'"
# name, program and its words, what is to be named, all of it and nothing else
MUTATIONS = [
    ("as it was", "copy", "", "-"),
    ("3 dB quieter", "sox", "gain -3", "gain"),
    ("normalised", "sox", "gain -n -0.2", "gain"),
    ("one channel quieter", "sox", "remix 1v0.5 2", "edited"),
    ("20 ms off the begin", "sox", "trim 0.02", "trimmed"),
    ("20 ms off the end", "sox", "trim 0 -0.02", "trimmed"),
    ("cut within", "sox", "trim 0 =33% =36%", "edited"),
    ("muted within", "ffmpeg", "-af volume=0:enable='between(t,T1,T2)'", "edited"),
    ("silence before it", "sox", "pad 0.25", "extended"),
    ("faded in", "sox", "fade t 20%", "faded"),
    ("faded out", "sox", "fade t 0 -0 20%", "faded"),
    ("44.1 kHz by sox", "sox -r 44100", "", "resampled"),
    ("96 kHz by FFmpeg", "ffmpeg", "-ar 96000", "resampled"),
    ("played 5 % faster", "sox", "speed 1.05", "trimmed+edited"),
    ("stretched", "ffmpeg", "-af atempo=0.95", "edited"),
    ("16 bit, dithered", "sox -b 16", "dither", "bit-depth"),
    ("16 bit, cut off", "ffmpeg", "-c:a pcm_s16le", "bit-depth"),
    ("mono", "sox", "remix -", "channels"),
    ("channels swapped", "sox", "remix 2 1", "swapped"),
    ("upside down", "sox", "vol -1", "inverted"),
    ("reversed", "sox", "reverse", "reversed"),
    ("through Ogg Vorbis", "ffmpeg via .ogg", "-c:a libvorbis -q:a 8", "edited"),
    ("through MP3", "ffmpeg via .mp3", "-c:a libmp3lame -b:a 256k", "edited"),
    ("through Opus", "ffmpeg via .opus", "-c:a libopus -b:a 160k", "edited"),
    ("equalised", "ffmpeg", "-af " + FLAT, "edited"),
    ("low cut", "sox", "highpass 200", "edited"),
    ("compressed", "sox", "compand 0.005,0.1 -60,-60,-30,-15,0,-8 0 -90", "edited"),
    ("reverb", "sox", "reverb 30", "edited"),
    ("DC added", "sox", "dcshift 0.01", "edited"),
    ("quieter and cut", "sox", "gain -3 trim 0.02", "trimmed+gain"),
    ("quieter and 44.1 kHz", "sox -r 44100", "gain -3", "resampled+gain"),
    ("chunks stripped", "stripped", "", "chunks-dropped"),
    ("all but iXML", "without iXML", "", "chunks-dropped"),
    ("another's chunks", "grafted", "", "replaced"),
    ("another name", "renamed", "", "renamed"),
]
# What may be named beside it, since it is so: codecs, filters and stretching make a sound longer or shorter.
ALLOWED = {change: {"extended", "trimmed"} for change in ("stretched", "through Ogg Vorbis", "through MP3", "through Opus", "equalised",
                                                          "reverb")} | {"through Opus": {"extended", "trimmed", "gain"}}


def parts_of(data):
    """Chunks of a WAV: those that hold the sound, and the others, each with its head."""
    sound, others, at = [], [], 12
    while at + 8 <= len(data):
        size = struct.unpack("<I", data[at + 4:at + 8])[0]
        chunk = data[at:at + 8 + size + size % 2]
        (sound if chunk[:4] in (b"fmt ", b"data", b"fact") else others).append(chunk)
        at += len(chunk)
    return sound, others


def joined(sound, others):
    body = b"WAVE" + b"".join(sound + others)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def ran(*words):
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(" ".join(map(str, words)) + "\n" + done.stderr)


def timed(words, seconds):
    """`33%` of the length, in seconds; T1 and T2 are two places in the middle."""
    said = []
    for word in words.replace("T1", f"{seconds * 0.4:.4f}").replace("T2", f"{seconds * 0.45:.4f}").split():
        bare = word.lstrip("=")
        said.append("=" * (len(word) - len(bare)) + f"{seconds * float(bare[:-1]) / 100:.4f}" if bare.endswith("%") else word)
    return said


def mutated(sample, other, how, words, seconds, folder):
    out, data = folder / sample.name, sample.read_bytes()
    sound, others = parts_of(data)
    if how.startswith("sox"):
        ran("sox", "-V1", "-R", sample, *how.split()[1:], out, *timed(words, seconds))
    elif how == "ffmpeg":
        codec = [] if "-c:a" in words else ["-c:a", "pcm_s24le"]
        ran("ffmpeg", "-v", "error", "-y", "-i", sample, *timed(words, seconds), *codec, "-bitexact", out)
    elif how.startswith("ffmpeg via"):
        lossy = folder / ("lossy" + how.split()[-1])
        ran("ffmpeg", "-v", "error", "-y", "-i", sample, *words.split(), lossy)
        ran("ffmpeg", "-v", "error", "-y", "-i", lossy, "-c:a", "pcm_s24le", "-bitexact", out)
    elif how == "grafted":
        others = parts_of(other.read_bytes())[1]
    elif how == "without iXML":
        others = [chunk for chunk in others if chunk[:4] != b"iXML"]
    elif how == "renamed":
        out = folder / "Loud one (final).wav"
    if how not in ("copy", "grafted", "renamed", "without iXML", "stripped"):
        sound = parts_of(out.read_bytes())[0]
    out.write_bytes(joined(sound, [] if how == "stripped" else others))
    return out


def named(program, file, pack):
    words = [program, "verify", file, "--json"] + (["--pack", pack] if pack else [])
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    if not done.stdout:
        return ["?"], [done.stderr.strip()]
    changes = json.loads(done.stdout)["changes"]
    return [change["change"] for change in changes], [change["text"] for change in changes]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path), parser.add_argument("pack", type=pathlib.Path)
    parser.add_argument("--kinds", default="hit,loop,phrase,texture")
    given = parser.parse_args()
    artifacts = json.loads((given.pack / "manifest.json").read_text())["artifacts"]
    samples = []
    for kind in given.kinds.split(","):
        of_kind = sorted((one for one in artifacts if one["kind"] == kind and one["file_channels"] == 2), key=lambda one: one["seconds"])
        samples += [(kind, of_kind[len(of_kind) // 2])] if of_kind else []
    wrong = 0
    print("| change | to be named | " + " | ".join(kind for kind, _ in samples) + " |\n|" + " --- |" * (2 + len(samples)))
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as name:
        for change, how, words, wanted in MUTATIONS:
            row, texts = [], []
            for n, (_, one) in enumerate(samples):
                other = given.pack / samples[n - 1][1]["path"]
                file = mutated(given.pack / one["path"], other, how, words, one["seconds"], pathlib.Path(name))
                ids, said = named(given.program.resolve(), file, given.pack if how in ("stripped", "grafted") else None)
                is_right = set(wanted.split("+")) - {"-"} <= set(ids) <= set(wanted.split("+")) | ALLOWED.get(change, set())
                wrong += not is_right
                row.append(" ".join(dict.fromkeys(ids)) + ("" if is_right else " **wrong**"))
                texts += said
                file.unlink()
            print(f"| {change} | {wanted} | " + " | ".join(row) + " |")
            print(f"    {texts[:2]}", file=sys.stderr)
    print(f"\n{len(MUTATIONS)} changes of {len(samples)} samples, {wrong} named wrongly")
    sys.exit(1 if wrong else 0)


main()
