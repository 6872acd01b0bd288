#include "pack/package/pack_diff.h"

#include "base/number_text.h"
#include "json/field_list.h"
#include "json/json.h"

#include <QJsonDocument>

#include <algorithm>
#include <map>

namespace gleaner::pack {
namespace {

using Listed = Manifest::Artifact;

/// Texts by which a sample may be known again, the surest first.
std::vector<std::string> marksOf(const Listed& one) {
    const std::string stretch = one.source + ' ' + std::to_string(one.sourceBegin) + ' ' +
                                std::to_string(one.sourceEnd) + ' ' +
                                std::string(music::info(one.sample.traits.kind).id);
    return {one.sample.id, one.soundSha256, stretch, one.sample.path};
}

/// Pairs of samples that are the same one, and who has no other.
struct Paired {
    std::vector<std::pair<const Listed*, const Listed*>> pairs;
    std::vector<const Listed*> removed, added;
};

Paired pairedOf(const Manifest& older, const Manifest& newer) {
    std::map<const Listed*, const Listed*> oldOf; // by the newer one
    std::vector<const Listed*> left;
    for (const Listed& one : older.artifacts)
        left.push_back(&one);
    for (std::size_t mark = 0; mark < 4; ++mark) {
        std::map<std::string, const Listed*> byMark;
        for (const Listed& one : newer.artifacts)
            if (!oldOf.contains(&one) && !marksOf(one)[mark].empty())
                byMark.emplace(marksOf(one)[mark], &one);
        std::erase_if(left, [&](const Listed* one) {
            const auto found = byMark.find(marksOf(*one)[mark]);
            if (found == byMark.end()) return false;
            oldOf[found->second] = one;
            byMark.erase(found);
            return true;
        });
    }
    Paired paired;
    paired.removed = left;
    for (const Listed& one : newer.artifacts)
        if (const auto found = oldOf.find(&one); found != oldOf.end())
            paired.pairs.emplace_back(found->second, &one);
        else
            paired.added.push_back(&one);
    return paired;
}

std::string factText(const std::string& text) { return text.empty() ? "none" : text; }
std::string factText(const std::optional<double>& number) {
    return number ? decimalText(*number, 3) : "none";
}
std::string factText(const std::optional<int>& number) { return number ? std::to_string(*number) : "none"; }
std::string factText(const std::optional<music::Key>& key) { return key ? music::toString(*key) : "none"; }

/// What a sample is, as far as a person sees it.
std::vector<std::pair<std::string, std::string>> traitsToldOf(const Listed& one) {
    const music::SampleTraits& traits = one.sample.traits;
    std::string character, tags;
    for (const music::Character word : traits.character)
        (character += character.empty() ? "" : " ") += music::info(word).id;
    for (const std::string& tag : one.tags)
        (tags += tags.empty() ? "" : ", ") += tag;
    return {{"kind", std::string(music::info(traits.kind).id)},
            {"role", std::string(music::info(traits.role).id)},
            {"bpm", factText(traits.bpm)},
            {"bars", factText(traits.bars)},
            {"key", factText(traits.key)},
            {"pitch", factText(traits.pitchHz)},
            {"character", factText(character)},
            {"tags", factText(tags)}};
}

std::vector<std::string> changedFacts(const Listed& before, const Listed& after) {
    std::vector<std::string> changed;
    const auto old = traitsToldOf(before), now = traitsToldOf(after);
    for (std::size_t n = 0; n < now.size(); ++n)
        if (old[n].second != now[n].second)
            changed.push_back(now[n].first + ' ' + old[n].second + " to " + now[n].second);
    return changed;
}

std::string factText(const QJsonValue& value) {
    if (value.isUndefined() || value.isNull()) return "none";
    if (value.isString()) return factText(value.toString().toStdString());
    if (value.isDouble()) return decimalText(value.toDouble(), 3);
    if (value.isBool()) return value.toBool() ? "yes" : "no";
    if (value.isObject() && value.toObject().contains(u"name"))
        return value.toObject().value(u"name").toString().toStdString();
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2).toStdString();
}

std::vector<std::string> changedSettings(const QJsonObject& before, const QJsonObject& after) {
    std::vector<std::string> changed;
    QStringList names = before.keys() + after.keys();
    names.sort();
    names.removeDuplicates();
    for (const QString& name : names) {
        if (name == u"assets" || name == u"version" || before.value(name) == after.value(name)) continue;
        const std::string old = factText(before.value(name)), now = factText(after.value(name));
        changed.push_back(name.toStdString() + (old == now ? " (its values)" : ' ' + old + " to " + now));
    }
    return changed;
}

bool isOtherSound(const Listed& before, const Listed& after) {
    const bool areKnown = !before.soundSha256.empty() && !after.soundSha256.empty();
    return areKnown ? before.soundSha256 != after.soundSha256 : before.sha256 != after.sha256;
}

}

