#include "flp/sections.h"

#include <cmath>

namespace gleaner::flp {
namespace {

/// Days since 1899-12-30: a project made on 1 January 2024. Not the clock, so that the same song gives the
/// same bytes.
constexpr double creationDay = 45292.0;

void writeVersion(EventWriter& out, const EncodeSettings& settings, const Layout& layout) {
    const std::string build(factsOf(settings.version).build);
    ByteWriter text; // the one text that is ASCII in every version
    for (const char c : build)
        text.u8(static_cast<std::uint8_t>(c));
    text.u8(0);
    out.data(EventId::Version, text);
    out.number(EventId::Build, layout.build);
    if (layout.has(since::wideTracks)) out.number(EventId::Header169, 7);
    out.number(EventId::Registered, 1);
    if (layout.has(since::banner)) {
        out.raw({static_cast<unsigned char>(EventId::Header172), 1, 1, 0});
        out.text(EventId::ChannelNameOrBanner, "FL Studio " + build + "." + std::to_string(layout.build));
    }
    out.number(EventId::Platform, settings.windows ? 1 : 2);
    out.text(EventId::Licensee, "");
}

void writeTransport(EventWriter& out, const music::SongMeta& meta, const Layout& layout) {
    out.number(EventId::Tempo, std::llround(meta.bpm * 1000.0));
    out.number(EventId::CurrentPattern, 1);
    out.number(EventId::SongMode, 1);
    out.number(EventId::Swing, 0);
    out.number(EventId::MasterPitch, 0);
    out.number(EventId::SignatureNumerator, meta.timeSignature[0]);
    out.number(EventId::SignatureDenominator, meta.timeSignature[1]);
    out.number(EventId::UseSignatures, 1);
    out.number(EventId::PanLaw, 0);
    if (layout.has(since::themes)) out.number(EventId::AutoCrossfade, 1);
    out.number(EventId::TruncateClipNotes, 1);
    out.number(EventId::ShowInfo, 0);
}

void writeTexts(EventWriter& out, const music::SongMeta& meta, const Layout& layout) {
    out.text(EventId::Title, meta.title);
    out.text(EventId::Genre, "");
    out.text(EventId::Artists, "");
    if (layout.has(since::markerExtras)) out.number(EventId::OwnDataFolder, 0);
    out.text(EventId::DataFolder, "");
    out.text(EventId::Comment, "Key of " + music::toString(meta.key) + ". Made with Gleaner.");
    ByteWriter time;
    time.f64(creationDay);
    time.f64(0.0); // days worked on it
    out.data(EventId::Timestamp, time);
}

}

void writeHeader(EventWriter& out, const music::Song& song, const Rack& rack,
                 const EncodeSettings& settings) {
    const Layout& layout = layoutOf(settings.version);
    writeVersion(out, settings, layout);
    writeTransport(out, song.meta, layout);
    writeTexts(out, song.meta, layout);
    for (const std::string& group : rack.groups)
        out.text(EventId::GroupName, group);
    out.number(EventId::CurrentGroup, -1); // all of them shown
    if (layout.has(since::themes)) out.data(EventId::ControllerChannels, Bytes{});
}

}
