#include "session/labels.h"

#include "base/error.h"
#include "base/shown_text.h"
#include "session/triage.h"

#include <QByteArrayList>

#include <algorithm>
#include <cmath>

namespace gleaner::session {

namespace {

/// What Audacity writes.
constexpr int decimals = 6;

std::string_view nameOf(const pack::ChosenSlice& chosen) {
    return chosen.name.empty() ? music::info(chosen.slice.traits.role).name : std::string_view(chosen.name);
}

std::optional<double> secondsIn(QByteArray field) {
    bool isNumber = false;
    const double seconds = field.trimmed().replace(',', '.').toDouble(&isNumber);
    return isNumber && std::isfinite(seconds) ? std::optional(seconds) : std::nullopt;
}

std::optional<Label> labelIn(const QByteArray& line) {
    const QByteArrayList fields = line.split('\t');
    if (fields.size() < 2) return std::nullopt;
    const auto begin = secondsIn(fields[0]), end = secondsIn(fields[1]);
    if (!begin || !end) return std::nullopt;
    QByteArray text;
    for (qsizetype i = 2; i < fields.size(); ++i)
        (text += i == 2 ? "" : " ") += fields[i];
    return Label{std::min(*begin, *end), std::max(*begin, *end), shownText(text.trimmed().toStdString())};
}

/// The kind before a colon, and what is behind it.
std::optional<music::SampleKind> takeKind(std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto kind = music::sampleKindFromId(text.substr(0, colon));
    if (!kind) return std::nullopt;
    text.erase(0, text.find_first_not_of(' ', colon + 1));
    return kind;
}

std::optional<music::Role> roleNamed(const std::string& text) {
    const auto role = std::ranges::find(music::roles, text, &music::RoleInfo::name);
    return role == music::roles.end() ? std::nullopt : std::optional(role->role);
}

void label(pack::ChosenSlice& chosen, const LabelledRegion& region) {
    if (!region.name.empty()) chosen.name = region.name;
    if (region.role) setRole(chosen, *region.role);
}

pack::ChosenSlice drawn(const SliceList& slices, const LabelledRegion& region) {
    pack::ChosenSlice chosen = drawnSlice(slices, region.range, region.kind);
    chosen.slice.reason = "from a label";
    label(chosen, region);
    return chosen;
}

}

QByteArray labelsOf(const SliceList& slices, int rate) {
    QByteArray text;
    for (const pack::ChosenSlice& chosen : slices) {
        if (chosen.leftOut) continue;
        const FrameRange range = chosen.slice.range;
        QByteArray name(nameOf(chosen).data(), static_cast<qsizetype>(nameOf(chosen).size()));
        name.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
        const std::string_view kind = music::info(chosen.slice.traits.kind).id;
        text += QByteArray::number(secondsFromFrames(range.begin, rate), 'f', decimals) + '\t' +
                QByteArray::number(secondsFromFrames(range.end, rate), 'f', decimals) + '\t' +
                QByteArray(kind.data(), static_cast<qsizetype>(kind.size())) + ": " + name + '\n';
    }
    return text;
}

std::vector<Label> labelsFrom(const QByteArray& text) {
    std::vector<Label> labels;
    int number = 0;
    for (const QByteArray& whole : text.split('\n')) {
        ++number;
        QByteArray line = whole;
        if (number == 1 && line.startsWith("\xEF\xBB\xBF")) line.remove(0, 3);
        if (line.trimmed().isEmpty() || line.startsWith('\\')) continue;
        const std::optional<Label> label = labelIn(line);
        if (!label)
            throw Error("line " + std::to_string(number) + " is no label (\"" +
                        shortened(shownText(line.trimmed().toStdString())) +
                        "\"); a label is a begin and an end in seconds and a name, divided by tabs.");
        labels.push_back(*label);
    }
    return labels;
}

std::vector<LabelledRegion> regionsOf(std::vector<Label> labels, Frame frames, int rate) {
    std::ranges::stable_sort(labels, {}, &Label::begin);
    std::vector<LabelledRegion> regions;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Label label = labels[i];
        if (label.begin == label.end) {
            const auto next = std::find_if(labels.begin() + static_cast<std::ptrdiff_t>(i), labels.end(),
                                           [&](const Label& other) { return other.begin > label.begin; });
            label.end = next == labels.end() ? secondsFromFrames(frames, rate) : next->begin;
        }
        // Far outside: as frames they would be no numbers.
        const double all = secondsFromFrames(frames, rate);
        if (label.begin >= all || label.end <= 0.0) continue;
        const FrameRange range = insideFile({framesFromSeconds(std::max(label.begin, 0.0), rate),
                                             framesFromSeconds(std::min(label.end, all), rate)},
                                            frames);
        const auto kind = takeKind(label.text);
        const auto role = roleNamed(label.text);
        regions.push_back({range, kind.value_or(music::kindByLength(secondsFromFrames(range.length(), rate))),
                           role ? std::string() : label.text, role});
    }
    return regions;
}

std::vector<std::string> addLabelled(SliceList& slices, const std::vector<LabelledRegion>& regions) {
    std::vector<std::string> ids;
    for (const LabelledRegion& region : regions) {
        const auto known = std::ranges::find_if(slices, [&](const pack::ChosenSlice& chosen) {
            return chosen.slice.range == region.range && chosen.slice.traits.kind == region.kind;
        });
        if (known == slices.end()) {
            slices.push_back(drawn(slices, region));
            ids.push_back(slices.back().slice.id);
            continue;
        }
        label(*known, region);
        ids.push_back(known->slice.id);
    }
    return ids;
}

}
