#include "ui/wave/sample_blocks.h"

#include "codec/sequence_reader.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr std::size_t mostBlocks = 64; // 64 MiB of four channels at the very most

std::shared_ptr<const audio::AudioBuffer> firstChannels(const audio::AudioBuffer& all) {
    auto kept = std::make_shared<audio::AudioBuffer>(std::min(all.channels(), SampleBlocks::mostChannels),
                                                     all.frames());
    for (int channel = 0; channel < kept->channels(); ++channel)
        std::ranges::copy(all.channel(channel), kept->channel(channel).begin());
    return kept;
}

}

SampleBlocks::SampleBlocks(QObject* parent) : QObject(parent) {}

void SampleBlocks::setFile(const audio::FileSequence& file, Frame frames) {
    m_job.reset();
    m_file = file;
    m_frames = frames;
    m_wanted.clear();
    m_blocks.clear();
    m_error.clear();
}

void SampleBlocks::want(const std::vector<FrameRange>& ranges) {
    m_wanted = ranges;
    readMissing();
}

bool SampleBlocks::has(FrameRange range) const {
    const FrameRange inside = intersection(range, {0, m_frames});
    for (Frame at = inside.begin / blockLength; at * blockLength < inside.end; ++at)
        if (!m_blocks.contains(at)) return false;
    return true;
}

std::span<const float> SampleBlocks::samplesFrom(int channel, Frame frame) const {
    const auto found = frame < 0 ? m_blocks.end() : m_blocks.find(frame / blockLength);
    if (found == m_blocks.end()) return {};
    const audio::AudioBuffer& samples = *found->second.samples;
    const Frame offset = frame % blockLength;
    if (channel >= samples.channels() || offset >= samples.frames()) return {};
    found->second.used = ++m_clock;
    return samples.channel(channel).subspan(static_cast<std::size_t>(offset));
}

std::optional<std::vector<float>> SampleBlocks::mid(FrameRange range) const {
    if (!has(range)) return std::nullopt;
    const FrameRange inside = intersection(range, {0, m_frames});
    std::vector<float> mean(static_cast<std::size_t>(range.length()), 0.0F);
    for (Frame frame = inside.begin; frame < inside.end; frame = (frame / blockLength + 1) * blockLength) {
        float* out = mean.data() + (frame - range.begin);
        std::size_t count = 0;
        int channels = 0;
        for (auto samples = samplesFrom(0, frame); !samples.empty();
             samples = samplesFrom(++channels, frame)) {
            count = std::min(samples.size(), static_cast<std::size_t>(inside.end - frame));
            for (std::size_t i = 0; i < count; ++i)
                out[i] += samples[i];
        }
        for (std::size_t i = 0; i < count; ++i)
            out[i] /= static_cast<float>(channels);
    }
    return mean;
}

SampleBlocks::Blocks SampleBlocks::readBlocks(const audio::FileSequence& file,
                                              const std::vector<Index>& wanted, const Progress& progress) {
    audio::SequenceReader reader(file);
    Blocks blocks;
    audio::AudioBuffer buffer;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        reader.read({wanted[i] * blockLength, (wanted[i] + 1) * blockLength}, buffer);
        blocks.emplace(wanted[i], firstChannels(buffer));
        progress.report(static_cast<double>(i + 1) / static_cast<double>(wanted.size()));
    }
    return blocks;
}

void SampleBlocks::readMissing() {
    if (m_job || m_file.empty() || !m_error.isEmpty()) return;
    std::vector<Index> missing;
    for (const FrameRange& range : m_wanted) {
        const FrameRange inside = intersection(range, {0, m_frames});
        for (Index at = inside.begin / blockLength; at * blockLength < inside.end; ++at)
            if (!m_blocks.contains(at) && missing.size() < mostBlocks / 2) missing.push_back(at);
    }
    std::ranges::sort(missing);
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    if (missing.empty()) return;
    m_job = jobs::run<Blocks>(
        [file = m_file, missing](const Progress& progress) { return readBlocks(file, missing, progress); },
        [this](jobs::Outcome<Blocks> outcome) { take(std::move(outcome)); });
}

void SampleBlocks::take(jobs::Outcome<Blocks> outcome) {
    m_job.reset();
    if (!outcome.error.empty()) m_error = QString::fromStdString(outcome.error);
    if (outcome.result)
        for (auto& [index, samples] : *outcome.result)
            m_blocks[index] = {std::move(samples), ++m_clock};
    forgetOldest();
    readMissing(); // the person may have moved on meanwhile
    Q_EMIT arrived();
}

void SampleBlocks::forgetOldest() {
    while (m_blocks.size() > mostBlocks) {
        const auto oldest =
            std::ranges::min_element(m_blocks, {}, [](const auto& entry) { return entry.second.used; });
        m_blocks.erase(oldest);
    }
}

}
