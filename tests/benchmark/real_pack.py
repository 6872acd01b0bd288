#!/usr/bin/env python3
"""A pack of eight real recordings with everything on, and what other people's programs say of it.

    /usr/bin/python3 tests/benchmark/real_pack.py build/ci/gleaner-cli ../shared/data/audio [--keep FOLDER]

Four of the recordings lie there as four recorders would have left them (recorder_files.py). The pack has all targets and all
papers; then `verify`, `lint` for every shop, and each kit through fluidsynth, polyphone, h2cli, xmllint, sox, exiftool, mediainfo
and ffprobe: nulls against the pack's own files, levels of zones and turns, limits of devices. Needs those programs, numpy and
soundfile, and some minutes; it ends with 1 where something is over its limit.
"""
import argparse, collections, gzip, json, os, pathlib, re, subprocess, sys, tempfile, zipfile

import numpy, soundfile

import foreign_players as play
import recorder_files

RECORDED = {"F6": ("fieldrec/dev/ambience/birds.ogg", "240512_T003.WAV"),
            "DR-40X": ("fieldrec/dev/composite/scene_03.flac", "TASCAM_0012.wav"),
            "MixPre": ("fieldrec/more/composite/scene_01.flac", "7-T002.WAV"),
            "AudioMoth": ("fieldrec/more/composite/scene_06.flac", "20210625_191730.WAV")}
PLAIN = ["fieldrec/dev/ambience/crickets.mp3", "fieldrec/dev/composite/scene_05.flac", "fieldrec/dev/composite/scene_07.flac",
         "fieldrec/more/composite/scene_03.flac"]
# rate, bits, channels at most, seconds, files a folder: as the makers' pages have them
DEVICES = {"digitakt": (48000, 16, 2, 66, 127), "sp404": (48000, 16, 2, 180, 160), "koala": (44100, 16, 2, 60, 64),
           "polyend": (44100, 16, 1, 45, 48), "op1": (44100, 16, 1, 12, 1000)}
# Struck once and laid down at these levels, twice each, in a calm place: layers whose levels are known.
SIXTEEN = -92.0  # dBFS of what polyphone rounds away, with some air
STRUCK, LEVELS = ("doorslam006", "knock013", "keysDrop001"), (0, -8, -16, 0, -8, -16)
SHOPS = ("splice", "soundtrack-loops", "loopmasters", "freesound", "digitakt", "sp404", "koala", "polyend")
NULL, LEVEL = -60.0, 0.5
MIDDLE = -3.01  # of what is mono in each channel; polyphone takes as much off what is stereo
over = []


def held(what, is_held):
    if not is_held:
        over.append(what)
        print(f"  over its limit: {what}")


def text_of(*words, **more):
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False, **more)


class Nulls:
    """Of one format: how many zones were compared, and the worst of them."""

    def __init__(self, name):
        self.name, self.residues, self.levels = name, [], []

    def add(self, zone, null, wanted_level, most=NULL):
        gain, residue, _ = null
        self.residues.append(residue)
        self.levels.append(gain - wanted_level)
        name = f"{self.name}: {zone.file.name}, null {residue:.1f} dB, level {gain - wanted_level:+.2f} dB"
        held(name, residue <= most and abs(gain - wanted_level) <= LEVEL)

    def say(self, beside=""):
        worst = max(self.levels, key=abs, default=0.0)
        print(f"  {self.name:22} {len(self.residues):4} zones  null {min(self.residues, default=0):7.1f} to "
              f"{max(self.residues, default=0):7.1f} dB  level {worst:+.2f} dB at most{beside}", flush=True)


def filtered(response, sound):
    return numpy.stack([numpy.convolve(sound[:, c], response)[:len(sound)] for c in range(sound.shape[1])], axis=1)


def pitched(zone):
    """Played in tune, so through an interpolation: no null of that."""
    return zone.tune != 0


