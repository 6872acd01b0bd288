#include "pack/plan/wav_info.h"

#include "base/number_text.h"
#include "files/paths.h"
#include "fx/chain.h"
#include "music/pitch.h"

#include <QDateTime>

#include <cmath>

namespace gleaner::pack {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// By its content: a recording that is renamed gives the same samples, to the byte.
std::string lineage(const library::Recording& source, FrameRange range) {
    return "From the recording " + source.id.text() + ", frames " + std::to_string(range.begin) + " to " +
           std::to_string(range.end) + " at " + std::to_string(source.info.rate) + " Hz";
}

/// When its first frame was recorded, by the recorder's clock; a zone is left out, as `bext` has none.
std::string recordedAt(const library::Recording& source, Frame begin) {
    constexpr int dayLength = 10, clockLength = 19;
    const QString dated = QString::fromStdString(source.dated);
    if (dated.size() < clockLength) return dated.size() == dayLength ? source.dated : std::string();
    QDateTime time = QDateTime::fromString(dated.left(clockLength), Qt::ISODate);
    time.setTimeSpec(Qt::UTC); // no hour is left out or comes twice
    const auto seconds = static_cast<qint64>(secondsFromFrames(begin, source.info.rate));
    return time.addSecs(seconds).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString();
}

/// Frames of the file from midnight to its first one.
std::optional<std::int64_t> timeReferenceOf(const library::Recording& source, Frame begin, int rate) {
    if (!source.timeReference) return std::nullopt;
    const std::int64_t from = source.info.rate;
    return ((*source.timeReference + begin) * rate + from / 2) / from;
}

/// "highpass(frequency=80 slope=12) compressor(…)": what acts, in its order.
std::string chainText(const fx::Chain& chain) {
    std::string text;
    for (const fx::Effect& effect : chain) {
        const fx::EffectType* type = fx::findEffectType(effect.type);
        if (!effect.enabled || !type) continue;
        std::string values;
        const fx::Values resolved = fx::resolvedValues(*type, effect);
        for (std::size_t n = 0; n < type->parameters.size(); ++n)
            values +=
                (n == 0 ? "" : " ") + std::string(type->parameters[n].id) + '=' + shortestText(resolved[n]);
        text += (text.empty() ? "" : " ") + std::string(type->id) + '(' + values + ')';
    }
    return text;
}

audio::SampleOrigin originOf(const PackPlan& plan, const PlanItem& item, const std::string& title) {
    const library::Recording& source = plan.sources[item.source];
    const fx::Chain& chain = presetFor(plan.request, item.slice.traits.kind).chain;
    audio::SampleOrigin origin;
    origin.id = item.id;
    origin.name = title;
    origin.sourceSha256 = source.sha256;
    origin.range = item.slice.range;
    origin.sourceRate = source.info.rate;
    origin.chain =
        chainText(item.slice.traits.kind == music::SampleKind::Loop ? fx::loopChain(chain) : chain);
    return origin;
}

/// The bars of a loop; else one place, called as the recorder's mark or as the file.
std::vector<audio::CuePoint> cuesOf(const PlanItem& item, const audio::WavMetadata& chunks) {
    constexpr int beatsInABar = 4;
    if (!chunks.beats || *chunks.beats % beatsInABar != 0)
        return {{0, item.slice.label.empty() ? chunks.title : item.slice.label}};
    std::vector<audio::CuePoint> bars;
    for (int bar = 1; bar <= *chunks.beats / beatsInABar; ++bar)
        bars.push_back({0, "bar " + std::to_string(bar)});
    return bars;
}

void describeLoop(audio::WavMetadata& chunks, const PlanItem& item) {
    const music::SampleTraits& traits = item.slice.traits;
    chunks.loops = true;
    chunks.bpm = item.tempo ? item.tempo->wanted : traits.bpm;
    chunks.beats = traits.beats;
    if (!chunks.beats && traits.bars) chunks.beats = *traits.bars * 4;
}

}

std::string baseName(const std::string& file) {
    return library::utf8FromPath(library::pathFromUtf8(file).filename());
}

std::optional<int> rootNoteOf(const music::SampleTraits& traits) {
    if (!traits.pitchHz || !(*traits.pitchHz > 0.0) || !music::info(traits.role).isTonal) return std::nullopt;
    const auto note = static_cast<int>(std::lround(music::midiFromHertz(*traits.pitchHz)));
    return note >= 0 && note <= 127 ? std::optional(note) : std::nullopt;
}

void placeCues(std::vector<audio::CuePoint>& cues, Frame frames) {
    const auto count = std::ssize(cues);
    for (std::ptrdiff_t n = 0; n < count; ++n)
        cues[static_cast<std::size_t>(n)].at = frames * n / count;
}

std::string_view generator() { return "Gleaner " GLEANER_VERSION; }

audio::WavMetadata wavInfoOf(const PackPlan& plan, const PlanItem& item) {
    const music::SampleTraits& traits = item.slice.traits;
    const library::Recording& source = plan.sources[item.source];
    audio::WavMetadata chunks;
    chunks.oneShot = traits.kind != music::SampleKind::Loop;
    chunks.rootNote = rootNoteOf(traits);
    if (chunks.rootNote)
        chunks.rootCents = 100.0 * (music::midiFromHertz(*traits.pitchHz) - *chunks.rootNote);
    if (!chunks.oneShot) describeLoop(chunks, item);
    chunks.title = library::utf8FromPath(library::pathFromUtf8(item.path).stem());
    chunks.genre = joined(plan.request.genres);
    chunks.comment = lineage(source, item.slice.range);
    chunks.software = generator();
    chunks.artist = plan.request.artist;
    chunks.copyright = plan.request.copyright;
    chunks.recorded = recordedAt(source, item.slice.range.begin);
    if (traits.key && music::info(traits.role).isTonal) chunks.key = music::toString(*traits.key);
    chunks.timeReference = timeReferenceOf(source, item.slice.range.begin, plan.request.sampleRate);
    chunks.ucs = audio::ucsCategoryOf(traits.kind, traits.role);
    chunks.cues = cuesOf(item, chunks);
    chunks.origin = originOf(plan, item, chunks.title);
    return chunks;
}

}
