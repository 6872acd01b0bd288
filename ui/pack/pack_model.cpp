#include "ui/pack/pack_model.h"

#include "ui/pack/drag_files.h"

#include "ui/pack/pack_text.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDataStream>
#include <QFont>
#include <QIODevice>
#include <QMimeData>
#include <QPalette>
#include <QPointer>

#include <set>

namespace gleaner::ui {

namespace {

// Where a row stands is kept in its index's id: nothing for groups, the group for kinds, group and kind for
// files.
constexpr quintptr kindBits = 20;

quintptr idBelow(int group) { return static_cast<quintptr>(group) + 1; }
quintptr idBelow(int group, int kind) {
    return ((static_cast<quintptr>(kind) + 1) << kindBits) | idBelow(group);
}
int groupOfId(quintptr id) { return static_cast<int>(id & ((quintptr(1) << kindBits) - 1)) - 1; }
int kindOfId(quintptr id) { return static_cast<int>(id >> kindBits) - 1; }

bool isGroup(const QModelIndex& index) { return index.isValid() && index.internalId() == 0; }
bool isKind(const QModelIndex& index) {
    return index.isValid() && index.internalId() != 0 && kindOfId(index.internalId()) < 0;
}
bool isFile(const QModelIndex& index) { return index.isValid() && kindOfId(index.internalId()) >= 0; }

template <typename Vector>
const auto& at(const Vector& vector, int index) {
    return vector[static_cast<std::size_t>(index)];
}
template <typename Vector>
int sizeOf(const Vector& vector) {
    return static_cast<int>(vector.size());
}

void collect(const PackFolder& folder, std::vector<SliceRef>& into) {
    for (const PackRow& row : folder.rows)
        into.push_back(row.ref);
    for (const PackFolder& inner : folder.folders)
        collect(inner, into);
}

/// The same folders with the same slices in the same order: only what the cells say may differ.
bool hasSameShape(const std::vector<PackFolder>& a, const std::vector<PackFolder>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].name != b[i].name || a[i].rows.size() != b[i].rows.size()) return false;
        for (std::size_t j = 0; j < a[i].rows.size(); ++j)
            if (a[i].rows[j].ref != b[i].rows[j].ref) return false;
        if (!hasSameShape(a[i].folders, b[i].folders)) return false;
    }
    return true;
}

Qt::CheckState checkStateOf(const std::vector<PackFolder>& folders, const std::vector<PackRow>& rows) {
    bool someIn = false;
    bool someOut = false;
    for (const PackRow& row : rows)
        (row.leftOut ? someOut : someIn) = true;
    for (const PackFolder& folder : folders) {
        const Qt::CheckState inner = checkStateOf(folder.folders, folder.rows);
        someIn = someIn || inner != Qt::Unchecked;
        someOut = someOut || inner != Qt::Checked;
    }
    if (someIn && someOut) return Qt::PartiallyChecked;
    return someIn ? Qt::Checked : Qt::Unchecked;
}

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

PackModel::PackModel(QObject* parent) : QAbstractItemModel(parent) {}

void PackModel::setTree(std::vector<PackFolder> groups) {
    if (groups == m_groups) return;
    if (!hasSameShape(groups, m_groups)) {
        beginResetModel();
        m_groups = std::move(groups);
        endResetModel();
        return;
    }
    m_groups = std::move(groups);
    const auto tell = [this](const QModelIndex& parent) {
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
    };
    tell({});
    for (int g = 0; g < rowCount(); ++g) {
        const QModelIndex group = index(g, 0);
        tell(group);
        for (int k = 0; k < rowCount(group); ++k)
            tell(index(k, 0, group));
    }
}

const PackFolder* PackModel::group(const QModelIndex& index) const {
    if (!index.isValid()) return nullptr;
    return &at(m_groups, isGroup(index) ? index.row() : groupOfId(index.internalId()));
}

const PackFolder* PackModel::folder(const QModelIndex& index) const {
    if (isGroup(index)) return group(index);
    return isKind(index) ? &at(group(index)->folders, index.row()) : nullptr;
}

const PackRow* PackModel::row(const QModelIndex& index) const {
    return isFile(index) ? &at(at(group(index)->folders, kindOfId(index.internalId())).rows, index.row())
                         : nullptr;
}

std::vector<SliceRef> PackModel::slicesBelow(const QModelIndex& index) const {
    std::vector<SliceRef> slices;
    if (const PackRow* file = row(index))
        slices.push_back(file->ref);
    else if (const PackFolder* inner = folder(index))
        collect(*inner, slices);
    return slices;
}

QModelIndex PackModel::indexOf(const SliceRef& ref) const {
    for (int g = 0; g < sizeOf(m_groups); ++g)
        for (int k = 0; k < sizeOf(at(m_groups, g).folders); ++k) {
            const std::vector<PackRow>& rows = at(at(m_groups, g).folders, k).rows;
            for (int r = 0; r < sizeOf(rows); ++r)
                if (at(rows, r).ref == ref) return createIndex(r, 0, idBelow(g, k));
        }
    return {};
}

QString PackModel::groupOf(const QModelIndex& index) const {
    return index.isValid() ? group(index)->name : QString();
}

QModelIndex PackModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    if (!parent.isValid()) return createIndex(row, column, quintptr(0));
    if (isGroup(parent)) return createIndex(row, column, idBelow(parent.row()));
    return createIndex(row, column, idBelow(groupOfId(parent.internalId()), parent.row()));
}

QModelIndex PackModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || isGroup(child)) return {};
    const int group = groupOfId(child.internalId());
    if (isKind(child)) return createIndex(group, 0, quintptr(0));
    return createIndex(kindOfId(child.internalId()), 0, idBelow(group));
}

int PackModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0) return 0;
    if (!parent.isValid()) return sizeOf(m_groups);
    if (isGroup(parent)) return sizeOf(at(m_groups, parent.row()).folders);
    return isKind(parent) ? sizeOf(folder(parent)->rows) : 0;
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

QVariant PackModel::folderData(const PackFolder& shown, const QModelIndex& index, int role) const {
    if (role == Qt::CheckStateRole && index.column() == Name) return checkStateOf(shown.folders, shown.rows);
    if (index.column() != Name) return {};
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1  (%2)").arg(shown.name).arg(shown.files());
    case Qt::AccessibleTextRole:
        return tr("%1, files: %2").arg(shown.name).arg(shown.files());
    case Qt::FontRole: {
        QFont font;
        font.setBold(isGroup(index));
        return font;
    }
    default:
        return {};
    }
}

QVariant PackModel::data(const QModelIndex& index, int role) const {
    if (const PackFolder* shown = folder(index)) return folderData(*shown, index, role);
    const PackRow* file = row(index);
    if (!file) return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return cellText(*file, column);
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
    if (isFile(index)) flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (isFile(index) && index.column() == Name) flags |= Qt::ItemIsEditable;
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
