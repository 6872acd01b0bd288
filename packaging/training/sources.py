"""Training sounds of Debian packages, each with its origin and role. Nothing is downloaded: install the packages that
README.md names, and those that are missing are left out with a word about it."""
import gzip, os, random, re, struct, subprocess, sys, xml.etree.ElementTree as Tree
from collections import namedtuple
import numpy as np, soundfile
import names

Clip = namedtuple('Clip', 'file origin role')
RATE = 44100


def missing(path, package):
    if os.path.exists(path):
        return False
    print(f'{package} is not installed: {path} is missing', file=sys.stderr)
    return True


# ------------------------------------------------------------------ sound files
def hydrogen(root='/usr/share/hydrogen/data/drumkits'):
    """Every kit is an origin; the role is said by the name of the instrument, as drumkit.xml writes it."""
    if missing(root, 'hydrogen-drumkits'):
        return
    for kit in sorted(os.listdir(root)):
        tree = Tree.parse(f'{root}/{kit}/drumkit.xml').getroot()
        for element in tree.iter():
            element.tag = re.sub('{.*}', '', element.tag)
        seen = set()
        for instrument in tree.iter('instrument'):
            name = instrument.findtext('name', '')
            role = 'chords' if 'GuitarStrums' in kit else names.drumRole(name)
            if kit.startswith('ElectricEmpire') and name.startswith('Hat Op'):
                role = 'openhat'
            for file in instrument.iter('filename'):
                path = f'{root}/{kit}/{file.text}'
                if role and path not in seen and os.path.exists(path):
                    seen.add(path)
                    yield Clip(path, f'hydrogen/{kit}', role)


SONIC_PI = [('kick', r'^bd_|_kick|drum_bass'), ('snare', r'^sn_|snare'), ('hat', r'cymbal_(closed|pedal)'), ('openhat', r'cymbal_open'),
            ('cymbal', r'cymbal|splash'), ('tom', r'_tom'), ('bass', r'^bass_|glitch_bass'),
            ('perc', r'^perc_(bell|snap|till)|^tabla|cowbell|elec_(wood|triangle|tick)|glitch_perc'),
            ('pad', r'ambi_(choir|drone|glass_hum|haunted_hum|lunar)|soft_buzz'), ('lead', r'ambi_piano|guit_harm|elec_(ping|bell|chime)|guit_e_slide'),
            ('chords', r'guit_em9|guit_e_fifths'), ('fx', r'^vinyl|^misc_c|^mehackit|swoosh|woosh|swash|impact|robot|elec_(blip|blup|beep|plip|flip|pop|twip)|sauna')]


def sonicPi(root='/usr/share/sonic-pi/samples'):
    if missing(root, 'sonic-pi-samples'):
        return
    for file in sorted(os.listdir(root)):
        role = next((role for role, pattern in SONIC_PI if re.search(pattern, file)), None)
        if role and file.endswith('.flac') and not file.startswith('loop_'):
            yield Clip(f'{root}/{file}', 'sonic-pi', role)


def lmmsFiles(root='/usr/share/lmms/samples'):
    if missing(root, 'lmms-common'):
        return
    for folder, role in (('basses', 'bass'), ('drums', None), ('effects', 'fx'), ('stringsnpads', 'pad'), ('instruments', 'lead')):
        for file in sorted(os.listdir(f'{root}/{folder}')):
            say = names.drumRole(file) if role is None else 'bass' if 'bass' in file else 'chords' if 'accord' in file else role
            say = 'fx' if 'zap' in file else 'lead' if 'pluck' in file else say
            if say:
                yield Clip(f'{root}/{folder}/{file}', 'lmms', say)


# ------------------------------------------------------------------ SoundFonts
Event = namedtuple('Event', 'bank program drum keys velocity length slot role')  # length, slot: seconds
SOUNDFONTS = [('fluid', '/usr/share/sounds/sf2/FluidR3_GM.sf2', 'fluid-soundfont-gm'),
              ('timgm', '/usr/share/sounds/sf2/TimGM6mb.sf2', 'timgm6mb-soundfont'),
              ('opl3', '/usr/share/sounds/sf2/OPL-3_FM_128M.sf2', 'opl3-soundfont'),
              ('csound', '/usr/share/sounds/sf2/sf_GMbank.sf2', 'csound-soundfont'),
              ('musescore', '/usr/share/sounds/sf3/MuseScore_General_Lite.sf3', 'musescore-general-soundfont-small')]
