#include "pack/package/pack_memory.h"

#include "base/error.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "jobs/parallel.h"
#include "pack/plan/identity.h"
#include "pack/plan/request_json.h"
#include "pack/plan/wav_info.h"
#include "pack/render/seam_fields.h"
#include "pack/render/seam_words.h"
#include "json/fields.h"
#include "json/json.h"

#include <QJsonArray>

#include <algorithm>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// Raised when the text that is remembered changes its form, or what a pack is made of beside its plan.
constexpr int memoryVersion = 1;

/// Everything that the bytes of a pack follow from, and where they are.
std::string keyOf(const PackPlan& plan, const fs::path& out, bool withZip) {
    const std::string request = json::toBytes(portableToJson(plan.request)).toStdString();
    std::string key = "pack " + std::to_string(memoryVersion) + ' ' + std::string(generator()) +
                      (withZip ? " zip " : " ") + library::genericUtf8(fs::absolute(out).lexically_normal()) +
                      '\n' + plan.folder + ' ' + plan.configHash + ' ' + library::sha256Of(request) + '\n';
    for (const library::Recording& source : plan.sources)
        for (const std::string& fact :
             {source.sha256, baseName(source.file), source.recorded, source.device, source.scene, source.take,
              source.info.note, std::to_string(source.info.frames),
              std::to_string(source.info.claimedFrames.value_or(0))})
            key += std::to_string(fact.size()) + ' ' + fact + '\n';
    if (const std::string& cover = plan.request.cover; !cover.empty())
        jobs::guarded([&] { key += "cover " + toString(stampOf(library::pathFromUtf8(cover))) + '\n'; });
    for (const PlanItem& item : plan.items)
        key += item.key + ' ' + item.path + '\n';
    return key;
}

/// Another version may measure otherwise.
std::string measuredKeyOf(const std::string& manifestSha256) {
    return "measured " + std::to_string(memoryVersion) + ' ' + std::to_string(renderVersion) + ' ' +
           std::string(generator()) + ' ' + manifestSha256;
}

QJsonArray jsonOf(const std::vector<StampedFile>& files) {
    QJsonArray list;
    for (const StampedFile& file : files)
        list.append(
            QJsonArray{json::qstring(library::genericUtf8(file.file)), json::qstring(toString(file.stamp))});
    return list;
}

QJsonArray jsonOf(const std::vector<Manifest::KitFile>& kits) {
    QJsonArray list;
    for (const Manifest::KitFile& file : kits)
        list.append(
            QJsonArray{json::qstring(file.target), json::qstring(file.path), json::qstring(file.sha256)});
    return list;
}

QJsonArray jsonOf(const std::vector<Manifest::PaperFile>& papers) {
    QJsonArray list;
    for (const Manifest::PaperFile& file : papers)
        list.append(
            QJsonArray{json::qstring(file.paper), json::qstring(file.path), json::qstring(file.sha256)});
    return list;
}

std::string textAt(const QJsonValue& value, int at) {
    return value.toArray().at(at).toString().toStdString();
}

/// Whether every file of the list has the stamp that stands there.
bool stand(const QJsonArray& files) {
    try {
        return !files.isEmpty() && std::ranges::all_of(files, [](const QJsonValue& file) {
            return toString(stampOf(library::pathFromUtf8(textAt(file, 0)))) == textAt(file, 1);
        });
    } catch (const Error&) { // one is missing
        return false;
    }
}

}

StandingPack standingOf(const RenderedPack& pack, WrittenPack written) {
    QJsonObject seams;
    for (const Artifact& artifact : pack.artifacts)
        if (artifact.seam)
            seams[json::qstring(artifact.item.path)] =
                json::toObject(*artifact.seam, json::Spelling::Printed);
    return {std::move(written), belowTargetOf(pack), shortfallOf(pack), seamsOf(pack), std::move(seams)};
}

std::optional<StandingPack> PackMemory::find(const PackPlan& plan, const fs::path& out, bool withZip) const {
    const std::optional<std::string> text = m_texts.recall(keyOf(plan, out, withZip));
    if (!text) return std::nullopt;
    const QJsonObject known = QJsonDocument::fromJson(QByteArray::fromStdString(*text)).object();
    if (!stand(known.value(u"files").toArray())) return std::nullopt;
    StandingPack pack;
    pack.belowTarget = known.value(u"below_target").toInt();
    pack.shortfall = known.value(u"shortfall").toString().toStdString();
    pack.loops = known.value(u"loops").toString().toStdString();
    pack.seams = known.value(u"seams").toObject();
    pack.written.folder = out / plan.folder;
    pack.written.manifest = pack.written.folder / manifestName;
    if (withZip) pack.written.zip = out / (plan.folder + ".zip");
    pack.written.zipSha256 = known.value(u"zip_sha256").toString().toStdString();
    for (const QJsonValue kit : known.value(u"kits").toArray())
        pack.written.kits.push_back({textAt(kit, 0), textAt(kit, 1), textAt(kit, 2), {}});
    for (const QJsonValue paper : known.value(u"papers").toArray())
        pack.written.papers.push_back({textAt(paper, 0), textAt(paper, 1), textAt(paper, 2)});
    return pack;
}

void PackMemory::remember(const RenderedPack& pack, const WrittenPack& written, const fs::path& out) const {
    const StandingPack standing = standingOf(pack, written);
    QJsonObject known;
    known[u"below_target"] = standing.belowTarget;
    known[u"shortfall"] = json::qstring(standing.shortfall);
    known[u"loops"] = json::qstring(standing.loops);
    known[u"seams"] = standing.seams;
    known[u"zip_sha256"] = json::qstring(written.zipSha256);
    known[u"kits"] = jsonOf(written.kits);
    known[u"papers"] = jsonOf(written.papers);
    known[u"files"] = jsonOf(written.files);
    rememberMeasured(written.manifestSha256);
    m_texts.remember(keyOf(pack.plan, out, written.zip.has_value()),
                     QJsonDocument(known).toJson(QJsonDocument::Compact).toStdString());
}

bool PackMemory::isMeasured(const std::string& manifestSha256) const {
    return m_texts.recall(measuredKeyOf(manifestSha256)).has_value();
}

void PackMemory::rememberMeasured(const std::string& manifestSha256) const {
    m_texts.remember(measuredKeyOf(manifestSha256), "as it says");
}

}
