#include "arrangement/tracks.h"

#include "music/time.h"

#include <algorithm>
#include <map>

namespace gleaner::arrangement {
namespace {

/// Lays out the song's parts as tracks.
class TrackBuilder {
public:
    TrackBuilder(const music::Song& song, const std::vector<MediaFile>& media)
        : m_song(song), m_names(music::channelNames(song)) {
        for (const MediaFile& file : media)
            if (file.seconds > 0.0) {
                if (file.stemOfChannel)
                    m_stems.try_emplace(*file.stemOfChannel, &file);
                else if (!file.samplePath.empty())
                    m_samples.try_emplace(file.samplePath, &file);
            }
    }

    std::vector<Track> build() {
        for (int channel = 0; channel < music::drumChannels; ++channel)
            addDrum(channel);
        for (const music::MelodicTrack* track : music::tracksInOrder(m_song)) {
            if (track->source == music::SourceType::Audio)
                addAudio(*track);
            else
                addInstrument(*track);
        }
        return std::move(m_tracks);
    }

    std::set<int> withoutClips() const {
        std::set<int> channels;
        for (int channel = 0; channel < music::drumChannels; ++channel)
            if (!strokesSayIt(channel)) channels.insert(channel);
        for (const music::MelodicTrack& track : m_song.melodicTracks) {
            if (track.muted || track.samplePath.empty()) continue;
            const bool isAudio = track.source == music::SourceType::Audio;
            if (isAudio ? !clipsSayIt(track) : !track.notes.empty()) channels.insert(track.channel);
        }
        return channels;
    }

private:
    double barBeats() const { return music::barBeats(m_song.meta); }
    double beatsOf(double seconds) const { return seconds * m_song.meta.bpm / 60.0; }

    template <typename Key>
    static const MediaFile* in(const std::map<Key, const MediaFile*>& files, const Key& key) {
        const auto found = files.find(key);
        return found == files.end() ? nullptr : found->second;
    }
    const MediaFile* sample(const std::string& path) const { return in(m_samples, path); }
    const MediaFile* stem(int channel) const { return in(m_stems, channel); }

    Clip clipOf(const MediaFile& file, double time) const {
        Clip clip;
        clip.time = time;
        clip.media = &file;
        clip.duration = clip.mediaBeats = beatsOf(file.seconds);
        return clip;
    }

    Track strip(int channel, music::Role role, double volume, double pan) const {
        Track track{m_names.at(channel), role, false, false, music::amplitudeOfVolume(volume),
                    (pan + 1.0) / 2.0,   {},   {},    {}};
        using enum music::Automation::Target;
        if (const auto* moved = music::automationOf(m_song, channel, Volume))
            track.volumes = pointsOf(*moved, music::amplitudeOfVolume);
        if (const auto* moved = music::automationOf(m_song, channel, Pan))
            track.pans = pointsOf(*moved, [](double value) { return (value + 1.0) / 2.0; });
        return track;
    }

    /// A line of the sampler's knob is a curve of amplitude: so many straight pieces.
    template <typename Scale>
    std::vector<Track::Point> pointsOf(const music::Automation& moved, Scale scale) const {
        constexpr int pieces = 8;
        std::vector<Track::Point> points;
        for (std::size_t n = 0; n < moved.points.size(); ++n) {
            const auto& [bar, value] = moved.points[n];
            points.push_back({bar * barBeats(), scale(value)});
            if (n + 1 == moved.points.size() || moved.points[n + 1].value == value) continue;
            for (int piece = 1; piece < pieces && moved.points[n + 1].bar > bar; ++piece) {
                const double part = static_cast<double>(piece) / pieces;
                points.push_back({(bar + part * (moved.points[n + 1].bar - bar)) * barBeats(),
                                  scale(value + part * (moved.points[n + 1].value - value))});
            }
        }
        return points;
    }

    music::DrumChannel drumOf(int channel) const {
        const auto found = std::ranges::find(m_song.drums, channel, &music::DrumChannel::channel);
        return found == m_song.drums.end() ? music::DrumChannel() : *found;
    }

