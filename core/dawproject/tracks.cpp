#include "dawproject/tracks.h"

#include "music/time.h"

#include <algorithm>

namespace gleaner::dawproject {
namespace {

using music::beatsPerBar;

/// Lays out the song's parts as tracks.
class TrackBuilder {
public:
    TrackBuilder(const music::Song& song, const std::vector<MediaFile>& media)
        : m_song(song), m_media(media) {}

    std::vector<Track> build() {
        for (int channel = 0; channel < music::drumChannels; ++channel)
            addDrum(channel);
        std::vector<const music::MelodicTrack*> tracks;
        for (const music::MelodicTrack& track : m_song.melodicTracks)
            tracks.push_back(&track);
        std::sort(tracks.begin(), tracks.end(),
                  [](const auto* a, const auto* b) { return a->channel < b->channel; });
        for (const music::MelodicTrack* track : tracks) {
            if (track->source == music::SourceType::Audio)
                addAudio(*track);
            else
                addInstrument(*track);
        }
        return std::move(m_tracks);
    }

private:
    double beatsOf(double seconds) const { return seconds * m_song.meta.bpm / 60.0; }

    const MediaFile* sample(const std::string& path) const {
        for (const MediaFile& file : m_media)
            if (!path.empty() && file.samplePath == path && file.seconds > 0.0) return &file;
        return nullptr;
    }

    const MediaFile* stem(int channel) const {
        for (const MediaFile& file : m_media)
            if (file.stemOfChannel == channel && file.seconds > 0.0) return &file;
        return nullptr;
    }

    Clip clipOf(const MediaFile& file, double time) const {
        Clip clip;
        clip.time = time;
        clip.media = &file;
        clip.duration = clip.mediaBeats = beatsOf(file.seconds);
        return clip;
    }

    static Track strip(const std::string& name, music::Role role, double volume, double pan) {
        constexpr double usualVolume = 0.78; // a song's usual volume is a fader at 0 dB
        return {name, role, false, false, std::clamp(volume / usualVolume, 0.0, 2.0), (pan + 1.0) / 2.0, {}};
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
        const auto found = std::find_if(m_song.drums.begin(), m_song.drums.end(),
                                        [&](const auto& entry) { return entry.channel == channel; });
        const music::DrumChannel drum = found == m_song.drums.end() ? music::DrumChannel() : *found;
        Track track = strip(std::string(music::facts(drum.role).name), drum.role, drum.volume, drum.pan);
        track.clips = drumClips(channel);
        if (track.clips.empty()) return;
        if (const MediaFile* rendered = stem(channel))
            return addPair(std::move(track), {clipOf(*rendered, 0.0)}, "stem");
        std::vector<Clip> strokes;
        if (const MediaFile* file = sample(drum.samplePath)) strokes = strokeClips(track.clips, *file);
        addPair(std::move(track), std::move(strokes), "audio");
    }

    /// A clip for every time that a pattern with notes of this channel sounds.
    std::vector<Clip> drumClips(int channel) const {
        std::vector<Clip> clips;
        for (const music::Item& item : m_song.items) {
            const music::Pattern& pattern = m_song.patterns[static_cast<std::size_t>(item.pattern - 1)];
            for (int done = 0; done < item.bars; done += pattern.bars) {
                const int bars = std::min(pattern.bars, item.bars - done);
                Clip clip;
                clip.time = (item.bar + done) * beatsPerBar;
                clip.duration = bars * beatsPerBar;
                clip.enabled = !item.muted;
                for (const music::DrumNote& drum : pattern.notes)
                    if (drum.channel == channel && drum.note.pos < clip.duration)
                        clip.notes.push_back(drum.note);
                if (!clip.notes.empty()) clips.push_back(std::move(clip));
            }
        }
        sort(clips);
        return clips;
    }

    /// A clip for every stroke, each ending where the next begins: clips of a track must not overlap.
    std::vector<Clip> strokeClips(const std::vector<Clip>& patterns, const MediaFile& file) const {
        std::vector<Clip> strokes;
        for (const Clip& pattern : patterns)
            for (const music::Note& note : pattern.notes)
                if (pattern.enabled) strokes.push_back(clipOf(file, pattern.time + note.pos));
        sort(strokes);
        std::vector<Clip> apart;
        for (Clip& stroke : strokes) {
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

    static std::vector<int> startsOf(const music::MelodicTrack& track) {
        std::vector<int> starts = music::startsOf(track);
        std::sort(starts.begin(), starts.end());
        return starts;
    }

    void addInstrument(const music::MelodicTrack& track) {
        Track notes = strip(music::nameOf(track), track.role, track.volume, track.pan);
        const double duration = track.bars * beatsPerBar;
        for (const int bar : startsOf(track)) {
            Clip clip;
            clip.time = bar * beatsPerBar;
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

    Clip soundClip(const music::MelodicTrack& track, const MediaFile& file, int bar) const {
        Clip clip = clipOf(file, bar * beatsPerBar);
        clip.mediaBeats = track.stretchBeats.value_or(clip.mediaBeats);
        clip.playStart = track.offsetSeconds / file.seconds * clip.mediaBeats;
        clip.duration = std::min(clip.mediaBeats - clip.playStart, track.bars * beatsPerBar);
        clip.enabled = !track.muted;
        clip.transpose = track.transpose;
        clip.gain = track.gain;
        clip.fadeIn = beatsOf(track.fadeInMs / 1000.0);
        clip.fadeOut = beatsOf(track.fadeOutMs / 1000.0);
        return clip;
    }

    void addAudio(const music::MelodicTrack& track) {
        Track audio = strip(music::nameOf(track), track.role, track.volume, track.pan);
        audio.isAudio = true;
        if (const MediaFile* file = sample(track.samplePath))
            for (const int bar : startsOf(track)) {
                if (const Clip clip = soundClip(track, *file, bar); clip.duration > 0.0)
                    audio.clips.push_back(clip);
            }
        if (!audio.clips.empty()) m_tracks.push_back(std::move(audio));
    }

    const music::Song& m_song;
    const std::vector<MediaFile>& m_media;
    std::vector<Track> m_tracks;
};

}

std::vector<Track> tracksOf(const music::Song& song, const std::vector<MediaFile>& media) {
    return TrackBuilder(song, media).build();
}

}
