#include "ui/pack/pack_counts.h"

#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <numeric>

namespace gleaner::ui {

namespace {

constexpr int countSpacing = 16;

int countOf(const pack::PackCounts& plan, music::SampleKind kind) {
    switch (kind) {
    case music::SampleKind::Hit:
        return plan.hits;
    case music::SampleKind::Loop:
        return plan.loops;
    case music::SampleKind::Phrase:
        return plan.phrases;
    case music::SampleKind::Texture:
        return plan.textures;
    }
    return 0;
}

int minimumOf(const pack::PackRequest& request, music::SampleKind kind) {
    if (kind == music::SampleKind::Hit) return request.minHits;
    return kind == music::SampleKind::Loop ? request.minLoops : 0;
}

}

CountText countText(music::SampleKind kind, int count, int minimum) {
    const auto plural = music::info(kind).plural;
    const QString name = word(plural);
    CountText result;
    result.isShort = count < minimum;
    result.text = QStringLiteral("%1 %2").arg(name).arg(count);
    result.spoken = QCoreApplication::translate("gleaner::ui::PackCounts", "%1: %2").arg(name).arg(count);
    if (minimum == 0) return result;
    result.text += QStringLiteral(" / %1 %2")
                       .arg(minimum)
                       .arg(result.isShort ? QStringLiteral("✗") : QStringLiteral("✓"));
    result.spoken +=
        QCoreApplication::translate("gleaner::ui::PackCounts", ", at least %1 wanted").arg(minimum);
    return result;
}

PackCounts::PackCounts(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(countSpacing);
    m_grid->setVerticalSpacing(2);
    for (std::size_t i = 0; i < music::sampleKinds.size(); ++i)
        m_labels.push_back(new QLabel(this));
    refresh();
}

int PackCounts::widthOf(std::size_t columns) const {
    std::vector<int> widest(columns);
    for (std::size_t i = 0; i < m_labels.size(); ++i)
        widest[i % columns] = std::max(widest[i % columns], m_labels[i]->sizeHint().width());
    return std::accumulate(widest.begin(), widest.end(), countSpacing * (static_cast<int>(columns) - 1));
}

QSize PackCounts::sizeHint() const { return {widthOf(m_labels.size()), m_grid->sizeHint().height()}; }

QSize PackCounts::minimumSizeHint() const {
    return {widthOf(m_labels.size() / 2), m_grid->minimumSize().height()};
}

void PackCounts::arrange() {
    const std::size_t columns = m_labels.size() / (width() < widthOf(m_labels.size()) ? 2 : 1);
    if (columns == m_columns) return;
    m_columns = columns;
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        m_grid->removeWidget(m_labels[i]);
        m_grid->addWidget(m_labels[i], static_cast<int>(i / columns), static_cast<int>(i % columns));
    }
    for (int column = 0; column <= static_cast<int>(m_labels.size()); ++column)
        m_grid->setColumnStretch(column, column == static_cast<int>(columns) ? 1 : 0);
}

void PackCounts::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void PackCounts::refresh() {
    const pack::LivePlan* plan = m_document.livePlan();
    for (std::size_t i = 0; i < music::sampleKinds.size(); ++i) {
        const music::SampleKind kind = music::sampleKinds[i].kind;
        const CountText count = countText(kind, plan ? countOf(plan->counts(), kind) : 0,
                                          minimumOf(m_document.session().request, kind));
        const QColor colour = count.isShort ? errorColour(palette()) : kindColour(kind, palette());
        if (m_labels[i]->text() == count.text && m_labels[i]->palette().color(QPalette::WindowText) == colour)
            continue;
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, colour);
        m_labels[i]->setPalette(colours);
        m_labels[i]->setText(count.text);
        m_labels[i]->setAccessibleName(count.spoken);
    }
    arrange();
}

void PackCounts::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refresh();
}

}
