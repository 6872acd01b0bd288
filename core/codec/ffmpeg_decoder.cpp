#include "codec/ffmpeg_decoder.h"

#include "audio/format_limits.h"
#include "base/error.h"
#include "codec/asf_length.h"
#include "codec/length_note.h"
#include "codec/mp3_header.h"
#include "codec/mp4_length.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace gleaner::audio {
namespace {

constexpr Frame never = std::numeric_limits<Frame>::max();
/// Seconds that are decoded in one go by a codec that remembers, and seconds decoded before them for nothing.
constexpr double stretchSeconds = 8.0, runUpSeconds = 0.5;
/// A second from the end is where the end is looked for.
constexpr double tailSeconds = 1.0;
/// A header's times may be rounded to thousandths, or tell when the last packet begins to sound.
constexpr double roundingSeconds = 0.002, roughSeconds = 0.25;

/// A place that decoding can begin at and still know which frame it is at.
struct Entry {
    Frame frame = 0;         ///< of the first run of the packet at `place`
    std::int64_t place = -1; ///< of that packet
    PacketMark start{};      ///< of a packet `runUpSeconds` before
};

/// What decoding a whole file once has shown.
struct Counted {
    std::string of{}; ///< the file and its part
    AudioInfo about{};
    std::vector<Entry> entries{};
};

/// The last few files that this thread has counted: a pack is cut by opening one recording again and again,
/// and to decode it whole each time would take hours. Nothing depends on what is in it but time.
std::vector<Counted>& counted() {
    constexpr std::size_t most = 4;
    thread_local std::vector<Counted> files;
    if (files.size() > most) files.erase(files.begin());
    return files;
}

}

struct FfmpegDecoder::State {
    State(const std::filesystem::path& path, FilePart part) : file(path), handle(path, part) {
        const StreamInfo& info = handle.info();
        about = {.rate = info.rate,
                 .channels = info.channels,
                 .bits = info.bits,
                 .isFloat = info.isFloat,
                 .format = info.name};
        stretch = framesFromSeconds(stretchSeconds, info.rate);
        runUp = framesFromSeconds(runUpSeconds, info.rate);
        if (!findOrigin() || !findEnd()) countOnce(InputFile(path).stamp() + std::to_string(part.begin));
        if (about.frames == 0)
            throw Error(path, "none of its sound can be decoded. Copy it from its source again.");
        isStarted = false;
    }

    /// The time of the first frame to be heard, where the stream counts frames.
    bool findOrigin() {
        if (!handle.info().countsFrames || !handle.startAtBeginning()) return false;
        const auto first = handle.next();
        if (!first || !first->time) return false;
        origin = *first->time;
        hasTimes = true;
        return true;
    }

    /// Frames that the header says are to be heard.
    Frame claimed() const {
        const StreamInfo& info = handle.info();
        const InputFile input(file);
        const auto exact = mp4Length(input);
        if (!exact) return info.claimed.value_or(0);
        if (const Frame noted = gaplessFrames(info.gapless); noted > 0 && exact->timescale == info.rate)
            return noted;
        return static_cast<Frame>(
            static_cast<double>(exact->ticks) * info.rate / static_cast<double>(exact->timescale) + 0.5);
    }

    /// The same of a header that rounds: 0 where no more is claimed than that explains.
    Frame roughlyClaimed() const {
        if (const auto counted = xingFrames(InputFile(file))) return *counted;
        const auto seconds = asfSeconds(InputFile(file));
        const Frame frames = seconds && *seconds < 1e7 ? framesFromSeconds(*seconds, about.rate)
                                                       : handle.info().claimed.value_or(0);
        return frames - framesFromSeconds(roughSeconds, about.rate) > about.frames ? frames : 0;
    }

    /// Trusts the header's length when the sound goes on to it; false where it does not.
    bool findEnd() {
        const Frame frames = claimed();
        if (frames <= 0 || frames > longestPossible) return false;
        const Frame tail = std::max<Frame>(frames - framesFromSeconds(tailSeconds, about.rate), 0);
        if (!(tail > 0 ? handle.startAtTime(origin + tail, false) : handle.startAtBeginning())) return false;
        const Frame end = decodeToTheEnd();
        if (end < frames - framesFromSeconds(roundingSeconds, about.rate)) return false;
        about.frames = std::min(end, frames);
        return true;
    }

    Frame decodeToTheEnd() {
        Frame end = 0, next = 0;
        while (const auto run = handle.next()) {
            if (run->time) next = *run->time - origin;
            next += run->frames;
            end = std::max(end, next);
        }
        return end;
    }

    void countOnce(const std::string& name) {
        const auto known = std::ranges::find(counted(), name, &Counted::of);
        if (known != counted().end()) {
            about = known->about;
            entries = known->entries;
            return;
        }
        count();
        counted().push_back({name, about, entries});
    }

    /// Decodes all of it, and notes where stretches can begin.
    void count() {
        if (!handle.startAtBeginning()) return;
        if (hasTimes)
            about.frames = decodeToTheEnd();
        else
            countRuns();
        const Frame claims = hasTimes ? claimed() : roughlyClaimed();
        if (claims > about.frames && claims < longestPossible) {
            about.claimedFrames = claims;
            about.note = cutShortNote(about.frames, claims, about.rate);
        }
        if (!handle.change().empty()) about.note = changeNote(about.frames, about.rate, handle.change());
    }

