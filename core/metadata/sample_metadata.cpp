#include "metadata/sample_metadata.h"

#include "music/pitch.h"
#include "music/tempo.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
using music::Key;
using music::Mode;
using music::SampleKind;

constexpr double metadataConfidence = 0.95; ///< names err too
constexpr double beatsTolerance = 0.03;     ///< of the length: tails and slack
constexpr double exactBeats = 0.005;        ///< for a number that says nothing of a tempo
constexpr double fewestLoopBeats = 3.5;
constexpr double shortestLoop = 0.5; ///< seconds
constexpr double longestHit = 8.0;
constexpr double wholeShare = 0.98; ///< of a file that is looped as a whole
constexpr double sameNote = 0.6;    ///< semitones
constexpr int middleOctave = 4;

int pitchClassOf(int midi) { return ((midi % 12) + 12) % 12; }

/// Semitones from a pitch to the nearest note of a class, -6 to 6.
double distanceTo(int pitchClass, double midi) { return std::remainder(pitchClass - midi, 12.0); }

/// A note or tonic from wherever it was told.
struct StatedNote {
    int pitchClass = 0;
    std::optional<int> midi{}; ///< where the octave is beyond doubt
    MetadataSource source = MetadataSource::FileName;
    bool isSure = true; ///< may contradict what was heard
};

class Teller {
public:
    Teller(const Metadata& metadata, double seconds, music::SampleTraits& traits)
        : m_name(metadata.name), m_chunks(metadata.chunks), m_tagBpm(metadata.tags.bpm),
          m_tagKey(music::parseKey(metadata.tags.key)), m_frames(metadata.frames), m_seconds(seconds),
          m_traits(traits) {}

    std::vector<AppliedField> operator()() {
        tellRole();
        tellKind();
        tellTempo();
        if (m_name.key && isTonalRole())
            tellKey(*m_name.key, MetadataSource::FileName);
        else if (m_tagKey && isTonalRole() && !isDeniedByName(*m_tagKey))
            tellKey(*m_tagKey, MetadataSource::Tag);
        else if (m_traits.kind == SampleKind::Hit)
            tellPitch();
        else if (isTonalRole())
            tellTonic();
        if (!isTonalRole()) {
            m_traits.key.reset();
            m_traits.keyConfidence = 0.0;
        }
        return m_applied;
    }

private:
    /// "lead F#" with a tag of C major: the name is younger than the tag.
    bool isDeniedByName(const Key& key) const {
        return m_name.note && m_name.note->isPlain && m_name.note->pitchClass != key.pitchClass;
    }
    bool isTonalRole() const { return music::info(m_traits.role).isTonal; }
    void applied(MetadataField field, MetadataSource source) { m_applied.push_back({field, source}); }

    void tellRole() {
        if (!m_name.role) return;
        m_traits.role = *m_name.role;
        m_traits.roleConfidence = metadataConfidence;
        if (music::info(m_traits.role).isDrum) m_traits.tonal = false;
        applied(MetadataField::Role, MetadataSource::FileName);
    }

    void tellKind() {
        const auto kind = statedKind();
        if (!kind || kind->first == m_traits.kind) return;
        m_traits.kind = kind->first;
        if (m_traits.kind == SampleKind::Hit) clearTempo();
        applied(MetadataField::Kind, kind->second);
    }
    std::optional<std::pair<SampleKind, MetadataSource>> statedKind() const {
        if (m_name.kind == SampleKind::Hit && m_seconds < longestHit)
            return std::pair{SampleKind::Hit, MetadataSource::FileName};
        if (m_name.kind == SampleKind::Loop && m_seconds >= shortestLoop)
            return std::pair{SampleKind::Loop, MetadataSource::FileName};
        if (m_name.bpm && isWholeBeats(*m_name.bpm))
            return std::pair{SampleKind::Loop, MetadataSource::FileName};
        if (const auto bpm = acidTempo(); bpm && isWholeBeats(*bpm))
            return std::pair{SampleKind::Loop, MetadataSource::AcidChunk};
        if (loopsWhole() && m_traits.kind == SampleKind::Phrase && !m_traits.pitchHz)
            return std::pair{SampleKind::Loop, MetadataSource::SmplChunk};
        return std::nullopt;
    }
    /// Sustained notes loop a part of themselves, loops the whole file.
    bool loopsWhole() const {
        const auto& loop = m_chunks.smplLoop;
        return loop && !m_chunks.acidOneShot && m_seconds >= shortestLoop && m_frames > 0 &&
               static_cast<double>(loop->length()) >= wholeShare * static_cast<double>(m_frames);
    }

    double beatsAt(double bpm) const { return m_seconds * bpm / 60.0; }
    bool isWholeBeats(double bpm) const {
        const double beats = beatsAt(bpm);
        return beats >= fewestLoopBeats &&
               std::abs(beats - std::round(beats)) <= std::min(0.25, beatsTolerance * beats);
    }
    /// The tempo of an `acid` chunk whose beats fill the sound: others were stamped by habit.
    std::optional<double> acidTempo() const {
        const auto& [bpm, beats] = std::pair(m_chunks.acidBpm, m_chunks.acidBeats);
        if (!bpm || !beats) return std::nullopt;
        return std::abs(beatsAt(*bpm) - *beats) <= beatsTolerance * *beats ? bpm : std::nullopt;
    }
    /// A number in a loop's name that gives whole bars.
    std::optional<double> bareTempo() const {
        std::optional<double> found;
        for (const double bpm : m_name.bareNumbers) {
            const double bars = beatsAt(bpm) / 4.0;
            if (bars < 0.75 || std::abs(bars - std::round(bars)) > exactBeats * bars) continue;
            if (found && *found != bpm) return std::nullopt;
            found = bpm;
        }
        return m_traits.kind == SampleKind::Loop ? found : std::nullopt;
    }

