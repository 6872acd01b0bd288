"""What happens to a sound before it is in somebody's hands: pitch, gain, filters, rooms, noise, trimming, saturation."""
import numpy as np
from scipy import signal


def shelf(dice, sound, rate):
    """A tilt of up to 6 dB around some frequency."""
    corner = min(0.45 * rate, dice.uniform(200.0, 5000.0))
    low = signal.sosfilt(signal.butter(1, corner, fs=rate, output='sos'), sound)
    return low * 10 ** (dice.uniform(-6, 6) / 20) + (sound - low) * 10 ** (dice.uniform(-6, 6) / 20)


def room(dice, sound, rate):
    """A tail of decaying noise, darker than the sound, 8 to 24 dB under it."""
    seconds = dice.uniform(0.15, 1.2)
    t = np.arange(int(seconds * rate)) / rate
    tail = np.random.default_rng(dice.randrange(1 << 30)).standard_normal(len(t)) * np.exp(-6.9 * t / seconds)
    tail = signal.sosfilt(signal.butter(1, min(0.45 * rate, dice.uniform(1500, 6000)), fs=rate, output='sos'), tail)
    tail[:int(0.008 * rate)] = 0.0
    wet = signal.fftconvolve(sound, tail)[:len(sound) + int(0.7 * len(tail))]
    wet *= 10 ** (dice.uniform(-24, -8) / 20) * np.sqrt(np.sum(sound ** 2) / (np.sum(wet ** 2) + 1e-12))
    wet[:len(sound)] += sound
    return wet


def noise(dice, sound, rate):
    """Room noise 25 to 45 dB under the loudest 50 ms."""
    step = max(1, int(0.05 * rate))
    loudest = max(np.mean(sound[i:i + step] ** 2) for i in range(0, len(sound), step))
    hiss = np.random.default_rng(dice.randrange(1 << 30)).standard_normal(len(sound) + 1000)
    hiss = signal.lfilter([1.0], [1.0, -dice.uniform(0.0, 0.95)], hiss)[1000:]
    return sound + hiss * np.sqrt(loudest / np.mean(hiss ** 2)) * 10 ** (-dice.uniform(25, 45) / 20)


def trim(dice, sound, rate):
    """Cut short with a short fade, or faded out over its length."""
    if dice.random() < 0.5:
        keep = max(int(0.04 * rate), int(len(sound) * dice.uniform(0.35, 0.95)))
        sound = sound[:keep].copy()
        fade = min(len(sound), int(dice.uniform(0.002, 0.03) * rate))
    else:
        sound, fade = sound.copy(), int(len(sound) * dice.uniform(0.3, 1.0))
    sound[len(sound) - fade:] *= np.linspace(1.0, 0.0, fade)
    return sound


def pitch(dice, sound, rate, most=3.0):
    factor = 2.0 ** (dice.uniform(-most, most) / 12.0)
    return signal.resample(sound, max(64, int(len(sound) / factor))) if len(sound) < 400000 else sound


def saturate(dice, sound, rate):
    drive = dice.uniform(1.5, 8.0)
    return np.tanh(drive * sound / (np.abs(sound).max() + 1e-9))


def dull(dice, sound, rate):
    return signal.sosfilt(signal.butter(6, min(0.45 * rate, dice.choice([8000.0, 11000.0, 12000.0])), fs=rate, output='sos'), sound)


def thin(dice, sound, rate):
    return signal.sosfilt(signal.butter(2, dice.uniform(25, 90), 'high', fs=rate, output='sos'), sound)


STEPS = [(pitch, 0.6), (saturate, 0.15), (shelf, 0.5), (thin, 0.25), (trim, 0.35), (room, 0.3), (dull, 0.15), (noise, 0.35)]


def spoil(dice, sound, rate, role):
    """One way the sound might reach somebody. A cymbal stays long and a hat stays as it rings."""
    for step, chance in STEPS:
        if step is trim and role in ('openhat', 'cymbal', 'pad', 'hat'):
            continue
        if dice.random() < chance:
            sound = step(dice, sound, rate)
    peak = np.abs(sound).max()
    return sound / peak * 0.7 if peak > 0 else sound
