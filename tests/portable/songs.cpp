// Rooms of songs: composed for every style and written in every form.

#include "rooms.h"

#include "core/compose/sample_kit.h"

#include "compose/compose.h"
#include "dawproject/encode.h"
#include "dsp/portable_math.h"
#include "flp/encode.h"
#include "flp/project.h"
#include "merge/merge.h"
#include "midi/encode.h"
#include "preview/render.h"
#include "reaper/encode.h"
#include "styles/drum_styles.h"

#include <functional>

namespace gleaner::portable {
namespace {

void eachSong(int bars, const std::function<void(const compose::Composition&)>& use) {
    std::uint64_t seed = 1;
    for (const compose::Named& style : compose::styles()) {
        compose::ComposeRequest request;
        request.style = style.id;
        request.bpm = compose::usualBpm(style.id);
        request.bars = bars;
        request.seed = seed++;
        request.humanise = 0.7;
        use(compose::compose(request, test::walkPack()));
    }
}

/// A second of a tone that dies away, its pitch by the name.
audio::AudioBuffer tone(const std::string& path, int rate) {
    audio::AudioBuffer sample(2, rate);
    const double hertz = 55.0 * (1.0 + static_cast<double>(hash64(path) % 31));
    for (Frame n = 0; n < sample.frames(); ++n) {
        const double turns = hertz * static_cast<double>(n) / rate;
        const auto level = static_cast<float>(0.4 * (1.0 - static_cast<double>(n) / rate));
        sample.channel(0)[static_cast<std::size_t>(n)] = level * static_cast<float>(dsp::portableSine(turns));
        sample.channel(1)[static_cast<std::size_t>(n)] =
            level * static_cast<float>(dsp::portableSine(turns + 0.1));
    }
    return sample;
}

std::vector<dawproject::MediaFile> mediaOf(const gleaner::music::Song& song) {
    std::vector<dawproject::MediaFile> media;
    for (const gleaner::music::DrumChannel& drum : song.drums)
        if (!drum.samplePath.empty()) media.push_back({drum.samplePath, "audio/" + drum.samplePath, 0.3});
    for (const gleaner::music::MelodicTrack& track : song.melodicTracks)
        media.push_back({track.samplePath, "audio/" + track.samplePath, 1.2});
    return media;
}

void decoded(Digest& digest, const flp::Project& project) {
    digest.text(project.version);
    digest.shown(project.tempo);
    for (const flp::ProjectChannel& channel : project.channels)
        digest.text(channel.name + channel.type + channel.samplePath);
    for (const flp::ProjectItem& item : project.playlist) {
        digest.number(item.startTicks);
        digest.number(item.lengthTicks);
    }
}

}

namespace work {

void styles(Digest& digest) {
    for (const gleaner::compose::DrumStyle& style : gleaner::compose::drumStyles()) {
        for (const std::string_view text :
             {style.id, style.name, style.help, style.verseBass, style.bass, style.verseChords, style.chords})
            digest.text(text);
        digest.shown(style.bpm);
        digest.shown(style.swing);
        for (const gleaner::compose::StepRow& row : style.rows) {
            digest.number(row.voice);
            digest.text(row.steps);
        }
    }
}

void compose(Digest& digest) {
    eachSong(32, [&](const gleaner::compose::Composition& composition) {
        for (const gleaner::compose::Choice& choice : composition.choices) {
            digest.text(choice.part + choice.path + choice.reason);
            digest.shown(choice.score);
        }
        for (const gleaner::music::Pattern& pattern : composition.song.patterns)
            for (const gleaner::music::DrumNote& hit : pattern.notes) {
                digest.number(hit.channel);
                digest.number(hit.note.velocity);
                digest.shown(hit.note.pos);
            }
        for (const gleaner::music::MelodicTrack& track : composition.song.melodicTracks)
            for (const gleaner::music::Note& note : track.notes) {
                digest.number(note.key);
                digest.number(note.velocity);
                digest.shown(note.pos);
                digest.shown(note.len);
            }
    });
}

void flp(Digest& digest) {
    eachSong(16, [&](const gleaner::compose::Composition& composition) {
        for (const gleaner::flp::VersionInfo& version : gleaner::flp::versions)
            for (const bool windows : {true, false}) {
                const gleaner::flp::Bytes bytes =
                    gleaner::flp::encode(composition.song, {.version = version.version, .windows = windows});
                digest.bytes(bytes);
                decoded(digest, gleaner::flp::decode(bytes));
            }
    });
}

void merge(Digest& digest) {
    eachSong(16, [&](const gleaner::compose::Composition& composition) {
        gleaner::music::Song other = composition.song;
        other.meta.bpm += 3.0;
        for (gleaner::music::MelodicTrack& track : other.melodicTracks)
            track.pan = -0.25;
        for (const gleaner::flp::VersionInfo& version : gleaner::flp::versions) {
            const gleaner::flp::EncodeSettings settings{.version = version.version};
            const gleaner::flp::Baseline last{composition.song, {}, {}, {}, {}};
            const gleaner::flp::MergedSong merged = gleaner::flp::mergeSong(
                gleaner::flp::encode(composition.song, settings), other, settings, last);
            digest.bytes(merged.bytes);
            for (const gleaner::flp::MergeLine& line : merged.lines)
                digest.text(line.sentence);
        }
    });
}

void midi(Digest& digest) {
    eachSong(16, [&](const gleaner::compose::Composition& composition) {
        digest.bytes(gleaner::midi::encode(composition.song));
    });
}

void dawproject(Digest& digest) {
    eachSong(16, [&](const gleaner::compose::Composition& composition) {
        const auto documents = gleaner::dawproject::encode(composition.song, mediaOf(composition.song));
        digest.text(documents.projectXml);
        digest.text(documents.metadataXml);
    });
}

void arrangement(Digest& digest) {
    eachSong(16, [&](const gleaner::compose::Composition& composition) {
        for (const auto& track :
             gleaner::arrangement::tracksOf(composition.song, mediaOf(composition.song))) {
            digest.text(track.name);
            for (const auto& clip : track.clips)
                digest.shown(clip.time + clip.duration);
        }
    });
}

void reaper(Digest& digest) {
    eachSong(16, [&](const gleaner::compose::Composition& composition) {
        digest.text(gleaner::reaper::encode(composition.song, mediaOf(composition.song)));
    });
}

void preview(Digest& digest) {
    gleaner::compose::ComposeRequest request;
    request.bars = 4;
    const gleaner::music::Song song = gleaner::compose::compose(request, test::walkPack()).song;
    const audio::AudioBuffer mix = gleaner::preview::render(song, 44100, tone, {});
    for (int channel = 0; channel < mix.channels(); ++channel)
        digest.sound(mix.channel(channel));
}

}
}
