#include "sequence/find_sequences.h"

#include "base/error.h"
#include "base/file_names.h"

#include <algorithm>
#include <optional>
#include <string>

namespace gleaner::sequence {
namespace {

namespace fs = std::filesystem;

std::string stemOfSplit(const SplitFile& file) {
    const std::u8string stem = file.file.stem().u8string();
    return foldedName(std::string(stem.begin(), stem.end()));
}

/// The one file that each may be followed by.
class Joints {
public:
    explicit Joints(std::span<const SplitFile> files) : m_files(files), m_next(files.size()) {
        for (std::size_t n = 0; n < files.size(); ++n)
            m_next[n] = onlyNextOf(n);
        std::vector<int> before(files.size(), 0);
        for (const auto& next : m_next)
            if (next) ++before[*next];
        for (auto& next : m_next) // what two could go on with, neither does
            if (next && before[*next] > 1) next.reset();
    }

    bool isFirst(std::size_t file) const {
        return std::ranges::none_of(m_next, [file](const auto& next) { return next == file; });
    }
    std::vector<std::size_t> from(std::size_t file) const {
        std::vector<std::size_t> parts{file};
        for (auto next = m_next[file]; next && std::ranges::find(parts, *next) == parts.end();
             next = m_next[*next])
            parts.push_back(*next);
        return parts;
    }

private:
    std::optional<std::size_t> onlyNextOf(std::size_t file) const {
        std::vector<std::size_t> could;
        for (std::size_t n = 0; n < m_files.size(); ++n)
            if (n != file && jointOf(m_files[file], m_files[n]) != Joint::None) could.push_back(n);
        if (could.size() > 1)
            std::erase_if(could, [&](std::size_t n) {
                return !isNextName(stemOfSplit(m_files[file]), stemOfSplit(m_files[n]));
            });
        return could.size() == 1 ? std::optional(could.front()) : std::nullopt;
    }

    std::span<const SplitFile> m_files;
    std::vector<std::optional<std::size_t>> m_next;
};

/// Those that a file could go on in: of its folder and its ending, which is all that is looked at before any
/// is opened.
std::vector<fs::path> besides(const fs::path& file) {
    std::vector<fs::path> found;
    std::error_code failed;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code unknown;
        const fs::path beside = file.parent_path() / entry->path().filename();
        if (beside != file && beside.extension() == file.extension() && entry->is_regular_file(unknown))
            found.push_back(beside);
    }
    std::ranges::sort(found);
    return found;
}

}

std::vector<std::vector<std::size_t>> sequencesIn(std::span<const SplitFile> files) {
    const Joints joints(files);
    std::vector<std::vector<std::size_t>> sequences;
    std::vector<bool> isListed(files.size(), false);
    const auto tell = [&](std::size_t file) {
        sequences.push_back(joints.from(file));
        for (const std::size_t part : sequences.back())
            isListed[part] = true;
    };
    for (std::size_t n = 0; n < files.size(); ++n)
        if (joints.isFirst(n)) tell(n);
    for (std::size_t n = 0; n < files.size(); ++n) // clocks that go round in a circle have no first
        if (!isListed[n]) {
            sequences.push_back({n});
            isListed[n] = true;
        }
    std::ranges::sort(sequences, {}, [](const auto& parts) { return parts.front(); });
    return sequences;
}

std::vector<audio::FileSequence> findSequences(const std::vector<fs::path>& files, const Progress& progress) {
    if (files.size() < 2) return {files.begin(), files.end()};
    std::vector<SplitFile> read;
    for (std::size_t n = 0; n < files.size(); ++n) {
        progress.report(static_cast<double>(n) / static_cast<double>(files.size()));
        try {
            read.push_back(readSplitFile(files[n]));
        } catch (const Error&) { // joins nothing: it has neither rate nor length
            read.push_back({.file = files[n], .info = {.rate = 0, .channels = 0}});
        }
    }
    std::vector<audio::FileSequence> sequences;
    for (const std::vector<std::size_t>& parts : sequencesIn(read)) {
        std::vector<fs::path> paths;
        for (const std::size_t part : parts)
            paths.push_back(files[part]);
        sequences.emplace_back(std::move(paths));
    }
    return sequences;
}

audio::FileSequence withNextParts(const fs::path& file, const Progress& progress) {
    std::vector<fs::path> files{file};
    const std::vector<fs::path> others = besides(file);
    files.insert(files.end(), others.begin(), others.end());
    for (const audio::FileSequence& sequence : findSequences(files, progress))
        if (sequence.first() == file) return sequence;
    return file;
}

}
