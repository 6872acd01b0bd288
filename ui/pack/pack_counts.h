#pragma once

#include "ui/document/document.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace gleaner::ui {

/// How many files of each kind the pack holds, against what it must hold: "Hits 23 / 20", green or red, and
/// in words.
class PackCounts : public QWidget {
    Q_OBJECT
public:
    explicit PackCounts(Document& document, QWidget* parent = nullptr);
    void refresh();
    QSize sizeHint() const override;        ///< in one row
    QSize minimumSizeHint() const override; ///< in two

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    int widthOf(std::size_t columns) const;

    Document& m_document;
    std::vector<QLabel*> m_labels; ///< in the order of music::sampleKinds
    QGridLayout* m_grid;
    std::size_t m_columns = 0;
};

struct CountText {
    QString text;   ///< "Hits 23 / 20 ✓"
    QString spoken; ///< "Hits: 23, at least 20 wanted"
    bool isShort = false;
    friend bool operator==(const CountText&, const CountText&) = default;
};
CountText countText(music::SampleKind kind, int count, int minimum);

}
