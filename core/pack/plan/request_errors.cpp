#include "pack/plan/request_errors.h"

#include "base/error.h"
#include "base/shown_text.h"
#include "files/paths.h"
#include "pack/plan/pack_settings.h"

#include <algorithm>
#include <iterator>

namespace gleaner::pack {
namespace {

std::vector<std::string> errorsOf(const PackRequest& request) {
    std::vector<std::string> errors = fx::errors(request.preset.chain);
    for (const auto& [kind, preset] : request.kindPresets)
        std::ranges::copy(fx::errors(preset.chain), std::back_inserter(errors));
    std::ranges::copy(settings::errorsOf(packSettings(), request), std::back_inserter(errors));
    if (!audio::holdsRate(request.format, request.sampleRate))
        errors.push_back("an " + std::string(audio::info(request.format).name) + " file does not hold " +
                         std::to_string(request.sampleRate) +
                         " Hz; choose a sample rate of 48000, or another format");
    if (request.variety.most && *request.variety.most < request.minHits)
        errors.push_back("no more than " + std::to_string(*request.variety.most) + " hits are allowed and " +
                         std::to_string(request.minHits) + " at least wanted");
    return errors;
}

}

void requireDoable(const PackRequest& request, std::size_t recordings) {
    if (recordings != request.assets.size())
        throw Error("The pack names " + std::to_string(request.assets.size()) + " recordings and " +
                    std::to_string(recordings) + " were opened.");
    std::string all;
    for (const std::string& error : errorsOf(request))
        all += (all.empty() ? "" : "; ") + error.substr(0, error.find_last_not_of(" .") + 1);
    if (!all.empty()) throw Error("This pack can't be made: " + all);
}

void requireDoable(const std::vector<ChosenSlice>& slices, const library::Recording& recording) {
    for (const ChosenSlice& chosen : slices) {
        const FrameRange range = chosen.slice.range;
        const auto refuse = [&](const std::string& reason) {
            throw Error(library::pathFromUtf8(recording.file), inWords(chosen.slice) + ' ' + reason);
        };
        if (range.begin < 0 || range.isEmpty()) refuse("holds no sound; give it a beginning before its end.");
        if (range.end > recording.info.frames)
            refuse("ends behind the recording, which is " + std::to_string(recording.info.frames) +
                   " frames long; move it.");
        if (const auto& channels = chosen.slice.channels;
            channels && !channels->areIn(recording.info.channels))
            refuse("is taken from channels " + audio::toString({channels}) + ", and the recording has " +
                   std::to_string(recording.info.channels) + "; choose others.");
        if (range.length() > longestSlice) refuse("is too long for a sample; cut it into shorter ones.");
    }
}

std::string inWords(const analysis::Slice& slice) {
    return "the slice \"" + shortened(slice.id) + "\" (frames " + std::to_string(slice.range.begin) + " to " +
           std::to_string(slice.range.end) + ")";
}

}
