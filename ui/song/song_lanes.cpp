#include "ui/song/song_lanes.h"

#include "ui/theme/words.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

/// A role as it is said here, with the number that keeps names apart: "Kick 2".
QString nameInWords(const std::string& name) {
    const QString text = titled(name);
    const qsizetype space = text.lastIndexOf(u' ');
    bool isNumber = false;
    text.mid(space + 1).toInt(&isNumber);
    if (space < 0 || !isNumber) return word(text.toStdString());
    return word(text.left(space).toStdString()) + text.mid(space);
}

SongLane drumLane(const music::Song& song, int channel) {
    SongLane lane{channel, {}, music::SampleKind::Hit, false, {}, {}};
    for (std::size_t n = 0; n < song.patterns.size(); ++n)
        for (const music::DrumNote& hit : song.patterns[n].notes)
            if (hit.channel == channel) lane.notes.emplace_back(static_cast<int>(n) + 1, hit.note);
    for (const music::Item& item : song.items) {
        const bool isStruck =
            std::ranges::any_of(lane.notes, [&](const auto& note) { return note.first == item.pattern; });
        if (item.muted || !isStruck) continue;
        const music::Pattern& pattern = song.patterns[static_cast<std::size_t>(item.pattern - 1)];
        lane.clips.push_back({item.bar, item.bars, titled(pattern.name), item.pattern});
    }
    return lane;
}

SongLane trackLane(const music::MelodicTrack& track, const QString& name) {
    const bool isAudio = track.source == music::SourceType::Audio;
    SongLane lane{track.channel, {}, isAudio ? music::SampleKind::Loop : music::SampleKind::Phrase,
                  isAudio,       {}, {}};
    if (isAudio && track.role == music::Role::Ambience) lane.kind = music::SampleKind::Texture;
    for (const double bar : music::startsOf(track))
        lane.clips.push_back({bar, track.bars, name, 0});
    for (const music::Note& note : track.notes)
        lane.notes.emplace_back(0, note);
    return lane;
}

}

QString titled(const std::string& text) {
    QString title = QString::fromStdString(text);
    if (!title.isEmpty()) title[0] = title[0].toUpper();
    return title;
}

std::vector<SongLane> songLanes(const music::Song& song) {
    const std::map<int, std::string> names = music::channelNames(song);
    std::vector<SongLane> lanes;
    for (const music::DrumChannel& drum : song.drums)
        if (!drum.samplePath.empty()) lanes.push_back(drumLane(song, drum.channel));
    for (const music::MelodicTrack* track : music::tracksInOrder(song))
        if (!track->muted) lanes.push_back(trackLane(*track, nameInWords(names.at(track->channel))));
    std::erase_if(lanes, [](const SongLane& lane) { return lane.clips.empty(); });
    for (SongLane& lane : lanes) {
        lane.name = nameInWords(names.at(lane.channel));
        std::ranges::stable_sort(lane.clips, {}, &SongClip::bar);
    }
    return lanes;
}

}
