#include "kits/key_map.h"

#include "kits/takes.h"

#include <algorithm>
#include <array>

namespace gleaner::kits {
namespace {

constexpr int keys = 128;
constexpr int firstDrumKey = 35, firstFreeKey = 60, firstLoopKey = 36;

constexpr std::array kickKeys = {36, 35};
constexpr std::array snareKeys = {38, 40};
constexpr std::array clapKeys = {39};
constexpr std::array rimKeys = {37};
constexpr std::array hatKeys = {42, 44};
constexpr std::array openHatKeys = {46};
constexpr std::array cymbalKeys = {49, 57, 51, 59, 52, 55, 53};
constexpr std::array tomKeys = {45, 47, 48, 43, 50, 41};

/// "Drums", "Drums 2"
std::string numbered(std::string_view name, std::size_t count) {
    return count == 0 ? std::string(name) : std::string(name) + ' ' + std::to_string(count + 1);
}

/// From `first` up to the last key, then down from `below`.
std::vector<int> upThenDown(int first, int below) {
    std::vector<int> order;
    for (int key = first; key < keys; ++key)
        order.push_back(key);
    for (int key = below; key >= 0; --key)
        order.push_back(key);
    return order;
}

/// Instruments in which each sound has one key.
class Keyboards {
public:
    Keyboards(Instrument::Kind kind, std::string_view name) : m_kind(kind), m_name(name) {}

    /// Puts the sound on the first key of the list that is free; false where there is none.
    bool place(Sound& sound, std::span<const int> wanted, std::size_t keyboard) {
        while (m_taken.size() <= keyboard) {
            m_made.push_back({m_kind, numbered(m_name, m_made.size()), {}});
            m_taken.emplace_back();
        }
        for (const int key : wanted) {
            bool& taken = m_taken[keyboard][static_cast<std::size_t>(key)];
            if (taken) continue;
            taken = true;
            sound.key = sound.lowKey = sound.highKey = key;
            for (Zone& zone : sound.zones)
                zone.root = key;
            m_made[keyboard].sounds.push_back(std::move(sound));
            return true;
        }
        return false;
    }
    std::vector<Instrument> take() { return std::move(m_made); }

private:
    Instrument::Kind m_kind;
    std::string_view m_name;
    std::vector<Instrument> m_made;
    std::vector<std::array<bool, keys>> m_taken;
};

void placeSomewhere(Keyboards& keyboards, Sound& sound, std::span<const int> wanted) {
    for (std::size_t n = 0; !keyboards.place(sound, wanted, n);)
        ++n;
}

std::vector<Instrument> drumsOf(std::vector<Sound> sounds) {
    Keyboards drums(Instrument::Kind::Drums, "Drums");
    std::vector<int> free = upThenDown(firstFreeKey, firstDrumKey - 1);
    std::vector<Sound> left;
    for (Sound& sound : sounds)
        if (!drums.place(sound, drumKeysOf(sound.role), 0)) left.push_back(std::move(sound));
    for (int key = firstDrumKey; key < firstFreeKey; ++key)
        free.push_back(key);
    for (Sound& sound : left)
        placeSomewhere(drums, sound, free);
    return drums.take();
}

std::vector<Instrument> loopsOf(std::vector<Sound> sounds) {
    Keyboards loops(Instrument::Kind::Loops, "Loops");
    const std::vector<int> order = upThenDown(firstLoopKey, firstLoopKey - 1);
    for (Sound& sound : sounds)
        placeSomewhere(loops, sound, order);
    return loops.take();
}

/// Halves the way between neighbours; a half goes to the upper one.
void spread(std::vector<Sound>& sounds) {
    for (std::size_t n = 0; n < sounds.size(); ++n) {
        Sound& sound = sounds[n];
        sound.lowKey = std::max(0, sound.key - widestStretch);
        sound.highKey = std::min(keys - 1, sound.key + widestStretch);
        if (n > 0) sound.lowKey = std::max(sound.lowKey, (sounds[n - 1].key + sound.key + 1) / 2);
        if (n + 1 < sounds.size())
            sound.highKey = std::min(sound.highKey, (sound.key + sounds[n + 1].key + 1) / 2 - 1);
    }
}

std::vector<Instrument> tonalOf(std::vector<Sound> sounds, music::Role role) {
    std::vector<Instrument> made;
    for (Sound& sound : sounds) {
        const auto isFree = [&](const Instrument& instrument) {
            return std::ranges::find(instrument.sounds, sound.key, &Sound::key) == instrument.sounds.end();
        };
        auto instrument = std::ranges::find_if(made, isFree);
        if (instrument == made.end()) {
            made.push_back({Instrument::Kind::Tonal, numbered(music::info(role).name, made.size()), {}});
            instrument = made.end() - 1;
        }
        instrument->sounds.push_back(std::move(sound));
    }
    return made;
}

void append(std::vector<Instrument>& all, std::vector<Instrument> more) {
    for (Instrument& instrument : more) {
        std::ranges::sort(instrument.sounds, {}, &Sound::key);
        if (instrument.kind == Instrument::Kind::Tonal) spread(instrument.sounds);
        if (!instrument.sounds.empty()) all.push_back(std::move(instrument));
    }
}

}

std::span<const int> drumKeysOf(music::Role role) {
    switch (role) {
    case music::Role::Kick:
        return kickKeys;
    case music::Role::Snare:
        return snareKeys;
    case music::Role::Clap:
        return clapKeys;
    case music::Role::Rim:
        return rimKeys;
    case music::Role::Hat:
        return hatKeys;
    case music::Role::OpenHat:
        return openHatKeys;
    case music::Role::Cymbal:
        return cymbalKeys;
    case music::Role::Tom:
        return tomKeys;
    default:
        return {};
    }
}

std::vector<Instrument> instrumentsOf(std::vector<Sound> sounds, std::span<const Sample> samples) {
    std::vector<Sound> drums, loops;
    std::array<std::vector<Sound>, music::roles.size()> tonal;
    for (Sound& sound : sounds) {
        if (rootOf(samples[sound.zones.front().sample]))
            tonal[static_cast<std::size_t>(sound.role)].push_back(std::move(sound));
        else if (sound.kind == music::SampleKind::Hit)
            drums.push_back(std::move(sound));
        else
            loops.push_back(std::move(sound));
    }
    std::vector<Instrument> made;
    append(made, drumsOf(std::move(drums)));
    append(made, loopsOf(std::move(loops)));
    for (const music::RoleInfo& role : music::roles)
        append(made, tonalOf(std::move(tonal[static_cast<std::size_t>(role.role)]), role.role));
    return made;
}

}
