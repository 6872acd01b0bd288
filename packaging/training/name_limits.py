#!/usr/bin/env python3
"""How sure a tempo, a key or a role has to be to stand in a name: the smallest limit of confidence from which on at
most one told in fifty is wrong. The limits stand in core/music/certainty.h; this prints what they rest on.

    packaging/training/name_limits.py build/ci/gleaner-cli ../shared/data/audio

No training. Every origin is left out once: the limit is set on the others and judged on it, and the sums of what was
told and wrong over all of them are the figures that count. Roles are judged on the sounds that the role table was not
learnt from (split "more") beside all. What a label says wrongly is left out (FALSE_LABELS, each with the reason).
"""
import collections
import csv
import json
import os
import pathlib
import re
import subprocess
import sys

FALSE_LABELS = {
    'loops/dev/lmms_electro_beat02_-_119_BPM.ogg': 'the file is 4.000 beats long at 120, 3.966 at 119',
    'loops/dev/lmms_break01_-_168_BPM.ogg': 'the file is 4.006 beats long at 167, 4.030 at 168',
    'loops/dev/dirt_000_PLEAD.WAV': 'no whole number of beats at any tempo near: cut by somebody else',
}
MOST_WRONG = 0.015 # in the setting, so that what is left out stays below one in fifty
COARSE = {'hat_closed': 'hat', 'hat_open': 'hat', 'openhat': 'hat', 'rim': 'perc', 'chord': 'chords', 'arp': 'lead', 'pluck': 'lead'}
FAMILIES = {'drum': 'kick snare clap rim hat openhat cymbal tom perc'.split(), 'tonal': 'bass lead chords pad arp pluck'.split(),
            'vocal': ['vocal'], 'fx': ['fx'], 'ambience': ['ambience']}
SLOWEST, FASTEST = 60, 185 # the range in which tempi are looked for, unless somebody narrows it
LETTERS = {'c': 0, 'd': 2, 'e': 4, 'f': 5, 'g': 7, 'a': 9, 'b': 11}


def family(role):
    return next((name for name, roles in FAMILIES.items() if role in roles), role)


def key_of(text):
    """(pitch class, is minor) of "F#m", "E major", "A minor"; of "A?" the mode is nobody's: None."""
    text = text.strip()
    pitch = LETTERS[text[0].lower()] + text.count('#') - text[1:].count('b')
    rest = text.lstrip('ABCDEFGabcdefg#').strip().lower()
    return pitch % 12, None if '?' in text else rest.startswith('min') or rest == 'm'


def same_key(told, label):
    (pitch, minor), (right, right_minor) = key_of(told), key_of(label)
    return pitch == right and (right_minor is None or minor == right_minor)


def tempo_is_right(row, bpm):
    # Of played music the label is the median of intervals on a grid of 10 ms.
    label = float(row['bpm'])
    slack = max(0.5, 0.005 * label) if not row['truth'].startswith('MDB') else label * label / 60 * 0.01
    return abs(bpm - label) <= slack


def may_be_counted_otherwise(sample):
    """Half or twice its tempo is the next that it could be: no limit tells the two apart."""
    others = sample['bpmAlternatives'] or []
    return bool(others) and SLOWEST <= others[0] <= FASTEST and min(abs(others[0] / sample['bpm'] - x) for x in (0.5, 2)) < 0.04


