#include "kits/kit_files.h"
#include "kits/target_writers.h"
#include "kits/xml_text.h"

#include "base/number_text.h"
#include "files/archive.h"

// The open .multisample format of Bitwig and PreSonus (github.com/bitwig/multisample): a zip, stored, with
// multisample.xml and WAVs.
namespace gleaner::kits {
namespace {

void writeZone(XmlText& xml, const Zone& zone, const Sound& sound, int group, const std::string& file,
               Frame frames) {
    const auto number = [](Frame frame) { return fixedText(static_cast<double>(frame), 3); };
    xml.open("sample", {{"file", file},
                        {"gain", fixedText(zone.gainDb, 3)},
                        {"group", std::to_string(group)},
                        {"sample-start", number(0)},
                        {"sample-stop", number(frames)},
                        {"zone-logic", zone.robins > 1 ? "round-robin" : "always-play"}});
    xml.element("key", {{"low", std::to_string(sound.lowKey)},
                        {"high", std::to_string(sound.highKey)},
                        {"root", std::to_string(sound.key)},
                        {"track", "1"},
                        {"tune", decimalText(tuningOf(zone, sound) / 100.0, 4)}});
    xml.element("velocity",
                {{"low", std::to_string(zone.lowVelocity)}, {"high", std::to_string(zone.highVelocity)}});
    xml.element("select", {});
    const FrameRange loop = zone.loop.value_or(FrameRange{0, frames});
    xml.element(
        "loop",
        {{"mode", zone.loop ? "loop" : "off"}, {"start", number(loop.begin)}, {"stop", number(loop.end)}});
    xml.close();
}

QByteArray mapOf(const Kit& kit, const Instrument& instrument, const LooseSamples& files) {
    XmlText xml;
    xml.open("multisample", {{"name", kit.name + ' ' + instrument.name}});
    xml.text("generator", "Gleaner");
    xml.text("category", instrument.name);
    xml.text("creator", kit.author);
    xml.text("description", "");
    xml.element("keywords", {});
    for (const Sound& sound : instrument.sounds)
        xml.element("group", {{"name", sound.name}});
    for (std::size_t group = 0; group < instrument.sounds.size(); ++group)
        for (const Zone& zone : instrument.sounds[group].zones)
            writeZone(xml, zone, instrument.sounds[group], static_cast<int>(group), files.of(zone).name,
                      kit.samples[zone.sample].frames);
    xml.close();
    return xml.bytes();
}

}

void writeBitwig(const Kit& kit, KitOutput& output) {
    for (const Instrument& instrument : kit.instruments) {
        const LooseSamples files(kit, instrument, false);
        std::vector<pack::ZipItem> items{
            {"multisample.xml", {}, mapOf(kit, instrument, files).toStdString()}};
        for (const auto& [sample, file] : files.all())
            items.push_back({file.name, file.file, {}});
        pack::writeZip(output.file(fileNameOf(kit, instrument) + ".multisample", instrument),
                       std::move(items), {});
    }
}

}
