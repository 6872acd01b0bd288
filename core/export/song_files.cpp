#include "export/song_files.h"

#include "base/error.h"
#include "base/file_names.h"
#include "export/baseline_file.h"
#include "export/dawproject_file.h"
#include "export/project_file.h"
#include "export/reaper_file.h"
#include "export/song_samples.h"
#include "export/song_sound.h"
#include "files/archive.h"
#include "files/copy_file.h"
#include "files/kept_files.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "files/staged.h"
#include "flp/left_out.h"
#include "midi/encode.h"
#include "preview/lanes.h"
#include "json/values.h"

#include <algorithm>
#include <functional>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

QByteArray qBytes(const std::vector<unsigned char>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// As the system writes paths: forward slashes here, backslashes on Windows.
std::string nativePath(fs::path path) { return library::utf8FromPath(path.make_preferred()); }

flp::EncodeSettings encodeSettings(const SongOutputs& outputs) {
    flp::EncodeSettings settings;
    settings.version = outputs.version;
#ifdef Q_OS_MACOS
    settings.windows = outputs.windowsPaths;
#endif
    settings.genre = outputs.genre;
    settings.artists = outputs.artists;
    settings.comment = outputs.comment;
    return settings;
}

/// Says which tracks have another channel in the project than in the song; empty where none has.
std::string renumberedChannels(const music::Song& song) {
    std::string moved;
    int number = music::drumChannels;
    for (const music::MelodicTrack* track : music::tracksInOrder(song)) {
        if (track->channel != number)
            moved += (moved.empty() ? "" : ", ") + std::to_string(track->channel) + " (" +
                     music::nameOf(*track) + ") is " + std::to_string(number);
        ++number;
    }
    return moved.empty() ? moved
                         : "FL Studio numbers channels without gaps: of the song's channels " + moved +
                               " in the project.";
}

/// Writes one song's outputs into a stage; `commit` puts them all in place.
class SongWriting {
public:
    SongWriting(const music::Song& song, const SongOutputs& outputs)
        : m_outputs(outputs), m_samples(samplesOf(song)) {
        m_written.song = song;
        std::map<std::string, std::string> here;
        for (const SongSample& sample : m_samples)
            if (!isForeign(sample.path)) here[sample.path] = nativePath(sample.file);
        m_song = withClipLengths(withPaths(song, here));
        m_samples = samplesOf(m_song);
    }

    WrittenSong write(const Progress& progress) {
        requireWhatIsNeeded();
        if (!m_outputs.flp.empty()) writeProject(progress.part(0.0, 0.3));
        if (!m_outputs.midi.empty()) writeBytes(m_outputs.midi, qBytes(midi::encode(m_song)));
        if (!m_outputs.dawproject.empty())
            writeFile(m_outputs.dawproject, [&](const fs::path& temporary) {
                writeDawProject(temporary, m_song, m_samples, progress.part(0.3, 0.7));
            });
        if (!m_outputs.reaper.empty()) writeReaper(progress.part(0.5, 0.7));
        if (!m_outputs.wav.empty() || !m_outputs.stems.empty()) writeSound(progress.part(0.7, 1.0));
        if (!m_outputs.songJson.empty())
            writeBytes(m_outputs.songJson, json::toBytes(json::toJson(jsonSong())));
        progress.report(1.0);
        progress.check(); // from here on all of it stands
        m_staged.commit();
        return std::move(m_written);
    }

    WrittenSong plan() {
        m_written.song = withPaths(m_song, copiedPaths());
        takeSaid(projectOf(m_written.song, m_outputs));
        return std::move(m_written);
    }

private:
    /// The samples and the project that takes the song stay, whatever the results are called.
    void requireNoInput() const {
        std::vector<fs::path> inputs{m_outputs.templateFile, m_outputs.mergeFile, m_outputs.baselineFile};
        for (const SongSample& sample : m_samples)
            inputs.push_back(sample.file);
        requireWritable(m_outputs, inputs);
    }

    void requireWhatIsNeeded() const {
        const fs::path zip = fs::path(m_outputs.flp).replace_extension(".zip");
        std::error_code failed;
        for (const fs::path& own : {m_outputs.templateFile, m_outputs.mergeFile})
            if (m_outputs.samples == SamplePlacement::Zip && fs::equivalent(zip, own, failed))
                throw Error(zip,
                            "is the template, which is never written over; give the output another name.");
        requireNoInput();
        const bool readsThem =
            std::ranges::any_of(
                songForms,
                [&](const SongForm& form) { return form.readsSamples && !(m_outputs.*form.file).empty(); }) ||
            (!m_outputs.flp.empty() && m_outputs.samples != SamplePlacement::Absolute);
        std::vector<SongSample> needed = m_samples;
        // A project for another machine may name that machine's files: only there can anybody tell whether
        // they exist.
        if (!readsThem)
            std::erase_if(needed, [](const SongSample& sample) { return isForeign(sample.path); });
        if (readsThem || !m_outputs.flp.empty()) requireSamples(needed);
    }

    /// A zipped project's paths mean something once it is unpacked.
    const music::Song& jsonSong() const {
        return m_outputs.samples == SamplePlacement::Zip ? m_song : m_written.song;
    }

    void writeBytes(const fs::path& target, const QByteArray& bytes) {
        m_staged.write(target, [&](const fs::path& temporary) { json::writeFile(temporary, bytes); });
        m_written.files.push_back(target);
    }

    void writeProject(const Progress& progress) {
        switch (m_outputs.samples) {
        case SamplePlacement::Absolute:
            m_written.song = m_song;
            writeAlone(projectOf(m_written.song, m_outputs));
            return;
        case SamplePlacement::Copy:
            return writeWithSamples(progress);
        case SamplePlacement::Zip:
            return writeZippedProject(progress);
        }
    }

    /// The project and, beside it, the folder of its sounds.
    void writeReaper(const Progress& progress) {
        const fs::path target = m_outputs.reaper;
        if (library::outputPlace(target).isStream)
            throw Error(target,
                        "is no file that sounds could lie beside; give the project a place in a folder.");
        fs::path name = target.stem();
        name += mediaFolderSuffix;
        const fs::path folder = fs::absolute(target).lexically_normal().parent_path() / name;
        const fs::path temporary = m_staged.folder(folder);
        const std::string text =
            writeReaperMedia(target, temporary, library::utf8FromPath(name), m_song, m_samples, progress);
        const WrittenFiles fresh = hashedFiles(temporary), former = readWrittenList(folder);
        for (const std::string& kept : keepFiles(folder, temporary, former, Former::Drop))
            m_written.notices.push_back(kept);
        writeWrittenList(temporary, fresh, former);
        writeBytes(target, QByteArray::fromStdString(text));
    }

    void takeSaid(const MadeProject& made) {
        m_written.notices = made.notices;
        m_written.lines = made.lines;
    }

    void writeFlp(const MadeProject& made) {
        takeSaid(made);
        std::ranges::copy(m_kept, std::back_inserter(m_written.notices));
        writeBytes(m_outputs.flp, qBytes(made.bytes));
    }

    fs::path samplesFolder() const {
        const fs::path flp = fs::absolute(m_outputs.flp).lexically_normal();
        fs::path name = flp.stem();
        name += samplesFolderSuffix;
        return flp.parent_path() / name;
    }

    /// Where the song's samples lie once they are copied.
    std::map<std::string, std::string> copiedPaths() const {
        std::map<std::string, std::string> copied;
        if (m_outputs.samples != SamplePlacement::Copy) return copied;
        for (const SongSample& sample : m_samples)
            copied[sample.path] = nativePath(samplesFolder() / library::pathFromUtf8(sample.name));
        return copied;
    }

    void writeWithSamples(const Progress& progress) {
        if (!m_samples.empty() && library::outputPlace(m_outputs.flp).isStream)
            throw Error(m_outputs.flp,
                        "is no file that samples could lie beside; choose --samples absolute or zip.");
        m_written.song = withPaths(m_song, copiedPaths());
        const MadeProject made = projectOf(m_written.song, m_outputs);
        if (m_samples.empty()) return writeAlone(made);
        copySamples(made.baseline, progress);
        writeFlp(made);
    }

    /// A merged project without a folder of samples: what is in it now lies beside it, or the next merge
    /// would take what was written before for it.
    void writeAlone(const MadeProject& made) {
        writeFlp(made);
        writeBaseline(made, m_outputs.flp);
    }
    void writeBaseline(const MadeProject& made, const fs::path& project) {
        if (m_outputs.mergeFile.empty() || library::outputPlace(project).isStream) return;
        writeBytes(baselineBeside(project), baselineText(made.baseline));
    }

    /// With what was written into the project, so that it can be told later from what a person does to it.
    void copySamples(const flp::Baseline& baseline, const Progress& progress) {
        const fs::path folder = samplesFolder(), temporary = m_staged.folder(folder);
        for (std::size_t n = 0; n < m_samples.size(); ++n) {
            progress.report(static_cast<double>(n) / static_cast<double>(m_samples.size()));
            const fs::path inside = library::pathFromUtf8(m_samples[n].name);
            library::copyFile(m_samples[n].file, temporary / inside, folder / inside);
        }
        json::writeFile(temporary / baselineName, baselineText(baseline));
        const WrittenFiles fresh = hashedFiles(temporary), former = readWrittenList(folder);
        m_kept = keepFiles(folder, temporary, former, Former::Keep); // another project may play them
        writeWrittenList(temporary, fresh, former);
    }

    void writeZippedProject(const Progress& progress) {
        const bool isStream = library::outputPlace(m_outputs.flp).isStream;
        const fs::path target = isStream ? m_outputs.flp : fs::path(m_outputs.flp).replace_extension(".zip");
        const fs::path unpacked = fs::absolute(m_outputs.flp).lexically_normal().parent_path();
        std::map<std::string, std::string> flat;
        std::vector<ZipItem> items(1);
        for (const SongSample& sample : m_samples) {
            flat[sample.path] = nativePath(unpacked / library::pathFromUtf8(sample.name));
            items.push_back({sample.name, sample.file, {}});
        }
        m_written.song = withPaths(m_song, flat);
        const MadeProject made = projectOf(m_written.song, m_outputs);
        takeSaid(made);
        items.front() = {library::utf8FromPath(m_outputs.flp.stem()) + ".flp",
                         {},
                         std::string(made.bytes.begin(), made.bytes.end())};
        m_staged.write(target, [&](const fs::path& temporary) {
            writeZip(temporary, std::move(items), progress, ZipForm::Project);
        });
        m_written.files.push_back(target);
        writeBaseline(made, target);
    }

    /// The mix and the stems, all turned down by what the mix is: the stems add up to it.
    void writeSound(const Progress& progress) {
        const SongSound sound(m_song, progress.part(0.0, 0.3));
        const double gain = sound.gain(progress.part(0.3, 0.5));
        if (!m_outputs.wav.empty()) {
            sound.requireRoom(m_outputs.wav);
            const bool isFlac = foldedName(library::utf8FromPath(m_outputs.wav)).ends_with(".flac");
            const audio::FileFormat format = isFlac ? audio::FileFormat::Flac : audio::FileFormat::Wav24;
            writeFile(m_outputs.wav, [&](const fs::path& temporary) {
                sound.write(temporary, gain, progress.part(0.5, 0.6), {{}, format});
            });
        }
        if (m_outputs.stems.empty()) return;
        sound.requireRoom(m_outputs.stems);
        const std::vector<preview::Lane> lanes = preview::lanesOf(m_song);
        const std::map<int, std::string> names = music::channelNames(m_song);
        for (std::size_t n = 0; n < lanes.size(); ++n) {
            const std::string number = (n < 9 ? "0" : "") + std::to_string(n + 1);
            const std::string name = safeFileName(number + ' ' + names.at(lanes[n].channel)) +
                                     std::string(audio::info(m_outputs.soundFormat).extension);
            const auto share = [&](std::size_t done) {
                return 0.6 + 0.4 * static_cast<double>(done) / static_cast<double>(lanes.size());
            };
            writeFile(m_outputs.stems / library::pathFromUtf8(name), [&](const fs::path& temporary) {
                sound.write(temporary, gain, progress.part(share(n), share(n + 1)),
                            {lanes[n].channel, m_outputs.soundFormat});
            });
        }
    }

    void writeFile(const fs::path& target, const std::function<void(const fs::path&)>& write) {
        m_staged.write(target, write);
        m_written.files.push_back(target);
    }

    SongOutputs m_outputs;
    music::Song m_song; ///< with absolute sample paths
    std::vector<SongSample> m_samples;
    Staged m_staged;
    WrittenSong m_written;
    std::vector<std::string> m_kept; ///< sentences about files that got another name
};

}

