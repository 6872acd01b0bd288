"""A small network on standardised descriptors: one hidden layer of rectifiers, softmax. Plain numpy, so that the same
sounds give the same numbers."""
import numpy as np

REACH = 3.0  # standardised values are kept within, as role_model.cpp does


class Scaler:
    """Median and half the distance of the 16th and 84th percentile: no outlier moves it."""

    def __init__(self, x):
        self.mean = np.median(x, 0)
        spread = (np.percentile(x, 84, axis=0) - np.percentile(x, 16, axis=0)) / 2
        self.spread = np.where(spread > 1e-5, spread, x.std(0) + 1e-6)

    def __call__(self, x):
        return np.clip((x - self.mean) / self.spread, -REACH, REACH)


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


class Network:
    """Adam, cosine step, dropout of inputs and hidden units, smoothed labels, weight decay; one seed, one result."""

    def __init__(self, x, y, w, classes, hidden=48, epochs=30, seed=0, rate=3e-3, decay=1e-3, dropIn=0.1, drop=0.25, smooth=0.1, batch=128,
                 deaf=()):
        """`deaf`: columns of x that this network does not hear."""
        dice, deaf = np.random.default_rng(seed), list(deaf)
        self.scaler = Scaler(x)
        x = self.scaler(x).astype(np.float32)
        x[:, deaf] = 0.0
        target = np.full((len(y), classes), smooth / classes, np.float32)
        target[np.arange(len(y)), y] += 1 - smooth
        p = [dice.standard_normal((x.shape[1], hidden)) * np.sqrt(2 / x.shape[1]), np.zeros(hidden),
             dice.standard_normal((hidden, classes)) * np.sqrt(1 / hidden), np.zeros(classes)]
        p = [a.astype(np.float32) for a in p]
        m, v = [np.zeros_like(a) for a in p], [np.zeros_like(a) for a in p]
        reached = np.cumsum(w / w.sum())  # examples are drawn by their weight
        steps = epochs * (len(x) // batch)
        for t in range(1, steps + 1):
            i = np.minimum(np.searchsorted(reached, dice.random(batch)), len(x) - 1)
            xi = x[i] * ((dice.random((batch, x.shape[1]), np.float32) >= dropIn) * np.float32(1 / (1 - dropIn)))
            xi += np.float32(0.1) * dice.standard_normal(xi.shape, np.float32)
            h = np.maximum(xi @ p[0] + p[1], 0)
            keep = (dice.random(h.shape, np.float32) >= drop) * np.float32(1 / (1 - drop))
            hk = h * keep
            g = (softmax(hk @ p[2] + p[3]) - target[i]) / batch
            gh = (g @ p[2].T) * keep * (h > 0)
            grads = [xi.T @ gh, gh.sum(0), hk.T @ g, g.sum(0)]
            now = rate * 0.5 * (1 + np.cos(np.pi * t / steps))
            for k in range(4):
                m[k] = 0.9 * m[k] + 0.1 * grads[k]
                v[k] = 0.999 * v[k] + 0.001 * grads[k] ** 2
                p[k] -= now * (m[k] / (1 - 0.9 ** t) / (np.sqrt(v[k] / (1 - 0.999 ** t)) + 1e-8) + (decay * p[k] if k in (0, 2) else 0))
        p[0][deaf] = 0.0
        self.p = p

    def logits(self, x):
        h = np.maximum(self.scaler(x) @ self.p[0] + self.p[1], 0)
        return h @ self.p[2] + self.p[3]

    def layers(self):
        return [(self.p[0], self.p[1]), (self.p[2], self.p[3])]
