#pragma once

#include "session/history.h"

#include "files/appended_file.h"
#include "jobs/batches.h"

#include <filesystem>
#include <memory>

namespace gleaner::session {

// The journal of a session (docs/formats.md 11): what it began with, and then all that happened to it, each
// sealed by itself and on the disk before the next.

/// A journal as far as it is whole: what is behind that was being written when the program or the power
/// ended, or is damaged, and is left out.
struct JournalContent {
    History history;
    std::int64_t length = 0; ///< bytes that are whole
    std::size_t entries = 0;
    std::int64_t leftOut = 0; ///< bytes behind them
};

/// The entries that a journal of this history begins with. Of more steps than `mostSteps` the latest ones.
std::string beginningOf(const History& history);
/// The entry with the number `index`, the first being 0.
std::string entryOf(const Event& event, std::size_t index);
/// Throws Error where the journal can't be read, or not even its first entry is whole.
JournalContent readJournal(const std::filesystem::path& file);
JournalContent journalFrom(std::string_view bytes);

/// Steps of undo that a journal keeps when it begins anew.
inline constexpr std::size_t mostSteps = 1000;

/// Writes a journal beside the thread that calls: an edit is with the system at once, where a program that is
/// killed doesn't take it away, and on the disk as soon as the disk has it. When it gets long it begins anew
/// with the state that it led to, aside, and takes the name over in one step.
class JournalWriter {
public:
    /// `failed` gets a sentence, on another thread; nothing is written then until the next `begin`.
    JournalWriter(std::filesystem::path file, std::function<void(const std::string&)> failed);
    /// Waits until all of it is on the disk.
    ~JournalWriter();

    const std::filesystem::path& file() const { return m_path; }
    /// Writes a new journal of this history, in place of what is there.
    void begin(History history);
    /// Goes on with a journal behind what is whole of it.
    void goOn(const JournalContent& content);
    /// Waits while an earlier edit is not with the system yet, which a hand doesn't notice: no more than the
    /// last one can be lost.
    void append(Event event);
    /// Gives the journal another name; one that is there is kept as `aside`.
    void moveTo(const std::filesystem::path& file, const std::filesystem::path& aside);
    void remove();
    /// Until the disk has everything.
    void wait();

private:
    struct Writing;
    using Call = std::function<void(Writing&)>;
    struct Item {
        Call call; ///< empty: an event
        Event event;
    };
    void add(Item item);

    std::filesystem::path m_path;
    std::unique_ptr<Writing> m_writing; ///< of the thread that writes
    jobs::Batches<std::shared_ptr<library::AppendedFile>> m_syncs;
    jobs::Batches<Item> m_writes;
};

}
