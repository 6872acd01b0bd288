#include "pack/render/seam_court.h"

#include "find/loop_seam.h"
#include "pack/render/cut.h"

#include <algorithm>
#include <cmath>

namespace gleaner::pack {
namespace {

using analysis::Continuation;

constexpr double zeroReach = 0.005, onsetReach = 0.03, onsetLead = 0.003, waveReach = 0.02,
                 waveSeconds = 0.03; ///< s
constexpr double comesBack = 0.5;    ///< correlation that noise does not reach by chance
constexpr double mostDriftMs = 5.0;
constexpr double movedMs = 20.0; ///< of both ends together: as bad as a seam at its limit
constexpr double attackStep = 0.001, leastRiseDb = 6.0;

/// A recording around one of its loops, all channels mixed.
class Around {
public:
    Around(audio::AudioSource& source, FrameRange range, Frame margin)
        : m_rate(source.info().rate), m_begin(std::max<Frame>(0, range.begin - margin)) {
        audio::AudioBuffer sound;
        source.read({m_begin, std::min(source.info().frames, range.end + margin)}, sound);
        m_mono.assign(static_cast<std::size_t>(sound.frames()), 0.0F);
        for (int c = 0; c < sound.channels(); ++c)
            for (std::size_t i = 0; i < m_mono.size(); ++i)
                m_mono[i] += sound.channel(c)[i] / static_cast<float>(sound.channels());
    }

    Frame end() const { return m_begin + static_cast<Frame>(m_mono.size()); }
    Frame frames(double seconds) const { return framesFromSeconds(seconds, m_rate); }

    /// The nearest frame at which the wave has risen through zero; the place itself where there is none.
    Frame zeroCrossing(Frame place) const {
        for (Frame away = 0; away <= frames(zeroReach); ++away)
            for (const Frame at : {place - away, place + away})
                if (rises(at)) return at;
        return place;
    }

    /// A little before the steepest rise of the level near the place; the place itself where none rises.
    Frame beforeAttack(Frame place) const {
        const Frame step = std::max<Frame>(1, frames(attackStep));
        double steepest = std::pow(10.0, leastRiseDb / 10.0);
        Frame best = place;
        for (Frame at = place - frames(onsetReach); at <= place + frames(onsetReach); at += step) {
            const double rise = power(at, 4 * step) / (power(at - 4 * step, 4 * step) + floor());
            if (rise > steepest) {
                steepest = rise;
                best = at - frames(onsetLead);
            }
        }
        return best;
    }

    Continuation continuation(FrameRange range) const {
        Continuation wave = analysis::bestContinuation(m_mono, range.begin - m_begin, range.end - m_begin,
                                                       frames(waveReach), frames(waveSeconds));
        wave.at += m_begin;
        return wave;
    }

private:
    double at(Frame frame) const { return m_mono[static_cast<std::size_t>(frame - m_begin)]; }
    bool rises(Frame frame) const {
        return frame > m_begin && frame < end() && at(frame - 1) < 0.0 && at(frame) >= 0.0;
    }
    /// Mean over what is there.
    double power(Frame begin, Frame count) const {
        double sum = 0.0;
        for (Frame i = std::max(begin, m_begin); i < std::min(begin + count, end()); ++i)
            sum += at(i) * at(i);
        return sum / static_cast<double>(count);
    }
    static double floor() { return 1e-10; }

    int m_rate;
    Frame m_begin;
    std::vector<float> m_mono;
};

/// The cuts of one loop, before anybody has judged them.
class Cuts {
public:
    Cuts(audio::AudioSource& source, FrameRange range, const std::optional<music::LoopTempo>& tempo)
        : m_source(source), m_found(range), m_tempo(tempo),
          m_around(source, range, framesFromSeconds(0.1, source.info().rate)),
          m_wave(m_around.continuation(range)) {}

    std::optional<FrameRange> rangeOf(LoopCut cut) const {
        const FrameRange range = wanted(cut);
        const bool isThere = range.begin >= 0 && range.end <= m_source.info().frames && !range.isEmpty();
        return isThere ? std::optional(range) : std::nullopt;
    }

    CutVerdict judge(LoopCut cut, FrameRange range, const Progress& progress) const {
        CutVerdict verdict{cut, range, {}, 0.0, 0.0, false, 0.0};
        const int rate = m_source.info().rate;
        verdict.seam = seamNumbers(readStretch(m_source, range, progress), rate);
        const auto ms = [&](Frame frames) { return 1000.0 * secondsFromFrames(frames, rate); };
        verdict.driftMs = ms(range.length() - playedLength());
        double stretch = 0.0;
        if (m_tempo) {
            verdict.barErrorMs = ms(range.length()) - 1000.0 * m_tempo->secondsWanted();
            if (!m_tempo->isWhole()) verdict.barErrorMs = 0.0;
            stretch = std::abs(verdict.barErrorMs) / ms(range.length()) * 100.0 / music::mostLoopStretch;
        }
        verdict.passes = verdict.seam.isSmooth() && std::abs(verdict.driftMs) <= mostDriftMs;
        verdict.cost =
            verdict.seam.clickShare + verdict.seam.spectralShare + std::abs(verdict.driftMs) / mostDriftMs +
            stretch + ms(std::abs(range.begin - m_found.begin) + std::abs(range.end - m_found.end)) / movedMs;
        return verdict;
    }

private:
    FrameRange wanted(LoopCut cut) const {
        switch (cut) {
        case LoopCut::Found:
            break;
        case LoopCut::ZeroCrossing:
            return {m_around.zeroCrossing(m_found.begin), m_around.zeroCrossing(m_found.end)};
        case LoopCut::Onset: {
            const Frame begin = m_around.beforeAttack(m_found.begin);
            return {begin, begin + m_found.length()};
        }
        case LoopCut::Correlation:
            return {m_found.begin, m_wave.at};
        case LoopCut::ExactBars:
            if (!m_tempo || !m_tempo->isWhole()) return {};
            return {m_found.begin,
                    m_found.begin + framesFromSeconds(m_tempo->secondsWanted(), m_source.info().rate)};
        }
        return m_found;
    }