def soundfonts(pack, home, instruments, rate):
    response = play.response_of_fluidsynth(home, rate)
    font = next((pack / "kits/sf2").glob("*.sf2"))
    presets, nulls, turned = play.presets_of(font), Nulls("sf2 fluidsynth"), Nulls("sfz polyphone")
    for name, (sfz, zones) in instruments.items():
        for turn in range(1, max(zone.turns for zone in zones) + 1):
            taken = [zone for zone in zones if zone.turn == turn and not pitched(zone)]
            if not taken:
                continue
            bank, program = presets[name if turn == 1 else f"{name} take {turn}"[:20]]
            of_that_turn = home / f"{name} {turn}.sfz"
            text = re.sub(r"sample=", f"sample={os.path.relpath(sfz.parent, home)}/", play.of_turn(sfz.read_text(), turn))
            of_that_turn.write_text(text)
            other = play.by_polyphone(home, of_that_turn, f"{name} {turn}")
            for nulls_of, file, at, stereo in ((nulls, font, (bank, program), 0.0), (turned, other, (0, 0), MIDDLE)):
                strokes = [(zone.key, zone.high, *at, min(zone.seconds, 20) if zone.is_one_shot else play.compared) for zone in taken]
                played, begin = play.by_fluidsynth(home, file, strokes, rate), 0
                for zone, stroke in zip(taken, strokes):
                    level = zone.level(zone.high) + (stereo if zone.sound.shape[1] == 2 else MIDDLE)
                    if nulls_of is turned and not zone.follows:
                        level += zone_curve(zone.high)
                    most = NULL if nulls_of is nulls else max(NULL, SIXTEEN - level_of(zone))
                    nulls_of.add(zone, play.null_of(played, begin, filtered(response, zone.part()), 800), level, most)
                    begin += int(play.slot_of(stroke[4]) * rate)
    nulls.say()
    turned.say()


def level_of(zone):
    """RMS of what is compared, dBFS."""
    return 10 * numpy.log10(float(numpy.mean(zone.part() ** 2)) + 1e-20)


def zone_curve(velocity):
    return 40 * numpy.log10(velocity / 127)


def hydrogen(pack, home, instruments, rate):
    nulls, twice = Nulls("hydrogen h2cli"), 0
    xsd = "/usr/share/hydrogen/data/xsd/drumkit.xsd"
    for name, (_, zones) in instruments.items():
        kit = next((pack / "kits/hydrogen").glob(f"* {name}.h2drumkit"))
        said = play.ran(["h2cli", "-d", "alsa", "-c", kit], home, timeout=300).stdout.decode()
        held(f"{kit.name}: h2cli --check", "is valid" in said and "not valid" not in said)
        xml = play.drumkit_in(kit, home)
        held(f"{kit.name}: drumkit.xsd", text_of("xmllint", "--noout", "--schema", xsd, xml).returncode == 0)
        keys = sorted({zone.key for zone in zones})
        taken = [[zone for zone in zones if zone.key == key] for key in keys]
        strokes, expected = [], []
        for number, of_key in enumerate(taken):
            for low, high in sorted({(zone.low, zone.high) for zone in of_key}):
                layer = [zone for zone in of_key if (zone.low, zone.high) == (low, high)]
                velocity = 1.0 if high == 127 else (low + high) / 2 / 127
                for _ in range(len(layer) if len(layer) == 1 else len(layer) + 1):
                    strokes.append((number, velocity, max(min(zone.seconds, 30) for zone in layer)))
                    expected.append((layer, velocity))
        played, bar, before = play.by_hydrogen(home, play.hydrogen_song(kit.stem, xml.read_text(), strokes), rate), 0, None
        for (layer, velocity), stroke in zip(expected, strokes):
            begin = max(0, bar * 2 * rate - 2000)
            found = [(play.null_of(played, begin, zone.part(), 4000, 0), zone) for zone in layer]
            null, zone = min(found, key=lambda one: one[0][1])
            level = zone.gain if not zone.follows else 20 * numpy.log10(velocity) + zone.gain
            if not pitched(zone):
                nulls.add(zone, null, level)
            twice += len(layer) > 1 and before is zone and not any(pitched(one) for one in layer)
            before, bar = zone, bar + play.bars_of(stroke[2])
    nulls.say(f", a take twice in a row: {twice}")
    held("hydrogen: a take twice in a row", twice == 0)


def references(pack):
    """What else lies in the kits: well-formed, and every sample that it names is there."""
    for kit in sorted((pack / "kits").rglob("*")):
        known = kit.suffix in (".dspreset", ".xpm", ".adg", ".multisample")
        if not known:
            continue
        folder, names = kit.parent, None
        if kit.suffix == ".multisample":
            with zipfile.ZipFile(kit) as files:
                held(f"{kit.name}: zip", files.testzip() is None)
                text, names = files.read("multisample.xml").decode(), set(files.namelist())
        else:
            text = gzip.decompress(kit.read_bytes()).decode() if kit.suffix == ".adg" else kit.read_text()
        held(f"{kit.name}: xmllint", text_of("xmllint", "--noout", "-", input=text).returncode == 0)
        named = {".dspreset": r'<sample[^>]* path="([^"]+)"', ".xpm": r"<SampleName>([^<]+)<", ".multisample": r'<sample[^>]* file="([^"]+)"',
                 ".adg": r'<RelativePath Value="([^"]+)"'}[kit.suffix]
        found = [one.replace("&amp;", "&").replace("&apos;", "'") for one in re.findall(named, text) if one]
        missing = [one for one in found if not (one in names if names is not None else
                                                (folder / (one + ".WAV" if kit.suffix == ".xpm" else one)).exists())]
        held(f"{kit.name}: {len(missing)} of {len(found)} samples missing", not missing and found)
        kinds[kit.suffix] = kinds.get(kit.suffix, 0) + len(found)
    for suffix, count in kinds.items():
        print(f"  {suffix:22} {count:4} samples named, all there")


