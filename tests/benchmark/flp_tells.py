#!/usr/bin/python3
"""Whether a classifier tells our FL Studio projects from FL's own by their form (docs/flp.md 13).

    flp_tells.py --ours FOLDER --real FOLDER... [--control] [--seed N]

Form is the order of events, sizes, constant numbers and bytes, counts, encodings of lengths, the header's count of channels and widths of
texts: nothing that is the music's or a person's choice (whether there is a title, a marker, a plugin). A file is described by
how much of it no other real project of its generation shows, and how much it lacks of what nearly all show. Files are pooled by grammar generation (bytes of a playlist item). For each with 30 real ones or more
it prints the area under the ROC curve of a random forest and of a logistic regression, five times cross-validated, its
95 % interval (bootstrap over files), and what gives most away. Needs python3-sklearn; proves nothing by itself.
"""
import argparse
import hashlib
import pathlib
import struct
import sys
from collections import Counter, defaultdict

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

TEXTS = {192, 193, 194, 195, 196, 197, 200, 201, 202, 203, 204, 205, 206, 207, 231, 239, 241}
# The mark and what a person's name is: who wrote it (comment) and whose FL it was (licensee).
OURS = {195, 200}
# As long as what a person put there: notes, clips, plugins, mixer values, automation.
CONTENT = {213, 223, 224, 225, 233, 234, 216, 235, 226, 227, 230}
# What a person chose: colours, and whether a theme may change them, icons, groups, root notes.
CHOICES = {41, 42, 43, 128, 135, 145, 149, 150, 155}
# Bytes of records that hold a choice: volume, pan and pitch; when a project was begun and how long it was worked on; a
# track's colour; a clip's stretching.
FIELDS = {219: range(24), 237: range(16), 238: range(4, 8), 215: range(96, 112)}
FEWEST = 30


def events(data):
    version = ""
    at, end = 22, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind < 64:
            size, width = 1, 0
        elif kind < 128:
            size, width = 2, 0
        elif kind < 192:
            size, width = 4, 0
            if kind == 172 and version[:2] >= "25":
                size = 3
        else:
            size = shift = width = 0
            while True:
                byte = data[at]
                at += 1
                width += 1
                size |= (byte & 127) << shift
                shift += 7
                if byte < 128:
                    break
        body = data[at:at + size]
        at += size
        if kind == 199:
            version = body[:-1].decode("latin-1")
        yield kind, width, body
    if at != end:
        raise ValueError("cut off")


def release(version):
    parts = [int(p) for p in version.split(".") if p.isdigit()]
    return tuple((parts + [0] * 4)[:4])


def generation(number):
    if number < (20,):
        return None
    if number < (20, 99):
        return "FL 20 (32-byte clips)"
    if number < (24, 2, 99):
        return "FL 21 to 24.2 (60-byte clips)"
    return "FL 25 (80-byte clips)"


def scope_of(kind, scope):
    starts = {199: "head", 231: "groups", 65: "pattern", 226: "midi", 64: "channel", 99: "arrangement", 238: "track",
              100: "tail", 236: "insert", 225: "mixer"}
    return starts.get(kind, scope)


