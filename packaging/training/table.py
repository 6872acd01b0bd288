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


def model(path, header, function, comment, scaler, networks, classes, sharpness):
    """networks: lists of (weights, bias) from the descriptors up, one or two layers each."""
    text = HEAD + comment + f'#include "{header}"\n\n// clang-format off\nnamespace gleaner::analysis {{\n\nnamespace {{\n'
    entries = []
    for i, layers in enumerate(networks):
        rows = [np.vstack([w, b]).T for w, b in layers]
        if len(rows) == 2:
            text += array(f'hidden{i}', rows[0])
        text += array(f'output{i}', rows[-1])
        entries.append(f'{{{f"hidden{i}" if len(rows) == 2 else "{}"}, output{i}}}')
    text += f'constexpr std::array<DescriptorNetwork, {len(entries)}> networks = {{{{{", ".join(entries)}}}}};\n'
    text += 'constexpr DescriptorModel model = {\n    {{{' + numbers(scaler.mean) + '}},\n    {{' + numbers(1 / scaler.spread) + '}}},\n'
    text += f'    networks, {classes}, {sharpness:.3g}}};\n}}\n\n'
    text += f'const DescriptorModel& {function}() {{ return model; }}\n\n}}\n'
    open(path, 'w').write(text)


def character(path, roles, fifths):
    text = HEAD + '#include "analysis/character_table.h"\n\n// clang-format off\nnamespace gleaner::analysis {\n\n'
    text += 'const std::array<std::array<Fifths, aspectCount>, music::roles.size()> characterTable = {{\n'
    for role in roles:
        text += '    {{' + ', '.join(f'{{{low:.2f}, {high:.2f}}}' for low, high in fifths[role]) + f'}}}}, // {role}\n'
    open(path, 'w').write(text + '}};\n\n}\n')
