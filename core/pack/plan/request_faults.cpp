#include "pack/plan/request_faults.h"

#include "base/error.h"
#include "files/paths.h"

#include <cmath>

namespace gleaner::pack {
namespace {

struct Limits {
    double lowest, highest;
    bool hold(double value) const { return std::isfinite(value) && value >= lowest && value <= highest; }
};
constexpr Limits targetLimits{-60.0, 0.0}, peakLimits{-20.0, 0.0}, rateLimits{8000.0, 192000.0};

std::vector<std::string> faultsOf(const PackRequest& request) {
    std::vector<std::string> faults = fx::faults(request.preset.chain);
    if (request.targetLufs && !targetLimits.hold(*request.targetLufs))
        faults.push_back("the loudness target must be from -60 to 0 LUFS");
    if (!peakLimits.hold(request.truePeakDb))
        faults.push_back("the true-peak ceiling must be from -20 to 0 dBTP");
    if (!rateLimits.hold(request.sampleRate))
        faults.push_back("the sample rate must be from 8000 to 192000 Hz");
    if (request.minHits < 0 || request.minLoops < 0) faults.push_back("minimum counts can't be below 0");
    if (request.variety.most && *request.variety.most < 0)
        faults.push_back("the most hits that are allowed can't be below 0");
    if (request.variety.most && *request.variety.most < request.minHits)
        faults.push_back("no more than " + std::to_string(*request.variety.most) + " hits are allowed and " +
                         std::to_string(request.minHits) + " at least wanted");
    return faults;
}

}

void requireDoable(const PackRequest& request, std::size_t recordings) {
    if (recordings != request.assets.size())
        throw Error("The pack names " + std::to_string(request.assets.size()) + " recordings and " +
                    std::to_string(recordings) + " were opened.");
    std::string all;
    for (const std::string& fault : faultsOf(request))
        all += (all.empty() ? "" : "; ") + fault;
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
    return "the slice \"" + slice.id + "\" (frames " + std::to_string(slice.range.begin) + " to " +
           std::to_string(slice.range.end) + ")";
}

}
