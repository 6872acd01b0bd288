"""The figures that sensitivity.py measures a build of gleaner-cli by, on the annotated recordings (split `dev`): what each
one means stands there."""
import csv, json, os, re, shutil, subprocess
from bisect import bisect_left
from collections import defaultdict


class Data:
    def __init__(self, folder, thorough=False):
        self.folder, self.thorough = folder, thorough
        with open(f'{folder}/INDEX.tsv', newline='') as file:
            self.rows = [r for r in csv.DictReader(file, delimiter='\t') if r['split'] == 'dev']

    def of(self, name, every=1):
        return [r for r in self.rows if r['set'] == name][::1 if self.thorough else every]

    def path(self, row):
        return f'{self.folder}/{row["file"]}'

    def events(self, row):
        with open(f'{self.folder}/{row["events"]}', newline='') as file:
            return [(float(e['onset']), float(e['offset']), e['kind']) for e in csv.DictReader(file, delimiter='\t')]


class Failed(Exception):
    pass


class Program:
    def __init__(self, path, probe, cache):
        self.path, self.cache = path, cache # emptied before each call: what it knows is of another constant
        self.environment = os.environ | {'GLEANER_CACHE': cache, 'QT_QPA_PLATFORM': 'offscreen', 'GLEANER_PROBE': probe}

    def run(self, *arguments):
        shutil.rmtree(self.cache, ignore_errors=True)
        try:
            ran = subprocess.run([self.path, *arguments], capture_output=True, text=True, env=self.environment, timeout=600)
        except subprocess.TimeoutExpired:
            raise Failed('takes too long')
        if ran.returncode:
            raise Failed(ran.stderr.strip().splitlines()[-1] if ran.stderr.strip() else f'ends with {ran.returncode}')
        return ran.stdout

    def slices(self, data, rows, kinds):
        told = json.loads(self.run('detect', '--json', '--jobs', '1', '--kinds', kinds, *map(data.path, rows)))
        return [[(s['begin'] / r['sampleRate'], s['end'] / r['sampleRate'], s) for s in r['slices']] for r in told['recordings']]

    def samples(self, data, rows):
        return json.loads(self.run('analyse', '--json', '--jobs', '1', '--no-evidence', *map(data.path, rows)))['samples']


def f(right, found, wanted):
    return 2.0 * right / max(1, found + wanted)


def share(values):
    values = list(values)
    return sum(values) / max(1, len(values))


def merged(times):
    """Onsets nearer than 30 ms are one."""
    groups = []
    for t in sorted(times):
        if groups and t - groups[-1][0] <= 0.03:
            groups[-1].append(t)
        else:
            groups.append([t])
    return [sum(g) / len(g) for g in groups]


def pairs(truth, found, window=0.025):
    i = j = 0
    result = []
    while i < len(truth) and j < len(found):
        if abs(found[j] - truth[i]) <= window + 1e-9:
            result.append((i, j))
            i, j = i + 1, j + 1
        elif found[j] < truth[i]:
            j += 1
        else:
            i += 1
    return result


