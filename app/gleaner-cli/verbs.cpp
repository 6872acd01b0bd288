#include "verbs.h"

namespace gleaner::cli {
namespace {

constexpr OptionFacts jsonOption = {"json", "", "Print one JSON document on standard output."};
constexpr OptionFacts jobsOption = {
    "jobs", "N", "How many pieces of work at once (0: one a processor). The result is the same.", "0"};
constexpr OptionFacts seedOption = {"seed", "S", "The number from which all chance is drawn (default 1)."};
constexpr OptionFacts sensitivityOption = {
    "sensitivity", "0..1", "How much is found: 0 only what is plain, 1 everything (default 0.5)."};
constexpr OptionFacts tempoRangeOption = {"tempo-range", "MIN-MAX",
                                          "Tempi of loops and phrases lie in here, 20 to 400 (default "
                                          "60-185): of half or twice a tempo, the one that does."};
constexpr OptionFacts channelsOption = {
    "channels", "WHICH",
    "Which channels: auto (the default: for each sound the one or the pair in which it stands out), mix (the "
    "mean of all), or one or two such as 3 or 1,2."};

constexpr OptionFacts detectOptions[] = {
    {"kinds", "LIST", "Which kinds, with commas: hit,loop,phrase,texture (default all)."},
    sensitivityOption,
    tempoRangeOption,
    channelsOption,
    jobsOption,
    jsonOption};
constexpr OptionFacts onsetsOptions[] = {sensitivityOption, jsonOption};
constexpr OptionFacts analyseOptions[] = {
    {"no-evidence", "", "Listen only: believe neither the file's name nor its tags and chunks."},
    tempoRangeOption,
    jobsOption,
    jsonOption};
constexpr OptionFacts packOptions[] = {
    {"out", "DIR", "Folder that gets the pack's folder and zip."},
    {"request", "FILE",
     "Take everything from a request (JSON); other options are then not allowed but --out, --jobs, --no-zip, "
     "--plan, --json."},
    {"name", "N", "Name of the pack."},
    {"genre", "G", "A genre; may be given several times."},
    {"tag", "T", "A tag; may be given several times."},
    {"preset", "NAME|FILE", "Effects preset: a factory preset (the first is the default) or a JSON file."},
    {"target-lufs", "L", "One loudness for everything, -60 to 0. Without it each kind has its own."},
    {"true-peak", "DB", "Ceiling in dBTP, -20 to 0 (default -1)."},
    {"min-hits", "N", "Refuse to write with fewer hits."},
    {"min-loops", "N", "Refuse to write with fewer loops."},
    {"max-hits", "N", "At most so many hits: those that differ most from each other."},
    {"no-near-duplicates", "", "Of hits that are nearly the same the surest alone."},
    {"naming", "TEMPLATE|PROFILE",
     "How files are named: classic (the default), another profile, or a template such as {role}_{number}."},
    {"format", "F", "wav24 (the default), wav16 or flac."},
    {"rate", "R", "Sample rate in Hz, 8000 to 192000 (default 48000)."},
    sensitivityOption,
    tempoRangeOption,
    channelsOption,
    seedOption,
    jobsOption,
    {"no-zip", "", "Write the folder alone."},
    {"plan", "", "Say what would be written, and write nothing."},
    jsonOption};
constexpr OptionFacts jsonOnly[] = {jsonOption};
constexpr OptionFacts indexOptions[] = {
    {"output", "FILE", "The index to write (sample_index.json)."},
    {"root", "DIR", "Paths in the index are relative to it. Without it: the folder all samples share."},
    jobsOption,
    jsonOption};
constexpr OptionFacts rootOption = {
    "root", "DIR",
    "The index's samples lie under this folder now: found by their place, their path's end, size and hash."};
constexpr OptionFacts selectOptions[] = {{"index", "FILE", "The index to choose from."},
                                         rootOption,
                                         {"role", "R", "What the sample has to do: kick, bass, pad …"},
                                         {"key", "K", "Key of the song: Am, F#, 8A …"},
                                         {"bpm", "B", "Tempo of the song, 20 to 400."},
                                         {"character", "C", "How it should sound: warm, deep, crisp …"},
                                         {"tonal", "", "Only samples with a pitch or key."},
                                         {"atonal", "", "Only samples without."},
                                         {"limit", "N", "How many at most (default 10)."},
                                         {"scoring", "WAY", "design, or default (the default)."},
                                         jsonOption};
constexpr OptionFacts flOption = {"fl", "VERSION",
                                  "Version of FL Studio: 20.9, 24.1 or 25.2 (default 20.9)."};
constexpr OptionFacts templateOption = {"template", "FILE.flp",
                                        "Add the song to a copy of this project (FL Studio 12 or later), in "
                                        "an arrangement of its own or, before FL Studio 20, behind its "
                                        "clips; nothing that is in it changes."};
constexpr OptionFacts pathStyleOption = {"path-style", "STYLE",
                                         "How the project names samples: native (the default) or windows."};
constexpr OptionFacts pathRootOption = {
    "path-root", "DIR",
    "With --path-style windows: the folder there that the project's samples will lie in, such as C:\\Packs"};
constexpr OptionFacts genreOption = {"genre", "G", "Genre, as the project says it."};
constexpr OptionFacts artistsOption = {"artists", "A", "Artists, as the project says them."};
constexpr OptionFacts commentOption = {"comment", "C", "Comment of the project (default: the key)."};
constexpr OptionFacts composeOptions[] = {{"key", "K", "Key of the song (default Am)."},
                                          {"bpm", "B", "Tempo, 40 to 250 (default 95)."},
                                          {"output", "FILE.flp", "The FL Studio project to write."},
                                          {"index", "FILE",
                                           "Compose from the samples of an index; without it "
                                           "and --pack from the demo pack."},
                                          rootOption,
                                          {"pack", "ZIP|DIR", "Compose from a pack."},
                                          {"bars", "N", "Length in bars, in place of a form."},
                                          {"form", "F", "Form of the song (default radio)."},
                                          {"style", "S", "Style of the drums (default dembow_classic)."},
                                          {"scale", "S", "Scale; without it the key's own."},
                                          {"title", "T", "Title of the song."},
                                          seedOption,
                                          flOption,
                                          templateOption,
                                          {"midi", "FILE", "Write a MIDI file as well."},
                                          {"dawproject", "FILE", "Write a DAWproject as well."},
                                          {"wav", "FILE", "Write the song as sound as well."},
                                          {"song", "FILE", "Write the song as JSON as well."},
                                          {"samples", "WAY", "copy (the default), absolute or zip."},
                                          pathStyleOption,
                                          pathRootOption,
                                          genreOption,
                                          artistsOption,
                                          commentOption,
                                          jsonOption};
constexpr OptionFacts flpOptions[] = {
    {"from", "SONG.json", "Write a project from a song."},
    {"output", "FILE.flp", "Where to write it."},
    flOption,
    templateOption,
    pathStyleOption,
    pathRootOption,
    genreOption,
    artistsOption,
    commentOption,
    {"missing", "",
     "List the samples that the project names and that are not there, beside it, in its samples folder or "
     "zip."},
    {"relink", "DIR", "Write a copy (--output) whose lost samples are those of the same name under DIR."},
    jsonOption};
constexpr OptionFacts cacheOptions[] = {
    {"check", "", "Read every entry and remove those that are damaged."},
    {"clear", "", "Remove everything that Gleaner keeps there, and nothing else."},
    {"limit", "SIZE", "Keep it below this size from now on (500M, 10G; the usual limit is 10G)."},
    jsonOption};
constexpr OptionFacts demoOptions[] = {
    {"out", "DIR", "Folder that gets the recording, the pack and the song.", "gleaner-demo"},
    {"recording-only", "", "Write the recording and its truth, and stop."},
    jobsOption,
    jsonOption};

constexpr Verb table[] = {
    {"detect", "RECORDING...", "Find hits, loops, phrases and textures in recordings.", detectOptions,
     runDetect},
    {"onsets", "FILE", "Print the onsets of a file, one a line, in seconds.", onsetsOptions, runOnsets},
    {"analyse", "FILE...", "Say what finished samples are: kind, role, tempo, key, pitch, loudness.",
     analyseOptions, runAnalyse},
    {"pack", "RECORDING...", "Make a sample pack from recordings.", packOptions, runPack},
    {"verify", "PACK.zip|DIR", "Prove a pack against its manifest.", jsonOnly, runVerify},
    {"index", "DIR...", "List the samples under folders, with all that can be heard of them.", indexOptions,
     runIndex},
    {"select", "", "Choose samples from an index by role, key, tempo and character.", selectOptions,
     runSelect},
    {"compose", "", "Write a song from samples as an FL Studio project.", composeOptions, runCompose},
    {"flp", "[FILE.flp|FILE.zip]", "Say what is in an FL Studio project, or write one from a song.",
     flpOptions, runFlp},
    {"effects", "", "List the effects with every parameter.", jsonOnly, runEffects},
    {"presets", "", "List the factory presets.", jsonOnly, runPresets},
    {"cache", "", "Say what is kept between runs and how large it is; check, clear or limit it.",
     cacheOptions, runCache},
    {"demo", "", "Make the demo recording, and a pack and a song from it.", demoOptions, runDemo},
};

}

std::span<const Verb> verbs() { return table; }

}