kinds = {}


def devices(pack):
    for target, (rate, bits, channels, seconds, most) in DEVICES.items():
        files = [file for file in (pack / "kits" / target).rglob("*") if file.is_file() and file.suffix in (".wav", ".aif")]
        shown = {}
        for name, option in (("rate", "-r"), ("bits", "-b"), ("channels", "-c"), ("seconds", "-D")):
            shown[name] = [float(one) for one in text_of("soxi", option, *files).stdout.split()]
        folders = collections.Counter(file.parent for file in files)
        longest = max(len(file.name.encode()) for file in files)
        print(f"  {target:10} {len(files):4} files in {len(folders)} folders, {max(folders.values())} at most; {set(shown['rate'])} Hz, "
              f"{set(shown['bits'])} bit, {set(shown['channels'])} channels, {max(shown['seconds']):.2f} s, names of {longest} bytes at most")
        held(f"{target}: limits", set(shown["rate"]) == {rate} and set(shown["bits"]) == {bits} and max(shown["channels"]) <= channels and
             max(shown["seconds"]) <= seconds + 1e-3 and max(folders.values()) <= most)


def audio(pack, artifacts):
    """Every sample by four readers: rate, frames and bits as the manifest has them; tempo, key and loudness as written."""
    files = [pack / one["path"] for one in artifacts]
    shown = json.loads(text_of("exiftool", "-j", "-n", "-a", "-charset", "RIFF=UTF8", *files).stdout)
    infos = json.loads(text_of("mediainfo", "--Output=JSON", *files).stdout)
    wrong = collections.Counter()
    for one, file, exif, info in zip(artifacts, files, shown, infos):
        track = next(track for track in info["media"]["track"] if track["@type"] == "Audio")
        sound = soundfile.info(str(file))
        probed = text_of("ffprobe", "-v", "error", "-show_entries", "stream=sample_rate,channels,duration_ts", "-of", "csv=p=0", file).stdout
        wrong["sndfile"] += abs(sound.frames / sound.samplerate - one["seconds"]) > 1e-5 or sound.channels != one["file_channels"]
        wrong["ffprobe"] += probed.strip().split(",")[:3] != [str(sound.samplerate), str(sound.channels), str(sound.frames)]
        wrong["mediainfo"] += abs(float(track["Duration"]) - one["seconds"]) > 0.002
        wrong["exiftool tempo"] += bool(one["bpm"]) and abs(float(exif.get("Tempo", 0)) - one["bpm"]) > 0.01
        wrong["exiftool SHA"] += one["source"] not in json.dumps(exif)
    print(f"  {len(files)} samples, wrong by reader: {dict(wrong)}")
    held("audio: readers", not sum(wrong.values()))


