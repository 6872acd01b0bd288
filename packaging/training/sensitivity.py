#!/usr/bin/env python3
"""How much each named constant of the detection matters: the rooms are copied, every number of a `constexpr` is made one
that the program reads at start from GLEANER_PROBE ("hit_finder:usualThreshold=3.6"), gleaner-cli is built from the copy
once, and then each constant is tried at 0.8 and 1.25 of its value. The sources themselves are never written to.

What is tried: a number is multiplied; one between 0.8 and 1 is a share, and its distance to 1 is (0.98 becomes 0.975 and
0.984); a whole number moves as far, but by one at least. Constants that the compiler needs (sizes of arrays, static_assert,
template arguments, constexpr functions) and those that follow from others are listed as "not probed".

The figures, all on the half `dev` of the annotated recordings, at the middle sensitivity, each with an empty cache. They are
small on purpose, some seconds of one core each, so that all rooms take about half an hour; --thorough takes everything there is:
  hits      every second field scene (5 min, 110 hits): F within 25 ms; overlap: mean of intersection over union of those found
  phrases   the same scenes and a labelled recording of birds: F at an overlap of one half
  textures  the same scenes: share of the textures that hold no annotated sound, and of the scenes that have such a one
  loops     every sixth of the repeated loops: share of loops of a whole number of rounds; the seam that the program tells
  soft      44 single sounds in files of their own: share in which something is found; of these, share of single hits
  onsets    every second recording of at most 20 s: F within 25 ms
  tempo     every second cut loop: share within 4 % of the tempo; share within 4 % of it, half of it or twice it
  exact     all cut loops: share of tempi that are right to the beat a minute
  roles     every eighth one-shot: mean over 14 roles of the share that is right
  voices    every eighth clip of five seconds: share where the role `vocal` is right, and where the content is
  kinds     some one-shots, cut loops and calm places: share whose kind is right

Example: sensitivity.py --data ../shared/data/audio --room find --only hit_ --results find.tsv
Needs what building Gleaner needs, the annotated recordings, and Python 3 alone. Results are added to --results as they come;
what stands there is not measured again."""
import argparse, csv, json, os, re, shutil, subprocess, sys, tempfile
from collections import defaultdict
from figures import FIGURES, Data, Failed, Program

ROOT = os.path.abspath(f'{os.path.dirname(os.path.abspath(__file__))}/../..')
ROOMS = ['find', 'onsets', 'rhythm', 'classify']
# Which figures tell of a file's constants: the first whose pattern fits.
TASKS = [(r'find/hit_finder|find/hit_', ['hits']), (r'find/loop_', ['loops']), (r'find/(phrase|call)_', ['phrases']),
         (r'find/texture_', ['textures']), (r'find/whole_', ['soft']), (r'onsets/', ['onsets']),
         (r'rhythm/tempo_grid', ['exact']), (r'rhythm/repetition', ['loops']), (r'rhythm/', ['tempo']),
         (r'classify/kind_', ['kinds']), (r'classify/(role|descriptor)_', ['roles', 'voices']), (r'classify/content_', ['voices'])]
NONE = {'find/merge_parts': 'no annotated recording has more than two channels',
        'onsets/detect_onsets:togetherSeconds': 'no annotated recording has more than two channels',
        'find/hit_finder:plainestThreshold': 'measured at the middle sensitivity alone',
        'find/hit_finder:lowestThreshold': 'measured at the middle sensitivity alone',
        'classify/character_classifier': 'nobody annotated the words of character',
        **{f'classify/role_classifier:{name}': 'nobody annotated the roles of loops and phrases'
           for name in ('bassOctave', 'chordClasses', 'arpOnsetsASecond', 'steadyVariation')},
        'classify/character_table': 'nobody annotated the words of character'}
PROBE = '''#pragma once
#include <cstdlib>
#include <cstring>
#include <string>
#include <type_traits>
namespace gleaner_probe {
struct Number {
    double value;
    template <class T> requires std::is_arithmetic_v<T> operator T() const { return static_cast<T>(value); }
};
inline Number read(const char* name, double value) {
    const char* probe = std::getenv("GLEANER_PROBE");
    const char* equals = probe ? std::strchr(probe, '=') : nullptr;
    if (equals && std::string(probe, equals) == name) return {std::strtod(equals + 1, nullptr)};
    return {value};
}
}
'''
NUMBER = r"(?<![\w.])\d[\d']*(?:\.\d*)?(?:[eE][-+]?\d+)?[FfuUlL]*(?![\w.])"
DECLARATION = re.compile(r'^(?P<before>[ \t]*(?:inline |static )*)constexpr (?P<type>[\w:<>, ]+?) (?P<name>\w+)\s*'
                         r'(?P<value>=[^;]*|\{[^;]*\});', re.M)


