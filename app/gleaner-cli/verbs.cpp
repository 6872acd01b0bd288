#include "verbs.h"

#include "catalog/query.h"
#include "compose/song_settings.h"
#include "export/output_settings.h"
#include "export/song_files.h"
#include "lint/profile.h"
#include "pack/plan/pack_settings.h"
#include "slices/detection_settings.h"

namespace gleaner::cli {
namespace {

using Options = std::vector<OptionInfo>;

const OptionInfo jsonOption = {"json", "", "Print one JSON document on standard output."};
const OptionInfo jobsOption = {
    "jobs", "N", "How many pieces of work at once (0: one a processor). The result is the same.", "0"};
const OptionInfo libraryOption = {"library", "FILE",
                                  "The library, where it is not the usual one ($GLEANER_LIBRARY, else "
                                  "library.sqlite in the program's data)."};
const OptionInfo rootOption = {
    "root", "DIR",
    "The index's samples lie under this folder now: found by their place, their path's end, size and hash."};
/// Recordings that their recorder split.
const Options joinOptions = {
    {"join", "", "The files are the parts of one recording, in this order."},
    {"no-join", "", "Every file is a recording of its own, also where it goes on where another one ends."}};
const OptionInfo intoOption = {
    "into", "new|shown",
    "With --template: the arrangement that gets the clips: a new one (the default), "
    "or the one that the project shows, on tracks that are free."};
const OptionInfo mergeOption = {"merge", "FILE.flp",
                                "Bring the song into a copy of this project, in which you have worked: what "
                                "you changed stays, what only the brief changed follows it, and where both "
                                "did is told."};
const OptionInfo baselineOption = {
    "baseline", "FILE",
    "With --merge: what was written into the project last, gleaner.json of its samples' folder or the song's "
    "JSON, where it isn't found beside the samples."};
const OptionInfo mergePlanOption = {"plan", "",
                                    "With --merge: say what would be changed and what would be left, and "
                                    "write nothing."};

void add(Options& options, const settings::Setting& setting, const settings::Value& initial) {
    if (!setting.option.empty())
        options.push_back({std::string(setting.option), std::string(setting.placeholder),
                           settings::helpFor(setting, initial)});
    if (!setting.offOption.empty())
        options.push_back({std::string(setting.offOption), {}, std::string(setting.offHelp) + '.'});
}

/// An option for each setting of a request, with what a fresh one holds.
template <typename Request>
Options optionsOf(std::span<const settings::Field<Request>> fields) {
    Options options;
    for (const settings::Field<Request>& field : fields)
        add(options, field.setting, field.get(Request{}));
    return options;
}

/// One behind the other.
Options joined(std::initializer_list<Options> lists) {
    Options all;
    for (const Options& list : lists)
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

/// The settings of a detection that other verbs have too.
Options detectionOptions(std::initializer_list<const settings::Setting*> which) {
    Options options;
    for (const settings::Field<analysis::DetectSettings>& field : analysis::detectionSettings())
        for (const settings::Setting* setting : which)
            if (field.setting.id == setting->id) add(options, field.setting, field.get({}));
    return options;
}

/// One for each kind that may have a chain of its own.
Options presetOptions() {
    Options options;
    for (const music::SampleKindInfo& kind : music::sampleKinds)
        options.push_back({kindPresetOption(kind), "NAME|FILE",
                           "In place of --preset for every " + std::string(kind.id) + "."});
    return options;
}

Options packOptions() {
    return joined(
        {{{"out", "DIR", "Folder that gets the pack's folder and zip."},
          {"request", "FILE",
           "Take everything from a request (JSON); other options are then not allowed but --out, "
           "--jobs, --no-zip, "
           "--plan, --plan-out, --store, --json."},
          {"from", "FILE.flp",
           "Pack the samples of an FL Studio project (or a zip of one), as they are unless --preset is "
           "given; "
           "its patterns come as MIDI beside the pack."},
          {"preset", "NAME|FILE",
           "Effects preset: a factory preset (the first is the default) or a JSON file."}},
         presetOptions(),
         optionsOf(pack::packSettings()),
         detectionOptions({&analysis::channelsSetting}),
         joinOptions,
         {{"aligned", "",
           "The recordings are of one event: they are aligned by their sound, and each region is taken "
           "once, from the one in which it stands furthest over the noise floor."},
          {"prefer", "RECORDING",
           "The same, but this one, by its path or name, wherever it holds the region."},
          libraryOption,
          jobsOption,
          {"no-zip", "", "Write the folder alone."},
          {"plan", "", "Say what would be written, and write nothing."},
          {"plan-out", "FILE",
           "Write the plan instead of the pack, for \"render\" on this and other machines."},
          {"from-plan", "",
           "The operands are plans of --plan-out that make one pack together, and its samples are "
           "those in --store; settings stand in the plans."},
          {"store", "DIR", "Keep rendered samples here, where several machines may, not in the cache."},
          jsonOption}});
}

/// An option for each form beside the project.
Options formOptions() {
    Options options;
    for (const pack::SongForm& form : pack::songForms)
        options.push_back({std::string(form.id), std::string(form.placeholder), std::string(form.help)});
    return options;
}

Options composeOptions() {
    return joined({{{"output", "FILE.flp", "The FL Studio project to write."},
                    {"index", "FILE",
                     "Compose from the samples of an index; without it and --pack from the demo pack."},
                    rootOption,
                    {"pack", "ZIP|DIR", "Compose from a pack."}},
                   optionsOf(compose::songSettings()),
                   optionsOf(pack::outputSettings()),
                   {intoOption, mergeOption, baselineOption, mergePlanOption},
                   formOptions(),
                   {jsonOption}});
}

Options selectOptions() {
    return joined(
        {{{"index", "FILE", "The index to choose from; without it the library is asked."}, rootOption},
         optionsOf(compose::sampleSettings()),
         {libraryOption, jsonOption}});
}

Options libraryOptions() {
    return joined({optionsOf(catalog::querySettings()), {libraryOption, jobsOption, jsonOption}});
}

Options analyseOptions() {
    return joined(
        {{{"no-evidence", "", "Listen only: believe neither the file's name nor its tags and chunks."}},
         detectionOptions({&analysis::tempoRangeSetting}),
         {jobsOption, jsonOption}});
}

Options lintOptions() {
    std::string profiles;
    for (const lint::Profile& profile : lint::profiles())
        profiles += (profiles.empty() ? "" : ", ") + profile.id;
    return {{"profile", "P", "Whose demands: " + profiles + "."},
            {"fix", "", "Say also which settings of the pack's request would mend it; nothing is changed."},
            {"fix-to", "FILE",
             "Write the request with these settings, for \"pack --request\": a new pack, the old one stays."},
            {"recordings", "DIR", "With --fix-to: the folder of the recordings that the request names."},
            jsonOption};
}

Options indexOptions() {
    return {
        {"output", "FILE", "The index to write (sample_index.json); without it the library alone is filled."},
        {"root", "DIR", "Paths in the index are relative to it. Without it: the folder all samples share."},
        libraryOption,
        jobsOption,
        jsonOption};
}

Options flpOptions() {
    Options project = optionsOf(pack::outputSettings());
    std::erase_if(project, [](const OptionInfo& option) { // of the samples and the sound, which a song has
        return option.name == "samples" || option.name == "sound-format";
    });
    return joined(
        {{{"from", "SONG.json", "Write a project from a song."},
          {"output", "FILE.flp", "Where to write it."}},
         project,
         {intoOption, mergeOption, baselineOption},
         {{"missing", "",
           "List the samples that the project names and that are not there, beside it, in its samples folder "
           "or zip."},
          {"relink", "DIR",
           "Write a copy (--output) whose lost samples are those of the same name under DIR."},
          jsonOption}});
}

Options grooveOptions() {
    return joined({{{"from", "S", "Listen from this second on."},
                    {"to", "S", "Listen up to this second."},
                    {"regions", "", "A groove for every loop and phrase that is found in the recording."},
                    {"bpm", "B", "Its tempo, where it is known (within 3 %); else it is looked for."},
                    {"steps", "N", "Steps a beat, where they are known: 4 for sixteenths, 3 for triplets."},
                    {"beats", "N", "Length of the groove in beats.", "4"},
                    {"output", "FILE.json", "Write the groove, for \"compose --groove\"."},
                    {"midi", "FILE.mid", "Write it as a MIDI file, a note a step, for other programs."}},
                   detectionOptions({&analysis::sensitivitySetting}),
                   {jsonOption}});
}

Options cacheOptions() {
    return {{"check", "", "Read every entry and remove those that are damaged."},
            {"clear", "", "Remove everything that Gleaner keeps there, and nothing else."},
            {"limit", "SIZE", "Keep it below this size from now on (500M, 10G; the usual limit is 10G)."},
            jsonOption};
}

Options demoOptions() {
    return {{"out", "DIR", "Folder that gets the recording, the pack and the song.", "gleaner-demo"},
            {"recording-only", "", "Write the recording and its truth, and stop."},
            jobsOption,
            jsonOption};
}

std::vector<Verb> makeVerbs() {
    const Options jsonOnly = {jsonOption};
    return {
        {"detect", "RECORDING...", "Find hits, loops, phrases and textures in recordings.",
         joined({optionsOf(analysis::detectionSettings()), joinOptions, {jobsOption, jsonOption}}),
         runDetect},
        {"onsets", "FILE", "Print the onsets of a file, one a line, in seconds.",
         joined({detectionOptions({&analysis::sensitivitySetting}), {jsonOption}}), runOnsets},
        {"groove", "RECORDING",
         "Say how a recording's rhythm sits: tempo, swing, timing and accents step by step.", grooveOptions(),
         runGroove},
        {"align", "FIRST SECOND",
         "Say how two recorders of one event lie to each other, by their sound: offset and drift.", jsonOnly,
         runAlign},
        {"analyse", "FILE...", "Say what finished samples are: kind, role, tempo, key, pitch, loudness.",
         analyseOptions(), runAnalyse},
        {"guard",
         "FILE...",
         "Say what may speak against publishing: speech, clipping, dropouts, wind, handling, hum.",
         {jobsOption, jsonOption},
         runGuard},
        {"pack", "RECORDING...", "Make a sample pack from recordings.", packOptions(), runPack},
        {"render",
         "PLAN.json...",
         "Render samples of a plan that \"pack --plan-out\" wrote, on any machine.",
         {{"store", "DIR", "Folder that gets them, shared by all machines that render the plan."},
          {"shard", "N/M", "The samples are rendered in M shards, and this is one of them, from 1.", "1/1"},
          jobsOption,
          jsonOption},
         runRender},
        {"verify",
         "PACK.zip|DIR|SAMPLE",
         "Prove a pack against its manifest; say where one sample is from and what was done to it since.",
         {{"pack", "ZIP|DIR", "The pack that a sample is from, where the sample itself doesn't say enough."},
          {"measure", "",
           "Measure the levels of every sample, also of those that say them rightly of themselves."},
          jsonOption},
         runVerify},
        {"diff", "OLD NEW", "Say what became of a pack in another, as an entry for a changelog.", jsonOnly,
         runDiff},
        {"lint", "PACK.zip|DIR", "Say what a shop or a device would refuse of a pack, and what mends it.",
         lintOptions(), runLint},
        {"index", "DIR...",
         "Enter the samples under folders into the library, and list them with all that can be heard of "
         "them.",
         indexOptions(), runIndex},
        {"select", "",
         "Choose samples from an index, or from the library, by role, key, tempo and character.",
         selectOptions(), runSelect},
        {"library", "[list|search WORD...|check|restore|forget PATH...|source SAMPLE]",
         "Say what the library holds, search it, find the recording that a sample is from.", libraryOptions(),
         runLibrary},
        {"compose", "", "Write a song from samples as an FL Studio project.", composeOptions(), runCompose},
        {"flp", "[FILE.flp|FILE.zip]", "Say what is in an FL Studio project, or write one from a song.",
         flpOptions(), runFlp},
        {"effects", "", "List the effects with every parameter.", jsonOnly, runEffects},
        {"presets", "", "List the factory presets.", jsonOnly, runPresets},
        {"cache", "", "Say what is kept between runs and how large it is; check, clear or limit it.",
         cacheOptions(), runCache},
        {"demo", "", "Make the demo recording, and a pack and a song from it.", demoOptions(), runDemo},
    };
}

}

std::string kindPresetOption(const music::SampleKindInfo& kind) { return "preset-" + std::string(kind.id); }

std::span<const Verb> verbs() {
    static const std::vector<Verb> table = makeVerbs();
    return table;
}

}
