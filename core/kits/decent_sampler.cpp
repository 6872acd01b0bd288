#include "kits/kit_files.h"
#include "kits/target_writers.h"
#include "kits/xml_text.h"

#include "base/number_text.h"

// A preset of Decent Sampler (its developers' guide, "The .dspreset format"), beside the pack's own samples.
// Turns are counted within a group, so each sound has its own; without `seqMode` all takes would sound at
// once.
namespace gleaner::kits {
namespace {

void writeZone(XmlText& xml, const Zone& zone, const Sound& sound, const Sample& sample) {
    xml.open("sample", {{"path", toPack + sample.path},
                        {"rootNote", std::to_string(sound.key)},
                        {"loNote", std::to_string(sound.lowKey)},
                        {"hiNote", std::to_string(sound.highKey)},
                        {"loVel", std::to_string(zone.lowVelocity)},
                        {"hiVel", std::to_string(zone.highVelocity)},
                        {"volume", fixedText(zone.gainDb, 2) + "dB"},
                        {"tuning", decimalText(tuningOf(zone, sound) / 100.0, 4)},
                        {"pan", decimalText(zone.pan * 100.0, 1)},
                        {"seqMode", zone.robins > 1 ? "round_robin" : "always"},
                        {"seqLength", std::to_string(zone.robins)},
                        {"seqPosition", std::to_string(zone.robin)},
                        {"loopEnabled", zone.loop ? "true" : "false"},
                        {"loopStart", std::to_string(zone.loop ? zone.loop->begin : 0)},
                        {"loopEnd", std::to_string((zone.loop ? zone.loop->end : sample.frames) - 1)}});
    xml.close();
}

void writeSound(XmlText& xml, const Sound& sound, const Kit& kit) {
    xml.open("group",
             {{"name", sound.name},
              {"ampVelTrack", sound.followsVelocity ? "1" : "0"},
              {"ampEnvEnabled", sound.isOneShot ? "false" : "true"}, // without one a sample plays out
              {"release", decimalText(releaseSeconds, 3)}});
    for (const Zone& zone : sound.zones)
        writeZone(xml, zone, sound, kit.samples[zone.sample]);
    xml.close();
}

}

void writeDecentSampler(const Kit& kit, KitOutput& output) {
    for (const Instrument& instrument : kit.instruments) {
        XmlText xml;
        xml.open("DecentSampler", {{"minVersion", "1.6.0"}});
        xml.open("groups");
        for (const Sound& sound : instrument.sounds)
            writeSound(xml, sound, kit);
        xml.close();
        xml.close();
        writeBytes(output.file(fileNameOf(kit, instrument) + ".dspreset", instrument), xml.bytes());
    }
}

}
