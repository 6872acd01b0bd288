#include "ui/transport/region_facts.h"

#include "base/number_text.h"
#include "pack/render/render_item.h"
#include "pack/render/take_gain.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {
namespace {

constexpr double leastStretch = 0.005; ///< percent: less is 0.00
/// Takes are found among all hits and made for their gain, so nothing of that begins while a person goes
/// through a list, or works.
constexpr int settledMs = 1500;
constexpr int mostTakesMade = 12;

struct FactsText {
    Q_DECLARE_TR_FUNCTIONS(RegionFacts)
};

/// "+1.3", "0": what is rounded to nothing has no sign.
QString withSign(double value, int decimals = 1) {
    const std::string size = decimalText(std::abs(value), decimals);
    const char* sign = size == decimalText(0.0, decimals) ? "" : value > 0 ? "+" : "−";
    return QString::fromStdString(sign + size);
}

QString nameOf(pack::LoopCut cut) {
    switch (cut) {
    case pack::LoopCut::Found:
        return FactsText::tr("as found");
    case pack::LoopCut::ZeroCrossing:
        return FactsText::tr("at zero crossings");
    case pack::LoopCut::Onset:
        return FactsText::tr("before the attack");
    case pack::LoopCut::Correlation:
        return FactsText::tr("where the wave comes back");
    case pack::LoopCut::ExactBars:
        return FactsText::tr("to whole bars");
    }
    return {};
}

QString seamInWords(const pack::SeamNumbers& seam) {
    return FactsText::tr("click %1 dB, spectral jump %2 dB")
        .arg(withSign(seam.clickDb), withSign(seam.spectralDb));
}

const pack::CutVerdict* takenCut(const pack::SeamVerdict& court) {
    const auto taken = std::ranges::find(court.cuts, court.taken, &pack::CutVerdict::cut);
    return taken == court.cuts.end() ? nullptr : &*taken;
}

QString courtInWords(const pack::SeamVerdict& court) {
    QStringList parts;
    if (court.bpm)
        parts << FactsText::tr("%1 bpm").arg(
            QString::fromStdString(decimalText(*court.bpm, court.isAtWholeTempo() ? 0 : 2)));
    if (std::abs(court.stretchPercent) >= leastStretch)
        parts << FactsText::tr("stretched by %1 %").arg(withSign(court.stretchPercent, 2));
    parts << FactsText::tr("cut %1").arg(nameOf(court.taken));
    parts << (court.isCrossfaded ? FactsText::tr("crossfaded, no cut passed")
                                 : FactsText::tr("not crossfaded"));
    parts << seamInWords(court.seam);
    if (const pack::CutVerdict* cut = takenCut(court))
        parts << FactsText::tr("bar error %1 ms").arg(withSign(cut->barErrorMs))
              << FactsText::tr("drift %1 ms").arg(withSign(cut->driftMs));
    return parts.join(QStringLiteral(", "));
}

RegionFacts loopFacts(const library::Recording& recording, const pack::PackRequest& request,
                      const Progress& progress) {
    const pack::PackPlan plan = pack::plan(std::vector<library::RecordingRef>{recording}, request);
    const pack::RenderedItem made = pack::makeItem(plan, plan.items.front(), progress);
    return {made.seam, pack::seamNumbers(made.sound, request.sampleRate)};
}

RegionFacts takeFacts(const std::vector<library::Recording>& recordings, const pack::PackRequest& request,
                      const std::string& content, const std::string& slice, const Progress& progress) {
    const pack::PackPlan plan = pack::plan(recordings, request);
    const auto own = std::ranges::find_if(plan.items, [&](const pack::PlanItem& item) {
        return item.slice.id == slice && plan.sources[item.source].sha256 == content;
    });
    RegionFacts facts;
    if (own == plan.items.end() || own->takes.empty()) return facts;
    for (const pack::PlanItem& item : plan.items) {
        if (item.takes != own->takes) continue;
        ++facts.takes;
        const auto order = [](const pack::PlanItem& one) {
            return std::pair(one.source, one.slice.range.begin);
        };
        if (order(item) <= order(*own)) ++facts.take;
    }
    const auto place = static_cast<std::size_t>(own - plan.items.begin());
    if (facts.takes <= mostTakesMade)
        facts.gain = pack::measureTakes(plan, {place}, 1, progress).gains.at(own->takes).gain;
    return facts;
}

}

