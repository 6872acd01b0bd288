// The few functions of FFTW that core/dsp/fft.cpp calls, for a system that has no FFTW at hand: Debian packs
// none for Windows. A plain mixed-radix transform in doubles, of sums and products alone, so that it gives
// the same bits everywhere. For comparing systems, never for the product.

#include "dsp/portable_math.h"

#include <fftw3.h>

#include <complex>
#include <cstdlib>
#include <vector>

struct fftwf_plan_s {
    explicit fftwf_plan_s(int points) : size(points) {
        for (int n = 0; n < size; ++n) {
            const double part = static_cast<double>(n) / size;
            turns.emplace_back(gleaner::dsp::portableSine(part + 0.25), gleaner::dsp::portableSine(part));
        }
    }
    int size;
    std::vector<std::complex<double>> turns; ///< once round the circle, forwards
};

namespace {

using Complex = std::complex<double>;

int smallestFactor(int size) {
    for (int factor = 2; factor * factor <= size; ++factor)
        if (size % factor == 0) return factor;
    return size;
}

/// std::complex would multiply by the rules for infinities.
Complex product(Complex a, Complex b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// Sum of x[first + n * step] e^(2 pi i n k / size) for every k (Cooley and Tukey 1965, any factors).
std::vector<Complex> transformed(const fftwf_plan_s& plan, const std::vector<Complex>& x, int first,
                                 int step) {
    const int size = plan.size / step;
    if (size == 1) return {x[static_cast<std::size_t>(first)]};
    const int factor = smallestFactor(size), rest = size / factor;
    std::vector<Complex> all(static_cast<std::size_t>(size));
    for (int part = 0; part < factor; ++part) {
        const std::vector<Complex> inner = transformed(plan, x, first + part * step, step * factor);
        for (int k = 0; k < size; ++k)
            all[static_cast<std::size_t>(k)] +=
                product(plan.turns[static_cast<std::size_t>(static_cast<long long>(part) * k % size * step)],
                        inner[static_cast<std::size_t>(k % rest)]);
    }
    return all;
}

}

extern "C" {

float* fftwf_alloc_real(std::size_t count) { return static_cast<float*>(std::malloc(count * sizeof(float))); }
fftwf_complex* fftwf_alloc_complex(std::size_t count) {
    return static_cast<fftwf_complex*>(std::malloc(count * sizeof(fftwf_complex)));
}
void fftwf_free(void* memory) { std::free(memory); }

fftwf_plan fftwf_plan_dft_r2c_1d(int size, float*, fftwf_complex*, unsigned) {
    return new fftwf_plan_s(size);
}
fftwf_plan fftwf_plan_dft_c2r_1d(int size, fftwf_complex*, float*, unsigned) {
    return new fftwf_plan_s(size);
}
void fftwf_destroy_plan(fftwf_plan plan) { delete plan; }

// Of real samples the transform in the other direction is the conjugate.
void fftwf_execute_dft_r2c(const fftwf_plan plan, float* in, fftwf_complex* out) {
    const std::vector<Complex> spectrum = transformed(*plan, {in, in + plan->size}, 0, 1);
    for (std::size_t k = 0; k <= static_cast<std::size_t>(plan->size / 2); ++k) {
        out[k][0] = static_cast<float>(spectrum[k].real());
        out[k][1] = static_cast<float>(-spectrum[k].imag());
    }
}

void fftwf_execute_dft_c2r(const fftwf_plan plan, fftwf_complex* in, float* out) {
    const auto size = static_cast<std::size_t>(plan->size);
    std::vector<Complex> spectrum(size);
    for (std::size_t k = 0; k < size; ++k) {
        const bool isMirrored = k > size / 2;
        const fftwf_complex& known = in[isMirrored ? size - k : k];
        spectrum[k] = {static_cast<double>(known[0]), static_cast<double>(isMirrored ? -known[1] : known[1])};
    }
    const std::vector<Complex> signal = transformed(*plan, spectrum, 0, 1);
    for (std::size_t n = 0; n < size; ++n)
        out[n] = static_cast<float>(signal[n].real());
}
}