FREEPATS = '/etc/timidity/freepats.cfg'
KITS = {'fluid': [0, 8, 16, 24, 25, 32, 40, 48], 'timgm': [0, 8, 16, 24, 25, 32, 40, 48], 'opl3': [0], 'csound': [0],
        'musescore': [0, 8, 16, 24, 25, 32, 40, 48]}
CHORDS = [(0, 4, 7), (0, 3, 7), (0, 4, 7, 10), (0, 3, 7, 10), (0, 4, 7, 11), (0, 5, 7), (0, 3, 7, 12), (0, 4, 7, 12), (-12, 0, 3, 7), (0, 7, 12, 16)]


def notesFor(role, dice, program):
    """One way to play a program in this role: keys, seconds held, seconds kept."""
    if role == 'bass':
        held = dice.choice([0.15, 0.3, 0.6, 1.2, 2.0])
        return [dice.randint(26, 47) + (10 if program < 0 else 0)], held, min(4.0, held + 0.6)  # presets often sound an octave lower
    if role == 'pad':
        root = dice.randint(45, 64)
        keys = [root] if dice.random() < 0.15 else [root + k for k in dice.choice(CHORDS + [(0, 7), (0, 12), (0, 7, 12)])]
        return keys, dice.choice([2.5, 3.5, 4.0]), 4.0
    if role == 'chords':
        root = dice.randint(48, 68)
        return [root + k for k in dice.choice(CHORDS)], dice.choice([0.1, 0.2, 0.35, 0.5, 0.8, 1.5, 2.5]), dice.choice([0.7, 1.0, 2.0, 4.0])
    if role == 'vocal':
        return [dice.randint(50, 79)], dice.choice([0.5, 1.0, 2.0, 3.0]), 4.0
    if role == 'fx':
        return [dice.randint(40, 80)], dice.choice([0.3, 1.0, 2.5]), 3.0
    low = 36 if program in range(24, 32) or program in range(0, 8) else 48
    held = dice.choice([0.1, 0.25, 0.5, 1.0, 2.0, 3.5, 3.9])
    return [dice.randint(low, 84)], held, min(4.0, held + 1.0)


def program(dice, number, role, bank=0):
    keys, held, slot = notesFor(role, dice, number)
    return Event(bank, number, False, keys, dice.randint(60, 120), held, slot, role)


def generalMidi(dice, kits):
    events = []
    for number, role, times in ([(p, 'bass', 8) for p in names.GM_BASSES] + [(p, 'pad', 6) for p in names.GM_PADS] +
                                [(p, 'vocal', 8) for p in names.GM_VOICES] + [(p, 'fx', 4) for p in names.GM_EFFECTS] +
                                [(p, 'lead', 3) for p in names.GM_LEADS] + [(p, 'chords', 5) for p in names.GM_STABS]):
        events += [program(dice, number, role) for _ in range(times)]
    for kit in kits:
        for key, role in sorted(names.GM_DRUMS.items()):
            for _ in range(3 if role in ('kick', 'snare', 'clap', 'rim', 'hat', 'openhat') else 1):
                events.append(Event(0, kit, True, [key], dice.randint(50, 127), 0.5, 4.0 if role == 'cymbal' else 1.6, role))
    return events


STAB_CHORDS = [(-24, -12, 0, 3, 7), (-12, 0, 3, 7, 10), (-12, 0, 7, 12, 15), (-24, 0, 3, 7, 10), (-12, 0, 4, 7), (-12, -5, 0, 3, 7), (-24, -12, 0, 7)]
STAB_PROGRAMS = [16, 17, 18, 29, 30, 50, 51, 55, 61, 62, 63, 80, 81, 82, 84, 86, 87, 90]


