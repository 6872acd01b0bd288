#!/usr/bin/env python3
"""An evening at the window, from outside: real X events into the real program under Xvfb.

    tests/ui/evening.py build/ci/gleaner [--shots FOLDER]

First run, three recordings dropped out of another program, sixty regions decided by keys alone, an edge dragged with snapping, a chain for
hits, pack and FLP exported, kill -9, restart, undo past the restart. What came of it is read from what the program
wrote. Prints seconds and keys for each keeper. Needs Xvfb, xdotool, ImageMagick's import and Qt's bindings (Debian: xvfb,
xdotool, imagemagick, python3-pyqt6); says so and ends with 77 where they are missing. Not part of the tests: it takes two minutes and the screen
of a machine that does nothing else.
"""

import argparse
import glob
import importlib.util
import json
import math
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

SIZE = (1440, 900)
RATE = 48000
REGIONS = 60


def recording(path, seed, seconds=40):
    """Strikes of several sounds over faint noise: a hit every 1.5 s."""
    rng = random.Random(seed)
    sound = [rng.uniform(-1, 1) * 0.001 for _ in range(seconds * RATE)]
    at = 1.0
    while at < seconds - 1.0:
        hertz, level, length = rng.choice([180, 420, 900, 1700, 3100]), rng.uniform(0.2, 0.7), rng.uniform(0.08, 0.3)
        begin = int(at * RATE)
        for i in range(int(length * RATE)):
            sound[begin + i] += level * math.sin(2 * math.pi * hertz * i / RATE) * math.exp(-6 * i / (length * RATE))
        at += rng.uniform(1.1, 1.6)
    data = b"".join(struct.pack("<h", max(-32767, min(32767, round(x * 32767)))) for x in sound)
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16,
                       b"data", len(data))
    with open(path, "wb") as file:
        file.write(head + data)


class Evening:
    def __init__(self, program, folder, shots):
        self.program, self.folder, self.shots = os.path.abspath(program), folder, shots
        self.keys = 0
        self.display = f":{random.randrange(100, 900)}"
        self.screen = subprocess.Popen(["Xvfb", self.display, "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
                                       stderr=subprocess.DEVNULL)
        home = os.path.join(folder, "home")
        runtime = os.path.join(folder, "run")
        os.makedirs(home)
        os.makedirs(runtime, mode=0o700)
        self.environment = dict(os.environ, DISPLAY=self.display, HOME=home, XDG_RUNTIME_DIR=runtime,
                                XDG_CONFIG_HOME=home + "/config", GLEANER_CACHE=folder + "/cache", LC_ALL="C.UTF-8",
                                QT_QPA_PLATFORM="xcb")
        time.sleep(1)

    def x(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, capture_output=True,
                              text=True).stdout.strip()

    def start(self):
        self.process = subprocess.Popen([self.program], env=self.environment, stderr=subprocess.DEVNULL)
        for _ in range(100):
            window = self.x("search", "--onlyvisible", "--pid", self.process.pid, "--name", "Gleaner")
            if window:
                break
            time.sleep(0.1)
        self.window = window.split("\n")[-1]
        self.x("windowsize", self.window, *SIZE)
        self.x("windowmove", self.window, 0, 0)
        self.x("windowfocus", self.window)
        self.settle()

    def processor(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def settle(self, quiet=1.0, most=120.0):
        """Until the program does next to nothing."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            before = self.processor()
            time.sleep(quiet)
            if self.processor() - before <= 3:
                return
        sys.exit("the program does not come to rest")

    def key(self, *keys):
        self.keys += len(keys)
        self.x("key", "--delay", 12, *keys)

    def type(self, text):
        self.x("type", "--delay", 4, text)

    def front(self):
        """The keyboard is the window's again: nobody manages windows here."""
        self.x("windowfocus", "--sync", self.window)
        time.sleep(0.2)

    def dialog(self, title):
        for _ in range(100):
            if found := self.x("search", "--onlyvisible", "--name", title):
                time.sleep(0.5)
                self.x("windowfocus", found.split("\n")[-1])
                return
            time.sleep(0.1)
        sys.exit(f"no dialog says {title}")

    def click(self, x, y, button=1):
        self.x("mousemove", x, y, "click", button)

    def shot(self, name):
        if self.shots:
            subprocess.run(["import", "-window", "root", os.path.join(self.shots, name + ".png")], env=self.environment,
                           check=False)

    def session(self):
        """What the session holds, by saving it."""
        file = os.path.join(self.folder, "evening.gleaner")
        before = os.stat(file).st_mtime_ns if os.path.exists(file) else 0
        self.front()
        self.key("ctrl+s")
        if not before:
            self.dialog("Save the session")
            self.type(file)
            self.key("Return")
        for _ in range(50):
            if os.path.exists(file) and os.stat(file).st_mtime_ns != before:
                break
            time.sleep(0.1)
        with open(file, encoding="utf-8") as content:
            return json.load(content)

    def slices(self, session=None):
        pack = (session or self.session())["pack"]
        return [region for asset in pack["assets"] for region in asset["slices"]]

    def end(self):
        self.process.kill()
        self.process.wait()
        self.screen.terminate()
        self.screen.wait()


def require(holds, what):
    print(("ok    " if holds else "FAILS ") + what)
    if not holds:
        require.failed = True


require.failed = False


def open_three(evening):
    """Dragged out of another program's window and dropped in the middle."""
    names = []
    for n in range(3):
        names.append(os.path.join(evening.folder, f"walk {n + 1}.wav"))
        recording(names[-1], n)
    evening.shot("1 first run")
    source = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(__file__), "drag_source.py"), *names],
                              env=evening.environment, stdout=subprocess.PIPE, text=True)
    evening.x("search", "--sync", "--onlyvisible", "--pid", source.pid)
    time.sleep(0.5)
    evening.x("mousemove", 40, 20, "mousedown", 1)
    for step in range(12):
        evening.x("mousemove", 40 + 60 * step, 20 + 40 * step)
        time.sleep(0.05)
    time.sleep(0.5)
    evening.shot("1 dragged over the window")
    evening.x("mouseup", 1)
    evening.settle(2.0)
    source.terminate()
    require("dropped" in source.communicate()[0], "three recordings were dropped that another program dragged")
    evening.shot("2 three recordings")


