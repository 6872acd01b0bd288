"""Field scenes of single strokes in calm places, and how well the program finds the strokes in them: what the constants
of core/find/hit_prominence.cpp were chosen with. Every seed gives other scenes, so that a change can be tried on one and
judged on the next. Needs numpy, scipy, soundfile, the packages of sources.py and the annotated recordings beside the project."""
import argparse, csv, json, os, random, shutil, subprocess, tempfile
from collections import defaultdict
from math import gcd
import numpy as np, soundfile
from scipy.signal import fftconvolve, lfilter, resample_poly
import corpus, sources

ROOT = os.path.abspath(f'{os.path.dirname(os.path.abspath(__file__))}/../..')
RATE = 44100
SECONDS = 60
STRUCK = {'kick', 'snare', 'clap', 'rim', 'hat', 'openhat', 'cymbal', 'tom', 'perc', 'fx', 'bass'}
SLOWEST = 0.030     # seconds from the beginning of a stroke to half of its height
WINDOW = 0.025      # a stroke that is found this near is found
SAME = 0.030        # strokes nearer than this are one


def load(file):
    x, rate = soundfile.read(file, dtype='float64')
    x = x.mean(1) if x.ndim > 1 else x
    common = gcd(rate, RATE)
    return resample_poly(x, RATE // common, rate // common) if rate != RATE else x


def rms(x):
    return np.sqrt(np.mean(x ** 2) + 1e-14)


def stroke(file):
    """From its beginning, 1.5 s at most, peak 1; None where it does not begin like a stroke."""
    x = load(file)
    peak = np.abs(x).max() if len(x) else 0.0
    if peak < 1e-3:
        return None
    y = x[np.argmax(np.abs(x) > 0.06 * peak):][:int(1.5 * RATE)] / peak
    step = RATE // 200
    steps = min(len(y), RATE // 2) // step
    if steps < 3:
        return None
    level = np.sqrt((y[:steps * step].reshape(steps, step) ** 2).mean(1))
    if np.argmax(level >= 0.5 * level.max()) * step > SLOWEST * RATE:
        return None
    fade = min(len(y), RATE // 50)
    y[-fade:] *= np.linspace(1.0, 0.0, fade)
    return y


def onItsWay(y, dice, noise):
    """Another size of the thing, some distance, some room."""
    y = np.interp(np.arange(0, len(y) - 1, 2.0 ** dice.uniform(-0.5, 0.5)), np.arange(len(y)), y)
    if dice.random() < 0.5:
        a = np.exp(-2.0 * np.pi * dice.uniform(2000.0, 10000.0) / RATE)
        y = lfilter([1.0 - a], [1.0, -a], y)
    if dice.random() < 0.4:
        length = int(dice.uniform(0.15, 0.9) * RATE)
        room = noise.randn(length) * np.exp(-6.9 * np.arange(length) / length)
        wet = fftconvolve(y, room / np.sqrt((room ** 2).sum())) * dice.uniform(0.1, 0.5)
        wet[:len(y)] += y
        y = wet[:2 * RATE]
    return y


def place(bed, dice):
    """A minute of it, faster or slower, joined to itself where it is too short."""
    x = np.interp(np.arange(0, len(bed) - 1, dice.choice([1.0, 1.0, 0.85, 1.15])), np.arange(len(bed)), bed)
    joint, once = RATE // 2, x
    while len(x) < SECONDS * RATE + joint:
        w = np.linspace(0.0, 1.0, joint)
        x = np.concatenate([x[:-joint], x[-joint:] * np.sqrt(1.0 - w) + once[:joint] * np.sqrt(w), once[joint:]])
    begin = dice.randrange(max(1, len(x) - SECONDS * RATE))
    return x[begin:begin + SECONDS * RATE].copy()


def scene(bed, strokes, dice, noise):
    """The samples, and (seconds, dB over the place) of each stroke."""
    x = place(bed, dice)
    a = np.exp(-2.0 * np.pi * 60.0 / RATE)
    background = lfilter([1.0, -1.0], [1.0, -a], x)
    truth, at = [], 1.0 + dice.random()
    while at < SECONDS - 1.5 and len(truth) < 24:
        begin = int(at * RATE)
        y = onItsWay(dice.choice(strokes), dice, noise)[:len(x) - begin]
        loud = max(int(0.03 * RATE), int(np.searchsorted(np.cumsum(y ** 2), 0.9 * np.sum(y ** 2))))
        over = dice.choice([6, 12, 12, 20, 20, 30])
        x[begin:begin + len(y)] += y * rms(background[max(0, begin - RATE):begin + RATE]) * 10.0 ** (over / 20.0) / rms(y[:loud])
        truth.append((at, over))
        at += dice.choice([0.4, 0.7, 1.0, 1.5, 2.0, 3.5]) + 0.8 * dice.random()
    x += noise.randn(len(x)) * 10.0 ** (-85.0 / 20.0)
    return x / max(1.0, 1.05 * np.abs(x).max()), truth


def found(program, file, cache):
    out = subprocess.run([program, 'detect', '--json', file], capture_output=True, text=True, check=True,
                         env=os.environ | {'GLEANER_CACHE': cache}).stdout
    recording = json.loads(out)['recordings'][0]
    times = []
    for at in sorted(s['begin'] / recording['sampleRate'] for s in recording['slices'] if s['kind'] == 'hit'):
        if not times or at - times[-1] >= SAME:
            times.append(at)
    return times


def match(truth, times):
    """For each stroke whether it was found, and the false alarms."""
    left, hits = list(times), []
    for at, _ in truth:
        near = min(left, key=lambda t: abs(t - at), default=None)
        hits.append(near is not None and abs(near - at) <= WINDOW)
        if hits[-1]:
            left.remove(near)
    return hits, len(left)


def figures(hits, false):
    precision, recall = sum(hits) / max(1, sum(hits) + false), sum(hits) / max(1, len(hits))
    return f'P {precision:.3f} R {recall:.3f} F {2.0 * precision * recall / max(1e-9, precision + recall):.3f}'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--program', default=f'{ROOT}/build/ci/gleaner-cli')
    parser.add_argument('--shared', default=f'{ROOT}/../shared/data/audio', help='the annotated recordings')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--scenes', type=int, default=3, help='of each place')
    a = parser.parse_args()
    dice, noise = random.Random(a.seed), np.random.RandomState(a.seed)
    clips = [c for c in [*sources.hydrogen(), *sources.sonicPi(), *corpus.shared(a.shared)] if c.role in STRUCK and c.origin != 'single']
    strokes = [y for y in map(stroke, (c.file for c in dice.sample(clips, min(400, len(clips))))) if y is not None]
    rows = csv.DictReader(open(f'{a.shared}/INDEX.tsv', newline=''), delimiter='\t')
    places = [r['file'] for r in rows if r['set'] == 'ambience' and r['split'] == 'dev' and r['note'].startswith('calm')]
    hits, false, byPlace, byLevel = [], 0, {}, defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for name in places:
            bed, here, wrong = load(f'{a.shared}/{name}'), [], 0
            for _ in range(a.scenes):
                x, truth = scene(bed / np.abs(bed).max(), strokes, dice, noise)
                soundfile.write(f'{folder}/scene.wav', x, RATE, subtype='PCM_24')
                some, alarms = match(truth, found(a.program, f'{folder}/scene.wav', f'{folder}/cache'))
                shutil.rmtree(f'{folder}/cache', ignore_errors=True)
                here, wrong = here + some, wrong + alarms
                for hit, (_, over) in zip(some, truth):
                    byLevel[over].append(hit)
            byPlace[os.path.basename(name)] = figures(here, wrong)
            hits, false = hits + here, false + wrong
    for name, line in byPlace.items():
        print(f'{line}  {name}')
    print('recall by dB over the place:', {over: round(float(np.mean(h)), 3) for over, h in sorted(byLevel.items())})
    print(f'{figures(hits, false)}, {false / (a.scenes * len(places) * SECONDS / 60):.1f} false alarms a minute, {len(hits)} strokes')


if __name__ == '__main__':
    main()
