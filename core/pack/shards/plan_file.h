#pragma once

#include "audio/channels.h"
#include "pack/plan/plan.h"

#include <QJsonObject>

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::pack {

/// The channels of an item that nobody chose: they were listened for where its recording lies.
struct ItemChannels {
    std::string item; ///< PlanItem::id
    audio::Channels channels;
    friend bool operator==(const ItemChannels&, const ItemChannels&) = default;
};

/// A plan on its way to other machines, docs/formats.md 12: what was asked for and what was found. The plan
/// follows from that on every machine; its id tells that it is the same one.
struct PlanFile {
    std::string generator, packId;
    PackRequest request;                        ///< as it was asked; files by their whole paths
    std::vector<library::Recording> recordings; ///< of the request's assets, in their order; without stamps
    std::vector<ItemChannels> channels;
    /// What the guards found in each recording, where the request says what becomes of speech; else none.
    std::vector<std::vector<guards::Flag>> flags = {};
    friend bool operator==(const PlanFile&, const PlanFile&) = default;
};

/// Listens for channels where a recording has more than two. `flags`: what the guards found in each recording
/// (library::guardFlags), where the request says what becomes of speech. Throws Error and Cancelled.
PlanFile planFileOf(const PackRequest& request, const std::vector<library::Recording>& recordings,
                    std::vector<std::vector<guards::Flag>> flags, const Progress& progress);

QJsonObject toJson(const PlanFile& file);
PlanFile planFileFromJson(const QJsonObject& object);
QJsonObject planFileSchema();

/// The files of one plan each, or those of several that ask for the same and make one pack together, in their
/// order. Throws Error that names the file which is none, or asks for something else than the first.
PlanFile readPlanFiles(const std::vector<std::filesystem::path>& files);

/// The plan that a file holds. Throws Error where this version of Gleaner would plan something else.
PackPlan planIn(const PlanFile& file);

}