class Constant:
    def __init__(self, file, name, value, whole):
        self.file, self.name, self.value, self.whole = file, name, value, whole

    @property
    def key(self):
        return f'{os.path.splitext(os.path.basename(self.file))[0]}:{self.name}'

    def tried(self):
        if 0.8 < self.value < 1.0 and not self.whole:
            return [1.0 - (1.0 - self.value) * factor for factor in (1.25, 0.8)]
        if self.whole:
            step = [round(self.value * factor) for factor in (0.8, 1.25)]
            return [min(step[0], self.value - 1), max(step[1], self.value + 1)]
        return [self.value * 0.8, self.value * 1.25]


def number(text):
    return float(re.sub(r"['FfuUlL]", '', text))


def shown(value):
    return f'{value:.5g}'


def isWhole(kind, text):
    return bool(re.search(r'\b(int|size_t|Frame|u?int\d+_t)\b', kind)) or \
        not (re.search(r'\b(double|float)\b', kind) or re.search(r'[.eEF]', text))


def rewritten(file, source, fixed):
    """The text with its numbers read at start, the constants in it, and those that can't be with the reason."""
    constants, left, names = [], {}, set()

    def change(found):
        name, value, kind = found['name'], found['value'], found['type']
        words = re.sub(r'\bstd::\w+|static_cast<[^>]*>|\d[\w.]*', '', value)
        if name in fixed:
            left[name] = fixed[name]
            return found[0]
        if re.search(r'[A-Za-z]', words):
            left[name] = 'follows from others'
            for known in names:
                if re.search(rf'\b{known}\b', words):
                    names.add(name)
                    return found[0].replace('constexpr', 'const', 1)
            return found[0]
        numbers = list(re.finditer(NUMBER, value))
        names.add(name)
        if '{' not in value:
            text = value.lstrip('= \n')
            amount = eval(re.sub(r"(?<=[\d.])[FfuUlL]+", '', text.replace("'", '')), {'__builtins__': {}})
            constant = Constant(file, name, amount, isWhole(kind, text))
            constants.append(constant)
            value = f'= ::gleaner_probe::read("{constant.key}", {text})'
        else:
            for i, n in reversed([(i, n) for i, n in enumerate(numbers) if number(n[0])]):
                constant = Constant(file, f'{name}.{i}', number(n[0]), isWhole(kind if 'array' in kind else '', n[0]))
                constants.append(constant)
                value = value[:n.start()] + f'::gleaner_probe::read("{constant.key}", {n[0]})' + value[n.end():]
        before = found['before']
        if file.endswith('.h') and 'inline' not in before:
            before += 'inline ' # a member, else every file would have its own
        return f'{before}const {kind} {name} {value};'

    text = DECLARATION.sub(change, source)
    if constants:
        text = text.replace('#pragma once', f'#pragma once\n#include "base/probe_constant.h"', 1) if file.endswith('.h') \
            else '#include "base/probe_constant.h"\n' + text
    order = [m['name'] for m in DECLARATION.finditer(source)]
    constants.sort(key=lambda c: (order.index(c.name.split('.')[0]), c.name))
    return text, constants, left


def filesOf(room):
    folder = f'{ROOT}/core/{room}'
    return [f'{room}/{name}' for name in sorted(os.listdir(folder))
            if re.search(r'\.(cpp|h)$', name) and not name.endswith('_table.cpp')]


def build(work, jobs):
    """The program made of a copy in `work`; the constants of each file, and those left with the reason."""
    tree, fixed = f'{work}/tree', defaultdict(dict)
    for part in ['CMakeLists.txt', 'CMakePresets.json', 'core', 'ui', 'app', 'packaging', 'resources', 'LICENSE', 'LICENSES',
                 'README.md', 'CHANGELOG.md']:
        copy = shutil.copytree if os.path.isdir(f'{ROOT}/{part}') else shutil.copy
        os.makedirs(tree, exist_ok=True)
        copy(f'{ROOT}/{part}', f'{tree}/{part}')
    with open(f'{tree}/core/base/probe_constant.h', 'w') as out:
        out.write(PROBE)
    subprocess.run(['cmake', '-S', tree, '-B', f'{work}/build', '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Release',
                    '-DGLEANER_TESTS=OFF', '-DCMAKE_UNITY_BUILD=ON'], check=True, stdout=subprocess.DEVNULL)
    for _ in range(20):
        constants, left = [], {}
        for file in [f for room in ROOMS for f in filesOf(room)]:
            with open(f'{ROOT}/core/{file}') as source:
                text, some, others = rewritten(file, source.read(), fixed[file])
            constants += some
            left.update({(file, name): reason for name, reason in others.items()})
            path = f'{tree}/core/{file}'
            if open(path).read() != text:
                with open(path, 'w') as out:
                    out.write(text)
        made = subprocess.run(['ninja', '-C', f'{work}/build', '-k', '0', f'-j{jobs}', 'gleaner-cli'],
                              capture_output=True, text=True, env=os.environ | {'LC_ALL': 'C'})
        if made.returncode == 0:
            return f'{work}/build/gleaner-cli', constants, left
        known = {(c.file, c.name.split('.')[0]) for c in constants} | set(left)
        new = set()
        for path, name in re.findall(r"(\S+?):\d+:\d+: error: the value of '(?:[^']*::)?(\w+)' is not usable", made.stdout):
            here = {(f, n) for f, n in known if n == name and path.endswith(f'core/{f}')}
            new |= {(f, n) for f, n in here or known if n == name and n not in fixed[f]}
        if not new:
            sys.exit(made.stdout[-6000:])
        for file, name in new:
            fixed[file][name] = 'the compiler needs it'
    sys.exit('the copy does not build')


