#include "ui/pack/thin_out.h"

#include "pack/plan/resolve.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

#include <algorithm>

namespace gleaner::ui {

namespace {
constexpr int firstSuggestion = 32; ///< hits: two banks of pads
}

ThinOut::ThinOut(Document& document, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Thin out hits"));
    setAttribute(Qt::WA_DeleteOnClose);
    collect(document);
    build();
    refresh();
    compare();
}

void ThinOut::collect(const Document& document) {
    for (int recording = 0; recording < static_cast<int>(document.recordings().size()); ++recording)
        for (const pack::ChosenSlice& chosen : document.slices(recording)) {
            if (chosen.leftOut || chosen.slice.traits.kind != music::SampleKind::Hit) continue;
            m_refs.push_back({recording, chosen.slice.id});
            m_hits.push_back(pack::toChoose(chosen));
        }
}

void ThinOut::build() {
    m_count = new QLabel(this);
    m_nearDuplicates = new QRadioButton(this);
    m_mostDifferent = new QRadioButton(tr("Keep only those that differ most:"), this);
    m_nearDuplicates->setObjectName(QStringLiteral("nearDuplicates"));
    m_mostDifferent->setObjectName(QStringLiteral("mostDifferent"));
    m_nearDuplicates->setChecked(true);
    const int hits = static_cast<int>(m_hits.size());
    m_most = new QSpinBox(this);
    m_most->setObjectName(QStringLiteral("most"));
    m_most->setAccessibleName(tr("Hits to keep"));
    m_most->setRange(0, hits);
    m_most->setValue(std::min(hits, firstSuggestion));
    m_most->setAccelerated(true);
    auto* note =
        new QLabel(tr("Regions stay in the waveform and can be taken in again. What you named, moved "
                      "or drew stays in the pack."),
                   this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_leaveOut = buttons->addButton(tr("Leave out"), QDialogButtonBox::AcceptRole);
    m_leaveOut->setObjectName(QStringLiteral("leaveOut"));

    auto* most = new QHBoxLayout;
    most->setSpacing(8);
    most->addWidget(m_mostDifferent);
    most->addWidget(m_most);
    most->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    for (QWidget* widget : {static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_nearDuplicates)})
        layout->addWidget(widget);
    layout->addLayout(most);
    layout->addWidget(note);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    note->setMinimumWidth(392); // not the dialog: that grows with its words

    connect(m_nearDuplicates, &QRadioButton::toggled, this, &ThinOut::refresh);
    connect(m_most, &QSpinBox::valueChanged, this, [this] {
        m_mostDifferent->setChecked(true);
        refresh();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT leaveOutRequested(leaving());
        accept();
    });
}

/// Thousands of hits are compared each with each: not on this thread.
void ThinOut::compare() {
    m_job = jobs::run<Ranking>(
        [hits = m_hits](const Progress&) {
            return Ranking{analysis::hitsByVariety(hits), analysis::nearDuplicates(hits)};
        },
        [this](jobs::Outcome<Ranking> outcome) {
            m_ranking = std::move(outcome.result);
            refresh();
        });
}

bool ThinOut::goes(std::size_t hit) const { return m_ranking->duplicates[hit] && !m_hits[hit].isKept; }

std::vector<SliceRef> ThinOut::leaving() const {
    std::vector<SliceRef> leaving;
    if (!m_ranking) return leaving;
    if (m_nearDuplicates->isChecked()) {
        for (std::size_t i = 0; i < m_hits.size(); ++i)
            if (goes(i)) leaving.push_back(m_refs[i]);
        return leaving;
    }
    for (auto place = static_cast<std::size_t>(m_most->value()); place < m_ranking->byVariety.size();
         ++place) {
        const std::size_t hit = m_ranking->byVariety[place];
        if (m_hits[hit].print && !m_hits[hit].isKept) leaving.push_back(m_refs[hit]);
    }
    return leaving;
}

void ThinOut::refresh() {
    m_count->setText(m_ranking ? tr("Hits in the pack: %1").arg(m_hits.size())
                               : tr("Comparing %1 hits…").arg(m_hits.size()));
    qsizetype duplicates = 0;
    for (std::size_t i = 0; m_ranking && i < m_hits.size(); ++i)
        duplicates += goes(i);
    m_nearDuplicates->setText(m_ranking
                                  ? tr("Leave out those that nearly equal another one (%1)").arg(duplicates)
                                  : tr("Leave out those that nearly equal another one"));
    const auto count = leaving().size();
    m_leaveOut->setText(count > 0 ? tr("Leave out %1").arg(count) : tr("Leave out"));
    m_leaveOut->setEnabled(count > 0);
}

}
