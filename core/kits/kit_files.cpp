#include "kits/kit_files.h"

#include "audio/resampler.h"
#include "base/file_names.h"
#include "base/random.h"
#include "codec/file_reader.h"
#include "codec/file_writer.h"
#include "dsp/portable_math.h"
#include "files/copy_file.h"
#include "files/output_file.h"
#include "files/paths.h"

#include <algorithm>

namespace gleaner::kits {
namespace {

constexpr std::size_t longestLooseStem = 55;
constexpr double cutFadeSeconds = 0.005;

audio::AudioBuffer mixedDown(const audio::AudioBuffer& sound) {
    const std::vector<float> mono = sound.mono();
    audio::AudioBuffer mixed(1, sound.frames());
    std::ranges::copy(mono, mixed.channel(0).begin());
    return mixed;
}

void cutAfter(audio::AudioBuffer& sound, Frame frames, int rate) {
    if (sound.frames() <= frames) return;
    sound.truncate(frames);
    const Frame fade = std::min(frames, framesFromSeconds(cutFadeSeconds, rate));
    for (int c = 0; c < sound.channels(); ++c)
        for (Frame i = 0; i < fade; ++i)
            sound.channel(c)[static_cast<std::size_t>(frames - 1 - i)] *=
                static_cast<float>(i) / static_cast<float>(fade);
}

bool isInForm(const Sample& sample, const SampleForm& form, const audio::AudioInfo& info) {
    return sample.file.extension() == ".wav" && info.bits <= form.bits && !info.isFloat &&
           info.channels <= form.channels && (!form.rate || info.rate == *form.rate) &&
           (!form.seconds || secondsFromFrames(info.frames, info.rate) <= *form.seconds);
}

}

std::string fileNameOf(const Kit& kit, const Instrument& instrument) {
    return safeFileName(kit.name + ' ' + instrument.name);
}

std::string fileNameOf(const Kit& kit) { return safeFileName(kit.name); }

std::string termsOf(const Kit& kit) {
    std::string terms;
    for (const std::string* text : {&kit.author, &kit.copyright, &kit.licence})
        if (!text->empty()) (terms += terms.empty() ? "" : ", ") += *text;
    std::ranges::replace(terms, '\n', ' ');
    return terms;
}

audio::AudioBuffer audioOf(const Sample& sample, double gainDb) {
    audio::FileReader reader(sample.file);
    audio::AudioBuffer sound = audio::readWhole(reader);
    if (gainDb == 0.0) return sound;
    const auto factor = static_cast<float>(dsp::portableLinear(gainDb));
    for (int c = 0; c < sound.channels(); ++c)
        for (float& x : sound.channel(c))
            x *= factor;
    return sound;
}

double tuningOf(const Zone& zone, const Sound& sound) { return (sound.key - zone.root) * 100.0; }

audio::AudioBuffer inForm(audio::AudioBuffer sound, int& rate, const SampleForm& form) {
    if (sound.channels() > form.channels) sound = mixedDown(sound);
    if (form.rate) {
        sound = audio::resample(sound, rate, *form.rate);
        rate = *form.rate;
    }
    if (form.seconds) cutAfter(sound, framesFromSeconds(*form.seconds, rate), rate);
    return sound;
}

void writeWav(const Sample& sample, const SampleForm& form, const std::filesystem::path& file,
              double gainDb) {
    const audio::AudioInfo info = audio::FileReader(sample.file).info();
    if (gainDb == 0.0 && isInForm(sample, form, info)) return library::copyFile(sample.file, file, file);
    int rate = info.rate;
    const audio::AudioBuffer sound = inForm(audioOf(sample, gainDb), rate, form);
    const auto format = form.bits == 16 ? audio::FileFormat::Wav16 : audio::FileFormat::Wav24;
    audio::FileWriter writer(file, {format, rate, sound.channels(), hash64(sample.path)});
    writer.write(sound);
    writer.finish();
}

std::string ShortNames::take(const std::string& wanted) {
    std::string plain;
    for (const char c : safeFileName(wanted))
        if (static_cast<unsigned char>(c) < 0x80) plain += c;
    if (plain.empty()) plain = "sample";
    std::string name = plain.substr(0, m_size);
    for (int n = 2; !m_taken.insert(foldedName(name)).second; ++n) {
        const std::string number = '_' + std::to_string(n);
        name = plain.substr(0, m_size - number.size()) + number;
    }
    return name;
}

std::string stemOf(const Sample& sample) {
    const std::string name = lastNameOf(sample.path);
    return name.substr(0, name.rfind('.'));
}

LooseSamples::LooseSamples(const Kit& kit, const Instrument& instrument, bool flacToo) {
    ShortNames names(longestLooseStem);
    for (const Sound& sound : instrument.sounds)
        for (const Zone& zone : sound.zones) {
            const Sample& sample = kit.samples[zone.sample];
            const std::string extension = sample.file.extension().string();
            const std::string name = names.take(stemOf(sample));
            if (extension == ".wav" || (flacToo && extension == ".flac")) {
                m_files[zone.sample] = {name + extension, sample.file};
                continue;
            }
            const auto file =
                library::pathFromUtf8(m_folder.filePath(QString::fromStdString(name)).toStdString() + ".wav");
            writeWav(sample, {}, file);
            m_files[zone.sample] = {name + ".wav", file};
        }
}

void writeBytes(const std::filesystem::path& file, const QByteArray& bytes) {
    library::writeOutput(file, bytes);
}

}