    /// The notes and, where there is some, the sound of one part.
    void addPair(Track notes, std::vector<Clip> sound, const std::string& how) {
        Track audio = notes;
        audio.clips = std::move(sound);
        audio.isAudio = true;
        audio.name += " (" + how + ")";
        notes.muted = !audio.clips.empty();
        notes.name += notes.muted ? " (notes, muted)" : " (notes: load its sample)";
        if (!audio.clips.empty()) m_tracks.push_back(std::move(audio));
        m_tracks.push_back(std::move(notes));
    }

    void addDrum(int channel) {
        const music::DrumChannel drum = drumOf(channel);
        Track track = strip(channel, drum.role, drum.volume, drum.pan);
        track.clips = drumClips(channel);
        if (track.clips.empty()) return;
        if (const MediaFile* rendered = stem(channel))
            return addPair(std::move(track), {clipOf(*rendered, 0.0)}, "stem");
        std::vector<Clip> strokes;
        if (const MediaFile* file = sample(drum.samplePath)) strokes = strokeClips(track.clips, *file);
        addPair(std::move(track), std::move(strokes), "audio");
    }

    /// Whether clips of its sample sound as the channel does: one stroke dies away before the next, at its
    /// own pitch, and nothing chokes it.
    bool strokesSayIt(int channel) const {
        const music::DrumChannel drum = drumOf(channel);
        const MediaFile* file = sample(drum.samplePath);
        if (!file) return true; // nothing to be said
        const std::vector<Clip> patterns = drumClips(channel);
        if (patterns.empty()) return true;
        if (drum.role == music::Role::OpenHat && playsClosedHat()) return false;
        for (const Clip& pattern : patterns)
            for (const music::Note& note : pattern.notes)
                if (pattern.enabled && note.key != music::drumRoot) return false;
        std::vector<double> places;
        for (const Clip& stroke : strokesOf(patterns, *file))
            places.push_back(stroke.time);
        return std::ranges::adjacent_find(places, [&](double a, double b) {
                   return b - a < beatsOf(file->seconds);
               }) == places.end();
    }

    bool playsClosedHat() const {
        return std::ranges::any_of(m_song.drums, [&](const music::DrumChannel& drum) {
            return drum.role == music::Role::Hat && !drumClips(drum.channel).empty();
        });
    }

    bool clipsSayIt(const music::MelodicTrack& track) const {
        const MediaFile* file = sample(track.samplePath);
        if (!file) return true;
        double end = 0.0;
        for (const double bar : startsOf(track)) {
            const Clip clip = soundClip(track, *file, bar);
            if (clip.time < end || clip.fadeIn + clip.fadeOut > clip.duration) return false;
            end = clip.time + clip.duration;
        }
        return true;
    }

    /// A clip for every time that a pattern with notes of this channel sounds.
    std::vector<Clip> drumClips(int channel) const {
        std::vector<Clip> clips;
        for (const music::Item& item : m_song.items) {
            const music::Pattern& pattern = m_song.patterns[static_cast<std::size_t>(item.pattern - 1)];
            music::eachTurn(pattern.bars, item.bars, [&](double done, double bars) {
                Clip clip;
                clip.time = (item.bar + done) * barBeats();
                clip.duration = bars * barBeats();
                clip.enabled = !item.muted;
                for (const music::DrumNote& drum : pattern.notes)
                    if (drum.channel == channel && drum.note.pos < clip.duration)
                        clip.notes.push_back(drum.note);
                if (!clip.notes.empty()) clips.push_back(std::move(clip));
            });
        }
        sort(clips);
        return clips;
    }

