#include "session/change_json.h"

#include "base/error.h"
#include "files/name_bytes.h"
#include "pack/plan/request_json.h"
#include "session/chain_fields.h"
#include "session/session_json.h"
#include "session/song_fields.h"
#include "json/fields.h"

#include <algorithm>
#include <array>

namespace gleaner::session {

namespace {

using json::Spelling;

[[noreturn]] void refuse(const char* what) {
    throw Error(std::string("a step of the journal has no ") + what + " that could be read");
}

QJsonArray toJson(const SliceList& slices) {
    return json::listOf(slices, [](const pack::ChosenSlice& slice) {
        return QJsonValue(json::toObject(slice, Spelling::Disk));
    });
}

SliceList slicesFrom(const QJsonValue& list) {
    SliceList slices;
    for (const QJsonValue& slice : list.toArray())
        slices.push_back(json::fromObject<pack::ChosenSlice>(slice.toObject()));
    return slices;
}

QJsonObject toJson(const SliceDifference& change, const SliceSplice& removed) {
    QJsonObject object;
    if (!change.put.empty()) object[u"put"] = toJson(change.put);
    if (change.whole) object[u"whole"] = toJson(*change.whole);
    if (!change.gone.empty()) object[u"gone"] = json::listOf(change.gone, json::qstring);
    if (!removed.isEmpty())
        object[u"removed"] = QJsonObject{{QStringLiteral("at"), qint64(removed.at)},
                                         {QStringLiteral("count"), qint64(removed.count)},
                                         {QStringLiteral("in"), toJson(removed.in)}};
    return object;
}

SliceDifference differenceFrom(const QJsonObject& object) {
    SliceDifference change{slicesFrom(object[u"put"]), {}, {}};
    for (const QJsonValue& id : object[u"gone"].toArray())
        change.gone.push_back(id.toString().toStdString());
    if (object.contains(u"whole")) change.whole = slicesFrom(object[u"whole"]);
    return change;
}

SliceSplice spliceFrom(const QJsonObject& object) {
    const QJsonObject removed = object[u"removed"].toObject();
    const auto count = [&](const char* name) {
        return static_cast<std::size_t>(
            std::max<qint64>(0, removed[QLatin1String(name)].toVariant().toLongLong()));
    };
    return {count("at"), count("count"), slicesFrom(removed[u"in"])};
}

QJsonObject identity(const library::Recording& recording) {
    QJsonObject object = json::toObject(library::withoutSlices(recording), Spelling::Disk);
    object.remove(u"slices");
    if (recording.stamp.size >= 0) object[u"bytes"] = qint64{recording.stamp.size};
    return object;
}

QJsonArray identities(const State& state) {
    return json::listOf(state.recordings, [](const OpenRecording& open) { return identity(open.recording); });
}

/// The recording's files are where its asset says.
void placeFiles(library::Recording& recording, const pack::Asset& asset) {
    recording.file = asset.file;
    if (recording.parts.size() != asset.parts.size() + 1) return;
    recording.parts.front().file = asset.file;
    for (std::size_t n = 0; n < asset.parts.size(); ++n)
        recording.parts[n + 1].file = asset.parts[n];
}

OpenRecording openFrom(const QJsonObject& object, const pack::Asset& asset) {
    OpenRecording open{json::fromObject<library::Recording>(object), {}};
    if (object.contains(u"bytes")) open.recording.stamp.size = object[u"bytes"].toVariant().toLongLong();
    placeFiles(open.recording, asset);
    return open;
}

QJsonArray namesOf(const std::vector<std::string>& files) {
    return json::listOf(files, [](const std::string& file) { return library::qStringFromBytes(file); });
}

QJsonValue toNumbers(const std::vector<pack::KeptNumbers>& ofRecording) {
    return json::listOf(ofRecording, [](const pack::KeptNumbers& series) {
        return QJsonValue(json::toObject(series, Spelling::Disk));
    });
}

std::vector<pack::KeptNumbers> numbersFrom(const QJsonValue& list) {
    std::vector<pack::KeptNumbers> numbers;
    for (const QJsonValue& series : list.toArray())
        numbers.push_back(json::fromObject<pack::KeptNumbers>(series.toObject()));
    return numbers;
}

/// What a change leaves of a recording: which one of those before it is, and what of it is other.
QJsonObject entry(const pack::Asset& asset, const OpenRecording& open, const RecordingsChange& before,
                  int from) {
    if (from < 0)
        return {{QStringLiteral("asset"), json::toObject(asset, Spelling::Disk)},
                {QStringLiteral("recording"), identity(open.recording)}};
    const pack::Asset& was = before.assets[static_cast<std::size_t>(from)];
    const SlicesChange change = slicesChange(from, was, *asset.slices, *asset.removed);
    QJsonObject object = toJson(change.slices, change.removed);
    object[u"from"] = from;
    if (asset.file != was.file) object[u"file"] = library::qStringFromBytes(asset.file);
    if (asset.parts != was.parts) object[u"parts"] = namesOf(asset.parts);
    if (asset.channels != was.channels)
        object[u"channels"] = QString::fromStdString(audio::toString(asset.channels));
    if (asset.numbers != was.numbers) object[u"numbers"] = toNumbers(asset.numbers);
    if (asset.aligned != was.aligned)
        object[u"aligned"] =
            asset.aligned ? QJsonValue(json::toObject(*asset.aligned, Spelling::Disk)) : QJsonValue();
    const QJsonObject known = identity(open.recording);
    if (known != identity(before.recordings[static_cast<std::size_t>(from)].recording))
        object[u"recording"] = known;
    return object;
}

int indexOf(const RecordingsChange& all, const pack::Asset& asset, const OpenRecording& open) {
    int found = -1;
    for (std::size_t i = 0; i < all.assets.size(); ++i) {
        if (all.recordings[i].recording.id != open.recording.id) continue;
        found = static_cast<int>(i);
        if (all.assets[i].file == asset.file) break;
    }
    return found;
}

QJsonArray entries(const RecordingsChange& before, const RecordingsChange& after) {
    QJsonArray list;
    for (std::size_t i = 0; i < after.assets.size(); ++i) {
        const int from = indexOf(before, after.assets[i], after.recordings[i]);
        list.append(entry(after.assets[i], after.recordings[i], before, from));
    }
    return list;
}

void addEntry(RecordingsChange& change, const QJsonObject& object, const State& now) {
    if (object.contains(u"asset")) {
        change.assets.push_back(json::fromObject<pack::Asset>(object[u"asset"].toObject()));
        pack::Asset& asset = change.assets.back();
        if (!asset.slices) asset.slices.emplace();
        if (!asset.removed) asset.removed.emplace();
        change.recordings.push_back(openFrom(object[u"recording"].toObject(), asset));
        return;
    }
    const int from = object[u"from"].toInt(-1);
    if (from < 0 || static_cast<std::size_t>(from) >= now.recordings.size()) refuse("recording");
    change.assets.push_back(now.session.request.assets[static_cast<std::size_t>(from)]);
    change.recordings.push_back(now.recordings[static_cast<std::size_t>(from)]);
    pack::Asset& asset = change.assets.back();
    if (object.contains(u"file")) asset.file = library::bytesFromQString(object[u"file"].toString());
    if (object.contains(u"parts")) {
        asset.parts.clear();
        for (const QJsonValue& part : object[u"parts"].toArray())
            asset.parts.push_back(library::bytesFromQString(part.toString()));
    }
    placeFiles(change.recordings.back().recording, asset);
    if (object.contains(u"numbers")) asset.numbers = numbersFrom(object[u"numbers"]);
    if (const QJsonValue aligned = object[u"aligned"]; aligned.isObject())
        asset.aligned = json::fromObject<pack::AlignedTo>(aligned.toObject());
    else if (object.contains(u"aligned"))
        asset.aligned.reset();
    if (object.contains(u"recording"))
        change.recordings.back() = openFrom(object[u"recording"].toObject(), asset);
    applyTo(*asset.slices, differenceFrom(object));
    if (!applyTo(*asset.removed, spliceFrom(object))) refuse("list of removed regions");
    const auto channels = audio::channelChoiceFromText(object[u"channels"].toString().toStdString());
    if (object.contains(u"channels") && channels) asset.channels = *channels;
}

/// A change beside the state before it; `before` and `after` are of one kind.
struct Writing {
    const Change& before;

