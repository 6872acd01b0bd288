#include "support/program.h"
#include "ui/dialogs/new_folder_dialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using gleaner::ui::NewFolderDialog;

namespace {

/// The dialog in a folder of its own, and a hand that types.
struct Asked {
    explicit Asked(const QString& folder) : dialog(nullptr, QStringLiteral("Export"), folder) {
        dialog.open();
    }

    void type(const QString& name) {
        auto* line = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        line->setText(name);
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open)->setEnabled(true);
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open)->click();
    }
    QString answer() const { return chosen.isEmpty() ? QString() : chosen.last()[0].toString(); }

    NewFolderDialog dialog;
    QSignalSpy chosen{&dialog, &QFileDialog::fileSelected};
};

}

/// Where a pack goes: folders that exist, and those that are made on export.
class NewFolderDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewNameIsAccepted_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("below");
        QTest::newRow("name") << "packs of May"
                              << "packs of May";
        QTest::newRow("two levels") << "packs/may"
                                    << "packs/may";
        QTest::newRow("spaces around") << "  packs "
                                       << "packs";
    }
    void aNewNameIsAccepted() {
        QFETCH(QString, typed);
        QFETCH(QString, below);
        Asked asked(m_folder.path());
        asked.type(typed);
        QCOMPARE(asked.answer(), m_folder.filePath(below));
        QCOMPARE(asked.dialog.result(), int(QDialog::Accepted));
        QVERIFY(!QFileInfo::exists(asked.answer())); // nothing is made before the export
    }

    void aWholePathIsAccepted() {
        Asked asked(QDir::rootPath());
        asked.type(m_folder.filePath(QStringLiteral("elsewhere")));
        QCOMPARE(asked.answer(), m_folder.filePath(QStringLiteral("elsewhere")));
    }

    void aFolderThatIsThereIsChosenAsEver() {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("there")));
        Asked asked(m_folder.path());
        asked.type(m_folder.filePath(QStringLiteral("there")));
        QCOMPARE(asked.answer(), m_folder.filePath(QStringLiteral("there")));
    }

private:
    QTemporaryDir m_folder;
};

GLEANER_TEST(NewFolderDialogTest)
#include "new_folder_dialog_test.moc"
