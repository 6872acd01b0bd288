#include "flp/versions.h"

#include <charconv>
#include <limits>

namespace gleaner::flp {
namespace {

constexpr auto byteInsert = EventId::ChannelInsertByte, wordInsert = EventId::ChannelInsertWord;
constexpr auto m4697 = MixerForm::Records4697, m4193 = MixerForm::Records4193, free = MixerForm::NoSends;

// Rows before FL 20 serve reading, and from 11.5 on adding channels and patterns: what they don't know is 0.
constexpr Format formats[] = {
    {{0, 0, 0, 0}, 20, 28, 99, 0, 0, false, byteInsert, 0, 0, 0, m4697, 0, 0},
    {{8, 5, 0, 0}, 24, 32, 99, 0, 16, false, byteInsert, 0, 0, 0, m4697, 0, 0},
    {{10, 9, 0, 0}, 24, 32, 199, 0, 47, false, byteInsert, 0, 0, 0, m4697, 0, 0},
    {{11, 5, 0, 0}, 24, 32, 199, 116, 47, false, byteInsert, 0, 0, 0, m4697, 0, 0},
    {{12, 3, 0, 0}, 24, 32, 199, 125, 49, false, byteInsert, 0, 0, 0, m4697, 0, 0},
    {{20, 0, 0, 0}, 24, 32, 500, 157, 62, false, byteInsert, 127, 128, 0, m4697, 127, 127},
    {{20, 1, 0, 0}, 24, 32, 500, 157, 66, false, byteInsert, 127, 128, 0, m4697, 127, 127},
    {{20, 6, 0, 0}, 24, 32, 500, 158, 66, false, byteInsert, 127, 128, 0, m4697, 127, 127},
    {{20, 9, 0, 0}, 24, 32, 500, 168, 66, false, byteInsert, 127, 128, 0, m4697, 127, 127},
    {{20, 99, 0, 0}, 24, 60, 500, 168, 66, false, byteInsert, 127, 128, 0, m4193, 127, 127},
    {{24, 2, 0, 0}, 24, 60, 500, 168, 70, true, byteInsert, 127, 128, 0, m4193, 127, 127},
    {{24, 2, 99, 0}, 24, 80, 500, 168, 70, true, wordInsert, 1, 448, 949, free, 18, 502},
};

struct Lifetime {
    EventId id;
    ReleaseNumber from;
    ReleaseNumber before = {std::numeric_limits<int>::max(), 0, 0, 0};
};
/// Events that came or went since FL 11.5 (docs/flp.md 3); every other one is in all releases.
constexpr Lifetime lifetimes[] = {
    {EventId::ChannelLocked, {12, 3, 0, 0}},
    {EventId::Arrangement, {20, 0, 0, 0}},
    {EventId::MarkerNumerator, {20, 0, 0, 0}},
    {EventId::MarkerDenominator, {20, 0, 0, 0}},
    {EventId::Pattern157, {20, 0, 0, 0}},
    {EventId::Pattern158, {20, 0, 0, 0}},
    {EventId::PatternLength, {20, 0, 0, 0}},
    {EventId::Tail38, {20, 5, 0, 0}},
    {EventId::Tail39, {20, 7, 0, 0}},
    {EventId::Tail40, {20, 8, 3, 0}},
    {EventId::Insert165, {20, 9, 0, 0}},
    {EventId::Insert166, {20, 9, 0, 0}},
    {EventId::ControllerChannels, {21, 0, 0, 0}}, // seldom earlier
    {EventId::IgnoresTheme, {21, 0, 0, 0}},
    {EventId::InsertIgnoresTheme, {21, 0, 0, 0}},
    {EventId::TrackIgnoresTheme, {21, 0, 0, 0}},
    {EventId::AutoCrossfade, {21, 0, 0, 0}},
    {EventId::Marker45, {21, 1, 0, 0}},
    {EventId::Marker46, {21, 1, 0, 0}},
    {EventId::Marker101, {21, 1, 0, 0}},
    {EventId::Marker168, {21, 1, 0, 0}},
    {EventId::OwnDataFolder, {21, 1, 0, 0}},
    {EventId::PlaylistView, {21, 1, 0, 0}},
    {EventId::MixerFlag, {21, 2, 0, 0}},
    {EventId::Mixer243, {21, 2, 0, 0}},
    {EventId::Channel48, {24, 1, 0, 0}},
    {EventId::Insert49, {24, 2, 0, 0}},
    {EventId::Channel50, {24, 2, 0, 0}},
    {EventId::Header169, {24, 2, 0, 0}},
    {EventId::InsertCount, {24, 2, 99, 0}},
    {EventId::ChannelInsertWord, {24, 2, 99, 0}},
    {EventId::ChannelInsertByte, {0, 0, 0, 0}, {24, 2, 99, 0}},
    {EventId::Channel51, {25, 1, 0, 0}},
    {EventId::Channel170, {25, 1, 0, 0}},
    {EventId::Pattern52, {25, 2, 0, 0}},
    {EventId::Pattern171, {25, 2, 0, 0}},
    {EventId::Header172, {25, 2, 0, 0}},
    {EventId::ChannelNameOrBanner, {25, 2, 0, 0}},
    {EventId::Pattern252, {25, 2, 0, 0}},
    {EventId::Pattern253, {25, 2, 0, 0}},
};

static_assert(formats[8].itemSize == versions[0].itemSize);
static_assert(formats[9].itemSize == versions[1].itemSize);
static_assert(formats[11].itemSize == versions[2].itemSize);

}

ReleaseNumber releaseFromText(std::string_view text) {
    ReleaseNumber release{};
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    for (int& part : release) {
        const auto [after, problem] = std::from_chars(at, end, part);
        if (problem != std::errc() || after == end || *after != '.') break;
        at = after + 1;
    }
    return release;
}

const Format& formatOf(const ReleaseNumber& release) {
    const Format* found = formats;
    for (const Format& format : formats)
        if (format.from <= release) found = &format;
    return *found;
}

bool knows(const ReleaseNumber& release, EventId id) {
    for (const Lifetime& life : lifetimes)
        if (life.id == id) return life.from <= release && release < life.before;
    return true;
}

std::optional<Version> versionFromId(std::string_view id) {
    for (const VersionInfo& entry : versions)
        if (entry.id == id || entry.build == id) return entry.version;
    return std::nullopt;
}

const VersionInfo& infoOf(Version version) { return versions[static_cast<std::size_t>(version)]; }

ReleaseNumber releaseOf(Version version) { return releaseFromText(infoOf(version).build); }

}
