#include "library/rebase.h"

#include "base/error.h"
#include "base/file_names.h"
#include "base/plain_reason.h"
#include "files/paths.h"
#include "files/sha256.h"

#include <algorithm>
#include <map>
#include <system_error>

namespace gleaner::library {
namespace {

namespace fs = std::filesystem;
using Steps = std::vector<std::string>; ///< of a path, folded

/// "D:\Samples\kick.wav" and "/samples/kick.wav" as their steps.
Steps stepsOf(const std::string& path) {
    Steps steps;
    std::string step;
    for (const char c : path + '/') {
        if (c != '/' && c != '\\') {
            step += c;
            continue;
        }
        if (!step.empty() && step != ".") steps.push_back(foldedName(step));
        step.clear();
    }
    return steps;
}

/// How many last steps are the same.
std::size_t sharedEnd(const Steps& a, const Steps& b) {
    std::size_t count = 0;
    while (count < std::min(a.size(), b.size()) && a[a.size() - 1 - count] == b[b.size() - 1 - count])
        ++count;
    return count;
}

struct Candidate {
    fs::path file;
    Steps steps;  ///< of its whole path
    Steps inside; ///< below the root
};

class Rebasing {
public:
    Rebasing(const std::vector<music::SampleEntry>& entries, const std::vector<FileProof>& proofs,
             const fs::path& root, Progress progress)
        : m_entries(entries), m_proofs(proofs), m_progress(std::move(progress)) {
        listFiles(fs::absolute(root).lexically_normal());
        for (const music::SampleEntry& entry : entries)
            m_steps.push_back(stepsOf(entry.path));
        measurePrefix();
    }

    RebasedEntries run() {
        RebasedEntries made;
        for (std::size_t n = 0; n < m_entries.size(); ++n) {
            m_progress.report(static_cast<double>(n) / static_cast<double>(m_entries.size()));
            std::string why;
            if (const auto file = find(n, why)) {
                made.entries.push_back(m_entries[n]);
                made.entries.back().path = genericUtf8(*file);
            } else {
                made.unresolved.push_back({m_entries[n].path, why});
            }
        }
        return made;
    }

private:
    void listFiles(const fs::path& root) {
        std::error_code failed;
        fs::recursive_directory_iterator files(root, fs::directory_options::skip_permission_denied, failed);
        const auto require = [&] {
            if (failed) throw Error(root, "can't be searched for samples (" + plainReason(failed) + ")");
        };
        require();
        for (; files != fs::recursive_directory_iterator(); files.increment(failed), require()) {
            m_progress.check();
            if (!isFile(files->path())) continue;
            Candidate found{files->path(), stepsOf(genericUtf8(files->path())),
                            stepsOf(genericUtf8(files->path().lexically_relative(root)))};
            const std::string name = found.steps.back();
            m_files[name].push_back(std::move(found));
        }
        for (auto& [name, candidates] : m_files)
            std::ranges::sort(candidates, {}, &Candidate::file);
    }

    /// The folders that all entries share, and whether every one of them lies below the root as it lay below
    /// those.
    void measurePrefix() {
        for (std::size_t n = 0; n < m_steps.size(); ++n) {
            const std::size_t folders = m_steps[n].empty() ? 0 : m_steps[n].size() - 1;
            if (n == 0) m_prefix = folders;
            std::size_t shared = 0;
            while (shared < std::min(m_prefix, folders) && m_steps[n][shared] == m_steps[0][shared])
                ++shared;
            m_prefix = shared;
        }
        m_prefixHolds = std::ranges::all_of(m_steps, [&](const Steps& steps) {
            return std::ranges::any_of(candidatesFor(steps),
                                       [&](const Candidate& one) { return isAtPrefix(one, steps); });
        });
    }

    bool isAtPrefix(const Candidate& candidate, const Steps& steps) const {
        return std::equal(candidate.inside.begin(), candidate.inside.end(),
                          steps.begin() + static_cast<std::ptrdiff_t>(m_prefix), steps.end());
    }