def facts(pack, artifacts):
    """A row a sample, for whoever judges: facts, and what can be counted of its sound."""
    print("path\tkind\trole\tbpm\tkey\tnote\tlufs\ttrue peak\tseconds\tfirst ms dB\tlast ms dB\tsteepest step dB\tsource at")
    for one in artifacts:
        sound, rate = play.sound_in(pack / one["path"])
        peak = float(numpy.max(numpy.abs(sound))) or 1e-9
        edge = max(1, rate // 1000)
        level = lambda part: 20 * numpy.log10(float(numpy.max(numpy.abs(part))) / peak + 1e-9)
        turn = numpy.abs(sound[0] - sound[-1]).max() if one["kind"] in ("loop", "texture") else 0.0
        print("\t".join(map(str, (one["path"], one["kind"], one["role"], one["bpm"], one["key"], one["pitch"], one["lufs"], one["true_peak_db"],
                                  round(one["seconds"], 3), f"{level(sound[:edge]):.1f}", f"{level(sound[-edge:]):.1f}",
                                  f"{20 * numpy.log10(turn / peak + 1e-9):.1f}", round(one["source_begin"] / 48000, 2)))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"), parser.add_argument("audio", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="where recordings, pack and table stay")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as name:
        proof(str(pathlib.Path(given.program).resolve()), given.audio.resolve(), (given.keep or pathlib.Path(name)).resolve())
    sys.exit(1 if over else 0)


def strokes(audio_folder, target):
    rate, rng = 44100, numpy.random.default_rng(1)
    sound = rng.normal(0, 3e-5, int((2.5 * len(STRUCK) * len(LEVELS) + 2) * rate))
    for n, (name, level) in enumerate((name, level) for name in STRUCK for level in LEVELS):
        stroke, at = play.sound_in(audio_folder / f"fieldrec/dev/single/{name}.flac")[0][:, 0], int((1 + 2.5 * n) * rate)
        sound[at:at + len(stroke)] += 0.7 * stroke / numpy.max(numpy.abs(stroke)) * 10 ** (level / 20)
    soundfile.write(target, sound, rate, "PCM_24")


def packed(program, home, name, files, *options):
    made = text_of(program, "pack", *files, "--targets", "all", "--name", name, "--out", home / name, "--json", *options)
    if made.returncode:
        raise SystemExit(made.stderr)
    told = json.loads(made.stdout)
    pack = pathlib.Path(told["folder"])
    artifacts = json.loads((pack / "manifest.json").read_text())["artifacts"]
    print(f"{name}: {told['files']} samples, {len(told.get('kits', []))} files of kits, {len(told.get('papers', []))} papers, {len(told.get('flags', []))} flags, "
          f"{told['belowTarget']} below target")
    proved = text_of(program, "verify", told["zip"])
    print(proved.stdout.strip())
    held("verify", proved.returncode == 0)
    return pack, artifacts


def kits_played(pack, name, home):
    instruments = {sfz.stem.removeprefix(f"{name} "): (sfz, play.zones_in(sfz)) for sfz in sorted((pack / "kits/sfz").glob("*.sfz"))}
    zones = [zone for _, of_one in instruments.values() for zone in of_one]
    print(f"  {len(zones)} zones, {sum((zone.low, zone.high) != (1, 127) for zone in zones)} in velocity layers, "
          f"{sum(zone.turns > 1 for zone in zones)} taking turns")
    work, rate = home / f"{name} players", 48000
    work.mkdir(exist_ok=True)
    soundfonts(pack, work, instruments, rate)
    hydrogen(pack, work, instruments, rate)
    return zones


def layers_of(zones):
    """The strokes are known: the layers of each sound have to lie where they were laid down."""
    steps = collections.defaultdict(lambda: collections.defaultdict(list))
    for zone in zones:
        if zone.is_one_shot:
            energy = 10 * numpy.log10(float(numpy.sum(zone.sound ** 2)))
            steps[zone.key][zone.high].append(energy + zone.gain)
    for key, layers in sorted(steps.items()):
        if len(layers) == 1:
            continue
        levels = [sum(layers[high]) / len(layers[high]) for high in sorted(layers, reverse=True)]
        print(f"  key {key}: {[len(layers[high]) for high in sorted(layers, reverse=True)]} takes at "
              f"{', '.join(f'{level - levels[0]:+.2f}' for level in levels)} dB")
        held(f"key {key}: layers", all(abs(level - levels[0] - laid) <= LEVEL for level, laid in zip(levels, LEVELS)))


def proof(program, audio_folder, home):
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(GLEANER_CACHE=str(home / "cache"), GLEANER_LIBRARY=str(home / "library.sqlite"))
    strokes(audio_folder, home / "strokes.wav")
    pack, _ = packed(program, home, "Strokes", [home / "strokes.wav"])
    layers_of(kits_played(pack, "Strokes", home))
    files = [audio_folder / plain for plain in PLAIN]
    for recorder, (sound, target) in RECORDED.items():
        recorder_files.write(recorder, audio_folder / sound, home / target)
        files.append(home / target)
    pack, artifacts = packed(program, home, "Eight walks", files, "--papers", "all", "--license", "CC-BY-4.0", "--artist", "Jo Field",
                             "--speech", "report")
    for shop in SHOPS:
        found = collections.Counter(line.split(":")[0] for line in text_of(program, "lint", pack, "--profile", shop).stdout.splitlines()
                                    if line.startswith(("red ", "amber ")))
        print(f"  lint {shop:18}", ", ".join(f"{what} {count}" for what, count in found.most_common()))
    kits_played(pack, "Eight walks", home)
    references(pack)
    devices(pack)
    audio(pack, artifacts)
    facts(pack, artifacts)


main()
