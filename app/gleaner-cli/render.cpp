#include "verbs.h"

#include "files/output_file.h"
#include "library/cache_folder.h"
#include "pack/plan/plan_flags.h"
#include "pack/shards/plan_file.h"
#include "pack/shards/shards.h"

namespace gleaner::cli {
namespace {

pack::Shard shardFrom(const Arguments& arguments) {
    const auto shard = pack::shardFromText(arguments.string("shard"));
    if (!shard)
        throw UsageError("--shard takes its number and how many there are, such as 3/16, not \"" +
                         arguments.string("shard") + "\".");
    return *shard;
}

}

int runRender(const Arguments& arguments) {
    if (arguments.files().isEmpty()) throw UsageError("a plan is missing.");
    arguments.require("store");
    const pack::Shard shard = shardFrom(arguments);
    const std::filesystem::path folder = arguments.path("store");
    library::requireWritableFolder(folder);
    const library::CacheFolder cache(library::defaultCacheFolder());
    const pack::PackPlan plan = pack::planIn(pack::readPlanFiles(arguments.paths()));
    pack::requireNoSpeech(plan);
    const pack::RenderedPack rendered = pack::SharedStore(folder).render(
        plan, shard, cache.path(), arguments.whole("jobs", 0, 256), arguments.progress());
    if (arguments.json())
        print(QJsonObject{{QStringLiteral("packId"), QString::fromStdString(plan.packId)},
                          {QStringLiteral("shard"), shard.number},
                          {QStringLiteral("shards"), shard.of},
                          {QStringLiteral("rendered"), rendered.rendered},
                          {QStringLiteral("reused"), rendered.reused}});
    else
        print(QStringLiteral("%1: shard %2 of %3; %4 rendered, %5 reused")
                  .arg(QString::fromStdString(plan.folder))
                  .arg(shard.number)
                  .arg(shard.of)
                  .arg(rendered.rendered)
                  .arg(rendered.reused));
    return 0;
}

}
