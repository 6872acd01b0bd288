#include "pack/package/lint_pack.h"

#include "base/error.h"
#include "base/find_by_id.h"
#include "files/paths.h"
#include "pack/package/packed.h"
#include "pack/plan/names.h"
#include "pack/plan/pack_settings.h"
#include "pack/plan/request_json.h"
#include "papers/papers.h"
#include "json/field_list.h"

#include <algorithm>
#include <array>
#include <map>

namespace gleaner::json {

struct LintLevelWords {
    static constexpr const char* wanted = "red or amber";
    static constexpr std::array all = {lint::Level::Red, lint::Level::Amber};
    static std::vector<std::string_view> ids() { return {lint::id(all[0]), lint::id(all[1])}; }
    static std::string_view idOf(lint::Level level) { return lint::id(level); }
    static std::optional<lint::Level> find(std::string_view id) {
        for (const lint::Level level : all)
            if (lint::id(level) == id) return level;
        return std::nullopt;
    }
};
template <>
struct Codec<lint::Level> : Word<lint::Level, LintLevelWords> {};

}

namespace gleaner::lint {

template <typename Visitor, json::Like<Fix> T>
void fields(Visitor& visit, T& fix) {
    visit("setting", fix.setting, "The field of a request that mends it");
    visit("value", fix.value, "What it is to be");
}

template <typename Visitor, json::Like<Finding> T>
void fields(Visitor& visit, T& finding) {
    visit("rule", finding.rule, "Id of the rule");
    visit("level", finding.level, "red: refused, or wrong anywhere; amber: worth a look");
    visit("path", finding.path, "What it is about, inside the pack; empty: the whole pack");
    visit("text", finding.text, "What is wrong, the end of a sentence");
    visit("confirmed", finding.isConfirmed, "Whether a page of the shop says so, or it is our own advice");
    visit("fix", finding.fix, "The setting that mends it; null where none does");
}

}

namespace gleaner::pack {

template <typename Visitor, json::Like<MendedRequest::Change> T>
void fields(Visitor& visit, T& change) {
    visit("setting", change.setting, "The field of the request");
    visit("from", change.from, "What it is");
    visit("to", change.to, "What it would be");
    visit("findings", change.findings, "How many findings it mends", json::from(0));
}

template <typename Visitor, json::Like<LintReport> T>
void fields(Visitor& visit, T& report) {
    visit("pack", report.pack, "The pack, as it was named");
    visit("profile", report.profile, "Id of the shop or device");
    visit("source", report.source, "Where its demands stand, and when that was read");
    visit("red", report.red, "How many findings are red", json::from(0));
    visit("amber", report.amber, "How many are amber", json::from(0));
    visit("findings", report.findings, "Red ones first, by rule and sample");
    visit("changes", report.changes, "What would be asked for otherwise, so that findings are mended");
}

namespace {

const settings::Field<PackRequest>* fieldOf(const lint::Fix& fix) {
    return settings::findField(packSettings(), fix.setting);
}

/// Lists grow by what they have not; everything else is replaced.
settings::Value together(const settings::Value& old, const settings::Value& given) {
    const auto* former = std::get_if<std::vector<std::string>>(&old);
    const auto* more = std::get_if<std::vector<std::string>>(&given);
    if (!former || !more) return given;
    std::vector<std::string> words = *former;
    for (const std::string& word : *more)
        if (std::ranges::find(words, word) == words.end() &&
            std::ranges::find(words, papers::everyPaper) == words.end())
            words.push_back(word);
    return words;
}

bool isList(const lint::Fix& fix) { return fieldOf(fix)->setting.kind == settings::Kind::Texts; }

/// Whether names tell this already, as far as it is sure: then another naming mends nothing.
bool tellsAlready(const PackRequest& request, const lint::Finding& finding) {
    const NamingProfile* profile = findById(namingProfiles(), request.naming);
    const std::string_view pattern = profile ? profile->pattern : std::string_view(request.naming);
    const bool isInName =
        pattern.find(finding.rule == "name-key" ? "{key}" : "{bpm}") != std::string_view::npos;
    return isInName && (finding.rule == "name-key" || finding.rule == "name-tempo");
}

/// The request with the fix; nothing where it is so already.
std::optional<PackRequest> withFix(const PackRequest& request, const lint::Fix& fix) {
    const settings::Field<PackRequest>* field = fieldOf(fix);
    const auto given = field ? settings::parse(field->setting, fix.value) : std::nullopt;
    if (!given) return std::nullopt;
    const settings::Value value = together(field->get(request), *given);
    if (field->get(request) == value) return std::nullopt;
    PackRequest changed = request;
    field->set(changed, value);
    return changed;
}

}

MendedRequest mended(const PackRequest& request, std::vector<lint::Finding>& findings) {
    MendedRequest result{request, {}};
    std::map<std::string, lint::Fix> chosen;
    for (lint::Finding& finding : findings) {
        if (!finding.fix) continue;
        if (!withFix(request, *finding.fix) || tellsAlready(request, finding)) {
            finding.fix.reset();
            continue;
        }
        const std::string what =
            finding.fix->setting + (isList(*finding.fix) ? ' ' + finding.fix->value : std::string());
        const auto [there, isNew] = chosen.emplace(what, *finding.fix);
        if (isNew) {
            const settings::Field<PackRequest>& field = *fieldOf(*finding.fix);
            result.changes.push_back(
                {finding.fix->setting, settings::textOf(field.get(request)), finding.fix->value, 0});
            result.request = *withFix(result.request, *finding.fix);
        }
        if (there->second == *finding.fix)
            ++std::ranges::find_if(result.changes, [&](const MendedRequest::Change& change) {
                  return change.setting == finding.fix->setting && change.to == finding.fix->value;
              })->findings;
    }
    return result;
}

PackRequest requestOfPack(const std::filesystem::path& packFolderOrZip,
                          const std::filesystem::path& recordings) {
    const Manifest manifest = openPack(packFolderOrZip)->manifest();
    PackRequest request = namingFile(packFolderOrZip, [&] { return requestFromJson(manifest.request); });
    if (!recordings.empty())
        for (Asset& asset : request.assets)
            asset.file = library::genericUtf8(recordings / library::pathFromUtf8(asset.file));
    return request;
}

QJsonObject toJson(const LintReport& report) { return json::toObject(report, json::Spelling::Printed); }

QJsonObject lintSchema() {
    json::SchemaShape shape{.spelling = json::Spelling::Printed, .isAllThere = true};
    return json::documentSchema(
        {"lint-1", "gleaner-cli lint PACK --json, version 1", "What a shop would say of a pack"}, shape,
        json::schemaOf<LintReport>(shape));
}

}
