// Rooms of words and numbers: base, music, and the values of slices.

#include "rooms.h"

#include "base/file_names.h"
#include "base/number_text.h"
#include "base/range.h"
#include "base/sealed.h"
#include "base/shown_text.h"
#include "base/units.h"
#include "music/key.h"
#include "music/pitch.h"
#include "music/time.h"
#include "slices/detection_settings.h"
#include "slices/fingerprint.h"

namespace gleaner::portable::work {

void base(Digest& digest) {
    Random random(2024);
    UniqueNames names;
    for (int n = 0; n < 1000; ++n) {
        digest.number(random.below(100));
        digest.exact(random.between(-3.0, 7.0));
        digest.text(shortestText(random.unit() * std::exp2(static_cast<double>(n % 80) - 40.0)));
        digest.number(framesFromSeconds(random.unit() * 7200.0, 44100.0));
        digest.shown(decibelsFromLinear(random.unit()).value);
        digest.shown(linearFromDecibels(Decibels(random.between(-60.0, 12.0))));
    }
    for (const char* name : {"con", "Kick 01", "kick 01", "a/b\\c:d",
                             "Stra\xC3\x9F"
                             "e ",
                             "e\xCC\x81t\xC3\xA9", "..", ""}) {
        digest.text(names.take(safeFileName(name)));
        digest.text(foldedName(name));
        digest.text(shownText(name));
        digest.text(sealed(name, "content"));
        digest.number(unsealed("key", sealed(name, "content")).has_value());
    }
}

void music(Digest& digest) {
    using namespace gleaner::music;
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
        for (const Mode mode : {Mode::Major, Mode::Minor}) {
            const Key key{pitchClass, mode};
            digest.text(toString(key));
            digest.text(camelot(key));
            digest.text(toString(parseKey(camelot(transposed(key, 5))).value()));
            digest.number(fifths(key));
        }
    for (int note = 0; note < 128; ++note) {
        digest.text(noteName(note));
        digest.shown(hertzFromMidi(note + 0.25));
        digest.shown(midiFromHertz(20.0 + 37.0 * note));
        digest.number(ticksFromBeats(note / 7.0, 480));
        digest.exact(secondsFromBeats(Beats(note), Bpm(93.7)));
    }
}

void settings(Digest& digest) {
    Random random(9);
    for (const auto& field : analysis::detectionSettings()) {
        const gleaner::settings::Setting& setting = field.setting;
        digest.text(gleaner::settings::helpFor(setting, field.get({})));
        digest.text(gleaner::settings::complaintAbout(setting, random.between(-1e9, 1e9)));
        for (const char* text : {"", "0.25", "1e1", "60-120", "hit,loop", "mix", "1,2", "x"})
            if (const auto value = gleaner::settings::parse(setting, text))
                digest.text(gleaner::settings::textOf(*value));
    }
}

void slices(Digest& digest) {
    Random random(5);
    analysis::Fingerprint one, other;
    for (std::size_t n = 0; n < one.cells.size(); ++n) {
        one.cells[n] = static_cast<std::uint8_t>(random.below(100));
        other.cells[n] = static_cast<std::uint8_t>(random.below(100));
    }
    digest.text(one.toHex());
    digest.number(analysis::Fingerprint::fromHex(other.toHex()) == other);
    digest.exact(analysis::distance(one, other));
    for (int n = 0; n < 200; ++n)
        digest.text(fixedText(random.between(-100.0, 100.0), n % 4));
}

}
