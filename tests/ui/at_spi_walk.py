#!/usr/bin/python3
"""What a screen reader finds in the real program: at_spi_walk.py GLEANER GLEANER_CLI [--dump]

Starts the program on a made recording, on a display and a bus of its own, and reads its tree over AT-SPI: the regions of
the waveform with names, ranges and a selection; the tree of the pack; the parameters of the effects with names and
values; and a name for everything that takes the keyboard. --dump prints the tree.

    apt-get install at-spi2-core python3-gi gir1.2-atspi-2.0 xvfb dbus
    tests/ui/at_spi_walk.py build/ci/gleaner build/ci/gleaner-cli

Where one of them is missing it says so and ends with 77, which CTest takes for skipped.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE = 120  # seconds, until the recording is opened and analysed
INSIDE = "GLEANER_AT_SPI_WALK"

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print("Skipped: python3-gi and gir1.2-atspi-2.0 are not installed.")
    sys.exit(SKIPPED)

if not all(shutil.which(tool) for tool in ("dbus-run-session", "xvfb-run")) or not os.path.exists(
        "/usr/libexec/at-spi-bus-launcher"):
    print("Skipped: dbus, xvfb and at-spi2-core are not installed.")
    sys.exit(SKIPPED)

if len(sys.argv) < 3:
    sys.exit(__doc__)

if INSIDE not in os.environ:
    os.environ[INSIDE] = "1"
    os.execvp("dbus-run-session", ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1440x900x24",
                                   sys.executable, *sys.argv])

program, cli = (os.path.abspath(path) for path in sys.argv[1:3])


class Node:
    """One object of the tree, read once."""

    def __init__(self, accessible, depth=0):
        self.accessible = accessible
        self.depth = depth
        self.name = (accessible.get_name() or "").strip()
        self.description = accessible.get_description() or ""
        self.role = accessible.get_role_name()
        states = accessible.get_state_set()
        # What isn't shown can't have the keyboard: the list of a menu that is closed, say.
        self.is_focusable = states.contains(Atspi.StateType.FOCUSABLE) and states.contains(Atspi.StateType.SHOWING)
        self.is_selected = states.contains(Atspi.StateType.SELECTED)
        self.value = accessible.get_current_value() if "Value" in accessible.get_interfaces() else None

    def path(self):
        """The names of what it lies in, outermost first."""
        names, above = [], self.accessible.get_parent()
        while above is not None and len(names) < 6:
            names.insert(0, f"{above.get_role_name()} «{above.get_name()}»")
            above = above.get_parent()
        return ", ".join(names)

    def line(self):
        value = "" if self.value is None else f" = {self.value:g}"
        return f"{'  ' * self.depth}{self.role} «{self.name}»{value}{' — ' + self.description if self.description else ''}"


def walk(accessible, depth=0):
    """The object and all below it, parents first; what goes while it is read is passed over."""
    try:
        yield Node(accessible, depth)
        children = range(accessible.get_child_count())
    except GLib.Error:
        return
    for index in children:
        try:
            child = accessible.get_child_at_index(index)
        except GLib.Error:
            continue
        if child is not None and depth < 40:
            yield from walk(child, depth + 1)


def until(what, attempt):
    """Asks again and again until there is an answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            answer = attempt()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        time.sleep(0.2)
    sys.exit(f"{what} did not come within {PATIENCE} s.")


def the_program():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and "gleaner" in (child.get_name() or "").lower():
            return child
    return None


def named(nodes, name, role=None):
    return next((node for node in nodes if node.name.startswith(name) and role in (None, node.role)), None)


def press(node):
    node.accessible.do_action(0)


def check(errors, holds, sentence):
    if not holds:
        errors.append(sentence)


def check_regions(application, errors):
    waveform = until("The regions", lambda: next((n for n in walk(application) if n.name.startswith("Waveform of ")
                                                  and n.accessible.get_child_count() > 3), None))
    regions = [Node(waveform.accessible.get_child_at_index(i)) for i in range(waveform.accessible.get_child_count())]
    for region in regions:
        check(errors, re.fullmatch(r"\w+, .+, at [\d:]+\.\d\d, .+ long", region.name), f"A region is called «{region.name}».")
        check(errors, re.match(r"[\d:.]+ to [\d:.]+", region.description), f"«{region.name}» has the range «{region.description}».")
    press(regions[1])
    until("The selection", lambda: Node(waveform.accessible.get_child_at_index(1)).is_selected)
    return len(regions)


def check_page(application, page, errors):
    """Every page is opened by its tab, and everything on it that takes the keyboard has a name."""
    press(until(f"The tab {page}", lambda: named(walk(application), page, "page tab")))
    time.sleep(0.5)
    nodes = list(walk(application))
    for node in nodes:
        check(errors, not node.is_focusable or node.name or node.role in ("table cell", "tree item"),
              f"{page}: a {node.role} that takes the keyboard has no name; it lies in {node.path()}.")
    if "--dump" in sys.argv:
        print(f"== {page}", *(node.line() for node in nodes), sep="\n")
    return nodes


def check_tree(nodes, errors):
    tree = named(nodes, "Files of the pack")
    check(errors, tree, "There is no tree of the pack.")
    below = list(walk(tree.accessible))[1:] if tree else []
    check(errors, sum(bool(node.name) for node in below) > 5, "The tree of the pack has no rows with names.")
    return len(below)


def check_parameters(nodes, errors):
    controls = [node for node in nodes if node.role in ("slider", "spin button", "dial") and node.name]
    for control in controls:
        check(errors, control.value is not None, f"The parameter {control.name} has no value.")
    check(errors, len(controls) > 3, "There are no parameters with names.")
    return len(controls)


def main():
    errors = []
    with tempfile.TemporaryDirectory() as folder:
        recording = subprocess.run([cli, "demo", "--recording-only", "--out", folder], check=False, capture_output=True, text=True)
        files = sorted(pathlib.Path(folder).rglob("*.wav"))
        if not files:
            sys.exit(f"No recording could be made: {recording.stderr}")
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8",
                           GLEANER_CACHE=f"{folder}/cache", XDG_CONFIG_HOME=f"{folder}/config",
                           XDG_DATA_HOME=f"{folder}/data")
        running = subprocess.Popen([program, str(files[0])], env=environment)
        try:
            application = until("The program", the_program)
            regions = check_regions(application, errors)
            rows = check_tree(check_page(application, "Pack", errors), errors)
            parameters = check_parameters(check_page(application, "Effects", errors), errors)
            for page in ("Regions", "Song"):
                check_page(application, page, errors)
        finally:
            running.kill()
            running.wait()
    print(f"{regions} regions, {rows} cells of the pack, {parameters} parameters with values.")
    if errors:
        sys.exit("\n".join(dict.fromkeys(errors)))


main()
