#include "pack/plan/plan_json.h"

#include "pack/plan/wav_info.h"
#include "json/sample_fields.h"

namespace gleaner::pack {
namespace {

// A plan names its sources by their ids, not by their places in a list.

struct PrintedSource {
    std::string id, file, sha256;
};

struct PrintedCounts {
    int hits = 0, loops = 0, phrases = 0, textures = 0;
};

struct PrintedItem {
    std::string id, path, source, method;
    double targetLufs = 0.0;
    analysis::Slice slice;
};

struct PrintedPlan {
    std::string packId, configHash, folder;
    PrintedCounts counts;
    std::vector<PrintedSource> sources;
    std::vector<PrintedItem> items;
};

template <typename Visitor, json::Like<PrintedSource> T>
void fields(Visitor& visit, T& source) {
    visit("id", source.id, "First 12 digits of its hash");
    visit("file", source.file, "Name of the file, without its folder");
    visit("sha256", source.sha256, "SHA-256 of the file, lower-case hex");
}

template <typename Visitor, json::Like<PrintedCounts> T>
void fields(Visitor& visit, T& counts) {
    visit("hits", counts.hits, "Hits", json::from(0));
    visit("loops", counts.loops, "Loops", json::from(0));
    visit("phrases", counts.phrases, "Phrases", json::from(0));
    visit("textures", counts.textures, "Textures", json::from(0));
}

template <typename Visitor, json::Like<PrintedItem> T>
void fields(Visitor& visit, T& item) {
    visit("id", item.id, "Of what will be heard: 12 digits of a hash");
    visit("path", item.path, "Inside the pack, forward slashes");
    visit("source", item.source, "Id of its recording");
    visit("slice", item.slice.id, "Id of its slice");
    visit("loudness_method", item.method, "How its loudness is read");
    visit("target_lufs", item.targetLufs, "Loudness aimed at");
    json::soundFields(visit, item.slice);
    visit("channels", item.slice.channels, "Those it is taken from, counted from 1; mix: the mean of all",
          json::ifAny);
}

template <typename Visitor, json::Like<PrintedPlan> T>
void fields(Visitor& visit, T& plan) {
    visit("pack_id", plan.packId, "12 digits of a hash over sources, items and settings");
    visit("config_hash", plan.configHash, "SHA-256 over the settings alone");
    visit("folder", plan.folder, "Of the pack");
    visit("counts", plan.counts, "How many there are of each kind");
    visit("sources", plan.sources, "The recordings");
    visit("items", plan.items, "Every file to be, sorted by path");
}

PrintedSource printed(const library::Recording& source) {
    return {source.id.text(), baseName(source.file), source.sha256};
}

PrintedItem printed(const PlanItem& item, const PackPlan& plan) {
    return {item.id,
            item.path,
            plan.sources[item.source].id.text(),
            std::string(loudness::id(item.method)),
            item.targetLufs,
            item.slice};
}

PrintedPlan printed(const PackPlan& plan) {
    PrintedPlan printedPlan{plan.packId, plan.configHash, plan.folder, {}, {}, {}};
    printedPlan.counts = {plan.hits, plan.loops, plan.phrases, plan.textures};
    for (const library::Recording& source : plan.sources)
        printedPlan.sources.push_back(printed(source));
    for (const PlanItem& item : plan.items)
        printedPlan.items.push_back(printed(item, plan));
    return printedPlan;
}

}

QJsonObject toJson(const PackPlan& plan) { return json::toObject(printed(plan), json::Spelling::Printed); }

QJsonObject planSchema() {
    json::SchemaShape shape{.spelling = json::Spelling::Printed, .isAllThere = true};
    return json::documentSchema(
        {"plan-1", "gleaner-cli pack --plan --json, version 1", "Every file of a pack before one is made"},
        shape, json::schemaOf<PrintedPlan>(shape));
}

}
