#include "preview/voices.h"

#include "dsp/portable_math.h"
#include "music/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gleaner::preview {
namespace {

class Collector {
public:
    Collector(const music::Song& song, int rate, SampleBank& bank)
        : m_song(song), m_rate(rate), m_bank(bank) {}

    std::vector<Voice> run() {
        collectDrums();
        for (const music::MelodicTrack& track : m_song.melodicTracks) {
            if (track.muted) continue;
            if (track.source == music::SourceType::Audio)
                collectClips(track);
            else
                collectNotes(track);
        }
        std::ranges::stable_sort(m_voices, {}, &Voice::begin);
        return std::move(m_voices);
    }

private:
    double barBeats() const { return music::barBeats(m_song.meta); }

    /// A channel's own volume and pan; what moves is left to the mix.
    double levelOf(int channel, double volume) const {
        return music::automationOf(m_song, channel, music::Automation::Target::Volume)
                   ? 1.0
                   : music::amplitudeOfVolume(volume);
    }
    double panOf(int channel, double pan) const {
        return music::automationOf(m_song, channel, music::Automation::Target::Pan) ? 0.0 : pan;
    }

    Frame frameOf(double beats) const {
        return framesOf(music::secondsFromBeats(Beats(beats), Bpm(m_song.meta.bpm)));
    }

    Frame framesOf(double seconds) const { return static_cast<Frame>(std::llround(seconds * m_rate)); }

    static Voice voiceOf(const audio::AudioBuffer& sample, int channel, Frame begin, double gain,
                         double pan) {
        const auto [left, right] = levelsOfPan(pan);
        Voice voice;
        voice.sample = &sample;
        voice.channel = channel;
        voice.begin = begin;
        voice.length = sample.frames();
        voice.left = gain * left;
        voice.right = gain * right;
        return voice;
    }

    static void cutAt(Voice& voice, Frame end) {
        if (voice.begin + voice.length <= end) return;
        voice.length = std::max<Frame>(0, end - voice.begin);
        voice.isCut = true;
    }

    /// Each voice ends where the next of `cutters` (sorted) begins.
    static void choke(std::vector<Voice>& voices, const std::vector<Frame>& cutters) {
        for (Voice& voice : voices) {
            const auto next = std::ranges::upper_bound(cutters, voice.begin);
            if (next != cutters.end()) cutAt(voice, *next);
        }
    }

    static std::vector<Frame> beginsOf(const std::vector<Voice>& voices) {
        std::vector<Frame> begins;
        for (const Voice& voice : voices)
            begins.push_back(voice.begin);
        std::ranges::sort(begins);
        return begins;
    }

    void append(const std::vector<Voice>& voices) {
        m_voices.insert(m_voices.end(), voices.begin(), voices.end());
    }

    /// The drum channels, and what they play: open hats are cut by closed ones.
    struct Drums {
        std::array<const music::DrumChannel*, music::drumChannels> channels{};
        std::vector<Voice> closed, open, others;
        std::vector<Voice>& playedBy(music::Role role) {
            return role == music::Role::Hat ? closed : role == music::Role::OpenHat ? open : others;
        }
    };

    /// The pattern once, from `bar` on for `bars`.
    void strike(Drums& drums, const music::Pattern& pattern, double bar, double bars) {
        for (const music::DrumNote& hit : pattern.notes) {
            if (hit.channel < 0 || hit.channel >= music::drumChannels) continue;
            const music::DrumChannel* drum = drums.channels[static_cast<std::size_t>(hit.channel)];
            if (!drum || hit.note.pos >= bars * barBeats()) continue;
            const audio::AudioBuffer& sample =
                m_bank.pitched(drum->samplePath, hit.note.key - music::drumRoot);
            const double gain =
                music::amplitudeOfVelocity(hit.note.velocity) * levelOf(hit.channel, drum->volume);
            drums.playedBy(drum->role)
                .push_back(voiceOf(sample, hit.channel, frameOf(bar * barBeats() + hit.note.pos), gain,
                                   panOf(hit.channel, drum->pan)));
        }
    }