def judged(rows, heard):
    """Of each fact: (confidence, right, origin, split, kind); how many are labelled, by fact and kind."""
    facts = collections.defaultdict(list)
    labelled = collections.Counter()
    for row in rows:
        sample = heard.get(row['file'])
        if not sample or row['file'] in FALSE_LABELS:
            continue
        about = (row['origin_repo'], row['split'], sample['kind'])
        if row['bpm']:
            labelled['tempo', sample['kind']] += 1
            if sample['bpm'] and not may_be_counted_otherwise(sample):
                facts['tempo'].append((sample['bpmConfidence'], tempo_is_right(row, sample['bpm']), *about))
        if row['key']:
            labelled['key', sample['kind']] += 1
            if sample['key']:
                facts['key'].append((sample['keyConfidence'], same_key(sample['key'], row['key']), *about))
        if row['set'] == 'oneshots':
            told, label = (COARSE.get(word, word) for word in (sample['role'], row['class']))
            alike = told == label or {told, label} <= {'lead', 'chords', 'pad'} # a matter of how it is used
            labelled['role', sample['kind']] += 1
            labelled['family', sample['kind']] += 1
            facts['role'].append((sample['roleConfidence'], alike, *about))
            facts['family'].append((sample['roleConfidence'], family(sample['role']) == family(label), *about))
    return facts, labelled


def shipped_limits():
    """Those of core/music/certainty.h, by fact."""
    header = pathlib.Path(__file__).resolve().parents[2] / 'core/music/certainty.h'
    return {fact: float(limit) for fact, limit in re.findall(r'\{Fact::\w+, "(\w+)", ([\d.]+)\}', header.read_text(encoding='utf-8'))}


def report_kinds(items, labelled_kinds, limit):
    """What names tell today, by kind: the coverage and what of it is wrong."""
    for kind in sorted(labelled_kinds):
        told = [item for item in items if item[4] == kind and item[0] >= limit]
        wrong = sum(not item[1] for item in told)
        print(f'  at the shipped limit {limit:.2f}, {kind}: {len(told)} of {labelled_kinds[kind]} told '
              f'({100 * len(told) / labelled_kinds[kind]:.0f} %), {wrong} wrong ({100 * wrong / max(1, len(told)):.1f} %)')


def limit_of(items):
    """The smallest confidence from which on at most MOST_WRONG are wrong, in steps of a hundredth."""
    for step in range(0, 101):
        told = [item for item in items if item[0] >= step / 100]
        if sum(not item[1] for item in told) <= MOST_WRONG * len(told):
            return step / 100
    return 1.01


def report(name, items, labelled):
    told = wrong = 0
    for origin in sorted({item[2] for item in items}):
        limit = limit_of([item for item in items if item[2] != origin])
        out = [item for item in items if item[2] == origin and item[0] >= limit]
        told, wrong = told + len(out), wrong + sum(not item[1] for item in out)
        print(f'  {origin:36} limit {limit:.2f}: {len(out)} of {sum(item[2] == origin for item in items)} told, '
              f'{sum(not item[1] for item in out)} wrong')
    limit = limit_of(items)
    kinds = collections.Counter(item[4] for item in items if item[0] >= limit)
    print(f'{name}: limit {limit:.2f} on all; left out {told} of {labelled} told ({100 * told / labelled:.0f} %), {wrong} wrong '
          f'({100 * wrong / max(1, told):.1f} %); told by kind {dict(kinds)}')
    unseen = [item for item in items if item[3] == 'more' and item[0] >= limit]
    print(f'  split more: {len(unseen)} of {sum(item[3] == "more" for item in items)} told, {sum(not item[1] for item in unseen)} wrong')


def main():
    program, audio = sys.argv[1:3]
    with open(f'{audio}/INDEX.tsv', newline='', encoding='utf-8') as file:
        rows = [row for row in csv.DictReader(file, delimiter='\t') if row['split'] in ('dev', 'more')]
    wanted = [row['file'] for row in rows if row['bpm'] or row['key'] or row['set'] == 'oneshots']
    printed = subprocess.run([os.path.abspath(program), 'analyse', '--no-evidence', '--json', *wanted], cwd=audio, check=True, capture_output=True)
    heard = {sample['file']: sample for sample in json.loads(printed.stdout)['samples']}
    facts, labelled = judged(rows, heard)
    limits = shipped_limits()
    for name, items in facts.items():
        of_kinds = {kind: count for (fact, kind), count in labelled.items() if fact == name}
        report(name, items, sum(of_kinds.values()))
        report_kinds(items, of_kinds, limits[name])


main()
