#include "ui/window/about.h"

#include "ui/theme/application_icon.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace gleaner::ui {

namespace {

constexpr int aboutIcon = 64;

struct About {
    Q_DECLARE_TR_FUNCTIONS(gleaner::ui::About)
};

}

void showAbout(QWidget& parent) {
    auto* box = new QMessageBox(&parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(About::tr("About Gleaner"));
    box->setIconPixmap(applicationIcon().pixmap(aboutIcon, aboutIcon));
    box->setText(About::tr("<b>Gleaner %1</b>").arg(QLatin1String(GLEANER_VERSION)));
    box->setInformativeText(
        About::tr("Field recordings in, a sample pack and an FL Studio song out.<br><br>"
                  "Free software under the GNU General Public License, version 3 or later. "
                  "Built with Qt, libsndfile, FFTW, libebur128, soxr and QuaZip.<br><br>"
                  "FL Studio is a trademark of Image-Line; this program has no tie to it."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

}
