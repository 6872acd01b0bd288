#include "ui/wave/spectrogram.h"

#include "dsp/fft.h"
#include "dsp/window.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

namespace gleaner::ui::spectrogram {

namespace {

constexpr double decibelRange = 80.0;
constexpr int mostWindowsPerColumn = 4;

double melOf(double hertz) { return 2595.0 * std::log10(1.0 + hertz / 700.0); }
double hertzOfMel(double mel) { return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0); }

/// About 43 ms, a quarter of that when the columns are close: then time matters more than pitch.
int windowSize(int rate, Frame hop) {
    const double seconds = secondsFromFrames(hop, rate) < 0.004 ? 0.0107 : 0.0427;
    const auto wanted = static_cast<unsigned>(std::max(seconds * rate, 64.0));
    return static_cast<int>(std::bit_floor(wanted + wanted / 2));
}

/// The strongest power within a row's band, or between two bins where the band is narrower than one.
float powerOfBand(std::span<const float> power, double from, double to) {
    const auto last = static_cast<double>(power.size() - 1);
    const double middle = std::clamp(0.5 * (from + to), 0.0, last);
    const auto below = static_cast<std::size_t>(middle);
    const auto above = std::min(below + 1, power.size() - 1);
    const auto part = static_cast<float>(middle - std::floor(middle));
    float strongest = power[below] + part * (power[above] - power[below]);
    const auto end = static_cast<std::size_t>(std::clamp(std::floor(to), 0.0, last));
    for (auto bin = static_cast<std::size_t>(std::clamp(std::ceil(from), 0.0, last)); bin <= end; ++bin)
        strongest = std::max(strongest, power[bin]);
    return strongest;
}

class ColumnMaker {
public:
    ColumnMaker(int rate, int size)
        : m_fft(size), m_window(dsp::hann(size)), m_spectrum(static_cast<std::size_t>(m_fft.bins())) {
        const double gain = 2.0 / std::accumulate(m_window.begin(), m_window.end(), 0.0);
        for (float& weight : m_window)
            weight *= static_cast<float>(gain);
        for (int row = 0; row <= rows; ++row)
            m_edges.push_back(hertzOfRow(row - 0.5, rate) * size / rate);
        m_power.resize(m_spectrum.size());
        m_frame.resize(m_window.size());
    }
    int size() const { return m_fft.size(); }

    void clear() { std::ranges::fill(m_power, 0.0F); }
    void add(const float* samples) {
        for (std::size_t i = 0; i < m_frame.size(); ++i)
            m_frame[i] = samples[i] * m_window[i];
        m_fft.forward(m_frame, m_spectrum);
        for (std::size_t bin = 0; bin < m_power.size(); ++bin)
            m_power[bin] = std::max(m_power[bin], std::norm(m_spectrum[bin]));
    }
    void draw(QImage& tile, int column) const {
        for (int row = 0; row < rows; ++row) {
            const auto edge = static_cast<std::size_t>(row);
            const double decibels =
                10.0 * std::log10(powerOfBand(m_power, m_edges[edge + 1], m_edges[edge]) + 1e-20F);
            tile.scanLine(row)[column] =
                static_cast<uchar>(std::clamp(255.0 + decibels / decibelsPerStep, 0.0, 255.0));
        }
    }

private:
    dsp::Fft m_fft;
    std::vector<float> m_window;
    std::vector<std::complex<float>> m_spectrum;
    std::vector<double> m_edges; ///< in bins, from the top row's upper edge down
    std::vector<float> m_power;
    std::vector<float> m_frame;
};

/// A sliding piece of the mean of all channels; what lies outside the recording is silence.
class MonoWindow {
public:
    /// Reads at least `chunk` frames at once.
    MonoWindow(audio::AudioSource& source, Frame chunk) : m_source(source), m_chunk(chunk) {}

