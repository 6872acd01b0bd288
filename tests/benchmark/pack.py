#!/usr/bin/env python3
"""What making packs costs, processor time and time on the clock of whole programs, for two builds in one run.

    tests/benchmark/pack.py build/release/gleaner-cli --old /elsewhere/build/release/gleaner-cli
    tests/benchmark/pack.py build/release/gleaner-cli --old … --only rerun --runs 5

Everything is made here: `walk`, a quarter of an hour in stereo with a stroke every five seconds; `strokes`, 3,000 of them
with nothing between; `long`, two hours (--hours) at 96 kHz, 24 bit, in stereo. Each build has a cache of its own.

rerun   of `walk` and of `strokes`: the old build's first run, the new build's; the same request again; the same with the
        edge of one region moved. In percent of the old build's first run.
first   rendering and writing a pack of `long`; its detection stands in the cache by then.
verify  of the pack of `strokes` as a zip, beside what reading, hashing and decoding its files costs Python.
"""
import argparse, array, hashlib, io, json, math, os, pathlib, random, shutil, struct, subprocess, tempfile, time, wave, zipfile

import warnings
warnings.filterwarnings("ignore", category=DeprecationWarning)
import audioop  # noqa: E402  (decodes 24 bit; to go with Python 3.13)


class Cost:
    """Processor seconds and seconds on the clock."""

    def __init__(self, cpu, clock):
        self.cpu, self.clock = cpu, clock

    def __str__(self):
        return f"{self.cpu:8.2f} s cpu {self.clock:8.2f} s"

    def of(self, other):
        return f"{100 * self.cpu / other.cpu:5.1f} % cpu {100 * self.clock / other.clock:5.1f} %"


class Build:
    def __init__(self, program, name, folder):
        self.program, self.name, self.folder = str(pathlib.Path(program).resolve()), name, folder / name
        self.folder.mkdir()
        self.env = dict(os.environ, GLEANER_CACHE=str(self.folder / "cache"))

    def run(self, *words):
        begin = time.monotonic()
        process = subprocess.Popen([self.program, *map(str, words)], env=self.env, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{self.name}: {' '.join(map(str, words))} failed")
        return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - begin)

    def best(self, runs, *words):
        return min((self.run(*words) for _ in range(runs)), key=lambda cost: cost.cpu)

    def forget(self, what=""):
        shutil.rmtree(self.folder / "cache" / what, ignore_errors=True)


def tone(rate, rng, seconds=0.08):
    hertz, level = rng.uniform(150, 4000), rng.uniform(4000, 20000)
    return [int(level * math.exp(-n / (rate / 80)) * math.sin(2 * math.pi * hertz * n / rate)) for n in range(int(seconds * rate))]


def wav(path, channels, rate, width):
    out = wave.open(str(path), "wb")
    out.setparams((channels, width, rate, 0, "NONE", ""))
    return out