def traits(data):
    """Where it belongs, what it shows of form ("order channel 0 209", "size 238 70", "value 139 65536"), and its sums."""
    listed = list(events(data))
    number = release(next(b for k, _, b in listed if k == 199)[:-1].decode("latin-1"))
    where = generation(number)
    if where is None or any(k == 28 and b != b"\1" for k, _, b in listed):
        return None, None, None  # FL before 20; a trial, whose numbers are scrambled
    shown = {"order": set(), "size": set(), "value": set(), "own order": set()}
    counts = Counter()
    scope, before, channel_type = "head", None, 0
    longer = narrow = channels = 0
    records = set()
    for kind, width, body in listed:
        scope = scope_of(kind, scope)
        if kind == 21:
            channel_type = body[0]
        ours = scope != "channel" or channel_type in (0, 4)  # samplers and audio clips: what we write
        channels += kind == 64
        counts[scope, kind] += 1
        if before is not None:  # the order is the same in every kind of channel (docs/flp.md 4)
            shown["order"].add((scope, before, kind))
            if ours:
                shown["own order"].add((scope, before, kind))
        before = kind
        if kind < 192:
            if ours and kind not in CHOICES:
                shown["value"].add((kind, body))
            continue
        longer += width != max(1, (len(body).bit_length() + 6) // 7)
        if kind in TEXTS:
            narrow += kind != 199 and (len(body) % 2 == 1 or body[-2:] != b"\0\0")
        elif kind not in CONTENT and ours:
            shown["size"].add((kind, len(body)))
            records.add((kind, body))
    shown["byte"] = {((kind, len(body), at), byte) for kind, body in records for at, byte in enumerate(body)
                     if at not in FIELDS.get(kind, ())}
    inserts = max(1, counts["insert", 236])
    per_arrangement = sum(n for (_, k), n in counts.items() if k == 238) / max(1, sum(n for (_, k), n in counts.items() if k == 99))
    sums = [struct.unpack_from("<H", data, 10)[0] - channels, struct.unpack_from("<I", data, 18)[0] - (len(data) - 22),
            longer, narrow, per_arrangement, sum(n for (_, k), n in counts.items() if k == 98) / inserts,
            sum(n for (_, k), n in counts.items() if k == 218) / max(1, channels), counts["midi", 226] > 3]
    return where, shown, sums


SUMS = ["header channels", "header length", "longer lengths", "narrow texts", "tracks an arrangement", "slots an insert",
        "envelopes a channel", "MIDI inputs"]
FAMILIES = ["order", "size", "value", "byte"]
LISTED = {"order", "size"}  # of these it is also asked what is missing
CONSTANT = 3  # a number with no more values in all real projects is form, one with more is the music's


class Vocabulary:
    """What the real projects of a generation show, and how many of them."""

    def __init__(self, real):
        counted = {family: Counter(i for shown, _ in real for i in shown[family]) for family in FAMILIES + ["own order"]}
        self.usual = {family: {i for i, n in counted["own order" if family == "order" else family].items()
                               if n >= 0.98 * len(real)} for family in FAMILIES}
        self.counts = {family: counted[family] for family in FAMILIES}
        self.constant = {}
        for family in ("value", "byte"):
            values = Counter(what for what, _ in self.counts[family])
            self.constant[family] = {what for what, n in values.items() if n <= CONSTANT}

    def heard(self, family, shown):
        """What can be a tell: of numbers and bytes the constant ones alone."""
        known = self.constant.get(family)
        return shown[family] if known is None else {i for i in shown[family] if i[0] in known}

    def row(self, shown, sums, own):
        """`own`: this project is one of them, and is not heard as a witness for itself."""
        row = [sum(counted[i] - own <= 0 for i in self.heard(family, shown)) for family, counted in self.counts.items()]
        return row + [len(self.missing(family, shown)) for family in sorted(LISTED)] + sums

    def missing(self, family, shown):
        return self.usual[family] - shown["own order" if family == "order" else family]

    def strange(self, shown):
        return [(f, i) for f, c in self.counts.items() for i in self.heard(f, shown) if c[i] == 0]


ROWS = [f"unheard-of {f}" for f in FAMILIES] + [f"usual {f} missing" for f in sorted(LISTED)] + SUMS


def load(folders, seen):
    files = defaultdict(list)
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.flp")):
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            if digest in seen:
                continue
            seen.add(digest)
            try:
                where, shown, sums = traits(data)
            except (ValueError, IndexError, StopIteration, struct.error):
                continue
            if where:
                files[where].append((shown, sums))
    return files


def interval(truth, scores, random):
    areas = []
    for _ in range(1000):
        pick = random.integers(0, len(truth), len(truth))
        if 0 < truth[pick].sum() < len(pick):
            areas.append(roc_auc_score(truth[pick], scores[pick]))
    return np.percentile(areas, [2.5, 97.5])


def scores_of(table, truth, model, seed):
    """Of each file by a model that did not see it."""
    scores = np.zeros(len(table))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=seed).split(table, truth):
        scores[test] = model().fit(table[train], truth[train]).predict_proba(table[test])[:, 1]
    return scores


def judge(name, ours, real, seed):
    random = np.random.default_rng(seed)
    files = ours + real
    truth = np.array([1] * len(ours) + [0] * len(real))
    print(f"{name}: {len(ours)} of ours, {len(real)} real")
    vocabulary = Vocabulary(real)
    table = np.array([vocabulary.row(*f, own=int(n >= len(ours))) for n, f in enumerate(files)], dtype=float)
    models = {"random forest": lambda: RandomForestClassifier(300, class_weight="balanced", random_state=seed, min_samples_leaf=3),
              "logistic": lambda: make_pipeline(StandardScaler(),
                                                LogisticRegression(max_iter=2000, C=0.1, class_weight="balanced"))}
    for label, model in models.items():
        scores = scores_of(table, truth, model, seed)
        low, high = interval(truth, scores, random)
        print(f"  {label}: AUC {roc_auc_score(truth, scores):.3f} ({low:.3f} to {high:.3f})")
    for label, column in zip(ROWS, table.T):
        if len(set(column)) > 1:
            print(f"  {label}: AUC {roc_auc_score(truth, column):.2f}, mean {column[truth == 1].mean():.2f} of ours,"
                  f" {column[truth == 0].mean():.2f} real")
    strange = Counter(i for shown, _ in ours for i in vocabulary.strange(shown))
    for (family, what), n in strange.most_common(15):
        print(f"    never in a real one: {family} {what} ({n / len(ours):.0%} of ours)")
    lacking = Counter((f, i) for shown, _ in ours for f in sorted(LISTED) for i in vocabulary.missing(f, shown))
    for (family, what), n in lacking.most_common(10):
        print(f"    in 98 % of the real ones: {family} {what} (not in {n / len(ours):.0%} of ours)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ours", required=True)
    parser.add_argument("--real", required=True, nargs="+")
    parser.add_argument("--control", action="store_true", help="also with a tell that is planted")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    seen = set()
    real = load(given.real, seen)
    ours = load([given.ours], seen)
    for where in sorted(ours):
        if len(real[where]) < FEWEST:
            print(f"{where}: {len(real[where])} real ones are too few")
            continue
        judge(where, ours[where], real[where], given.seed)
        if given.control:  # one constant of a channel is another: that must be told
            planted = [({**shown, "value": shown["value"] | {(85, b"\xff\x07")}}, sums) for shown, sums in ours[where]]
            judge(where + ", with a planted tell", planted, real[where], given.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
