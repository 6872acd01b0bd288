#include "ui/regions/region_measures.h"

#include "base/error.h"
#include "waveform/waveform_pyramid.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

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
    std::map<audio::FileSequence, std::vector<Region*>> lacking;
    for (Region& region : regions)
        if (!region.peakDb && region.source && region.source->file)
            lacking[*region.source->file].push_back(&region);
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

Sound soundOf(const Region& region) {
    return {region.source ? std::string_view(region.source->recording.text()) : std::string_view(),
            region.ref.slice, region.range};
}

constexpr std::size_t nowhere = SIZE_MAX;

/// Where each of `before` stands among those that there are now, as the same sound. Most stand as they stood:
/// these are met side by side, and only the others are looked up.
std::vector<std::size_t> placesOf(const std::vector<Region>& before, const std::vector<Region>& now) {
    std::vector<std::size_t> places(before.size(), nowhere), unmet;
    BySound<std::size_t> others;
    const auto isAt = [&](const Region& region, std::size_t at) {
        return at < now.size() && soundOf(region) == soundOf(now[at]);
    };
    std::size_t next = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!isAt(before[i], next) && isAt(before[i], next + 1))
            others.emplace(soundOf(now[next]), next), ++next;
        if (isAt(before[i], next))
            places[i] = next++;
        else
            unmet.push_back(i);
    }
    for (; next < now.size(); ++next)
        others.emplace(soundOf(now[next]), next);
    for (const std::size_t i : unmet)
        if (const auto found = others.find(soundOf(before[i])); found != others.end())
            places[i] = found->second;
    return places;
}

/// With what is known of them already, which stand where `places` says.
void recall(std::vector<Region>& regions, const std::vector<Region>& known,
            const std::vector<std::size_t>& places) {
    std::vector<bool> isAlike(known.size()); // same print, too
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (places[i] == nowhere) continue;
        regions[places[i]].peakDb = known[i].peakDb;
        isAlike[i] = known[i].print == regions[places[i]].print;
    }
    for (std::size_t i = 0; i < known.size(); ++i)
        if (isAlike[i] && known[i].nearestDb && isAlike[known[i].nearest]) {
            regions[places[i]].nearestDb = known[i].nearestDb;
            regions[places[i]].nearest = places[known[i].nearest];
        }
}

void measure(std::vector<Region>& regions, const Progress& progress) {
    addPeaks(regions, progress.part(0.0, 0.5));
    addNearest(regions, progress.part(0.5, 1.0));
}

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
    std::size_t count = 0;
    for (const pack::Asset& asset : m_document.session().request.assets)
        count += asset.slices->size();
    regions.reserve(count);
    for (int i = 0; i < static_cast<int>(m_document.recordings().size()); ++i) {
        const OpenRecording& open = m_document.recordings()[static_cast<std::size_t>(i)];
        const auto source = std::make_shared<const Source>(
            Source{open.recording.id,
                   open.error.isEmpty() ? std::optional(library::filesOf(open.recording)) : std::nullopt});
        for (const pack::ChosenSlice& chosen : m_document.slices(i)) {
            const bool isHit = chosen.slice.traits.kind == music::SampleKind::Hit;
            regions.push_back({{i, chosen.slice.id},
                               source,
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
    recall(wanted, known, placesOf(known, wanted));
    measure(wanted, progress);
    return wanted;
}

RegionMeasures::Found RegionMeasures::find(std::vector<Region> wanted, const std::vector<Region>& known,
                                           const Progress& progress) {
    const std::vector<std::size_t> places = placesOf(known, wanted);
    recall(wanted, known, places);
    measure(wanted, progress);
    std::vector<const Region*> were(wanted.size());
    std::vector<Region> gone;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (places[i] != nowhere) {
            were[places[i]] = &known[i];
        } else if (known[i].peakDb) {
            gone.push_back(known[i]);
            gone.back().nearestDb.reset();
            gone.back().print.reset();
        }
    Found found{std::move(wanted), {}};
    for (std::size_t i = 0; i < were.size(); ++i) {
        const Region& region = found.known[i];
        const bool isSame = were[i] && were[i]->ref == region.ref && were[i]->peakDb == region.peakDb &&
                            were[i]->nearestDb == region.nearestDb;
        if (region.peakDb && !isSame) found.news[region.ref] = {*region.peakDb, region.nearestDb};
    }
    const auto kept = gone.begin() + std::max<std::ptrdiff_t>(std::ssize(gone) - mostGone, 0);
    found.known.insert(found.known.end(), kept, gone.end());
    return found;
}

void RegionMeasures::begin() {
    m_isOutdated = false;
    m_job = jobs::run<Found>(
        [wanted = regions(), known = m_known](const Progress& progress) mutable {
            return find(std::move(wanted), *known, progress);
        },
        [this](jobs::Outcome<Found> outcome) {
            m_job.release()->deleteLater();
            if (!outcome.result) return;
            m_known = std::make_shared<std::vector<Region>>(std::move(outcome.result->known));
            Q_EMIT changed(outcome.result->news);
        });
}

}
