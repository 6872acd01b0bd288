#include "dsp/fft.h"

#include <fftw3.h>

#include <algorithm>
#include <mutex>
#include <new>

namespace gleaner::dsp {

namespace {
/// FFTW's planner keeps global tables: plans are made and thrown away one at a time. Executing needs no lock.
std::mutex plannerMutex; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
}

struct Fft::State {
    explicit State(int points) : size(points) {
        const std::scoped_lock lock(plannerMutex);
        const auto bins = static_cast<std::size_t>(size / 2 + 1);
        real = fftwf_alloc_real(static_cast<std::size_t>(size));
        spectrum = fftwf_alloc_complex(bins);
        if (real && spectrum) {
            toSpectrum = fftwf_plan_dft_r2c_1d(size, real, spectrum, FFTW_ESTIMATE);
            toReal = fftwf_plan_dft_c2r_1d(size, spectrum, real, FFTW_ESTIMATE);
        }
        if (toSpectrum && toReal) return;
        release();
        throw std::bad_alloc();
    }
    ~State() {
        const std::scoped_lock lock(plannerMutex);
        release();
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void release() {
        if (toSpectrum) fftwf_destroy_plan(toSpectrum);
        if (toReal) fftwf_destroy_plan(toReal);
        fftwf_free(real);
        fftwf_free(spectrum);
    }

    int size;
    float* real = nullptr;
    fftwf_complex* spectrum = nullptr;
    fftwf_plan toSpectrum = nullptr;
    fftwf_plan toReal = nullptr;
};

Fft::Fft(int size) : m_state(std::make_unique<State>(size)) {}
Fft::~Fft() = default;
Fft::Fft(Fft&&) noexcept = default;

int Fft::size() const { return m_state->size; }

void Fft::forward(std::span<const float> input, std::span<std::complex<float>> output) {
    std::copy_n(input.begin(), size(), m_state->real);
    fftwf_execute(m_state->toSpectrum);
    for (std::size_t k = 0; k < static_cast<std::size_t>(bins()); ++k)
        output[k] = {m_state->spectrum[k][0], m_state->spectrum[k][1]};
}

void Fft::inverse(std::span<const std::complex<float>> input, std::span<float> output) {
    for (std::size_t k = 0; k < static_cast<std::size_t>(bins()); ++k) {
        m_state->spectrum[k][0] = input[k].real();
        m_state->spectrum[k][1] = input[k].imag();
    }
    fftwf_execute(m_state->toReal);
    const float scale = 1.0F / static_cast<float>(size());
    std::transform(m_state->real, m_state->real + size(), output.begin(),
                   [scale](float x) { return x * scale; });
}

}
