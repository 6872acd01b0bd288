#include "ui/song/song_stage.h"

#include "base/units.h"
#include "export/song_sound.h"
#include "library/artifact_store.h"
#include "music/time.h"
#include "pack/render/render.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gleaner::ui {

namespace {

/// Samples of a lane, each once.
std::set<std::string> pathsOf(const music::Song& song) {
    std::set<std::string> paths;
    for (const music::DrumChannel& drum : song.drums)
        paths.insert(drum.samplePath);
    for (const music::MelodicTrack& track : song.melodicTracks)
        paths.insert(track.samplePath);
    paths.erase("");
    return paths;
}

/// In place of its path, so that a lane is another one as soon as its sample sounds otherwise.
music::Song withSounds(music::Song song, const std::map<std::string, std::string>& sounds) {
    const auto replace = [&](std::string& path) {
        if (const auto sound = sounds.find(path); sound != sounds.end()) path = sound->second;
    };
    for (music::DrumChannel& drum : song.drums)
        replace(drum.samplePath);
    for (music::MelodicTrack& track : song.melodicTracks)
        replace(track.samplePath);
    return song;
}

/// Those first that sound first from there on.
std::vector<std::size_t> orderFrom(const LaneMixer& mixer, Frame from) {
    std::vector<std::pair<Frame, std::size_t>> order;
    for (std::size_t n = 0; n < mixer.lanes().size(); ++n) {
        Frame next = 2 * mixer.frames(); // it was heard already
        for (const FrameRange stretch : preview::stretchesOf(mixer.lanes()[n], mixer.rate()))
            if (stretch.end > from) next = std::min(next, std::max(stretch.begin, from));
        order.emplace_back(next, n);
    }
    std::ranges::stable_sort(order);
    std::vector<std::size_t> lanes;
    for (const auto& [frame, lane] : order)
        lanes.push_back(lane);
    return lanes;
}

/// The samples of a song as the pack has them: rendered into the store where they are not there yet.
class StageSamples {
public:
    StageSamples(pack::PackPlan plan, const std::filesystem::path& cacheFolder)
        : m_plan(std::move(plan)), m_store(cacheFolder / "artifacts") {}

    audio::AudioBuffer load(const std::string& key, int rate, const Progress& progress) {
        const auto item = std::ranges::find(m_plan.items, key, &pack::PlanItem::key);
        if (item == m_plan.items.end()) return {};
        pack::PackPlan one = m_plan;
        one.items = {*item};
        const pack::RenderedPack rendered = pack::render(one, m_store, 1, progress);
        return pack::sampleFrom(rendered.artifacts.front().file, rate);
    }

private:
    pack::PackPlan m_plan;
    library::ArtifactStore m_store;
};

float peakOfAll(const LaneMixer& mixer, const Progress& progress) {
    constexpr Frame block = 1 << 15;
    std::vector<double> left(block), right(block);
    double peak = 0.0;
    for (Frame start = 0; start < mixer.frames(); start += block) {
        progress.report(static_cast<double>(start) / static_cast<double>(mixer.frames()));
        std::ranges::fill(left, 0.0);
        std::ranges::fill(right, 0.0);
        for (std::size_t n = 0; n < mixer.lanes().size(); ++n)
            if (const SharedLaneSound sound = mixer.soundOf(n)) sound->add(start, left, right);
        for (std::size_t i = 0; i < left.size(); ++i)
            peak = std::max({peak, std::abs(left[i]), std::abs(right[i])});
    }
    return static_cast<float>(peak);
}

}

SongStage::SongStage(Document& document, std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent), m_document(document), m_cacheFolder(std::move(cacheFolder)) {}

SongStage::~SongStage() {
    if (m_mixer) m_mixer->abandon();
}

int SongStage::rate() const { return pack::songRate; }

Frame SongStage::frameOfBar(double bar) const {
    return framesFromSeconds(music::secondsFromBeats(Beats(bar * m_barBeats), Bpm(m_bpm)), rate());
}

double SongStage::barOfFrame(Frame frame) const {
    return secondsFromFrames(frame, rate()) * m_bpm / 60.0 / m_barBeats;
}

