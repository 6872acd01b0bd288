#include "kits/kit_files.h"
#include "kits/target_writers.h"
#include "kits/xml_text.h"

#include "base/number_text.h"
#include "dsp/portable_math.h"
#include "files/gzip.h"

#include <algorithm>

// A Drum Rack of Ableton Live 11 and later (.adg): gzipped XML that Ableton doesn't document, by what is
// publicly known of it. A chain a sound: a Simpler where it has one layer, a Sampler with the first take of
// each where it has several. Samples stay in the pack and are named by their way from the rack.
namespace gleaner::kits {
namespace {

constexpr int mirroredKey = 128; ///< pads count down: a pad's ReceivingNote is 128 less its key
constexpr int padNote = 60;      ///< what a pad hands on, whatever its key: the root of its samples

void value(XmlText& xml, const char* name, const std::string& text) { xml.element(name, {{"Value", text}}); }
void value(XmlText& xml, const char* name, Frame number) { value(xml, name, std::to_string(number)); }
void flag(XmlText& xml, const char* name, bool is) { value(xml, name, is ? "true" : "false"); }

void writeRange(XmlText& xml, const char* name, int low, int high) {
    xml.open(name);
    value(xml, "Min", low);
    value(xml, "Max", high);
    value(xml, "CrossfadeMin", low);
    value(xml, "CrossfadeMax", high);
    xml.close();
}

void writeLoop(XmlText& xml, const char* name, FrameRange range, int mode) {
    xml.open(name);
    value(xml, "Start", range.begin);
    value(xml, "End", range.end);
    value(xml, "Mode", mode);
    value(xml, "Crossfade", 0);
    value(xml, "Detune", 0);
    xml.close();
}

void writeSampleRef(XmlText& xml, const Sample& sample) {
    xml.open("SampleRef");
    xml.open("FileRef");
    value(xml, "RelativePathType", 1); // from the rack's own file
    value(xml, "RelativePath", toPack + sample.path);
    value(xml, "Path", "");
    value(xml, "Type", 1);
    value(xml, "LivePackName", "");
    value(xml, "LivePackId", "");
    value(xml, "OriginalFileSize", 0);
    value(xml, "OriginalCrc", 0);
    xml.close();
    value(xml, "LastModDate", 0);
    value(xml, "DefaultDuration", sample.frames);
    value(xml, "DefaultSampleRate", sample.rate);
    xml.close();
}

void writePart(XmlText& xml, std::size_t id, const Zone& zone, const Sound& sound, const Sample& sample) {
    constexpr int forwardLoop = 1, noLoop = 0, noRelease = 3;
    xml.open("MultiSamplePart", {{"Id", std::to_string(id)}});
    value(xml, "LomId", 0);
    value(xml, "Name", stemOf(sample));
    flag(xml, "Selection", id == 0);
    flag(xml, "IsActive", true);
    flag(xml, "Solo", false);
    writeRange(xml, "KeyRange", 0, 127);
    writeRange(xml, "VelocityRange", zone.lowVelocity, zone.highVelocity);
    writeRange(xml, "SelectorRange", 0, 127);
    value(xml, "RootKey", padNote);
    value(xml, "Detune", decimalText(tuningOf(zone, sound), 0));
    value(xml, "TuneScale", 100);
    value(xml, "Panorama", decimalText(zone.pan, 3));
    value(xml, "Volume", decimalText(dsp::portableLinear(zone.gainDb), 6));
    flag(xml, "Link", false);
    value(xml, "SampleStart", 0);
    value(xml, "SampleEnd", sample.frames);
    const FrameRange whole{0, sample.frames};
    writeLoop(xml, "SustainLoop", zone.loop.value_or(whole), zone.loop ? forwardLoop : noLoop);
    writeLoop(xml, "ReleaseLoop", whole, noRelease);
    writeSampleRef(xml, sample);
    xml.close();
}

void writeDevice(XmlText& xml, const Sound& sound, const Kit& kit) {
    const bool hasLayers = !sound.followsVelocity;
    xml.open(hasLayers ? "MultiSampler" : "OriginalSimpler", {{"Id", "0"}});
    value(xml, "UserName", sound.name);
    xml.open("Player");
    xml.open("MultiSampleMap");
    xml.open("SampleParts");
    std::size_t id = 0;
    for (const Zone& zone : sound.zones)
        if (zone.robin == 1) writePart(xml, id++, zone, sound, kit.samples[zone.sample]);
    for (int i = 0; i < 3; ++i)
        xml.close();
    xml.open("VolumeAndPan");
    xml.open("VolumeVelScale");
    value(xml, "Manual", hasLayers ? "0" : "1");
    xml.close();
    flag(xml, "OneShotEnvelope", sound.isOneShot);
    xml.close();
    if (!hasLayers) {
        xml.open("Globals");
        value(xml, "PlaybackMode", sound.isOneShot ? 1 : 0); // one-shot, or as long as it is held
        xml.close();
    }
    xml.close();
}

void writePad(XmlText& xml, std::size_t id, const Sound& sound, const Kit& kit) {
    xml.open("DrumBranchPreset", {{"Id", std::to_string(id)}});
    value(xml, "Name", sound.name);
    flag(xml, "IsSoloed", false);
    xml.open("DevicePresets");
    xml.open("AbletonDevicePreset", {{"Id", "0"}});
    xml.open("Device");
    writeDevice(xml, sound, kit);
    for (int i = 0; i < 3; ++i)
        xml.close();
    xml.open("ZoneSettings");
    value(xml, "ReceivingNote", mirroredKey - sound.key);
    value(xml, "SendingNote", padNote);
    value(xml, "ChokeGroup", 0);
    xml.close();
    xml.close();
}

}

void writeAbleton(const Kit& kit, KitOutput& output) {
    for (const Instrument& instrument : kit.instruments) {
        XmlText xml;
        xml.open("Ableton", {{"MajorVersion", "5"}, {"MinorVersion", "11.0_433"}, {"Creator", "Gleaner"}});
        xml.open("GroupDevicePreset");
        xml.open("Device");
        xml.open("DrumGroupDevice", {{"Id", "0"}});
        value(xml, "UserName", kit.name + ' ' + instrument.name);
        xml.close();
        xml.close();
        xml.open("BranchPresets");
        for (std::size_t n = 0; n < instrument.sounds.size(); ++n)
            writePad(xml, n, instrument.sounds[n], kit);
        for (int i = 0; i < 3; ++i)
            xml.close();
        pack::writeGzip(output.file(fileNameOf(kit, instrument) + ".adg", instrument), xml.bytes());
    }
}

}
