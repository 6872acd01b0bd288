#include "pack/event/better_takes.h"

#include "align/aligned_pair.h"
#include "base/error.h"
#include "files/paths.h"
#include "pack/event/same_event.h"
#include "pack/event/weaker_doubles.h"
#include "pack/plan/wav_info.h"

#include <algorithm>
#include <optional>

namespace gleaner::pack {
namespace {

/// A region where it was found.
struct FoundRegion {
    std::size_t recording = 0;
    const analysis::Slice* slice = nullptr;
    HeardRegion heard;     ///< on the first's clock
    bool isDouble = false; ///< of one that is looked at already
};

FrameRange placed(FrameRange range, FrameRange from, FrameRange to) {
    const Frame begin = to.begin + (range.begin - from.begin);
    return {begin, begin + range.length()};
}

/// A region as another recording has it.
analysis::Slice movedTo(const analysis::Slice& slice, FrameRange range, const library::RecordingId& from) {
    analysis::Slice moved = slice;
    moved.id = from.text() + '-' + slice.id;
    for (analysis::LoopCandidate& candidate : moved.candidates)
        candidate.range = placed(candidate.range, slice.range, range);
    moved.range = range;
    moved.channels.reset(); // those of another recorder say nothing here
    return moved;
}

class Event {
public:
    Event(std::vector<library::Recording> recordings, const std::string& prefer)
        : m_recordings(std::move(recordings)), m_clocks(m_recordings.size()), m_taken(m_recordings.size()) {
        for (const library::Recording& recording : m_recordings)
            m_recorders.emplace_back(recording);
        if (!prefer.empty()) m_preferred = named(prefer);
    }

    void alignAll(const Progress& progress) {
        const double share = 1.0 / static_cast<double>(m_recorders.size() - 1);
        for (std::size_t n = 1; n < m_recorders.size(); ++n) {
            const double begin = share * static_cast<double>(n - 1);
            m_result.alignments.push_back(
                alignedTo(m_recordings[0], m_recordings[n], progress.part(begin, begin + share)));
            m_clocks[n] = clocksOf(m_result.alignments.back());
        }
    }

    AlignedRecordings choose(const Progress& progress) {
        std::vector<FoundRegion> regions = allRegions();
        for (std::size_t n = 0; n < regions.size(); ++n) {
            progress.report(static_cast<double>(n) / static_cast<double>(regions.size()));
            if (!regions[n].isDouble) takeOnce(regions, n);
        }
        return result();
    }

private:
    std::size_t named(const std::string& prefer) const {
        for (std::size_t n = 0; n < m_recordings.size(); ++n) {
            const std::string& file = m_recordings[n].file;
            if (file == prefer || baseName(file) == prefer ||
                library::utf8FromPath(library::pathFromUtf8(file).stem()) == prefer)
                return n;
        }
        throw Error("\"" + prefer +
                    "\" is none of the recordings; --prefer takes the path or the name of one.");
    }

    /// By begin on the first's clock.
    std::vector<FoundRegion> allRegions() const {
        std::vector<FoundRegion> regions;
        for (std::size_t n = 0; n < m_recordings.size(); ++n)
            for (const analysis::Slice& slice : m_recordings[n].detection.slices) {
                const auto at = [&](Frame frame) {
                    const double seconds = secondsFromFrames(frame, m_recordings[n].info.rate);
                    return n == 0 ? seconds : m_clocks[n].onFirst(seconds);
                };
                regions.push_back(
                    {n, &slice, {slice.traits.kind, at(slice.range.begin), at(slice.range.end)}});
            }
        std::ranges::stable_sort(regions, {}, [](const FoundRegion& region) { return region.heard.begin; });
        return regions;
    }

