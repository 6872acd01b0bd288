#include "kits/kit_output.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/paths.h"
#include "kits/kit.h"

#include <algorithm>
#include <numeric>
#include <system_error>

namespace gleaner::kits {

std::filesystem::path KitOutput::file(const std::string& path, std::vector<std::size_t> samples) {
    std::ranges::sort(samples);
    m_files.push_back({path, std::move(samples)});
    const std::filesystem::path file = m_folder / library::pathFromUtf8(path);
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed) throw Error(file.parent_path(), "can't be written (" + plainReason(failed) + ").");
    return file;
}

std::filesystem::path KitOutput::file(const std::string& path, const Instrument& instrument) {
    std::vector<std::size_t> samples;
    for (const Sound& sound : instrument.sounds)
        for (const Zone& zone : sound.zones)
            samples.push_back(zone.sample);
    return file(path, std::move(samples));
}

std::filesystem::path KitOutput::file(const std::string& path, const Kit& kit) {
    std::vector<std::size_t> samples(kit.samples.size());
    std::iota(samples.begin(), samples.end(), std::size_t{0});
    return file(path, std::move(samples));
}

}
