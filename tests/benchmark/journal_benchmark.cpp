// What an edit of one region costs the journal in a session of three thousand: bytes, and milliseconds of the
// thread that edits, of what is written beside it, and until the disk has it.

#include "session/journal.h"
#include "session/redetect.h"

#include <chrono>
#include <cstdio>

namespace {

using namespace gleaner;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

session::History historyOf(int regions) {
    session::History history;
    history.state.session = session::freshSession();
    session::SliceList slices;
    for (int i = 0; i < regions; ++i)
        slices.push_back(
            session::drawnSlice(slices, {i * Frame{48000}, i * Frame{48000} + 9000}, music::SampleKind::Hit));
    session::sortSlices(slices);
    history.state.session.request.assets.push_back({"walk.wav", slices, {}, session::SliceList()});
    history.state.recordings.emplace_back();
    return history;
}

session::Event nextEdit(const session::State& state, int number) {
    const pack::Asset& asset = state.session.request.assets.front();
    session::SliceList slices = *asset.slices;
    slices[static_cast<std::size_t>(number * 7) % slices.size()].slice.range.end += number + 1;
    session::Change after{session::slicesChange(0, asset, slices, *asset.removed)};
    session::Change before = session::inverse(state, after);
    return {session::Event::Kind::Push,
            {QStringLiteral("Move region"), std::move(before), std::move(after)},
            {},
            {},
            0};
}

}

int main(int argc, char* argv[]) {
    const std::filesystem::path file =
        (argc > 1 ? std::filesystem::path(argv[1]) : std::filesystem::temp_directory_path()) /
        "benchmark.journal";
    constexpr int edits = 300;
    for (const int regions : {3, 3000}) {
        session::History history = historyOf(regions);
        double editing = 0.0, appending = 0.0, syncing = 0.0;
        session::JournalWriter writer(file, [](const std::string& why) { std::puts(why.c_str()); });
        auto begin = Clock::now();
        writer.begin(history);
        writer.wait();
        std::printf("%d regions: begin %.1f ms, %ju bytes\n", regions, since(begin),
                    std::filesystem::file_size(file));
        const auto size = std::filesystem::file_size(file);
        for (int i = 0; i < edits; ++i) {
            begin = Clock::now();
            session::Event event = nextEdit(history.state, i);
            editing += since(begin);
            session::replay(history, event);
            begin = Clock::now();
            writer.append(std::move(event));
            appending += since(begin);
            begin = Clock::now();
            writer.wait();
            syncing += since(begin);
        }
        std::printf("  an edit: %.0f bytes, difference %.3f ms, append %.4f ms, on the disk after %.2f ms\n",
                    double(std::filesystem::file_size(file) - size) / edits, editing / edits,
                    appending / edits, syncing / edits);
        begin = Clock::now();
        const auto read = session::readJournal(file);
        std::printf("  read and replayed: %zu entries, %.1f ms\n", read.entries, since(begin));
        begin = Clock::now();
        writer.begin(history);
        writer.wait();
        std::printf("  begun anew with %d steps: %.1f ms\n", edits, since(begin));
    }
    std::filesystem::remove(file);
}
