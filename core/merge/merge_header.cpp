#include "merge/entry_merge.h"
#include "merge/merge_state.h"

#include <cmath>

namespace gleaner::flp {
namespace {

struct EventWord {
    EventId id;
    std::string_view word;
};
constexpr EventWord eventWords[] = {{EventId::PluginName, "name"},
                                    {EventId::Colour, "colour"},
                                    {EventId::ChannelInsertByte, "mixer insert"},
                                    {EventId::ChannelInsertWord, "mixer insert"},
                                    {EventId::ChannelLevels, "level"},
                                    {EventId::ChannelParameters, "stretching"},
                                    {EventId::ChannelCut, "cut group"},
                                    {EventId::ChannelGroup, "group"},
                                    {EventId::ChannelEnvelope, "envelope"},
                                    {EventId::SamplePath, "sample"},
                                    {EventId::ChannelRootNote, "root note"},
                                    {EventId::PatternNotes, "notes"},
                                    {EventId::PatternName, "name"},
                                    {EventId::PatternColour, "colour"},
                                    {EventId::PatternLength, "length"},
                                    {EventId::Tempo, "tempo"},
                                    {EventId::SignatureNumerator, "time signature"},
                                    {EventId::SignatureDenominator, "time signature"},
                                    {EventId::Title, "title"},
                                    {EventId::Genre, "genre"},
                                    {EventId::Artists, "artists"},
                                    {EventId::Comment, "comment"}};

/// Of the song, not of its project: these alone are the brief's.
std::vector<Entry> songEntries(const MergeState& state, const DraftHeader& header) {
    return state.written([&](EventWriter& out) {
        out.number(EventId::Tempo, std::llround(header.bpm * 1000.0));
        out.number(EventId::SignatureNumerator, header.timeSignature[0]);
        out.number(EventId::SignatureDenominator, header.timeSignature[1]);
        out.text(EventId::Title, header.title);
        out.text(EventId::Genre, header.genre);
        out.text(EventId::Artists, header.artists);
        out.text(EventId::Comment, header.comment);
    });
}

}

std::string wordsOf(const std::vector<EventId>& ids) {
    std::string words;
    for (const EventId id : ids) {
        const auto found = std::ranges::find(eventWords, id, &EventWord::id);
        const std::string_view word = found == std::end(eventWords) ? "settings" : found->word;
        if (words.find(word) == std::string::npos) words += (words.empty() ? "" : ", ") + std::string(word);
    }
    return words;
}

void mergeHeader(MergeState& state) {
    Section& header = state.document.sections.front();
    const auto made = mergeEntries(songEntries(state, state.base.header),
                                   songEntries(state, state.brief.header), header.entries, state.release());
    if (!made.changes.empty())
        state.say(MergeStep::Changed, "The project gets the brief's " + wordsOf(made.changes) + ".");
    if (!made.conflicts.empty())
        state.say(MergeStep::Kept,
                  "The project's own " + wordsOf(made.conflicts) + " stay, and the brief has others.");
}

}
