#include "ui/recordings/channel_menu.h"

#include <QAction>

namespace gleaner::ui {

ChannelMenu::ChannelMenu(Document& document, QWidget* parent)
    : QMenu(tr("Channels"), parent), m_document(document) {
    connect(&document, &Document::recordingsChanged, this, &ChannelMenu::refresh);
    connect(this, &QMenu::aboutToShow, this, &ChannelMenu::fill);
    refresh();
}

void ChannelMenu::setRecording(int recording) {
    m_recording = recording;
    refresh();
}

void ChannelMenu::refresh() {
    const auto& all = m_document.recordings();
    if (m_recording >= static_cast<int>(all.size())) m_recording = -1;
    const bool isThere = m_recording >= 0;
    menuAction()->setEnabled(isThere &&
                             all[static_cast<std::size_t>(m_recording)].recording.info.channels > 1);
}

QString ChannelMenu::nameOf(int channel) const {
    const auto& names =
        m_document.recordings()[static_cast<std::size_t>(m_recording)].recording.info.trackNames;
    const auto c = static_cast<std::size_t>(channel);
    if (c >= names.size() || names[c].empty()) return QString::number(channel + 1);
    return QStringLiteral("%1 (%2)").arg(channel + 1).arg(QString::fromStdString(names[c]));
}

void ChannelMenu::fill() {
    clear();
    if (m_recording < 0) return;
    const int count = m_document.recordings()[static_cast<std::size_t>(m_recording)].recording.info.channels;
    add(tr("By itself: where each sound stands out"), {});
    add(tr("Mean of all"), {audio::Channels::mixOfAll()});
    addSeparator();
    for (int c = 0; c + 1 < count; ++c)
        add(tr("%1 and %2").arg(nameOf(c), nameOf(c + 1)), {audio::Channels::pair(c, c + 1)});
    addSeparator();
    for (int c = 0; c < count; ++c)
        add(nameOf(c), {audio::Channels::one(c)});
}

void ChannelMenu::add(const QString& text, const audio::ChannelChoice& choice) {
    QAction* action = addAction(text);
    action->setCheckable(true);
    action->setChecked(m_document.channels(m_recording) == choice);
    connect(action, &QAction::triggered, this,
            [this, choice] { m_document.setChannels(m_recording, choice); });
}

}
