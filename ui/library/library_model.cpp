#include "ui/library/library_model.h"

#include "ui/theme/words.h"

#include "files/name_bytes.h"
#include "files/paths.h"

#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include <array>

namespace gleaner::ui {

namespace {

struct LibraryColumnInfo {
    LibraryColumn column;
    const char* title;
    Qt::AlignmentFlag alignment;
    int width;
};

// clang-format off
constexpr std::array libraryColumns = {
    LibraryColumnInfo{LibraryColumn::Name, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "Name"), Qt::AlignLeft, 240},
    LibraryColumnInfo{LibraryColumn::Role, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "Role"), Qt::AlignLeft, 88},
    LibraryColumnInfo{LibraryColumn::Kind, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "Kind"), Qt::AlignLeft, 80},
    LibraryColumnInfo{LibraryColumn::Length, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "Length"), Qt::AlignRight, 72},
    LibraryColumnInfo{LibraryColumn::Level, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "LUFS"), Qt::AlignRight, 64},
    LibraryColumnInfo{LibraryColumn::Tempo, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "BPM"), Qt::AlignRight, 64},
    LibraryColumnInfo{LibraryColumn::Key, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "Key"), Qt::AlignHCenter, 56},
    LibraryColumnInfo{LibraryColumn::Character, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "Character"), Qt::AlignLeft, 112},
    LibraryColumnInfo{LibraryColumn::Pack, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "Pack"), Qt::AlignLeft, 128},
    LibraryColumnInfo{LibraryColumn::Recording, QT_TRANSLATE_NOOP("gleaner::ui::LibraryModel", "Recording"), Qt::AlignLeft, 160},
};
// clang-format on
static_assert(libraryColumns.size() == static_cast<std::size_t>(LibraryColumn::Count));

const LibraryColumnInfo& libraryColumn(int section) {
    return libraryColumns[static_cast<std::size_t>(section)];
}

QString pathOf(const catalog::FoundSample& sample) { return QString::fromStdString(sample.entry.path); }

QString textIn(const catalog::FoundSample& sample, LibraryColumn column) {
    const music::SampleTraits& traits = sample.entry.traits;
    const QLocale locale;
    switch (column) {
    case LibraryColumn::Name:
        return QFileInfo(pathOf(sample)).completeBaseName();
    case LibraryColumn::Role:
        return word(info(traits.role).name);
    case LibraryColumn::Kind:
        return word(info(traits.kind).name);
    case LibraryColumn::Length:
        return LibraryModel::tr("%1 s").arg(locale.toString(sample.entry.seconds, 'f', 2));
    case LibraryColumn::Tempo:
        return traits.bpm ? locale.toString(*traits.bpm, 'f', 1) : QString();
    case LibraryColumn::Key:
        return traits.key ? QString::fromStdString(music::toString(*traits.key)) : QString();
    case LibraryColumn::Level:
        return sample.entry.lufs ? locale.toString(*sample.entry.lufs, 'f', 1) : QString();
    case LibraryColumn::Character: {
        QStringList words;
        for (const music::Character character : traits.character)
            words << word(info(character).id);
        return words.join(QStringLiteral(", "));
    }
    case LibraryColumn::Pack:
        return QString::fromStdString(sample.pack);
    case LibraryColumn::Recording:
        return QString::fromStdString(sample.recording);
    case LibraryColumn::Count:
        break;
    }
    return {};
}

}

void LibraryModel::show(std::vector<catalog::FoundSample> samples) {
    beginResetModel();
    m_samples = std::move(samples);
    endResetModel();
}

const catalog::FoundSample* LibraryModel::sample(const QModelIndex& index) const {
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_samples.size() ? &m_samples[row] : nullptr;
}

std::vector<int> LibraryModel::columnWidths() {
    std::vector<int> widths;
    for (const LibraryColumnInfo& column : libraryColumns)
        widths.push_back(column.width);
    return widths;
}

int LibraryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_samples.size());
}
int LibraryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(libraryColumns.size());
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
    const catalog::FoundSample* found = sample(index);
    if (!found) return {};
    const LibraryColumnInfo& column = libraryColumn(index.column());
    if (role == Qt::DisplayRole) return textIn(*found, column.column);
    if (role == Qt::ToolTipRole) return library::shownPath(found->entry.path);
    if (role == Qt::TextAlignmentRole) return QVariant(column.alignment | Qt::AlignVCenter);
    return {};
}

QVariant LibraryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return tr(libraryColumn(section).title);
    if (role == Qt::TextAlignmentRole) return QVariant(libraryColumn(section).alignment | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const {
    return QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled;
}

QStringList LibraryModel::mimeTypes() const { return {QStringLiteral("text/uri-list")}; }

QMimeData* LibraryModel::mimeData(const QModelIndexList& indexes) const {
    QList<QUrl> urls;
    for (const QModelIndex& index : indexes)
        if (const auto* found = sample(index); found && index.column() == 0)
            urls << QUrl::fromLocalFile(pathOf(*found));
    auto* mime = new QMimeData;
    mime->setUrls(urls);
    return mime;
}

}
