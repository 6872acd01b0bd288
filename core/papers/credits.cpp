#include "base/number_text.h"
#include "papers/paper_text.h"
#include "papers/paper_writers.h"

#include <algorithm>

namespace gleaner::papers {
namespace {

std::string fact(const char* name, const std::string& value) {
    return value.empty() ? std::string() : "  " + std::string(name) + ": " + line(value) + '\n';
}

std::string formOf(const Source& source) {
    return duration(source.seconds) + ", " + decimalText(source.rate / 1000.0, 3) + " kHz, " +
           counted(static_cast<std::size_t>(source.channels), "channel", "channels");
}

std::string samplesOf(const Pack& pack, std::size_t source) {
    std::vector<const Sample*> samples;
    for (const Sample& sample : pack.samples)
        if (sample.source == source) samples.push_back(&sample);
    std::ranges::stable_sort(samples, {}, &Sample::sourceBegin);
    std::string text = "  " + counted(samples.size(), "sample", "samples") + ":\n";
    for (const Sample* sample : samples)
        text += "    " + duration(sample->sourceBegin) + "  " + line(sample->path) + '\n';
    return text;
}

}

void writeCredits(const Pack& pack, PaperOutput& output, const Progress&) {
    std::string text = heading("Recordings of " + line(pack.name));
    if (!pack.artist.empty()) text += "Recorded and cut by " + line(pack.artist) + ".\n";
    if (!pack.copyright.empty()) text += line(pack.copyright) + '\n';
    for (std::size_t n = 0; n < pack.sources.size(); ++n) {
        const Source& source = pack.sources[n];
        text += '\n' + line(source.file) + '\n' + fact("recorded", source.recorded) +
                fact("with", source.device) + fact("scene", source.scene) + fact("take", source.take) +
                fact("length", formOf(source)) + samplesOf(pack, n);
    }
    text += "\nCut, levelled and packed by " + line(pack.generator) + ".\n";
    output.write("CREDITS.txt", text);
}

}