def overlap(a, b):
    shared = max(0.0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / max(1e-9, max(a[1], b[1]) - min(a[0], b[0]))


def hits(program, data):
    rows = data.of('composite', 2)
    right = found = wanted = 0
    overlaps = []
    for row, slices in zip(rows, program.slices(data, rows, 'hit')):
        events = data.events(row)
        truth = sorted(e for e in events if e[2] == 'hit')
        free = [(b - 0.05, e + 0.1) for b, e, kind in events if kind in ('phrase', 'loop')]
        free += [(b - 0.05, b + 0.05) for b, _, kind in events if kind == 'ignore']
        mine = sorted(slices, key=lambda s: s[0])
        met = pairs([t[0] for t in truth], [s[0] for s in mine])
        used = {j for _, j in met}
        right, wanted = right + len(met), wanted + len(truth)
        found += len(met) + sum(j not in used and not any(b <= s[0] <= e for b, e in free) for j, s in enumerate(mine))
        overlaps += [overlap(truth[i], mine[j]) for i, j in met]
    return {'F': f(right, found, wanted), 'overlap': share(overlaps)}


def phrases(program, data):
    rows = data.of('composite', 2) + data.of('labelled')
    right = found = wanted = 0
    for row, slices in zip(rows, program.slices(data, rows, 'phrase')):
        truth = [e for e in data.events(row) if e[2] == 'phrase']
        left = list(slices)
        for t in truth:
            best = max(left, key=lambda s: overlap(t, s), default=None)
            if best is not None and overlap(t, best) >= 0.5:
                left.remove(best)
                right += 1
        found, wanted = found + len(slices), wanted + len(truth)
    return {'F': f(right, found, wanted)}


def textures(program, data):
    rows = data.of('composite', 2)
    right = found = scenes = 0
    for row, slices in zip(rows, program.slices(data, rows, 'texture')):
        events = [e for e in data.events(row) if e[2] in ('hit', 'phrase', 'loop')]
        good = [s for s in slices if not any(b < s[1] and s[0] < e for b, e, _ in events)]
        right, found, scenes = right + len(good), found + len(slices), scenes + bool(good)
    return {'clean': right / max(1, found), 'scenes': scenes / len(rows)}


def loops(program, data):
    rows = data.of('tiled', 6)
    whole, seams = [], []
    for row, slices in zip(rows, program.slices(data, rows, 'loop')):
        period = float(re.search(r'period ([\d.]+)', row['note'])[1])
        if not slices:
            whole.append(False)
            seams.append(0.0)
            continue
        length = slices[0][1] - slices[0][0]
        rounds = max(1, round(length / period))
        whole.append(abs(length - rounds * period) <= min(0.01 * length, 0.01))
        seams.append(float(re.search(r'seam correlation (-?[\d.]+)', slices[0][2]['reason'])[1]))
    return {'whole': share(whole), 'seam': share(seams)}


def soft(program, data):
    found = program.slices(data, data.of('single'), 'hit,loop,phrase,texture')
    some = [slices for slices in found if slices]
    return {'found': len(some) / len(found), 'one hit': share(len(s) == 1 and s[0][2]['kind'] == 'hit' for s in some)}


def onsets(program, data):
    right = found = wanted = 0
    rows = [r for r in data.of('onset') if data.thorough or float(r['seconds']) <= 20.0]
    for row in rows if data.thorough else rows[::2]:
        with open(f'{data.folder}/{row["onsets"]}') as file:
            lines = [line.split() for line in file if line.strip()]
        must = merged(float(p[0]) for p in lines if len(p) < 2 or p[1] != '?')
        may = sorted(float(p[0]) for p in lines if len(p) > 1 and p[1] == '?')
        mine = merged(float(line) for line in program.run('onsets', data.path(row)).split())
        met = pairs(must, mine)
        used = {j for _, j in met}

        def isFree(t):
            at = bisect_left(may, t)
            return any(abs(t - o) <= 0.05 for o in may[max(0, at - 1):at + 1])
        right, wanted = right + len(met), wanted + len(must)
        found += len(met) + sum(j not in used and not isFree(t) for j, t in enumerate(mine))
    return {'F': f(right, found, wanted)}


def tempo(program, data):
    rows = [r for r in data.of('loops', 2) if r['bpm']]
    told = [s['bpm'] or 0.0 for s in program.samples(data, rows)]

    def near(t, row, factor):
        wanted = float(row['bpm']) * factor
        return abs(t - wanted) <= 0.04 * wanted
    return {'right': share(near(t, r, 1.0) for t, r in zip(told, rows)),
            'octaves aside': share(any(near(t, r, x) for x in (0.5, 1.0, 2.0)) for t, r in zip(told, rows))}


def exact(program, data):
    rows = [r for r in data.of('loops') if r['bpm']]
    return {'right': share(round(s['bpm'] or 0.0) == round(float(r['bpm'])) for r, s in zip(rows, program.samples(data, rows)))}


ROLES = {'chord': 'chords', 'hat_closed': 'hat', 'hat_open': 'openhat'}


def roles(program, data):
    rows = data.of('oneshots', 8)
    right = defaultdict(list)
    for row, sample in zip(rows, program.samples(data, rows)):
        right[row['class']].append(sample['role'] == ROLES.get(row['class'], row['class']))
    return {'balanced': share(share(r) for r in right.values())}


def voices(program, data):
    rows = data.of('sefire', 8)
    told = program.samples(data, rows)
    sung = ('speech', 'solo_singing', 'choir')
    content = {'speech': 'speech', 'noise': 'noise'}
    return {'vocal': share((s['role'] == 'vocal') == (r['class'] in sung) for r, s in zip(rows, told)),
            'content': share(s['content'] == content.get(r['class'], 'music') for r, s in zip(rows, told))}


def kinds(program, data):
    shots, cut = data.of('oneshots', 16), data.of('loops', 5)
    calm = [r for r in data.of('ambience') if r['note'].startswith('calm') and (data.thorough or float(r['seconds']) < 22.0)]
    wanted = ['hit'] * len(shots) + ['loop'] * len(cut) + ['texture'] * len(calm)
    told = program.samples(data, shots + cut + calm)
    return {'right': share(s['kind'] == w for s, w in zip(told, wanted))}


FIGURES = {'hits': hits, 'phrases': phrases, 'textures': textures, 'loops': loops, 'soft': soft, 'onsets': onsets,
           'tempo': tempo, 'exact': exact, 'roles': roles, 'voices': voices, 'kinds': kinds}
