#include "pack/shards/shards.h"

#include "base/error.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "library/recording.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <set>
#include <system_error>
#include <tuple>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

std::optional<int> numberIn(std::string_view text) {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Shard> shardFrom(std::string_view text, std::string_view between) {
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos) return std::nullopt;
    const auto number = numberIn(text.substr(0, at)), of = numberIn(text.substr(at + between.size()));
    if (!number || !of || *number < 1 || *of < *number || *of > mostShards) return std::nullopt;
    return Shard{*number, *of};
}

/// Places in the plan by recording, and in it by time.
std::vector<std::size_t> inRecordedOrder(const PackPlan& plan) {
    std::vector<std::size_t> order(plan.items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t n) {
        const PlanItem& item = plan.items[n];
        return std::tuple(item.source, item.slice.range.begin, item.slice.range.end);
    });
    return order;
}

double secondsOf(const PackPlan& plan, const PlanItem& item) {
    return secondsFromFrames(item.slice.range.length(), plan.sources[item.source].info.rate);
}

/// Whether each item of the plan is in the shard: its middle lies in the shard's part of all sound. Takes of
/// one sound go with the first of them, for they get one gain.
std::vector<bool> membersOf(const PackPlan& plan, Shard shard) {
    double whole = 0.0, before = 0.0;
    const std::vector<std::size_t> order = inRecordedOrder(plan);
    for (const std::size_t n : order)
        whole += secondsOf(plan, plan.items[n]);
    std::vector<bool> isIn(plan.items.size());
    std::map<std::string, bool> areIn; // by PlanItem::takes
    for (const std::size_t n : order) {
        const double seconds = secondsOf(plan, plan.items[n]);
        const double place = whole > 0.0 ? (before + seconds / 2.0) / whole : 0.0;
        isIn[n] = std::min(static_cast<int>(place * shard.of), shard.of - 1) == shard.number - 1;
        if (const std::string& takes = plan.items[n].takes; !takes.empty())
            isIn[n] = areIn.emplace(takes, isIn[n]).first->second;
        before += seconds;
    }
    return isIn;
}

/// Proves the recordings that a shard is made of, once: from then on their stamps tell.
void proveRecordings(PackPlan& plan, const fs::path& cacheFolder, const Progress& progress) {
    std::set<std::size_t> used;
    for (const PlanItem& item : plan.items)
        used.insert(item.source);
    std::size_t done = 0;
    for (const std::size_t n : used) {
        library::Recording& source = plan.sources[n];
        const auto share = [&](std::size_t at) {
            return static_cast<double>(at) / static_cast<double>(used.size());
        };
        const fs::path file = library::pathFromUtf8(source.file);
        const library::Recording found =
            library::identifyRecording(library::filesOf(source), {}, cacheFolder,
                                       progress.part(share(done), share(done + 1)))
                .recording;
        if (found.sha256 != source.sha256)
            throw Error(file,
                        "is not the recording that the plan was made of: its hash is another; write the plan "
                        "anew, or put the recording back.");
        source.stamp = found.stamp; // of all of its files
        ++done;
    }
}

/// Where it is noted which shards of a pack were rendered.
fs::path notesOf(const fs::path& store, const PackPlan& plan) { return store / "shards" / plan.packId; }

void note(const fs::path& store, const PackPlan& plan, Shard shard) {
    const fs::path folder = notesOf(store, plan);
    std::error_code failed;
    fs::create_directories(folder, failed); // the file tells what went wrong
    library::writeOutput(folder / (std::to_string(shard.number) + "-of-" + std::to_string(shard.of)),
                         "rendered\n");
}

/// Shards that nobody noted; nothing where the notes don't agree on how many there are.
std::vector<Shard> missingShards(const fs::path& store, const PackPlan& plan) {
    std::set<int> there, counts;
    std::error_code failed;
    for (fs::directory_iterator entry(notesOf(store, plan), failed), end; !failed && entry != end;
         entry.increment(failed))
        if (const auto shard = shardFrom(entry->path().filename().string(), "-of-")) {
            there.insert(shard->number);
            counts.insert(shard->of);
        }
    std::vector<Shard> missing;
    if (counts.size() != 1) return missing;
    for (int number = 1; number <= *counts.begin(); ++number)
        if (!there.contains(number)) missing.push_back({number, *counts.begin()});
    return missing;
}

/// "shard 3/16 was not rendered there"; a long list is cut.
std::string inWords(const std::vector<Shard>& missing) {
    constexpr std::size_t mostNamed = 8;
    if (missing.empty()) return "render its shards there first";
    std::string text = missing.size() == 1 ? "shard " : "the shards ";
    for (std::size_t n = 0; n < std::min(mostNamed, missing.size()); ++n)
        text += (n == 0                    ? ""
                 : n + 1 == missing.size() ? " and "
                                           : ", ") +
                std::to_string(missing[n].number) + '/' + std::to_string(missing[n].of);
    if (missing.size() > mostNamed) text += " and " + std::to_string(missing.size() - mostNamed) + " others";
    return text + (missing.size() == 1 ? " was" : " were") + " not rendered there";
}

}

std::optional<Shard> shardFromText(std::string_view text) { return shardFrom(text, "/"); }

PackPlan shardOf(const PackPlan& plan, Shard shard) {
    const std::vector<bool> isIn = membersOf(plan, shard);
    PackPlan part = plan;
    part.items.clear();
    for (std::size_t n = 0; n < plan.items.size(); ++n)
        if (isIn[n]) part.items.push_back(plan.items[n]);
    return part;
}

SharedStore::SharedStore(fs::path folder) : m_folder(std::move(folder)), m_store(m_folder) {}

RenderedPack SharedStore::render(const PackPlan& plan, Shard shard, const fs::path& cacheFolder, int jobs,
                                 const Progress& progress) {
    PackPlan part = shardOf(plan, shard);
    proveRecordings(part, cacheFolder, progress.part(0.0, 0.1, "reading the recordings"));
    RenderedPack rendered = pack::render(part, m_store, jobs, progress.part(0.1, 1.0, "rendering"));
    note(m_folder, plan, shard);
    return rendered;
}

RenderedPack SharedStore::collect(const PackPlan& plan, int jobs, const Progress& progress) {
    std::vector<std::size_t> missing;
    RenderedPack pack = takeRendered(plan, m_store, jobs, progress, missing);
    if (missing.empty()) return pack;
    throw Error(m_folder, "lacks " + std::to_string(missing.size()) + " of the " +
                              std::to_string(plan.items.size()) + " samples of " + plan.folder +
                              ", the first is " + plan.items[missing.front()].path + ": " +
                              inWords(missingShards(m_folder, plan)) + '.');
}

}
