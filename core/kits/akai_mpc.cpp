#include "kits/kit_files.h"
#include "kits/target_writers.h"
#include "kits/xml_text.h"

#include "base/number_text.h"

#include <algorithm>

// Programs of Akai's MPC software and devices (.xpm of MPC 2): XML that Akai doesn't document, by what is
// publicly known of it. A folder a program, with its samples in it, as the devices look for them: a drum
// program with a pad a sound, or a keygroup program with a keygroup a sound. Four layers at most, so of a
// sound that has more the loudest takes are kept; where two of them share velocities they take turns.
namespace gleaner::kits {
namespace {

constexpr int pads = 128;
constexpr std::size_t mostLayers = 4;
constexpr double unityVolume = 0.707946; ///< 0 dB on the programs' scale
constexpr const char* cycle = "0";       ///< ZonePlay: layers take turns
constexpr const char* velocity = "1";    ///< ZonePlay: layers by velocity

const char* word(bool is) { return is ? "True" : "False"; }

/// Of a sound with layers the first take of each, the four loudest, the softest of them down to the lowest
/// velocity; else four takes.
std::vector<Zone> keptZones(const Sound& sound) {
    const bool hasLayers = sound.zones.front().highVelocity != sound.zones.back().highVelocity;
    std::vector<Zone> kept;
    for (auto zone = sound.zones.rbegin(); zone != sound.zones.rend(); ++zone)
        if (!hasLayers || zone->robin == 1) kept.push_back(*zone);
    std::ranges::stable_sort(kept, [](const Zone& a, const Zone& b) {
        return a.highVelocity != b.highVelocity ? a.highVelocity > b.highVelocity : a.robin < b.robin;
    });
    kept.resize(std::min(kept.size(), mostLayers));
    if (hasLayers) kept.back().lowVelocity = 1;
    return kept;
}

void writeLayer(XmlText& xml, std::size_t number, const Zone& zone, const Sound& sound,
                const std::string& name, Frame frames) {
    xml.open("Layer", {{"number", std::to_string(number)}});
    xml.text("Active", "True");
    xml.text("Volume", "1.000000"); // its level is in its file: how the scale goes is not documented
    xml.text("Pan", fixedText((zone.pan + 1.0) / 2.0, 6));
    xml.text("Pitch", fixedText(tuningOf(zone, sound) / 100.0, 6));
    xml.text("TuneCoarse", "0");
    xml.text("TuneFine", decimalText(tuningOf(zone, sound), 0));
    xml.number("VelStart", zone.lowVelocity <= 1 ? 0 : zone.lowVelocity);
    xml.number("VelEnd", zone.highVelocity);
    xml.number("SampleStart", 0);
    xml.text("SampleEnd", std::to_string(frames));
    xml.text("Loop", word(zone.loop.has_value()));
    xml.text("LoopStart", std::to_string(zone.loop ? zone.loop->begin : 0));
    xml.text("LoopEnd", std::to_string(zone.loop ? zone.loop->end : 0));
    xml.number("LoopTune", 0);
    xml.number("RootNote", sound.key + 1); // counted from 1
    xml.text("KeyTrack", word(!sound.isOneShot && !zone.loop));
    xml.text("SampleName", name);
    xml.text("SampleFile", "");
    xml.number("SliceIndex", 128);
    xml.number("Direction", 0);
    xml.number("Offset", 0);
    xml.number("SliceStart", 0);
    xml.text("SliceEnd", std::to_string(frames));
    xml.text("SliceLoopStart", std::to_string(zone.loop ? zone.loop->begin : 0));
    xml.number("SliceLoop", zone.loop ? 1 : 0);
    xml.close();
}

void writeInstrument(XmlText& xml, int number, const Sound* sound, const Kit& kit, ShortNames& names,
                     const std::string& folder, KitOutput& output) {
    xml.open("Instrument", {{"number", std::to_string(number)}});
    const std::vector<Zone> zones = sound ? keptZones(*sound) : std::vector<Zone>();
    const bool hasLayers = std::ranges::any_of(
        zones, [&](const Zone& zone) { return zone.highVelocity != zones.front().highVelocity; });
    xml.text("Volume", fixedText(unityVolume, 6));
    xml.text("Mute", "False");
    xml.text("Pan", "0.500000");
    xml.number("TuneCoarse", 0);
    xml.number("TuneFine", 0);
    xml.text("Mono", "False");
    xml.number("Polyphony", 0);
    xml.number("LowNote", sound ? sound->lowKey : 0);
    xml.number("HighNote", sound ? sound->highKey : pads - 1);
    xml.text("IgnoreBaseNote", "False");
    xml.text("ZonePlay", hasLayers || zones.size() < 2 ? velocity : cycle);
    xml.number("MuteGroup", 0);
    xml.text("OneShot", word(!sound || sound->isOneShot));
    xml.text("VelocitySensitivity", sound && !sound->followsVelocity ? "0.000000" : "1.000000");
    xml.open("Layers");
    for (std::size_t n = 0; n < zones.size(); ++n) {
        const Sample& sample = kit.samples[zones[n].sample];
        const std::string name = names.take(stemOf(sample));
        writeWav(sample, {}, output.file(folder + '/' + name + ".WAV", std::vector{zones[n].sample}),
                 zones[n].gainDb);
        writeLayer(xml, n + 1, zones[n], *sound, name, sample.frames);
    }
    xml.close();
    xml.close();
}

}

void writeAkaiMpc(const Kit& kit, KitOutput& output) {
    for (const Instrument& instrument : kit.instruments) {
        const std::string name = fileNameOf(kit, instrument);
        const bool isTonal = instrument.kind == Instrument::Kind::Tonal;
        ShortNames names(60);
        XmlText xml;
        xml.open("MPCVObject");
        xml.open("Version");
        xml.text("File_Version", "2.1");
        xml.text("Application", "MPC-V");
        xml.text("Application_Version", "2.10");
        xml.close();
        xml.open("Program", {{"type", isTonal ? "Keygroup" : "Drum"}});
        xml.text("ProgramName", name);
        if (isTonal) xml.number("KeygroupNumKeygroups", static_cast<int>(instrument.sounds.size()));
        xml.open("Instruments");
        int number = 0;
        for (const Sound& sound : instrument.sounds)
            writeInstrument(xml, ++number, &sound, kit, names, name, output);
        while (!isTonal && number < pads)
            writeInstrument(xml, ++number, nullptr, kit, names, name, output);
        xml.close();
        xml.open("PadNoteMap");
        for (std::size_t n = 0; !isTonal && n < instrument.sounds.size(); ++n) {
            xml.open("PadNote", {{"number", std::to_string(n + 1)}});
            xml.number("Note", instrument.sounds[n].key);
            xml.close();
        }
        xml.close();
        xml.close();
        xml.close();
        writeBytes(output.file(name + '/' + name + ".xpm", instrument), xml.bytes());
    }
}

}
