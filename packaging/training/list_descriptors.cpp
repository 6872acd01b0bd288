// Reads names of sound files, one a line, and writes what is measured of each: a line of numbers in the order
// of describe/descriptors.h, nothing after the name for a file that cannot be read. For train.py.
#include "base/error.h"
#include "codec/file_reader.h"
#include "describe/descriptors.h"
#include "describe/sample_sound.h"
#include "dsp/denormals.h"

#include <cstdio>
#include <iostream>
#include <string>

int main() {
    using namespace gleaner;
    const dsp::FlushDenormals flush;
    std::string file;
    while (std::getline(std::cin, file)) {
        std::printf("%s", file.c_str());
        try {
            audio::FileReader reader(file);
            const auto sound = analysis::SampleSound::of(audio::readWhole(reader), reader.info().rate);
            const auto descriptors = analysis::Descriptors::of(sound);
            for (std::size_t i = 0; i < analysis::descriptorCount && !sound.isSilent; ++i)
                std::printf("\t%.7g", descriptors.at(i));
        } catch (const Error& error) {
            std::fprintf(stderr, "%s\n", error.what());
        }
        std::printf("\n");
    }
}
