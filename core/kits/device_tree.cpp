#include "kits/device_tree.h"

#include "kits/kit_files.h"

namespace gleaner::kits {

std::vector<TreeFile> treeOf(const Kit& kit, const Device& device) {
    std::vector<TreeFile> files;
    for (const Instrument& instrument : kit.instruments) {
        ShortNames names(device.nameLength);
        std::size_t count = 0;
        for (const Sound& sound : instrument.sounds)
            for (const Zone& zone : sound.zones) {
                const std::size_t folder = count++ / device.perFolder;
                files.push_back({instrument.name + (folder > 0 ? " part " + std::to_string(folder + 1) : ""),
                                 names.take(stemOf(kit.samples[zone.sample])), &sound, &zone});
            }
    }
    return files;
}

void writeTree(const Kit& kit, KitOutput& output, const Device& device) {
    for (const TreeFile& file : treeOf(kit, device))
        writeWav(kit.samples[file.zone->sample], device.form,
                 output.file(file.folder + '/' + file.name + ".wav", std::vector{file.zone->sample}));
}

}
