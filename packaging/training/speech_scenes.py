"""Scenes that the speech gate is taught and judged on: known speech in known places, and what is no speech. Every voice, place
and sound that is no speech belongs to one of four groups, and a scene takes all of its material from one, so that a judge of
one group has heard neither its voices nor its places."""
import csv, glob, os, random, subprocess, sys, zlib
from collections import defaultdict
import numpy as np, soundfile
from scipy import signal

RATE, SECONDS, GROUPS, STEP = 16000, 60, 4, 0.02  # Hz, of a scene, of material, of a label
TALKING = ('cafe', 'city', 'inside-a-train')       # places that may hold real talk: no scene is made of them
SENTENCES = {
    'en': 'The river rises in the mountains and runs past our village every spring. Could you move the microphone a little closer please? '
          'She told me the story twice, and I still do not believe it. We left early because the road was long. Hello, is anybody there?',
    'de': 'Der Fluss kommt aus den Bergen und fliesst jeden Fruehling an unserem Dorf vorbei. Koennen Sie das Mikrofon naeher stellen? Wir sind frueh gegangen.',
    'fr': 'La riviere descend des montagnes et passe devant notre village au printemps. Pouvez-vous rapprocher le micro? Nous sommes partis tres tot.',
    'es': 'El rio baja de las montanas y pasa por nuestro pueblo cada primavera. Puede acercar un poco el microfono? Salimos temprano por la manana.',
    'it': 'Il fiume scende dalle montagne e passa vicino al nostro paese ogni primavera. Puoi avvicinare il microfono? Siamo partiti presto.',
    'ru': 'Река течёт с гор и каждую весну проходит мимо нашей деревни. Подвиньте микрофон ближе. Мы вышли рано утром.',
    'cs': 'Reka prameni v horach a kazde jaro tece kolem nasi vesnice. Muzete dat mikrofon bliz? Odesli jsme brzy rano, protoze cesta byla dlouha.',
    'fi': 'Joki alkaa vuorilta ja virtaa kylamme ohi joka kevat. Voisitko siirtaa mikrofonia lahemmas? Lahdimme aikaisin aamulla.',
    'pl': 'Rzeka plynie z gor i kazdej wiosny mija nasza wioske. Czy mozesz przysunac mikrofon? Wyszlismy wczesnie rano.',
    'sv': 'Floden kommer fran bergen och rinner forbi var by varje var. Kan du flytta mikrofonen narmare? Vi gick tidigt.',
    'cmn': '河水从山上流下来,每年春天经过我们的村庄。请把麦克风靠近一点。', 'ta': 'ஆறு மலைகளில் தோன்றி எங்கள் கிராமத்தின் வழியாக ஓடுகிறது.', 'hi': 'नदी पहाड़ों से निकलती है और हर वसंत में हमारे गाँव से गुजरती है।',
    'tr': 'Nehir daglardan dogar ve her bahar koyumuzun yanindan gecer. Mikrofonu biraz yaklastirir misin?', 'pt': 'O rio nasce nas montanhas e passa pela nossa aldeia.'}
ESPEAK = ['en', 'en+f2', 'en-us+m3', 'en-us+f4', 'de', 'de+f3', 'fr', 'fr+f1', 'es+m5', 'es+f2', 'it+f4', 'it', 'ru', 'ru+f5', 'cs', 'cs+f2', 'fi', 'pl+m7', 'pl+f3', 'sv',
          'cmn', 'ta', 'hi', 'tr+f1', 'pt+m2', 'pt+f4', 'en-us+croak', 'en+whisper']
FESTIVAL = {'kal_diphone': 'en', 'ked_diphone': 'en', 'cmu_us_slt_arctic_hts': 'en', 'lp_diphone': 'it', 'pc_diphone': 'it', 'czech_ph': 'cs', 'czech_dita': 'cs',
            'czech_krb': 'cs', 'czech_machac': 'cs', 'suo_fi_lj_diphone': 'fi', 'hy_fi_mv_diphone': 'fi'}