    void countRuns() {
        std::optional<PacketMark> start;
        Frame startFrame = 0, last = 0;
        std::int64_t lastPlace = -1;
        while (const auto run = handle.next()) {
            const Frame at = about.frames;
            const bool isNew = run->place && *run->place > lastPlace;
            if (isNew && start && at >= startFrame + runUp && *run->place > start->place) {
                entries.push_back({at, *run->place, *start});
                start.reset();
                last = at;
            } else if (isNew && !start && at >= last + stretch - runUp &&
                       handle.mark().time != PacketMark::noTime) {
                start = handle.mark();
                startFrame = at;
            }
            if (run->place) lastPlace = *run->place;
            about.frames += run->frames;
            if (about.frames > longestPossible) break;
        }
    }

    /// Begins the stretch that holds `frame`.
    bool start(Frame frame) {
        pending = {};
        isStarted = true;
        stretchEnd = never;
        return hasTimes ? startByTime(frame) : startByEntry(frame);
    }

    bool startByTime(Frame frame) {
        const bool inStretches = handle.info().needsRunUp;
        const Frame first = inStretches ? frame / stretch * stretch : frame;
        if (inStretches) stretchEnd = first + stretch;
        expected = 0;
        if (first < runUp) return handle.startAtBeginning();
        if (!handle.startAtTime(origin + first - (inStretches ? runUp : 0), inStretches)) return false;
        const auto run = handle.next();
        if (!run || !run->time || *run->time - origin > first) return false;
        take(*run);
        return true;
    }

    bool startByEntry(Frame frame) {
        const auto after = std::ranges::upper_bound(entries, frame, {}, &Entry::frame);
        if (after != entries.end()) stretchEnd = after->frame;
        expected = 0;
        if (after == entries.begin()) return handle.startAtBeginning();
        const Entry& entry = *std::prev(after);
        if (!handle.startAt(entry.start)) return false;
        while (const auto run = handle.next()) {
            if (!run->place || *run->place < entry.place) continue;
            if (*run->place > entry.place) return false;
            expected = entry.frame;
            take(*run);
            return true;
        }
        return false;
    }

    void take(const DecodedRun& run) {
        pending = run;
        pendingAt = run.time && hasTimes ? *run.time - origin : expected;
        expected = pendingAt + run.frames;
    }

    /// Has a run that reaches past `position`; false at the end.
    bool fetch() {
        while (pending.frames == 0 || pendingAt + pending.frames <= position) {
            const auto run = handle.next();
            if (!run) return false;
            take(*run);
        }
        return true;
    }

    /// Frames written to `out`; 0 at the end.
    Frame readSome(std::span<float> out, Frame wanted) {
        if (!isStarted || position >= stretchEnd) {
            // Where a stretch can't be come to anew, the one before goes on.
            if (!start(position) && !startOver()) return 0;
        }
        if (!fetch()) return 0;
        const Frame most = std::min({wanted, stretchEnd - position, about.frames - position});
        if (pendingAt > position) { // a packet that was damaged left a gap
            const Frame gap = std::min(most, pendingAt - position);
            std::ranges::fill(out.first(static_cast<std::size_t>(gap * about.channels)), 0.0F);
            return gap;
        }
        const Frame got = std::min(most, pendingAt + pending.frames - position);
        const auto from =
            pending.samples.subspan(static_cast<std::size_t>((position - pendingAt) * about.channels),
                                    static_cast<std::size_t>(got * about.channels));
        std::ranges::copy(from, out.begin());
        return got;
    }

    /// From the very start, without stretches: always possible, and slow.
    bool startOver() {
        pending = {};
        expected = 0;
        stretchEnd = never;
        return handle.startAtBeginning();
    }

    Frame read(std::span<float> out) {
        const Frame wanted =
            std::min(static_cast<Frame>(out.size()) / about.channels, about.frames - position);
        Frame done = 0;
        while (done < wanted) {
            const Frame got =
                readSome(out.subspan(static_cast<std::size_t>(done * about.channels)), wanted - done);
            if (got == 0) break;
            done += got;
            position += got;
        }
        return done;
    }

    bool seek(Frame frame) {
        if (frame < 0 || frame > about.frames) return false;
        const bool isAhead =
            isStarted && frame >= position && frame < std::min(stretchEnd, position + stretch);
        position = frame;
        if (!isAhead) isStarted = false;
        return true;
    }

    std::filesystem::path file;
    FfmpegHandle handle;
    AudioInfo about;
    Frame stretch = 0, runUp = 0;
    Frame origin = 0;
    bool hasTimes = false; ///< positions come from the times of the packets, not from `entries`
    std::vector<Entry> entries;
    bool isStarted = false;
    Frame stretchEnd = never;
    DecodedRun pending{};
    Frame pendingAt = 0, expected = 0;
    Frame position = 0;
};

FfmpegDecoder::FfmpegDecoder(const std::filesystem::path& file, FilePart part)
    : m_state(std::make_unique<State>(file, part)) {}
FfmpegDecoder::~FfmpegDecoder() = default;

const AudioInfo& FfmpegDecoder::info() const { return m_state->about; }
Frame FfmpegDecoder::read(std::span<float> interleaved) { return m_state->read(interleaved); }
bool FfmpegDecoder::seek(Frame frame) { return m_state->seek(frame); }

}
