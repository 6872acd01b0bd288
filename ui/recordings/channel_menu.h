#pragma once

#include "ui/document/document.h"

#include <QMenu>

namespace gleaner::ui {

/// Which channels of a recording its slices are found in and written from, as a menu: by itself, the mean of
/// all, each pair of neighbours, each alone. Not enabled for a mono recording.
class ChannelMenu : public QMenu {
    Q_OBJECT
public:
    explicit ChannelMenu(Document& document, QWidget* parent = nullptr);

    /// Index of the document's recordings; -1: none.
    void setRecording(int recording);

private:
    void refresh();
    void fill();
    void add(const QString& text, const audio::ChannelChoice& choice);
    /// "3 (Boom)" where the recorder gave it a name.
    QString nameOf(int channel) const;

    Document& m_document;
    int m_recording = -1;
};

}
