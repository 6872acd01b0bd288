#include "base/file_names.h"
#include "files/archive.h"
#include "files/paths.h"
#include "kits/device_tree.h"
#include "kits/kit_files.h"
#include "kits/target_writers.h"

#include <span>

// Koala's four banks of sixteen pads as a zip: WAVs whose names begin with their pads (A01 to D16), so that
// whatever lists them by name has them in the order of the pads. Koala's own ".koala" is not written: what
// the app demands of its descriptions is published nowhere.
namespace gleaner::kits {
namespace {

constexpr std::size_t koalaPadsPerBank = 16;

/// "B03" for the nineteenth.
std::string padName(std::size_t place) {
    const std::size_t pad = place % koalaPadsPerBank + 1;
    return static_cast<char>('A' + place / koalaPadsPerBank) + (pad < 10 ? std::string("0") : std::string()) +
           std::to_string(pad);
}

/// The files of one folder of the tree as one archive.
void writeBanks(const Kit& kit, KitOutput& output, std::span<const TreeFile> files) {
    const QTemporaryDir folder;
    ShortNames names(koala.nameLength);
    std::vector<pack::ZipItem> items;
    std::vector<std::size_t> samples;
    for (std::size_t place = 0; place < files.size(); ++place) {
        const Sample& sample = kit.samples[files[place].zone->sample];
        const std::string name = names.take(padName(place) + '_' + stemOf(sample)) + ".wav";
        const auto file = library::pathFromUtf8(folder.filePath(QString::fromStdString(name)).toStdString());
        writeWav(sample, koala.form, file);
        items.push_back({name, file, {}});
        samples.push_back(files[place].zone->sample);
    }
    const std::string name = safeFileName(kit.name + ' ' + files.front().folder) + ".zip";
    pack::writeZip(output.file(name, std::move(samples)), std::move(items), {});
}

}

void writeKoalaZip(const Kit& kit, KitOutput& output) {
    const std::vector<TreeFile> files = treeOf(kit, koala);
    for (std::size_t first = 0, next = 0; first < files.size(); first = next) {
        while (next < files.size() && files[next].folder == files[first].folder)
            ++next;
        writeBanks(kit, output, std::span(files).subspan(first, next - first));
    }
}

}
