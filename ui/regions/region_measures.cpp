#include "ui/regions/region_measures.h"

#include "base/error.h"
#include "waveform/waveform_pyramid.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <string_view>
#include <unordered_map>

namespace gleaner::ui {

namespace {

using Region = RegionMeasures::Region;

constexpr int measuringRest = 400;
constexpr std::ptrdiff_t mostGone = 1000; ///< whose peaks are kept

double peakDb(const audio::WaveformPyramid& pyramid, FrameRange range) {
    const auto whole = pyramid.outlines(range, 1);
    const float peak = whole.empty() ? 0.0F : std::max(whole.front().maximum, -whole.front().minimum);
    return 20.0 * std::log10(static_cast<double>(peak));
}

/// Those of one recording that lack their peak, from its picture, which is in memory no longer than that.
void addPeaks(std::vector<Region>& regions, const Progress& progress) {
    std::map<std::filesystem::path, std::vector<Region*>> lacking;
    for (Region& region : regions)
        if (!region.peakDb && region.file) lacking[*region.file].push_back(&region);
    for (const auto& [file, all] : lacking)
        try {
            const auto pyramid =
                audio::loadOrBuildPyramid(file, library::defaultCacheFolder() / "waveforms", progress);
            for (Region* region : all)
                region->peakDb = peakDb(pyramid, region->range);
        } catch (const Error&) { // said where the recording is shown
        }
}

void meet(std::vector<Region>& regions, std::size_t a, std::size_t b) {
    const double apart = analysis::distance(*regions[a].print, *regions[b].print);
    for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)})
        if (!regions[one].nearestDb || apart < *regions[one].nearestDb) {
            regions[one].nearestDb = apart;
            regions[one].nearest = other;
        }
}

/// Whoever doesn't know its nearest meets all hits.
void addNearest(std::vector<Region>& regions, const Progress& progress) {
    std::vector<std::size_t> hits;
    for (std::size_t i = 0; i < regions.size(); ++i)
        if (regions[i].print) hits.push_back(i);
    std::vector<bool> asks(regions.size());
    for (const std::size_t hit : hits)
        asks[hit] = !regions[hit].nearestDb;
    for (const std::size_t hit : hits) {
        if (!asks[hit]) continue;
        progress.report(static_cast<double>(hit) / static_cast<double>(regions.size()));
        for (const std::size_t other : hits)
            if (other != hit && (!asks[other] || other > hit)) meet(regions, hit, other);
    }
}

/// Which sound a region is, whatever its place.
struct Sound {
    std::string_view recording, slice;
    FrameRange range;
    friend bool operator==(const Sound&, const Sound&) = default;
};
struct SoundHash {
    std::size_t operator()(const Sound& sound) const {
        return std::hash<std::string_view>()(sound.slice) ^ static_cast<std::size_t>(sound.range.begin) ^
               static_cast<std::size_t>(sound.range.end) << 20U;
    }
};
template <typename Value>
using BySound = std::unordered_map<Sound, Value, SoundHash>;

Sound soundOf(const Region& region) { return {region.recording.text(), region.ref.slice, region.range}; }

}

RegionMeasures::RegionMeasures(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(measuringRest);
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

std::vector<Region> RegionMeasures::regions() const {
    std::vector<Region> regions;
    for (int i = 0; i < static_cast<int>(m_document.recordings().size()); ++i) {
        const OpenRecording& open = m_document.recordings()[static_cast<std::size_t>(i)];
        const auto file = open.error.isEmpty()
                              ? std::make_shared<const std::filesystem::path>(open.recording.file)
                              : nullptr;
        for (const pack::ChosenSlice& chosen : m_document.slices(i)) {
            const bool isHit = chosen.slice.traits.kind == music::SampleKind::Hit;
            regions.push_back({{i, chosen.slice.id},
                               open.recording.id,
                               file,
                               chosen.slice.range,
                               isHit ? chosen.slice.fingerprint : std::nullopt,
                               {},
                               {},
                               0});
        }
    }
    return regions;
}

std::vector<Region> RegionMeasures::measured(std::vector<Region> wanted, const std::vector<Region>& known,
                                             const Progress& progress) {
    BySound<std::size_t> places(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        places.emplace(soundOf(wanted[i]), i);
    std::vector<std::optional<std::size_t>> nowAt(known.size()); // same print, too
    for (std::size_t i = 0; i < known.size(); ++i)
        if (const auto place = places.find(soundOf(known[i])); place != places.end()) {
            wanted[place->second].peakDb = known[i].peakDb;
            if (known[i].print == wanted[place->second].print) nowAt[i] = place->second;
        }
    for (std::size_t i = 0; i < known.size(); ++i)
        if (nowAt[i] && known[i].nearestDb && nowAt[known[i].nearest]) {
            wanted[*nowAt[i]].nearestDb = known[i].nearestDb;
            wanted[*nowAt[i]].nearest = *nowAt[known[i].nearest];
        }
    addPeaks(wanted, progress.part(0.0, 0.5));
    addNearest(wanted, progress.part(0.5, 1.0));
    return wanted;
}

RegionMeasures::Found RegionMeasures::find(const std::vector<Region>& wanted,
                                           const std::vector<Region>& known, const Progress& progress) {
    Found found{measured(wanted, known, progress), {}};
    BySound<const Region*> were(known.size());
    for (const Region& region : known)
        were.emplace(soundOf(region), &region);
    for (const Region& region : found.known) {
        const auto before = were.find(soundOf(region));
        const bool isSame = before != were.end() && before->second->ref == region.ref &&
                            before->second->peakDb == region.peakDb &&
                            before->second->nearestDb == region.nearestDb;
        if (before != were.end()) were.erase(before);
        if (region.peakDb && !isSame) found.news[region.ref] = {*region.peakDb, region.nearestDb};
    }
    std::vector<Region> gone;
    for (const Region& region : known)
        if (region.peakDb && were.contains(soundOf(region))) {
            gone.push_back(region);
            gone.back().nearestDb.reset();
            gone.back().print.reset();
        }
    const auto kept = gone.begin() + std::max<std::ptrdiff_t>(std::ssize(gone) - mostGone, 0);
    found.known.insert(found.known.end(), kept, gone.end());
    return found;
}

void RegionMeasures::begin() {
    m_isOutdated = false;
    m_job = jobs::run<Found>([wanted = regions(), known = m_known](
                                 const Progress& progress) { return find(wanted, *known, progress); },
                             [this](jobs::Outcome<Found> outcome) {
                                 m_job.release()->deleteLater();
                                 if (!outcome.result) return;
                                 m_known =
                                     std::make_shared<std::vector<Region>>(std::move(outcome.result->known));
                                 Q_EMIT changed(outcome.result->news);
                             });
}

}
