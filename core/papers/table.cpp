#include "base/number_text.h"
#include "music/key.h"
#include "papers/paper_writers.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace gleaner::papers {
namespace {

struct Column {
    const char* name;
    std::string (*value)(const Pack& pack, const Sample& sample);
};

std::string level(double value) { return std::isfinite(value) ? fixedText(value, 2) : std::string(); }

std::string charactersOf(const Sample& sample) {
    std::string text;
    for (const music::Character character : sample.traits.character)
        text += (text.empty() ? "" : " ") + std::string(music::info(character).id);
    return text;
}

// clang-format off
constexpr Column columns[] = {
    {"path", [](const Pack&, const Sample& one) { return one.path; }},
    {"kind", [](const Pack&, const Sample& one) { return std::string(music::info(one.traits.kind).id); }},
    {"role", [](const Pack&, const Sample& one) { return std::string(music::info(one.traits.role).id); }},
    {"seconds", [](const Pack&, const Sample& one) { return decimalText(one.seconds, 6); }},
    {"bpm", [](const Pack&, const Sample& one) { return one.traits.bpm ? decimalText(*one.traits.bpm, 3) : std::string(); }},
    {"bars", [](const Pack&, const Sample& one) { return one.traits.bars ? std::to_string(*one.traits.bars) : std::string(); }},
    {"key", [](const Pack&, const Sample& one) { return one.traits.key ? music::toString(*one.traits.key) : std::string(); }},
    {"pitch_hz", [](const Pack&, const Sample& one) { return one.traits.pitchHz ? decimalText(*one.traits.pitchHz, 3) : std::string(); }},
    {"character", [](const Pack&, const Sample& one) { return charactersOf(one); }},
    {"lufs", [](const Pack&, const Sample& one) { return level(one.lufs); }},
    {"true_peak_db", [](const Pack&, const Sample& one) { return level(one.truePeakDb); }},
    {"gain_db", [](const Pack&, const Sample& one) { return level(one.gainDb); }},
    {"rate", [](const Pack&, const Sample& one) { return std::to_string(one.rate); }},
    {"channels", [](const Pack&, const Sample& one) { return std::to_string(one.channels); }},
    {"recording", [](const Pack& pack, const Sample& one) { return pack.sources[one.source].file; }},
    {"recording_begin", [](const Pack&, const Sample& one) { return decimalText(one.sourceBegin, 6); }},
    {"recording_end", [](const Pack&, const Sample& one) { return decimalText(one.sourceEnd, 6); }},
    {"id", [](const Pack&, const Sample& one) { return one.id; }},
    {"sha256", [](const Pack&, const Sample& one) { return one.sha256; }},
};
// clang-format on

/// As RFC 4180 has it. A spreadsheet takes what begins with =, +, - or @ for a formula; a name must not be
/// one, and a number of ours may begin with a minus.
std::string cell(const std::string& value) {
    const bool isNumber = !value.empty() && value.find_first_not_of("-0123456789.") == std::string::npos;
    std::string safe = value;
    if (!isNumber && !value.empty() && std::string("=+-@\t\r").find(value[0]) != std::string::npos)
        safe.insert(safe.begin(), '\'');
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string rowOf(const std::function<std::string(const Column&)>& value) {
    std::string row;
    for (const Column& column : columns)
        row += (row.empty() && &column == columns ? "" : ",") + cell(value(column));
    return row + "\r\n";
}

}

void writeTable(const Pack& pack, PaperOutput& output, const Progress&) {
    std::string text = rowOf([](const Column& column) { return std::string(column.name); });
    for (const Sample& sample : pack.samples)
        text += rowOf([&](const Column& column) { return column.value(pack, sample); });
    output.write("samples.csv", text);
}

}
