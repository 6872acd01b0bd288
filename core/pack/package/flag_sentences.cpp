#include "pack/package/flag_sentences.h"

#include "base/number_text.h"
#include "pack/plan/wav_info.h"

#include <algorithm>

namespace gleaner::pack {

namespace {
std::string timesOf(FrameRange range, int rate) {
    return decimalText(secondsFromFrames(range.begin, rate), 1) + "–" +
           decimalText(secondsFromFrames(range.end, rate), 1) + " s";
}

/// Of one kind: where it is, and the most of it.
std::string sentenceOf(const guards::FlagInfo& info, const PackPlan& plan, const PlanItem& item) {
    const library::Recording& source = plan.sources[item.source];
    std::string times;
    double most = 0.0;
    for (const guards::Flag& flag : item.flags) {
        if (flag.kind != info.kind) continue;
        times += (times.empty() ? " at " : ", ") + timesOf(flag.range, source.info.rate);
        most = std::max(most, flag.value);
    }
    if (times.empty()) return {};
    const bool isMuted = info.kind == guards::FlagKind::Speech && plan.request.speech == SpeechWay::Mute;
    const std::string value = decimalText(most, info.kind == guards::FlagKind::Speech ? 2 : 1);
    return "has " + std::string(info.word) + times + " of " + baseName(source.file) +
           (isMuted ? " (muted)" : " (" + value + ' ' + std::string(info.unit) + ")");
}
}

std::vector<std::string> flagSentences(const PackPlan& plan, const PlanItem& item) {
    std::vector<std::string> sentences;
    for (const guards::FlagInfo& info : guards::flagKinds())
        if (std::string sentence = sentenceOf(info, plan, item); !sentence.empty())
            sentences.push_back(std::move(sentence));
    return sentences;
}

}
