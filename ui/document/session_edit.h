#pragma once

#include "ui/document/document.h"

#include <QUndoCommand>

#include <variant>

namespace gleaner::ui {

struct RecordingsState {
    std::vector<pack::Asset> assets;
    std::vector<OpenRecording> recordings;
    friend bool operator==(const RecordingsState&, const RecordingsState&) = default;
};
struct SlicesState {
    int recording = 0;
    std::vector<pack::ChosenSlice> slices;
    std::vector<pack::ChosenSlice> removed; ///< what stays away, see pack::Asset
    friend bool operator==(const SlicesState&, const SlicesState&) = default;
};
/// What was found in a recording at which sensitivity, and the slices that came of it, together.
struct DetectionState {
    int recording = 0;
    analysis::Detection detection;
    std::vector<pack::ChosenSlice> slices;
    double sensitivity = 0.5;
    friend bool operator==(const DetectionState&, const DetectionState&) = default;
};
struct PresetState {
    fx::Preset preset;
    friend bool operator==(const PresetState&, const PresetState&) = default;
};
/// Every setting of the pack; `assets` stay empty here.
struct RequestState {
    pack::PackRequest request;
    friend bool operator==(const RequestState&, const RequestState&) = default;
};
struct SongState {
    compose::ComposeRequest song;
    friend bool operator==(const SongState&, const SongState&) = default;
};

/// One part of a session as a value. A session is small, so a step of undo keeps the part before and after
/// instead of a recipe for going back: nothing can drift apart.
struct PartState {
    std::variant<RecordingsState, SlicesState, DetectionState, PresetState, RequestState, SongState> part;
    friend bool operator==(const PartState&, const PartState&) = default;
};

/// One step of undo.
class SessionEdit : public QUndoCommand {
public:
    SessionEdit(Document& document, const QString& what, PartState before, PartState after,
                std::string mergeKey);

    void redo() override;
    void undo() override;
    int id() const override { return m_mergeKey.empty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override;

    const PartState& before() const { return m_before; }
    const std::string& mergeKey() const { return m_mergeKey; }

private:
    Document& m_document;
    PartState m_before;
    PartState m_after;
    std::string m_mergeKey;
};

}
