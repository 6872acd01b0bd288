#include "ui/pack/pack_model.h"

#include "ui/pack/drag_files.h"

#include "ui/pack/pack_node.h"
#include "ui/pack/pack_text.h"
#include "ui/theme/kind_shape.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDataStream>
#include <QFont>
#include <QIODevice>
#include <QMimeData>
#include <QPalette>
#include <QPointer>

#include <algorithm>
#include <set>

namespace gleaner::ui {

namespace {

/// Slices for the tree itself, and their files for everybody else: asked for at the drop, when they have been
/// made. The window never waits for them.
class SliceData final : public QMimeData {
public:
    SliceData(std::vector<SliceRef> slices, const DragFiles* files)
        : m_slices(std::move(slices)), m_files(files) {}
    QStringList formats() const override {
        QStringList all = QMimeData::formats();
        if (m_files) all << uriList;
        return all;
    }

protected:
    QVariant retrieveData(const QString& format, QMetaType type) const override {
        if (format != uriList || !m_files) return QMimeData::retrieveData(format, type);
        QVariantList urls;
        for (const QUrl& url : m_files->files(m_slices))
            urls << url;
        return urls;
    }

private:
    const QString uriList = QStringLiteral("text/uri-list");
    std::vector<SliceRef> m_slices;
    QPointer<const DragFiles> m_files;
};

std::vector<SliceRef> decoded(const QMimeData& data) {
    QDataStream stream(data.data(QString::fromLatin1(PackModel::mimeType)));
    std::vector<SliceRef> slices;
    while (!stream.atEnd() && stream.status() == QDataStream::Ok) {
        qint32 recording = -1;
        QByteArray slice;
        stream >> recording >> slice;
        slices.push_back({recording, slice.toStdString()});
    }
    return slices;
}

}

PackModel::PackModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<PackNode>()) {}

PackModel::~PackModel() = default;

QModelIndex PackModel::indexOf(const PackNode& node) const {
    return node.isRoot() ? QModelIndex() : createIndex(node.row, 0, node.parent);
}

const PackNode* PackModel::nodeOf(const QModelIndex& index) const {
    if (!index.isValid()) return m_root.get();
    const auto* parent = static_cast<const PackNode*>(index.constInternalPointer());
    return parent->folders.empty() ? nullptr : parent->folders[static_cast<std::size_t>(index.row())].get();
}

const PackRow* PackModel::row(const QModelIndex& index) const {
    if (!index.isValid() || nodeOf(index)) return nullptr;
    const auto* parent = static_cast<const PackNode*>(index.constInternalPointer());
    return parent->rows[static_cast<std::size_t>(index.row())].get();
}

std::vector<SliceRef> PackModel::slicesBelow(const QModelIndex& index) const {
    std::vector<SliceRef> slices;
    if (const PackRow* file = row(index))
        slices.push_back(file->ref);
    else if (index.isValid())
        nodeOf(index)->collect(slices);
    return slices;
}

QModelIndex PackModel::indexOf(const SliceRef& ref) const {
    for (const auto& group : m_root->folders)
        for (const auto& kind : group->folders) {
            const auto found = std::ranges::find(
                kind->rows, ref, [](const SharedRow& row) -> const SliceRef& { return row->ref; });
            if (found != kind->rows.end())
                return createIndex(static_cast<int>(found - kind->rows.begin()), 0, kind.get());
        }
    return {};
}

QString PackModel::groupOf(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    QModelIndex top = index;
    while (top.parent().isValid())
        top = top.parent();
    return nodeOf(top)->name;
}

QStringList PackModel::groups() const {
    QStringList names;
    for (const auto& group : m_root->folders)
        names << group->name;
    return names;
}

QModelIndex PackModel::index(int row, int column, const QModelIndex& parent) const {
    const PackNode* node = parent.column() > 0 ? nullptr : nodeOf(parent);
    if (!node || row < 0 || row >= node->count() || column < 0 || column >= ColumnCount) return {};
    return createIndex(row, column, node);
}

QModelIndex PackModel::parent(const QModelIndex& child) const {
    return child.isValid() ? indexOf(*static_cast<const PackNode*>(child.constInternalPointer()))
                           : QModelIndex();
}

