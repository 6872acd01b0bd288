#!/usr/bin/python3
"""Teaches the speech gate: scenes (speech_scenes.py), what the program hears of them (list_speech_frames), a small network of
convolutions over time, judged with a group of voices, places and sounds left out at a time, and its table for core/guards.

    /usr/bin/python3 packaging/training/speech.py --data ../shared/data/audio --cache /tmp/speech            # figures
    /usr/bin/python3 packaging/training/speech.py --data ../shared/data/audio --cache /tmp/speech --write    # and the table
"""
import argparse, glob, os, subprocess
import numpy as np, torch
import speech_scenes as scenes
from table import HEAD, array

INPUTS, BANDS, WIDTH, TAPS, SPACINGS = 26, 24, 24, 5, (1, 2, 4, 8)
RATE = 25  # judgements a second
CROP, BATCH = 500, 16
AUDIBLE = 0.0  # dB in the telephone band over half a second


class Gate(torch.nn.Module):
    """As core/guards/speech_network.cpp: the first layer takes every second frame, the further ones add to what they get."""

    def __init__(self):
        super().__init__()
        self.layers = torch.nn.ModuleList(
            [torch.nn.Conv1d(INPUTS, WIDTH, TAPS, stride=2, padding=TAPS // 2)] +
            [torch.nn.Conv1d(WIDTH, WIDTH, TAPS, dilation=d, padding=d * (TAPS // 2)) for d in SPACINGS] + [torch.nn.Conv1d(WIDTH, 1, 1)])

    def forward(self, x):
        x = torch.relu(self.layers[0](x))
        for layer in self.layers[1:-1]:
            x = x + torch.relu(layer(x))
        return self.layers[-1](x)[:, 0]


class Scene:
    def __init__(self, name):
        frames = np.fromfile(name + '.wav.frames', np.uint8).reshape(-1, INPUTS).astype(np.float32)
        frames[:, :BANDS] /= 20
        frames[:, BANDS:] *= 2 / 255
        labels = np.load(name + '.npy')[::2]
        count = min((len(frames) + 1) // 2, len(labels))
        self.group, self.isBusy = int(os.path.basename(name)[0]), int(name[-3:]) % 4 >= 2
        self.frames = np.ascontiguousarray(frames[:2 * count].T)
        self.talks, self.ratio = labels[:count, 0] > 0, labels[:count, 1]
        near = np.convolve(self.talks, np.ones(17), 'same')[:count] > 0
        self.target = (self.talks & (self.ratio >= -3)).astype(np.float32)
        self.weight = np.where(self.talks, self.ratio >= -3, ~near).astype(np.float32)


def learn(known, seed, steps):
    torch.manual_seed(seed)
    dice, gate = np.random.default_rng(seed), Gate()
    adam = torch.optim.AdamW(gate.parameters(), 3e-3, weight_decay=1e-3)
    plan = torch.optim.lr_scheduler.OneCycleLR(adam, 4e-3, steps)
    for _ in range(steps):
        x, y, w = [], [], []
        for scene in dice.choice(len(known), BATCH):
            scene = known[scene]
            begin = dice.integers(0, len(scene.talks) - CROP)
            part = scene.frames[:, 2 * begin:2 * (begin + CROP)].copy()
            if dice.random() < 0.3:  # what a telephone or a poor microphone leaves of it
                part[dice.integers(14, BANDS):BANDS] *= dice.uniform(0, 0.7)
            x.append(part)
            y.append(scene.target[begin:begin + CROP])
            w.append(scene.weight[begin:begin + CROP])
        odds, y, w = gate(torch.from_numpy(np.stack(x))), torch.from_numpy(np.stack(y)), torch.from_numpy(np.stack(w))
        loss = (torch.nn.functional.binary_cross_entropy_with_logits(odds, y, reduction='none') * w).sum() / w.sum()
        adam.zero_grad()
        loss.backward()
        adam.step()
        plan.step()
    return gate, float(loss)


def stretches(odds, opens, keeps, shortest=0.3, bridged=0.6, margin=0.2):
    """As core/guards/speech_gate.cpp."""
    found, i = [], 0
    while i < len(odds):
        if odds[i] < keeps:
            i += 1
            continue
        j = i
        while j < len(odds) and odds[j] >= keeps:
            j += 1
        sure = int((odds[i:j] >= opens).sum())
        if found and i - found[-1][1] <= round(bridged * RATE):
            found[-1] = (found[-1][0], j, found[-1][2] + sure)
        else:
            found.append((i, j, sure))
        i = j
    step = round(margin * RATE)
    return [(max(0, i - step), min(len(odds), j + step)) for i, j, sure in found if sure >= round(shortest * RATE)]


EDGES = [-6, -3, 0, 3, 6, 12, 40]


def judge(judged, opens, keeps):
    """Recall of seconds by their ratio, and false alarms an hour where nobody speaks. `judged`: (scene, odds)."""
    heard, there, alarms, quiet = np.zeros(len(EDGES) - 1), np.zeros(len(EDGES) - 1), 0, 0.0
    audible = [0, 0]
    for scene, odds in judged:
        flagged = np.zeros(len(odds), bool)
        near = np.convolve(scene.talks, np.ones(2 * RATE + 1), 'same')[:len(odds)] > 0
        for begin, end in stretches(odds, opens, keeps):
            flagged[begin:end] = True
            alarms += not near[begin:end].any()
        quiet += (~near).sum() / RATE
        for second in range(len(odds) // RATE):
            part = slice(second * RATE, (second + 1) * RATE)
            talks = scene.talks[part]
            if talks.mean() < 0.5:
                continue
            ratio, hit = np.mean(scene.ratio[part][talks]), flagged[part][talks].mean() >= 0.5
            place = np.searchsorted(EDGES, ratio, 'right') - 1
            if 0 <= place < len(there):
                there[place] += 1
                heard[place] += hit
            if ratio >= AUDIBLE:
                audible[0] += hit
                audible[1] += 1
    return audible[0] / max(1, audible[1]), alarms / max(1e-9, quiet / 3600), heard / np.maximum(1, there), there, quiet / 3600


def show(judged, limits):
    for opens, keeps in limits:
        recall, alarms, by, there, hours = judge(judged, opens, keeps)
        print(f'open {opens:4.1f} keep {keeps:4.1f}: audible {recall:.4f}, false alarms an hour {alarms:.2f} in {hours:.2f} h; by ratio ' +
              ', '.join(f'{EDGES[i]}…{EDGES[i + 1]} {by[i]:.3f} ({there[i]:.0f})' for i in range(len(by))))


def whole(weights):
    """Weights in 127 steps an output, tap by tap, input by input."""
    steps = np.maximum(np.abs(weights).max((1, 2)), 1e-9) / 127
    return np.rint(weights / steps[:, None, None]).astype(int), steps


def write(gate, path):
    text = HEAD.replace('train.py', 'speech.py') + '#include "guards/speech_network.h"\n\n#include <array>\n\n// clang-format off\nnamespace gleaner::guards {\n\nnamespace {\n'
    rows = []
    for n, layer in enumerate(gate.layers):
        weights, steps = whole(layer.weight.detach().numpy())
        numbers = weights.transpose(2, 1, 0)
        lines = '\n'.join('    ' + ','.join(map(str, line)) + ',' for line in numbers.reshape(numbers.shape[0] * (numbers.shape[1] // 8 or 1), -1)) \
            if numbers.shape[1] % 8 == 0 else '\n'.join('    ' + ','.join(map(str, line.ravel())) + ',' for line in numbers)
        text += f'constexpr std::array<std::int8_t, {weights.size}> weights{n} = {{\n{lines}}};\n'
        text += array(f'rows{n}', np.stack([steps, layer.bias.detach().numpy()], 1))
        rows.append(f'    {{{layer.in_channels}, {layer.out_channels}, {layer.kernel_size[0]}, {layer.dilation[0]}, weights{n}, rows{n}}},')
    text += f'constexpr std::array<SpeechLayer, {len(rows)}> layers = {{{{\n' + '\n'.join(rows) + '\n}};\n}\n\nstd::span<const SpeechLayer> speechLayers() { return layers; }\n\n}\n'
    open(path, 'w').write(text)


def rounded(gate):
    """What is left of the weights in the table."""
    with torch.no_grad():
        for layer in gate.layers:
            weights, steps = whole(layer.weight.numpy())
            layer.weight.copy_(torch.from_numpy((weights * steps[:, None, None]).astype(np.float32)))
    return gate


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', required=True, help='annotated recordings')
    parser.add_argument('--cache', required=True, help='folder for scenes')
    parser.add_argument('--lister', default='build/ci/tests/list_speech_frames')
    parser.add_argument('--scenes', type=int, default=120, help='a group, half of them with speech, half of them in the shared places with no other sound')
    parser.add_argument('--steps', type=int, default=1800)
    parser.add_argument('--folds', type=int, default=scenes.GROUPS)
    parser.add_argument('--write', action='store_true', help='learn from all groups and write the table')
    given = parser.parse_args()
    torch.set_num_threads(1)
    scenes.make(given.data, given.cache, given.scenes)
    names = sorted(f[:-4] for f in glob.glob(given.cache + '/scenes/*.npy'))
    fresh = [n + '.wav' for n in names if not os.path.exists(n + '.wav.frames')]
    subprocess.run([given.lister], input='\n'.join(fresh).encode(), check=True)
    stock, judged = [Scene(n) for n in names], []
    for group in range(given.folds):
        gate, loss = learn([s for s in stock if s.group != group], group, given.steps)
        gate = rounded(gate)
        with torch.no_grad():
            mine = [(s, gate(torch.from_numpy(s.frames[None]))[0].numpy()) for s in stock if s.group == group]
        print(f'group {group} left out, loss {loss:.3f}', flush=True)
        show([pair for pair in mine if not pair[0].isBusy], [(2.0, 0.0)])
        judged += mine
    for isBusy, what in ((False, 'places'), (True, 'with instruments, animals and strokes')) if judged else ():
        print(what)
        show([pair for pair in judged if pair[0].isBusy == isBusy], [(opens, keeps) for opens in (0.0, 1.0, 2.0, 3.0, 4.0) for keeps in (-1.0, 0.0)])
    if judged:
        np.save(given.cache + '/judged.npy', np.array([o for _, o in judged], dtype=object), allow_pickle=True)
    if given.write:
        gate, loss = learn(stock, 99, given.steps)
        torch.save(gate.state_dict(), given.cache + '/gate.pt')
        write(gate, os.path.join(os.path.dirname(__file__), '../../core/guards/speech_network_table.cpp'))


if __name__ == '__main__':
    main()
