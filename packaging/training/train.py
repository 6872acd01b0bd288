#!/usr/bin/python3
"""Learns the models of roles and contents and the limits of the character words, and writes their tables into
core/classify. See README.md for what has to be installed; nothing is downloaded.

  train.py --evaluate          every dev library left out in turn (roles), every sixth of the field clips (contents)
  train.py --names             the packaged libraries judged by sound alone, each left out, against what their names say
  train.py                     writes the tables"""
import argparse, glob, os, random, sys
os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')  # the matrices are small, and the networks are fitted side by side
from concurrent.futures import ProcessPoolExecutor
from functools import partial
import numpy as np, soundfile
import augment, content, corpus, learn, network, table

ROOT = corpus.ROOT
ALL_ROLES = ['kick', 'snare', 'clap', 'rim', 'hat', 'openhat', 'cymbal', 'tom', 'perc', 'bass', 'lead', 'chords', 'pad', 'arp', 'vocal', 'fx', 'ambience']
ROLE_NETWORKS = 4
CONTENT_NETWORKS = 2
CONTENT_SHAPE = dict(hidden=24, epochs=40, batch=64)
CONTENT_LAST = 'PitchSpread'  # what comes after it in the list tells roles; with a hundred clips of the field it only misleads


class Sounds:
    """Descriptors with what is known of each sound, row by row."""

    def __init__(self, clips, described, spoiled=False):
        clips = [c for c in clips if c.file in described]
        self.files = [c.file for c in clips]
        self.x = np.array([described[f] for f in self.files])
        self.role = np.array([c.role for c in clips])
        self.y = np.array([corpus.ROLES.index(c.role) for c in clips])
        self.origin = np.array([c.origin for c in clips])
        self.family = np.array([corpus.family(c.origin) for c in clips])
        self.doubtful = np.array([corpus.doubtful(c) for c in clips])
        self.spoiled = np.full(len(clips), spoiled)

    def __add__(self, other):
        both = Sounds.__new__(Sounds)
        both.files = self.files + other.files
        for name in ('x', 'role', 'y', 'origin', 'family', 'doubtful', 'spoiled'):
            setattr(both, name, np.concatenate([getattr(self, name), getattr(other, name)]))
        return both


def roleSounds(a):
    clips = list(corpus.packages(a.cache)) + list(corpus.shared(a.shared)) + list(corpus.sefireCuts(a.shared, a.cache))
    clips = [c for c in clips if c.origin != 'hydrogen/GMRockKit']  # the dev half holds it
    clips = [c for c in clips if not corpus.doubtful(c) or c.origin.startswith('dev/')]
    with ProcessPoolExecutor(2) as pool:
        parts = pool.map(partial(spoilt, cache=a.cache), [clips[i:i + 50] for i in range(0, len(clips), 50)])
        changed = [c for part in parts for c in part]
    described = corpus.describe(a.tool, [c.file for c in clips + changed], a.cache)
    sounds = Sounds(clips, described) + Sounds([c for c in changed], described, True)
    spoiltDoubt = {c.file for clip in clips if corpus.doubtful(clip) for c in corpus.spoiled([clip], a.cache, 1)}
    sounds.doubtful |= np.array([f in spoiltDoubt for f in sounds.files])
    return sounds


def spoilt(clips, cache):
    return list(corpus.spoiled(clips, cache, 1))


def judgedApart(s, families, tested, networks):
    """Probabilities for the rows `tested`, each family judged by networks that never heard it."""
    p = np.zeros((len(s.y), len(corpus.ROLES)))
    for family in families:
        learnt = (s.family != family) & ~s.doubtful
        rows = tested & (s.family == family)
        models = learn.fitRoles(s.x[learnt], s.y[learnt], s.family[learnt], networks)
        p[rows] = learn.vote(models, s.x[rows])
    return p


