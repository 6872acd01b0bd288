#include "pack/render/item_channels.h"

#include "codec/sequence_reader.h"
#include "features/standout.h"
#include "files/paths.h"

namespace gleaner::pack {

void resolveChannels(PackPlan& plan, const Progress& progress) {
    for (std::size_t n = 0; n < plan.items.size(); ++n) {
        PlanItem& item = plan.items[n];
        const library::Recording& source = plan.sources[item.source];
        if (item.slice.channels || source.info.channels <= 2) continue;
        progress.report(static_cast<double>(n) / static_cast<double>(plan.items.size()));
        audio::SequenceReader reader(library::filesOf(source));
        item.slice.channels = channelsFor(item, reader, progress);
    }
}

std::optional<audio::Channels> channelsFor(const PlanItem& item, audio::AudioSource& source,
                                           const Progress& progress) {
    if (item.slice.channels || source.info().channels <= 2) return item.slice.channels;
    return analysis::channelsAt(source, item.slice.range, Progress(progress.stopToken(), {}));
}

audio::Channels channelsOf(const PlanItem& item, const library::Recording& source) {
    return item.slice.channels.value_or(audio::Channels::usual(source.info.channels));
}

}
