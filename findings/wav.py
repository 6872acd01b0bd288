"""WAV files by their chunks, for the scripts of this folder: `import wav` with this folder in PYTHONPATH."""
import math
import struct


def chunk(name, body):
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def fmt(channels=1, rate=44100, bits=16):
    frame = channels * bits // 8
    return chunk(b"fmt ", struct.pack("<HHIIHH", 1, channels, rate, rate * frame, frame, bits))


def tone(frames, hertz=440.0, rate=44100):
    return b"".join(struct.pack("<h", round(12000 * math.sin(2 * math.pi * hertz * n / rate))) for n in range(frames))


def info(**texts):
    return chunk(b"LIST", b"INFO" + b"".join(chunk(k.encode(), v.encode() + b"\0") for k, v in texts.items()))


def acid(tempo, beats, root=57):
    return chunk(b"acid", struct.pack("<IHHfIHHf", 6, root, 0x8000, 0.0, beats, 4, 4, tempo))


def id3(**frames):
    body = b"".join(k.encode() + struct.pack(">IHB", len(v) + 1, 0, 0) + v.encode() for k, v in frames.items())
    size = len(body)
    return b"ID3\3\0\0" + bytes((size >> shift) & 127 for shift in (21, 14, 7, 0)) + body


def riff(*chunks):
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body