def stabs(dice):
    """Bright short chords over their own root, as sampled from records."""
    return [Event(0, p, False, [dice.randint(48, 64) + k for k in [0]] if p == 55 else [root + k for k in dice.choice(STAB_CHORDS)],
                  dice.randint(90, 127), dice.choice([0.15, 0.3, 0.45, 0.6, 0.8]), 1.2, 'chords')
            for p in STAB_PROGRAMS for root in (dice.randint(48, 62) for _ in range(5))]


def heldLeads(dice):
    """Long notes of single instruments, which are no pads."""
    return [Event(0, p, False, [dice.randint(45, 80)], dice.randint(60, 120), dice.choice([1.5, 2.5, 3.8]), 4.0, 'lead')
            for p in list(range(40, 46)) + list(range(56, 88)) + [16, 17, 19, 21, 22, 29, 30, 109, 110, 111] for _ in range(2)]


def choirs(dice):
    """Choirs and voices over the whole range of singers."""
    return [Event(0, p, False, [dice.randint(48, 86)], dice.randint(60, 120), held, min(4.0, held + 0.6), 'vocal')
            for p in names.GM_VOICES for held in [0.4, 0.8, 1.5, 2.5, 3.4] * 3]


def variableLength(value):
    out = [value & 127]
    while value := value >> 7:
        out.insert(0, value & 127 | 128)
    return bytes(out)


def midiFile(events, path):
    """The events one after the other, each in its slot, 960 ticks a second. Melodies on channel 1, drums on 10."""
    messages, now = [], 0.1
    for e in events:
        channel = 9 if e.drum else 0
        messages.append((now - 0.05, bytes([0xB0 | channel, 0, e.bank])))
        messages.append((now - 0.04, bytes([0xC0 | channel, e.program])))
        for key in e.keys:
            messages.append((now, bytes([0x90 | channel, key, e.velocity])))
            messages.append((now + e.length, bytes([0x80 | channel, key, 0])))
        messages.append((now + e.slot - 0.06, bytes([0xB0 | channel, 120, 0])))  # all sound off
        now += e.slot + 0.1
    messages.sort(key=lambda m: m[0])
    track, last = b'\x00\xff\x51\x03\x07\xa1\x20', 0
    for time, message in messages:
        tick = round(time * 960)
        track += variableLength(tick - last) + message
        last = tick
    track += b'\x00\xff\x2f\x00'
    with open(path, 'wb') as file:
        file.write(b'MThd' + struct.pack('>IHHH', 6, 0, 1, 480) + b'MTrk' + struct.pack('>I', len(track)) + track)


def cut(wav, events, origin, folder):
    """The rendered events as files of their own, silence left out."""
    sound, rate = soundfile.read(wav, dtype='float32', always_2d=True)
    now = 0.1
    for i, e in enumerate(events):
        begin = int((now - 0.005) * rate)
        part = sound[begin:begin + int((e.slot - 0.05) * rate)]
        now += e.slot + 0.1
        peak = np.abs(part).max() if len(part) else 0.0
        if peak < 1e-3:
            continue
        path = f'{folder}/{i:04d}_{e.role}.wav'
        soundfile.write(path, part / peak * 0.7, rate, subtype='PCM_16')
        yield Clip(path, origin, e.role)


