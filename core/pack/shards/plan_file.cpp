#include "pack/shards/plan_file.h"

#include "base/error.h"
#include "files/paths.h"
#include "pack/plan/plan_flags.h"
#include "pack/plan/plan_items.h"
#include "pack/plan/request_fields.h"
#include "pack/plan/wav_info.h"
#include "pack/render/flag_fields.h"
#include "pack/render/item_channels.h"
#include "json/json.h"

#include <map>

namespace gleaner::pack {
namespace {

const char* const planFileSchemaName = "gleaner-plan_file-1";

/// A recording as a plan needs it on another machine, where its file's times are others.
struct PlannedRecording {
    library::Recording recording;
    std::optional<std::vector<guards::Flag>> flags = {}; ///< nothing: nobody listened for any
};

std::vector<PlannedRecording> planned(const PlanFile& file) {
    std::vector<PlannedRecording> planned;
    for (const library::Recording& recording : file.recordings)
        planned.push_back({recording});
    for (std::size_t n = 0; n < file.flags.size(); ++n)
        planned[n].flags = file.flags[n];
    return planned;
}

template <typename Visitor, json::Like<PlannedRecording> T>
void fields(Visitor& visit, T& planned) {
    json::recordingFields(visit, planned.recording);
    visit("dated", planned.recording.dated, "Its time, where its own tags say it", json::ifAny);
    visit("slices", planned.recording.detection.slices, "What was found, in the order of begin", json::ifAny);
    visit("flags", planned.flags, "What may speak against publishing, where the request asks for speech",
          json::ifAny);
}

}

template <typename Visitor, json::Like<ItemChannels> T>
void fields(Visitor& visit, T& chosen) {
    visit("item", chosen.item, "Id of the sample", json::expected);
    visit("channels", chosen.channels, "Those it is taken from, counted from 1; mix: the mean of all",
          json::expected);
}

template <typename Visitor, json::Like<PlanFile> T>
void fields(Visitor& visit, T& file) {
    visit.constant("schema", QLatin1String(planFileSchemaName), "Which schema this follows",
                   json::needed.saying("\"gleaner-plan_file-1\", which every file of --plan-out says"));
    visit("generator", file.generator, "Program and version", json::expected);
    visit("pack_id", file.packId, "Id of the pack that its recordings alone would make", json::expected);
    visit("request", file.request, "What was asked for", json::expected);
    std::vector<PlannedRecording> recordings = planned(file);
    visit("recordings", recordings, "Those of the request's assets, in their order", json::expected);
    visit("channels", file.channels, "Where nobody chose them, in a recording of more than two", json::ifAny);
    if constexpr (!std::is_const_v<T>) {
        file.recordings.clear();
        for (PlannedRecording& read : recordings) {
            file.recordings.push_back(std::move(read.recording));
            if (read.flags) file.flags.push_back(*std::move(read.flags));
        }
    }
}

namespace {

void requireFitting(const PlanFile& file) {
    if (file.request.assets.size() != file.recordings.size())
        throw Error("holds another number of recordings than its request names; write it anew.");
    if (file.request.speech && file.flags.size() != file.recordings.size())
        throw Error("was written without listening for speech, which its request asks for; write it anew.");
}

/// The same but for its recordings.
PackRequest withoutAssets(PackRequest request) {
    request.assets.clear();
    return request;
}

void append(PlanFile& whole, PlanFile part) {
    if (withoutAssets(whole.request) != withoutAssets(part.request))
        throw Error("asks for another pack than the plan before it; write all parts with the same options.");
    std::ranges::move(part.request.assets, std::back_inserter(whole.request.assets));
    std::ranges::move(part.recordings, std::back_inserter(whole.recordings));
    std::ranges::move(part.channels, std::back_inserter(whole.channels));
    std::ranges::move(part.flags, std::back_inserter(whole.flags));
}

std::string wholePath(const std::string& file) {
    return library::utf8FromPath(std::filesystem::absolute(library::pathFromUtf8(file)).lexically_normal());
}

/// With what the guards found, by its sources: the same content twice is one.
PackPlan planOf(const PlanFile& file) {
    PackPlan plan = pack::plan(file.recordings, file.request);
    std::vector<std::vector<guards::Flag>> flags(plan.sources.size());
    for (std::size_t n = 0; n < file.flags.size(); ++n)
        flags[sourceIndex(plan.sources, file.recordings[n])] = file.flags[n];
    setFlags(plan, flags);
    return plan;
}

void requireSameId(const PlanFile& file) {
    const std::string id = planOf(file).packId;
    if (id == file.packId) return;
    throw Error("was written by " + file.generator + ", and this version plans another pack (" + id +
                ", not " + file.packId +
                "); write the plan and render its shards with one version of Gleaner.");
}

}

PlanFile planFileOf(const PackRequest& request, const std::vector<library::Recording>& recordings,
                    std::vector<std::vector<guards::Flag>> flags, const Progress& progress) {
    PlanFile file{std::string(generator()), {}, request, recordings, {}, std::move(flags)};
    PackPlan plan = planOf(file);
    file.packId = plan.packId;
    std::vector<bool> isChosen;
    for (const PlanItem& item : plan.items)
        isChosen.push_back(item.slice.channels.has_value());
    resolveChannels(plan, progress);
    for (std::size_t n = 0; n < plan.items.size(); ++n)
        if (!isChosen[n] && plan.items[n].slice.channels)
            file.channels.push_back({plan.items[n].id, *plan.items[n].slice.channels});
    for (std::size_t n = 0; n < recordings.size(); ++n) {
        Asset& asset = file.request.assets[n];
        library::Recording& recording = file.recordings[n];
        asset.file = recording.file = wholePath(recording.file);
        for (std::string& part : asset.parts)
            part = wholePath(part);
        for (library::RecordingPart& part : recording.parts)
            part.file = wholePath(part.file);
        recording.stamp = {};
        recording.tags = {}; // they have had their say
        if (asset.slices) recording.detection.slices.clear();
    }
    return file;
}

QJsonObject toJson(const PlanFile& file) { return json::toObject(file, json::Spelling::Disk); }

PlanFile planFileFromJson(const QJsonObject& object) {
    PlanFile file = json::fromObject<PlanFile>(object);
    requireFitting(file);
    for (std::size_t n = 0; n < file.recordings.size(); ++n)
        file.recordings[n].file = file.request.assets[n].file; // the bytes of a name that is no UTF-8
    return file;
}

QJsonObject planFileSchema() {
    json::SchemaShape shape;
    return json::documentSchema(
        {"plan_file-1", "Gleaner plan for several machines, version 1",
         "What pack --plan-out writes: a request, and what was found in its recordings"},
        shape, json::schemaOf<PlanFile>(shape));
}

PlanFile readPlanFiles(const std::vector<std::filesystem::path>& files) {
    std::optional<PlanFile> whole;
    for (const std::filesystem::path& name : files) {
        PlanFile part = json::readValue(name, planFileFromJson);
        namingFile(name, [&] {
            requireSameId(part);
            if (whole) append(*whole, std::move(part));
        });
        if (!whole) whole = std::move(part);
    }
    if (!whole) throw Error("A plan is missing.");
    if (files.size() > 1) whole->packId = planOf(*whole).packId;
    return *std::move(whole);
}

PackPlan planIn(const PlanFile& file) {
    PackPlan plan = planOf(file);
    std::map<std::string, audio::Channels> known;
    for (const ItemChannels& chosen : file.channels)
        known.emplace(chosen.item, chosen.channels);
    for (PlanItem& item : plan.items)
        if (const auto chosen = known.find(item.id); chosen != known.end() && !item.slice.channels)
            item.slice.channels = chosen->second;
    return plan;
}

}
