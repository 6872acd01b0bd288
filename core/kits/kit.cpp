#include "kits/kit.h"

#include "kits/key_map.h"
#include "kits/takes.h"

namespace gleaner::kits {

Kit makeKit(std::string name, std::vector<Sample> samples) {
    std::vector<Sound> sounds;
    for (const std::vector<std::size_t>& takes : groupTakes(samples))
        sounds.push_back(soundOf(samples, takes));
    std::vector<Instrument> instruments = instrumentsOf(std::move(sounds), samples);
    return {std::move(name), std::move(samples), std::move(instruments)};
}

}