def soundFonts(cache):
    for name, path, package in SOUNDFONTS:
        if missing(path, package):
            continue
        dice = random.Random(name)
        events = generalMidi(dice, KITS[name])
        yield from rendered(name, path, events, cache)
        yield from rendered(name, path, stabs(random.Random(name + ' stabs')), cache, name + '_stabs')
        yield from rendered(name, path, heldLeads(random.Random(name + ' held')), cache, name + '_held')
        yield from rendered(name, path, choirs(random.Random(name + ' choirs')), cache, name + '_choirs')
    if not missing(FREEPATS, 'freepats and timidity'):
        dice = random.Random('freepats')
        yield from rendered('freepats', FREEPATS, generalMidi(dice, [0]) + choirs(dice), cache)
    for name in ('Black_Pearl', 'Red_Zeppelin'):
        path = f'/usr/share/sounds/sf2/{name}_4_LV2.sf2'
        if missing(path, 'avldrums.lv2-soundfont'):
            continue
        dice = random.Random(name)
        keys = {36: 'kick', 38: 'snare', 40: 'snare', 37: 'rim', 39: 'clap', 42: 'hat', 44: 'hat', 46: 'openhat', 41: 'tom', 43: 'tom', 45: 'tom',
                47: 'tom', 48: 'tom', 49: 'cymbal', 51: 'cymbal', 53: 'cymbal', 57: 'cymbal', 59: 'cymbal', 56: 'perc', 54: 'perc', 70: 'perc'}
        events = [Event(0, 0, True, [key], v, 0.5, 3.0, role) for key, role in keys.items() for v in (60, 95, 125)]
        yield from rendered('avldrums', path, events, cache, name)


