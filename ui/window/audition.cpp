#include "ui/window/audition.h"

#include "ui/player/player.h"

#include "files/name_bytes.h"
#include "pack/render/render.h"

#include <algorithm>
#include <optional>

namespace gleaner::ui {

Audition::Audition(Document& document, Player& player, QObject* parent)
    : QObject(parent), m_document(document), m_player(player) {
    connect(&player, &Player::positionChanged, this, &Audition::followPlayer);
    connect(&player, &Player::errorChanged, this, &Audition::tellError);
    connect(&document, &Document::recordingsChanged, this, &Audition::followArrived);
    connect(&player, &Player::playingChanged, this, [this](bool playing) {
        if (!playing) Q_EMIT playheadMoved(-1, 0);
        Q_EMIT playingChanged(playing);
    });
}

bool Audition::isPlaying() const { return m_player.isPlaying() || m_job; }

void Audition::setProcessed(bool processed) {
    if (processed == m_processed) return;
    m_processed = processed;
    if (isPlaying()) again();
}

void Audition::stop() {
    m_job.reset();
    m_player.stop();
}

void Audition::again() {
    if (!m_last.slice.empty()) playSlice(m_last.recording, m_last.slice, m_last.loop);
}

void Audition::playRange(int recording, FrameRange range, bool loop) {
    playFile(recording, range, loop, m_document.channels(recording).fixed);
}

void Audition::playFile(int recording, FrameRange range, bool loop,
                        const std::optional<audio::Channels>& channels) {
    if (recording < 0 || recording >= static_cast<int>(m_document.recordings().size())) return;
    const OpenRecording& open = m_document.recordings()[static_cast<std::size_t>(recording)];
    if (!open.error.isEmpty()) {
        Q_EMIT failed(tr("%1: %2.").arg(fileNameOf(open.recording), open.error));
        return;
    }
    playFrom(recording, library::qStringFromBytes(open.recording.file), range, loop, channels);
}

void Audition::playArriving(const Arriving& arriving, FrameRange range, bool loop) {
    m_arrivingFile = library::qStringFromBytes(arriving.file.string());
    playFrom(arrivingRecording, m_arrivingFile, range, loop, {});
}

/// What sounds has become a recording.
void Audition::followArrived() {
    if (m_last.recording != arrivingRecording) return;
    const auto& all = m_document.recordings();
    const auto came = std::ranges::find_if(all, [this](const OpenRecording& open) {
        return library::qStringFromBytes(open.recording.file) == m_arrivingFile;
    });
    if (came != all.end()) m_last.recording = static_cast<int>(came - all.begin());
}

void Audition::playFrom(int recording, const QString& file, FrameRange range, bool loop,
                        const std::optional<audio::Channels>& channels) {
    m_job.reset();
    m_last = {recording, {}, loop};
    m_range = range;
    m_isFile = true;
    m_wasAsked = true;
    tellError(m_player.error());
    m_player.playFile(file, range, loop || m_loop, channels);
}

void Audition::playSlice(int recording, const std::string& sliceId, bool loop) {
    const pack::ChosenSlice* slice = m_document.findSlice(recording, sliceId);
    if (!slice) return;
    if (m_processed && !slice->leftOut) {
        playProcessed(recording, *slice, loop);
    } else {
        const auto fixed = m_document.channels(recording).fixed;
        playFile(recording, slice->slice.range, loop, fixed ? fixed : slice->slice.channels);
    }
    m_last = {recording, sliceId, loop};
}

/// A pack of this one slice: heard, whatever keeps the whole pack from being made.
pack::PackPlan Audition::planOf(int recording, const pack::ChosenSlice& slice) const {
    const library::Recording& open = m_document.recordings()[static_cast<std::size_t>(recording)].recording;
    pack::PackRequest request = m_document.session().request;
    request.assets = {pack::Asset{open.file, std::vector{slice}, m_document.channels(recording), {}}};
    request.variety = {};
    request.minHits = request.minLoops = 0;
    request.naming = pack::PackRequest().naming;
    return pack::plan(std::vector<library::RecordingRef>{open}, request);
}

void Audition::playProcessed(int recording, const pack::ChosenSlice& slice, bool loop) {
    std::optional<pack::PackPlan> plan;
    try {
        plan = planOf(recording, slice);
    } catch (const Error& error) {
        const auto fixed = m_document.channels(recording).fixed;
        playFile(recording, slice.slice.range, loop, fixed ? fixed : slice.slice.channels);
        Q_EMIT failed(tr("Heard as it was recorded. %1").arg(QString::fromUtf8(error.what())));
        return;
    }
    const pack::PlanItem& item = plan->items.front();
    m_range = item.slice.range;
    m_isFile = false;
    m_framesPerFrame = static_cast<double>(plan->sources.front().info.rate) / plan->request.sampleRate;
    m_last.recording = recording;
    const int rate = plan->request.sampleRate;
    if (m_sound && m_soundKey == item.key) {
        m_job.reset();
        playSound(m_sound, rate, loop);
        return;
    }
    m_job = jobs::run<Sound>(
        [plan = *plan](const Progress& progress) -> Sound {
            return std::make_shared<const audio::AudioBuffer>(
                pack::renderItem(plan, plan.items.front(), progress));
        },
        [this, key = item.key, rate, loop](jobs::Outcome<Sound> outcome) {
            m_job.release()->deleteLater();
            if (outcome.result) {
                m_sound = *outcome.result;
                m_soundKey = key;
                playSound(m_sound, rate, loop);
            } else if (!outcome.cancelled) {
                Q_EMIT failed(QString::fromStdString(outcome.error));
            }
        });
}

void Audition::playSound(const Sound& sound, int rate, bool loop) {
    m_wasAsked = true;
    tellError(m_player.error());
    m_player.playBuffer(sound, rate, loop || m_loop);
}

void Audition::tellError(const QString& error) {
    if (m_wasAsked && !error.isEmpty()) Q_EMIT failed(error);
}

void Audition::followPlayer(qint64 position) {
    if (m_isFile) {
        Q_EMIT playheadMoved(m_last.recording, position);
        return;
    }
    const auto inRecording = static_cast<Frame>(static_cast<double>(position) * m_framesPerFrame);
    Q_EMIT playheadMoved(m_last.recording, std::min(m_range.end, m_range.begin + inRecording));
}

}
