#pragma once

#include "ui/pack/pack_tree.h"

#include "jobs/run.h"
#include "similar/hit_choice.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace gleaner::ui {

/// Asks which of many hits stay in the pack: all but near-duplicates, or the n that differ most. Leaves the
/// others out, which is one step of undo; regions stay where they are, and so do hits that a person named,
/// moved or drew.
class ThinOut : public QDialog {
    Q_OBJECT
public:
    explicit ThinOut(Document& document, QWidget* parent = nullptr);

    /// The hits that would go by what is chosen now; none while hits are still being compared.
    std::vector<SliceRef> leaving() const;

Q_SIGNALS:
    void leaveOutRequested(const std::vector<gleaner::ui::SliceRef>& slices);

private:
    struct Ranking {
        std::vector<std::size_t> byVariety;
        std::vector<std::optional<std::size_t>> duplicates;
    };
    void collect(const Document& document);
    void build();
    void compare();
    void refresh();
    bool goes(std::size_t hit) const; ///< as a near-duplicate

    std::vector<SliceRef> m_refs;
    std::vector<analysis::HitToChoose> m_hits;
    std::optional<Ranking> m_ranking;
    std::unique_ptr<jobs::Job> m_job;
    QLabel* m_count = nullptr;
    QRadioButton* m_nearDuplicates = nullptr;
    QRadioButton* m_mostDifferent = nullptr;
    QSpinBox* m_most = nullptr;
    QPushButton* m_leaveOut = nullptr;
};

}