namespace {

MadeProject encodedProject(const music::Song& song, const SongOutputs& outputs) {
    MadeProject made{flp::encode(song, encodeSettings(outputs)),
                     flp::leftOut(song, flp::releaseOf(outputs.version)),
                     {},
                     {}};
    made.baseline.place.tempo = song.meta.bpm;
    const std::string renumbered = renumberedChannels(song);
    if (!renumbered.empty()) made.notices.push_back(renumbered);
    return made;
}

MadeProject madeFrom(flp::MergedSong merged) {
    return {std::move(merged.bytes), std::move(merged.notices), std::move(merged.lines),
            std::move(merged.baseline)};
}

/// What the brief does not say is as it was.
MadeProject mergedProject(const music::Song& song, const SongOutputs& outputs) {
    const ProjectFile project = readProjectFile(outputs.mergeFile);
    std::optional<fs::path> known = outputs.baselineFile;
    if (known->empty()) known = namingFile(outputs.mergeFile, [&] { return findBaseline(project); });
    std::optional<flp::Baseline> last;
    if (known) last = readBaseline(*known);
    flp::EncodeSettings settings = encodeSettings(outputs);
    const auto keep = [](std::string& text, const std::string& before) {
        if (text.empty()) text = before;
    };
    if (last) {
        keep(settings.genre, last->genre);
        keep(settings.artists, last->artists);
        keep(settings.comment, last->comment);
    }
    return namingFile(outputs.mergeFile,
                      [&] { return madeFrom(flp::mergeSong(project.bytes, song, settings, last)); });
}

MadeProject addedProject(const music::Song& song, const SongOutputs& outputs) {
    const ProjectFile project = readProjectFile(outputs.templateFile);
    return namingFile(outputs.templateFile, [&] {
        if (outputs.ownArrangement) return madeFrom(flp::addToArrangement(project.bytes, song));
        flp::AddedSong made = flp::addToProject(project.bytes, song);
        MadeProject told{std::move(made.bytes), std::move(made.notices), {}, {}};
        told.baseline.place = std::move(made.place);
        return told;
    });
}

}

MadeProject projectOf(const music::Song& song, const SongOutputs& outputs) {
    const music::Song whole = withClipLengths(song);
    const music::Song named = outputs.windowsPaths ? withWindowsRoot(whole, outputs.pathRoot) : whole;
    if (!outputs.mergeFile.empty()) return mergedProject(named, outputs);
    MadeProject made =
        outputs.templateFile.empty() ? encodedProject(named, outputs) : addedProject(named, outputs);
    made.baseline = {named, made.baseline.place, outputs.genre, outputs.artists, outputs.comment};
    return made;
}

void requireWritable(const SongOutputs& outputs, std::span<const fs::path> inputs) {
    const auto require = [&](const fs::path& output) {
        library::requireOther(output, inputs);
        library::requireWritable(output);
    };
    require(outputs.flp);
    for (const SongForm& form : songForms)
        require(outputs.*form.file);
}

WrittenSong writeSong(const music::Song& song, const SongOutputs& outputs, const Progress& progress) {
    return SongWriting(song, outputs).write(progress);
}

WrittenSong planMerge(const music::Song& song, const SongOutputs& outputs) {
    return SongWriting(song, outputs).plan();
}

}
