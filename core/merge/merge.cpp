#include "merge/merge.h"

#include "base/error.h"
#include "flp/left_out.h"
#include "merge/merge_state.h"

#include <cmath>

namespace gleaner::flp {
namespace {

constexpr double sameTempo = 0.0005; // a project stores thousandths

/// The way from three states to one.
class SongMerger {
public:
    SongMerger(const Bytes& project, const music::Song& song, const EncodeSettings& settings)
        : m_song(song), m_settings(settings) {
        m_state.document = readDocument(project);
        requireForSongs(m_state.document);
    }

    MergedSong merge(const std::optional<Baseline>& last) {
        m_state.isKnown = last.has_value();
        m_baseline = last.value_or(
            Baseline{m_song, unknownPlace(), m_settings.genre, m_settings.artists, m_settings.comment});
        m_state.place = m_baseline.place;
        takeOverTime();
        sketchAll();
        return finish();
    }

    /// Everything is new.
    MergedSong add() {
        m_state.place = unknownPlace();
        m_baseline.place = m_state.place;
        takeOverTime();
        m_state.frame = frame();
        m_state.brief = m_state.current = sketchOf(m_song, frameAt(m_tempo));
        return finish();
    }

private:
    double theirTempo() const {
        return static_cast<double>(m_state.document.sections.front().numberOf(EventId::Tempo).value_or(0)) /
               1000.0;
    }

    /// Where a song is of which nothing is known: in what the project shows.
    SongPlace unknownPlace() const {
        SongPlace place;
        Number shown = 0;
        for (const Section* tail : m_state.document.all(SectionKind::Tail))
            if (const auto number = tail->numberOf(EventId::CurrentArrangement)) shown = *number;
        for (const Section* section : m_state.document.all(SectionKind::Arrangement))
            if (section->number == shown)
                place.arrangement = section->textOf(EventId::ArrangementName).value_or(place.arrangement);
        place.ownProject = false;
        place.tempo = theirTempo();
        return place;
    }

    SketchFrame frame() const {
        SketchFrame frame;
        frame.release = m_state.release();
        frame.ppq = m_state.document.file.ppq;
        frame.startBeats = m_state.place.startBeats;
        frame.ownProject = m_state.place.ownProject;
        frame.settings = m_settings;
        const Section& header = m_state.document.sections.front();
        if (!frame.ownProject)
            frame.timeSignature = {
                static_cast<int>(header.numberOf(EventId::SignatureNumerator).value_or(4)),
                static_cast<int>(header.numberOf(EventId::SignatureDenominator).value_or(4))};
        return frame;
    }
    SketchFrame frameAt(double bpm) const {
        SketchFrame made = frame();
        made.bpm = bpm;
        return made;
    }

    /// A project of our own follows the brief's tempo unless a person set another; somebody's own keeps its.
    void takeOverTime() {
        const double theirs = theirTempo();
        if (m_state.place.tempo <= 0.0) m_state.place.tempo = theirs > 0.0 ? theirs : m_song.meta.bpm;
        m_tempo = theirs > 0.0 ? theirs : m_song.meta.bpm;
        const double before = m_baseline.song.meta.bpm;
        m_state.newTempo = m_state.place.ownProject && std::abs(m_song.meta.bpm - before) > sameTempo &&
                           std::abs(theirs - before) < sameTempo;
        if (m_state.newTempo) m_tempo = m_song.meta.bpm;
    }

    void sketchAll() {
        m_state.frame = frame();
        const double was = m_state.place.tempo, compared = m_state.newTempo ? m_tempo : was;
        EncodeSettings before = m_settings;
        before.genre = m_baseline.genre;
        before.artists = m_baseline.artists;
        before.comment = m_baseline.comment;
        const auto baseAt = [&](double bpm) {
            SketchFrame made = frameAt(bpm);
            made.settings = before;
            return sketchOf(m_baseline.song, made);
        };
        m_state.base = baseAt(was);
        m_state.before = baseAt(compared);
        m_state.brief = sketchOf(m_song, frameAt(compared));
        m_state.current = sketchOf(m_song, frameAt(m_tempo));
        m_state.base.header.bpm = m_baseline.song.meta.bpm;
        m_state.brief.header.bpm = m_song.meta.bpm;
    }

    void findOurs() {
        const ProjectView view = viewOf(m_state.document);
        m_state.channels = matchChannels(m_state.base, view, m_state.place.channels);
        m_state.patterns = matchPatterns(m_state.base, view, m_state.channels, m_state.place.patterns);
        if (!m_state.isKnown) return;
        if (m_state.channels.empty() && !m_state.base.channels.empty())
            throw Error("Nothing of the song that was written last is in this project; choose the project "
                        "that it was written into, or add the song to it (--template).");
    }

    MergedSong finish() {
        findOurs();
        if (m_state.place.ownProject) mergeHeader(m_state);
        placeChannels(m_state);
        mergeChannels(m_state);
        mergePatterns(m_state);
        mergeClips(m_state);
        removePatterns(m_state);
        MergedSong made;
        made.notices = leftOut(m_song, m_state.release());
        if (!m_state.isKnown)
            made.notices.push_back(
                "What was written into this project last is not known, so nothing that is in it was "
                "changed, and only what it lacks was added.");
        made.lines = std::move(m_state.lines);
        made.baseline = {m_song, placeNow(), m_settings.genre, m_settings.artists, m_settings.comment};
        made.bytes = writeDocument(m_state.document);
        return made;
    }

    SongPlace placeNow() const {
        SongPlace place = m_state.place;
        place.tempo = m_tempo;
        place.channels.clear();
        place.patterns.clear();
        const auto numberOf = [](const Numbers& numbers, const std::string& key) {
            const auto found = numbers.find(key);
            return found == numbers.end() ? -1 : found->second;
        };
        for (const SketchChannel& channel : m_state.brief.channels)
            place.channels.push_back(numberOf(m_state.channels, channel.key));
        for (const SketchPattern& pattern : m_state.brief.patterns)
            place.patterns.push_back(numberOf(m_state.patterns, pattern.key));
        return place;
    }

    music::Song m_song;
    EncodeSettings m_settings;
    Baseline m_baseline;
    MergeState m_state;
    double m_tempo = 0.0; ///< that the project will have
};

}

const MergeStepInfo& infoOf(MergeStep step) { return mergeSteps[static_cast<std::size_t>(step)]; }

MergedSong mergeSong(const Bytes& project, const music::Song& song, const EncodeSettings& settings,
                     const std::optional<Baseline>& baseline) {
    return SongMerger(project, song, settings).merge(baseline);
}

MergedSong addToArrangement(const Bytes& project, const music::Song& song) {
    return SongMerger(project, song, {}).add();
}

}
