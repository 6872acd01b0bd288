#include "guards/guard.h"

#include "dsp/denormals.h"
#include "guards/flag_table.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <tuple>

namespace gleaner::guards {

namespace {
/// Short enough that a cancel is felt at once.
constexpr double blockSeconds = 0.25;
}

std::vector<Flag> flagsOf(audio::AudioSource& source, const Progress& progress) {
    const dsp::FlushDenormals flush;
    const Recorded recorded{source.info(), analysis::mixPolarity(source)};
    std::vector<std::unique_ptr<Guard>> guards;
    for (const FlagRow& row : flagTable)
        guards.push_back(row.make(recorded));
    const Frame step = std::max<Frame>(1024, framesFromSeconds(blockSeconds, recorded.info.rate));
    const auto all = static_cast<double>(std::max<Frame>(1, recorded.info.frames));
    audio::AudioBuffer block;
    for (Frame begin = 0;; begin += step) {
        progress.report(std::min(1.0, static_cast<double>(begin) / all));
        source.read({begin, begin + step}, block);
        if (block.isEmpty()) break;
        for (const auto& guard : guards)
            guard->push(block);
    }
    std::vector<Flag> flags;
    for (const auto& guard : guards) {
        const std::vector<Flag> found = guard->finish();
        flags.insert(flags.end(), found.begin(), found.end());
    }
    std::ranges::stable_sort(flags, {},
                             [](const Flag& flag) { return std::tuple(flag.range.begin, flag.kind); });
    progress.report(1.0);
    return flags;
}

}