    /// Where a recording has what was found in another; through the first where neither is that.
    std::optional<FrameRange> stretchIn(std::size_t recording, const FoundRegion& region) {
        if (recording == region.recording) return region.slice->range;
        if (region.recording == 0)
            return stretch(0, region.slice->range, recording, m_clocks[recording], false);
        if (recording == 0)
            return stretch(region.recording, region.slice->range, 0, m_clocks[region.recording], true);
        const align::Alignment& from = m_clocks[region.recording];
        const align::Alignment& to = m_clocks[recording];
        align::Alignment direct; // of the other to the one it was found in
        direct.driftPpm = ((1.0 + to.driftPpm * 1e-6) / (1.0 + from.driftPpm * 1e-6) - 1.0) * 1e6;
        direct.offset = from.onSecond(to.offset);
        return stretch(region.recording, region.slice->range, recording, direct, false);
    }
    std::optional<FrameRange> stretch(std::size_t from, FrameRange range, std::size_t to,
                                      const align::Alignment& alignment, bool isSecond) {
        return align::sameStretch(*m_recorders[from].excerpts, range, *m_recorders[to].excerpts, alignment,
                                  isSecond);
    }

    /// Of all that were found at one time the one that is heard best, and of that the recording in which it
    /// is.
    void takeOnce(std::vector<FoundRegion>& regions, std::size_t index) {
        std::vector<const FoundRegion*> same{&regions[index]};
        for (std::size_t n = index + 1;
             n < regions.size() && regions[n].heard.begin < regions[index].heard.end; ++n)
            if (!regions[n].isDouble && isSameEvent(regions[index].heard, regions[n].heard) &&
                !holds(same, regions[n].recording)) {
                regions[n].isDouble = true;
                same.push_back(&regions[n]);
            }
        m_result.doubles += static_cast<int>(same.size()) - 1;
        std::size_t best = regions[index].recording;
        std::optional<double> most;
        std::vector<std::optional<FrameRange>> ranges(m_recorders.size());
        for (std::size_t n = 0; n < m_recorders.size(); ++n) {
            const FoundRegion* own = foundIn(same, n);
            ranges[n] = own ? own->slice->range : stretchIn(n, regions[index]);
            if (!ranges[n]) continue;
            const double distance =
                n == m_preferred ? 1000.0 : align::distanceToFloor(*m_recorders[n].excerpts, *ranges[n]);
            if (most && distance <= *most) continue;
            most = distance;
            best = n;
        }
        if (const FoundRegion* own = foundIn(same, best)) return m_taken[best].push_back(*own->slice);
        ++m_result.moved;
        m_taken[best].push_back(
            movedTo(*regions[index].slice, *ranges[best], m_recordings[regions[index].recording].id));
    }

    static const FoundRegion* foundIn(const std::vector<const FoundRegion*>& same, std::size_t recording) {
        const auto found = std::ranges::find(same, recording, &FoundRegion::recording);
        return found == same.end() ? nullptr : *found;
    }
    static bool holds(const std::vector<const FoundRegion*>& same, std::size_t recording) {
        return foundIn(same, recording) != nullptr;
    }

    AlignedRecordings result() {
        for (std::size_t n = 0; n < m_recordings.size(); ++n) {
            std::ranges::stable_sort(m_taken[n], {},
                                     [](const analysis::Slice& slice) { return slice.range.begin; });
            m_recordings[n].detection.slices = std::move(m_taken[n]);
        }
        m_result.recordings = std::move(m_recordings);
        return std::move(m_result);
    }

    std::vector<library::Recording> m_recordings;
    std::vector<OpenRecorder> m_recorders;
    std::vector<align::Alignment> m_clocks;            ///< of each to the first; of that nothing
    std::vector<std::vector<analysis::Slice>> m_taken; ///< of each recording
    std::optional<std::size_t> m_preferred;
    AlignedRecordings m_result;
};

}

AlignedRecordings takeBetter(std::vector<library::Recording> recordings, const std::string& prefer,
                             const Progress& progress) {
    if (recordings.size() < 2) throw Error("Recordings of one event are at least two; only one is named.");
    Event event(std::move(recordings), prefer);
    event.alignAll(progress.part(0.0, 0.6));
    return event.choose(progress.part(0.6, 1.0));
}

}
