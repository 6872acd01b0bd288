#include "signal/channel_survey.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gleaner::analysis {

namespace {
constexpr double momentSeconds = 0.02;
constexpr Frame surveyBlock = 16384;
constexpr double offsetHz = 60.0;
constexpr double lowestDb = -140.0;
constexpr double levelStep = 1.5;                     ///< dB
constexpr std::size_t loudSteps = 7, movingSteps = 8; ///< 10 and 12 dB
constexpr double digitalSilenceDb = -125.0;
constexpr double deadBelowLoudestDb = 60.0;
constexpr double leakCorrelation = 0.9;
constexpr double oppositeCorrelation = -0.9;

double decibels(double power) { return std::max(lowestDb, 10.0 * std::log10(power + 1e-14)); }

double normalised(double cross, double first, double second) {
    return first > 0.0 && second > 0.0 ? cross / std::sqrt(first * second) : 0.0;
}
}

ChannelSurvey::ChannelSurvey(int channels, int rate)
    : m_channels(std::max(1, channels)),
      m_keep(static_cast<float>(std::exp(-2.0 * std::numbers::pi * offsetHz / rate))),
      m_momentFrames(std::max<Frame>(1, framesFromSeconds(momentSeconds, rate))),
      m_channel(static_cast<std::size_t>(m_channels)), m_pairs(m_channel.size() - 1),
      m_filtered(m_channel.size()) {}

void ChannelSurvey::push(const audio::AudioBuffer& block) {
    if (m_channels < 2 || block.channels() < m_channels) return;
    filter(block);
    for (Frame at = 0; at < block.frames();) {
        const Frame end = std::min(block.frames(), at + m_momentFrames - m_inMoment);
        gather(at, end);
        m_inMoment += end - at;
        at = end;
        if (m_inMoment == m_momentFrames) closeMoment();
    }
}

void ChannelSurvey::filter(const audio::AudioBuffer& block) {
    for (std::size_t c = 0; c < m_channel.size(); ++c) {
        const auto samples = block.channel(static_cast<int>(c));
        Channel& channel = m_channel[c];
        m_filtered[c].resize(samples.size());
        for (std::size_t n = 0; n < samples.size(); ++n) {
            const float x = std::isfinite(samples[n]) ? samples[n] : 0.0F;
            channel.filtered = x - channel.before + m_keep * channel.filtered;
            channel.before = x;
            m_filtered[c][n] = channel.filtered;
        }
    }
}

void ChannelSurvey::gather(Frame from, Frame to) {
    for (std::size_t c = 0; c < m_channel.size(); ++c) {
        double energy = 0.0, cross = 0.0;
        const bool hasNext = c + 1 < m_channel.size();
        const std::vector<float>& own = m_filtered[c];
        const std::vector<float>& next = m_filtered[hasNext ? c + 1 : c];
        for (auto n = static_cast<std::size_t>(from); n < static_cast<std::size_t>(to); ++n) {
            energy += static_cast<double>(own[n]) * static_cast<double>(own[n]);
            cross += static_cast<double>(own[n]) * static_cast<double>(next[n]);
        }
        m_channel[c].energy += energy;
        if (hasNext) m_pairs[c].now.cross += cross;
    }
}

std::size_t ChannelSurvey::levelOf(double power) {
    const double step = (decibels(power) - lowestDb) / levelStep;
    return std::min(levels - 1, static_cast<std::size_t>(step));
}

void ChannelSurvey::closeMoment() {
    const auto add = [](Moment& to, const Moment& moment) {
        to.first += moment.first;
        to.second += moment.second;
        to.cross += moment.cross;
    };
    const auto power = [&](std::size_t c) { return m_channel[c].energy / static_cast<double>(m_inMoment); };
    for (std::size_t c = 0; c < m_pairs.size(); ++c) {
        Moment& now = m_pairs[c].now;
        now.first = m_channel[c].energy;
        now.second = m_channel[c + 1].energy;
        add(m_pairs[c].byFirst[levelOf(power(c))], now);
        add(m_pairs[c].bySecond[levelOf(power(c + 1))], now);
        now = {};
    }
    for (std::size_t c = 0; c < m_channel.size(); ++c) {
        ++m_channel[c].counts[levelOf(power(c))];
        m_channel[c].loudest = std::max(m_channel[c].loudest, power(c));
        m_channel[c].energy = 0.0;
    }
    m_inMoment = 0;
}