def make_strokes(path, count, rng, rate=48000):
    with wav(path, 1, rate, 2) as out:
        for _ in range(count):
            stroke = tone(rate, rng)
            out.writeframes(array.array("h", stroke + [0] * (rate // 4 - len(stroke))).tobytes())


def make_walk(path, seconds, rate, width, rng, every=5.0):
    """A stroke every few seconds over a bed of noise, from a stock of blocks: hours are made in seconds."""
    frames = int(every * rate)
    beds = [array.array("h", (rng.randint(-40, 40) for _ in range(2 * frames))) for _ in range(2)]
    blocks = []
    for n in range(24):
        block = array.array("h", beds[n % 2])
        stroke, at = tone(rate, rng, rng.choice((0.15, 0.4, 1.2))), rng.randrange(frames // 2)
        for i, sample in enumerate(stroke):
            for channel in (0, 1):
                place = 2 * (at + i) + channel
                block[place] = max(-32767, min(32767, block[place] + sample))
        blocks.append(audioop.lin2lin(block.tobytes(), 2, width))
    with wav(path, 2, rate, width) as out:
        for _ in range(int(seconds / every)):
            out.writeframes(rng.choice(blocks))


def zip_in(folder):
    return next(iter(folder.glob("*.zip")))


def moved_request(out, recording, path):
    """The request that a pack was made from, its regions by number, with the end of one of them moved by 10 ms."""
    request = json.loads((out / "manifest.json").read_text())["request"]
    request["assets"][0]["file"] = str(recording)
    path.write_text(json.dumps(request))
    region = request["assets"][0]["slices"][len(request["assets"][0]["slices"]) // 2]
    region["end"] -= 480
    moved = path.with_suffix(".moved.json")
    moved.write_text(json.dumps(request))
    return path, moved


def rerun(new, old, folder, runs, jobs):
    print("rerun")
    for name, make in (("walk", lambda path: make_walk(path, 900, 48000, 3, random.Random(1))),
                       ("strokes", lambda path: make_strokes(path, 3000, random.Random(1)))):
        recording = folder / f"{name}.wav"
        make(recording)
        words = ("pack", recording, "--preset", "transparent", "--jobs", jobs)
        first = None
        if old:
            first = old.run(*words, "--out", old.folder / name)
        mine = new.run(*words, "--out", new.folder / name)
        files = sum(entry.endswith(".wav") for entry in zipfile.ZipFile(zip_in(new.folder / name)).namelist())
        again = new.best(runs, *words, "--out", new.folder / name)
        plain, moved = moved_request(new.folder / name, recording, folder / f"{name}.json")
        new.run("pack", "--request", plain, "--out", new.folder / name, "--jobs", jobs)
        one = new.run("pack", "--request", moved, "--out", new.folder / name, "--jobs", jobs)
        against = first or mine
        if old:
            print(f"  {name:8} {files:5} files  first, old   {first}")
        print(f"  {name:8} {files:5} files  first        {mine}   {mine.of(against)}")
        print(f"  {name:8} {files:5} files  again        {again}   {again.of(against)}   (at most 2 %)")
        print(f"  {name:8} {files:5} files  one moved    {one}   {one.of(against)}   (at most 5 %)", flush=True)


def first(new, old, folder, hours, jobs):
    print("first")
    recording = folder / "long.wav"
    make_walk(recording, 3600 * hours, 96000, 3, random.Random(1))
    costs = []
    for build in filter(None, (old, new)):
        build.run("detect", recording, "--jobs", jobs)
        costs.append(build.run("pack", recording, "--out", build.folder / "long", "--jobs", jobs))
        shutil.rmtree(build.folder / "long")
        build.forget()
        print(f"  {build.name:8} {hours:g} h          rendered and written {costs[-1]}   {costs[-1].of(costs[0])}", flush=True)
    recording.unlink()


def verify(new, folder, runs):
    print("verify")
    recording = folder / "strokes.wav"
    if not recording.exists():
        make_strokes(recording, 3000, random.Random(1))
    new.run("pack", recording, "--preset", "transparent", "--out", new.folder / "verified")
    pack = zip_in(new.folder / "verified")

    def hashed_and_decoded():
        begin, clock = time.process_time(), time.monotonic()
        with zipfile.ZipFile(pack) as files:
            for entry in files.namelist():
                bytes_ = files.read(entry)
                hashlib.sha256(bytes_).hexdigest()
                if entry.endswith(".wav"):
                    with wave.open(io.BytesIO(bytes_)) as sound:
                        audioop.lin2lin(sound.readframes(sound.getnframes()), sound.getsampwidth(), 4)
        return Cost(time.process_time() - begin, time.monotonic() - clock)

    least = min((hashed_and_decoded() for _ in range(runs)), key=lambda cost: cost.cpu)
    print(f"  hashed and decoded          {least}")
    known = new.best(runs, "verify", pack)
    print(f"  verify, made here           {known}   {known.of(least)}   (at most 150 %)")
    new.forget()
    print(f"  verify, made elsewhere      {(cost := new.run('verify', pack))}   {cost.of(least)}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="gleaner-cli of the build to measure")
    parser.add_argument("--old", help="gleaner-cli to compare with")
    parser.add_argument("--only", choices=("rerun", "first", "verify"))
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3, help="of what is quick; the least counts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as name:
        folder = pathlib.Path(name)
        new = Build(given.program, "new", folder)
        old = Build(given.old, "old", folder) if given.old else None
        if given.only in (None, "rerun"):
            rerun(new, old, folder, given.runs, given.jobs)
        if given.only in (None, "first"):
            first(new, old, folder, given.hours, given.jobs)
        if given.only in (None, "verify"):
            verify(new, folder, given.runs)


main()
