#include "kits/kit_files.h"
#include "kits/target_writers.h"

// Folders of WAVs as devices take them: every take of every sound, the softest layer first, a folder an
// instrument.
namespace gleaner::kits {
namespace {

/// What a device takes, by its manual.
struct Device {
    SampleForm form;
    std::size_t nameLength; ///< characters, without the ending
    std::size_t perFolder;  ///< files; what is more goes on in the next folder
};

/// Elektron Digitakt II: 48 kHz, 16 bit, mono or stereo; 127 samples and silence in a project.
constexpr Device digitakt{{.rate = 48000, .bits = 16, .channels = 2, .seconds = 66.0}, 32, 127};
/// Roland SP-404MK2: ten banks of sixteen pads; its own rate is 48 kHz.
constexpr Device sp404{{.rate = 48000, .bits = 16, .channels = 2, .seconds = 180.0}, 32, 160};
/// Koala Sampler: four banks of sixteen pads.
constexpr Device koala{{.rate = 44100, .bits = 16, .channels = 2, .seconds = 60.0}, 32, 64};
/// Polyend Tracker: 48 instruments of 44.1 kHz, 16 bit, mono; 133 s for all of them.
constexpr Device polyend{{.rate = 44100, .bits = 16, .channels = 1, .seconds = 45.0}, 31, 48};

void writeTree(const Kit& kit, KitOutput& output, const Device& device) {
    for (const Instrument& instrument : kit.instruments) {
        ShortNames names(device.nameLength);
        std::size_t count = 0;
        for (const Sound& sound : instrument.sounds)
            for (const Zone& zone : sound.zones) {
                const std::size_t folder = count++ / device.perFolder;
                const std::string place =
                    instrument.name + (folder > 0 ? " part " + std::to_string(folder + 1) : "");
                const Sample& sample = kit.samples[zone.sample];
                writeWav(
                    sample, device.form,
                    output.file(place + '/' + names.take(stemOf(sample)) + ".wav", std::vector{zone.sample}));
            }
    }
}

}

void writeDigitakt(const Kit& kit, KitOutput& output) { writeTree(kit, output, digitakt); }
void writeSp404(const Kit& kit, KitOutput& output) { writeTree(kit, output, sp404); }
void writeKoala(const Kit& kit, KitOutput& output) { writeTree(kit, output, koala); }
void writePolyend(const Kit& kit, KitOutput& output) { writeTree(kit, output, polyend); }

}
