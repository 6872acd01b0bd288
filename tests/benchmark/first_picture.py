"""When the first picture of a recording stands in the window, and how near it is to the last one: for window.py."""
import array, collections, ctypes, math, time

TOP, HEIGHT = 228, 148  # of the wave, in a window of 1440 x 900
MIDDLE = HEIGHT // 2


def make_wind(path, seconds, rng, rate, header):
    """Noise that comes and goes between -18 and -3 dBFS."""
    length, steps, step = int(0.6 * rate), 16, 0
    noise = [rng.uniform(-1.0, 1.0) for _ in range(length)]
    blocks = [array.array("h", (int(32767 * 10 ** ((level - 18) / 20) * n) for n in noise)).tobytes() for level in range(steps)]
    count = int(seconds / 0.6)
    with open(path, "wb") as out:
        out.write(header(rate, count * length))
        for _ in range(count):
            step = min(max(step + rng.choice((-1, 1)), 0), steps - 1)
            out.write(blocks[step])


class Pixels:
    """What stands on an X server."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype, self.x11.XDefaultRootWindow.restype = ctypes.c_void_p, ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(ctypes.c_void_p)
        self.link = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.link))

    def rows(self, x, y, width, height):
        """Of one moment, a number for each colour."""
        every_plane, by_pixel = ctypes.c_ulong(0xFFFFFF), 2
        image = self.x11.XGetImage(self.link, self.root, x, y, width, height, every_plane, by_pixel)
        read = array.array("I", ctypes.string_at(image[2], 4 * width * height))  # behind four ints
        self.x11.XDestroyImage(image)
        return [read[row * width:(row + 1) * width] for row in range(height)]


def peaks(rows, colours):
    """How high each column of these colours is, pixels."""
    return [sum(pixel in colours for pixel in column) for column in zip(*rows)]


def measure(gleaner, display, left, width, recording):
    """Seconds from the hand-over until nearly every column is drawn; how far its peaks are from the last ones, dB; columns."""
    pixels = Pixels(display)
    begin = time.monotonic()
    gleaner.hand_over(recording)
    share = 0.0
    while share < 0.95:
        time.sleep(0.003)
        line = pixels.rows(left, TOP + MIDDLE - 6, width, 1)[0]  # of one row: looking costs the program time
        ground, count = collections.Counter(pixels.rows(left, TOP, width, 1)[0]).most_common(1)[0]
        share = sum(pixel != ground for pixel in line) / width if count > 0.95 * width else 0.0
        if time.monotonic() - begin > 60:
            raise SystemExit("no picture came")
    first = pixels.rows(left, TOP, width, HEIGHT)
    seconds = time.monotonic() - begin
    common = collections.Counter(pixel for line in first for pixel in line if pixel != ground).most_common(2)
    colours = {colour for colour, _ in common}
    before, last = peaks(first, colours), []
    for _ in range(40):  # until the whole file was read; it is analysed for minutes then
        time.sleep(1.5)
        now = peaks(pixels.rows(left, TOP, width, HEIGHT), colours)
        if now == last:
            break
        last = now
    far = [abs(20 * math.log10(max(a, 1) / b)) for a, b in zip(before, last) if b > 4]
    if not far:
        raise SystemExit("what stood there first was no wave")
    return seconds, max(far), len(far)
