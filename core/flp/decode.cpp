#include "base/error.h"
#include "base/number_text.h"
#include "flp/event_reader.h"
#include "flp/old_playlist.h"
#include "flp/project.h"
#include "flp/records.h"
#include "flp/tempo_automation.h"
#include "flp/text.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <utility>

namespace gleaner::flp {
namespace {

constexpr std::size_t mostWarnings = 100;
constexpr std::size_t largestProject = std::size_t{512} * 1024 * 1024; // the largest seen is under 1 MB

/// What the events before belong to: many ids mean another thing in another place.
enum class Scope { Header, Channel, Pattern, Arrangement, Mixer };

/// Gathers a project from its events, one at a time.
class Decoder {
public:
    explicit Decoder(std::span<const unsigned char> file) : m_events(file) {}

    Project decode() {
        while (const auto event = m_events.next())
            take(*event);
        finish();
        return std::move(m_project);
    }

private:
    void take(const Event& event) {
        if (m_events.isScrambled()) m_numbers.take(event);
        if (!startsSomething(event)) {
            if (m_scope == Scope::Channel)
                takeOfChannel(event);
            else if (m_scope == Scope::Pattern)
                takeOfPattern(event);
            else if (m_scope == Scope::Arrangement)
                takeOfArrangement(event);
            else if (m_scope == Scope::Mixer)
                takeOfMixer(event);
        }
        takeAnywhere(event);
    }

    bool startsSomething(const Event& event) {
        switch (event.id) {
        case EventId::Channel:
            m_scope = Scope::Channel;
            m_channel = channelWith(event.whole());
            return true;
        case EventId::Pattern:
            m_scope = Scope::Pattern;
            m_pattern = patternWith(event.whole());
            return true;
        case EventId::Arrangement:
            m_scope = Scope::Arrangement;
            m_arrangement = event.whole();
            return true;
        case EventId::Playlist:
            m_scope = Scope::Arrangement;
            takePlaylist(event.data);
            return true;
        case EventId::CurrentArrangement:
        case EventId::DelayCompensation:
        case EventId::InsertFlags:
            m_scope = Scope::Mixer;
            return false;
        default:
            return false;
        }
    }

    std::size_t channelWith(int id) {
        const auto [entry, isNew] = m_channels.try_emplace(id, m_project.channels.size());
        if (isNew) {
            m_project.channels.push_back({id, "sampler", "", "", {}, {}});
            m_kinds.push_back(ChannelKind::Sampler);
        }
        return entry->second;
    }

    std::size_t patternWith(int id) {
        const auto [entry, isNew] = m_patterns.try_emplace(id, m_project.patterns.size());
        if (isNew) m_project.patterns.push_back({id, "", {}, 0});
        return entry->second;
    }

    void takeOfChannel(const Event& event) {
        ProjectChannel& channel = m_project.channels[m_channel];
        if (event.id == EventId::ChannelType) {
            m_kinds[m_channel] = static_cast<ChannelKind>(event.whole());
            channel.type = typeName(m_kinds[m_channel]);
        } else if (event.id == EventId::ChannelInsertByte || event.id == EventId::ChannelInsertWord) {
            channel.insert = event.whole();
        } else if (event.id == EventId::SamplePath) {
            channel.samplePath = text(event.data);
        } else if ((event.id == EventId::PluginName || event.id == EventId::ChannelNameOrBanner) &&
                   channel.name.empty()) {
            channel.name = text(event.data);
        }
    }

    static std::string typeName(ChannelKind kind) {
        switch (kind) {
        case ChannelKind::Sampler:
            return "sampler";
        case ChannelKind::Layer:
            return "layer";
        case ChannelKind::AudioClip:
            return "audio";
        case ChannelKind::Automation:
            return "automation";
        default:
            return "instrument"; // 2, and 1 of the first FLs
        }
    }

    void takeOfPattern(const Event& event) {
        ProjectPattern& pattern = m_project.patterns[m_pattern];
        if (event.id == EventId::PatternName) pattern.name = text(event.data);
        if (event.id == EventId::PatternLength) pattern.lengthTicks = event.number;
        if (event.id == EventId::PatternNotes) takeNotes(event.data, pattern);
        if (event.id == EventId::StepOld) // within the channel that was named last
            addNote(pattern, {(event.number & 0xFF) * m_events.ppq() / 4, 0, channelId(), 60, 100});
    }

    int channelId() const {
        return m_channel < m_project.channels.size() ? m_project.channels[m_channel].id : 0;
    }

    static void addNote(ProjectPattern& pattern, const ProjectNote& note) { pattern.notes.push_back(note); }

    void takeNotes(std::span<const unsigned char> data, ProjectPattern& pattern) {
        const auto size = static_cast<std::size_t>(formatOf(m_events.release()).noteSize);
        if (data.size() % size != 0)
            warn("The notes of pattern " + std::to_string(pattern.id) + " end in the middle of one.");
        for (std::size_t at = 0; at + size <= data.size(); at += size) {
            const NoteRecord note = noteFrom(data.subspan(at, size));
            addNote(pattern, {note.position, note.length, note.channel, note.key, note.velocity});
        }
    }