    const float* at(Frame begin, Frame length) {
        if (begin < m_begin || begin + length > m_begin + std::ssize(m_samples))
            fill(begin, std::max(length, m_chunk));
        return m_samples.data() + (begin - m_begin);
    }

private:
    void fill(Frame begin, Frame length) {
        m_begin = begin;
        m_samples.assign(static_cast<std::size_t>(length), 0.0F);
        const FrameRange inside = intersection({begin, begin + length}, {0, m_source.info().frames});
        if (inside.isEmpty()) return;
        m_source.read(inside, m_buffer);
        std::ranges::copy(m_buffer.mono(), m_samples.begin() + (inside.begin - begin));
    }

    audio::AudioSource& m_source;
    Frame m_chunk;
    audio::AudioBuffer m_buffer;
    std::vector<float> m_samples;
    Frame m_begin = 0;
};

}

int levelFor(double framesPerPixel) {
    return std::clamp(static_cast<int>(std::floor(std::log2(std::max(framesPerPixel, 1.0)))), leastLevel,
                      mostLevel);
}

FrameRange framesOf(const TileKey& key) {
    const Frame length = static_cast<Frame>(columnsPerTile) << key.level;
    return {key.index * length, (key.index + 1) * length};
}

double highestHertz(int rate) { return std::min(rate / 2.0, 22050.0); }

double hertzOfRow(double row, int rate) {
    return hertzOfMel(melOf(highestHertz(rate)) * (1.0 - (row + 0.5) / rows));
}

double rowOfHertz(double hertz, int rate) {
    return (1.0 - melOf(hertz) / melOf(highestHertz(rate))) * rows - 0.5;
}

QImage computeTile(audio::AudioSource& source, const TileKey& key, const Progress& progress) {
    const Frame hop = Frame(1) << key.level;
    ColumnMaker maker(source.info().rate, windowSize(source.info().rate, hop));
    MonoWindow mono(source,
                    hop <= maker.size() ? 1 << 15 : 0); // far apart: nothing between the windows is needed
    const int windows = static_cast<int>(std::clamp<Frame>(hop / maker.size(), 1, mostWindowsPerColumn));
    QImage tile(columnsPerTile, rows, QImage::Format_Indexed8);
    tile.fill(0);
    for (int column = 0; column < columnsPerTile; ++column) {
        const Frame begin = framesOf(key).begin + column * hop;
        if (begin >= source.info().frames) break;
        maker.clear();
        for (int part = 0; part < windows; ++part) {
            const Frame middle = begin + hop * (2 * part + 1) / (2 * windows);
            maker.add(mono.at(middle - maker.size() / 2, maker.size()));
        }
        maker.draw(tile, column);
        if (column % 16 == 15) progress.report(static_cast<double>(column + 1) / columnsPerTile);
    }
    return tile;
}

QList<QRgb> colourTable(const QPalette& palette, double floorDb) {
    constexpr double start = 0.4, rotations = -0.75, saturation = 1.1;
    const bool dark = isDark(palette);
    const QColor ground = palette.color(QPalette::Base);
    const double darkest = dark ? ground.lightnessF() : 0.08;
    const double lightest = dark ? 0.97 : ground.lightnessF();
    QList<QRgb> table;
    for (int step = 0; step < 256; ++step) {
        const double level = (step - 255) * decibelsPerStep;
        const double loud = std::clamp((level - floorDb) / decibelRange, 0.0, 1.0);
        const double light = std::lerp(dark ? darkest : lightest, dark ? lightest : darkest, loud);
        const double angle =
            2.0 * std::numbers::pi * (start / 3.0 + 1.0 + rotations * (dark ? loud : 1.0 - loud));
        const double amount = saturation * light * (1.0 - light) / 2.0;
        const double shown = std::min(loud * 5.0, 1.0); // silence has the colour of the paper
        const auto channel = [&](double paper, double cosine, double sine) {
            const double helix = light + amount * (cosine * std::cos(angle) + sine * std::sin(angle));
            return static_cast<int>(
                std::lround(255.0 * std::clamp(std::lerp(paper, helix, shown), 0.0, 1.0)));
        };
        table.push_back(qRgb(channel(ground.redF(), -0.14861, 1.78277),
                             channel(ground.greenF(), -0.29227, -0.90649),
                             channel(ground.blueF(), 1.97294, 0.0)));
    }
    return table;
}

}