# --------------------------------------------------------------------------------------------------------- the sweep
def tasksOf(file):
    return next((tasks for pattern, tasks in TASKS if re.match(pattern, file)), [])


class Sweep:
    def __init__(self, program, data, cache, results):
        self.program, self.data, self.cache, self.results, self.known = program, data, cache, results, {}
        if results and os.path.exists(results):
            with open(results, newline='') as file:
                self.known = {(r[0], r[1]): r[2] for r in csv.reader(file, delimiter='\t')}

    def measured(self, task, probe):
        """Figures as text ("F 0.957, overlap 0.612"), or why there are none."""
        if (task, probe) not in self.known:
            try:
                got = FIGURES[task](Program(self.program, probe, self.cache), self.data)
                text = ', '.join(f'{name} {value:.3f}' for name, value in got.items())
            except Failed as failed:
                text = f'fails: {failed}'
            self.known[task, probe] = text
            if self.results:
                with open(self.results, 'a') as out:
                    out.write(f'{task}\t{probe}\t{text}\n')
        return self.known[task, probe]

    def line(self, task, constant):
        low, high = constant.tried()
        return '\t'.join([constant.file, constant.name, shown(constant.value), task,
                          f'{shown(low)}: {self.measured(task, f"{constant.key}={low:.9g}")}', self.measured(task, ''),
                          f'{shown(high)}: {self.measured(task, f"{constant.key}={high:.9g}")}'])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', default=f'{ROOT}/../shared/data/audio', help='the annotated recordings, with their INDEX.tsv')
    parser.add_argument('--room', action='append', choices=ROOMS, help='of these rooms alone')
    parser.add_argument('--only', default='', help='of files whose name begins so, separated by commas: hit_,loop_')
    parser.add_argument('--results', help='a file to which results are added, and from which they are taken; another one for --thorough')
    parser.add_argument('--keep', help='build in this new folder outside of the sources, and leave it')
    parser.add_argument('--program', help='measure with what is in such a folder, instead of building')
    parser.add_argument('--jobs', type=int, default=1, help='of the compiler; measuring is one process at a time')
    parser.add_argument('--thorough', action='store_true', help='all of the recordings: some hours')
    parser.add_argument('--list', action='store_true', help='only the constants, nothing is measured')
    a = parser.parse_args()
    work = a.program or a.keep or tempfile.mkdtemp(prefix='gleaner_sensitivity_')
    if os.path.commonpath([ROOT, os.path.abspath(work)]) == ROOT:
        parser.error('the copy is built outside of the sources')
    caches = tempfile.mkdtemp(prefix='gleaner_sensitivity_')
    try:
        if a.program:
            with open(f'{work}/constants.json') as file:
                saved = json.load(file)
            program, constants = f'{work}/build/gleaner-cli', [Constant(*c) for c in saved['constants']]
            left = {tuple(k): v for k, v in saved['left']}
        else:
            program, constants, left = build(work, a.jobs)
            with open(f'{work}/constants.json', 'w') as file:
                json.dump({'constants': [[c.file, c.name, c.value, c.whole] for c in constants],
                           'left': [[k, v] for k, v in left.items()]}, file)
        
        def wanted(file):
            room, name = file.split('/')
            return room in (a.room or ROOMS) and name.startswith(tuple(a.only.split(',')))
        sweep = Sweep(program, Data(a.data, a.thorough), f'{caches}/cache', a.results)
        print('file\tconstant\tvalue\ttask\tat 0.8\tat 1\tat 1.25')
        for constant in [c for c in constants if wanted(c.file)]:
            room = os.path.splitext(constant.file)[0]
            why = NONE.get(room) or NONE.get(f'{room}:{constant.name}')
            if a.list or why:
                print(f'{constant.file}\t{constant.name}\t{shown(constant.value)}\tnot swept: {why or "only listed"}')
                continue
            for task in tasksOf(constant.file):
                print(sweep.line(task, constant), flush=True)
        for (file, name), reason in left.items():
            if wanted(file):
                print(f'{file}\t{name}\t\tnot probed: {reason}')
    finally:
        shutil.rmtree(caches, ignore_errors=True)
        if not a.program and not a.keep:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == '__main__':
    main()
