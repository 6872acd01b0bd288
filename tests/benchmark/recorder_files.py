"""Sound as four recorders leave it on a card: WAV with the chunks that they write, byte by byte.

    recorder_files.write("F6", sound, target)     # `sound`: a file that FFmpeg opens
"""
import pathlib, struct, subprocess, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "findings"))
import wav  # noqa: E402


def bext(originator, day, clock, since_midnight, description=b"", version=1):
    body = description.ljust(256, b"\0") + originator.ljust(32, b"\0") + b"SERIAL0042".ljust(32, b"\0")
    body += day + clock + struct.pack("<QH", since_midnight, version)
    return wav.chunk(b"bext", body.ljust(602, b"\0"))


def ixml(rate, since_midnight):
    return wav.chunk(b"iXML", f"""<?xml version="1.0" encoding="UTF-8"?>
<BWFXML><IXML_VERSION>2.10</IXML_VERSION><PROJECT>HARBOUR</PROJECT><SCENE>12A</SCENE><TAKE>3</TAKE><TAPE>240512</TAPE>
<NOTE>birds before the rain</NOTE><SPEED><TIMESTAMP_SAMPLE_RATE>{rate}</TIMESTAMP_SAMPLE_RATE>
<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>0</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>
<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>{since_midnight}</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO></SPEED>
<TRACK_LIST><TRACK_COUNT>2</TRACK_COUNT><TRACK><CHANNEL_INDEX>1</CHANNEL_INDEX><NAME>Left</NAME></TRACK>
<TRACK><CHANNEL_INDEX>2</CHANNEL_INDEX><NAME>Right</NAME></TRACK></TRACK_LIST></BWFXML>""".encode())


def cues(marks):
    """(frame, frames or 0, label): points, and regions where they have a length."""
    points = b"".join(struct.pack("<II4sIII", n, at, b"data", 0, 0, at) for n, (at, _, _) in enumerate(marks, 1))
    labels = b"".join(wav.chunk(b"labl", struct.pack("<I", n) + name.encode() + b"\0") for n, (_, _, name) in enumerate(marks, 1))
    lengths = b"".join(wav.chunk(b"ltxt", struct.pack("<II4sHHHH", n, frames, b"rgn ", 0, 0, 0, 0))
                       for n, (_, frames, _) in enumerate(marks, 1) if frames)
    return wav.chunk(b"cue ", struct.pack("<I", len(marks)) + points) + wav.chunk(b"LIST", b"adtl" + labels + lengths)


def f6(rate):
    begin = (5 * 3600 + 12 * 60 + 7) * rate
    return bext(b"ZOOM F6", b"2024-05-12", b"05:12:07", begin) + ixml(rate, begin), b""


def tascam(rate):
    head = bext(b"TASCAM DR-40X", b"2023-11-03", b"16:40:00", (16 * 3600 + 40 * 60) * rate)
    return head, cues([(2 * rate, 0, "MARK 01"), (10 * rate, 4 * rate, "gate"), (30 * rate, 0, "MARK 03")])


def mixpre(rate):
    text = b"sSPEED=24.000-ND\r\nsSCENE=7\r\nsTAKE=02\r\nsNOTE=waves\r\nsTRK1=BoomL\r\nsTRK2=BoomR\r\n"
    info = wav.info(ISFT="MixPre-6 II", ICRD="2022-08-19", INAM="shore", IART="Jo Field")
    return bext(b"SoundDev: MixPre-6 II", b"2022-08-19", b"21:03:44", (21 * 3600 + 3 * 60 + 44) * rate, text) + info, b""


def audiomoth(_rate):
    comment = ("Recorded at 19:17:30 25/06/2021 (UTC) by AudioMoth 24F319055FDF2C31 at medium gain while battery was 4.2V "
               "and temperature was 21.5C.")
    guano = b"GUANO|Version: 1.0\nMake: Open Acoustic Devices\nModel: AudioMoth\nTimestamp: 2021-06-25T19:17:30Z\nNote: jungle\n"
    return wav.info(ICMT=comment, IART="AudioMoth 24F319055FDF2C31"), wav.chunk(b"guan", guano)


RECORDERS = {"F6": (24, f6), "DR-40X": (24, tascam), "MixPre": (24, mixpre), "AudioMoth": (16, audiomoth)}


def write(recorder, sound, target):
    bits, chunks = RECORDERS[recorder]
    shown = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "stream=sample_rate,channels", "-of", "csv=p=0", sound],
                           check=True, capture_output=True, text=True).stdout
    rate, channels = map(int, shown.strip().split(",")[:2])
    frames = subprocess.run(["ffmpeg", "-v", "error", "-i", sound, "-f", f"s{bits}le", "-"], check=True, capture_output=True).stdout
    head, tail = chunks(rate)
    pathlib.Path(target).write_bytes(wav.riff(head, wav.fmt(channels, rate, bits), wav.chunk(b"data", frames), tail))
