// Projects that are cut off, damaged or no projects at all.

#include "base/error.h"
#include "base/random.h"
#include "flp/conformity.h"
#include "flp/project.h"
#include "flp/text.h"
#include "projects.h"
#include "support/mutants.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;

namespace {

/// What became of reading: a sentence of an error, or the warnings.
QString outcome(const flp::Bytes& bytes) {
    try {
        QString all;
        for (const std::string& warning : flp::decode(bytes).warnings)
            all += QString::fromStdString(warning) + u'\n';
        return all;
    } catch (const Error& error) {
        return QStringLiteral("error: ") + QString::fromUtf8(error.what());
    }
}

}

class FlpHostileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoProjectIsAnErrorThatSaysSo_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("wanted");
        const QByteArray whole("FLhd\x06\0\0\0\0\0\x01\0\x60\0FLdt\0\0\0\0", 22);
        QByteArray preset = whole, header = whole, data = whole;
        preset[8] = 0x20;
        header[4] = 7;
        data[14] = 'X';
        QTest::newRow("empty") << QByteArray() << "not an FL Studio project";
        QTest::newRow("a WAV") << QByteArray("RIFF\x24\0\0\0WAVEfmt ", 16) << "not an FL Studio project";
        QTest::newRow("zeros") << QByteArray(4096, '\0') << "not an FL Studio project";
        QTest::newRow("two bytes") << QByteArray("FL") << "cut off";
        QTest::newRow("half a header") << whole.left(15) << "cut off";
        QTest::newRow("a channel preset") << preset << "preset";
        QTest::newRow("another header") << header << "damaged";
        QTest::newRow("no data") << data << "damaged";
    }
    void whatIsNoProjectIsAnErrorThatSaysSo() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, wanted);
        const QString found = outcome({bytes.begin(), bytes.end()});
        QVERIFY2(found.startsWith(u"error: ") && found.contains(wanted), qPrintable(found));
    }

    void everyPrefixIsAnErrorOrAWarning_data() { test::everyVersion(); }
    void everyPrefixIsAnErrorOrAWarning() {
        QFETCH(int, number);
        const flp::Bytes whole = flp::encode(test::smallSong(), {flp::versions[number].version});
        QCOMPARE(outcome(whole), QString());
        // Every byte of the first 4,000, where all kinds of events lie; then in strides that share no factor
        // with them.
        for (std::size_t length = 0; length < whole.size(); length += length < 4'000 ? 1 : 211) {
            const flp::Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY2(outcome(part).contains(u"cut off") || length == 0, qPrintable(QString::number(length)));
        }
    }

    void realProjectsCutOffAnywhereAreSaidToBe() {
        NEEDS_SHARED_DATA();
        for (const char* name :
             {"20.8.4.2576__demberto.PyFLP__FL-20-8-4.flp", "3.0.0__juddy.ComputerMusic__untitled.flp",
              "25.2.4.4960__dawhubapp.flpdiff__base-one-pattern.flp"}) {
            const flp::Bytes whole = test::bytesOf(test::projectsFolder() + u'/' + QLatin1String(name));
            QVERIFY(!whole.empty());
            const std::size_t stride = std::max<std::size_t>(1, whole.size() / 300);
            for (std::size_t length = 1; length < whole.size(); length += stride)
                QVERIFY(outcome({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)})
                            .contains(u"cut off"));
        }
    }

    void aProjectCutOffAtEveryByteIsAnErrorOrSaysSo() {
        flp::EventList list = flp::readEvents(flp::encode(test::smallSong(), {flp::Version::Fl25_2}));
        std::erase_if(list.events, [n = 0](const flp::StoredEvent& event) mutable {
            return event.id == flp::EventId::Track && ++n > 3; // all kinds of events in a few thousand bytes
        });
        const flp::Bytes whole = flp::writeEvents(list);
        const auto step = static_cast<std::size_t>(test::rounds(1, 3)); // by default at every third
        for (std::size_t length = 0; length < whole.size(); length += step) {
            const flp::Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            const QString said = outcome(part);
            QVERIFY2(said.contains(u"cut off") || length == 0, qPrintable(said));
            if (length < 22) continue;
            QVERIFY(said.contains(u"What can be read ends in"));
            QCOMPARE(flp::writeDocument(flp::readDocument(part)), part);
            QCOMPARE(flp::errorsOf(flp::readEvents(part)).size(), 1u);
        }
    }

    void aTrialsSecondPlatformChangesNothing() {
        // Found by the fuzzer: the key held from the first event of that id on, though it had not
        // been scrambled.
        flp::ByteWriter events;
        for (const int byte : {28, 0, 37, 1, 67, 9, 9, 37, 0x4C, 67, 1, 2, 28, 1})
            events.u8(static_cast<std::uint8_t>(byte));
        const flp::Bytes bytes = test::projectOf(events);
        QCOMPARE(flp::writeEvents(flp::readEvents(bytes)), bytes);
    }

    void damagedBytesNeverStopTheProgram() {
        const flp::Bytes whole = flp::encode(test::smallSong(), {flp::Version::Fl25_2});
        Random random(7);
        int read = 0;
        for (int round = 0; round < 400; ++round) {
            flp::Bytes damaged = whole;
            for (int n = 0; n < 20; ++n)
                damaged[22 + random.below(round % 2 ? 4'000 : damaged.size() - 22)] =
                    static_cast<unsigned char>(random.below(256));
            try {
                const flp::Project project = flp::decode(damaged);
                QVERIFY(project.warnings.size() <= 100);
                ++read;
            } catch (const Error&) {
                // as good an answer
            }
        }
        QVERIFY(read > 0);
    }

    void aLengthWithoutAnEndIsCutOff() {
        flp::ByteWriter events;
        events.u8(224);
        events.u64(~std::uint64_t{0});
        QVERIFY(outcome(test::projectOf(events)).contains(u"end in the middle"));
    }

    void aPlaylistThatIsNoWholeItemsIsLeftOut() {
        flp::ByteWriter events;
        events.u8(233);
        events.u8(7);
        events.zeros(7);
        const flp::Bytes bytes = test::projectOf(events);
        QVERIFY(outcome(bytes).contains(u"7 bytes is not whole"));
        QVERIFY(!flp::decode(bytes).itemSize);
    }

    void bytesBehindTheProjectAreSaid() {
        flp::Bytes bytes = flp::encode(music::Song{});
        bytes.push_back(0);
        QVERIFY(outcome(bytes).startsWith(u"1 bytes behind"));
    }

    void brokenTextsBecomeReplacementCharacters() {
        QCOMPARE(flp::utf8FromUtf16(flp::Bytes{0x00, 0xD8, 0x41, 0x00}), std::string("\xEF\xBF\xBD"
                                                                                     "A"));
        QCOMPARE(flp::utf8FromUtf16(flp::Bytes{0x41}), std::string());
        QCOMPARE(flp::utf16FromUtf8("\xE4\xB8"), std::u16string(u"\uFFFD\uFFFD"));
        QCOMPARE(flp::utf16FromUtf8("\xC0\x80"), std::u16string(u"\uFFFD\uFFFD")); // overlong
        QCOMPARE(flp::utf16FromUtf8("\xED\xA0\x80"),
                 std::u16string(u"\uFFFD\uFFFD\uFFFD")); // half a surrogate
        QCOMPARE(flp::utf16FromUtf8("\xF0\x9F\x9A\x8B"), std::u16string(u"\U0001F68B"));
    }

    void textsInAnyWritingSurviveBothWays() {
        const std::string text = "Straße 街 🚋 \xC3\xA9";
        flp::ByteWriter bytes;
        for (const char16_t unit : flp::utf16FromUtf8(text))
            bytes.u16(unit);
        QCOMPARE(flp::utf8FromUtf16(bytes.all()), text);
        QCOMPARE(flp::utf8FromLatin1(flp::Bytes{'a', 0xE9, 0, 'b'}), std::string("a\xC3\xA9"));
    }
};

GLEANER_TEST(FlpHostileTest)
#include "hostile_test.moc"
