#include "base/error.h"
#include "base/random.h"
#include "papers/drawing.h"
#include "papers/paper_text.h"
#include "papers/paper_writers.h"
#include "papers/wave.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>

#include "files/paths.h"

namespace gleaner::papers {
namespace {

constexpr int side = 1600;                // pixels: shops want 1,000 and more
constexpr std::size_t mostWaves = 22;     // lines of the picture
constexpr std::size_t ridgeColumns = 220; // of a wave
constexpr qint64 largestCover = 1 << 25;  // bytes of a given one
constexpr std::array<std::uint32_t, 5> nights = {0x15212B, 0x241B2B, 0x1D2420, 0x2A1F1A, 0x1A1F30};

/// A picture that a person made: kept as it is, where it is one.
void copyCover(const Pack& pack, PaperOutput& output) {
    QFile file(library::qStringFromPath(pack.cover));
    if (!file.open(QIODevice::ReadOnly))
        throw Error(pack.cover, "can't be read; name a picture for the cover.");
    const QByteArray bytes = file.read(largestCover + 1);
    const bool isPng = bytes.startsWith("\x89PNG\r\n\x1a\n"), isJpeg = bytes.startsWith("\xFF\xD8\xFF");
    if (!isPng && !isJpeg)
        throw Error(pack.cover, "is no PNG and no JPEG; name another picture for the cover.");
    if (bytes.size() > largestCover) throw Error(pack.cover, "is larger than 32 MB; name a smaller picture.");
    output.write(isPng ? "cover.png" : "cover.jpg",
                 {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

/// So many of them, spread over the pack, the longest of each stretch of it.
std::vector<const Sample*> chosenOf(const Pack& pack) {
    std::vector<const Sample*> chosen;
    const std::size_t count = std::min(pack.samples.size(), mostWaves);
    for (std::size_t n = 0; n < count; ++n) {
        const std::size_t first = pack.samples.size() * n / count;
        const std::size_t last = pack.samples.size() * (n + 1) / count;
        const Sample* longest = &pack.samples[first];
        for (std::size_t at = first; at < last; ++at)
            if (pack.samples[at].seconds > longest->seconds) longest = &pack.samples[at];
        chosen.push_back(longest);
    }
    return chosen;
}

/// One wave as a ridge: how loud it is, rising from its line, the next one before it.
void drawRidge(Drawing& picture, const std::vector<Extent>& wave, double y, double height,
               const Colour& colour, const Colour& night) {
    constexpr double left = side * 0.12, right = side * 0.88;
    std::vector<Point> ridge;
    for (std::size_t n = 0; n < wave.size(); ++n) {
        const double across = static_cast<double>(n) / static_cast<double>(wave.size() - 1);
        // Calm at both sides, so that the lines begin and end as lines.
        const double calm = std::sin(3.14159265358979 * across);
        const double level = static_cast<double>(wave[n].high - wave[n].low) / 2.0;
        ridge.push_back({left + (right - left) * across, y - height * level * calm});
    }
    std::vector<Point> body = ridge;
    body.push_back({right, y + 6.0});
    body.push_back({left, y + 6.0});
    picture.surface(body, night);
    picture.line(ridge, 3.0, colour);
}

void drawWaves(Drawing& picture, const Pack& pack, const Colour& night, const Progress& progress) {
    constexpr double top = side * 0.16, bottom = side * 0.74;
    const std::vector<const Sample*> chosen = chosenOf(pack);
    for (std::size_t n = 0; n < chosen.size(); ++n) {
        progress.report(static_cast<double>(n) / static_cast<double>(chosen.size()));
        const double share =
            chosen.size() == 1 ? 1.0 : static_cast<double>(n) / static_cast<double>(chosen.size() - 1);
        const Colour role = colourOf(music::info(chosen[n]->traits.role).colour);
        drawRidge(picture, waveOf(soundOf(*chosen[n]), ridgeColumns), top + (bottom - top) * share,
                  side * 0.09, mixed(role, colourOf(0xFFFFFF), 0.35), night);
    }
}

void drawTitle(Drawing& picture, const Pack& pack) {
    constexpr double left = side * 0.12, most = side * 0.76;
    const Colour white = colourOf(0xF4F1EA), grey = colourOf(0xF4F1EA, 0.65);
    double size = side * 0.072;
    while (size > side * 0.035 && picture.textWidth(size, pack.name, Weight::Bold) > most)
        size *= 0.94;
    picture.text({left, side * 0.855}, size, line(pack.name), white, Weight::Bold, Align::Left, most);
    const std::string by = pack.artist.empty() ? std::string() : line(pack.artist) + " · ";
    picture.text({left, side * 0.905}, side * 0.026, by + counted(pack.samples.size(), "sample", "samples"),
                 grey, Weight::Regular, Align::Left, most);
}

}

void writeCover(const Pack& pack, PaperOutput& output, const Progress& progress) {
    if (!pack.cover.empty()) return copyCover(pack, output);
    Drawing picture(side, side);
    const Colour night = colourOf(nights[hash64(pack.name) % nights.size()]);
    picture.background(mixed(night, colourOf(0xFFFFFF), 0.06), mixed(night, colourOf(0x000000), 0.35));
    drawWaves(picture, pack, mixed(night, colourOf(0x000000), 0.12), progress);
    drawTitle(picture, pack);
    output.write("cover.png", picture.finish());
}

}
