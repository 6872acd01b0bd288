#include "ui/pack/pack_counts.h"

#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace gleaner::ui {

namespace {

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

PackCounts::PackCounts(Document& document, QWidget* parent) : QWidget(parent), m_document(document) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (std::size_t i = 0; i < music::sampleKinds.size(); ++i) {
        m_labels.push_back(new QLabel(this));
        layout->addWidget(m_labels.back());
    }
    layout->addStretch(1);
    refresh();
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
}

void PackCounts::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refresh();
}

}