    /// A clip for every stroke, as loud as it is struck.
    std::vector<Clip> strokesOf(const std::vector<Clip>& patterns, const MediaFile& file) const {
        std::vector<Clip> strokes;
        for (const Clip& pattern : patterns)
            for (const music::Note& note : pattern.notes) {
                if (!pattern.enabled) continue;
                strokes.push_back(clipOf(file, pattern.time + note.pos));
                strokes.back().gain = music::amplitudeOfVelocity(note.velocity);
            }
        sort(strokes);
        return strokes;
    }

    /// Each ends where the next begins: clips of a track must not overlap.
    std::vector<Clip> strokeClips(const std::vector<Clip>& patterns, const MediaFile& file) const {
        std::vector<Clip> apart;
        for (Clip& stroke : strokesOf(patterns, file)) {
            if (!apart.empty() && apart.back().time == stroke.time) continue;
            if (!apart.empty())
                apart.back().duration = std::min(apart.back().duration, stroke.time - apart.back().time);
            apart.push_back(std::move(stroke));
        }
        return apart;
    }

    static void sort(std::vector<Clip>& clips) {
        std::stable_sort(clips.begin(), clips.end(),
                         [](const Clip& a, const Clip& b) { return a.time < b.time; });
    }

    static std::vector<double> startsOf(const music::MelodicTrack& track) {
        std::vector<double> starts = music::startsOf(track);
        std::sort(starts.begin(), starts.end());
        return starts;
    }

    void addInstrument(const music::MelodicTrack& track) {
        Track notes = strip(track.channel, track.role, track.volume, track.pan);
        const double duration = track.bars * barBeats();
        for (const double bar : startsOf(track)) {
            Clip clip;
            clip.time = bar * barBeats();
            clip.duration = duration;
            clip.enabled = !track.muted;
            for (const music::Note& note : track.notes)
                if (note.pos < duration) clip.notes.push_back(note);
            if (!clip.notes.empty()) notes.clips.push_back(std::move(clip));
        }
        std::vector<Clip> sound;
        if (const MediaFile* rendered = stem(track.channel)) sound.push_back(clipOf(*rendered, 0.0));
        addPair(std::move(notes), std::move(sound), "stem");
    }

    Clip soundClip(const music::MelodicTrack& track, const MediaFile& file, double bar) const {
        Clip clip = clipOf(file, bar * barBeats());
        clip.mediaBeats = track.stretchBeats.value_or(clip.mediaBeats);
        clip.playStart = track.offsetSeconds / file.seconds * clip.mediaBeats;
        clip.duration = std::min(clip.mediaBeats - clip.playStart, track.bars * barBeats());
        clip.enabled = !track.muted;
        clip.transpose = track.transpose;
        clip.gain = track.gain;
        clip.fadeIn = beatsOf(track.fadeInMs / 1000.0);
        clip.fadeOut = beatsOf(track.fadeOutMs / 1000.0);
        return clip;
    }

    void addAudio(const music::MelodicTrack& track) {
        Track audio = strip(track.channel, track.role, track.volume, track.pan);
        audio.isAudio = true;
        if (const MediaFile* rendered = stem(track.channel)) {
            audio.name += " (stem)";
            audio.clips.push_back(clipOf(*rendered, 0.0));
        } else if (const MediaFile* file = sample(track.samplePath)) {
            for (const double bar : startsOf(track)) {
                if (const Clip clip = soundClip(track, *file, bar); clip.duration > 0.0)
                    audio.clips.push_back(clip);
            }
        }
        if (!audio.clips.empty()) m_tracks.push_back(std::move(audio));
    }

    const music::Song& m_song;
    std::map<int, std::string> m_names; ///< by channel
    std::map<std::string, const MediaFile*> m_samples;
    std::map<int, const MediaFile*> m_stems;
    std::vector<Track> m_tracks;
};

}

std::set<int> channelsThatNeedStems(const music::Song& song, const std::vector<MediaFile>& media) {
    music::requireValid(song, "tracks");
    return TrackBuilder(song, media).withoutClips();
}

std::vector<Track> tracksOf(const music::Song& song, const std::vector<MediaFile>& media) {
    return TrackBuilder(song, media).build();
}

}
