#include "lint/profile.h"

#include "base/find_by_id.h"

namespace gleaner::lint {
namespace {

Profile splice() {
    return {.shop = Shop::Splice,
            .id = "splice",
            .name = "Splice",
            .source = "creators.splice.com/file-naming, read in November 2026: names; all else is custom",
            .signs = "_#-",
            .endings = {".wav"},
            .rates = {44100, 48000},
            .leastBits = 24,
            .naming = "splice",
            .format = "wav24"};
}

Profile soundtrackLoops() {
    return {.shop = Shop::SoundtrackLoops,
            .id = "soundtrack-loops",
            .name = "Soundtrack Loops",
            .source = "soundtrackloops.com/producers-terms, read in November 2026",
            .signs = "_#-.",
            .endings = {".wav"},
            .rates = {48000},
            .leastBits = 24,
            .leastLoops = 100,
            .measures = {4, 8, 16, 32},
            .naming = "soundtrack-loops",
            .format = "wav24"};
}

Profile loopmasters() {
    return {.shop = Shop::Loopmasters,
            .id = "loopmasters",
            .name = "Loopmasters and labels like it",
            .source = "what labels usually want; no page of theirs was found, nothing of it is confirmed",
            .signs = "_#-",
            .endings = {".wav"},
            .rates = {44100},
            .leastBits = 24,
            .mostPeakDb = -0.3,
            .depth = 3,
            .measures = {1, 2, 4, 8, 16, 32},
            .naming = "classic",
            .format = "wav24"};
}

Profile freesound() {
    return {.shop = Shop::Freesound,
            .id = "freesound",
            .name = "Freesound",
            .source = "github.com/MTG/freesound, settings.py and forms.py, read in November 2026",
            .endings = {".wav", ".aiff", ".aif", ".ogg", ".flac", ".mp3", ".m4a", ".wv"},
            .leastTags = 3,
            .mostTags = 30,
            .licences = {"CC0-1.0", "CC-BY-4.0", "CC-BY-NC-4.0"},
            .format = "flac"};
}

Profile deviceProfile(const kits::Device& device) {
    return {.shop = Shop::Device,
            .id = std::string(device.id),
            .name = std::string(device.name),
            .source = "its manual, as docs/kits.md has it; not tried on the device",
            .signs = "_#- .()&+",
            .endings = {".wav"},
            .rates = {device.form.rate.value_or(48000)},
            .mostBits = device.form.bits,
            .mostChannels = device.form.channels,
            .mostSeconds = device.form.seconds.value_or(0.0),
            .longestName = device.nameLength,
            .perFolder = device.perFolder,
            .naming = "device-8.3",
            .format = "wav16"};
}

}

std::span<const Profile> profiles() {
    static const std::vector<Profile> table = [] {
        std::vector<Profile> all{splice(), soundtrackLoops(), loopmasters(), freesound()};
        for (const kits::Device& device : kits::devices())
            all.push_back(deviceProfile(device));
        return all;
    }();
    return table;
}

const Profile* findProfile(std::string_view id) { return findById(profiles(), id); }

}
