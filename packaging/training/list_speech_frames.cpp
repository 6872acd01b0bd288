// Reads names of sound files, one a line, and writes beside each, with ".frames" behind its name, what the
// speech gate hears of it: guards/speech_frames.h, byte by byte. For speech.py.
#include "base/error.h"
#include "codec/file_reader.h"
#include "guards/speech_gate.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

int main() {
    using namespace gleaner;
    std::string file;
    while (std::getline(std::cin, file)) {
        try {
            audio::FileReader reader(file);
            const auto frames = guards::speechFramesOf(reader, {});
            std::ofstream out(file + ".frames", std::ios::binary);
            for (const guards::SpeechFrame& frame : frames)
                out.write(reinterpret_cast<const char*>(frame.data()),
                          static_cast<std::streamsize>(frame.size()));
        } catch (const Error& error) {
            std::fprintf(stderr, "%s\n", error.what());
        }
    }
}
