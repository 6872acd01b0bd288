"""Writes what was learnt as C++ tables."""
import numpy as np

HEAD = "// Written by packaging/training/train.py; not edited by hand.\n"
LINE = 20


def number(x):
    text = f'{float(x):.4g}'
    return (text if any(c in text for c in '.en') else text + '.0') + 'F'


def numbers(values):
    values = [number(v) for v in np.ravel(values)]
    return ',\n    '.join(', '.join(values[i:i + LINE]) for i in range(0, len(values), LINE))


def array(name, values):
    return f'constexpr std::array<float, {np.size(values)}> {name} = {{\n    {numbers(values)}}};\n'


def layer(name, weights, bias):
    """Weights in 127 steps of their row to both sides."""
    rows = np.asarray(weights, float).T
    steps = np.maximum(np.abs(rows).max(1), 1e-9) / 127
    whole = np.rint(rows / steps[:, None]).astype(int)
    lines = '\n'.join('    ' + ','.join(map(str, row)) + ',' for row in whole)
    return (f'constexpr std::array<std::int8_t, {whole.size}> {name} = {{\n{lines}}};\n' +
            array(name + 'Rows', np.stack([steps, bias], 1)))


def model(path, header, function, comment, scaler, networks, classes, sharpness, inputs=None):
    """networks: lists of (weights, bias) from the descriptors up, one or two layers each. `inputs`: how many descriptors there
    are, of which those after the last that the networks were shown weigh nothing."""
    deaf = (inputs or len(scaler.mean)) - len(scaler.mean)
    text = HEAD + comment + f'#include "{header}"\n\n// clang-format off\nnamespace gleaner::analysis {{\n\nnamespace {{\n'
    entries = []
    for i, layers in enumerate(networks):
        layers = [(np.pad(layers[0][0], ((0, deaf), (0, 0))), layers[0][1])] + layers[1:]
        if len(layers) == 2:
            text += layer(f'hidden{i}', *layers[0])
        text += layer(f'output{i}', *layers[-1])
        entries.append('{' + (f'{{hidden{i}, hidden{i}Rows}}' if len(layers) == 2 else '{}') + f', {{output{i}, output{i}Rows}}}}')
    text += f'constexpr std::array<DescriptorNetwork, {len(entries)}> networks = {{{{{", ".join(entries)}}}}};\n'
    text += 'constexpr DescriptorModel model = {\n    {{{' + numbers(np.pad(scaler.mean, (0, deaf))) + '}},\n    {{' + numbers(np.pad(1 / scaler.spread, (0, deaf))) + '}}},\n'
    text += f'    networks, {classes}, {sharpness:.3g}}};\n}}\n\n'
    text += f'const DescriptorModel& {function}() {{ return model; }}\n\n}}\n'
    open(path, 'w').write(text)


def character(path, roles, fifths):
    text = HEAD + '#include "classify/character_table.h"\n\n// clang-format off\nnamespace gleaner::analysis {\n\n'
    text += 'const std::array<std::array<Fifths, aspectCount>, music::roles.size()> characterTable = {{\n'
    for role in roles:
        text += '    {{' + ', '.join(f'{{{low:.2f}, {high:.2f}}}' for low, high in fifths[role]) + f'}}}}, // {role}\n'
    open(path, 'w').write(text + '}};\n\n}\n')
