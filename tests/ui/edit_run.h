#pragma once

// A scripted run of edits, the same for the same seed: what is done to a document while a test waits to pull
// the plug.

#include "base/random.h"
#include "files/sha256.h"
#include "session/session_json.h"
#include "ui/walk.h"
#include "json/values.h"

#include <QDir>
#include <QJsonDocument>

namespace gleaner::test {

class EditRun {
public:
    /// `file`: where the session is saved from time to time; empty: never.
    EditRun(ui::Document& document, std::uint64_t seed, QString file)
        : m_document(document), m_random(seed), m_file(std::move(file)) {}

    /// The next edit. Some are drags of several moves, some lead back.
    void next() {
        m_parts.clear();
        m_document.endMerging();
        if (m_document.recordings().empty()) return m_document.addRecording(walk());
        const auto& slices = m_document.slices(0);
        const std::uint64_t what = m_random.below(m_file.isEmpty() ? 9 : 10);
        if (slices.empty() || what == 0) return draw();
        const std::string id = slices[m_random.below(slices.size())].slice.id;
        switch (what) {
        case 1:
            return m_document.removeSlices(0, {id});
        case 2:
            return m_document.renameSlice(0, id, QStringLiteral("name %1").arg(m_random.below(1000)));
        case 3:
            return m_document.undoStack()->canUndo() && m_document.undoStack()->index() > 1
                       ? m_document.undoStack()->undo()
                       : draw();
        case 4:
            return m_document.undoStack()->canRedo() ? m_document.undoStack()->redo() : draw();
        case 5:
            return m_document.setPreset(json::factoryPresets()[m_random.below(6)]);
        case 6:
            return m_document.editRequest(QStringLiteral("Name"), [&](pack::PackRequest& request) {
                request.name = "Pack " + std::to_string(m_random.below(1000));
            });
        case 9:
            return m_document.save(m_file);
        default:
            return drag(id);
        }
    }

    /// What the state is, with the way back and forth, in one word.
    static QByteArray wordFor(const session::State& state, std::size_t done, std::size_t steps) {
        const QByteArray json = QJsonDocument(session::toJson(state.session)).toJson(QJsonDocument::Compact);
        const std::string hash = library::sha256Of({json.constData(), static_cast<std::size_t>(json.size())});
        return QByteArray::fromStdString(hash.substr(0, 16)) + '/' + QByteArray::number(qulonglong(done)) +
               '/' + QByteArray::number(qulonglong(steps));
    }
    QByteArray word() const {
        const QUndoStack& undo = *m_document.undoStack();
        return wordFor(m_document.state(), static_cast<std::size_t>(undo.index()),
                       static_cast<std::size_t>(undo.count()));
    }

    /// The words on the way to that of the latest edit: a drag may be cut off in the middle.
    const std::vector<QByteArray>& parts() const { return m_parts; }

private:
    void draw() {
        const auto begin = static_cast<Frame>(m_random.below(400'000));
        m_document.addSlice(0, {begin, begin + 9000}, music::SampleKind::Hit);
    }
    void drag(const std::string& id) {
        const Frame begin = m_document.findSlice(0, id)->slice.range.begin;
        for (int move = 0; move < 5; ++move) {
            m_document.setSliceRange(0, id, {begin, begin + 2000 + static_cast<Frame>(m_random.below(9000))},
                                     move < 4);
            if (move < 4) m_parts.push_back(word());
        }
    }

    ui::Document& m_document;
    Random m_random;
    QString m_file;
    std::vector<QByteArray> m_parts;
};

}
