#include "flp/sections.h"

#include <cmath>

namespace gleaner::flp {
namespace {

void writeVersion(EventWriter& out, const DraftHeader& header) {
    const int build = out.release()[3];
    Bytes text(header.build.begin(), header.build.end()); // the one text that is ASCII in every version
    text.push_back(0);
    out.data(EventId::Version, text);
    out.number(EventId::Build, build);
    out.number(EventId::Header169, 7);
    out.number(EventId::Registered, 1);
    out.data(EventId::Header172, Bytes{1, 1, 0});
    out.text(EventId::ChannelNameOrBanner, "FL Studio " + header.build + "." + std::to_string(build));
    out.number(EventId::Platform, header.windows ? 1 : 2);
    out.text(EventId::Licensee, header.licensee);
}

void writeTransport(EventWriter& out, const DraftHeader& header) {
    out.number(EventId::Tempo, std::llround(header.bpm * 1000.0));
    out.number(EventId::CurrentPattern, header.currentPattern);
    out.number(EventId::SongMode, header.songMode ? 1 : 0);
    out.number(EventId::Swing, 0);
    out.number(EventId::MasterPitch, 0);
    out.number(EventId::SignatureNumerator, header.timeSignature[0]);
    out.number(EventId::SignatureDenominator, header.timeSignature[1]);
    out.number(EventId::UseSignatures, 1);
    out.number(EventId::PanLaw, 0);
    out.number(EventId::AutoCrossfade, 1);
    out.number(EventId::TruncateClipNotes, 1);
    out.number(EventId::ShowInfo, 0);
}

void writeTexts(EventWriter& out, const DraftHeader& header) {
    out.text(EventId::Title, header.title);
    out.text(EventId::Genre, header.genre);
    out.text(EventId::Artists, header.artists);
    out.number(EventId::OwnDataFolder, header.ownDataFolder ? 1 : 0);
    out.text(EventId::DataFolder, header.dataFolder);
    out.text(EventId::Comment, header.comment);
    ByteWriter times;
    times.f64(header.created);
    times.f64(header.worked);
    out.data(EventId::Timestamp, times);
}

}

void writeHeader(EventWriter& out, const Draft& draft) {
    writeVersion(out, draft.header);
    writeTransport(out, draft.header);
    writeTexts(out, draft.header);
    for (const std::string& group : draft.rack.groups)
        out.text(EventId::GroupName, group);
    out.number(EventId::CurrentGroup, draft.header.currentGroup);
    out.data(EventId::ControllerChannels, Bytes{});
}

}