QString inWords(const RegionFacts& facts) {
    if (facts.takes > 1) {
        const QString which = FactsText::tr("In the pack: take %1 of %2 of one sound, all with one gain")
                                  .arg(facts.take)
                                  .arg(facts.takes);
        return facts.gain ? which + FactsText::tr(" of %1 dB.").arg(withSign(facts.gain->value))
                          : which + u'.';
    }
    if (!facts.written) return {};
    const QString court = facts.court ? courtInWords(*facts.court) : seamInWords(*facts.written);
    const QString written = facts.written->isSmooth()
                                ? FactsText::tr("As written it goes round without a click.")
                                : FactsText::tr("As written, behind its effects, its seam is heard (%1).")
                                      .arg(seamInWords(*facts.written));
    return FactsText::tr("In the pack: %1. %2").arg(court, written);
}

QString cutsInWords(const RegionFacts& facts) {
    if (!facts.court) return {};
    QStringList lines;
    for (const pack::CutVerdict& cut : facts.court->cuts)
        lines << FactsText::tr("Cut %1: %2, bar error %3 ms, drift %4 ms: %5")
                     .arg(nameOf(cut.cut), seamInWords(cut.seam), withSign(cut.barErrorMs),
                          withSign(cut.driftMs),
                          cut.passes ? FactsText::tr("passes") : FactsText::tr("fails"));
    return lines.join(u'\n');
}

RegionFactsFinder::RegionFactsFinder(const Document& document, QObject* parent)
    : QObject(parent), m_document(document) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(settledMs);
    connect(&m_pause, &QTimer::timeout, this, &RegionFactsFinder::ask);
    connect(&document, &Document::planChanged, this, [this] { show(m_recording, std::string(m_slice)); });
}

void RegionFactsFinder::show(int recording, const std::string& slice) {
    m_recording = recording;
    m_slice = slice;
    m_job.reset();
    Q_EMIT found({}, {}); // what stood there is of another region, or of how it was
    m_pause.start();
}

/// What the pack is asked for, where only its sound tells more of the region.
std::optional<pack::PackRequest> RegionFactsFinder::requestFor(const pack::ChosenSlice& slice) const {
    using music::SampleKind;
    const SampleKind kind = slice.slice.traits.kind;
    const pack::PackRequest& asked = m_document.session().request;
    const bool isTake = kind == SampleKind::Hit && asked.takeLevels == pack::TakeLevels::Together;
    if (slice.leftOut || (kind != SampleKind::Loop && !isTake)) return std::nullopt;
    if (isTake) return asked;
    pack::PackRequest request = asked;
    pack::Asset own = request.assets[static_cast<std::size_t>(m_recording)];
    own.slices = std::vector{slice};
    own.removed.reset();
    request.assets = {std::move(own)};
    return request;
}

void RegionFactsFinder::ask() {
    const pack::ChosenSlice* slice = m_document.findSlice(m_recording, m_slice);
    if (!slice || !m_document.recordings()[static_cast<std::size_t>(m_recording)].error.isEmpty()) return;
    auto request = requestFor(*slice);
    if (!request) return;
    std::vector<library::Recording> recordings;
    for (const OpenRecording& open : m_document.recordings())
        recordings.push_back(library::withoutSlices(open.recording));
    m_job = jobs::run<RegionFacts>(
        [request = *std::move(request), recordings = std::move(recordings), index = m_recording, id = m_slice,
         isLoop = slice->slice.traits.kind == music::SampleKind::Loop](const Progress& progress) {
            const library::Recording& own = recordings[static_cast<std::size_t>(index)];
            return isLoop ? loopFacts(own, request, progress)
                          : takeFacts(recordings, request, own.sha256, id, progress);
        },
        [this](const jobs::Outcome<RegionFacts>& outcome) {
            m_job.release()->deleteLater();
            // A pack that can't be planned is told of by its page, a file that went by whoever plays it.
            if (outcome.result) Q_EMIT found(inWords(*outcome.result), cutsInWords(*outcome.result));
        });
}

}
