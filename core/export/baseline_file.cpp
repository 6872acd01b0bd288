#include "export/baseline_file.h"

#include "base/error.h"
#include "export/song_files.h"
#include "export/song_samples.h"
#include "files/paths.h"
#include "flp/project.h"
#include "json/values.h"

#include <QJsonArray>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

const QString schemaName = QStringLiteral("gleaner-song_in_project-1");

QJsonArray toJson(const std::vector<int>& numbers) {
    QJsonArray array;
    for (const int number : numbers)
        array.append(number);
    return array;
}

std::vector<int> numbersFrom(const QJsonValue& value) {
    std::vector<int> numbers;
    for (const QJsonValue& number : value.toArray())
        numbers.push_back(number.toInt(-1));
    return numbers;
}

QString q(const std::string& text) { return QString::fromStdString(text); }

flp::Baseline baselineFrom(const QJsonObject& object) {
    if (object[u"schema"] != schemaName) {
        flp::Baseline own;
        own.song = json::songFromJson(object);
        own.place.tempo = own.song.meta.bpm;
        return own;
    }
    flp::Baseline read;
    read.song = json::songFromJson(object[u"song"].toObject());
    const QJsonObject place = object[u"place"].toObject();
    read.place.ownProject = place[u"own_project"].toBool(true);
    read.place.arrangement = place[u"arrangement"].toString().toStdString();
    read.place.startBeats = place[u"start_beats"].toDouble();
    read.place.tempo = place[u"tempo"].toDouble();
    read.place.channels = numbersFrom(place[u"channels"]);
    read.place.patterns = numbersFrom(place[u"patterns"]);
    read.genre = object[u"genre"].toString().toStdString();
    read.artists = object[u"artists"].toString().toStdString();
    read.comment = object[u"comment"].toString().toStdString();
    return read;
}

}

QByteArray baselineText(const flp::Baseline& baseline) {
    const flp::SongPlace& place = baseline.place;
    return json::toBytes(
        {{QStringLiteral("schema"), schemaName},
         {QStringLiteral("song"), json::toJson(baseline.song)},
         {QStringLiteral("genre"), q(baseline.genre)},
         {QStringLiteral("artists"), q(baseline.artists)},
         {QStringLiteral("comment"), q(baseline.comment)},
         {QStringLiteral("place"), QJsonObject{{QStringLiteral("own_project"), place.ownProject},
                                               {QStringLiteral("arrangement"), q(place.arrangement)},
                                               {QStringLiteral("start_beats"), place.startBeats},
                                               {QStringLiteral("tempo"), place.tempo},
                                               {QStringLiteral("channels"), toJson(place.channels)},
                                               {QStringLiteral("patterns"), toJson(place.patterns)}}}});
}

fs::path baselineBeside(const fs::path& project) {
    fs::path name = project.stem();
    name += ".gleaner.json";
    return project.parent_path() / name;
}

flp::Baseline readBaseline(const fs::path& file) { return json::readValue(file, baselineFrom); }

std::optional<fs::path> findBaseline(const ProjectFile& project) {
    const fs::path beside = fs::absolute(project.file);
    if (library::isFile(baselineBeside(beside))) return baselineBeside(beside);
    fs::path named = beside.stem();
    named += samplesFolderSuffix;
    std::vector<fs::path> folders = {beside.parent_path() / named};
    for (const flp::ProjectChannel& channel : flp::decode(project.bytes).channels) {
        if (channel.samplePath.empty()) continue;
        std::string path = channel.samplePath; // of whatever system: its folder may lie beside the project
        std::replace(path.begin(), path.end(), '\\', '/');
        const fs::path folder = library::pathFromUtf8(path).parent_path();
        if (!isForeign(channel.samplePath)) folders.push_back(folder);
        folders.push_back(beside.parent_path() / folder.filename());
    }
    for (const fs::path& folder : folders)
        if (library::isFile(folder / baselineName)) return folder / baselineName;
    return std::nullopt;
}

}
