"""Drum machines and electronic effects by their circuits: oscillators, noise, filters and envelopes with values drawn around
those of the classic machines (six square waves for metal, bridged-T tones for drums, bursts of noise for claps). No open hats and
cymbals: those made here taught less of real ones than they spoilt."""
import os, random
import numpy as np, soundfile
from scipy import signal
from sources import Clip

RATE = 44100
METAL = (205.3, 304.4, 369.6, 522.7, 540.0, 800.0)


class Voice:
    """Seconds of time with the few parts that every sound here is made of."""

    def __init__(self, dice, seconds):
        self.dice, self.t = dice, np.arange(int(seconds * RATE)) / RATE
        self.chance = np.random.default_rng(dice.randrange(1 << 30))

    def noise(self):
        return self.chance.standard_normal(len(self.t))

    def fall(self, seconds):
        """Exponential, 40 dB lower after `seconds`."""
        return np.exp(-4.6 * self.t / seconds)

    def sine(self, hertz):
        return np.sin(2 * np.pi * np.cumsum(np.broadcast_to(hertz, len(self.t))) / RATE)

    def square(self, hertz):
        return np.sign(self.sine(hertz) + 1e-9)


def drawn(dice, low, high):
    """Between the two, even in logarithm."""
    return float(np.exp(dice.uniform(np.log(low), np.log(high))))


def filtered(sound, kind, hertz, order=2):
    return signal.sosfilt(signal.butter(order, np.minimum(hertz, 0.47 * RATE), kind, fs=RATE, output='sos'), sound)


def metal(v):
    scale, noisy = drawn(v.dice, 0.7, 2.5), v.dice.choice([0.0, 0.3, 1.0, 3.0])
    return sum(v.square(h * scale * v.dice.uniform(0.97, 1.03)) for h in METAL) / 6 + noisy * 0.3 * v.noise()


def hat(dice, role):
    length = drawn(dice, 0.03, 0.18)
    v = Voice(dice, length * 1.3)
    return filtered(metal(v), 'high', drawn(dice, 4000, 9000), dice.choice([1, 2, 3])) * v.fall(length)


def drum(dice, role):
    """Kick, tom and conga: a tone that falls in pitch."""
    low, high, shortest, longest = {'kick': (38, 70, 0.12, 1.2), 'tom': (75, 240, 0.15, 0.9), 'perc': (180, 500, 0.06, 0.4)}[role]
    length = drawn(dice, shortest, longest)
    v, base = Voice(dice, length * 1.2), drawn(dice, low, high)
    drop = dice.uniform(0.3, 4.0) if role == 'kick' else dice.uniform(0.0, 0.7)
    tone = v.sine(base * (1 + drop * np.exp(-v.t / drawn(dice, 0.008, 0.06 if role == 'kick' else 0.2)))) * v.fall(length)
    click = filtered(v.noise(), 'low', drawn(dice, 1500, 9000), 1) * v.fall(drawn(dice, 0.004, 0.03)) * dice.uniform(0.0, 0.6)
    skin = filtered(v.noise(), 'band', np.array([0.7, 1.6]) * base * 2, 1) * v.fall(length * 0.5) * (dice.uniform(0, 0.8) if role == 'tom' else 0.0)
    return np.tanh((tone + click + skin) * dice.choice([0.5, 1.0, 2.0]))


def snare(dice, role):
    length = drawn(dice, 0.1, 0.45)
    v, base = Voice(dice, length * 1.2), drawn(dice, 150, 260)
    tones = (v.sine(base * (1 + 0.6 * np.exp(-v.t / 0.01))) + dice.uniform(0, 0.8) * v.sine(base * 1.8)) * v.fall(length * dice.uniform(0.3, 0.8))
    wires = filtered(v.noise(), 'high', drawn(dice, 500, 3000), 1) * v.fall(length)
    return dice.uniform(0.2, 1.0) * tones + dice.uniform(0.3, 1.0) * wires


def clap(dice, role):
    length = drawn(dice, 0.12, 0.5)
    v, level, at = Voice(dice, length * 1.2 + 0.05), 0.0, 0.0
    for _ in range(dice.randint(3, 4)):
        level = level + np.where(v.t >= at, np.exp(-(v.t - at) / dice.uniform(0.002, 0.006)), 0.0)
        at += dice.uniform(0.007, 0.015)
    level = level + np.where(v.t >= at, np.exp(-4.6 * (v.t - at) / length), 0.0) * dice.uniform(0.3, 1.0)
    centre = drawn(dice, 800, 2000)
    return filtered(v.noise(), 'band', np.array([0.6, 1.7]) * centre, 1) * level


