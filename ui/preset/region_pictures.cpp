#include "ui/preset/region_pictures.h"

#include "pack/render/render.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

/// More of a long region is no better picture, and takes longer.
constexpr double mostDrawn = 8.0;

/// A pack of this one region, whatever keeps the whole pack from being made.
std::optional<pack::PackPlan> planOfRegion(const Document& document, int recording, pack::ChosenSlice slice) {
    const library::Recording& open = document.recordings()[static_cast<std::size_t>(recording)].recording;
    FrameRange& range = slice.slice.range;
    const Frame most = framesFromSeconds(mostDrawn, open.info.rate);
    if (range.length() > most) {
        range.end = range.begin + most;
        slice.slice.traits.kind = music::SampleKind::Texture; // a piece of a loop goes round no more
    }
    slice.leftOut = false;
    pack::PackRequest request;
    request.sampleRate = document.session().request.sampleRate;
    request.assets = {pack::Asset{open.file, std::vector{slice}, document.channels(recording), {}, {}}};
    try {
        return pack::plan(std::vector<library::RecordingRef>{open}, request);
    } catch (const Error&) {
        return std::nullopt; // the pack's page says why, and the pictures show what they do without it
    }
}

audio::AudioBuffer through(const fx::Chain& chain, bool isLoop, audio::AudioBuffer sound, int rate,
                           const Progress& progress) {
    if (isLoop)
        fx::processLoop(chain, sound, rate, progress);
    else
        fx::process(chain, sound, rate, progress);
    return sound;
}

}

RegionPictures::RegionPictures(const Document& document, QObject* parent)
    : QObject(parent), m_document(document) {}

RegionPictures::~RegionPictures() = default;

void RegionPictures::setRegion(int recording, const std::string& slice) {
    m_recording = recording;
    m_slice = slice;
    ask();
}

void RegionPictures::show(const fx::Chain& chain, int effect) {
    m_chain = chain;
    m_effect = effect;
    ask();
}

std::optional<double> RegionPictures::secondsAt(int recording, Frame frame) const {
    if (recording < 0 || recording != m_recording) return std::nullopt;
    const pack::ChosenSlice* slice = m_document.findSlice(recording, m_slice);
    if (!slice || !slice->slice.range.contains(frame)) return std::nullopt;
    const int rate = m_document.recordings()[static_cast<std::size_t>(recording)].recording.info.rate;
    return secondsFromFrames(frame - slice->slice.range.begin, rate);
}

RegionPictures::Question RegionPictures::question() const {
    Question question{{}, m_chain, m_effect, m_document.session().request.sampleRate, false, {}};
    const pack::ChosenSlice* slice =
        m_recording < 0 || m_recording >= static_cast<int>(m_document.recordings().size())
            ? nullptr
            : m_document.findSlice(m_recording, m_slice);
    if (!slice || !m_document.recordings()[static_cast<std::size_t>(m_recording)].error.isEmpty())
        return question;
    question.region = planOfRegion(m_document, m_recording, *slice);
    if (!question.region) return question;
    const pack::PlanItem& item = question.region->items.front();
    question.isLoop = item.slice.traits.kind == music::SampleKind::Loop;
    question.soundKey = item.id;
    return question;
}

void RegionPictures::setActive(bool active) {
    m_isActive = active;
    if (active && m_isStale) ask();
}

void RegionPictures::ask() {
    if (m_job || !m_isActive) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    Question asked = question();
    Sound known = asked.soundKey == m_soundKey ? m_sound : nullptr;
    m_job = jobs::run<Answer>([asked = std::move(asked),
                               known](const Progress& progress) { return answer(asked, known, progress); },
                              [this](jobs::Outcome<Answer> outcome) {
                                  m_job.release()->deleteLater();
                                  if (outcome.result) {
                                      m_sound = outcome.result->sound;
                                      m_soundKey = outcome.result->soundKey;
                                      Q_EMIT ready(outcome.result->pictures);
                                  }
                                  if (m_isStale) ask();
                              });
}

RegionPictures::Answer RegionPictures::answer(const Question& question, Sound sound,
                                              const Progress& progress) {
    Answer answer;
    answer.pictures.effect = question.effect;
    if (question.region && !sound) try {
            sound = std::make_shared<const audio::AudioBuffer>(
                pack::cutItem(*question.region, question.region->items.front(), progress.part(0.0, 0.3)));
        } catch (const Error& error) {
            answer.pictures.error = QString::fromUtf8(error.what()); // drawn without it
        }
    answer.sound = sound;
    answer.soundKey = sound ? question.soundKey : std::string();
    const fx::Chain& chain = question.chain;
    const auto index = static_cast<std::size_t>(std::max(question.effect, 0));
    if (question.effect >= 0 && index < chain.size() && fx::findEffectType(chain[index].type)) {
        const fx::Chain ahead(chain.begin(), chain.begin() + question.effect);
        audio::AudioBuffer in;
        if (sound) in = through(ahead, question.isLoop, *sound, question.rate, progress.part(0.3, 0.5));
        answer.pictures.type = chain[index].type;
        answer.pictures.drawn = fx::drawn(chain[index], question.rate, &in, progress.part(0.5, 0.7));
    }
    if (!sound) return answer;
    answer.pictures.before = fx::liveSpectrum(*sound, question.rate, progress);
    const audio::AudioBuffer out =
        through(chain, question.isLoop, *sound, question.rate, progress.part(0.7, 0.95));
    answer.pictures.after = fx::liveSpectrum(out, question.rate, progress);
    return answer;
}

}
