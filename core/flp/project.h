#pragma once

#include "flp/bytes.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

namespace gleaner::flp {

struct ProjectNote {
    std::int64_t position = 0; ///< ticks
    std::int64_t length = 0;   ///< ticks; 0 is a step
    int channel = 0, key = 60, velocity = 100;
    friend bool operator==(const ProjectNote&, const ProjectNote&) = default;
};
struct ProjectChannel {
    int id = 0;
    std::string type; ///< "sampler", "instrument", "layer", "audio", "automation"
    std::string name, samplePath;
    std::optional<int> insert; ///< of the mixer; 0 is the master
    /// Left to who can look at files; nothing: nobody looked, or nobody can.
    std::optional<bool> sampleExists = {};
    friend bool operator==(const ProjectChannel&, const ProjectChannel&) = default;
};
struct ProjectPattern {
    int id = 0;
    std::string name;
    std::vector<ProjectNote> notes;
    std::int64_t lengthTicks = 0;
    friend bool operator==(const ProjectPattern&, const ProjectPattern&) = default;
};
struct ProjectItem {
    std::string kind; ///< "pattern", "audio", "automation"
    int arrangement = 0, track = 1;
    std::int64_t startTicks = 0, lengthTicks = 0;
    int index = 0; ///< pattern number or channel id
    bool muted = false;
    std::optional<double> beginMs = {}, endMs = {}; ///< audio clips: what of the sample sounds, where not all
    std::optional<double> gain = {};                ///< linear; FL 21 and later
    std::optional<double> fadeInMs = {}, fadeOutMs = {}; ///< FL 21 and later
    friend bool operator==(const ProjectItem&, const ProjectItem&) = default;
};
struct ProjectMarker {
    std::int64_t positionTicks = 0;
    int type = 0;
    std::string name;
    friend bool operator==(const ProjectMarker&, const ProjectMarker&) = default;
};

struct ProjectInsert {
    int number = 0;
    std::string name;                 ///< empty: FL's own
    std::vector<std::string> effects; ///< by the names FL shows
    friend bool operator==(const ProjectInsert&, const ProjectInsert&) = default;
};

/// What is in a project of any FL version.
struct Project {
    std::string version, title, genre, artists, comment;
    int ppq = 96;
    double tempo = 0.0;
    /// What moves the tempo while the project plays, in words; empty: nothing does. And what it begins with
    /// then.
    std::vector<std::string> tempoAutomation;
    std::optional<double> startTempo;
    std::vector<ProjectChannel> channels;
    std::vector<ProjectPattern> patterns;
    std::vector<ProjectItem> playlist;  ///< of every arrangement
    std::optional<int> itemSize;        ///< nothing when the playlist is empty
    int numerator = 4, denominator = 4; ///< of the time signature
    int tracks = 0, inserts = 0;
    std::vector<ProjectInsert> mixer; ///< inserts that have a name or an effect
    bool trial = false;               ///< an unregistered FL saved it and scrambled its numbers
    /// Whether a trial's numbers could be read back. If not, those that stand outside of data with a length
    /// (tempo, ids of channels, inserts) are no facts.
    bool numbersKnown = true;
    std::vector<ProjectMarker> markers;
    std::vector<std::string> warnings;
};

/// Ticks of a bar by the project's time signature.
inline std::int64_t ticksPerBar(const Project& project) {
    return std::max<std::int64_t>(1, std::int64_t{project.ppq} * 4 * project.numerator / project.denominator);
}

/// Reads a project of any FL version. Throws Error ("not an FL Studio project", "cut off") and never reads
/// past the end.
Project decode(const Bytes& bytes);

}