    void takeOfArrangement(const Event& event) {
        if (event.id == EventId::Marker)
            m_project.markers.push_back(
                {event.number & 0xFFFFFF, static_cast<int>(event.number >> 24 & 0xFF), ""});
        if (event.id == EventId::MarkerName && !m_project.markers.empty())
            m_project.markers.back().name = text(event.data);
    }

    void takePlaylist(std::span<const unsigned char> data) {
        if (data.empty()) return;
        const auto size = itemSizeOf(data, m_events.release());
        if (!size)
            return warn("A playlist of " + std::to_string(data.size()) +
                        " bytes is not whole and was left out.");
        m_project.itemSize = std::max(*size, m_project.itemSize.value_or(0));
        const auto step = static_cast<std::size_t>(*size);
        for (std::size_t at = 0; at < data.size(); at += step) {
            const ItemRecord item = itemFrom(data.subspan(at, step));
            m_project.playlist.push_back({item.isPattern() ? "pattern" : "", m_arrangement,
                                          item.track(m_events.release()), item.position, item.length,
                                          item.number(), item.isMuted()});
            addPart(item, m_project.playlist.back());
        }
    }

    static void addPart(const ItemRecord& item, ProjectItem& made) {
        if (item.bytes.size >= 60) {
            made.gain = item.gain;
            made.fadeInMs = item.fadeIn;
            made.fadeOutMs = item.fadeOut;
        }
        const auto begin = std::bit_cast<float>(item.begin), end = std::bit_cast<float>(item.end);
        const bool whole = item.bytes.size < 32 || item.isPattern() || !(begin >= 0.0F) || !(end >= begin);
        if (whole || !std::isfinite(end)) return;
        made.beginMs = begin;
        made.endMs = end;
    }

    /// A name stands in front of its insert's flags, effects behind them.
    void takeOfMixer(const Event& event) {
        if (event.id == EventId::InsertName) m_insertName = text(event.data);
        if (event.id == EventId::InsertFlags) {
            m_project.mixer.push_back({m_project.inserts, std::exchange(m_insertName, {}), {}});
            m_effect.clear();
        }
        if (m_project.mixer.empty()) return;
        if (event.id == EventId::PluginId && m_effect.empty()) m_effect = text(event.data);
        if (event.id == EventId::PluginName) m_effect = text(event.data);
        if (event.id != EventId::SlotIndex || m_effect.empty()) return;
        m_project.mixer.back().effects.push_back(std::exchange(m_effect, {}));
    }

    void takeAnywhere(const Event& event) {
        m_tempoAutomation.take(event,
                               m_pattern < m_project.patterns.size() ? m_project.patterns[m_pattern].id : 0);
        switch (event.id) {
        case EventId::SignatureNumerator:
            m_project.numerator = std::max(1, event.whole());
            break;
        case EventId::SignatureDenominator:
            m_project.denominator = std::max(1, event.whole());
            break;
        case EventId::Genre:
            m_project.genre = text(event.data);
            break;
        case EventId::Artists:
            m_project.artists = text(event.data);
            break;
        case EventId::Comment:
            m_project.comment = text(event.data);
            break;
        case EventId::Tempo:
            m_tempo = static_cast<double>(event.number) / 1000.0;
            break;
        case EventId::TempoOld:
            m_oldTempo = event.whole();
            break;
        case EventId::TempoThousandthsOld:
            m_oldThousandths = event.whole();
            break;
        case EventId::Title:
            m_project.title = text(event.data);
            break;
        case EventId::Track:
            ++m_project.tracks;
            break;
        case EventId::InsertFlags:
            ++m_project.inserts;
            break;
        case EventId::ItemOld:
            m_oldPlaylist.take(static_cast<std::uint32_t>(event.number));
            break;
        default:
            break;
        }
    }

    std::string text(std::span<const unsigned char> data) const {
        const bool wide = m_events.release() >= ReleaseNumber{11, 5, 0, 0} && data.size() % 2 == 0;
        return wide ? utf8FromUtf16(data) : utf8FromLatin1(data);
    }

    void warn(const std::string& sentence) {
        if (m_project.warnings.size() < mostWarnings) m_project.warnings.push_back(sentence);
    }

    void finish() {
        m_project.version = m_events.version();
        m_project.ppq = m_events.ppq();
        m_project.tempo = m_tempo.value_or(m_oldTempo + m_oldThousandths / 1000.0);
        m_project.numbersKnown = m_numbers.holds();
        if (!m_project.numbersKnown) m_project.tempo = 0.0;
        m_place = place();
        m_project.trial = m_events.isScrambled();
        std::erase_if(m_project.mixer, [](const ProjectInsert& insert) {
            return insert.name.empty() && insert.effects.empty();
        });
        if (m_events.release() < ReleaseNumber{4, 0, 0, 0}) OldPlaylist::countBeats(m_project);
        nameItems();
        finishPatterns();
        m_oldPlaylist.placeIn(m_project);
        sayWhatMovesTheTempo();
        finishWarnings();
    }