std::size_t ChannelSurvey::loudFrom(int channel) const {
    const auto& counts = m_channel[static_cast<std::size_t>(channel)].counts;
    std::uint64_t all = 0;
    for (const std::uint64_t count : counts)
        all += count;
    std::size_t median = 0;
    for (std::uint64_t below = counts[0]; 2 * below < all && median + 1 < levels;)
        below += counts[++median];
    const std::size_t loud = median + loudSteps;
    const bool any = loud < levels && std::any_of(counts.begin() + static_cast<std::ptrdiff_t>(loud),
                                                  counts.end(), [](std::uint64_t n) { return n > 0; });
    return any ? loud : 0;
}

ChannelSurvey::Moment ChannelSurvey::sumFrom(const ByLevel& moments, std::size_t from) {
    Moment sum;
    for (std::size_t level = from; level < levels; ++level) {
        sum.first += moments[level].first;
        sum.second += moments[level].second;
        sum.cross += moments[level].cross;
    }
    return sum;
}

double ChannelSurvey::correlation(int channel) const {
    if (channel < 0 || channel + 1 >= m_channels) return 0.0;
    const Neighbours& pair = m_pairs[static_cast<std::size_t>(channel)];
    const Moment a = sumFrom(pair.byFirst, loudFrom(channel)),
                 b = sumFrom(pair.bySecond, loudFrom(channel + 1));
    return normalised(a.cross + b.cross, a.first + b.first, a.second + b.second);
}

double ChannelSurvey::loudestDb(int channel) const {
    return decibels(m_channel[static_cast<std::size_t>(channel)].loudest);
}

bool ChannelSurvey::isSteady(int channel) const {
    const std::size_t loud = loudFrom(channel);
    const std::size_t loudest = levelOf(m_channel[static_cast<std::size_t>(channel)].loudest);
    return loud == 0 || loudest < loud - loudSteps + movingSteps;
}

bool ChannelSurvey::isLeak(int channel, double loudest) const {
    const std::size_t from = loudFrom(channel);
    const auto leaksFrom = [&](int other, const Moment& both) {
        return loudest - loudestDb(channel) >= deadBelowLoudestDb &&
               loudestDb(other) - loudestDb(channel) >= deadBelowLoudestDb &&
               std::abs(normalised(both.cross, both.first, both.second)) >= leakCorrelation;
    };
    const auto c = static_cast<std::size_t>(channel);
    return (channel > 0 && leaksFrom(channel - 1, sumFrom(m_pairs[c - 1].bySecond, from))) ||
           (channel + 1 < m_channels && leaksFrom(channel + 1, sumFrom(m_pairs[c].byFirst, from)));
}

std::vector<int> ChannelSurvey::silent() const {
    double loudest = lowestDb;
    for (int c = 0; c < m_channels; ++c)
        loudest = std::max(loudest, loudestDb(c));
    std::vector<int> found;
    if (loudest < digitalSilenceDb) return found;
    for (int c = 0; c < m_channels; ++c) {
        const double own = loudestDb(c);
        const bool isFar = loudest - own >= deadBelowLoudestDb;
        if (own < digitalSilenceDb || (isFar && (isSteady(c) || isLeak(c, loudest)))) found.push_back(c);
    }
    return found;
}

std::vector<int> ChannelSurvey::inverted() const {
    std::vector<int> found;
    for (int c = 1; c < m_channels; ++c)
        if (correlation(c - 1) < oppositeCorrelation) found.push_back(c);
    return found;
}

ChannelSurvey surveyOf(audio::AudioSource& source, const Progress& progress) {
    const audio::AudioInfo& info = source.info();
    ChannelSurvey survey(info.channels, info.rate);
    audio::AudioBuffer block;
    for (Frame at = 0; at < info.frames; at += block.frames()) {
        progress.report(static_cast<double>(at) / static_cast<double>(info.frames));
        source.read({at, at + surveyBlock}, block);
        if (block.isEmpty()) break;
        survey.push(block);
    }
    return survey;
}

}