bool PackDifference::isEmpty() const {
    return added.empty() && removed.empty() && changedSound.empty() && renamed.empty() &&
           changedFacts.empty() && settings.empty();
}

PackDifference difference(const Manifest& older, const Manifest& newer) {
    PackDifference result;
    result.oldName = older.name;
    result.newName = newer.name;
    result.oldId = older.packId;
    result.newId = newer.packId;
    const Paired paired = pairedOf(older, newer);
    for (const Listed* one : paired.added)
        result.added.push_back(one->sample.path);
    for (const Listed* one : paired.removed)
        result.removed.push_back(one->sample.path);
    for (const auto& [before, after] : paired.pairs) {
        const ChangedSample sample{after->sample.path, before->sample.path, {}};
        const std::vector<std::string> facts = changedFacts(*before, *after);
        const bool isOther = isOtherSound(*before, *after), isRenamed = sample.path != sample.oldPath;
        if (isOther) result.changedSound.push_back(sample);
        if (isRenamed) result.renamed.push_back(sample);
        if (!facts.empty()) result.changedFacts.push_back({sample.path, sample.oldPath, facts});
        if (!isOther && !isRenamed && facts.empty()) ++result.same;
    }
    result.settings = changedSettings(older.request, newer.request);
    return result;
}

namespace {

std::string heading(const char* name, std::size_t count) {
    return "\n### " + std::string(name) + " (" + std::to_string(count) + ")\n\n";
}

std::string part(const char* name, const std::vector<std::string>& lines) {
    if (lines.empty()) return {};
    std::string text = heading(name, lines.size());
    for (const std::string& line : lines)
        text += "- " + line + '\n';
    return text;
}

template <typename Write>
std::string part(const char* name, const std::vector<ChangedSample>& samples, Write write) {
    std::vector<std::string> lines;
    for (const ChangedSample& sample : samples)
        lines.push_back(write(sample));
    return part(name, lines);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        (text += text.empty() ? "" : "; ") += word;
    return text;
}

}

std::string changelogEntry(const PackDifference& difference) {
    std::string text = "## " + difference.newName + " " + difference.newId + "\n\nSince " +
                       difference.oldName + " " + difference.oldId + ": ";
    if (difference.isEmpty()) return text + "nothing changed.\n";
    text += std::to_string(difference.same) + (difference.same == 1 ? " sample is" : " samples are") +
            " as before.\n";
    text += part("Added", difference.added);
    text += part("Removed", difference.removed);
    text += part("Changed sound", difference.changedSound, [](const ChangedSample& one) { return one.path; });
    text += part("Renamed", difference.renamed,
                 [](const ChangedSample& one) { return one.oldPath + " is now " + one.path; });
    text += part("Changed facts", difference.changedFacts,
                 [](const ChangedSample& one) { return one.path + ": " + joined(one.facts); });
    text += part("Settings", difference.settings);
    return text;
}

template <typename Visitor, json::Like<ChangedSample> T>
void fields(Visitor& visit, T& sample) {
    visit("path", sample.path, "In the newer pack");
    visit("old_path", sample.oldPath, "In the older one");
    visit("facts", sample.facts, "What is told of it otherwise");
}

template <typename Visitor, json::Like<PackDifference> T>
void fields(Visitor& visit, T& difference) {
    visit("old_name", difference.oldName, "Name of the older pack");
    visit("new_name", difference.newName, "Name of the newer one");
    visit("old_id", difference.oldId, "Id of the older pack");
    visit("new_id", difference.newId, "Id of the newer one");
    visit("added", difference.added, "Paths of samples that are new");
    visit("removed", difference.removed, "Paths of samples that are gone");
    visit("changed_sound", difference.changedSound, "Samples that sound otherwise");
    visit("renamed", difference.renamed, "Samples at another path");
    visit("changed_facts", difference.changedFacts, "Samples of which other facts are told");
    visit("settings", difference.settings, "Settings that differ");
    visit("same", difference.same, "How many samples nothing happened to", json::from(0));
}

QJsonObject toJson(const PackDifference& difference) {
    return json::toObject(difference, json::Spelling::Printed);
}

QJsonObject diffSchema() {
    json::SchemaShape shape{.spelling = json::Spelling::Printed, .isAllThere = true};
    return json::documentSchema({"diff-1", "gleaner-cli diff A B --json, version 1", "What became of a pack"},
                                shape, json::schemaOf<PackDifference>(shape));
}

}
