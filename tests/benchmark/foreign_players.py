"""Kits as other people's programs play them, compared with the pack's own files. numpy and soundfile do the counting.

A stroke is (key, velocity, bank, program, seconds); what is compared is at most `compared` of it, behind the first frames that
fluidsynth lets in softly. Nulls are of the left and the right channel, the worse counts.
"""
import math, os, pathlib, re, struct, subprocess, tarfile

import numpy, soundfile

compared, softly, ticks = 1.5, 96, 960


def ran(words, home, **more):
    env = dict(os.environ, HOME=str(home), XDG_RUNTIME_DIR=str(home), QT_QPA_PLATFORM="offscreen")
    return subprocess.run(list(map(str, words)), env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **more)


def sound_in(path):
    samples, rate = soundfile.read(path, dtype="float64", always_2d=True)
    return samples, rate


def slot_of(seconds):
    return math.ceil(2 * (seconds + 1)) / 2


def midi(strokes):
    def later(count):
        text = bytes([count & 127])
        while count := count >> 7:
            text = bytes([128 | count & 127]) + text
        return text
    track, rest = b"", 0
    for key, velocity, bank, program, seconds in strokes:
        channel, slot = (9 if bank == 128 else 0), int(slot_of(seconds) * ticks)
        held = min(slot - 96, int(compared * ticks) + 96)
        track += later(rest) + bytes([0xB0 | channel, 0, 0 if bank == 128 else bank]) + later(0) + bytes([0xC0 | channel, program])
        track += later(0) + bytes([0x90 | channel, key, velocity]) + later(held) + bytes([0x80 | channel, key, 0])
        rest = slot - held
    track += later(rest) + b"\xff\x2f\0"
    return b"MThd" + struct.pack(">IHHH", 6, 0, 1, ticks // 2) + b"MTrk" + struct.pack(">I", len(track)) + track


def by_fluidsynth(home, font, strokes, rate):
    song, played = home / "strokes.mid", home / "played.wav"
    song.write_bytes(midi(strokes))
    played.unlink(missing_ok=True)
    said = ran(["fluidsynth", "-ni", "-q", "-R0", "-C0", "-g1", f"-r{rate}", "-Twav", "-Ofloat", "-F", played, font, song], home)
    if not played.exists():
        raise SystemExit(said.stdout.decode())
    return sound_in(played)[0]


def by_polyphone(home, sfz, name):
    said = ran(["polyphone", "-1", "-i", sfz, "-d", home, "-o", name], home, timeout=600)
    if not (home / f"{name}.sf2").exists():
        raise SystemExit(said.stdout.decode())
    return home / f"{name}.sf2"


def response_of_fluidsynth(home, rate):
    """What its filters make of a single frame, from the first that sounds."""
    click = numpy.zeros(4800)
    click[400] = 0.5
    soundfile.write(home / "click.wav", click, rate, "PCM_24")
    (home / "click.sfz").write_text("<group>\nlokey=60\nhikey=60\npitch_keycenter=60\nloop_mode=one_shot\n\n<region>\nsample=click.wav\n")
    played = by_fluidsynth(home, by_polyphone(home, home / "click.sfz", "click"), [(60, 127, 0, 0, 0.2)], rate)[:, 0]
    first = int(numpy.argmax(abs(played) > 1e-6))
    return played[first:first + 256] / 0.5 * math.sqrt(2)


def null_of(played, begin, sound, search, skip=softly):
    """(gain in dB, residue in dB, frames late) of the sound in what is played from `begin` on; the worse channel."""
    worst = None
    for channel in (0, 1):
        wanted = sound[:, min(channel, sound.shape[1] - 1)].copy()
        heard = played[begin:begin + len(wanted) + search, channel]
        heard = numpy.pad(heard, (0, len(wanted) + search - len(heard)))
        wanted[:skip] = 0
        size = 1 << (len(heard) + len(wanted)).bit_length()
        product = numpy.fft.irfft(numpy.fft.rfft(heard, size) * numpy.conj(numpy.fft.rfft(wanted, size)), size)[:search]
        energy = float(wanted[skip:] @ wanted[skip:])
        if energy == 0.0:
            continue
        near = int(numpy.argmax(product))
        residue, gain, late = min(rest_at(heard, wanted[skip:], at, skip, energy) for at in range(max(0, near - 4), min(near + 5, search)))
        if worst is None or residue > worst[1]:
            worst = 20 * math.log10(max(gain, 1e-12)), residue, late
    return worst or (0.0, -200.0, 0)


def rest_at(heard, wanted, late, skip, energy):
    there = heard[late + skip:late + skip + len(wanted)]
    gain = float(wanted @ there) / energy
    rest = there - gain * wanted
    return 10 * math.log10(float(rest @ rest) / (gain * gain * energy + 1e-30) + 1e-20), gain, late


class Zone:
    """A region of an SFZ file: what every other format has to play as well."""

    def __init__(self, opcodes, folder):
        self.file = (folder / opcodes["sample"]).resolve()
        self.key, self.low, self.high = int(opcodes["pitch_keycenter"]), int(opcodes["lovel"]), int(opcodes["hivel"])
        self.turn, self.turns = int(opcodes.get("seq_position", 1)), int(opcodes.get("seq_length", 1))
        self.gain, self.tune = float(opcodes.get("volume", 0)), float(opcodes.get("tune", 0))
        self.follows = "amp_veltrack" not in opcodes
        self.is_one_shot = opcodes["loop_mode"] == "one_shot"
        self.sound, self.rate = sound_in(self.file)
        self.seconds = len(self.sound) / self.rate

    def part(self):
        return self.sound[:int(compared * self.rate)]

    def level(self, velocity):
        return self.gain + (40 * math.log10(velocity / 127) if self.follows else 0)


def zones_in(sfz):
    group, zones, opcodes = {}, [], None
    for line in (*sfz.read_text().splitlines(), "<group>"):
        if line in ("<group>", "<region>"):
            if opcodes is not None and opcodes is not group:
                zones.append(Zone({**group, **opcodes}, sfz.parent))
            opcodes = {} if line == "<region>" else (group := {})
        elif "=" in line:
            name, _, value = line.partition("=")
            opcodes[name] = value
    return zones


def of_turn(text, turn):
    """An SFZ file of that turn alone: polyphone knows no round robins."""
    parts = re.split(r"(?=\n<)", text)
    turns = [re.search(r"seq_position=(\d+)", part) for part in parts]
    return "".join(part for part, found in zip(parts, turns) if "<region>" not in part or int(found[1] if found else 1) == turn)


def presets_of(font):
    """(bank, program) of each preset of a SoundFont, by its name."""
    data = font.read_bytes()
    at = data.index(b"phdr", data.index(b"LIST", data.index(b"sdta") + 8 + struct.unpack("<I", data[data.index(b"sdta") - 4:data.index(b"sdta")])[0] - 12))
    size = struct.unpack("<I", data[at + 4:at + 8])[0]
    rows = [struct.unpack("<20sHH", data[at + 8 + n:at + 32 + n]) for n in range(0, size - 38, 38)]
    return {name.split(b"\0")[0].decode(): (bank, program) for name, program, bank in rows}


def drumkit_in(kit, home):
    with tarfile.open(kit) as files:
        files.extractall(home / ".hydrogen/data/drumkits")
    return home / ".hydrogen/data/drumkits" / kit.stem / "drumkit.xml"


def hydrogen_song(kit, drumkit, strokes):
    """Strokes (instrument, velocity, seconds), each on a bar of two seconds of its own, with as many empty ones as it lasts."""
    named = f"<drumkit>{kit}</drumkit><drumkitLookup>1</drumkitLookup><volume>"
    instruments = "".join(one.replace("<volume>", named, 1) for one in re.findall(r"<instrument>.*?</instrument>", drumkit, re.S))
    patterns, order = "<pattern><name>e</name><category/><size>192</size><denominator>4</denominator><info/><noteList/></pattern>", ""
    for n, (number, velocity, seconds) in enumerate(strokes):
        patterns += (f"<pattern><name>p{n}</name><category/><size>192</size><denominator>4</denominator><info/><noteList><note>"
                     f"<position>0</position><leadlag>0</leadlag><velocity>{velocity}</velocity><pan>0</pan><pitch>0</pitch>"
                     f"<probability>1</probability><key>C0</key><length>-1</length><instrument>{number}</instrument>"
                     f"<note_off>false</note_off></note></noteList></pattern>")
        for name in (f"p{n}", *["e"] * (bars_of(seconds) - 1)):
            order += f"<group><patternID>{name}</patternID></group>"
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<song><version>1.2.0</version><bpm>120</bpm><volume>1</volume>'
            f"<metronomeVolume>0.5</metronomeVolume><name>s</name><author/><notes/><license/><loopEnabled>false</loopEnabled>"
            f"<patternModeMode>true</patternModeMode><playbackTrackFilename/><playbackTrackEnabled>false</playbackTrackEnabled>"
            f"<playbackTrackVolume>0</playbackTrackVolume><action_mode>0</action_mode><mode>song</mode>"
            f"<pan_law_type>RATIO_STRAIGHT_POLYGONAL</pan_law_type><pan_law_k_norm>1.33333</pan_law_k_norm>"
            f"<humanize_time>0</humanize_time><humanize_velocity>0</humanize_velocity><swing_factor>0</swing_factor>"
            f"<componentList><drumkitComponent><id>0</id><name>Main</name><volume>1</volume></drumkitComponent></componentList>"
            f"<instrumentList>{instruments}</instrumentList><patternList>{patterns}</patternList><virtualPatternList/>"
            f"<patternSequence>{order}</patternSequence></song>")


def bars_of(seconds):
    return math.ceil((seconds + 0.2) / 2)


def by_hydrogen(home, song, rate):
    file, played = home / "s.h2song", home / "s.wav"
    file.write_text(song)
    played.unlink(missing_ok=True)
    said = ran(["h2cli", "-d", "alsa", "-s", file, "-o", played, "-r", rate, "-b", "24"], home, timeout=1200)
    if not played.exists():
        raise SystemExit(said.stdout.decode()[-2000:])
    return sound_in(played)[0]
