#pragma once

#include "ui/pack/pack_tree.h"

#include <QAbstractItemModel>

namespace gleaner::ui {

class DragFiles;
struct PackNode;

/// The pack as a tree of group, kind and file. Owns a value; what a person does here is asked of whoever
/// listens, and comes back as another value.
class PackModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Kind, Role, Key, Bpm, Loudness, Length, ColumnCount };
    static constexpr auto mimeType = "application/x-gleaner-slices";

    explicit PackModel(QObject* parent = nullptr);
    ~PackModel() override;
    /// Where the files come from that a drag out of the window gives; null: it gives none.
    void setDragFiles(DragFiles* files) { m_files = files; }

    /// Another tree. Rows come, go and change one by one: what is still there stays with its selection.
    void setTree(const std::vector<PackFolder>& groups);
    QStringList groups() const; ///< their names

    /// Null for groups and kinds.
    const PackRow* row(const QModelIndex& index) const;
    /// Every slice at or below the index.
    std::vector<SliceRef> slicesBelow(const QModelIndex& index) const;
    QModelIndex indexOf(const SliceRef& ref) const;
    /// Name of the group that the index is or stands in.
    QString groupOf(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    /// The same for slices that are dragged from elsewhere.
    QMimeData* mimeDataOf(const std::vector<SliceRef>& slices) const;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction | Qt::MoveAction; }

Q_SIGNALS:
    void renameRequested(const gleaner::ui::SliceRef& slice, const QString& name);
    void leaveOutRequested(const std::vector<gleaner::ui::SliceRef>& slices, bool leftOut);
    void moveRequested(const std::vector<gleaner::ui::SliceRef>& slices, const QString& group);

private:
    const PackNode* nodeOf(const QModelIndex& index) const; ///< null for files
    QModelIndex indexOf(const PackNode& node) const;        ///< none for the root
    void update(PackNode& node, const PackFolder& wanted);
    void updateFolders(PackNode& node, const std::vector<PackFolder>& wanted);
    void updateRows(PackNode& node, const std::vector<SharedRow>& wanted);
    /// Rows beside each other, and the columns that say something else.
    struct RowChange {
        int first = 0, last = -1;
        int firstColumn = ColumnCount, lastColumn = -1;
        bool isNothing() const { return lastColumn < 0; }
    };
    static RowChange changeOf(int row, const PackRow& before, const PackRow& now);
    void tell(const QModelIndex& parent, const RowChange& change);
    QVariant folderData(const PackNode& shown, const QModelIndex& index, int role) const;

    std::unique_ptr<PackNode> m_root;
    DragFiles* m_files = nullptr;
};

}
