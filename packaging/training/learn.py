"""Fitting and judging the models: how much each sound counts, and every library left out in turn."""
import collections
from concurrent.futures import ProcessPoolExecutor
from functools import partial
import numpy as np
from sklearn.linear_model import LogisticRegression
import corpus, network

ROLES = corpus.ROLES
SCORED = [r for r in ROLES if r != 'rim']  # the ground truth counts rims as percussion
LEFT_OUT = ['lmms', 'hydrogen', 'tidal-drum-machines', 'dirt', 'tonejs']
# The networks that vote differ in size and in what they hear, which is worth more than further ones of a kind.
PARTIALS = range(corpus.descriptorNames(corpus.ROOT).index('Partial1'), corpus.descriptorNames(corpus.ROOT).index('Partial8') + 1)
SHAPES = [dict(hidden=64, dropIn=0.1, drop=0.3), dict(hidden=64, dropIn=0.1, drop=0.3, deaf=PARTIALS),
          dict(hidden=96, dropIn=0.2, drop=0.4), dict(hidden=96, dropIn=0.2, drop=0.4, deaf=PARTIALS)]


def weights(y, families, power=0.5):
    """Every role weighs the same; within it a family weighs as the root of its size, so that variety counts more than bulk."""
    w = np.zeros(len(y))
    for role in set(y):
        mine = y == role
        for name, count in collections.Counter(families[mine]).items():
            w[mine & (families == name)] = count ** power / count
        w[mine] /= w[mine].sum()
    return w


def fitRoles(x, y, families, networks, processes=2):
    """As many networks, the first shapes of SHAPES in turn."""
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(partial(fitOne, x, y, weights(y, families)), range(networks)))


def fitOne(x, y, w, seed):
    return network.Network(x, y, w, len(ROLES), seed=seed, **SHAPES[seed % len(SHAPES)])


def vote(models, x):
    return sum(network.softmax(m.logits(x)) for m in models) / len(models)


class Linear:
    """Logistic regression behind the same scaler as the networks."""

    def __init__(self, x, y, w, strength=0.02):
        self.scaler = network.Scaler(x)
        fitted = LogisticRegression(C=strength, max_iter=3000).fit(self.scaler(x), y, sample_weight=w * len(y) / w.sum())
        self.p = [fitted.coef_.T, fitted.intercept_]

    def logits(self, x):
        return self.scaler(x) @ self.p[0] + self.p[1]

    def layers(self):
        return [tuple(self.p)]


def folded(names):
    return ['perc' if n == 'rim' else n for n in names]


def recalls(truth, said):
    truth, said = folded(truth), folded(said)
    return {r: np.mean([s == r for t, s in zip(truth, said) if t == r]) for r in SCORED if r in truth}


def confusion(truth, said):
    truth, said = folded(truth), folded(said)
    lines = ['%-9s' % '' + ''.join('%8s' % r for r in SCORED)]
    for r in SCORED:
        if r in truth:
            lines.append('%-9s' % r + ''.join('%8d' % sum(t == r and s == k for t, s in zip(truth, said)) for k in SCORED))
    return '\n'.join(lines)


def sharpnessOf(p, y):
    """The power of the probabilities that makes them most likely, found where the truth was left out."""
    best = min((np.mean(-np.log(network.softmax(k * np.log(p + 1e-12))[np.arange(len(y)), y] + 1e-9)), k) for k in np.arange(0.4, 3.01, 0.1))
    return round(float(best[1]), 2)
