#include "session/journal.h"

#include "base/error.h"
#include "base/plain_reason.h"

#include <algorithm>

namespace gleaner::session {

namespace {

namespace fs = std::filesystem;

/// From where on a journal begins anew, or from so many times what it began with.
constexpr std::int64_t longJournal = 4 << 20;
constexpr std::int64_t timesItsBegin = 3;

/// Joins what went on with what it went on from, so that a drag is one entry however many moves the disk was
/// slower than.
void add(std::vector<Event>& events, Event event) {
    if (event.kind == Event::Kind::Merge && !events.empty()) {
        Event& last = events.back();
        const bool isStep = last.kind == Event::Kind::Push || last.kind == Event::Kind::Merge;
        Step whole = last.step;
        // There and back again is no step, and must be seen to be none.
        if (isStep && join(whole, event.step) && whole.before != whole.after) {
            last.step = std::move(whole);
            return;
        }
    }
    events.push_back(std::move(event));
}

}

/// The file, as the thread that writes knows it.
struct JournalWriter::Writing {
    fs::path path;
    std::function<void(const std::string&)> failed;
    std::shared_ptr<library::AppendedFile> file = nullptr; ///< null: nothing can be written
    std::size_t entries = 0;
    std::int64_t beginning = 0;

    void begin(const History& history) {
        file.reset();
        std::error_code exists;
        fs::create_directories(path.parent_path(), exists);
        fs::path aside = path;
        aside += ".new";
        auto made = std::make_shared<library::AppendedFile>(aside, 0);
        const std::string bytes = beginningOf(history);
        made->append(bytes);
        made->sync();
        library::replaceFile(aside, path);
        const JournalContent content = journalFrom(bytes);
        entries = content.entries;
        beginning = made->length();
        file = std::move(made);
    }

    void goOn(std::int64_t length, std::size_t count) {
        file = std::make_shared<library::AppendedFile>(path, length);
        entries = count;
        beginning = length;
    }

    void append(const std::vector<Event>& events) {
        if (!file || events.empty()) return;
        std::string bytes;
        for (const Event& event : events)
            bytes += entryOf(event, entries++);
        file->append(bytes);
        if (file->length() > std::max(longJournal, timesItsBegin * beginning))
            begin(readJournal(path).history);
    }

    void moveTo(const fs::path& to, const fs::path& aside) {
        std::error_code missing;
        if (fs::exists(to, missing)) library::replaceFile(to, aside);
        if (file) library::replaceFile(path, to);
        path = to;
    }

    void remove() {
        file.reset();
        std::error_code missing;
        fs::remove(path, missing);
    }

    template <typename Work>
    void guard(Work&& work) {
        try {
            work();
        } catch (const Error& error) {
            file.reset(); // what comes now would stand behind a gap
            failed(error.what());
        }
    }
};

JournalWriter::JournalWriter(fs::path file, std::function<void(const std::string&)> failed)
    : m_path(std::move(file)), m_writing(new Writing{m_path, std::move(failed)}),
      m_syncs([this](const std::vector<std::shared_ptr<library::AppendedFile>>& files) {
          try {
              files.back()->sync();
          } catch (const Error& error) {
              m_writing->failed(error.what());
          }
      }),
      m_writes([this](std::vector<Item> items) {
          std::vector<Event> events;
          for (Item& item : items) {
              if (!item.call) {
                  session::add(events, std::move(item.event));
                  continue;
              }
              m_writing->guard([&] { m_writing->append(std::exchange(events, {})); });
              m_writing->guard([&] { item.call(*m_writing); });
          }
          m_writing->guard([&] { m_writing->append(events); });
          if (m_writing->file) m_syncs.add(m_writing->file);
      }) {}

JournalWriter::~JournalWriter() { wait(); }

void JournalWriter::add(Item item) { m_writes.add(std::move(item)); }

void JournalWriter::begin(History history) {
    auto shared = std::make_shared<History>(std::move(history));
    add({[shared](Writing& writing) { writing.begin(*shared); }, {}});
}

void JournalWriter::goOn(const JournalContent& content) {
    add({[length = content.length, entries = content.entries](Writing& writing) {
             writing.goOn(length, entries);
         },
         {}});
}

void JournalWriter::append(Event event) {
    // What goes on is the same edit.
    if (event.kind != Event::Kind::Merge) m_writes.wait();
    add({{}, std::move(event)});
}

void JournalWriter::moveTo(const fs::path& file, const fs::path& aside) {
    m_path = file;
    add({[file, aside](Writing& writing) { writing.moveTo(file, aside); }, {}});
}

void JournalWriter::remove() {
    add({[](Writing& writing) { writing.remove(); }, {}});
}

void JournalWriter::wait() {
    m_writes.wait();
    m_syncs.wait();
}

}