int PackModel::rowCount(const QModelIndex& parent) const {
    const PackNode* node = parent.column() > 0 ? nullptr : nodeOf(parent);
    return node ? node->count() : 0;
}

int PackModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant PackModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section >= Bpm ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Loudness)
        return tr("Loudness as measured after rendering; empty until then");
    if (role != Qt::DisplayRole) return {};
    const QString titles[] = {tr("Name"), tr("Kind"), tr("Role"),  tr("Key"),
                              tr("BPM"),  tr("LUFS"), tr("Length")};
    return titles[section];
}

QVariant PackModel::folderData(const PackNode& shown, const QModelIndex& index, int role) const {
    if (role == Qt::CheckStateRole && index.column() == Name) return shown.checkState();
    if (index.column() != Name) return {};
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1  (%2)").arg(shown.name).arg(shown.taken);
    case Qt::AccessibleTextRole:
        return tr("%1, files: %2").arg(shown.name).arg(shown.taken);
    case Qt::FontRole: {
        QFont font;
        font.setBold(shown.isGroup());
        return font;
    }
    default:
        return {};
    }
}

QVariant PackModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (const PackNode* shown = nodeOf(index)) return folderData(*shown, index, role);
    const PackRow* file = row(index);
    if (!file) return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return cellText(*file, column);
    case Qt::DecorationRole:
        if (column == Name && !file->marks.isEmpty())
            return file->isRefused ? icon(QStringLiteral("error"), errorColour(QApplication::palette()))
                                   : icon(QStringLiteral("warning"));
        return column == Kind ? QVariant(kindIcon(file->traits.kind)) : QVariant();
    case Qt::CheckStateRole:
        return column == Name ? QVariant(file->leftOut ? Qt::Unchecked : Qt::Checked) : QVariant();
    case Qt::ToolTipRole:
        return rowToolTip(*file);
    case Qt::AccessibleTextRole:
        return column == Name ? QVariant(spokenRow(*file)) : QVariant();
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    case Qt::ForegroundRole: {
        const QPalette palette = QApplication::palette();
        if (file->leftOut) return palette.brush(QPalette::PlaceholderText);
        return column == Kind ? QVariant(kindColour(file->traits.kind, palette)) : QVariant();
    }
    default:
        return {};
    }
}

bool PackModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role == Qt::CheckStateRole && index.column() == Name) {
        Q_EMIT leaveOutRequested(slicesBelow(index), value.toInt() == Qt::Unchecked);
        return true;
    }
    const PackRow* file = row(index);
    if (!file || role != Qt::EditRole || index.column() != Name) return false;
    if (value.toString() != file->name) Q_EMIT renameRequested(file->ref, value.toString());
    return true;
}

Qt::ItemFlags PackModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    if (index.column() == Name) flags |= Qt::ItemIsUserCheckable;
    const bool isFile = !nodeOf(index);
    if (isFile) flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (isFile && index.column() == Name) flags |= Qt::ItemIsEditable;
    return flags;
}

QStringList PackModel::mimeTypes() const { return {QString::fromLatin1(mimeType)}; }

QMimeData* PackModel::mimeData(const QModelIndexList& indexes) const {
    std::set<SliceRef> slices;
    for (const QModelIndex& index : indexes)
        if (const PackRow* file = row(index)) slices.insert(file->ref);
    return mimeDataOf({slices.begin(), slices.end()});
}

QMimeData* PackModel::mimeDataOf(const std::vector<SliceRef>& slices) const {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const SliceRef& slice : slices)
        stream << qint32(slice.recording) << QByteArray::fromStdString(slice.slice);
    if (m_files) m_files->prepare(slices);
    auto* data = new SliceData(slices, m_files);
    data->setData(QString::fromLatin1(mimeType), bytes);
    return data;
}

bool PackModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int, int,
                                const QModelIndex& parent) const {
    return action == Qt::MoveAction && data->hasFormat(QString::fromLatin1(mimeType)) && parent.isValid();
}

bool PackModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                             const QModelIndex& parent) {
    if (!canDropMimeData(data, action, row, column, parent)) return false;
    Q_EMIT moveRequested(decoded(*data), groupOf(parent));
    return false; // the rows come back with the next tree; the view must not remove them itself
}

}