    QJsonObject operator()(const RecordingsChange& after) const {
        return {{QStringLiteral("recordings"), entries(std::get<RecordingsChange>(before.part), after)}};
    }
    QJsonObject operator()(const SlicesChange& after) const {
        QJsonObject object = toJson(after.slices, after.removed);
        object[u"recording"] = after.recording;
        return {{QStringLiteral("slices"), object}};
    }
    QJsonObject operator()(const DetectionChange& after) const {
        const auto& was = std::get<DetectionChange>(before.part);
        QJsonObject object = toJson(difference(was.slices, after.slices), {});
        object[u"recording"] = after.recording;
        object[u"sensitivity"] = after.sensitivity;
        return {{QStringLiteral("detection"), object}};
    }
    QJsonObject operator()(const PresetChange& after) const {
        QJsonObject object{{QStringLiteral("preset"), json::toJson(after.chains.preset)}};
        // Programs before know the preset alone, so these are not there without need.
        if (!after.chains.kindPresets.empty())
            object[u"chains"] = json::toObject(after.chains, Spelling::Disk);
        if (after.states != ChainStates())
            object[u"chain_states"] = json::toObject(after.states, Spelling::Disk);
        return object;
    }
    QJsonObject operator()(const RequestChange& after) const {
        return {{QStringLiteral("settings"), pack::toJson(after.request)}};
    }
    QJsonObject operator()(const SongChange& after) const {
        return {{QStringLiteral("song"), json::toObject(after.song, Spelling::Disk)}};
    }
    QJsonObject operator()(const WholeChange& after) const {
        return {{QStringLiteral("state"), session::toJson(after.state)}};
    }
    QJsonObject operator()(const NumbersChange& after) const {
        return {{QStringLiteral("numbers"), json::listOf(after.numbers, toNumbers)}};
    }
};

Change detectionFrom(const QJsonObject& object, const State& now) {
    DetectionChange change{object[u"recording"].toInt(-1), {}, {}, object[u"sensitivity"].toDouble(0.5)};
    if (change.recording < 0 || static_cast<std::size_t>(change.recording) >= now.recordings.size())
        refuse("recording");
    const auto index = static_cast<std::size_t>(change.recording);
    change.detection = now.recordings[index].recording.detection;
    change.slices = *now.session.request.assets[index].slices;
    applyTo(change.slices, differenceFrom(object));
    return {std::move(change)};
}

Change changeFrom(const QJsonObject& object, const State& now) {
    const auto has = [&](const char* name) { return object.contains(QLatin1String(name)); };
    const auto part = [&](const char* name) { return object[QLatin1String(name)].toObject(); };
    if (has("slices")) {
        const QJsonObject slices = part("slices");
        return {SlicesChange{slices[u"recording"].toInt(-1), differenceFrom(slices), spliceFrom(slices)}};
    }
    if (has("recordings")) {
        RecordingsChange change;
        for (const QJsonValue& value : object[u"recordings"].toArray())
            addEntry(change, value.toObject(), now);
        return {std::move(change)};
    }
    if (has("detection")) return detectionFrom(part("detection"), now);
    if (has("preset"))
        return {PresetChange{has("chains") ? json::fromObject<Chains>(part("chains"))
                                           : Chains{json::presetFromJson(part("preset")), {}},
                             json::fromObject<ChainStates>(part("chain_states"))}};
    if (has("settings")) return {settingsOf(pack::requestFromJson(part("settings")))};
    if (has("song")) return {SongChange{json::fromObject<compose::ComposeRequest>(part("song"))}};
    if (has("numbers")) {
        NumbersChange change;
        for (const QJsonValue& ofRecording : object[u"numbers"].toArray())
            change.numbers.push_back(numbersFrom(ofRecording));
        return {std::move(change)};
    }
    if (has("state")) return {WholeChange{stateFromJson(part("state"))}};
    refuse("change");
}

/// In the order of Event::Kind.
constexpr std::array<const char*, 8> kindNames = {"edit",   "merge", "undo", "redo",
                                                  "follow", "save",  "name", "close"};

bool hasChange(Event::Kind kind) {
    return kind == Event::Kind::Push || kind == Event::Kind::Merge || kind == Event::Kind::Follow;
}

}

QJsonObject toJson(const State& state) {
    return {{QStringLiteral("session"), toJson(state.session)},
            {QStringLiteral("recordings"), identities(state)}};
}

QJsonObject fileToJson(const State& state) {
    QJsonObject object = toJson(state.session);
    object[u"recordings"] = identities(state);
    return object;
}

std::vector<library::Recording> recordingsOf(const QJsonObject& file, const Session& session) {
    const QJsonArray list = file[u"recordings"].toArray();
    const std::vector<pack::Asset>& assets = session.request.assets;
    std::vector<library::Recording> recordings;
    if (list.size() != static_cast<qsizetype>(assets.size())) return recordings;
    for (std::size_t i = 0; i < assets.size(); ++i)
        recordings.push_back(openFrom(list[static_cast<qsizetype>(i)].toObject(), assets[i]).recording);
    return recordings;
}

State stateFromJson(const QJsonObject& object) {
    State state{sessionFromJson(object[u"session"].toObject()), {}};
    const QJsonArray recordings = object[u"recordings"].toArray();
    std::vector<pack::Asset>& assets = state.session.request.assets;
    if (recordings.size() != static_cast<qsizetype>(assets.size())) refuse("list of recordings");
    for (std::size_t i = 0; i < assets.size(); ++i) {
        if (!assets[i].slices) assets[i].slices.emplace();
        if (!assets[i].removed) assets[i].removed.emplace();
        state.recordings.push_back(openFrom(recordings[static_cast<qsizetype>(i)].toObject(), assets[i]));
    }
    return state;
}

QJsonObject toJson(const Event& event) {
    QJsonObject object{
        {QStringLiteral("do"), QLatin1String(kindNames[static_cast<std::size_t>(event.kind)])}};
    if (event.time != 0) object[u"time"] = qint64{event.time};
    if (!event.step.text.isEmpty()) object[u"text"] = event.step.text;
    if (hasChange(event.kind))
        object[u"change"] = std::visit(Writing{event.step.before}, event.step.after.part);
    if (event.kind == Event::Kind::Save) {
        object[u"file"] = event.file;
        object[u"sha256"] = QString::fromStdString(event.sha256);
    }
    return object;
}

Event eventFromJson(const QJsonObject& object, const State& now) {
    const QByteArray word = object[u"do"].toString().toUtf8();
    const auto found = std::ranges::find_if(kindNames, [&](const char* name) { return word == name; });
    if (found == kindNames.end()) refuse("name");
    Event event{static_cast<Event::Kind>(found - kindNames.begin()), {}, {}, {}, 0};
    event.time = object[u"time"].toVariant().toLongLong();
    event.step.text = object[u"text"].toString();
    if (hasChange(event.kind)) event.step.after = changeFrom(object[u"change"].toObject(), now);
    event.file = object[u"file"].toString();
    event.sha256 = object[u"sha256"].toString().toStdString();
    return event;
}

QJsonObject toJson(const Checkpoint& checkpoint) {
    return {{QStringLiteral("do"), QStringLiteral("checkpoint")},
            {QStringLiteral("name"), checkpoint.name},
            {QStringLiteral("time"), qint64{checkpoint.time}},
            {QStringLiteral("state"), toJson(checkpoint.state)}};
}

Checkpoint checkpointFromJson(const QJsonObject& object) {
    return {object[u"name"].toString(), object[u"time"].toVariant().toLongLong(),
            stateFromJson(object[u"state"].toObject())};
}

}
