#!/usr/bin/env python3
"""What the window costs, measured from outside: X events in, processor time from the kernel out, for two builds in one run.

    tests/benchmark/window.py build/release/gleaner --old /elsewhere/build/release/gleaner
    tests/benchmark/window.py build/release/gleaner --commit 5fcf1a4      # builds it in a worktree first: minutes
    tests/benchmark/window.py build/release/gleaner --only edits --page pack

Needs Xvfb and xdotool. Everything is made here: a sound file of half an hour with a session of 3,000 regions, one of ten
hours with 10,000; both builds read the session as 0.1.0 wrote it. Each program has a home of its own.

edits   an edge is dragged by 2 pixels ten times a second; a region in the middle is deleted; the same is undone. Processor
        time of the whole program for each move, delete and undo, with all that follows from it.
reopen  processor time from the start of the program until a session of half an hour stands there, whose slider stood
        elsewhere than when its recording was first opened.
picture two hours are handed to a window that is open, as a second start does: from then until nearly every column of the wave
        is drawn, and how far these peaks are from those that are there when the whole file was read; the longest of five.
zoom    ten hours with 10,000 regions and the spectrogram: time that the thread that paints works for each notch of the wheel.
"""
import argparse, array, json, math, os, pathlib, random, shutil, signal, socket, struct, subprocess, sys, tempfile, time

import first_picture

RATE = 48000
TICK = 1.0 / os.sysconf("SC_CLK_TCK")
KINDS = [("hit", "kick", 0.30), ("hit", "snare", 0.25), ("hit", "hat", 0.12), ("hit", "perc", 0.20), ("phrase", "vocal", 0.5),
         ("hit", "lead", 0.35)]


def need(program):
    if not shutil.which(program):
        sys.exit(f"{program} is missing: apt-get install {'xvfb' if program == 'Xvfb' else program}")


def wav_header(rate, frames):
    size = frames * 2
    return b"RIFF" + struct.pack("<I", 36 + size) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate * 2, 2, 16) \
        + b"data" + struct.pack("<I", size)


def strokes(rate, count, rng):
    """Short decaying tones over noise, 0.6 s each, as 16-bit samples."""
    made = []
    for _ in range(count):
        hertz, level, fall = rng.uniform(120, 4000), rng.uniform(4000, 20000), rng.uniform(0.01, 0.05) * rate
        block = array.array("h", (rng.randint(-30, 30) for _ in range(int(0.6 * rate))))
        for n in range(int(0.12 * rate)):
            block[n] += int(level * math.exp(-n / fall) * math.sin(2 * math.pi * hertz * n / rate))
        made.append(block.tobytes())
    return made