    const std::vector<Candidate>& candidatesFor(const Steps& steps) const {
        static const std::vector<Candidate> none;
        const auto found = steps.empty() ? m_files.end() : m_files.find(steps.back());
        return found == m_files.end() ? none : found->second;
    }

    static bool agrees(const Candidate& candidate, const FileProof& proof) {
        std::error_code failed;
        if (proof.size && fs::file_size(candidate.file, failed) != *proof.size) return false;
        return proof.sha256.empty() || sha256OfFile(candidate.file) == proof.sha256;
    }

    static bool areEqual(const std::vector<const Candidate*>& files) {
        std::error_code failed;
        const auto size = fs::file_size(files.front()->file, failed);
        const auto isAsLarge = [&](const Candidate* one) { return fs::file_size(one->file, failed) == size; };
        if (!std::ranges::all_of(files, isAsLarge)) return false;
        const std::string hash = sha256OfFile(files.front()->file);
        return std::ranges::all_of(files,
                                   [&](const Candidate* one) { return sha256OfFile(one->file) == hash; });
    }

    std::optional<fs::path> find(std::size_t n, std::string& why) const {
        const Steps& steps = m_steps[n];
        std::vector<const Candidate*> near;
        for (const Candidate& one : candidatesFor(steps))
            near.push_back(&one);
        const bool isNamed = !near.empty();
        std::erase_if(near, [&](const Candidate* one) { return !agrees(*one, m_proofs[n]); });
        if (near.empty()) {
            const fs::path old = pathFromUtf8(m_entries[n].path);
            if (!isNamed && old.is_absolute() && isFile(old)) return old;
            why = isNamed ? "the file of that name is another one, by its size or hash"
                          : "no file of that name is there";
            return std::nullopt;
        }
        keepNearest(near, steps);
        keepSameSpelling(near, m_entries[n].path);
        if (near.size() == 1 || areEqual(near)) return near.front()->file;
        why = std::to_string(near.size()) + " different files are as likely, the first of them " +
              genericUtf8(near.front()->file);
        return std::nullopt;
    }

    /// At the shared folder's place, where that place is right for all; else those with the longest same end,
    /// and what stands at that place beside them.
    void keepNearest(std::vector<const Candidate*>& near, const Steps& steps) const {
        const auto isPlaced = [&](const Candidate* one) { return isAtPrefix(*one, steps); };
        if (m_prefixHolds && std::ranges::any_of(near, isPlaced)) {
            std::erase_if(near, [&](const Candidate* one) { return !isPlaced(one); });
            return;
        }
        std::size_t longest = 0;
        for (const Candidate* one : near)
            longest = std::max(longest, sharedEnd(one->steps, steps));
        std::erase_if(near, [&](const Candidate* one) {
            return sharedEnd(one->steps, steps) < longest && !isPlaced(one);
        });
        std::ranges::stable_partition(near, isPlaced);
    }

    /// Some systems hold both kick.wav and Kick.wav.
    static void keepSameSpelling(std::vector<const Candidate*>& near, const std::string& path) {
        const std::string name = path.substr(path.find_last_of("/\\") + 1);
        const auto isSpelled = [&](const Candidate* one) {
            return utf8FromPath(one->file.filename()) == name;
        };
        if (std::ranges::any_of(near, isSpelled))
            std::erase_if(near, [&](const Candidate* one) { return !isSpelled(one); });
    }

    const std::vector<music::SampleEntry>& m_entries;
    const std::vector<FileProof>& m_proofs;
    Progress m_progress;
    std::map<std::string, std::vector<Candidate>> m_files; ///< by folded name
    std::vector<Steps> m_steps;                            ///< of the entries' paths
    std::size_t m_prefix = 0;
    bool m_prefixHolds = false;
};

}

RebasedEntries rebase(const std::vector<music::SampleEntry>& entries, const std::vector<FileProof>& proofs,
                      const fs::path& root, const Progress& progress) {
    return Rebasing(entries, proofs, root, progress).run();
}

}