def evaluateRoles(s):
    tested = np.array([o.startswith('dev/') for o in s.origin]) & ~s.spoiled
    p = judgedApart(s, learn.LEFT_OUT, tested, ROLE_NETWORKS)
    said = [corpus.ROLES[i] for i in p[tested].argmax(1)]
    r = learn.recalls(s.role[tested], said)
    print('roles, each dev library left out: balanced %.3f, accuracy %.3f' % (
        np.mean(list(r.values())), np.mean(np.array(learn.folded(s.role[tested])) == learn.folded(said))))
    print(' '.join(f'{k} {v:.2f}' for k, v in r.items()))
    print(learn.confusion(s.role[tested], said))
    return learn.sharpnessOf(p[tested], s.y[tested])


def compareNames(s):
    """Packages against their names, with the whole family left out."""
    for family in ('sonic-pi', 'hydrogen'):
        tested = (s.family == family) & ~s.spoiled & np.array([not o.startswith('dev/') for o in s.origin])
        p = judgedApart(s, [family], tested, ROLE_NETWORKS)
        said = np.array([corpus.ROLES[i] for i in p.argmax(1)])
        r = learn.recalls(s.role[tested], said[tested])
        print(f'\n{family}: {tested.sum()} sounds, balanced {np.mean(list(r.values())):.3f}, ' + ' '.join(f'{k} {v:.2f}' for k, v in r.items()))
        print(learn.confusion(s.role[tested], said[tested]))
        for i in np.where(tested)[0]:
            if learn.folded([said[i]]) != learn.folded([s.role[i]]) and p[i].max() > 0.5:
                print('   %-52s name %-8s sound %-8s %.2f' % ('/'.join(s.files[i].split('/')[-2:])[-52:], s.role[i], said[i], p[i].max()))


def contentSounds(a):
    """(clips of the field, more clips, spoiled copies of the field clips), each as (x, y, origin, class)."""
    field, more = list(content.fieldClips(a.shared)), list(content.others(a.shared, a.cache))
    copies = []
    folder = f'{a.cache}/fieldSpoiled'
    os.makedirs(folder, exist_ok=True)
    for clip, kind in field:
        sound, rate = soundfile.read(clip.file, always_2d=True)
        for i in range(5):
            dice = random.Random(f'{os.path.basename(clip.file)}|{i}')
            length = int(dice.uniform(2.5, 5) * rate)
            begin = dice.randint(0, max(0, len(sound) - length))
            part = sound.mean(1)[begin:begin + length]
            for step, chance in ((augment.pitch, 0.6), (augment.shelf, 0.6), (augment.thin, 0.3), (augment.dull, 0.2), (augment.noise, 0.3)):
                if dice.random() < chance:
                    part = step(dice, part, rate)
            path = f'{folder}/{os.path.basename(clip.file)[:-4]}_{i}.wav'
            soundfile.write(path, part / np.abs(part).max() * 0.7, rate, subtype='PCM_16')
            copies.append((clip._replace(file=path), kind))
    described = corpus.describe(a.tool, [c.file for c, _ in field + more + copies], f'{a.cache}/content')

    def rows(pairs):
        pairs = [(c, k) for c, k in pairs if c.file in described]
        return (np.array([described[c.file] for c, _ in pairs]), np.array([content.CONTENTS.index(k) for _, k in pairs]),
                np.array([c.origin for c, _ in pairs]), np.array([c.role for c, _ in pairs]))
    return rows(field), rows(more), rows(copies)


def fitContent(parts, heard):
    """A linear model and small networks on the first `heard` descriptors, which vote."""
    x, y, field = np.vstack([p[0] for p in parts])[:, :heard], np.concatenate([p[1] for p in parts]), np.concatenate([
        [o.startswith('sefire') for o in p[2]] for p in parts])
    w = np.zeros(len(y))
    for k in range(3):
        for real in (False, True):  # the field clips count twice
            rows = (y == k) & (field == real)
            w[rows] = (2.0 if real else 1.0) / max(1, rows.sum())
    return [learn.Linear(x, y, w)] + [network.Network(x, y, w, 3, seed=i, **CONTENT_SHAPE) for i in range(CONTENT_NETWORKS)]


