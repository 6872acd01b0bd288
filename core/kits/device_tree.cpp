#include "base/find_by_id.h"
#include "kits/devices.h"
#include "kits/kit_files.h"
#include "kits/target_writers.h"

// Folders of WAVs as devices take them: every take of every sound, the softest layer first, a folder an
// instrument.
namespace gleaner::kits {
namespace {

void writeTree(const Kit& kit, KitOutput& output, std::string_view id) {
    const Device& device = *findById(devices(), id);
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

void writeDigitakt(const Kit& kit, KitOutput& output) { writeTree(kit, output, "digitakt"); }
void writeSp404(const Kit& kit, KitOutput& output) { writeTree(kit, output, "sp404"); }
void writeKoala(const Kit& kit, KitOutput& output) { writeTree(kit, output, "koala"); }
void writePolyend(const Kit& kit, KitOutput& output) { writeTree(kit, output, "polyend"); }

}