def small(dice, role):
    """Cowbell, claves, maracas: perc; side stick: rim."""
    kind = 'stick' if role == 'rim' else dice.choice(['cowbell', 'claves', 'maracas', 'block'])
    length = drawn(dice, 0.1, 0.5) if kind == 'cowbell' else drawn(dice, 0.02, 0.12)
    v = Voice(dice, length * 1.3)
    if kind == 'cowbell':
        base = drawn(dice, 400, 800)
        return filtered(v.square(base) + v.square(base * dice.uniform(1.4, 1.55)), 'band', np.array([0.7, 3.0]) * base, 1) * v.fall(length)
    if kind == 'maracas':
        return filtered(v.noise(), 'high', drawn(dice, 4000, 8000)) * v.fall(length) * np.clip(v.t / dice.uniform(0.001, 0.02), 0, 1)
    if kind == 'stick':
        return filtered(v.square(drawn(dice, 400, 600)) + v.sine(drawn(dice, 1500, 2200)) + 0.3 * v.noise(), 'high', 600, 1) * v.fall(min(length, 0.05))
    return v.sine(drawn(dice, 700, 2800)) * v.fall(length)


def effect(dice, role):
    """Zaps, sweeps, sirens, blips, computers, winds."""
    kind = dice.choice(['zap', 'sweep', 'siren', 'computer', 'wind', 'ring', 'blast', 'riser'])
    length = drawn(dice, 0.1, 0.8) if kind == 'zap' else drawn(dice, 0.4, 3.5)
    v = Voice(dice, length)
    share = v.t / length
    if kind in ('zap', 'riser'):
        start, end = drawn(dice, 800, 6000), drawn(dice, 60, 400)
        hertz = start * (end / start) ** (share ** dice.uniform(0.4, 1.2))
        sound = dice.choice([v.sine, v.square])(hertz if kind == 'zap' else hertz[::-1])
        return sound * (v.fall(length) if kind == 'zap' else np.clip(share / 0.8, 0, 1))
    if kind in ('sweep', 'wind'):
        turn = np.sin(2 * np.pi * drawn(dice, 0.2, 2.0) * v.t + dice.uniform(0, 6)) if kind == 'wind' else 2 * share - 1
        bands = [filtered(v.noise(), 'band', np.array([0.7, 1.4]) * h, 1) for h in (300, 900, 2700, 8000)]
        place = 1.5 + 1.5 * turn * dice.choice([-1, 1])
        return sum(b * np.exp(-((place - i) ** 2) / 0.8) for i, b in enumerate(bands)) * np.clip(np.minimum(share, 1 - share) / 0.1, 0, 1)
    if kind == 'siren':
        sway = np.sin(2 * np.pi * drawn(dice, 1, 14) * v.t)
        return dice.choice([v.sine, v.square])(drawn(dice, 300, 1500) * 2 ** (dice.uniform(0.2, 1.2) * dice.choice([sway, np.sign(sway)])))
    if kind == 'computer':
        steps = v.chance.uniform(np.log(150), np.log(4000), int(length * drawn(dice, 6, 40)) + 2)
        held = steps[np.minimum((share * (len(steps) - 1)).astype(int), len(steps) - 1)]
        return dice.choice([v.sine, v.square])(np.exp(held)) * np.clip((1 - share) / 0.05, 0, 1)
    if kind == 'ring':
        return v.sine(drawn(dice, 80, 900) * (1 + dice.uniform(-0.5, 0.5) * share)) * v.square(drawn(dice, 30, 700)) * v.fall(length * dice.uniform(0.6, 2))
    return np.tanh(4 * filtered(v.noise(), 'low', drawn(dice, 300, 3000)) * v.fall(length)) + 0.5 * filtered(v.noise(), 'low', 150) * v.fall(length)


KINDS = [('hat', hat, 60), ('kick', drum, 40), ('tom', drum, 40), ('perc', drum, 30),
         ('snare', snare, 40), ('clap', clap, 30), ('perc', small, 50), ('rim', small, 20), ('fx', effect, 160)]


def everything(cache):
    folder = f'{cache}/machines'
    os.makedirs(folder, exist_ok=True)
    for role, make, count in KINDS:
        dice = random.Random(f'machines {role} {make.__name__}')
        for i in range(count):
            path = f'{folder}/{role}_{make.__name__}_{i:03d}.wav'
            if not os.path.exists(path):
                sound = make(dice, role)
                soundfile.write(path, sound / np.abs(sound).max() * 0.7, RATE, subtype='PCM_16')
            yield Clip(path, 'machines', role)
