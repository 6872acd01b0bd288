#include "ui/regions/region_measures.h"

#include "base/error.h"
#include "slices/fingerprint.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr int restMilliseconds = 400;

using Pyramid = std::shared_ptr<const audio::WaveformPyramid>;

/// Null where the recording is not there or can't be read, which is said where it is shown.
Pyramid pyramidOf(const std::filesystem::path& file, const Progress& progress) {
    if (file.empty()) return nullptr;
    try {
        return std::make_shared<const audio::WaveformPyramid>(
            audio::loadOrBuildPyramid(file, library::defaultCacheFolder() / "waveforms", progress));
    } catch (const Error&) {
        return nullptr;
    }
}

double peakDb(const audio::WaveformPyramid& pyramid, FrameRange range) {
    const auto whole = pyramid.outlines(range, 1);
    const float peak = whole.empty() ? 0.0F : std::max(whole.front().maximum, -whole.front().minimum);
    return 20.0 * std::log10(static_cast<double>(peak));
}

}

struct RegionMeasures::Source {
    struct Region {
        SliceRef ref;
        FrameRange range;
        std::optional<analysis::Fingerprint> print;
    };
    library::RecordingId id;
    std::filesystem::path file;
    std::vector<Region> regions;
};

RegionMeasures::RegionMeasures(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &RegionMeasures::begin);
    const auto outdate = [this] {
        m_isOutdated = true;
        if (m_isWanted) m_rest.start();
    };
    connect(&document, &Document::slicesChanged, this, outdate);
    connect(&document, &Document::recordingsChanged, this, outdate);
}

void RegionMeasures::setWanted(bool wanted) {
    m_isWanted = wanted;
    if (wanted && m_isOutdated) m_rest.start();
}

std::vector<RegionMeasures::Source> RegionMeasures::sources() const {
    std::vector<Source> sources;
    for (int i = 0; i < static_cast<int>(m_document.recordings().size()); ++i) {
        const OpenRecording& open = m_document.recordings()[static_cast<std::size_t>(i)];
        Source& source = sources.emplace_back(Source{open.recording.id, {}, {}});
        if (open.error.isEmpty()) source.file = open.recording.file;
        for (const pack::ChosenSlice& chosen : m_document.slices(i)) {
            const bool isHit = chosen.slice.traits.kind == music::SampleKind::Hit;
            source.regions.push_back(
                {{i, chosen.slice.id}, chosen.slice.range, isHit ? chosen.slice.fingerprint : std::nullopt});
        }
    }
    return sources;
}

RegionMeasures::Result RegionMeasures::measure(const std::vector<Source>& sources, const Pyramids& known,
                                               const Progress& progress) {
    Result result;
    std::vector<const Source::Region*> hits;
    for (const Source& source : sources) {
        const auto pyramid =
            known.contains(source.id) ? known.at(source.id) : pyramidOf(source.file, progress);
        if (!pyramid) continue;
        result.pyramids[source.id] = pyramid;
        for (const Source::Region& region : source.regions) {
            result.measures[region.ref] = {peakDb(*pyramid, region.range), {}};
            if (region.print) hits.push_back(&region);
        }
    }
    std::vector<double> nearest(hits.size(), HUGE_VAL);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        progress.report(static_cast<double>(i) / static_cast<double>(hits.size()));
        for (std::size_t j = i + 1; j < hits.size(); ++j) {
            const double apart = analysis::distance(*hits[i]->print, *hits[j]->print);
            nearest[i] = std::min(nearest[i], apart);
            nearest[j] = std::min(nearest[j], apart);
        }
    }
    for (std::size_t i = 0; i < hits.size(); ++i)
        if (std::isfinite(nearest[i])) result.measures[hits[i]->ref].nearestDb = nearest[i];
    return result;
}

void RegionMeasures::begin() {
    m_isOutdated = false;
    m_job = jobs::run<Result>([sources = sources(), known = m_pyramids](
                                  const Progress& progress) { return measure(sources, known, progress); },
                              [this](jobs::Outcome<Result> outcome) {
                                  m_job.release()->deleteLater();
                                  if (!outcome.result) return;
                                  m_pyramids = std::move(outcome.result->pyramids);
                                  Q_EMIT measured(outcome.result->measures);
                              });
}

}
