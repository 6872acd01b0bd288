#include "verbs.h"

#include "export/demo_pack.h"
#include "export/demo_recording.h"
#include "export/song_files.h"
#include "files/output_file.h"
#include "library/cache_folder.h"
#include "library/recording.h"
#include "pack/package/write.h"
#include "json/values.h"

#include <QJsonArray>

namespace gleaner::cli {
namespace {

void writeTruth(const demo::Recipe& recipe, const std::filesystem::path& file) {
    QJsonArray events;
    for (const demo::Event& event : demo::score(recipe))
        events.append(QJsonObject{
            {QStringLiteral("sound"), QString::fromStdString(event.sound)},
            {QStringLiteral("seconds"), event.seconds},
            {QStringLiteral("length"), event.length},
            {QStringLiteral("pitchHz"), event.pitchHz > 0.0 ? QJsonValue(event.pitchHz) : QJsonValue()}});
    json::writeFile(file, json::toBytes(QJsonObject{{QStringLiteral("events"), events}}));
}

}

int runDemo(const Arguments& arguments) {
    const std::filesystem::path out = arguments.path("out");
    const Progress& progress = arguments.progress();
    library::requireWritableFolder(out);
    const demo::Recipe recipe = json::demoRecipe();
    const std::filesystem::path recording =
        pack::writeDemoRecording(recipe, out, progress.part(0.0, 0.2, "playing the recipe"));
    std::filesystem::path truth = recording;
    writeTruth(recipe, truth.replace_extension(".truth.json"));
    if (arguments.has("recording-only")) {
        print(display(recording));
        return 0;
    }
    const library::CacheFolder cache(library::defaultCacheFolder());
    const pack::RenderedPack rendered = pack::renderDemoPack(
        recording, cache.path(), arguments.whole("jobs", 0, 256), progress.part(0.2, 0.8, "making the pack"));
    const pack::WrittenPack written =
        pack::write(rendered, out, true, progress.part(0.8, 0.9, "writing the pack"));

    compose::ComposeRequest song;
    song.title = "A walk";
    pack::SongOutputs outputs;
    outputs.flp = std::filesystem::path(recording).replace_extension(".flp");
    outputs.midi = std::filesystem::path(recording).replace_extension(".mid");
    outputs.songJson = std::filesystem::path(recording).replace_extension(".song.json");
    const compose::Composition composition =
        compose::compose(song, pack::sampleEntries(written.folder, cache.path()));
    const pack::WrittenSong files =
        pack::writeSong(composition.song, outputs, progress.part(0.9, 1.0, "writing the song"));
    for (const std::string& warning : composition.warnings)
        warn(QString::fromStdString(warning));

    if (arguments.json()) {
        print(QJsonObject{{QStringLiteral("recording"), display(recording)},
                          {QStringLiteral("zip"), display(*written.zip)},
                          {QStringLiteral("manifest"), display(written.manifest)},
                          {QStringLiteral("flp"), display(outputs.flp)},
                          {QStringLiteral("rendered"), rendered.rendered},
                          {QStringLiteral("reused"), rendered.reused}});
        return 0;
    }
    print(display(*written.zip));
    print(display(written.manifest));
    for (const std::filesystem::path& file : files.files)
        print(display(file));
    return 0;
}

}
