#pragma once

#include <complex>
#include <memory>
#include <span>

namespace gleaner::dsp {

/// Real FFT of one size (FFTW single precision, ESTIMATE: the only planner that gives the same plan twice).
/// One object a thread; making one takes the planner's mutex, and time only for the first of its size.
class Fft {
public:
    explicit Fft(int size); ///< expects size >= 2, even
    ~Fft();
    Fft(Fft&&) noexcept;
    int size() const;
    int bins() const { return size() / 2 + 1; }

    /// Unscaled forward transform. Expects size() samples of `input` and bins() values of `output`, no fewer
    /// and no more.
    void forward(std::span<const float> input, std::span<std::complex<float>> output);
    /// Inverse, scaled so that inverse(forward(x)) == x. `input` is kept. Expects as many of both.
    void inverse(std::span<const std::complex<float>> input, std::span<float> output);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
