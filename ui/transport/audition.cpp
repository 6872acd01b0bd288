#include "ui/transport/audition.h"

#include "base/error.h"
#include "files/name_bytes.h"
#include "ui/player/faded_source.h"

#include <algorithm>
#include <utility>

namespace gleaner::ui {

namespace {

constexpr std::size_t mostSounds = 8;    ///< a region in all its ways
constexpr double longestPrepared = 30.0; ///< s; what is longer would be made in vain too often

}

Audition::Audition(Document& document, Player& player, QObject* parent)
    : QObject(parent), m_document(document), m_player(player) {
    connect(&player, &Player::positionChanged, this, &Audition::followPlayer);
    connect(&player, &Player::errorChanged, this, &Audition::tellError);
    connect(&document, &Document::recordingsChanged, this, &Audition::followArrived);
    connect(&player, &Player::playingChanged, this, [this](bool playing) {
        if (!playing) Q_EMIT playheadMoved(-1, 0);
        if (!playing && m_isSong) Q_EMIT songMoved(-1);
        Q_EMIT playingChanged(playing);
    });
}

bool Audition::isPlaying() const { return m_player.isPlaying() || (m_job && m_isWanted); }

void Audition::setWay(const ListeningWay& way) {
    if (way == m_way) return;
    m_way = way;
    Q_EMIT wayChanged();
    if (isPlaying() && !m_last.slice.empty()) again();
}

void Audition::setLooping(bool loop) {
    if (std::exchange(m_loop, loop) == loop || !isPlaying() || m_isSong || m_last.part != Part::Once) return;
    again();
}

void Audition::stop() {
    m_isWanted = false;
    m_player.stop();
}

/// The same, from where it is now.
void Audition::again() {
    const Last last = m_last;
    m_goesOn = true;
    if (!last.slice.empty())
        hearSlice(last.recording, last.slice, last.part);
    else if (last.recording == arrivingRecording)
        playFrom(last.recording, m_arrivingFile, m_arrivingRate, last.range, last.part, last.channels);
    else
        playFile(last.recording, last.range, last.part, last.channels);
}

void Audition::playRange(int recording, FrameRange range, Part part) {
    m_goesOn = false;
    playFile(recording, range, part, m_document.channels(recording).fixed);
}

void Audition::playFile(int recording, FrameRange range, Part part,
                        const std::optional<audio::Channels>& channels) {
    if (recording < 0 || recording >= static_cast<int>(m_document.recordings().size())) return;
    const OpenRecording& open = m_document.recordings()[static_cast<std::size_t>(recording)];
    if (!open.error.isEmpty()) {
        Q_EMIT failed(tr("%1: %2.").arg(fileNameOf(open.recording), open.error));
        return;
    }
    playFrom(recording, library::filesOf(open.recording), open.recording.info.rate, range, part, channels);
}

void Audition::playArriving(const Arriving& arriving, FrameRange range, Part part) {
    m_arrivingFile = arriving.files;
    m_arrivingRate = arriving.info.rate;
    m_goesOn = false;
    playFrom(arrivingRecording, m_arrivingFile, m_arrivingRate, range, part, {});
}

void Audition::playSample(const QString& file) {
    m_goesOn = false;
    m_last = {};
    play({{fileOpener(library::pathFromQString(file), {}), {}}, {}, 0, 1.0, 0, 0});
}

void Audition::playSong(const Sounding& what) {
    m_goesOn = m_isWanted = false;
    m_last = {};
    m_seam.reset();
    if (!std::exchange(m_isSong, true)) Q_EMIT playheadMoved(-1, 0);
    m_wasAsked = true;
    tellError(m_player.error());
    m_player.play(what);
}

/// What sounds has become a recording.
void Audition::followArrived() {
    if (m_last.recording != arrivingRecording) return;
    const auto& all = m_document.recordings();
    const auto came = std::ranges::find_if(all, [this](const OpenRecording& open) {
        return library::filesOf(open.recording) == m_arrivingFile;
    });
    if (came != all.end()) m_last.recording = static_cast<int>(came - all.begin());
}

void Audition::playFrom(int recording, const audio::FileSequence& file, int rate, FrameRange range, Part part,
                        const std::optional<audio::Channels>& channels) {
    m_last = {recording, {}, range, part, channels};
    SourceOpener open = fileOpener(file, range, channels);
    if (m_shape.fadeIn > 0 || m_shape.fadeOut > 0)
        open = [open, range, shape = m_shape]() -> std::unique_ptr<audio::AudioSource> {
            return std::make_unique<FadedSource>(open(), range, shape.fadeIn, shape.fadeOut);
        };
    const auto gain = static_cast<float>(linearFromDecibels(Decibels(m_shape.gainDb)));
    play({{std::move(open), range, false, 0, gain}, range, range.begin, 1.0, range.length(), rate});
}

void Audition::playSlice(int recording, const std::string& sliceId, Part part) {
    m_goesOn = false;
    hearSlice(recording, sliceId, part);
}

void Audition::hearSlice(int recording, const std::string& sliceId, Part part) {
    const pack::ChosenSlice* slice = m_document.findSlice(recording, sliceId);
    if (!slice) return;
    std::optional<RegionRequest> request;
    try {
        if (!isPlain(*slice)) request = requestFor(recording, *slice);
    } catch (const Error& error) {
        Q_EMIT failed(tr("Heard as it was recorded. %1").arg(QString::fromUtf8(error.what())));
    }
    if (request) {
        m_last = {recording, sliceId, slice->slice.range, part, {}};
        return playInItsWay(*request);
    }
    const auto fixed = m_document.channels(recording).fixed;
    m_shape = slice->shape;
    if (slice->slice.traits.kind == music::SampleKind::Loop) m_shape.fadeIn = m_shape.fadeOut = 0;
    playFile(recording, slice->slice.range, part, fixed ? fixed : slice->slice.channels);
    m_shape = {};
    m_last.slice = sliceId;
}

/// By a pack of this one region, so that it is heard whatever keeps the whole pack from being made.
RegionRequest Audition::requestFor(int recording, const pack::ChosenSlice& slice) const {
    const library::Recording& open = m_document.recordings()[static_cast<std::size_t>(recording)].recording;
    const audio::ChannelChoice channels = m_document.channels(recording);
    pack::PackRequest request = m_document.session().request;
    request.assets = {pack::Asset{open.file, std::vector{slice}, channels, {}, {}}};
    request.variety = {};
    request.minHits = request.minLoops = 0;
    request.naming = pack::PackRequest().naming;
    const compose::ComposeRequest& song = m_document.session().song;
    return {m_way,
            pack::plan(std::vector<library::RecordingRef>{open}, request),
            fileOpener(library::filesOf(open), slice.slice.range,
                       channels.fixed ? channels.fixed : slice.slice.channels),
            open.info.rate,
            song.key,
            Bpm(song.bpm)};
}

void Audition::playInItsWay(const RegionRequest& request) {
    if (const auto known = m_sounds.find(request.soundKey()); known != m_sounds.end())
        return playSound(request, RegionSound(known->second));
    m_isWanted = true;
    if (!m_job || m_jobKey != request.soundKey()) make(request);
}

void Audition::prepare(int recording, const std::string& sliceId) {
    const pack::ChosenSlice* slice = m_document.findSlice(recording, sliceId);
    const auto& all = m_document.recordings();
    if (!slice || isPlain(*slice) || (m_job && m_isWanted)) return;
    const double rate = all[static_cast<std::size_t>(recording)].recording.info.rate;
    if (secondsFromFrames(slice->slice.range.length(), rate) > longestPrepared) return;
    try {
        const RegionRequest request = requestFor(recording, *slice);
        if (!m_sounds.contains(request.soundKey())) make(request);
    } catch (const Error&) {
        m_job.reset(); // why is said when it is asked for
    }
}

void Audition::make(const RegionRequest& request) {
    m_jobKey = request.soundKey();
    m_job = jobs::run<RegionSound>(
        [request](const Progress& progress) { return makeRegionSound(request, progress); },
        [this, request](const jobs::Outcome<RegionSound>& outcome) {
            m_job.release()->deleteLater();
            const bool isWanted = std::exchange(m_isWanted, false);
            if (outcome.result) {
                if (m_sounds.size() >= mostSounds) m_sounds.clear();
                m_sounds[m_jobKey] = *outcome.result;
                if (isWanted) playSound(request, *outcome.result);
            } else if (isWanted && !outcome.cancelled) {
                Q_EMIT failed(QString::fromStdString(outcome.error));
            }
        });
}

void Audition::playSound(const RegionRequest& request, const RegionSound& sound) {
    const double ratio = static_cast<double>(request.rate) / sound.rate / sound.stretch;
    const auto gain = static_cast<float>(linearFromDecibels(sound.gain));
    play({{bufferOpener(sound.buffer, sound.rate), {}, false, 0, gain},
          request.item().slice.range,
          0,
          ratio,
          sound.buffer->frames(),
          sound.rate});
}

void Audition::play(Heard heard) {
    if (std::exchange(m_isSong, false)) Q_EMIT songMoved(-1);
    m_isWanted = false;
    m_wasAsked = true;
    tellError(m_player.error());
    Sounding& sounding = heard.sounding;
    sounding.loop = m_loop || m_last.part != Part::Once;
    const bool goesOn = std::exchange(m_goesOn, false) && heard.range.contains(m_position);
    if (!goesOn) m_position = heard.range.begin;
    sounding.start =
        static_cast<Frame>(static_cast<double>(m_position - heard.range.begin) / heard.framesPerFrame);
    m_seam.reset();
    if (m_last.part == Part::Seam) {
        m_seam.emplace(FrameRange{heard.begin, heard.begin + heard.frames}, heard.rate);
        sounding.open = [open = sounding.open, range = sounding.range] {
            return std::make_unique<SeamSource>(open(), range);
        };
        sounding.range = {};
        sounding.start = 0;
    }
    m_heard = std::move(heard);
    m_player.play(m_heard.sounding);
}

void Audition::tellError(const QString& error) {
    if (m_wasAsked && !error.isEmpty()) Q_EMIT failed(error);
}

void Audition::followPlayer(qint64 position) {
    if (m_isSong) {
        Q_EMIT songMoved(position);
        return;
    }
    if (m_seam) position = m_seam->inSource(position);
    const auto inRecording =
        static_cast<Frame>(static_cast<double>(position - m_heard.begin) * m_heard.framesPerFrame);
    m_position = std::min(m_heard.range.end, m_heard.range.begin + inRecording);
    Q_EMIT playheadMoved(m_last.recording, m_position);
}

}
