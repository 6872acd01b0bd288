#include "base/sealed.h"

#include "base/random.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;

class SealedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasSealed() {
        for (const std::string& content : {std::string(), std::string("a"), std::string(1000, '\0')}) {
            const std::string bytes = sealed("key", content);
            QCOMPARE(unsealed("key", bytes), std::optional(content));
            QCOMPARE(sealed("key", content), bytes);
        }
    }

    void everyFlippedBitIsSeen() {
        const std::string content = "18 dB above the noise floor, decays within 0.3 s";
        const std::string bytes = sealed("key", content);
        for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            std::string flipped = bytes;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY2(!unsealed("key", flipped), qPrintable(QString::number(bit)));
        }
    }

    void everyCutAndEveryByteTooManyIsSeen() {
        const std::string bytes = sealed("key", "content of some length");
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(!unsealed("key", std::string_view(bytes).substr(0, length)));
        QVERIFY(!unsealed("key", bytes + '\0'));
    }

    void anotherKeyGetsNothing() {
        QVERIFY(!unsealed("kez", sealed("key", "content")));
        QVERIFY(!unsealed("keyc", sealed("key", "content")));
        QVERIFY(!unsealed("", sealed("key", "content")));
        QVERIFY(!unsealed("ab", sealed("a", "b"))); // where the key ends counts
    }

    void aChecksumTellsOrderPlaceAndLength() {
        const auto valueOf = [](std::initializer_list<std::string_view> pieces) {
            Checksum checksum;
            for (const std::string_view piece : pieces)
                checksum.add(piece);
            return checksum.value();
        };
        QCOMPARE(valueOf({"one", "two"}), valueOf({"one", "two"}));
        QVERIFY(valueOf({"one", "two"}) != valueOf({"two", "one"}));
        QVERIFY(valueOf({"onetwo"}) != valueOf({"one", "two"}));
        QVERIFY(valueOf({"", "x"}) != valueOf({"x", ""}));
        QVERIFY(valueOf({std::string_view("\0\0\0\0\0\0\0\0", 8)}) != valueOf({std::string_view("\0", 1)}));
        // Two words of eight bytes that change places.
        QVERIFY(valueOf({"aaaaaaaabbbbbbbb"}) != valueOf({"bbbbbbbbaaaaaaaa"}));
    }
};

GLEANER_TEST(SealedTest)
#include "sealed_test.moc"
