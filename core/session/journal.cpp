#include "session/journal.h"

#include "base/error.h"
#include "base/sealed.h"
#include "files/paths.h"
#include "session/change_json.h"
#include "json/json.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace gleaner::session {

namespace {

constexpr int journalVersion = 1;
constexpr auto* journalFormat = "gleaner-journal";

std::string sealedAt(const QJsonObject& object, std::size_t index) {
    const QByteArray content = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return sealed("journal " + std::to_string(index),
                  {content.constData(), static_cast<std::size_t>(content.size())});
}

QJsonObject headOf(const State& base, const History& history, bool isSaved) {
    return {{QStringLiteral("format"), QLatin1String(journalFormat)},
            {QStringLiteral("version"), journalVersion},
            {QStringLiteral("file"), history.file},
            {QStringLiteral("sha256"), QString::fromStdString(history.sha256)},
            {QStringLiteral("is_saved"), isSaved},
            {QStringLiteral("state"), toJson(base)}};
}

History historyFrom(const QJsonObject& head) {
    if (head[u"format"] != QLatin1String(journalFormat)) throw Error("this is no journal of a session");
    if (head[u"version"].toInt() > journalVersion)
        throw Error("a newer Gleaner wrote this journal; open it with that one");
    History history{stateFromJson(head[u"state"].toObject()), {}, 0, {}, {}, {}, {}, false};
    if (head[u"is_saved"].toBool()) history.saved = 0;
    history.file = head[u"file"].toString();
    history.sha256 = head[u"sha256"].toString().toStdString();
    return history;
}

/// False for an entry that says nothing which could have happened here.
bool take(History& history, const QJsonObject& object) {
    try {
        if (object[u"do"] == QLatin1String("checkpoint")) {
            history.checkpoints.push_back(checkpointFromJson(object));
            return true;
        }
        return replay(history, eventFromJson(object, history.state));
    } catch (const Error&) {
        return false; // whole, and still not to be read: what was before it is what there is
    }
}

/// The entries of a journal, one after another, as long as they are whole.
class Entries {
public:
    explicit Entries(std::string_view bytes) : m_bytes(bytes) {}

    std::optional<QJsonObject> next() {
        const auto length = sealedLength(m_bytes.substr(m_at));
        if (!length) return std::nullopt;
        const auto content = unsealed("journal " + std::to_string(m_index), m_bytes.substr(m_at, *length));
        if (!content) return std::nullopt;
        const auto document = QJsonDocument::fromJson(
            QByteArray::fromRawData(content->data(), static_cast<qsizetype>(content->size())));
        if (!document.isObject()) return std::nullopt;
        m_end = m_at + *length;
        return document.object();
    }
    void accept() {
        m_at = m_end;
        ++m_index;
    }
    std::size_t at() const { return m_at; }
    std::size_t index() const { return m_index; }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    std::size_t m_index = 0;
};

/// The entries of a journal that begins with a history, and what reading them gives.
class Beginning {
public:
    explicit Beginning(const History& history) : m_history(history) {
        const std::size_t first = history.done > mostSteps ? history.done - mostSteps : 0;
        State base = history.state;
        for (std::size_t i = history.done; i > first; --i)
            applyTo(base, history.steps[i - 1].before);
        const bool isSaved = history.saved == first;
        add(headOf(base, history, isSaved));
        m_read = {std::move(base), {}, 0, {}, {}, {}, {}, false};
        for (const Checkpoint& checkpoint : history.checkpoints)
            add(toJson(checkpoint));
        for (std::size_t i = first; i < history.steps.size(); ++i) {
            happen({Event::Kind::Push, history.steps[i], {}, {}, 0});
            if (history.saved == i + 1) happen({Event::Kind::Save, {}, history.file, history.sha256, 0});
        }
        for (std::size_t i = history.steps.size(); i > history.done; --i)
            happen({Event::Kind::Undo, {}, {}, {}, 0});
        follow();
    }
    std::string bytes() { return std::move(m_bytes); }
    std::size_t entries() const { return m_entries; }

private:
    void add(const QJsonObject& object) { m_bytes += sealedAt(object, m_entries++); }

    /// As it is now, and not as the history knows it: what followed from edits is there already.
    void happen(Event event) {
        if (event.kind == Event::Kind::Push) event.step.before = inverse(m_read.state, event.step.after);
        add(toJson(event));
        replay(m_read, event);
    }

    /// What followed from edits and is no step.
    void follow() {
        const auto recordingsOf = [](const State& state) {
            return Change{RecordingsChange{state.session.request.assets, state.recordings}};
        };
        if (m_read.state == m_history.state) return;
        happen({Event::Kind::Follow,
                {{}, recordingsOf(m_read.state), recordingsOf(m_history.state)},
                {},
                {},
                0});
        if (m_read.state == m_history.state) return; // else it had other numbers
        happen(
            {Event::Kind::Follow, {{}, {numbersOf(m_read.state)}, {numbersOf(m_history.state)}}, {}, {}, 0});
    }

    const History& m_history;
    History m_read;
    std::string m_bytes;
    std::size_t m_entries = 0;
};

}

std::string beginningOf(const History& history) { return Beginning(history).bytes(); }

std::string entryOf(const Event& event, std::size_t index) { return sealedAt(toJson(event), index); }

JournalContent journalFrom(std::string_view bytes) {
    Entries entries(bytes);
    const auto head = entries.next();
    if (!head) throw Error("not even the begin of this journal is whole");
    JournalContent content{historyFrom(*head), 0, 0, 0};
    entries.accept();
    for (auto entry = entries.next(); entry && take(content.history, *entry); entry = entries.next())
        entries.accept();
    content.length = static_cast<std::int64_t>(entries.at());
    content.entries = entries.index();
    content.leftOut = static_cast<std::int64_t>(bytes.size()) - content.length;
    return content;
}

JournalContent readJournal(const std::filesystem::path& file) {
    json::requireReadable(file);
    QFile source(library::qStringFromPath(file));
    if (!source.open(QIODevice::ReadOnly)) throw Error(file, "can't be read; check its permissions.");
    const QByteArray bytes = source.readAll();
    return namingFile(file, [&] {
        return journalFrom({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    });
}

}