    void collectDrums() {
        Drums drums;
        for (const music::DrumChannel& drum : m_song.drums)
            if (drum.channel >= 0 && drum.channel < music::drumChannels)
                drums.channels[static_cast<std::size_t>(drum.channel)] = &drum;
        for (const music::Item& item : m_song.items) {
            if (item.muted || item.pattern < 1 || item.pattern > static_cast<int>(m_song.patterns.size()))
                continue;
            const music::Pattern& pattern = m_song.patterns[static_cast<std::size_t>(item.pattern - 1)];
            music::eachTurn(pattern.bars, item.bars,
                            [&](double done, double bars) { strike(drums, pattern, item.bar + done, bars); });
        }
        choke(drums.open, beginsOf(drums.closed));
        append(drums.closed);
        append(drums.open);
        append(drums.others);
    }

    void collectNotes(const music::MelodicTrack& track) {
        std::vector<Voice> voices;
        for (const double bar : music::startsOf(track))
            for (const music::Note& note : track.notes) {
                if (note.pos >= track.bars * barBeats()) continue;
                const audio::AudioBuffer& sample =
                    m_bank.pitched(track.samplePath, note.key - track.rootNote + track.transpose);
                const double gain =
                    music::amplitudeOfVelocity(note.velocity) * levelOf(track.channel, track.volume);
                voices.push_back(voiceOf(sample, track.channel, frameOf(bar * barBeats() + note.pos), gain,
                                         panOf(track.channel, track.pan)));
                if (track.envelope) shape(voices.back(), *track.envelope, note.len);
            }
        if (music::cutsItself(track)) choke(voices, beginsOf(voices));
        append(voices);
    }

    void shape(Voice& voice, const music::Envelope& envelope, double beats) const {
        const auto frames = [&](double ms) { return framesOf(ms / 1000.0); };
        voice.shape = {frames(envelope.attackMs), frames(envelope.holdMs), frames(envelope.decayMs),
                       envelope.sustain,          frameOf(beats),          frames(envelope.releaseMs)};
        cutAt(voice, voice.begin + voice.shape->letGo + voice.shape->release);
    }

    /// Frames of a clip that lie before its offset: the sample's own time, stretched as the clip is.
    Frame offsetOf(const music::MelodicTrack& track, const audio::AudioBuffer& clip) const {
        if (!track.stretchBeats || track.seconds <= 0.0) return framesOf(track.offsetSeconds);
        return static_cast<Frame>(
            std::llround(track.offsetSeconds / track.seconds * static_cast<double>(clip.frames())));
    }

    void collectClips(const music::MelodicTrack& track) {
        const audio::AudioBuffer& sample = m_bank.clip(track, m_song.meta.bpm, barBeats());
        const double gain = track.gain * levelOf(track.channel, track.volume);
        for (const double bar : music::startsOf(track)) {
            Voice voice = voiceOf(sample, track.channel, frameOf(bar * barBeats()), gain,
                                  panOf(track.channel, track.pan));
            voice.offset = std::min(offsetOf(track, sample), sample.frames());
            voice.length -= voice.offset;
            voice.fadeIn = framesOf(track.fadeInMs / 1000.0);
            voice.fadeOut = framesOf(track.fadeOutMs / 1000.0);
            cutAt(voice, frameOf((bar + track.bars) * barBeats()));
            m_voices.push_back(voice);
        }
    }

    const music::Song& m_song;
    int m_rate;
    SampleBank& m_bank;
    std::vector<Voice> m_voices;
};

}

double NoteShape::levelAt(Frame frame) const {
    if (frame >= letGo) {
        const double reached = letGo > 0 ? levelAt(letGo - 1) : 0.0;
        return frame < letGo + release
                   ? reached * static_cast<double>(letGo + release - frame) / static_cast<double>(release)
                   : 0.0;
    }
    if (frame < attack) return static_cast<double>(frame) / static_cast<double>(attack);
    const Frame fallen = frame - attack - hold;
    if (fallen <= 0) return 1.0;
    return fallen < decay ? 1.0 - (1.0 - sustain) * static_cast<double>(fallen) / static_cast<double>(decay)
                          : sustain;
}

std::pair<double, double> levelsOfPan(double pan) {
    if (pan == 0.0) return {1.0, 1.0};
    const double turns = (std::clamp(pan, -1.0, 1.0) + 1.0) / 8.0; // a quarter turn from left to right
    return {std::numbers::sqrt2 * dsp::portableSine(0.25 - turns),
            std::numbers::sqrt2 * dsp::portableSine(turns)};
}

std::vector<Voice> voicesOf(const music::Song& song, int rate, SampleBank& bank) {
    return Collector(song, rate, bank).run();
}

}
