#include "ui/pack/pack_text.h"

#include "base/number_text.h"
#include "ui/theme/words.h"
#include "ui/timeline/time_text.h"

#include <cmath>

namespace gleaner::ui {

QString bpmText(const std::optional<double>& bpm) {
    return bpm ? QString::fromStdString(decimalText(*bpm, 1)) : QString();
}

QString cellText(const PackRow& row, PackModel::Column column) {
    const music::SampleTraits& traits = row.traits;
    switch (column) {
    case PackModel::Name:
        return row.name;
    case PackModel::Kind:
        return word(music::info(traits.kind).name);
    case PackModel::Role:
        return word(music::info(traits.role).name);
    case PackModel::Bpm:
        return bpmText(traits.bpm);
    case PackModel::Key:
        return traits.key ? QString::fromStdString(music::toString(*traits.key)) : QString();
    case PackModel::Loudness:
        if (!row.lufs) return {};
        return std::isfinite(*row.lufs) ? QString::number(*row.lufs, 'f', 1) : PackModel::tr("silent");
    case PackModel::Length:
        return lengthText(row.seconds);
    case PackModel::ColumnCount:
        break;
    }
    return {};
}

QString rowToolTip(const PackRow& row) {
    QStringList lines = {
        row.leftOut ? PackModel::tr("Left out: %1").arg(row.name) : row.path,
        PackModel::tr("from %1, %2 % sure").arg(row.source).arg(std::lround(row.confidence * 100.0))};
    if (!row.reason.isEmpty()) lines << row.reason;
    return (lines + row.marks).join(u'\n');
}

QString spokenRow(const PackRow& row) {
    QStringList parts = {row.name};
    for (const auto column : {PackModel::Kind, PackModel::Role, PackModel::Key, PackModel::Length})
        if (const QString cell = cellText(row, column); !cell.isEmpty()) parts << cell;
    if (row.traits.bpm) parts << PackModel::tr("%1 beats per minute").arg(bpmText(row.traits.bpm));
    if (row.leftOut) parts << PackModel::tr("left out");
    if (!row.marks.isEmpty())
        parts << (row.isRefused ? PackModel::tr("would be refused") : PackModel::tr("worth a look"));
    return parts.join(QStringLiteral(", "));
}

}
