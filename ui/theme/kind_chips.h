#pragma once

#include "music/sample_kind.h"

#include <QAbstractButton>
#include <QWidget>

#include <map>
#include <set>

namespace gleaner::ui {

/// A switch in the colour of a kind, with how many there are.
class KindChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit KindChip(music::SampleKind kind, QWidget* parent = nullptr);
    void setCount(int count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< where room is scarce the count alone stays

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void sayCount();
    QSize sizeFor(const QString& shown) const;

    music::SampleKind m_kind;
    int m_count = 0;
};

/// Four chips in a row: which kinds are shown, and looked for.
class KindChips : public QWidget {
    Q_OBJECT
public:
    explicit KindChips(QWidget* parent = nullptr);
    std::set<music::SampleKind> kinds() const;
    void setKinds(const std::set<music::SampleKind>& kinds);
    void setCounts(const std::map<music::SampleKind, int>& counts);
    KindChip& chip(music::SampleKind kind) { return *m_chips[static_cast<std::size_t>(kind)]; }

Q_SIGNALS:
    void kindsChanged();

private:
    std::array<KindChip*, 4> m_chips{};
};

}
