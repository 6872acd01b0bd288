"""Clips that are speech, music or noise: the field clips of the shared data, and more of each from packages and from the
shared loops, scores and ambiences."""
import csv, glob, os, random, re, subprocess
import numpy as np, soundfile
from scipy import signal
import games, voices
from sources import Clip

CONTENTS = ['speech', 'music', 'noise']
SEFIRE = {'speech': 'speech', 'solo_singing': 'music', 'choir': 'music', 'instrumental': 'music', 'noise': 'noise'}
SENTENCES = ['the river rises in the mountains and runs past our village every spring', 'when I was a child we used to sing this in the fields',
             'could you move the microphone a little closer please', 'she told me the story twice and I still do not believe it',
             'we left early in the morning because the road was long', 'no one remembers who wrote the song or when it was first heard']


def fieldClips(audio):
    """SeFiRe, and which part of the cross-validation each clip is in: numbers that follow each other may be of one recording."""
    rows = [r for r in csv.DictReader(open(f'{audio}/INDEX.tsv', newline=''), delimiter='\t') if r['set'] == 'sefire' and r['split'] == 'dev']
    number = lambda r: int(re.search(r'(\d+)\.', r['origin_path']).group(1))
    rows.sort(key=number)
    for i, row in enumerate(rows):
        yield Clip(f'{audio}/{row["file"]}', f'sefire/{i * 6 // len(rows)}', row['class']), SEFIRE[row['class']]


def cuts(path, folder, count, dice, room=0.0, seconds=5.0, name=''):
    """`count` stretches of 5 s, with room noise under some."""
    sound, rate = soundfile.read(path, dtype='float32', always_2d=True)
    sound = sound.mean(1)
    for i in range(count):
        length = int(seconds * rate)
        begin = dice.randint(0, max(0, len(sound) - length))
        part = sound[begin:begin + length].astype(float)
        if len(part) < rate or np.abs(part).max() < 1e-4:
            continue
        if dice.random() < room:
            hiss = np.random.default_rng(dice.randrange(1 << 30)).standard_normal(len(part) + 1000)
            hiss = signal.lfilter([1.0], [1.0, -dice.uniform(0.5, 0.97)], hiss)[1000:]
            part = part + hiss * np.sqrt(np.mean(part ** 2) / np.mean(hiss ** 2)) * 10 ** (-dice.uniform(8, 35) / 20)
            if dice.random() < 0.5:
                part = signal.sosfilt(signal.butter(2, min(0.45 * rate, dice.choice([3500.0, 5000.0, 8000.0])), fs=rate, output='sos'), part)
        file = f'{folder}/{name}{os.path.basename(path)[:-4]}_{i}.wav'
        soundfile.write(file, part / np.abs(part).max() * 0.7, rate, subtype='PCM_16')
        yield file


def packaged(folder):
    """Telephone prompts, and singers alone by source and filter. Voices and music of games taught nothing of the field."""
    dice = random.Random('packaged')
    for voice in sorted(glob.glob('/usr/share/asterisk/sounds/*_*')):
        long = [f for f in glob.glob(voice + '/*.wav') if os.path.getsize(f) > 60000]
        for path in games.some(long, 12, os.path.basename(voice)):
            for file in cuts(path, folder, 1, dice, 0.7, name=os.path.basename(voice)):
                yield Clip(file, 'asterisk', 'speech'), 'speech'
    for i in range(70):
        path = f'{folder}/melody{i}.wav'
        sound = voices.melody(dice)
        soundfile.write(path, sound / np.abs(sound).max() * 0.7, voices.RATE, subtype='PCM_16')
        for file in cuts(path, folder, 1, dice, 0.7):
            yield Clip(file, 'melodies', 'music'), 'music'


def others(audio, cache):
    dice, folder = random.Random('content'), f'{cache}/content'
    os.makedirs(folder, exist_ok=True)
    for i, voice in enumerate(['en', 'en+f2', 'en+m3', 'en-us+f4', 'en+m7', 'de', 'fr', 'es+f1', 'it+m2', 'sv+f3', 'pt', 'ru+f5', 'pl', 'sl', 'hr+f2']):
        path = f'{folder}/espeak{i}.wav'
        subprocess.run(['espeak-ng', '-v', voice, '-s', str(dice.randint(110, 180)), '-p', str(dice.randint(20, 80)), '-w', path, '. '.join(SENTENCES)], check=True)
        for file in cuts(path, folder, 2, dice, 0.7):
            yield Clip(file, 'espeak', 'speech'), 'speech'
    for voice in ('kal16', 'awb', 'rms', 'slt'):
        path = f'{folder}/flite{voice}.wav'
        subprocess.run(['flite', '-voice', voice, '-t', '. '.join(SENTENCES), '-o', path], check=True)
        for file in cuts(path, folder, 4, dice, 0.7):
            yield Clip(file, 'flite', 'speech'), 'speech'
    yield from packaged(folder)
    for row in csv.DictReader(open(f'{audio}/INDEX.tsv', newline=''), delimiter='\t'):
        if row['split'] != 'dev' or float(row['seconds']) < 2.5:
            continue
        path = f'{audio}/{row["file"]}'
        if row['set'] == 'ambience':
            for file in cuts(path, folder, 5, dice):
                yield Clip(file, f'ambience/{row["file"]}', 'noise'), 'noise'
        elif row['set'] == 'key' or row['set'] == 'loops' or (row['set'] == 'onset' and ('melody' in path or 'mdb' in path)):
            for file in cuts(path, folder, 1, dice, 0.5):
                yield Clip(file, row['set'], 'music'), 'music'