    void clearTempo() {
        m_traits.bpm.reset();
        m_traits.bpmConfidence = 0.0;
        m_traits.beats.reset();
        m_traits.bars.reset();
    }
    void tellTempo() {
        if (m_traits.kind != SampleKind::Loop && m_traits.kind != SampleKind::Phrase) return;
        MetadataSource source = MetadataSource::FileName;
        std::optional<double> bpm = m_name.bpm;
        if (!bpm && m_tagBpm && (isWholeBeats(*m_tagBpm) || !acidTempo())) {
            bpm = m_tagBpm;
            source = MetadataSource::Tag;
        }
        if (!bpm) {
            bpm = acidTempo();
            source = MetadataSource::AcidChunk;
        }
        if (!bpm) {
            bpm = bareTempo();
            source = MetadataSource::FileName;
        }
        if (!bpm) return;
        clearTempo();
        m_traits.bpm = bpm;
        m_traits.bpmConfidence = metadataConfidence;
        applied(MetadataField::Bpm, source);
        if (m_traits.kind != SampleKind::Loop || !isWholeBeats(*bpm)) return;
        m_traits.beats = static_cast<int>(std::lround(beatsAt(*bpm)));
        m_traits.bars = music::wholeBars(*m_traits.beats);
    }

    void tellKey(const Key& key, MetadataSource source) {
        m_traits.key = key;
        m_traits.keyConfidence = metadataConfidence;
        m_traits.tonal = true;
        applied(MetadataField::Key, source);
    }

    /// The first that tells a note; a hit's `smpl` root goes before its `acid` root, which has no octave.
    std::optional<StatedNote> statedNote() const {
        if (m_name.note)
            return StatedNote{m_name.note->pitchClass, {}, MetadataSource::FileName, m_name.note->isPlain};
        const auto chunkNote = [](const std::optional<int>& root) {
            return root && pitchClassOf(*root) != 0; // C of any octave is what writers put who don't know
        };
        if (m_traits.kind == SampleKind::Hit && chunkNote(m_chunks.smplRoot))
            return StatedNote{pitchClassOf(*m_chunks.smplRoot), m_chunks.smplRoot, MetadataSource::SmplChunk};
        if (chunkNote(m_chunks.acidRoot))
            return StatedNote{pitchClassOf(*m_chunks.acidRoot), {}, MetadataSource::AcidChunk};
        if (chunkNote(m_chunks.smplRoot))
            return StatedNote{pitchClassOf(*m_chunks.smplRoot), {}, MetadataSource::SmplChunk};
        return std::nullopt;
    }

    void tellPitch() {
        const auto note = statedNote();
        if (!note) return;
        const std::optional<double> heard =
            m_traits.pitchHz ? std::optional(music::midiFromHertz(*m_traits.pitchHz)) : std::nullopt;
        const bool agrees = heard && std::abs(distanceTo(note->pitchClass, *heard)) < sameNote &&
                            (!note->midi || std::abs(*note->midi - *heard) < sameNote);
        if (agrees || (!note->isSure && (heard || !m_name.role || !isTonalRole()))) return;
        m_traits.pitchHz = music::hertzFromMidi(note->midi ? *note->midi : nearest(*note, heard));
        m_traits.tonal = m_traits.tonal || isTonalRole();
        applied(MetadataField::Pitch, note->source);
    }
    /// The note in the octave that was heard, else as written, else around middle C.
    int nearest(const StatedNote& note, const std::optional<double>& heard) const {
        if (heard) return static_cast<int>(std::lround(*heard + distanceTo(note.pitchClass, *heard)));
        const bool isWritten = m_name.note && m_name.note->octave;
        return 12 * ((isWritten ? *m_name.note->octave : middleOctave) + 1) + note.pitchClass;
    }

    /// A tonic without its mode: the mode that was heard if the keys are related, else major, as sample shops
    /// write it.
    void tellTonic() {
        const auto note = statedNote();
        const std::optional<Key>& heard = m_traits.key;
        if (!note || (heard && heard->pitchClass == note->pitchClass)) return;
        const bool isFromName = note->source == MetadataSource::FileName;
        if (!note->isSure && (heard || !m_name.role)) return;
        if (heard) {
            const Key relativeMinor{pitchClassOf(heard->pitchClass + 9), Mode::Minor};
            const bool isRelative =
                heard->mode == Mode::Major && relativeMinor.pitchClass == note->pitchClass;
            const bool isRelativeMajor =
                heard->mode == Mode::Minor && pitchClassOf(heard->pitchClass + 3) == note->pitchClass;
            const Mode mode = isRelative ? Mode::Minor : isRelativeMajor ? Mode::Major : heard->mode;
            tellKey({note->pitchClass, mode}, note->source);
        } else if (isFromName) {
            tellKey({note->pitchClass, Mode::Major}, note->source);
        }
    }

    const NameMetadata& m_name;
    const audio::SamplerChunks& m_chunks;
    std::optional<double> m_tagBpm;
    std::optional<Key> m_tagKey;
    Frame m_frames;
    double m_seconds;
    music::SampleTraits& m_traits;
    std::vector<AppliedField> m_applied;
};
}

std::vector<AppliedField> applyMetadata(const Metadata& metadata, double seconds,
                                        music::SampleTraits& traits) {
    return Teller(metadata, seconds, traits)();
}

}
