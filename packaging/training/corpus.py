"""The training corpus: clips with origin and role, spoiled copies of them, and what list_descriptors measures of each."""
import csv, glob, hashlib, os, pickle, random, re, subprocess
from concurrent.futures import ThreadPoolExecutor
import numpy as np, soundfile
import augment, games, machines, names, sources, voices
from sources import Clip

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))
ROLES = ['kick', 'snare', 'clap', 'rim', 'hat', 'openhat', 'cymbal', 'tom', 'perc', 'bass', 'lead', 'chords', 'pad', 'vocal', 'fx']
SHARED_ROLES = {'hat_closed': 'hat', 'hat_open': 'openhat', 'chord': 'chords'}
SHARED_ORIGINS = {'LMMS+lmms': 'lmms', 'hydrogen-music+hydrogen': 'hydrogen/dev', 'ritchse+tidal-drum-machines': 'tidal-drum-machines',
                  'tidalcycles+Dirt-Samples': 'dirt', 'Tonejs+audio': 'tonejs'}


def shared(audio):
    """The annotated samples beside the project (development half): one-shots, and what else tells voices, notes and noises apart."""
    for row in csv.DictReader(open(f'{audio}/INDEX.tsv', newline=''), delimiter='\t'):
        if row['split'] != 'dev':
            continue
        path, kind = f'{audio}/{row["file"]}', row['class']
        if row['set'] == 'oneshots':
            role = SHARED_ROLES.get(kind, kind)
            if role == 'perc' and re.search(r'rim|stick|(^|[_/-])rs\d', row['origin_path'], re.I):
                role = 'rim'
            yield Clip(path, 'dev/' + SHARED_ORIGINS[row['group']], role)
        elif row['set'] == 'notes':
            origin = 'notes/tonejs' if row['origin_repo'] == 'Tonejs/audio' else 'notes/philharmonia'
            role = {'voice': 'vocal', 'bass': 'bass'}.get(kind, 'lead')
            yield Clip(path, origin, role)
        elif row['set'] == 'single':
            yield Clip(path, 'single', 'vocal' if kind in ('speech', 'laughter', 'cough', 'clearthroat') else 'fx')


def doubtful(clip):
    """A shared one-shot whose own name says another role than its folder: tested on, but nothing to learn from."""
    name = re.sub(r'^\d+_[A-Za-z-]+_', '', os.path.basename(clip.file)).lower()
    says = 'bass' if re.search(r'bass|bas\.', name) else names.drumRole(name) or ('perc' if re.search(r'_(cb|p\d)\.', name) else None)
    return clip.origin.startswith('dev/') and clip.role in ('chords', 'fx', 'lead', 'pad') and says is not None and says != clip.role


def family(origin):
    """What is left out together: one maker's sounds, whatever way they came here."""
    parts = origin.split('/')
    parts = parts[1:] if parts[0] in ('dev', 'notes') else parts
    return parts[0]


def packages(cache):
    yield from sources.hydrogen()
    yield from sources.sonicPi()
    yield from sources.lmmsFiles()
    yield from sources.soundFonts(cache)
    yield from sources.drumSynth(cache)
    yield from sources.lmmsPresets(cache)
    yield from sources.zyn(cache)
    yield from sources.speech(cache)
    yield from sources.freedesktop()
    yield from games.everything()
    yield from machines.everything(cache)
    yield from voices.formants(cache)
    yield from voices.subs(cache)


def sefireCuts(audio, cache):
    """Words and sung notes out of the field clips: 0.3 to 4 s."""
    dice, folder = random.Random('cuts'), f'{cache}/cuts'
    os.makedirs(folder, exist_ok=True)
    for path in sorted(glob.glob(f'{audio}/fieldrec/dev/sefire/s*_*.mp3')):  # speech, solo_singing
        sound, rate = soundfile.read(path, dtype='float32', always_2d=True)
        for i in range(4):
            length = int(dice.uniform(0.3, 1.5 if i < 2 else 4.0) * rate)
            begin = dice.randint(0, max(0, len(sound) - length - 1))
            file = f'{folder}/{os.path.basename(path)[:-4]}_{i}.wav'
            soundfile.write(file, sound[begin:begin + length], rate, subtype='PCM_16')
            yield Clip(file, 'sefire', 'vocal')


def spoiled(clips, cache, copies):
    """`copies` changed versions of each clip, the same ones every time."""
    folder = f'{cache}/spoiled'
    os.makedirs(folder, exist_ok=True)
    for clip in clips:
        for i in range(copies):
            name = hashlib.sha1(open(clip.file, 'rb').read() + f'{clip.role}|{i}'.encode()).hexdigest()[:20]
            path = f'{folder}/{name}.wav'
            if not os.path.exists(path):
                dice = random.Random(name)
                try:
                    sound, rate = soundfile.read(clip.file, dtype='float64', always_2d=True)
                except soundfile.LibsndfileError:
                    continue
                sound = sound.mean(1)[:5 * rate]
                if len(sound) < 64 or np.abs(sound).max() < 1e-6:
                    continue
                soundfile.write(path, augment.spoil(dice, sound, rate, clip.role), rate, subtype='FLOAT')
            yield Clip(path, clip.origin, clip.role)


def describe(tool, files, cache, processes=2):
    """{file: descriptors}; files that are silent or unreadable are absent. What this very tool has said of the same bytes
    before is kept in the cache."""
    store = f'{cache}/described_{hashlib.sha1(open(tool, "rb").read()).hexdigest()[:12]}.pickle'
    known = pickle.load(open(store, 'rb')) if os.path.exists(store) else {}
    keys = {f: hashlib.sha1(open(f, 'rb').read()).hexdigest() for f in files}
    new = [f for f in files if keys[f] not in known]

    def work(part):
        return subprocess.run([tool], input='\n'.join(part) + '\n', capture_output=True, text=True, check=True).stdout
    with ThreadPoolExecutor(processes) as pool:
        for output in pool.map(work, [new[i::processes] for i in range(processes)] if new else []):
            for line in output.splitlines():
                name, *cells = line.split('\t')
                known[keys[name]] = np.array([float(c) for c in cells])
    pickle.dump(known, open(store, 'wb'))
    return {f: known[keys[f]] for f in files if len(known.get(keys[f], ()))}


def descriptorNames(source):
    text = open(f'{source}/core/describe/descriptors.h').read()
    body = re.sub(r'//.*', '', re.search(r'enum class Descriptor \{(.*?)\};', text, re.S).group(1))
    return [n.strip() for n in body.split(',') if n.strip() and n.strip() != 'Count']
