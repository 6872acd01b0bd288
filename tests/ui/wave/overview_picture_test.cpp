#include "support/program.h"
#include "ui/wave/level_rises.h"
#include "ui/wave/overview_picture.h"
#include "ui/wave/wave_columns.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

constexpr OverviewSize size{2, 700'000, 1000, 100};

/// Strokes that fall away, the second channel at half the level of the first.
std::shared_ptr<const audio::WaveformPyramid> pyramidOf(Frame frames) {
    audio::AudioBuffer buffer(2, frames);
    for (int c = 0; c < 2; ++c)
        for (Frame i = 0; i < frames; ++i)
            buffer.channel(c)[static_cast<std::size_t>(i)] =
                static_cast<float>(std::sin(0.3 * static_cast<double>(i)) *
                                   std::exp(-static_cast<double>(i % 40'000) / 9'000.0) / (1.0 + c));
    audio::MemorySource source(buffer, 48000);
    return std::make_shared<const audio::WaveformPyramid>(audio::WaveformPyramid::build(source, {}));
}

}

class OverviewPictureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isMadeBesideTheWindow() {
        WaveformSource source;
        source.show(pyramidOf(size.frames));
        OverviewPicture picture(source);
        QSignalSpy changed(&picture, &OverviewPicture::changed);
        picture.want(size);
        QCOMPARE(changed.count(), 0); // nobody waited for it
        QTRY_COMPARE(changed.count(), 1);
        const double width = static_cast<double>(size.frames) / size.columns;
        QVERIFY(picture.columns().wave == waveOutlines(source, 2, 0.0, width, size.columns));
        QVERIFY(picture.columns().rises ==
                levelRises(blockOutlines(source.blocks(), 2, {0, size.frames}, 1600), size.rises));
        QVERIFY(std::ranges::count(picture.columns().rises, 1.0F) >= 15); // a stroke each 40,000 frames
    }

    void isMadeAgainOnlyOfMore() {
        WaveformSource source;
        source.show(pyramidOf(size.frames / 2));
        OverviewPicture picture(source);
        QSignalSpy changed(&picture, &OverviewPicture::changed);
        picture.want(size);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(picture.columns().wave.back(), audio::WaveformColumn());
        picture.want(size); // the samples of a stretch came, which it doesn't show
        source.show(pyramidOf(size.frames));
        picture.want(size);
        QTRY_COMPARE(changed.count(), 2);
        QVERIFY(picture.columns().wave.back() != audio::WaveformColumn());
        picture.forget();
        QVERIFY(picture.columns().wave.empty());
    }

    void endsWithWhatIsKnownLast() {
        WaveformSource source;
        OverviewPicture picture(source);
        for (Frame frames = 100'000; frames <= size.frames; frames += 100'000) {
            source.show(pyramidOf(frames));
            picture.want(size);
        }
        QTRY_VERIFY(!picture.columns().wave.empty() &&
                    picture.columns().wave.back() != audio::WaveformColumn());
    }
};

GLEANER_TEST(OverviewPictureTest)
#include "overview_picture_test.moc"
