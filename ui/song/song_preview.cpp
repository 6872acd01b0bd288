#include "ui/song/song_preview.h"

#include "export/song_groove.h"

namespace gleaner::ui {

namespace {

constexpr int bestOfPart = 5;           ///< samples that are told of each part
constexpr int settleMilliseconds = 200; ///< typing and dragging end before the composer begins

}

std::vector<music::SampleEntry> sampleEntries(const pack::LivePlan& plan) {
    std::vector<music::SampleEntry> entries;
    entries.reserve(plan.items().size());
    for (const pack::LiveItem* live : plan.items()) {
        const pack::PlanItem& item = live->item;
        const double rate = plan.sourceOf(*live).info.rate;
        entries.push_back(
            {item.id, item.path, item.slice.traits, secondsFromFrames(item.slice.range.length(), rate), {}});
    }
    return entries;
}

SongPreview::SongPreview(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(settleMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &SongPreview::compose);
    connect(&document, &Document::planChanged, this, &SongPreview::outdate);
    connect(&document, &Document::songChanged, this, &SongPreview::outdate);
}

void SongPreview::setWatched(bool watched) {
    m_isWatched = watched;
    if (watched && m_isOutdated) m_delay.start();
}

void SongPreview::outdate() {
    m_isOutdated = true;
    if (m_isWatched) m_delay.start();
}

void SongPreview::compose() {
    m_isOutdated = false;
    const pack::LivePlan* plan = m_document.livePlan();
    if (!plan || plan->items().empty()) {
        m_job.reset();
        m_composition.reset();
        m_error.clear();
        Q_EMIT changed();
        return;
    }
    compose::ComposeRequest song = m_document.session().song;
    song.replay.clear(); // who plays it shows once the samples are files
    m_job = jobs::run<compose::Composition>(
        [request = std::move(song), entries = sampleEntries(*plan)](const Progress& progress) {
            return compose::compose(request, entries, pack::heardFor(request, entries, progress), bestOfPart);
        },
        [this](jobs::Outcome<compose::Composition> outcome) {
            m_job.release()->deleteLater();
            m_composition = std::move(outcome.result);
            m_error = QString::fromStdString(outcome.error);
            Q_EMIT changed();
        });
}

}
