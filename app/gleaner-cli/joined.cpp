#include "verbs.h"

#include "sequence/find_sequences.h"

namespace gleaner::cli {
namespace {

QString nameOf(const std::filesystem::path& file) { return display(file.filename()); }

/// "a.wav: read as one recording with b.wav, which goes on where it ends; --no-join reads them apart".
void tellJoined(const audio::FileSequence& files) {
    if (files.isOne()) return;
    QStringList others;
    for (std::size_t n = 1; n < files.files().size(); ++n)
        others << nameOf(files.files()[n]);
    warn(display(files.first()) +
         QStringLiteral(": read as one recording with %1, which %2; --no-join reads them apart")
             .arg(others.join(QStringLiteral(", ")), others.size() == 1
                                                         ? QStringLiteral("goes on where it ends")
                                                         : QStringLiteral("go on where it ends")));
}

}

std::vector<audio::FileSequence> recordingsOf(const Arguments& arguments) {
    const std::vector<std::filesystem::path> files = arguments.paths();
    if (arguments.has("join") && arguments.has("no-join"))
        throw UsageError("--join and --no-join say opposite things.");
    if (arguments.has("join")) return {audio::FileSequence(files)};
    if (arguments.has("no-join")) return {files.begin(), files.end()};
    const std::vector<audio::FileSequence> recordings =
        sequence::findSequences(files, arguments.progress().part(0.0, 0.0));
    for (const audio::FileSequence& recording : recordings)
        tellJoined(recording);
    return recordings;
}

}