def triage(evening):
    evening.front()
    evening.key("ctrl+1", "Home")
    evening.settle()
    evening.keys = 0
    begin = time.monotonic()
    for n in range(REGIONS):
        evening.key("x" if n % 3 == 2 else "d")
    evening.settle(0.5)
    seconds = time.monotonic() - begin
    keys = evening.keys
    evening.shot("3 decided")
    kept = [region for region in evening.slices() if region.get("kept")]
    out = [region for region in evening.slices() if region.get("left_out")]
    require(len(kept) == 40 and len(out) == 20, f"of {REGIONS} regions {len(kept)} are kept and {len(out)} rejected")
    print(f"      {seconds / max(1, len(kept)):.2f} s and {keys / max(1, len(kept)):.1f} keys a keeper")


def drag_edge(evening):
    # A click on the wave selects nothing else; Tab goes to a region, E shows it.
    evening.front()
    evening.click(1000, 260)
    evening.key("Tab", "Tab", "e")
    evening.settle()
    before = evening.slices()
    left = 407  # where E puts the left edge of a region at this size
    evening.x("mousemove", left, 330, "mousedown", 1)
    for step in range(1, 9):
        evening.x("mousemove", left - 6 * step, 330)
    evening.shot("4 edge dragged")
    evening.x("mouseup", 1)
    evening.settle()
    after = evening.slices()
    moved = [(a, b) for a, b in zip(before, after) if a["begin"] != b["begin"]]
    require(len(moved) == 1, f"one edge moved ({len(moved)})")
    return moved[0][1]["id"] if moved else None


def begin_of(evening, region):
    return next((r["begin"] for r in evening.slices() if r["id"] == region), None)


def chain_for_hits(evening):
    evening.front()
    evening.key("ctrl+3")
    evening.settle()
    evening.click(306, 519)  # the kind: all, hits, loops …
    evening.key("Down", "Return")
    evening.click(482, 519)  # the preset
    time.sleep(0.5)
    evening.type("punchy")
    evening.key("Return")
    evening.settle()
    evening.shot("4b chain for hits")
    kinds = evening.session()["pack"].get("kind_presets", {})
    require(list(kinds) == ["hit"], f"hits have a chain of their own ({', '.join(kinds) or 'none'})")
    evening.key("ctrl+1")


def export(evening):
    out = os.path.join(evening.folder, "out")
    os.makedirs(out)
    evening.front()
    evening.key("ctrl+shift+e")
    evening.dialog("Export the pack")
    evening.key("alt+i", "ctrl+a")  # the folder
    evening.type(out)
    evening.settle()
    evening.shot("5 what the export will do")
    evening.key("Return")
    evening.settle(2.0, 240)
    evening.shot("6 exported")
    evening.key("Escape")
    require(glob.glob(out + "/**/manifest.json", recursive=True), "a pack was exported")
    flp = os.path.join(evening.folder, "song.flp")
    evening.front()
    evening.key("ctrl+shift+f")
    evening.dialog("Export an FL Studio project")
    evening.type(flp)
    evening.key("Return")
    evening.settle(2.0, 240)
    evening.key("Escape")
    require(os.path.exists(flp) and open(flp, "rb").read(4) == b"FLhd", "an FL Studio project was exported")


def walk(evening):
    evening.start()
    open_three(evening)
    require(len(evening.slices()) >= REGIONS, f"{len(evening.slices())} regions were found in three recordings")
    triage(evening)
    region = drag_edge(evening)
    dragged = begin_of(evening, region)
    chain_for_hits(evening)
    export(evening)
    evening.click(1000, 260)
    evening.key("Tab", "k")  # one more edit, never saved
    time.sleep(1)
    evening.process.send_signal(signal.SIGKILL)
    evening.process.wait()
    evening.start()
    evening.shot("7 after kill -9")
    evening.front()
    evening.key("alt+f")
    evening.key("u")
    evening.settle(2.0)
    require(begin_of(evening, region) == dragged, "the edge is where it was dragged to")
    steps = 0
    while begin_of(evening, region) == dragged and steps < 6:
        evening.front()
        evening.key("ctrl+z")
        steps += 1
    evening.shot("8 undone past the restart")
    require(begin_of(evening, region) != dragged, f"undo goes back past the restart, {steps} steps to the edge")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--shots", help="folder for pictures of the screen")
    arguments = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "xdotool", "import") if not shutil.which(tool)]
    if not importlib.util.find_spec("PyQt6"):
        missing.append("PyQt6")
    if missing:
        print(f"{', '.join(missing)}: not here; apt-get install xvfb xdotool imagemagick python3-pyqt6")
        sys.exit(77)
    if arguments.shots:
        os.makedirs(arguments.shots, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        evening = Evening(arguments.program, folder, arguments.shots)
        try:
            walk(evening)
        finally:
            evening.end()
    sys.exit(1 if require.failed else 0)


if __name__ == "__main__":
    main()
