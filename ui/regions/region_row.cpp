#include "ui/regions/region_row.h"
#include "ui/regions/region_model.h"

#include "ui/theme/words.h"
#include "ui/timeline/time_text.h"

#include "base/number_text.h"

#include <QVariant>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

using session::Guess;
using session::Verdict;

QString percent(double share) { return QStringLiteral("%1 %").arg(std::lround(share * 100.0)); }

QString decibels(double level) {
    const QString text = std::isfinite(level) ? QString::number(level, 'f', 1) : QStringLiteral("-\u221E");
    return QString(text).replace(u'-', QChar(0x2212));
}

QString tempoText(const music::SampleTraits& traits) {
    return traits.bpm ? QString::fromStdString(decimalText(*traits.bpm, 1)) : QString();
}

QString keyText(const music::SampleTraits& traits) {
    return traits.key ? QString::fromStdString(music::toString(*traits.key)) : QString();
}

/// Each kind once, grave ones first.
QString flagWords(const RegionRow& row) {
    QStringList words;
    for (const guards::Severity severity : {guards::Severity::Grave, guards::Severity::Notice})
        for (const guards::FlagInfo& info : guards::flagKinds())
            if (info.severity == severity &&
                std::ranges::find(row.flags, info.kind, &guards::Flag::kind) != row.flags.end())
                words << word(info.name);
    return words.join(QStringLiteral(", "));
}

double confidenceOf(const music::SampleTraits& traits, Guess guess) {
    return guess == Guess::Role    ? traits.roleConfidence
           : guess == Guess::Tempo ? traits.bpmConfidence
                                   : traits.keyConfidence;
}

}

RegionRow regionRow(const Document& document, int recording, const pack::ChosenSlice& slice) {
    const library::Recording& source = document.recordings()[static_cast<std::size_t>(recording)].recording;
    return {{recording, slice.slice.id}, fileNameOf(source), source.info.rate, slice, {}};
}

QString verdictText(Verdict verdict) {
    return verdict == Verdict::Kept       ? RegionModel::tr("Kept")
           : verdict == Verdict::Rejected ? RegionModel::tr("Rejected")
                                          : QString();
}

QString cellText(const RegionRow& row, RegionColumn column) {
    switch (column) {
    case RegionColumn::Verdict:
        return verdictText(row.verdict());
    case RegionColumn::Kind:
        return word(music::info(row.traits().kind).name);
    case RegionColumn::Role:
        return word(music::info(row.traits().role).name);
    case RegionColumn::Begin:
        return timeText(row.beginSeconds(), 2);
    case RegionColumn::Length:
        return lengthText(row.seconds());
    case RegionColumn::Level:
        return row.measure ? decibels(row.measure->peakDb) : QString();
    case RegionColumn::Certain:
        return percent(row.chosen.slice.confidence);
    case RegionColumn::Tempo:
        return tempoText(row.traits());
    case RegionColumn::Key:
        return keyText(row.traits());
    case RegionColumn::Nearest:
        return row.measure && row.measure->nearestDb ? decibels(*row.measure->nearestDb) : QString();
    case RegionColumn::Flags:
        return flagWords(row);
    case RegionColumn::Name:
        return QString::fromStdString(row.chosen.name);
    case RegionColumn::Recording:
        return row.recording;
    case RegionColumn::Count:
        break;
    }
    return {};
}

QVariant sortValue(const RegionRow& row, RegionColumn column) {
    switch (column) {
    case RegionColumn::Verdict:
        return static_cast<int>(row.verdict());
    case RegionColumn::Begin:
        return row.beginSeconds();
    case RegionColumn::Length:
        return row.seconds();
    case RegionColumn::Level:
        return row.measure ? QVariant(row.measure->peakDb) : QVariant();
    case RegionColumn::Certain:
        return row.chosen.slice.confidence;
    case RegionColumn::Tempo:
        return row.traits().bpm ? QVariant(*row.traits().bpm) : QVariant();
    case RegionColumn::Nearest:
        return row.measure && row.measure->nearestDb ? QVariant(*row.measure->nearestDb) : QVariant();
    default: {
        const QString text = cellText(row, column);
        return text.isEmpty() ? QVariant() : QVariant(text);
    }
    }
}

QString flagText(const RegionRow& row) {
    QStringList lines;
    for (const guards::Flag& flag : row.flags) {
        const guards::FlagInfo& info = guards::info(flag.kind);
        const double begin = secondsFromFrames(flag.range.begin, row.rate);
        lines << RegionModel::tr("%1 at %2 (%3 %4): %5.")
                     .arg(word(info.name), timeText(begin, 2),
                          QString::fromStdString(decimalText(flag.value, 1)), word(info.unit),
                          word(info.help));
    }
    return lines.join(u'\n');
}

QString spokenRow(const RegionRow& row) {
    QStringList parts = {
        RegionModel::tr("%1 at %2 of %3")
            .arg(cellText(row, RegionColumn::Role), timeText(row.beginSeconds(), 2), row.recording),
        cellText(row, RegionColumn::Kind), RegionModel::tr("%1 long").arg(lengthText(row.seconds())),
        row.verdict() == Verdict::Open ? RegionModel::tr("to be decided") : verdictText(row.verdict())};
    if (!row.chosen.name.empty()) parts.prepend(QString::fromStdString(row.chosen.name));
    if (row.traits().bpm) parts << RegionModel::tr("%1 beats per minute").arg(tempoText(row.traits()));
    if (row.traits().key) parts << RegionModel::tr("in %1").arg(keyText(row.traits()));
    if (!row.flags.empty()) parts << RegionModel::tr("flagged: %1").arg(flagWords(row));
    if (const auto guess = row.question()) parts << questionText(row, *guess);
    return parts.join(QStringLiteral(", "));
}

QString questionText(const RegionRow& row, Guess guess) {
    const QString certain = RegionModel::tr("%1 certain").arg(percent(confidenceOf(row.traits(), guess)));
    switch (guess) {
    case Guess::Role:
        return RegionModel::tr("Role: %1? (%2)")
            .arg(wordInside(music::info(row.traits().role).name), certain);
    case Guess::Tempo:
        return RegionModel::tr("Tempo: %1 bpm? (%2)").arg(tempoText(row.traits()), certain);
    case Guess::Key:
        return RegionModel::tr("Key: %1? (%2)").arg(keyText(row.traits()), certain);
    }
    return {};
}

}
