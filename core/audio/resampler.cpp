#include "audio/resampler.h"

#include "base/contract.h"
#include "base/error.h"

#include <soxr.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace gleaner::audio {
namespace {

struct Closer {
    void operator()(soxr* resampler) const { soxr_delete(resampler); }
};

std::unique_ptr<soxr, Closer> makeResampler(int from, int to) {
    const soxr_io_spec_t floats = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
    const soxr_runtime_spec_t oneThread = soxr_runtime_spec(1);
    soxr_error_t failure = nullptr;
    std::unique_ptr<soxr, Closer> resampler(
        soxr_create(from, to, 1, &failure, &floats, &quality, &oneThread));
    if (failure || !resampler)
        throw Error("The sample rate can't be changed from " + std::to_string(from) + " to " +
                    std::to_string(to) + " Hz (" + (failure ? failure : "no memory") + ").");
    return resampler;
}

/// soxr delays nothing: the first frame out belongs to the first frame in. What its last frames lack stays 0.
void resampleChannel(std::span<const float> in, std::span<float> out, int from, int to) {
    const auto resampler = makeResampler(from, to);
    std::size_t taken = 0, made = 0;
    while (made < out.size()) {
        std::size_t consumed = 0, produced = 0;
        const bool isFed = taken >= in.size();
        const soxr_error_t failure =
            soxr_process(resampler.get(), isFed ? nullptr : in.data() + taken, in.size() - taken, &consumed,
                         out.data() + made, out.size() - made, &produced);
        if (failure) throw Error(std::string("The sample rate can't be changed (") + failure + ").");
        taken += consumed;
        made += produced;
        if (isFed && produced == 0) break;
    }
}

}

AudioBuffer resample(const AudioBuffer& input, int from, int to) {
    if (from == to || input.isEmpty()) return input;
    expects(from > 0 && to > 0, "a sample rate is above 0 Hz");
    const double ratio = static_cast<double>(to) / from;
    AudioBuffer output(input.channels(), std::llround(static_cast<double>(input.frames()) * ratio));
    for (int c = 0; c < input.channels(); ++c)
        resampleChannel(input.channel(c), output.channel(c), from, to);
    return output;
}

}