def make_recording(path, seconds, rng):
    blocks = strokes(RATE, 24, rng)
    count = int(seconds / 0.6)
    with open(path, "wb") as out:
        out.write(wav_header(RATE, count * len(blocks[0]) // 2))
        for _ in range(count):
            out.write(rng.choice(blocks))


def make_long_recording(path, hours, regions, rng):
    """Silence but for the regions: the file has holes, and takes no room on the disk for them."""
    rate = 8000
    blocks = strokes(rate, 24, rng)
    frames = hours * 3600 * rate
    with open(path, "wb") as out:
        out.write(wav_header(rate, frames))
        for n in range(regions):
            out.seek(44 + 2 * (frames // regions * n))
            out.write(rng.choice(blocks))
        out.truncate(44 + 2 * frames)
    return rate


def make_session(path, recording, rate, seconds, count, sensitivity, rng):
    slices = []
    for n in range(count):
        kind, role, length = KINDS[rng.randrange(len(KINDS))]
        begin = int(seconds * rate / count * n)
        slices.append({"id": kind[0] + str(begin), "begin": begin, "end": begin + int(length * rate), "confidence": 0.8,
                       "reason": "18 dB above the noise floor, decays within 0.3 s", "kind": kind, "role": role,
                       "roleConfidence": 0.8, "character": ["warm", "deep"]})
    path.write_text(json.dumps({
        "format": "gleaner-session", "version": 1, "song": {},
        "pack": {"version": 1, "name": "Walk", "sensitivity": sensitivity,
                 "assets": [{"file": str(recording), "slices": slices}]}}))


class Screen:
    """An X server of its own."""

    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.display = ":" + number.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


class Gleaner:
    """The program with a window on a screen."""

    def __init__(self, program, home, screen, files):
        self.env = dict(os.environ, DISPLAY=screen.display, HOME=str(home), GLEANER_CACHE=str(home / "cache"),
                        XDG_CONFIG_HOME=str(home / "config"), XDG_DATA_HOME=str(home / "data"),
                        XDG_STATE_HOME=str(home / "state"), XDG_CACHE_HOME=str(home / "xdg"), QT_QPA_PLATFORM="xcb",
                        XDG_RUNTIME_DIR=str(home / "run"),
                        QT_ACCESSIBILITY="0", QT_SCALE_FACTOR="1", LANG="C.UTF-8")
        (home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
        self.home = home
        self.log = open(home / "log.txt", "ab")
        self.process = subprocess.Popen([str(program), *map(str, files)], env=self.env, stdout=self.log, stderr=self.log)
        self.window = self.find_window()

    def xdo(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.env, capture_output=True, text=True).stdout.strip()

    def find_window(self):
        for _ in range(600):
            found = self.xdo("search", "--onlyvisible", "--pid", self.process.pid, "--name", "Gleaner").split()
            if found:
                self.xdo("windowfocus", "--sync", found[-1])
                return found[-1]
            if self.process.poll() is not None:
                sys.exit(f"{self.process.args[0]} ended at once; see {self.log.name}")
            time.sleep(0.05)
        sys.exit("no window came up")

    def title(self):
        return self.xdo("getwindowname", self.window)

    def seconds(self):
        """Processor time of all threads until now, to a nanosecond, with that of threads that have ended."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * TICK

    def painter_seconds(self):
        """Of the first thread alone, the one that paints."""
        pid = self.process.pid
        return int(pathlib.Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[0]) * 1e-9

    def rest(self, quiet=1.0, most=900.0):
        """Until the program has done nothing worth speaking of for so long."""
        begin = calm = time.monotonic()
        last = self.seconds()
        while time.monotonic() - calm < quiet and time.monotonic() - begin < most:
            time.sleep(0.25)
            now = self.seconds()
            if now - last > 1.5 * TICK:  # on a busy machine a program that works hard gets little, too
                calm = time.monotonic()
            last = now

    def open(self, session):
        """Until the session stands there and nothing is done any more."""
        for _ in range(9000):
            if session.stem in self.title():
                break
            time.sleep(0.1)
        self.rest(3.0)

    def hand_over(self, file):
        """As a second start of the program does."""
        name = str(file).encode("utf-16-be")
        with socket.socket(socket.AF_UNIX) as link:
            link.connect(str(next(path for path in (self.home / "run").iterdir() if path.is_socket())))
            link.sendall(struct.pack(">I", len(name)) + name)
            link.recv(1)

    def key(self, *keys):
        self.xdo("key", *keys)

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


# Where things are in a window of 1440 x 900, the same in all versions so far: the list of recordings is 240 pixels wide,
# then comes the wave with a gutter of 68.
WAVE_Y = 360


def plot(gleaner):
    columns, handle, gutter, width = 240.0, 4.0, 68.0, 1440.0
    left = (width - handle) * columns / (columns + 1200.0) + handle + gutter
    return left, width - left


def measured(gleaner, act, settle):
    before = gleaner.seconds()
    act()
    time.sleep(settle)
    return gleaner.seconds() - before


def edits(program, home, screen, session, page):
    gleaner = Gleaner(program, home, screen, [session])
    gleaner.open(session)
    if page != "first":
        gleaner.key({"regions": "ctrl+1", "pack": "ctrl+2"}[page])
    left, width = plot(gleaner)
    middle = left + width / 2
    gleaner.xdo("mousemove", int(middle), WAVE_Y, "click", 1)  # the keyboard is in the wave, the cursor in the middle
    time.sleep(0.5)
    gleaner.key("Tab")
    time.sleep(0.5)
    gleaner.key("e")
    gleaner.rest(1.5)
    edge = left + width * 1.1 / 1.2  # the region and a tenth of it on either side
    gleaner.xdo("mousemove", int(edge), WAVE_Y, "mousedown", 1)
    gleaner.xdo("mousemove", int(edge) + 4, WAVE_Y)
    gleaner.rest(1.0)  # the first edit of a session begins its journal, once
    moves = 40
    before = gleaner.seconds()
    for n in range(moves):
        gleaner.xdo("mousemove", int(edge) - 2 * (n + 1), WAVE_Y)
        time.sleep(0.1)
    drag = (gleaner.seconds() - before) / moves
    gleaner.xdo("mouseup", 1)
    gleaner.rest(1.5)
    if "*" not in gleaner.title():
        sys.exit(f"{program}: nothing was dragged")
    gleaner.key("f")
    gleaner.rest(1.5)
    rounds = 12
    delete = undo = 0.0
    for _ in range(rounds):
        gleaner.key("Tab")
        time.sleep(0.6)
        gleaner.rest(1.0)  # what follows from a selection is done
        delete += measured(gleaner, lambda: gleaner.key("Delete"), 0.6)
    for _ in range(rounds):
        undo += measured(gleaner, lambda: gleaner.key("ctrl+z"), 0.6)
    gleaner.close()
    return {"edge drag, a move": drag * 1e3, "delete": delete / rounds * 1e3, "undo": undo / rounds * 1e3}


def reopen(program, home, screen, recording, session):
    first = Gleaner(program, home, screen, [recording])
    first.rest(4.0)
    first.close()
    again = Gleaner(program, home, screen, [session])
    again.open(session)
    seconds = again.seconds()
    again.close()
    return {"reopening half an hour": seconds * 1e3}


def pictures(program, home, screen, recording):
    made = []
    for n in range(5):
        gleaner = Gleaner(program, home / f"picture{n}", screen, [])
        gleaner.rest(2.0)
        left, width = (int(number) for number in plot(gleaner))
        made.append(first_picture.measure(gleaner, screen.display, left + 4, width - 8, recording))
        gleaner.close()
    late, far, columns = (list(values) for values in zip(*made))
    return {f"first picture ({min(columns)} columns, {max(far):.1f} dB off)": max(late) * 1e3}


def zoom(program, home, screen, session):
    gleaner = Gleaner(program, home, screen, [session])
    gleaner.open(session)
    left, width = plot(gleaner)
    gleaner.xdo("mousemove", int(left + width / 2), WAVE_Y - 150, "click", 1)
    gleaner.key("g")
    gleaner.rest(4.0)
    frames = []
    for part in (0.5, 0.2, 0.8):
        gleaner.xdo("mousemove", int(left + width * part), WAVE_Y - 150)
        for button in [4] * 30 + [5] * 30:
            before = gleaner.painter_seconds()
            gleaner.xdo("click", button)
            time.sleep(0.12)
            frames.append((gleaner.painter_seconds() - before) * 1e3)
    gleaner.close()
    frames.sort()
    at = lambda share: frames[min(len(frames) - 1, int(share * len(frames)))]
    return {"a frame of ten hours, median": at(0.5), "99th percentile": at(0.99), "the longest": frames[-1]}


def built(commit, folder):
    """The program of an earlier state of the repository, from a worktree."""
    tree = folder / "worktree"
    root = pathlib.Path(__file__).resolve().parents[2]
    subprocess.run(["git", "-C", root, "worktree", "add", "--detach", tree, commit], check=True)
    try:
        subprocess.run(["cmake", "-B", folder / "build", "-S", tree, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release"], check=True)
        subprocess.run(["ninja", "-C", folder / "build", "gleaner"], check=True)
    finally:
        subprocess.run(["git", "-C", root, "worktree", "remove", "--force", tree], check=True)
    return next(path for path in (folder / "build").rglob("gleaner") if path.is_file() and os.access(path, os.X_OK))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--old", help="the build that it is held against")
    parser.add_argument("--commit", help="the same, built from this commit")
    parser.add_argument("--only", default="edits,reopen,picture,zoom")
    parser.add_argument("--page", default="first", choices=["first", "regions", "pack"],
                        help="below the wave, of the program; that it is held against shows its first one, the pack")
    arguments = parser.parse_args()
    for program in ("Xvfb", "xdotool"):
        need(program)
    wanted = arguments.only.split(",")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gleaner-window-"))
    screen = Screen()
    try:
        old = arguments.old or (built(arguments.commit, folder) if arguments.commit else None)
        rng = random.Random(1)
        walk, walk_session, slid_session = folder / "walk.wav", folder / "walk.gleaner", folder / "slid.gleaner"
        if {"edits", "reopen"} & set(wanted):
            make_recording(walk, 1800, rng)
            make_session(walk_session, walk, RATE, 1800, 3000, 0.5, rng)
            make_session(slid_session, walk, RATE, 1800, 3000, 0.62, rng)
        results = {}
        for name, program in [("new", arguments.program)] + ([("old", old)] if old else []):
            home = folder / name
            home.mkdir()
            result = results.setdefault(name, {})
            page = arguments.page if name == "new" else "first"
            if "reopen" in wanted:
                result |= reopen(program, home, screen, walk, slid_session)
            if "edits" in wanted:
                result |= edits(program, home, screen, walk_session, page)
            if "picture" in wanted and name == "new":
                first_picture.make_wind(folder / "evening.wav", 7200, rng, RATE, wav_header)
                result |= pictures(program, home, screen, folder / "evening.wav")
            if "zoom" in wanted and name == "new":
                night = folder / "night.wav"
                rate = make_long_recording(night, 10, 10000, rng)
                make_session(folder / "night.gleaner", night, rate, 36000, 10000, 0.5, rng)
                result |= zoom(program, home, screen, folder / "night.gleaner")
        for what, milliseconds in results["new"].items():
            before = results.get("old", {}).get(what)
            ratio = f"   before {before:9.1f} ms   1/{before / max(milliseconds, 1e-3):.1f}" if before else ""
            print(f"{what:44} {milliseconds:9.1f} ms{ratio}")
    finally:
        screen.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
