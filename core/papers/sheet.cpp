#include "base/number_text.h"
#include "music/key.h"
#include "papers/drawing.h"
#include "papers/paper_text.h"
#include "papers/paper_writers.h"
#include "papers/wave.h"

#include <algorithm>

namespace gleaner::papers {
namespace {

// A4, in points.
constexpr double pageWidth = 595.0, pageHeight = 842.0, margin = 36.0;
constexpr double headHeight = 52.0, footHeight = 18.0, gap = 14.0;
constexpr std::size_t across = 2, down = 15, aPage = across * down;
constexpr double cellWidth = (pageWidth - 2 * margin - gap) / across;
constexpr double cellHeight = (pageHeight - 2 * margin - headHeight - footHeight) / down;
constexpr std::size_t waveColumns = 180; // of a wave
constexpr double nameSize = 7.5, factSize = 6.5;

std::string wordsOf(const Sample& sample) {
    const std::string_view kind = music::info(sample.traits.kind).name;
    const bool isNamed = isSure(sample, music::Fact::Role);
    std::string facts(isNamed ? music::info(sample.traits.role).name : kind);
    const auto add = [&](const std::string& fact) { facts += " · " + fact; };
    if (isNamed && sample.traits.kind != music::SampleKind::Hit) add(std::string(kind));
    if (isSure(sample, music::Fact::Tempo)) add(decimalText(*sample.traits.bpm, 1) + " bpm");
    if (sample.traits.bars) add(counted(static_cast<std::size_t>(*sample.traits.bars), "bar", "bars"));
    if (isSure(sample, music::Fact::Key)) add(music::toString(*sample.traits.key));
    add(sample.seconds < 10.0 ? decimalText(sample.seconds, 2) + " s" : duration(sample.seconds));
    return facts;
}

void drawWave(Drawing& page, const Sample& sample, Point topLeft, double width, double height) {
    const std::vector<Extent> wave = waveOf(soundOf(sample), waveColumns);
    const double middle = topLeft.y + height / 2.0;
    std::vector<Point> outline;
    const auto x = [&](std::size_t n) {
        return topLeft.x + width * static_cast<double>(n) / static_cast<double>(waveColumns - 1);
    };
    for (std::size_t n = 0; n < waveColumns; ++n)
        outline.push_back({x(n), middle - std::max(0.4, static_cast<double>(wave[n].high) * height / 2.0)});
    for (std::size_t n = waveColumns; n-- > 0;)
        outline.push_back({x(n), middle - std::min(-0.4, static_cast<double>(wave[n].low) * height / 2.0)});
    page.surface(outline, colourOf(music::info(sample.traits.role).colour));
}

void drawCell(Drawing& page, const Sample& sample, std::size_t place) {
    const Point corner{margin + static_cast<double>(place / down) * (cellWidth + gap),
                       margin + headHeight + static_cast<double>(place % down) * cellHeight};
    const std::string facts = wordsOf(sample);
    const double left = cellWidth - page.textWidth(factSize, facts) - gap;
    page.text({corner.x, corner.y + 8.0}, nameSize, line(stemOf(sample)), colourOf(0x202020), Weight::Bold,
              Align::Left, left);
    page.text({corner.x + cellWidth, corner.y + 8.0}, factSize, facts, colourOf(0x606060), Weight::Regular,
              Align::Right);
    drawWave(page, sample, {corner.x, corner.y + 12.0}, cellWidth, cellHeight - 20.0);
}

void drawHead(Drawing& page, const Pack& pack) {
    page.text({margin, margin + 16.0}, 17.0, line(pack.name), colourOf(0x101010), Weight::Bold, Align::Left,
              pageWidth - 2 * margin);
    const std::string by = pack.artist.empty() ? std::string() : line(pack.artist) + " · ";
    page.text({margin, margin + 31.0}, 8.5,
              by + counted(pack.samples.size(), "sample", "samples") + " · " + pack.id, colourOf(0x606060));
    page.rectangle({margin, margin + 38.0}, pageWidth - 2 * margin, 0.6, colourOf(0xB0B0B0));
}

}

void writeSheet(const Pack& pack, PaperOutput& output, const Progress& progress) {
    Drawing page(output.file("contact-sheet.pdf"), pageWidth, pageHeight, pack.name, pack.artist,
                 pack.created);
    const std::size_t pages = std::max<std::size_t>(1, (pack.samples.size() + aPage - 1) / aPage);
    for (std::size_t n = 0; n < pages; ++n) {
        drawHead(page, pack);
        const std::size_t first = n * aPage, last = std::min(pack.samples.size(), first + aPage);
        for (std::size_t at = first; at < last; ++at) {
            progress.report(static_cast<double>(at) / static_cast<double>(pack.samples.size()));
            drawCell(page, pack.samples[at], at - first);
        }
        page.text({pageWidth - margin, pageHeight - margin}, 7.5,
                  std::to_string(n + 1) + " of " + std::to_string(pages), colourOf(0x808080), Weight::Regular,
                  Align::Right);
        page.nextPage();
    }
    page.finish();
}

}
