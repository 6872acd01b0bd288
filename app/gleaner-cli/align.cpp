#include "verbs.h"

#include "align/alignment.h"
#include "codec/sequence_reader.h"

#include <cmath>

namespace gleaner::cli {
namespace {

QJsonObject toJson(const align::Alignment& found, const std::vector<std::filesystem::path>& files) {
    return {
        {QStringLiteral("first"), display(files[0])},     {QStringLiteral("second"), display(files[1])},
        {QStringLiteral("offsetSeconds"), found.offset},  {QStringLiteral("driftPpm"), found.driftPpm},
        {QStringLiteral("residualMs"), found.residualMs}, {QStringLiteral("confidence"), found.confidence},
        {QStringLiteral("places"), found.places},         {QStringLiteral("agreeing"), found.agreeing},
        {QStringLiteral("sharedSeconds"), found.seconds}};
}

/// "b.wav begins 37.1230 s after a.wav; its clock is 23.0 ppm fast (38 of 40 places agree within 0.05 ms)".
QString sentenceOf(const align::Alignment& found, const std::vector<std::filesystem::path>& files) {
    return QStringLiteral("%1 begins %2 s %3 %4; its clock is %5 ppm %6 (%7 of %8 places agree within %9 ms)")
        .arg(display(files[1].filename()))
        .arg(std::abs(found.offset), 0, 'f', 4)
        .arg(found.offset < 0.0 ? QStringLiteral("before") : QStringLiteral("after"),
             display(files[0].filename()))
        .arg(std::abs(found.driftPpm), 0, 'f', 1)
        .arg(found.driftPpm < 0.0 ? QStringLiteral("fast") : QStringLiteral("slow"))
        .arg(found.agreeing)
        .arg(found.places)
        .arg(found.residualMs, 0, 'f', 2);
}

}

int runAlign(const Arguments& arguments) {
    const std::vector<std::filesystem::path> files = arguments.paths();
    if (files.size() != 2) throw UsageError("align takes two recordings.");
    audio::SequenceReader first(files[0]), second(files[1]);
    const align::Alignment found = align::align(first, second, arguments.progress());
    if (!found.isSure())
        throw Error(files[1], "no sound in common with " + files[0].filename().string() + " was found (" +
                                  std::to_string(found.agreeing) + " of " + std::to_string(found.places) +
                                  " places agree); they can't be aligned by their sound.");
    if (arguments.json())
        print(toJson(found, files));
    else
        print(sentenceOf(found, files));
    return 0;
}

}
