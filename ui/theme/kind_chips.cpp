#include "ui/theme/kind_chips.h"

#include "ui/theme/kind_shape.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QPainter>

#include <utility>

namespace gleaner::ui {

namespace {
constexpr int chipHeight = 28;
constexpr int padding = 10;
constexpr int chipDot = 9;
}

KindChip::KindChip(music::SampleKind kind, QWidget* parent) : QAbstractButton(parent), m_kind(kind) {
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    sayCount();
}

void KindChip::setCount(int count) {
    if (std::exchange(m_count, count) != count) sayCount();
}

void KindChip::sayCount() {
    const std::string_view plural = music::info(m_kind).plural;
    const QString name = word(plural);
    setText(tr("%1 %2").arg(name).arg(m_count));
    setAccessibleName(tr("Show %1, %2 found").arg(wordInside(plural)).arg(m_count));
    setToolTip(tr("Show and look for %1. %2 found.").arg(wordInside(plural)).arg(m_count));
    updateGeometry();
    update();
}

QSize KindChip::sizeFor(const QString& shown) const {
    return {fontMetrics().horizontalAdvance(shown) + chipDot + 6 + 2 * padding, chipHeight};
}

QSize KindChip::sizeHint() const { return sizeFor(text()); }
QSize KindChip::minimumSizeHint() const { return sizeFor(QString::number(m_count)); }

void KindChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = kindColour(m_kind, palette());
    QColor fill = colour;
    fill.setAlphaF(isChecked() ? (underMouse() ? 0.30F : 0.20F) : underMouse() ? 0.10F : 0.0F);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Link), 2.0)
                              : QPen(isChecked() ? colour : palette().color(QPalette::Mid), 1.0));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 13, 13);
    const QRectF dot(padding, (height() - chipDot) / 2.0, chipDot, chipDot);
    painter.setPen(QPen(isChecked() ? colour : palette().color(QPalette::PlaceholderText), 1.5));
    painter.setBrush(isChecked() ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(kindShape(m_kind, dot.adjusted(0.75, 0.75, -0.75, -0.75)));
    painter.setPen(palette().color(isChecked() ? QPalette::WindowText : QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(padding + chipDot + 6, 0, 0, 0), Qt::AlignVCenter,
                     width() < sizeHint().width() ? QString::number(m_count) : text());
}

void KindChip::enterEvent(QEnterEvent*) { update(); }
void KindChip::leaveEvent(QEvent*) { update(); }

KindChips::KindChips(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (const music::SampleKindInfo& info : music::sampleKinds) {
        auto* chip = new KindChip(info.kind, this);
        m_chips[static_cast<std::size_t>(info.kind)] = chip;
        row->addWidget(chip);
        connect(chip, &QAbstractButton::toggled, this, &KindChips::kindsChanged);
    }
}

std::set<music::SampleKind> KindChips::kinds() const {
    std::set<music::SampleKind> on;
    for (const music::SampleKindInfo& info : music::sampleKinds)
        if (m_chips[static_cast<std::size_t>(info.kind)]->isChecked()) on.insert(info.kind);
    return on;
}

void KindChips::setKinds(const std::set<music::SampleKind>& kinds) {
    for (const music::SampleKindInfo& info : music::sampleKinds)
        m_chips[static_cast<std::size_t>(info.kind)]->setChecked(kinds.contains(info.kind));
}

void KindChips::setCounts(const std::map<music::SampleKind, int>& counts) {
    for (const music::SampleKindInfo& info : music::sampleKinds) {
        const auto found = counts.find(info.kind);
        m_chips[static_cast<std::size_t>(info.kind)]->setCount(found == counts.end() ? 0 : found->second);
    }
}

}
