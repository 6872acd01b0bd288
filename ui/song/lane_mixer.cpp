#include "ui/song/lane_mixer.h"

#include "base/units.h"
#include "music/time.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double laneTailSeconds = 4.0; ///< after the last bar, as preview::Mix cuts it
constexpr Frame peakHop = 1024;
constexpr double gainSeconds = 0.01;

/// A straight line over the first frames, then level.
double gainAlong(float from, float to, std::size_t frame, double ramp) {
    const double part = std::min(static_cast<double>(frame + 1) / ramp, 1.0);
    return static_cast<double>(from) + static_cast<double>(to - from) * part;
}

}

LaneMixer::LaneMixer(std::vector<preview::Lane> lanes, int rate)
    : m_lanes(std::move(lanes)), m_rate(rate), m_gains(m_lanes.size()), m_sounds(m_lanes.size()),
      m_isSettled(m_lanes.size()) {
    for (const preview::Lane& lane : m_lanes) {
        m_stretches.push_back(preview::stretchesOf(lane, rate));
        const Beats end(lane.bars * music::barBeats(lane.song.meta));
        const double seconds = music::secondsFromBeats(end, Bpm(lane.song.meta.bpm)) + laneTailSeconds;
        m_frames = std::max(m_frames, framesFromSeconds(seconds, rate));
    }
    for (std::atomic<float>& gain : m_gains)
        gain = 1.0F;
    m_hops = static_cast<std::size_t>(m_frames / peakHop + 1);
    m_peaks = std::vector<std::atomic<float>>((m_lanes.size() + 1) * m_hops);
}

void LaneMixer::setSound(std::size_t lane, SharedLaneSound sound) {
    {
        const std::scoped_lock lock(m_mutex);
        m_sounds[lane] = std::move(sound);
        m_isSettled[lane] = true;
    }
    m_changed.notify_all();
}

SharedLaneSound LaneMixer::soundOf(std::size_t lane) const {
    const std::scoped_lock lock(m_mutex);
    return m_sounds[lane];
}

void LaneMixer::abandon() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isSettled.assign(m_lanes.size(), true);
    }
    m_changed.notify_all();
}

bool LaneMixer::sounds(std::size_t lane, FrameRange range) const {
    return std::ranges::any_of(m_stretches[lane],
                               [&](FrameRange stretch) { return !intersection(stretch, range).isEmpty(); });
}

void LaneMixer::waitFor(FrameRange range) {
    std::unique_lock lock(m_mutex);
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane)
        if (sounds(lane, range)) m_changed.wait(lock, [&] { return m_isSettled[lane]; });
}

std::atomic<float>* LaneMixer::peakAt(std::size_t row, Frame frame) {
    if (frame < 0 || frame >= m_frames) return nullptr;
    return &m_peaks[row * m_hops + static_cast<std::size_t>(frame / peakHop)];
}
const std::atomic<float>* LaneMixer::peakAt(std::size_t row, Frame frame) const {
    if (frame < 0 || frame >= m_frames) return nullptr;
    return &m_peaks[row * m_hops + static_cast<std::size_t>(frame / peakHop)];
}

float LaneMixer::peakOf(std::size_t lane, Frame at) const {
    const std::atomic<float>* peak = peakAt(lane, at);
    return peak ? peak->load() : 0.0F;
}

float LaneMixer::peakOf(Frame at) const { return peakOf(m_lanes.size(), at); }

void LaneMixer::keepPeaks(std::size_t row, Frame begin, const std::vector<double> sides[2]) {
    const auto count = static_cast<Frame>(sides[0].size());
    for (Frame at = 0; at < count;) {
        const Frame end = std::min(count, (begin + at) / peakHop * peakHop + peakHop - begin);
        double peak = 0.0;
        for (Frame i = at; i < end; ++i)
            peak = std::max({peak, std::abs(sides[0][static_cast<std::size_t>(i)]),
                             std::abs(sides[1][static_cast<std::size_t>(i)])});
        if (std::atomic<float>* kept = peakAt(row, begin + at)) *kept = static_cast<float>(peak);
        at = end;
    }
}

void LaneMixer::read(FrameRange range, audio::AudioBuffer& into, Reading& reading) {
    const FrameRange inside = intersection(range, FrameRange{0, m_frames});
    into.reshape(2, inside.length());
    if (inside.isEmpty()) return;
    waitFor(inside);
    const auto count = static_cast<std::size_t>(inside.length());
    for (auto& side : reading.sum)
        side.assign(count, 0.0);
    if (reading.gains.empty())
        for (const std::atomic<float>& gain : m_gains)
            reading.gains.push_back(gain);
    const double ramp = std::max(gainSeconds * m_rate, 1.0);
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
        const float from = reading.gains[lane], to = m_gains[lane];
        reading.gains[lane] = to;
        for (auto& side : reading.own)
            side.assign(count, 0.0);
        const SharedLaneSound sound = soundOf(lane);
        const bool isAudible = sound && (from != 0.0F || to != 0.0F) && sounds(lane, inside);
        if (isAudible) sound->add(inside.begin, reading.own[0], reading.own[1]);
        for (std::size_t i = 0; isAudible && i < count; ++i) {
            const double gain = from == to ? static_cast<double>(to) : gainAlong(from, to, i, ramp);
            for (std::size_t side = 0; side < 2; ++side)
                reading.sum[side][i] += reading.own[side][i] *= gain;
        }
        keepPeaks(lane, inside.begin, reading.own);
    }
    const float master = m_master;
    for (std::size_t side = 0; side < 2; ++side) {
        const auto out = into.channel(static_cast<int>(side));
        for (std::size_t i = 0; i < count; ++i) {
            reading.sum[side][i] *= gainAlong(reading.master, master, i, ramp);
            out[i] = static_cast<float>(reading.sum[side][i]);
        }
    }
    reading.master = master;
    keepPeaks(m_lanes.size(), inside.begin, reading.sum);
}

LaneSource::LaneSource(std::shared_ptr<LaneMixer> mixer) : m_mixer(std::move(mixer)) {
    m_info.rate = m_mixer->rate();
    m_info.channels = 2;
    m_info.frames = m_mixer->frames();
    m_info.isFloat = true;
}

}
