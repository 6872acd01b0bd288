#include "kits/kit_files.h"
#include "kits/target_writers.h"

#include "base/number_text.h"

namespace gleaner::kits {
namespace {

/// An opcode a line: the value of `sample` runs to the end of its line, blanks and all.
class SfzText {
public:
    void header(const char* name) { m_text += std::string("\n<") + name + ">\n"; }
    void opcode(const char* name, const std::string& value) {
        m_text += std::string(name) + '=' + value + '\n';
    }
    void opcode(const char* name, int value) { opcode(name, std::to_string(value)); }
    void comment(const std::string& text) { m_text += "// " + text + '\n'; }
    QByteArray bytes() const { return QByteArray::fromStdString(m_text); }

private:
    std::string m_text;
};

void writeZone(SfzText& text, const Zone& zone, const Sound& sound, const Sample& sample) {
    text.header("region");
    text.opcode("lovel", zone.lowVelocity);
    text.opcode("hivel", zone.highVelocity);
    if (zone.robins > 1) {
        text.opcode("seq_length", zone.robins);
        text.opcode("seq_position", zone.robin);
    }
    if (const double cents = tuningOf(zone, sound); cents != 0.0) text.opcode("tune", decimalText(cents, 0));
    if (zone.gainDb != 0.0) text.opcode("volume", fixedText(zone.gainDb, 2));
    if (zone.pan != 0.0) text.opcode("pan", decimalText(zone.pan * 100.0, 1));
    if (zone.loop) {
        text.opcode("loop_start", std::to_string(zone.loop->begin));
        text.opcode("loop_end", std::to_string(zone.loop->end - 1)); // the last frame that sounds
    }
    text.opcode("sample", toPack + sample.path);
}

const char* loopModeOf(const Sound& sound) {
    if (sound.isOneShot) return "one_shot";
    return sound.zones.front().loop ? "loop_continuous" : "no_loop";
}

void writeSound(SfzText& text, const Sound& sound, const Kit& kit) {
    text.header("group");
    text.comment(sound.name);
    text.opcode("lokey", sound.lowKey);
    text.opcode("hikey", sound.highKey);
    text.opcode("pitch_keycenter", sound.key);
    text.opcode("loop_mode", loopModeOf(sound));
    if (!sound.isOneShot) text.opcode("ampeg_release", decimalText(releaseSeconds, 3));
    if (!sound.followsVelocity) text.opcode("amp_veltrack", 0);
    for (const Zone& zone : sound.zones)
        writeZone(text, zone, sound, kit.samples[zone.sample]);
}

}

// SFZ 1.0 with seq_length and seq_position (https://sfzformat.com).
void writeSfz(const Kit& kit, KitOutput& output) {
    for (const Instrument& instrument : kit.instruments) {
        SfzText text;
        text.comment(kit.name + ", " + instrument.name);
        if (const std::string terms = termsOf(kit); !terms.empty()) text.comment(terms);
        for (const Sound& sound : instrument.sounds)
            writeSound(text, sound, kit);
        writeBytes(output.file(fileNameOf(kit, instrument) + ".sfz", instrument), text.bytes());
    }
}

}
