#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <functional>

class QSettings;
class QWidget;

namespace gleaner::ui {

/// Every question the window asks in a window of its own. Answers come later, through a callback; it is not
/// called when the person changed their mind. Tests answer in its place.
class Dialogs {
public:
    enum class Unsaved { Save, Discard, Cancel };
    using File = std::function<void(const QString& file)>;

    virtual ~Dialogs() = default;
    virtual void chooseRecordings(std::function<void(const QStringList& files)> chosen) = 0;
    virtual void chooseSession(File chosen) = 0;
    virtual void chooseSessionToSave(const QString& suggestedName, File chosen) = 0;
    virtual void choosePackFolder(File chosen) = 0;
    /// Where to look for recordings that are missing.
    virtual void chooseSearchFolder(File chosen) = 0;
    /// Whose samples are to enter the library.
    virtual void chooseSampleFolder(File chosen) = 0;
    virtual void chooseSongFolder(File chosen) = 0;
    virtual void chooseFlp(const QString& suggestedName, File chosen) = 0;
    virtual void chooseLabels(File chosen) = 0;
    virtual void chooseLabelsToSave(const QString& suggestedName, File chosen) = 0;
    virtual void askUnsaved(const QString& name,
                            std::function<void(Unsaved)> answered) = 0; ///< always called
    virtual void askText(const QString& title, const QString& label, const QString& initial,
                         File entered) = 0;
};

/// The desktop's own dialogs, opened without a nested event loop. Remembers the last folder of each purpose.
class NativeDialogs final : public Dialogs {
    Q_DECLARE_TR_FUNCTIONS(gleaner::ui::NativeDialogs)
public:
    NativeDialogs(QWidget& parent, QSettings& settings) : m_parent(parent), m_settings(settings) {}

    void chooseRecordings(std::function<void(const QStringList& files)> chosen) override;
    void chooseSession(File chosen) override;
    void chooseSessionToSave(const QString& suggestedName, File chosen) override;
    void choosePackFolder(File chosen) override;
    void chooseSearchFolder(File chosen) override;
    void chooseSampleFolder(File chosen) override;
    void chooseSongFolder(File chosen) override;
    void chooseFlp(const QString& suggestedName, File chosen) override;
    void chooseLabels(File chosen) override;
    void chooseLabelsToSave(const QString& suggestedName, File chosen) override;
    void askUnsaved(const QString& name, std::function<void(Unsaved)> answered) override;
    void askText(const QString& title, const QString& label, const QString& initial, File entered) override;

private:
    QWidget& m_parent;
    QSettings& m_settings;
};

/// "Recordings (*.wav *.flac …)" of everything the reader takes.
QString recordingsFilter();
/// True for the names of sessions ("walk.gleaner").
bool isSessionFile(const QString& file);

}
