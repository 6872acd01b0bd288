#include "audio/resampler.h"

#include "base/contract.h"
#include "base/error.h"

#include <soxr.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace gleaner::audio {
namespace {

struct Closer {
    void operator()(soxr* resampler) const { soxr_delete(resampler); }
};

std::unique_ptr<soxr, Closer> makeResampler(int from, int to, int channels) {
    const soxr_io_spec_t floats = soxr_io_spec(SOXR_FLOAT32_S, SOXR_FLOAT32_S);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
    const soxr_runtime_spec_t oneThread = soxr_runtime_spec(1);
    soxr_error_t failure = nullptr;
    std::unique_ptr<soxr, Closer> resampler(
        soxr_create(from, to, static_cast<unsigned>(channels), &failure, &floats, &quality, &oneThread));
    if (failure || !resampler)
        throw Error("The sample rate can't be changed from " + std::to_string(from) + " to " +
                    std::to_string(to) + " Hz (" + (failure ? failure : "no memory") + ").");
    return resampler;
}

/// Where each channel goes on.
template <typename Buffer, typename Pointer>
void pointInto(Buffer& buffer, std::size_t frame, std::vector<Pointer>& pointers) {
    for (std::size_t c = 0; c < pointers.size(); ++c)
        pointers[c] = buffer.channel(static_cast<int>(c)).data() + frame;
}

/// soxr delays nothing: the first frame out belongs to the first frame in. What its last frames lack stays 0.
/// All channels at once: the filter is designed once.
void resampleInto(const AudioBuffer& in, AudioBuffer& out, int from, int to) {
    const auto resampler = makeResampler(from, to, in.channels());
    const auto frames = static_cast<std::size_t>(in.frames()),
               wanted = static_cast<std::size_t>(out.frames());
    std::vector<const float*> sources(static_cast<std::size_t>(in.channels()));
    std::vector<float*> targets(sources.size());
    std::size_t taken = 0, made = 0;
    while (made < wanted) {
        std::size_t consumed = 0, produced = 0;
        const bool isFed = taken >= frames;
        pointInto(in, taken, sources);
        pointInto(out, made, targets);
        const soxr_error_t failure =
            soxr_process(resampler.get(), isFed ? nullptr : sources.data(), frames - taken, &consumed,
                         targets.data(), wanted - made, &produced);
        if (failure) throw Error(std::string("The sample rate can't be changed (") + failure + ").");
        taken += consumed;
        made += produced;
        if (isFed && produced == 0) break;
    }
}

}

AudioBuffer resample(const AudioBuffer& input, int from, int to) {
    return resample(input, from, to, {0, std::numeric_limits<Frame>::max()});
}

AudioBuffer resample(const AudioBuffer& input, int from, int to, FrameRange wanted) {
    if (from == to || input.isEmpty()) return input.copy(wanted);
    expects(from > 0 && to > 0, "a sample rate is above 0 Hz");
    const double ratio = static_cast<double>(to) / from;
    const Frame all = std::llround(static_cast<double>(input.frames()) * ratio);
    AudioBuffer output(input.channels(), std::min(all, wanted.end));
    resampleInto(input, output, from, to);
    return wanted.begin == 0 ? output : output.copy(wanted);
}

}
