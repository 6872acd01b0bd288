#include "dsp/fft.h"

#include "base/contract.h"

#include <fftw3.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <new>

namespace gleaner::dsp {

namespace {
/// FFTW's planner keeps global tables: plans are made and thrown away one at a time. Executing needs no lock.
std::mutex plannerMutex; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// What FFTW works on: aligned as its plans expect.
struct Buffers {
    explicit Buffers(int size)
        : real(fftwf_alloc_real(static_cast<std::size_t>(size))),
          spectrum(fftwf_alloc_complex(static_cast<std::size_t>(size / 2 + 1))) {
        if (real && spectrum) return;
        release();
        throw std::bad_alloc();
    }
    ~Buffers() { release(); }
    Buffers(const Buffers&) = delete;
    Buffers& operator=(const Buffers&) = delete;
    void release() {
        fftwf_free(real);
        fftwf_free(spectrum);
    }

    float* real;
    fftwf_complex* spectrum;
};

/// Both directions of one size. Made and destroyed with the planner's mutex held.
struct Plans {
    Plans(int size, const Buffers& buffers)
        : toSpectrum(fftwf_plan_dft_r2c_1d(size, buffers.real, buffers.spectrum, FFTW_ESTIMATE)),
          toReal(fftwf_plan_dft_c2r_1d(size, buffers.spectrum, buffers.real, FFTW_ESTIMATE)) {
        if (toSpectrum && toReal) return;
        release();
        throw std::bad_alloc();
    }
    ~Plans() { release(); }
    Plans(const Plans&) = delete;
    Plans& operator=(const Plans&) = delete;
    void release() {
        if (toSpectrum) fftwf_destroy_plan(toSpectrum);
        if (toReal) fftwf_destroy_plan(toReal);
    }

    fftwf_plan toSpectrum;
    fftwf_plan toReal;
};

/// Plans of one size are made once: a sample of 50 ms takes less time than planning for it. Kept for as long
/// as the program runs, for the sizes that were asked for first; there are a few dozen in all. Long ones are
/// rare, take long themselves, and their tables take megabytes.
constexpr std::size_t mostKept = 64;
constexpr int longestKept = 1 << 15;
std::map<int, Plans> keptPlans; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
}

struct Fft::State {
    explicit State(int points) : size(points), buffers(points) {
        const std::scoped_lock lock(plannerMutex);
        const auto kept = keptPlans.find(size);
        if (kept != keptPlans.end())
            plans = &kept->second;
        else if (size <= longestKept && keptPlans.size() < mostKept)
            plans = &keptPlans.try_emplace(size, size, buffers).first->second;
        else
            plans = (own = std::make_unique<Plans>(size, buffers)).get();
    }
    ~State() {
        if (!own) return;
        const std::scoped_lock lock(plannerMutex);
        own.reset();
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    int size;
    Buffers buffers;
    const Plans* plans = nullptr;
    std::unique_ptr<Plans> own; ///< where it is not kept
};

Fft::Fft(int size) {
    expects(size >= 2 && size % 2 == 0, "the size of a transform is even");
    m_state = std::make_unique<State>(size);
}
Fft::~Fft() = default;
Fft::Fft(Fft&&) noexcept = default;

int Fft::size() const { return m_state->size; }

void Fft::forward(std::span<const float> input, std::span<std::complex<float>> output) {
    expects(std::ssize(input) == size() && std::ssize(output) == bins(),
            "a transform's spans are of its size");
    std::copy_n(input.begin(), size(), m_state->buffers.real);
    fftwf_execute_dft_r2c(m_state->plans->toSpectrum, m_state->buffers.real, m_state->buffers.spectrum);
    for (std::size_t k = 0; k < static_cast<std::size_t>(bins()); ++k)
        output[k] = {m_state->buffers.spectrum[k][0], m_state->buffers.spectrum[k][1]};
}

void Fft::inverse(std::span<const std::complex<float>> input, std::span<float> output) {
    expects(std::ssize(input) == bins() && std::ssize(output) == size(),
            "a transform's spans are of its size");
    for (std::size_t k = 0; k < static_cast<std::size_t>(bins()); ++k) {
        m_state->buffers.spectrum[k][0] = input[k].real();
        m_state->buffers.spectrum[k][1] = input[k].imag();
    }
    fftwf_execute_dft_c2r(m_state->plans->toReal, m_state->buffers.spectrum, m_state->buffers.real);
    const float scale = 1.0F / static_cast<float>(size());
    std::transform(m_state->buffers.real, m_state->buffers.real + size(), output.begin(),
                   [scale](float x) { return x * scale; });
}

}