void SongStage::setSong(const music::Song& song) {
    const pack::LivePlan* plan = m_document.livePlan();
    std::map<std::string, std::string> sounds;
    if (plan) {
        const std::set<std::string> used = pathsOf(song);
        std::vector<const pack::LiveItem*> items;
        for (const pack::LiveItem* item : plan->items())
            if (used.contains(item->item.path)) items.push_back(item);
        m_plan = plan->planOf(items);
        for (const pack::PlanItem& item : m_plan->items)
            sounds[item.path] = item.key;
    }
    auto mixer = std::make_shared<LaneMixer>(preview::lanesOf(withSounds(song, sounds)), pack::songRate);
    const bool isSame = m_mixer && m_mixer->lanes() == mixer->lanes();
    m_bpm = song.meta.bpm;
    m_barBeats = music::barBeats(song.meta);
    if (isSame) return;
    for (std::size_t n = 0; m_mixer && n < mixer->lanes().size(); ++n) {
        const auto same = std::ranges::find(m_mixer->lanes(), mixer->lanes()[n]);
        if (same == m_mixer->lanes().end()) continue;
        const auto old = static_cast<std::size_t>(same - m_mixer->lanes().begin());
        if (SharedLaneSound sound = m_mixer->soundOf(old)) mixer->setSound(n, std::move(sound));
    }
    if (m_mixer) m_mixer->abandon();
    m_mixer = std::move(mixer);
    m_job.reset();
    m_isReady = false;
    Q_EMIT readyChanged(false);
    applyGains();
    if (m_isWanted) make(0);
}

void SongStage::prepare(Frame from) {
    m_isWanted = true;
    if (!m_job && !m_isReady && hasSong()) make(from);
}

struct SongStage::Made {
    float gain = 1.0F;
};

void SongStage::make(Frame from) {
    if (!m_plan || !hasSong()) return;
    m_job = jobs::run<Made>(
        [mixer = m_mixer, used = *m_plan, cache = m_cacheFolder, from](const Progress& progress) {
            StageSamples samples(used, cache);
            const std::vector<std::size_t> order = orderFrom(*mixer, from);
            for (std::size_t done = 0; done < order.size(); ++done) {
                const std::size_t n = order[done];
                if (mixer->soundOf(n)) continue;
                const Progress part = progress.part(0.0, 0.0);
                const auto load = [&](const std::string& key, int rate) {
                    return samples.load(key, rate, part);
                };
                mixer->setSound(n, std::make_shared<const preview::LaneSound>(mixer->lanes()[n],
                                                                              mixer->rate(), load, part));
                progress.report(static_cast<double>(done) / static_cast<double>(order.size()));
            }
            const double peak = static_cast<double>(peakOfAll(*mixer, progress.part(0.9, 1.0)));
            return Made{static_cast<float>(preview::gainForPeak(peak))};
        },
        [this](const jobs::Outcome<Made>& outcome) {
            m_job.release()->deleteLater();
            if (!outcome.result) {
                m_mixer->abandon();
                if (!outcome.cancelled) Q_EMIT failed(QString::fromStdString(outcome.error));
                return;
            }
            m_mixer->setMasterGain(outcome.result->gain);
            m_isReady = true;
            Q_EMIT readyChanged(true);
            Q_EMIT renewed();
        });
}

Sounding SongStage::sounding(Frame from, FrameRange loop) const {
    Sounding what;
    what.open = [mixer = m_mixer] { return std::make_unique<LaneSource>(mixer); };
    what.range = loop.isEmpty() ? FrameRange{0, frames()} : loop;
    what.loop = !loop.isEmpty();
    what.start = std::clamp<Frame>(from - what.range.begin, 0, what.range.length());
    what.ahead = 0.15;
    return what;
}

void SongStage::setMuted(int channel, bool muted) {
    if (muted)
        m_muted.insert(channel);
    else
        m_muted.erase(channel);
    applyGains();
}

void SongStage::setSolo(int channel, bool solo) {
    if (solo)
        m_solo.insert(channel);
    else
        m_solo.erase(channel);
    applyGains();
}

bool SongStage::isAudible(int channel) const {
    return !m_muted.contains(channel) && (m_solo.empty() || m_solo.contains(channel));
}

void SongStage::applyGains() {
    if (m_mixer)
        for (std::size_t n = 0; n < m_mixer->lanes().size(); ++n)
            m_mixer->setGain(n, isAudible(m_mixer->lanes()[n].channel) ? 1.0F : 0.0F);
    Q_EMIT mixChanged();
}

float SongStage::peakOf(int channel, Frame at) const {
    if (!m_mixer) return 0.0F;
    const auto& lanes = m_mixer->lanes();
    const auto lane = std::ranges::find(lanes, channel, &preview::Lane::channel);
    return lane == lanes.end() ? 0.0F : m_mixer->peakOf(static_cast<std::size_t>(lane - lanes.begin()), at);
}

}
