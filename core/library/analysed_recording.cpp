#include "library/analysed_recording.h"

#include "base/error.h"
#include "codec/sequence_reader.h"
#include "files/paths.h"
#include "library/tagged_slices.h"

namespace gleaner::library {

AnalysedRecording::AnalysedRecording(const Recording& recording, const audio::ChannelChoice& channels,
                                     const Progress& progress)
    : m_recording(recording), m_channels(channels) {
    const std::filesystem::path file = pathFromUtf8(recording.file);
    if (!isUnchanged(recording, progress.part(0.0, 0.1)))
        throw Error(file, "is not what it was when it was opened; open it again.");
    audio::SequenceReader reader(filesOf(recording));
    m_analysis = namingFile(
        file, [&] { return analysis::analyse(reader, {.channels = channels}, progress.part(0.1, 1.0)); });
}

analysis::Detection AnalysedRecording::find(const analysis::DetectSettings& settings,
                                            const Progress& progress) {
    audio::SequenceReader reader(filesOf(m_recording));
    const auto found = analysis::find(m_analysis, settings);
    analysis::Detection detection = analysis::describe(m_analysis.sources, found, reader, &m_known, progress);
    tellTags(m_recording.tags, m_recording.info.rate, detection);
    return detection;
}

}
