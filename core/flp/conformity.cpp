#include "flp/conformity.h"

#include "flp/grammar.h"

#include <algorithm>
#include <map>
#include <set>

namespace gleaner::flp {
namespace {

constexpr std::size_t mostErrors = 100;

class Checker {
public:
    explicit Checker(const EventList& list) : m_document(documentFrom(list)), m_release(list.release) {}

    std::vector<std::string> check(const EventList& list) {
        if (!list.problem.empty()) return {list.problem}; // all else would follow from it
        if (m_release >= grammarSince)
            if (const auto leaves = leavesTheGrammar(list))
                error(
                    isNewerThanKnown(m_release)
                        ? "It keeps to the order of FL Studio 25.2, the newest that is known, up to here: " +
                              *leaves
                        : *leaves);
        checkChannels();
        checkPatterns();
        checkArrangements();
        checkMixer();
        return std::move(m_errors);
    }

private:
    void error(const std::string& sentence) {
        if (m_errors.size() < mostErrors) m_errors.push_back(sentence);
    }
    static std::string text(std::int64_t number) { return std::to_string(number); }

    void checkChannels() {
        const auto groups = groupNames();
        if (!std::is_sorted(groups.begin(), groups.end()))
            error("The channel groups are not in alphabetical order.");
        int next = 0;
        for (const Section* channel : m_document.all(SectionKind::Channel)) {
            if (m_kinds.contains(channel->number)) continue; // the first FLs name a channel again
            if (channel->number != next)
                error("Channel " + text(channel->number) + " stands where " + text(next) + " is due.");
            next = channel->number + 1;
            m_kinds[channel->number] = channel->numberOf(EventId::ChannelType).value_or(0);
            const Number group = channel->numberOf(EventId::ChannelGroup).value_or(0);
            if (!groups.empty() && static_cast<std::size_t>(group) >= groups.size())
                error("Channel " + text(channel->number) + " is in group " + text(group) +
                      ", and there are " + text(static_cast<std::int64_t>(groups.size())) + ".");
        }
        if (m_document.file.channels != static_cast<int>(m_kinds.size()))
            error("The header promises " + text(m_document.file.channels) + " channels, and " +
                  text(static_cast<std::int64_t>(m_kinds.size())) + " are there.");
    }

    std::vector<std::string> groupNames() const {
        std::vector<std::string> names;
        for (const Section* section : m_document.all(SectionKind::Groups))
            for (const Entry& entry : section->entries)
                if (entry.id == EventId::GroupName)
                    if (const auto* name = std::get_if<Text>(&entry.value)) names.push_back(name->utf8);
        return names;
    }

    void checkPatterns() {
        int last = 0;
        bool namesBegan = false;
        for (const Section& section : m_document.sections) {
            if (section.kind == SectionKind::Channel && !namesBegan) {
                namesBegan = true;
                last = 0;
            }
            if (section.kind != SectionKind::Pattern) continue;
            if (m_release >= grammarSince && section.number <= last)
                error("Pattern " + text(section.number) + " stands behind pattern " + text(last) + ".");
            last = section.number;
            if (const auto* notes = section.valueOf<std::vector<NoteRecord>>(EventId::PatternNotes))
                checkNotes(section.number, *notes);
        }
    }

    void checkNotes(int pattern, const std::vector<NoteRecord>& notes) {
        const auto byPlace = [](const NoteRecord& a, const NoteRecord& b) { return a.position < b.position; };
        if (!std::is_sorted(notes.begin(), notes.end(), byPlace))
            error("The notes of pattern " + text(pattern) + " are not in order.");
        for (const NoteRecord& note : notes) {
            if (!m_kinds.contains(note.channel)) {
                error("A note of pattern " + text(pattern) + " names channel " + text(note.channel) +
                      ", which is not there.");
                break;
            }
            if (note.key > 131 || note.velocity > 128 || note.pan > 128) {
                error("A note of pattern " + text(pattern) + " at tick " + text(note.position) +
                      " is out of range.");
                break;
            }
        }
    }

    void checkArrangements() {
        int next = 0;
        for (const Section* arrangement : m_document.all(SectionKind::Arrangement)) {
            if (m_release >= grammarSince && arrangement->number != next++)
                error("Arrangement " + text(arrangement->number) + " is not the next.");
            checkTracks(*arrangement);
            const Entry* playlist = arrangement->find(EventId::Playlist);
            if (!playlist) continue;
            if (const auto* items = std::get_if<std::vector<ItemRecord>>(&playlist->value))
                checkItems(*items);
            else if (!std::get<Bytes>(playlist->value).empty())
                error("The playlist of arrangement " + text(arrangement->number) + " is no whole items.");
        }
    }

