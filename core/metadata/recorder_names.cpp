#include "metadata/recorder_names.h"

#include "base/file_names.h"

#include <algorithm>
#include <span>

namespace gleaner::audio {
namespace {

constexpr std::size_t longestName = 60; ///< a sentence is no name

/// What encoders, editors, workstations and librarians write as ISFT, ENCODER, TSSE or even as originator of
/// a `bext` chunk; in lower case. FFmpeg calls itself Lavf and Lavc (LIBAVFORMAT_IDENT, LIBAVCODEC_IDENT),
/// libsndfile adds itself in parentheses; the others write the names they are sold under.
constexpr std::string_view software[] = {"lavf",
                                         "lavc",
                                         "ffmpeg",
                                         "libav",
                                         "gstreamer",
                                         "libsndfile",
                                         "sndfile",
                                         "sox",
                                         "libflac",
                                         "reference libflac",
                                         "flac",
                                         "lame",
                                         "libvorbis",
                                         "xiph",
                                         "libopus",
                                         "opusenc",
                                         "oggenc",
                                         "fdk",
                                         "nero",
                                         "qaac",
                                         "gogo",
                                         "audacity",
                                         "tenacity",
                                         "reaper",
                                         "adobe",
                                         "audition",
                                         "cool edit",
                                         "premiere",
                                         "after effects",
                                         "sound forge",
                                         "soundforge",
                                         "sonic foundry",
                                         "vegas",
                                         "acid pro",
                                         "wavelab",
                                         "steinberg",
                                         "cubase",
                                         "nuendo",
                                         "spectralayers",
                                         "logic",
                                         "garageband",
                                         "mainstage",
                                         "final cut",
                                         "quicktime",
                                         "itunes",
                                         "core audio",
                                         "coreaudio",
                                         "soundtrack pro",
                                         "sound grinder",
                                         "monkey tools",
                                         "pro tools",
                                         "protools",
                                         "digidesign",
                                         "avid",
                                         "media composer",
                                         "ableton",
                                         "fl studio",
                                         "fruity",
                                         "image-line",
                                         "edison",
                                         "bitwig",
                                         "studio one",
                                         "reason",
                                         "renoise",
                                         "ardour",
                                         "mixbus",
                                         "qtractor",
                                         "cakewalk",
                                         "sonar",
                                         "samplitude",
                                         "sequoia",
                                         "magix",
                                         "music maker",
                                         "pyramix",
                                         "merging",
                                         "sadie",
                                         "fairlight",
                                         "davinci",
                                         "resolve",
                                         "hindenburg",
                                         "descript",
                                         "izotope",
                                         "rx",
                                         "ocenaudio",
                                         "wavosaur",
                                         "goldwave",
                                         "twistedwave",
                                         "twisted wave",
                                         "amadeus",
                                         "fission",
                                         "peak",
                                         "spark",
                                         "triumph",
                                         "snapper",
                                         "myriad",
                                         "kaleidoscope",
                                         "raven",
                                         "avisoft",
                                         "batsound",
                                         "arbimon",
                                         "soundruler",
                                         "praat",
                                         "sonic visualiser",
                                         "wave agent",
                                         "waveagent",
                                         "bwf metaedit",
                                         "metaedit",
                                         "soundminer",
                                         "basehead",
                                         "soundly",
                                         "wave editor",
                                         "sample manager",
                                         "barbabatch",
                                         "r8brain",
                                         "saracon",
                                         "voxengo",
                                         "sonoris",
                                         "ssrc",
                                         "xld",
                                         "dbpoweramp",
                                         "exact audio copy",
                                         "eac",
                                         "foobar2000",
                                         "winamp",
                                         "mp3tag",
                                         "mediamonkey",
                                         "switch sound",
                                         "wavepad",
                                         "nch",
                                         "format factory",
                                         "freemake",
                                         "any audio",
                                         "audiograbber",
                                         "cdex",
                                         "max",
                                         "vlc",
                                         "handbrake",
                                         "pydub",
                                         "librosa",
                                         "scipy",
                                         "matlab",
                                         "octave",
                                         "naudio",
                                         "juce",
                                         "jack",
                                         "timemachine",
                                         "gleaner",
                                         "milkytracker",
                                         "openmpt",
                                         "native instruments",
                                         "kontakt",
                                         "maschine",
                                         "melodyne",
                                         "serato",
                                         "rekordbox",
                                         "traktor",
                                         "mixed in key"};

/// Makers and models of recorders, and phones; in lower case. Zoom, Tascam, Marantz and Sound Devices name
/// the model in the originator or the description of `bext` (Sound Devices also as "SoundDev:"), Wildlife
/// Acoustics in GUANO, AudioMoth in a comment.
constexpr std::string_view recorders[] = {"audiomoth",     "zoom",          "tascam",
                                          "sound devices", "sounddevices",  "sound dev",
                                          "sounddev",      "mixpre",        "sony",
                                          "olympus",       "om system",     "om digital",
                                          "roland",        "edirol",        "marantz",
                                          "nagra",         "aaton",         "cantar",
                                          "zaxcom",        "deva",          "nomad",
                                          "fostex",        "sonosax",       "yamaha",
                                          "song meter",    "songmeter",     "wildlife acoustics",
                                          "sm4bat",        "sm3bat",        "sm2bat",
                                          "echo meter",    "frontier labs", "bar-lt",
                                          "swift",         "dodotronic",    "pettersson",
                                          "titley",        "anabat",        "batlogger",
                                          "elekon",        "batcorder",     "lectrosonics",
                                          "tentacle",      "deity",         "rode",
                                          "r\303\270de",   "shure",         "hhb",
                                          "portadisc",     "microtrack",    "m-audio",
                                          "philips",       "korg",          "line 6",
                                          "apogee",        "iphone",        "ipad",
                                          "samsung",       "pixel",         "huawei",
                                          "xiaomi",        "oneplus",       "nokia",
                                          "gopro",         "dji",           "handy recorder",
                                          "voice tracer",  "denon",         "ultramic",
                                          "hydromoth",     "micromoth",     "aquarian",
                                          "soundtrap",     "iclisten",      "sylence",
                                          "sound device"};

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Where one of the names stands as a word or the beginning of a row of words; npos where none does.
std::size_t find(std::string_view folded, std::span<const std::string_view> names) {
    std::size_t first = std::string_view::npos;
    for (const std::string_view name : names)
        for (auto at = folded.find(name); at != std::string_view::npos; at = folded.find(name, at + 1)) {
            const bool begins = at == 0 || !isLetter(folded[at - 1]);
            const bool ends = at + name.size() == folded.size() || !isLetter(folded[at + name.size()]);
            if (begins && ends) first = std::min(first, at);
        }
    return first;
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}

bool isSoftware(std::string_view text) { return find(foldedName(text), software) != std::string_view::npos; }

bool isRecorder(std::string_view text) {
    return find(foldedName(text), recorders) != std::string_view::npos && !isSoftware(text);
}

std::string recorderIn(std::string_view text) {
    static constexpr std::string_view audioMoth[] = {"audiomoth"};
    if (find(foldedName(text), audioMoth) != std::string_view::npos) return "AudioMoth";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n;|,", begin), text.size());
        const std::string_view line = trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        const bool hasNumber = line.find_first_of("0123456789") != std::string_view::npos;
        if (hasNumber && line.size() <= longestName && find(foldedName(line), recorders) == 0 &&
            !isSoftware(line))
            return std::string(line);
    }
    return {};
}

}