def read(path):
    """One channel at RATE; an empty array where it can't be read."""
    try:
        raw = {'format': 'RAW', 'subtype': 'GSM610', 'samplerate': 8000, 'channels': 1} if path.endswith('.gsm') else {}
        sound, rate = soundfile.read(path, dtype='float32', always_2d=True, **raw)
    except Exception as trouble:
        print(f'{path}: {trouble}', file=sys.stderr)
        return np.zeros(0, np.float32)
    sound = sound.mean(1)
    step = np.gcd(rate, RATE)
    return (sound if rate == RATE else signal.resample_poly(sound, RATE // step, rate // step)).astype(np.float32)


# ------------------------------------------------------------------ material
def spoken(cache):
    """(voice, file): people from packages, and machines that talk."""
    folder = f'{cache}/voices'
    os.makedirs(folder, exist_ok=True)
    for voice in ESPEAK:
        path, text = f'{folder}/espeak_{voice}.wav', SENTENCES[voice.split('+')[0].split('-')[0]]
        if not os.path.exists(path):
            dice = random.Random(voice)
            subprocess.run(['espeak-ng', '-v', voice, '-s', str(dice.randint(115, 185)), '-p', str(dice.randint(20, 80)), '-w', path, text], check=True)
        yield 'espeak ' + voice, path
    for voice in ('kal16', 'awb', 'rms', 'slt'):
        path = f'{folder}/flite_{voice}.wav'
        if not os.path.exists(path):
            subprocess.run(['flite', '-voice', voice, '-t', SENTENCES['en'], '-o', path], check=True)
        yield 'flite ' + voice, path
    for voice, language in FESTIVAL.items():
        path = f'{folder}/festival_{voice}.wav'
        if not os.path.exists(path):
            done = subprocess.run(['text2wave', '-eval', f'(voice_{voice})', '-o', path], input=SENTENCES[language].encode(), capture_output=True)
            if done.returncode or not os.path.exists(path):
                print(f'festival can\'t speak as {voice}', file=sys.stderr)
                continue
        yield 'festival ' + voice, path
    for voice, least in [(v, 12000) for v in sorted(glob.glob('/usr/share/asterisk/sounds/*_*'))] + [(f'/usr/share/asterisk/sounds/{v}', 1500) for v in ('es', 'fr')]:
        for path in some(glob.glob(voice + '/**/*.*', recursive=True), 120, voice):
            if path.endswith(('.wav', '.gsm')) and os.path.getsize(path) > least and 'silence' not in path:
                yield 'asterisk ' + os.path.basename(voice).split('_')[-1], path  # Allison speaks two languages
    for language in sorted(glob.glob('/usr/share/ktuberling/sounds/*/')):
        for path in some(glob.glob(language + '*.*'), 25, language):
            if path.endswith(('.wav', '.ogg')):
                yield 'ktuberling ' + os.path.basename(language[:-1]), path
    for language in ('be', 'bg', 'ca', 'da', 'el', 'es', 'fr', 'ro', 'ru'):
        for path in some(glob.glob(f'/usr/share/tuxpaint/stamps/**/*_desc_{language}.ogg', recursive=True), 120, language):
            yield 'tuxpaint ' + language, path
    for language in sorted(glob.glob('/usr/share/klettres/*/')):
        for path in some(glob.glob(language + '*/*.ogg'), 20, language):
            yield 'klettres ' + os.path.basename(language[:-1]), path


def some(files, count, seed):
    files = sorted(files)
    return sorted(random.Random(os.path.basename(seed.rstrip('/'))).sample(files, min(count, len(files))))


def nature():
    """(whether it is a place, file): animals, tools, fire and weather of games, for learning."""
    for path in sorted(glob.glob('/usr/share/games/wesnoth/*/data/core/sounds/ambient/*.ogg')):
        yield True, path
    others = glob.glob('/usr/share/games/widelands/data/sound/*/*.ogg') + glob.glob('/usr/share/games/widelands/data/sound/[a-e]*/[cs]*/*.ogg')
    others += [f for part in ('animals', 'household', 'vehicles', 'naturalforces') for f in glob.glob(f'/usr/share/tuxpaint/stamps/{part}/**/*.ogg', recursive=True)]
    others += [f for part in ('horse', 'bat', 'gryphon', 'wolf', 'bow', 'club', 'axe', 'hiss', 'fire', 'lightning', 'spider', 'zombie-hit')
               for f in glob.glob(f'/usr/share/games/wesnoth/*/data/core/sounds/{part}*')]
    for path in sorted(others):
        if '_desc' not in path and 'tavern' not in path and 'voice' not in path:
            yield False, path


def groupOf(name, order):
    return order.index(name) % GROUPS


def rows(audio, split):
    return [row for row in csv.DictReader(open(f'{audio}/INDEX.tsv', newline=''), delimiter='\t') if row['split'] == split]


def material(audio, cache):
    """Lists by group: voices (name → sounds), shared places, more places, events that are no speech."""
    more = [[] for _ in range(GROUPS)]
    voices, places, events = [defaultdict(list) for _ in range(GROUPS)], [[] for _ in range(GROUPS)], [[] for _ in range(GROUPS)]
    talk = list(spoken(cache))
    for number, row in enumerate(r for r in rows(audio, 'dev') if r['set'] == 'sefire' and r['class'] == 'speech'):
        talk.append((f'sefire {number // 6}', f'{audio}/{row["file"]}'))  # neighbours may be of one recording
    families = defaultdict(list)
    for voice, _ in talk:
        if voice not in families[voice.split()[0]]:
            families[voice.split()[0]].append(voice)
    for voice, path in talk:  # every group has a share of each kind of voice
        voices[groupOf(voice, families[voice.split()[0]])][voice].append(path)
    dev = rows(audio, 'dev')
    found = sorted({r['file'] for r in dev if r['set'] == 'ambience' and not any(t in r['file'] for t in TALKING)})
    for row in dev:
        path = f'{audio}/{row["file"]}'
        if row['file'] in found:
            places[groupOf(row['file'], found)].append(path)
        elif row['set'] == 'single' and row['class'] in ('doorslam', 'drawer', 'keyboard', 'keysDrop', 'knock', 'pageturn', 'phone'):
            events[zlib.crc32(row['class'].encode()) % GROUPS].append(path)
        elif row['set'] in ('loops', 'notes', 'key', 'tiled', 'labelled') or (row['set'] == 'oneshots' and row['class'] not in ('vocal', 'fx')) or \
                (row['set'] == 'sefire' and row['class'] in ('instrumental', 'noise')):
            events[zlib.crc32((row['set'] + (row['group'] or row['origin_repo'])).encode()) % GROUPS].append(path)
    for isPlace, path in nature():
        (more if isPlace else events)[zlib.crc32(os.path.basename(path).rstrip('0123456789.oggwav').encode()) % GROUPS].append(path)
    return voices, places, more, events


# ------------------------------------------------------------------ scenes
def telephoneBand(sound):
    return signal.sosfilt(signal.butter(4, [300, 3400], 'band', fs=RATE, output='sos'), sound)


def powers(sound, step=STEP):
    size = int(step * RATE)
    return np.mean(np.square(sound[:len(sound) // size * size].reshape(-1, size).astype(np.float64)), 1)


def active(clean):
    """Frames in which it is talked: within 25 dB of how loud the talk is, gaps up to 0.3 s filled, as pauses between words are."""
    level = 10 * np.log10(powers(clean) + 1e-12)
    talks = level > np.percentile(level, 95) - 25
    gap, since = int(0.3 / STEP), 10 ** 9
    for i in range(len(talks)):
        if talks[i]:
            if since < gap:
                talks[i - since:i] = True
            since = 0
        else:
            since += 1
    return talks


def onItsWay(sound, dice, spice):
    """A voice's way to the microphone: its size, a room, distance."""
    if dice.random() < 0.5:
        up = dice.choice([9, 10, 11, 12])
        sound = signal.resample_poly(sound, up, 10 if up < 12 else 11)
    if dice.random() < 0.5:
        length = int(dice.uniform(0.1, 0.6) * RATE)
        tail = spice.standard_normal(length) * 10 ** (-3 * np.arange(length) / length) * dice.uniform(0.02, 0.12)
        tail[0] = 1.0
        sound = signal.fftconvolve(sound, tail)
    if dice.random() < 0.4:
        sound = signal.sosfilt(signal.butter(1, dice.choice([1200, 2000, 3500]), fs=RATE, output='sos'), sound)
    return sound


def place(paths, dice, cachedRead, seconds, isBent=False):
    """A stretch of a place, laid end to end with cross-fades where it is short; bent: slower or faster, darker or brighter."""
    need, fade = seconds * RATE, RATE // 2
    sound = cachedRead(dice.choice(paths))
    begin = dice.randrange(max(1, len(sound) - need))
    bed = sound[begin:begin + need + need // 2].astype(np.float64)
    ramp = np.sqrt(np.linspace(0, 1, fade))
    while len(bed) < (need * 3 // 2 if isBent else need):
        begin = dice.randrange(max(1, len(sound) // 2))
        more = sound[begin:].astype(np.float64)
        if len(more) < 2 * fade:
            more = np.resize(sound, 4 * fade).astype(np.float64)
        bed = np.concatenate([bed[:-fade], bed[-fade:] * ramp[::-1] + more[:fade] * ramp, more[fade:]])
    if isBent:
        bed = signal.resample_poly(bed, dice.choice([7, 8, 9, 11, 12, 13]), 10)
        bed = signal.lfilter([1.0, dice.uniform(-0.8, 0.8)], [1.0], bed)
    bed = bed[:need] * 0.03 / (np.sqrt(np.mean(bed[:need] ** 2)) + 1e-9)
    return bed * 10 ** (dice.uniform(-14, 8) / 20)


def mostOf(sound):
    """Level of its loud half in the telephone band, mean power."""
    level = powers(telephoneBand(sound))
    return np.mean(np.sort(level)[len(level) // 2:]) + 1e-12


def put(scene, sound, at):
    end = min(len(scene), at + len(sound))
    scene[at:end] += sound[:end - at]


def utterance(voice, dice, cachedRead, longest=8):
    """Sentences or words of one voice, up to some seconds."""
    parts, total, want = [], 0, dice.uniform(0.8, longest) * RATE
    while total < want:
        sound = cachedRead(dice.choice(voice))
        if len(sound) > want:
            begin = dice.randrange(len(sound) - int(want) + 1)
            sound = sound[begin:begin + int(want)]
        sound = sound / (np.abs(sound).max() + 1e-6)
        parts += [sound, np.zeros(int(dice.uniform(0.05, 0.4) * RATE), np.float32)]
        total += len(sound) + len(parts[-1])
    return np.concatenate(parts)


def scene(group, number, stock, cachedRead):
    """(sound, speech alone, rest alone, whether it is talked a STEP, what is where). Of four scenes the first holds speech in a
    place, the second a place, the third speech and sounds in any place, the fourth sounds in any place."""
    voices, places, more, events = (part[group] for part in stock)
    dice = random.Random(f'{group} {number}')
    spice = np.random.default_rng(dice.randrange(1 << 30))
    isBusy = number % 4 >= 2
    paths = places if not isBusy or not more or dice.random() < 0.5 else more
    rest, speech = place(paths, dice, cachedRead, SECONDS, isBusy and dice.random() < 0.6), np.zeros(SECONDS * RATE)
    level, isTalk, diary = mostOf(rest), np.zeros(int(SECONDS / STEP), bool), []
    for _ in range(dice.choice([4, 8, 12]) if isBusy else 0):
        path = dice.choice(events)
        sound = cachedRead(path)[:12 * RATE].astype(np.float64)
        if len(sound) > 800:
            sound *= np.sqrt(level / mostOf(sound)) * 10 ** (dice.uniform(-3, 25) / 20)
            begin = dice.randrange(len(rest))
            put(rest, sound, begin)
            diary.append(f'{begin / RATE:.2f}\t{(begin + len(sound)) / RATE:.2f}\t{path}')
    at = dice.uniform(1, 8)
    while number % 2 == 0 and at < SECONDS - 3:
        name = dice.choice(sorted(voices))
        sound = onItsWay(utterance(voices[name], dice, cachedRead).astype(np.float64), dice, spice)
        sound *= np.sqrt(level / mostOf(sound)) * 10 ** (dice.uniform(-6, 25) / 20)
        begin = int(at / STEP)
        put(speech, sound, int(begin * STEP * RATE))
        flags = active(sound)[:len(isTalk) - begin]
        isTalk[begin:begin + len(flags)] |= flags
        diary.append(f'{at:.2f}\t{at + len(sound) / RATE:.2f}\t{name}')
        at += len(sound) / RATE + dice.choice([0.3, 2, 4, 6]) * dice.uniform(0.5, 1.5)
    return rest + speech, speech, rest, isTalk, diary


def make(audio, cache, count):
    """`count` scenes a group as files with their labels beside: a line a STEP with whether it is
    talked and the ratio in the telephone band over half a second, dB."""
    stock, kept = material(audio, cache), {}

    def cachedRead(path):
        if path not in kept:
            kept[path] = read(path)
        return kept[path]

    os.makedirs(f'{cache}/scenes', exist_ok=True)
    for group in range(GROUPS):
        for number in range(count):
            name = f'{cache}/scenes/{group}_{number:03d}'
            if os.path.exists(name + '.npy'):
                continue
            sound, speech, rest, isTalk, diary = scene(group, number, stock, cachedRead)
            gain = 0.9 / max(0.9, np.abs(sound).max())
            soundfile.write(name + '.wav', sound * gain, RATE, subtype='PCM_16')
            wide = np.ones(int(0.5 / STEP)) / int(0.5 / STEP)
            ratio = 10 * np.log10((np.convolve(powers(telephoneBand(speech)), wide, 'same') + 1e-12) /
                                  (np.convolve(powers(telephoneBand(rest)), wide, 'same') + 1e-12))
            open(name + '.tsv', 'w').write(''.join(line + '\n' for line in sorted(diary, key=lambda line: float(line.split()[0]))))
            np.save(name + '.npy', np.stack([isTalk, ratio], 1).astype(np.float32))


if __name__ == '__main__':
    make(sys.argv[1], sys.argv[2], int(sys.argv[3]))