def evaluateContent(field, more, copies, heard):
    x, y, origin, kind = field
    p = np.zeros((len(y), 3))
    for part in sorted(set(origin)):
        kept = [tuple(a[s[2] != part] for a in s) for s in (field, more, copies)]
        p[origin == part] = learn.vote(fitContent(kept, heard), x[origin == part, :heard])
    said = p.argmax(1)
    print('content, each sixth left out: accuracy %.3f, recall %s' % (
        np.mean(said == y), ' '.join(f'{content.CONTENTS[k]} {np.mean(said[y == k] == k):.2f}' for k in range(3))))
    print('   ' + ' '.join(f'{c} {np.mean((said == y)[kind == c]):.2f}' for c in sorted(set(kind))))
    return learn.sharpnessOf(p, y)


def characterFifths(a, s, names):
    """20th and 80th percentile of what the words are about, by role; every family of a role weighs the same."""
    column = lambda x, name: x[:, names.index(name)]
    power = lambda x, *bands: 10 * np.log10(sum(10 ** (column(x, b) / 10) for b in bands))
    aspects = lambda x: [column(x, 'Centroid'), column(x, 'LogDecay20'), column(x, 'LogAttack'), column(x, 'Crest'), column(x, 'Flatness'),
                         power(x, 'Band0', 'Band1'), power(x, 'Band2', 'Band3')]

    def weighted(values, w, share):
        order = np.argsort(values, kind='stable')
        return values[order][np.searchsorted(np.cumsum(w[order]) / w.sum(), share)]

    fifths = {}
    for role in corpus.ROLES:
        rows = (s.role == role) & ~s.spoiled & ~s.doubtful
        w = learn.weights(s.y[rows], s.family[rows])
        fifths[role] = [(weighted(v, w, 0.2), weighted(v, w, 0.8)) for v in aspects(s.x[rows])]
    files = sorted(glob.glob(f'{a.shared}/fieldrec/dev/ambience/*'))
    x = np.array(list(corpus.describe(a.tool, files, a.cache + '/content').values()))
    fifths['ambience'] = [(np.quantile(v, 0.2), np.quantile(v, 0.8)) for v in aspects(x)]
    fifths['arp'] = fifths['lead']
    return fifths


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--cache', default='/tmp/gleaner-training', help='where rendered sounds are kept')
    parser.add_argument('--tool', default=f'{ROOT}/build/ci/tests/list_descriptors')
    parser.add_argument('--shared', default=f'{ROOT}/../shared/data/audio', help='the annotated recordings')
    parser.add_argument('--evaluate', action='store_true')
    parser.add_argument('--names', action='store_true')
    parser.add_argument('--sharpness', type=float, nargs=2, help='of roles and contents, as --evaluate found it', default=None)
    a = parser.parse_args()
    for folder in (a.cache, f'{a.cache}/content'):
        os.makedirs(folder, exist_ok=True)
    a.shared = os.path.abspath(a.shared)
    names = corpus.descriptorNames(ROOT)
    heard = names.index(CONTENT_LAST) + 1
    sounds = roleSounds(a)
    contents = contentSounds(a)
    print(f'{len(sounds.y)} sounds of {len(set(sounds.origin))} origins, {len(names)} descriptors', file=sys.stderr)
    if a.names:
        return compareNames(sounds)
    if a.evaluate:
        print('sharpness', evaluateRoles(sounds), evaluateContent(*contents, heard))
        return
    roleSharpness, contentSharpness = a.sharpness or (1.0, 1.0)
    learnt = ~sounds.doubtful
    networks = learn.fitRoles(sounds.x[learnt], sounds.y[learnt], sounds.family[learnt], ROLE_NETWORKS)
    target = f'{ROOT}/core/classify'
    table.model(f'{target}/role_model_table.cpp', 'classify/role_model.h', 'roleModel', '', networks[0].scaler,
                [n.layers() for n in networks], len(corpus.ROLES), roleSharpness)
    judges = fitContent(contents, heard)
    table.model(f'{target}/content_model_table.cpp', 'classify/content_classifier.h', 'contentModel', '', judges[0].scaler,
                [j.layers() for j in judges], 3, contentSharpness, len(names))
    table.character(f'{target}/character_table.cpp', ALL_ROLES, characterFifths(a, sounds, names))


if __name__ == '__main__':
    main()
