"""Basses of a few oscillators, and sung vowels by source and filter: no package of Debian holds a choir of its own, and a singer's formants and vibrato are
well known. Formants after Peterson and Barney 1952, rounded; women's and children's 15 and 30 % higher."""
import os, random
import numpy as np, soundfile
from scipy import signal
from sources import Clip

RATE = 44100
VOWELS = {'a': (730, 1090, 2440, 3400, 4500), 'e': (530, 1840, 2480, 3500, 4500), 'i': (270, 2290, 3010, 3600, 4600),
          'o': (570, 840, 2410, 3300, 4400), 'u': (300, 870, 2240, 3200, 4300), 'er': (490, 1350, 1690, 3300, 4400)}
WIDTHS = (80, 95, 120, 170, 250)


def sung(dice, hertz, seconds, vowel, size):
    """One voice (`hertz` a number or a curve): a pulse train that sways, rounded by the throat, through five formants, with some breath."""
    noise = np.random.default_rng(dice.randrange(1 << 30))
    n = int(seconds * RATE)
    t = np.arange(n) / RATE
    depth = dice.choice([0.0, dice.uniform(0.1, 0.8)]) * np.clip((t - dice.uniform(0.0, 0.5)) / 0.3, 0, 1)
    wander = np.convolve(noise.standard_normal(n // 2000 + 3), [0.25, 0.5, 0.25], 'same')
    sway = depth * np.sin(2 * np.pi * dice.uniform(4.5, 6.5) * t) + 0.12 * np.interp(np.arange(n), np.arange(len(wander)) * 2000, wander)
    scoop = -dice.uniform(0, 2.0) * np.exp(-t / 0.06) if dice.random() < 0.5 else 0.0
    phase = np.cumsum(hertz * 2 ** ((sway + scoop) / 12) / RATE)
    source = np.zeros(n)
    for h in range(1, int(min(60, 9000 / np.max(hertz))) + 1):
        source += np.sin(2 * np.pi * h * phase) / h ** dice.uniform(1.2, 1.6)
    source += dice.uniform(0.003, 0.05) * noise.standard_normal(n)
    sound = np.zeros(n)
    for k, (formant, width) in enumerate(zip(VOWELS[vowel], WIDTHS)):
        centre = formant * size * dice.uniform(0.95, 1.05)
        r = np.exp(-np.pi * width * size / RATE)
        b, a = [1 - r], [1, -2 * r * np.cos(2 * np.pi * centre / RATE), r * r]
        sound += signal.lfilter(b, a, source) * (1.0, 0.6, 0.35, 0.25, 0.12)[k] * (-1) ** k
    attack, release = dice.uniform(0.02, 0.2), dice.uniform(0.03, 0.3)
    return sound * np.clip(t / attack, 0, 1) * np.clip((seconds - t) / release, 0, 1)


SCALES = [(0, 2, 4, 5, 7, 9, 11, 12), (0, 2, 3, 5, 7, 8, 10, 12), (0, 3, 5, 7, 10, 12), (0, 2, 4, 7, 9, 12), (0, 1, 4, 5, 7, 8, 12)]


def melody(dice, seconds=5.0):
    """One singer alone: notes of a scale, step by step, tied or parted by consonants and breath."""
    size, root = dice.choice([(1.0, 43), (1.0, 48), (1.15, 55), (1.17, 60), (1.3, 62)])
    scale, place, pace = dice.choice(SCALES), dice.randint(0, 5), dice.uniform(0.15, 0.8)
    n = int(seconds * RATE)
    notes, level, at = np.zeros(n), np.ones(n), 0
    while at < n:
        length = int(pace * dice.choice([0.5, 1, 1, 2, 3]) * RATE)
        place = max(0, min(len(scale) - 1, place + dice.choice([-2, -1, -1, 0, 1, 1, 2])))
        notes[at:at + length] = root + scale[place]
        if dice.random() < 0.5:
            level[max(0, at - int(dice.uniform(0.03, 0.3 if dice.random() < 0.2 else 0.09) * RATE)):at] = dice.uniform(0.0, 0.4)
        at += length
    glide = np.hanning(int(dice.uniform(0.04, 0.15) * RATE))
    curve = signal.fftconvolve(np.pad(notes, len(glide), 'edge'), glide / glide.sum(), 'same')[len(glide):-len(glide)]
    soft = signal.fftconvolve(level, np.hanning(1500) / np.hanning(1500).sum(), 'same')
    hertz, turn = 440 * 2 ** ((curve - 69) / 12), 0.5 + 0.5 * np.sin(2 * np.pi * dice.uniform(0.5, 2) * np.arange(n) / RATE + dice.uniform(0, 6))
    first, second = (sung(dice, hertz, seconds, dice.choice(sorted(VOWELS)), size) for _ in range(2))
    return (first * turn / np.abs(first).max() + second * (1 - turn) / np.abs(second).max()) * soft


def formants(cache, count=260):
    dice, folder = random.Random('formants'), f'{cache}/formants'
    os.makedirs(folder, exist_ok=True)
    for i in range(count):
        size, low, high = dice.choice([(1.0, 43, 64), (1.15, 55, 79), (1.17, 57, 84), (1.3, 60, 84)])
        hertz = 440 * 2 ** ((dice.randint(low, high) - 69) / 12)
        seconds = dice.choice([0.3, 0.6, 1.0, 1.8, 3.0, 3.9])
        vowel, singers = dice.choice(sorted(VOWELS)), dice.choice([1, 1, 1, 4, 7])
        sound = sum(sung(dice, hertz * 2 ** (dice.gauss(0, 8 if singers > 1 else 0) / 1200), seconds, vowel, size) for _ in range(singers))
        path = f'{folder}/{i:03d}_{vowel}.wav'
        soundfile.write(path, sound / np.abs(sound).max() * 0.7, RATE, subtype='PCM_16')
        yield Clip(path, 'formants', 'vocal')


def subs(cache, count=160):
    """Electronic basses: sine to saw, filtered, driven, some gliding; a kick is over sooner or falls further."""
    dice, folder = random.Random('subs'), f'{cache}/subs'
    os.makedirs(folder, exist_ok=True)
    for i in range(count):
        seconds = dice.choice([0.2, 0.4, 0.8, 1.4, 2.2, 3.5])
        t = np.arange(int(seconds * RATE)) / RATE
        hertz = 440 * 2 ** ((dice.randint(24, 43) - 69) / 12) * 2 ** (dice.choice([0, 0, 0, dice.uniform(-7, 7)]) / 12 * t / seconds)
        phase = 2 * np.pi * np.cumsum(hertz) / RATE
        kind = dice.choice(['sine', 'sine', 'triangle', 'saw', 'square', 'fm'])
        sound = {'sine': np.sin(phase), 'triangle': 2 / np.pi * np.arcsin(np.sin(phase)), 'saw': signal.sawtooth(phase), 'square': np.sign(np.sin(phase)),
                 'fm': np.sin(phase + dice.uniform(0.5, 4) * np.exp(-t / dice.uniform(0.05, 1)) * np.sin(phase * dice.choice([0.5, 1, 2, 3])))}[kind]
        if kind in ('saw', 'square'):
            sound = signal.sosfilt(signal.butter(2, dice.choice([200, 400, 800, 1600]), fs=RATE, output='sos'), sound)
        if dice.random() < 0.4:
            sound = np.tanh(dice.uniform(1, 6) * sound)
        fall = dice.choice([0.0, 0.0, 1.0, 3.0]) / seconds
        sound *= np.clip(t / dice.choice([0.003, 0.01, 0.03]), 0, 1) * np.clip((seconds - t) / dice.choice([0.01, 0.05, 0.15]), 0, 1) * np.exp(-fall * t)
        path = f'{folder}/{i:03d}_{kind}.wav'
        soundfile.write(path, sound / np.abs(sound).max() * 0.7, RATE, subtype='PCM_16')
        yield Clip(path, 'subs', 'bass')