    void sayWhatMovesTheTempo() {
        for (const int id : m_tempoAutomation.channels()) {
            const auto channel = m_channels.find(id);
            if (channel == m_channels.end() || m_kinds[channel->second] != ChannelKind::Automation) continue;
            m_project.tempoAutomation.push_back("the automation clip \"" +
                                                m_project.channels[channel->second].name + "\" (channel " +
                                                std::to_string(id) + ")");
        }
        for (const int pattern : m_tempoAutomation.patterns())
            m_project.tempoAutomation.push_back("events of pattern " + std::to_string(pattern));
        if (m_project.tempoAutomation.empty() || !m_project.numbersKnown) return;
        m_project.startTempo = m_tempoAutomation.start().value_or(m_project.tempo);
        std::string movers;
        for (const std::string& mover : m_project.tempoAutomation)
            movers += (movers.empty() ? "" : ", ") + mover;
        warn("The tempo is automated by " + movers + "; it begins with " +
             shortestText(*m_project.startTempo) + " bpm.");
    }

    /// Channels may stand behind the playlist that names them, so kinds are told at the end.
    void nameItems() {
        for (ProjectItem& item : m_project.playlist) {
            if (item.kind == "pattern") continue;
            const auto channel = m_channels.find(item.index);
            const bool known = channel != m_channels.end();
            item.kind = known && m_kinds[channel->second] == ChannelKind::Automation ? "automation" : "audio";
            if (item.kind == "automation") item.beginMs = item.endMs = std::nullopt; // counted in beats
            if (!known)
                warn("A clip at tick " + std::to_string(item.startTicks) + " names channel " +
                     std::to_string(item.index) + ", which is not there.");
        }
    }

    void finishPatterns() {
        std::sort(m_project.patterns.begin(), m_project.patterns.end(),
                  [](const ProjectPattern& a, const ProjectPattern& b) { return a.id < b.id; });
        const std::int64_t bar = std::max<std::int64_t>(1, std::int64_t{4} * m_events.ppq());
        for (ProjectPattern& pattern : m_project.patterns) {
            std::stable_sort(
                pattern.notes.begin(), pattern.notes.end(),
                [](const ProjectNote& a, const ProjectNote& b) { return a.position < b.position; });
            if (pattern.lengthTicks != 0 || pattern.notes.empty()) continue;
            std::int64_t end = 1; // FL's own rule: to the end of the last note, in whole bars
            for (const ProjectNote& note : pattern.notes)
                end = std::max(end, note.position + (note.length ? note.length : bar / 16));
            pattern.lengthTicks = (end + bar - 1) / bar * bar;
        }
    }

    /// Where the last event belongs, in words.
    std::string place() const {
        switch (m_scope) {
        case Scope::Channel:
            return "channel " + std::to_string(channelId());
        case Scope::Pattern:
            return "pattern " + std::to_string(m_project.patterns[m_pattern].id);
        case Scope::Arrangement:
            return "the playlist";
        case Scope::Mixer:
            return "the mixer";
        default:
            return "the header";
        }
    }

    void finishWarnings() {
        if (!m_events.problem().empty())
            warn(m_events.problem() +
                 (m_events.isCutOff() ? " What can be read ends in " + m_place + "." : ""));
        if (m_events.version().empty()) warn("The project does not say which FL Studio wrote it.");
        if (m_events.isScrambled())
            warn(m_project.numbersKnown
                     ? "A trial FL Studio saved this project; its scrambled numbers were read back."
                     : "A trial FL Studio saved this project and scrambled its numbers in a way that is not "
                       "known: "
                       "the tempo is left out, and ids of channels and patterns are no facts.");
        if (isNewerThanKnown(m_events.release()))
            warn("FL Studio " + m_events.version() +
                 " is newer than what is known here; the project was read as one of FL Studio 25.2.");
        if (m_events.channels() != static_cast<int>(m_project.channels.size()))
            warn("The header promises " + std::to_string(m_events.channels()) + " channels, and " +
                 std::to_string(m_project.channels.size()) + " are there.");
    }

    EventReader m_events;
    Project m_project;
    Scope m_scope = Scope::Header;
    std::size_t m_channel = 0, m_pattern = 0; ///< places in the project's lists
    int m_arrangement = 0;
    OldPlaylist m_oldPlaylist;
    TempoAutomation m_tempoAutomation;
    NumberProof m_numbers;
    std::map<int, std::size_t> m_channels, m_patterns; ///< by id
    std::vector<ChannelKind> m_kinds;                  ///< of each channel
    std::string m_place;
    std::string m_insertName, m_effect; ///< that the next flags, and the next slot, belong to
    std::optional<double> m_tempo;
    double m_oldTempo = 0.0, m_oldThousandths = 0.0;
};

}

Project decode(const Bytes& bytes) {
    if (bytes.size() > largestProject)
        throw Error("This is larger than 512 MB, which no FL Studio project is.");
    return Decoder(bytes).decode();
}

}
