#include "ui/export/result_page.h"

#include "ui/export/forecast_model.h"
#include "ui/theme/theme.h"

#include "files/paths.h"
#include "pack/render/seam_words.h"

#include <QApplication>
#include <QClipboard>
#include <QDrag>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace gleaner::ui {

/// The written file, to be dragged into another program.
class ZipTile : public QLabel {
public:
    using QLabel::QLabel;
    void setFile(const QString& file) {
        m_file = file;
        setCursor(Qt::OpenHandCursor);
        setToolTip(QCoreApplication::translate("gleaner::ui::ResultPage", "Drag it out: %1").arg(file));
    }

protected:
    void mousePressEvent(QMouseEvent* event) override { m_from = event->position().toPoint(); }
    void mouseMoveEvent(QMouseEvent* event) override {
        if (!(event->buttons() & Qt::LeftButton) ||
            (event->position().toPoint() - m_from).manhattanLength() < QApplication::startDragDistance())
            return;
        auto* drag = new QDrag(this); // deletes itself
        auto* data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(m_file)});
        drag->setMimeData(data);
        drag->setPixmap(icon(QStringLiteral("pack")).pixmap(48, 48));
        drag->exec(Qt::CopyAction);
    }

private:
    QString m_file;
    QPoint m_from;
};

ResultPage::ResultPage(QWidget* parent)
    : QWidget(parent), m_summary(new QLabel(this)), m_zip(new ZipTile(this)),
      m_report(new QPlainTextEdit(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    m_zip->setFrameShape(QFrame::StyledPanel);
    m_zip->setMargin(12);
    m_zip->setWordWrap(true);
    column->addWidget(m_zip);
    auto* row = new QHBoxLayout;
    auto* open = new QPushButton(icon(QStringLiteral("folder")), tr("Open folder"), this);
    auto* copy = new QPushButton(tr("Copy the report"), this);
    open->setAutoDefault(false);
    copy->setAutoDefault(false);
    row->addWidget(open);
    row->addWidget(copy);
    row->addStretch(1);
    column->addLayout(row);
    m_report->setReadOnly(true);
    m_report->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_report->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_report->setAccessibleName(tr("Report"));
    column->addWidget(m_report, 1);
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT openFolderRequested(m_file); });
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_report->toPlainText()); });
}

QString ResultPage::report() const { return m_report->toPlainText(); }

QString reportOf(const ExportedPack& pack) {
    const pack::PackPlan& plan = pack.rendered.plan;
    QStringList lines = {
        QString::fromStdString(plan.request.name), library::qStringFromPath(pack.written.folder),
        ResultPage::tr("%1 rendered, %2 reused").arg(pack.rendered.rendered).arg(pack.rendered.reused)};
    const auto add = [&](const std::string& sentence) {
        if (!sentence.empty()) lines << QString::fromStdString(sentence);
    };
    add(pack::shortfallOf(pack.rendered));
    add(pack::seamsOf(pack.rendered));
    std::ranges::for_each(pack.written.notices, add);
    lines << QString();
    int widest = 0;
    for (const pack::Artifact& artifact : pack.rendered.artifacts)
        widest = std::max(widest, static_cast<int>(QString::fromStdString(artifact.item.path).size()));
    for (const pack::Artifact& artifact : pack.rendered.artifacts) {
        const std::filesystem::path source = plan.sources[artifact.item.source].file;
        lines << QStringLiteral("%1  %2 s  %3 LUFS  %4 dBTP  %5")
                     .arg(QString::fromStdString(artifact.item.path), -widest)
                     .arg(artifact.seconds, 7, 'f', 2)
                     .arg(artifact.lufs, 6, 'f', 1)
                     .arg(artifact.truePeakDb, 5, 'f', 1)
                     .arg(library::qStringFromPath(source.filename()));
        if (artifact.seam)
            lines.back() += QStringLiteral("  ") + QString::fromStdString(pack::inWords(*artifact.seam));
    }
    return lines.join(u'\n');
}

void ResultPage::show(const ExportedPack& pack) {
    m_file = library::qStringFromPath(pack.written.zip ? *pack.written.zip : pack.written.folder);
    const QFileInfo file(m_file);
    m_summary->setText(tr("%1 samples written: %2 rendered, %3 reused.")
                           .arg(pack.rendered.artifacts.size())
                           .arg(pack.rendered.rendered)
                           .arg(pack.rendered.reused));
    m_zip->setFile(m_file);
    m_zip->setText(tr("%1\n%2 — drag it into another program")
                       .arg(file.fileName(), sizeText(static_cast<std::uint64_t>(file.size()))));
    m_report->setPlainText(reportOf(pack));
}

}