def rendered(origin, soundFont, events, cache, name=None):
    folder = f'{cache}/{name or origin}'
    os.makedirs(folder, exist_ok=True)
    midiFile(events, f'{folder}/all.mid')
    wav = f'{folder}/all.wav'
    if not os.path.exists(wav):
        player = (['timidity', '-c', soundFont, '-EFreverb=0', '-EFchorus=0', '-s', str(RATE), '-OwS1', '-o', wav, f'{folder}/all.mid']
                  if soundFont.endswith('.cfg') else
                  ['fluidsynth', '-ni', '-q', '-R', '0', '-C', '0', '-g', '0.4', '-r', str(RATE), '-F', wav, soundFont, f'{folder}/all.mid'])
        subprocess.run(player, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield from cut(wav, events, f'sf/{origin}', folder)


# ------------------------------------------------------------------ LMMS: DrumSynth files, presets, ZynAddSubFX banks
PROJECT = ('<?xml version="1.0"?><!DOCTYPE lmms-project><lmms-project version="1.0" type="song" creator="LMMS" creatorversion="1.2.2">'
           '<head bpm="120" timesig_numerator="4" timesig_denominator="4" mastervol="100" masterpitch="0"/><song><trackcontainer type="song">'
           '{tracks}</trackcontainer></song></lmms-project>')
TICKS = 96.0  # a second at 120 bpm: 48 ticks a beat


def lmmsTrack(instrumentTrack, keys, velocity, length, at):
    notes = ''.join(f'<note pos="0" len="{max(1, round(length * TICKS))}" key="{k}" vol="{velocity}" pan="0"/>' for k in keys)
    return (f'<track name="t" type="0" muted="0" solo="0">{instrumentTrack}<pattern name="" type="1" pos="{round(at * TICKS)}" len="192" muted="0" '
            f'steps="16">{notes}</pattern></track>')


def lmmsRender(jobs, origin, cache, batch=24):
    """jobs: (instrument track XML, event). Renders some at a time, since every track runs through the whole song."""
    folder = f'{cache}/{origin.replace("/", "_")}'
    os.makedirs(folder, exist_ok=True)
    environment = dict(os.environ, QT_QPA_PLATFORM='offscreen', HOME=cache)
    for first in range(0, len(jobs), batch):
        group, place, wav = jobs[first:first + batch], 0.1, f'{folder}/all_{first:04d}.wav'
        tracks = ''
        for xml, e in group:
            tracks += lmmsTrack(xml, [k - 12 for k in e.keys], e.velocity, e.length, place)  # LMMS counts an octave lower
            place += e.slot + 0.1
        if not os.path.exists(wav):
            with open(f'{folder}/all.mmp', 'w') as file:
                file.write(PROJECT.format(tracks=tracks))
            try:
                subprocess.run(['lmms', '--allowroot', 'render', f'{folder}/all.mmp', '-o', wav, '-s', str(RATE), '-f', 'wav'], check=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, timeout=240)
            except (subprocess.SubprocessError, OSError) as error:
                print(f'lmms: {origin} from {first}: {error}', file=sys.stderr)
                continue
        part = f'{folder}/{first:04d}'
        os.makedirs(part, exist_ok=True)
        yield from cut(wav, [e for _, e in group], origin, part)


def escaped(text):
    return text.replace('&', '&amp;').replace('"', '&quot;').replace('<', '&lt;')


def drumSynth(cache, root='/usr/share/lmms/samples/drumsynth'):
    if missing(root, 'lmms-common'):
        return
    jobs = []
    for folder in sorted(os.listdir(root)):
        for file in sorted(os.listdir(f'{root}/{folder}')):
            name = f'{folder}/{file}'
            if folder in ('effects', 'misc_fx'):
                role = 'fx'
            elif folder in ('instrument', 'misc_synth'):
                role = 'bass' if re.search('bass', file, re.I) else 'chords' if re.search('chord|stab', file) else 'pad' if re.search('pad|strings|lift', file) else 'lead'
                role = None if re.search('ride|drift|man|perc|rock|baby', file) else role
            elif folder in ('misc_bass',):
                role = 'kick' if re.search('kick|bd|drum', file, re.I) else None
            elif folder == 'misc_claps':
                role = 'clap'
            elif folder == 'misc_hats':
                role = 'cymbal' if re.search('ride|cymbal', file) else 'openhat' if re.search('open|_oh', file) else 'hat'
            elif folder == 'misc_perc':
                role = names.drumRole(file) or 'perc'
                role = None if role in ('kick', 'snare') else role
            else:
                role = names.drumRole(name.replace('misc_', '').replace('Tone', ''))
            if not role or not file.endswith('.ds'):
                continue
            xml = ('<instrumenttrack vol="60" pan="0" pitch="0" basenote="57" fxch="0" usemasterpitch="0"><instrument name="audiofileprocessor">'
                   f'<audiofileprocessor src="{escaped("drumsynth/" + name)}" amp="100" interp="1"/></instrument></instrumenttrack>')
            slot = 4.0 if role in ('cymbal', 'fx', 'pad', 'lead') else 2.0
            jobs.append((xml, Event(0, 0, False, [69], 100, slot - 0.1, slot, role)))
    yield from lmmsRender(jobs, 'drumsynth', cache)


def lmmsPresets(cache, root='/usr/share/lmms/presets'):
    if missing(root, 'lmms-common'):
        return
    dice, jobs = random.Random('presets'), []
    for synth in sorted(os.listdir(root)):
        for file in sorted(os.listdir(f'{root}/{synth}')) if synth != 'ZynAddSubFX' else []:
            if not file.endswith('.xpf'):
                continue
            track = Tree.parse(f'{root}/{synth}/{file}').getroot().find('.//instrumenttrack')
            if track is None:
                continue
            name = file[:-4].replace('Drums_', '')
            drum = names.drumRole(re.sub('([a-z])([A-Z])', r'\1 \2', name)) if synth == 'Kicker' or file.startswith('Drums_') else None
            role = drum or names.synthRole(re.sub('([a-z])([A-Z])', r'\1 \2', name).replace('_', ' '))
            if not role:
                continue
            arpeggiator = track.find('arpeggiator')
            if arpeggiator is not None:
                arpeggiator.set('arp-enabled', '0')
            xml = Tree.tostring(track, encoding='unicode')
            if drum:
                jobs.append((xml, Event(0, 0, False, [69], 100, 0.6, 1.5, drum)))
                continue
            for _ in range(6):
                jobs.append((xml, program(dice, -1, role)))
            if role == 'lead' or role == 'pad':
                for _ in range(3):
                    jobs.append((xml, program(dice, -1, 'chords' if role == 'lead' else 'pad')))
    yield from lmmsRender(jobs, 'lmms/presets', cache)


ZYN_BANKS = {'Bass': 'bass', 'Pads': 'pad', 'Strings': 'pad', 'Choir and Voice': 'vocal', 'Brass': 'lead', 'Guitar': 'lead', 'Organ': 'lead',
             'Plucked': 'lead', 'Reed and Wind': 'lead', 'Rhodes': 'lead', 'SynthPiano': 'lead', 'Noises': 'fx', 'Arpeggios': None, 'Drums': None,
             'Dual': None, 'Splitted': None, 'Splited': None}


def zyn(cache, root='/usr/share/zynaddsubfx/banks', origin='zyn', most=1100):
    if missing(root, 'zynaddsubfx-data'):
        return
    dice, jobs = random.Random(origin), []
    for bank in sorted(os.listdir(root)):
        for file in sorted(os.listdir(f'{root}/{bank}')):
            if not file.endswith('.xiz'):
                continue
            name = file[5:-4] if file[4:5] == '-' else file[:-4]
            folderRole = ZYN_BANKS.get(bank.replace('_', ' '), names.synthRole(bank))
            role = names.synthRole(name) or folderRole
            if bank in ('Arpeggios', 'Drums', 'Dual', 'Splitted', 'Splited') or not role:
                continue
            if folderRole in ('bass', 'vocal', 'fx') and role != folderRole:
                continue
            data = open(f'{root}/{bank}/{file}', 'rb').read()
            data = gzip.decompress(data) if data[:2] == b'\x1f\x8b' else data
            try:
                instrument = Tree.fromstring(data.decode('utf-8', 'replace')).find('INSTRUMENT')
            except Tree.ParseError:
                continue
            if instrument is None:
                continue
            xml = ('<instrumenttrack vol="60" pan="0" pitch="0" basenote="57" fxch="0" usemasterpitch="0"><instrument name="zynaddsubfx"><zynaddsubfx>'
                   '<ZynAddSubFX-data version-major="2" version-minor="4"><MASTER><par name="volume" value="80"/><PART id="0">'
                   '<par_bool name="enabled" value="yes"/><par name="volume" value="96"/>' + Tree.tostring(instrument, encoding='unicode') +
                   '</PART></MASTER></ZynAddSubFX-data></zynaddsubfx></instrument></instrumenttrack>')
            times = {'bass': 4, 'vocal': 3, 'pad': 2, 'fx': 2, 'chords': 2}.get(role, 1)
            for _ in range(times):
                jobs.append((xml, program(dice, -1, role)))
            if role == 'lead' and dice.random() < 0.5:
                jobs.append((xml, program(dice, -1, 'chords')))
    dice.shuffle(jobs)
    yield from lmmsRender(jobs[:most], origin, cache, 12)


# ------------------------------------------------------------------ speech
WORDS = ('yeah hey go one two three four five six seven eight nine zero a b c d e f g h i j k l m n o p q r s t u v w x y z come on oh ah ooh '
         'no yes stop baby love night dance light dream river stone listen welcome machine forever tonight everybody').split()


def speech(cache):
    dice, folder = random.Random('speech'), f'{cache}/speech'
    os.makedirs(folder, exist_ok=True)
    for i, voice in enumerate(['en', 'en+f2', 'en+m3', 'en-us+f4', 'en+m7', 'de', 'fr', 'es+f1', 'it+m2', 'sv+f3', 'en+whisper', 'pt', 'ru+f5', 'ja', 'tr+m1']):
        for word in dice.sample(WORDS, 14):
            path = f'{folder}/{i:02d}_{word}.wav'
            if not os.path.exists(path):
                subprocess.run(['espeak-ng', '-v', voice, '-s', str(dice.randint(110, 200)), '-p', str(dice.randint(20, 80)), '-w', path, word], check=True)
            yield Clip(path, 'espeak', 'vocal')
    for voice in ('kal16', 'awb', 'rms', 'slt'):
        for word in dice.sample(WORDS, 25):
            path = f'{folder}/flite_{voice}_{word}.wav'
            if not os.path.exists(path):
                subprocess.run(['flite', '-voice', voice, '-t', word, '-o', path], check=True)
            yield Clip(path, 'flite', 'vocal')


def freedesktop(root='/usr/share/sounds/freedesktop/stereo'):
    if missing(root, 'sound-theme-freedesktop'):
        return
    for file in sorted(os.listdir(root)):
        if file.endswith('.oga') and not file.startswith('audio-channel'):
            yield Clip(f'{root}/{file}', 'freedesktop', 'fx')
