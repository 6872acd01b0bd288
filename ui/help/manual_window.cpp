#include "ui/help/manual_window.h"

#include "ui/help/manual.h"
#include "ui/theme/window_size.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <QTextTable>

namespace gleaner::ui {

namespace {

constexpr QSize usualManualSize(960, 680);
constexpr int manualListWidth = 208, manualMargin = 24, cellPadding = 5;

QUrl urlOf(const QString& file) { return QUrl(QStringLiteral("qrc:/manual/") + file); }

}

ManualWindow::ManualWindow(QWidget* parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_list(new QListWidget(this)),
      m_text(new QTextBrowser(this)) {
    setWindowTitle(tr("Manual"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(2);
    m_text->setAccessibleName(tr("Page of the manual"));
    m_text->setFrameShape(QFrame::NoFrame);
    for (const ManualPage& page : manualPages()) {
        auto* item = new QListWidgetItem(QCoreApplication::translate("Manual", page.title), m_list);
        item->setData(Qt::UserRole, QLatin1String(page.file));
    }
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 8, 0, 0);
    grid->setSpacing(8);
    grid->addWidget(m_search, 0, 0);
    grid->addWidget(m_list, 1, 0);
    grid->addWidget(m_text, 0, 1, 2, 1);
    grid->setColumnMinimumWidth(0, manualListWidth);
    grid->setColumnStretch(1, 1);
    m_search->setMaximumWidth(manualListWidth);
    m_list->setMaximumWidth(manualListWidth);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item) showPage(item->data(Qt::UserRole).toString());
    });
    connect(m_text, &QTextBrowser::sourceChanged, this, &ManualWindow::showSource);
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::search);
    connect(m_search, &QLineEdit::returnPressed, this, &ManualWindow::findNext);
    resizeOnScreen(*this, usualManualSize);
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

QString ManualWindow::page() const { return m_text->source().fileName(); }

void ManualWindow::showPage(const QString& file) {
    if (file != page() && !manualText(file).isEmpty())
        m_text->setSource(urlOf(file), QTextDocument::MarkdownResource);
}

/// By the list, by a link, or back and on.
void ManualWindow::showSource(const QUrl& source) {
    layTables();
    mark();
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toString() == source.fileName()) m_list->setCurrentRow(row);
}

/// Lines between the cells and some air, which Markdown doesn't ask for.
void ManualWindow::layTables() {
    QTextDocument& document = *m_text->document();
    document.setDocumentMargin(manualMargin);
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorder(1);
            format.setBorderCollapse(true);
            format.setBorderBrush(palette().color(QPalette::Mid));
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setCellPadding(cellPadding);
            format.setCellSpacing(0);
            format.setTopMargin(cellPadding);
            format.setBottomMargin(2 * cellPadding);
            table->setFormat(format);
        }
}

/// Pages that have the words stay in the list; the first of them is opened unless the one that is read has
/// them.
void ManualWindow::search(const QString& words) {
    int first = -1;
    bool isHere = false;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem& item = *m_list->item(row);
        const QString file = item.data(Qt::UserRole).toString();
        const bool has = item.text().contains(words, Qt::CaseInsensitive) ||
                         manualText(file).contains(words, Qt::CaseInsensitive);
        item.setHidden(!has);
        if (has && first < 0) first = row;
        isHere = isHere || (has && file == page());
    }
    if (!isHere && first >= 0) m_list->setCurrentRow(first);
    mark();
    m_text->moveCursor(QTextCursor::Start);
    if (!words.isEmpty()) m_text->find(words);
}

void ManualWindow::findNext() {
    if (m_text->find(m_search->text())) return;
    m_text->moveCursor(QTextCursor::Start);
    m_text->find(m_search->text());
}

void ManualWindow::mark() {
    QList<QTextEdit::ExtraSelection> marks;
    QTextEdit::ExtraSelection mark;
    mark.format.setBackground(palette().color(QPalette::Highlight));
    mark.format.setForeground(palette().color(QPalette::HighlightedText));
    if (!m_search->text().isEmpty())
        for (mark.cursor = m_text->document()->find(m_search->text()); !mark.cursor.isNull();
             mark.cursor = m_text->document()->find(m_search->text(), mark.cursor))
            marks << mark;
    m_text->setExtraSelections(marks);
}

void ManualWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_text->source().isEmpty()) return;
    m_text->reload(); // links have the colour of the theme that they were read in
    layTables();
    mark();
}

}
