#include "kits/kit_files.h"
#include "kits/target_writers.h"
#include "kits/xml_text.h"

#include "base/number_text.h"
#include "dsp/portable_math.h"
#include "files/gzip.h"

#include <algorithm>

// A drum kit of Hydrogen 1.0 to 1.2 (drumkit.xsd): a folder with drumkit.xml and the samples, as tar in gzip.
namespace gleaner::kits {
namespace {

constexpr double velocities = 127.0;
constexpr int releaseFrames = 1000;

/// Bounds lie half way between velocities, so that no note falls between two layers.
double lowOf(const Zone& zone) { return zone.lowVelocity <= 1 ? 0.0 : (zone.lowVelocity - 0.5) / velocities; }
double highOf(const Zone& zone) {
    return zone.highVelocity >= 127 ? 1.0 : (zone.highVelocity + 0.5) / velocities;
}

void writeLayer(XmlText& xml, const Zone& zone, const Sound& sound, const std::string& file) {
    xml.open("layer");
    xml.text("filename", file);
    xml.text("min", decimalText(lowOf(zone), 6));
    xml.text("max", decimalText(highOf(zone), 6));
    xml.text("gain", decimalText(dsp::portableLinear(zone.gainDb), 6));
    xml.text("pitch", decimalText(tuningOf(zone, sound) / 100.0, 4));
    xml.close();
}

void writeInstrument(XmlText& xml, int id, const Sound& sound, const LooseSamples& files) {
    const bool hasTurns = std::ranges::any_of(sound.zones, [](const Zone& zone) { return zone.robins > 1; });
    xml.open("instrument");
    xml.number("id", id);
    xml.text("name", sound.name);
    xml.text("volume", "1");
    xml.text("isMuted", "false");
    xml.text("isSoloed", "false");
    xml.text("pan", decimalText(sound.zones.front().pan, 3));
    xml.text("pitchOffset", "0");
    xml.text("randomPitchFactor", "0");
    xml.text("gain", "1");
    xml.text("applyVelocity", sound.followsVelocity ? "true" : "false");
    xml.text("filterActive", "false");
    xml.text("filterCutoff", "1");
    xml.text("filterResonance", "0");
    xml.number("Attack", 0);
    xml.number("Decay", 0);
    xml.text("Sustain", "1");
    xml.number("Release", releaseFrames);
    xml.number("muteGroup", -1);
    xml.number("midiOutChannel", -1);
    xml.number("midiOutNote", sound.key);
    xml.text("isStopNote", "false");
    xml.text("sampleSelectionAlgo", hasTurns ? "ROUND_ROBIN" : "VELOCITY");
    xml.number("isHihat", -1);
    xml.number("lower_cc", 0);
    xml.number("higher_cc", 127);
    for (const char* const level : {"FX1Level", "FX2Level", "FX3Level", "FX4Level"})
        xml.number(level, 0);
    xml.open("instrumentComponent");
    xml.number("component_id", 0);
    xml.text("gain", "1");
    for (const Zone& zone : sound.zones)
        writeLayer(xml, zone, sound, files.of(zone).name);
    xml.close();
    xml.close();
}

/// As Hydrogen's own list of licences has it.
std::string licenceOf(const Kit& kit) {
    if (kit.licence.empty()) return "undefined license";
    if (kit.licence.starts_with("CC0-")) return "CC0";
    return kit.licence.starts_with("CC-BY-4") ? "CC BY" : kit.licence;
}

QByteArray drumkitOf(const Kit& kit, const std::string& name, const Instrument& instrument,
                     const LooseSamples& files) {
    XmlText xml;
    xml.open("drumkit_info", {{"xmlns", "http://www.hydrogen-music.org/drumkit"}});
    xml.text("name", name);
    xml.text("author", kit.author);
    xml.text("info", kit.copyright.empty() ? "Made by Gleaner" : kit.copyright + ". Made by Gleaner");
    xml.text("license", licenceOf(kit));
    xml.text("image", "");
    xml.text("imageLicense", "undefined license");
    xml.open("componentList");
    xml.open("drumkitComponent");
    xml.number("id", 0);
    xml.text("name", "Main");
    xml.text("volume", "1");
    xml.close();
    xml.close();
    xml.open("instrumentList");
    for (std::size_t n = 0; n < instrument.sounds.size(); ++n)
        writeInstrument(xml, static_cast<int>(n), instrument.sounds[n], files);
    xml.close();
    xml.close();
    return xml.bytes();
}

}

void writeHydrogen(const Kit& kit, KitOutput& output) {
    ShortNames names(30); // of folders: a path in the archive has a hundred bytes
    for (const Instrument& instrument : kit.instruments) {
        const std::string name = names.take(kit.name.substr(0, 20) + ' ' + instrument.name);
        const LooseSamples files(kit, instrument, true);
        std::vector<pack::TarItem> items{
            {name + "/drumkit.xml", {}, drumkitOf(kit, name, instrument, files)}};
        for (const auto& [sample, file] : files.all())
            items.push_back({name + '/' + file.name, file.file, {}});
        pack::writeTarGzip(output.file(fileNameOf(kit, instrument) + ".h2drumkit", instrument), items, {});
    }
}

}
