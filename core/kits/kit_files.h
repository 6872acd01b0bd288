#pragma once

#include "audio/audio_buffer.h"
#include "kits/kit.h"
#include "kits/sample_form.h"

#include <QByteArray>
#include <QTemporaryDir>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace gleaner::kits {

// What the targets share: how samples get into a kit.

/// From a file in a target's own folder ("kits/sfz") to the pack's folder.
inline constexpr const char* toPack = "../../";

/// "Night walk Drums": what a file of this instrument is called, without an ending.
std::string fileNameOf(const Kit& kit, const Instrument& instrument);
/// "Night walk": of the file that holds all of them.
std::string fileNameOf(const Kit& kit);

/// Whose it is and on what terms, in one line: "Jo Field, © 2024 Jo Field, CC-BY-4.0"; empty where nothing is
/// said.
std::string termsOf(const Kit& kit);

/// The sample's sound at the level of its zone. Throws Error.
audio::AudioBuffer audioOf(const Sample& sample, double gainDb = 0.0);

/// Cents by which a sample is to be tuned so that its key, the note nearest to its root, is in tune.
double tuningOf(const Zone& zone, const Sound& sound);

/// The sound in that form, still in floats; `rate` becomes its rate.
audio::AudioBuffer inForm(audio::AudioBuffer sound, int& rate, const SampleForm& form);

/// Writes the sample as a WAV of that form, dithered from its path where it has 16 bits; a WAV that is so
/// already is copied byte for byte. Throws Error.
void writeWav(const Sample& sample, const SampleForm& form, const std::filesystem::path& file,
              double gainDb = 0.0);

/// Names of files that a device, or an archive, is sure to take: of `wanted` what is ASCII, at most `size`
/// characters with the number that tells two apart, case aside.
class ShortNames {
public:
    explicit ShortNames(std::size_t size) : m_size(size) {}
    std::string take(const std::string& wanted);

private:
    std::size_t m_size;
    std::set<std::string> m_taken;
};

/// The name of the sample's file without its ending: "kick_01".
std::string stemOf(const Sample& sample);

/// The samples of an instrument, each once, as files with names of their own that every reader takes: the
/// pack's own where they are WAV (or FLAC, where `flacToo`), else WAVs of 24 bit in a folder that goes with
/// this.
class LooseSamples {
public:
    LooseSamples(const Kit& kit, const Instrument& instrument, bool flacToo);
    struct File {
        std::string name; ///< with its ending, at most 60 bytes
        std::filesystem::path file;
    };
    const File& of(const Zone& zone) const { return m_files.at(zone.sample); }
    /// By the samples' order in the kit.
    const std::map<std::size_t, File>& all() const { return m_files; }

private:
    QTemporaryDir m_folder;
    std::map<std::size_t, File> m_files;
};

/// Writes bytes. Throws Error.
void writeBytes(const std::filesystem::path& file, const QByteArray& bytes);

}