    /// Where the wave comes back the player did; else what was found counts.
    Frame playedLength() const {
        return m_wave.correlation >= comesBack ? m_wave.at - m_found.begin : m_found.length();
    }

    audio::AudioSource& m_source;
    FrameRange m_found;
    std::optional<music::LoopTempo> m_tempo;
    Around m_around;
    Continuation m_wave;
};

Frame plainLength(Frame frames, int from, int to) {
    return std::max<Frame>(1, std::llround(static_cast<double>(frames) * (static_cast<double>(to) / from)));
}

/// A loop on its way to its file: as it is cut, and as long as it is to be.
class Fitting {
public:
    Fitting(const std::optional<music::LoopTempo>& tempo, int from, int to)
        : m_tempo(tempo), m_from(from), m_to(to) {}

    /// To whole bars, where its seam bears it.
    std::optional<CourtedLoop> stretched(const audio::AudioBuffer& loop, SeamVerdict verdict) const {
        if (!m_tempo || !m_tempo->isWhole()) return std::nullopt;
        const Frame wanted = framesFromSeconds(m_tempo->secondsWanted(), m_to);
        const double was = secondsFromFrames(loop.frames(), m_from);
        verdict.stretchPercent = 100.0 * (m_tempo->secondsWanted() / was - 1.0);
        if (std::abs(verdict.stretchPercent) > m_tempo->mostStretch) return std::nullopt;
        CourtedLoop fitted = made(loop, wanted, std::move(verdict));
        fitted.verdict.bpm = m_tempo->wanted;
        return fitted.verdict.seam.isSmooth() ? std::optional(std::move(fitted)) : std::nullopt;
    }

    CourtedLoop plain(const audio::AudioBuffer& loop, SeamVerdict verdict) const {
        CourtedLoop fitted = made(loop, plainLength(loop.frames(), m_from, m_to), std::move(verdict));
        if (m_tempo) fitted.verdict.bpm = 60.0 * m_tempo->beats / secondsFromFrames(loop.frames(), m_from);
        return fitted;
    }

private:
    CourtedLoop made(const audio::AudioBuffer& loop, Frame wanted, SeamVerdict verdict) const {
        CourtedLoop fitted{resampleCircle(loop, wanted), std::move(verdict)};
        fitted.verdict.seam = seamNumbers(fitted.sound, m_to);
        return fitted;
    }

    std::optional<music::LoopTempo> m_tempo;
    int m_from, m_to;
};

/// Those that pass, the best first.
std::vector<CutVerdict> passing(const std::vector<CutVerdict>& cuts) {
    std::vector<CutVerdict> good;
    std::ranges::copy_if(cuts, std::back_inserter(good), &CutVerdict::passes);
    std::ranges::stable_sort(good, {}, &CutVerdict::cost);
    return good;
}

}

std::vector<CutVerdict> judgeCuts(audio::AudioSource& source, FrameRange range,
                                  const std::optional<music::LoopTempo>& tempo, const Progress& progress) {
    const Cuts cuts(source, range, tempo);
    std::vector<CutVerdict> verdicts;
    for (const LoopCutInfo& one : loopCuts)
        if (const auto tried = cuts.rangeOf(one.cut))
            verdicts.push_back(cuts.judge(one.cut, *tried, progress));
    return verdicts;
}

CourtedLoop courtLoop(audio::AudioSource& source, FrameRange range,
                      const std::optional<music::LoopTempo>& tempo, int rate, const Progress& progress) {
    SeamVerdict verdict;
    verdict.cuts = judgeCuts(source, range, tempo, progress.part(0.0, 0.7));
    verdict.range = range;
    const Fitting fitting(tempo, source.info().rate, rate);
    const std::vector<CutVerdict> good = passing(verdict.cuts);
    std::optional<CourtedLoop> best;
    for (const CutVerdict& cut : good) {
        SeamVerdict taken = verdict;
        taken.taken = cut.cut;
        taken.range = cut.range;
        const audio::AudioBuffer loop = readStretch(source, cut.range, progress.part(0.7, 0.8));
        if (auto stretched = fitting.stretched(loop, taken)) return *std::move(stretched);
        if (!best) best = fitting.plain(loop, std::move(taken));
    }
    if (best) return *std::move(best);
    verdict.isCrossfaded = true;
    const audio::AudioBuffer loop = readLoop(
        source, range, [](const auto& tried, int ofRate) { return seamNumbers(tried, ofRate).isSmooth(); },
        progress.part(0.8, 1.0));
    if (auto stretched = fitting.stretched(loop, verdict)) return *std::move(stretched);
    return fitting.plain(loop, std::move(verdict));
}

}