    void checkTracks(const Section& arrangement) {
        std::uint32_t place = 0;
        for (const Entry& entry : arrangement.entries) {
            const auto* track = std::get_if<TrackRecord>(&entry.value);
            if (track && track->number != ++place)
                return error("Track " + text(track->number) + " stands in place " + text(place) + ".");
        }
    }

    void checkItems(const std::vector<ItemRecord>& items) {
        const auto byPlace = [](const ItemRecord& a, const ItemRecord& b) { return a.position < b.position; };
        if (!std::is_sorted(items.begin(), items.end(), byPlace))
            error("The clips of the playlist are not in order.");
        std::set<std::uint32_t> ids;
        for (const ItemRecord& item : items) {
            const std::string where = "A clip at tick " + text(item.position);
            if (item.bytes.size >= 60 && (item.id == 0 || !ids.insert(item.id).second))
                error(where + " has the id " + text(item.id) + ", which another has.");
            if (item.bytes.size != formatOf(m_release).itemSize && m_release >= grammarSince &&
                !isNewerThanKnown(m_release))
                error(where + " has " + text(item.bytes.size) + " bytes.");
            checkReference(item, where);
            checkPart(item, where);
        }
    }

    void checkReference(const ItemRecord& item, const std::string& where) {
        constexpr int mostPatterns = 999;
        if (item.isPattern()) {
            if (item.number() < 1 || item.number() > mostPatterns)
                error(where + " names pattern " + text(item.number()) + ", which can't be.");
        } else if (!m_kinds.contains(item.number())) {
            error(where + " names channel " + text(item.number()) + ", which is not there.");
        } else if (m_release >= grammarSince &&
                   m_kinds.at(item.number()) < static_cast<Number>(ChannelKind::AudioClip)) {
            error(where + " names channel " + text(item.number()) +
                  ", which is no audio or automation clip.");
        }
        if (m_release >= grammarSince && (item.row >= formatOf(m_release).rowsBelow))
            error(where + " lies outside the tracks.");
    }

    void checkPart(const ItemRecord& item, const std::string& where) {
        if (m_release < grammarSince || !item.isPattern()) return;
        const auto begin = static_cast<std::int32_t>(item.begin), end = static_cast<std::int32_t>(item.end);
        const bool whole = begin == -1 && end == -1;
        if (!whole && static_cast<std::int64_t>(end) - begin != static_cast<std::int64_t>(item.length))
            error(where + " shows " + text(std::int64_t{end} - begin) + " ticks of its pattern in " +
                  text(item.length) + ".");
    }

    void checkMixer() {
        const auto inserts = static_cast<Number>(m_document.all(SectionKind::Insert).size());
        if (m_release < grammarSince) return;
        for (const Section* tail : m_document.all(SectionKind::Tail))
            if (const auto said = tail->numberOf(EventId::InsertCount); said && *said != inserts)
                error("The project promises " + text(*said) + " mixer inserts, and " + text(inserts) +
                      " are there.");
        if (!knows(m_release, EventId::InsertCount) && inserts != formatOf(m_release).inserts)
            error("There are " + text(inserts) + " mixer inserts, and FL Studio " + m_document.file.version +
                  " has " + text(formatOf(m_release).inserts) + ".");
        for (const Section* channel : m_document.all(SectionKind::Channel)) {
            const auto insert =
                static_cast<std::int16_t>(channel->numberOf(formatOf(m_release).insertEvent).value_or(0));
            if (formatOf(m_release).insertEvent == EventId::ChannelInsertWord && insert >= inserts)
                error("Channel " + text(channel->number) + " plays through insert " + text(insert) +
                      ", which is not there.");
        }
        for (const Section* insert : m_document.all(SectionKind::Insert))
            checkSlots(*insert);
    }

    void checkSlots(const Section& insert) {
        Number next = 0;
        for (const Entry& entry : insert.entries)
            if (entry.id == EventId::SlotIndex)
                if (const auto* slot = std::get_if<Number>(&entry.value); slot && *slot != next++)
                    error("The effect slots of insert " + text(insert.number) + " are not in order.");
    }

    Document m_document;
    ReleaseNumber m_release;
    std::map<int, Number> m_kinds; ///< of channels, by id
    std::vector<std::string> m_errors;
};

}

std::vector<std::string> errorsOf(const EventList& list) { return Checker(list).check(list); }

}
