#pragma once

#include "ui/regions/region_row.h"

#include <QAbstractTableModel>

#include <map>
#include <span>

namespace gleaner::ui {

/// All regions of all recordings as a table, by recording and begin. Changes by row: what stays keeps its
/// selection and its place on the screen.
class RegionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Roles { SortRole = Qt::UserRole };

    explicit RegionModel(Document& document, QObject* parent = nullptr);

    const RegionRow& row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const std::vector<RegionRow>& rows() const { return m_rows; }
    /// Rows are on their way out: a view goes to the one beside, which nobody chose.
    bool isRemoving() const { return m_isRemoving; }
    static int usualWidth(RegionColumn column); ///< pixels
    int rowOf(const SliceRef& ref) const;       ///< -1: there is none
    void addFlags(const library::RecordingId& recording, const std::vector<guards::Flag>& flags);
    void addMeasures(const std::map<SliceRef, RegionMeasure>& measures);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void reload();
    void refresh(int recording, FrameRange stretch);
    RegionRow rowFor(int recording, const pack::ChosenSlice& slice) const;
    void exchangeRows(int first, int count, int recording, std::span<const pack::ChosenSlice> after);
    void tellChanged(int at, const RegionRow& before);
    int firstOf(int recording) const;

    Document& m_document;
    std::vector<RegionRow> m_rows;
    bool m_isRemoving = false;
    std::map<SliceRef, RegionMeasure> m_measures;
    std::map<std::string, std::vector<guards::Flag>> m_flags; ///< by the recording's id
};

}
