#include "command.h"
#include "process.h"
#include "standard_error.h"
#include "standard_streams.h"

#include "base/shown_text.h"
#include "files/name_bytes.h"
#include "jobs/parallel.h"

#include <QCoreApplication>

#include <cstdio>

using namespace gleaner;

namespace {

enum Exit { done = 0, failed = 1, wrongUsage = 2, cancelled = 130 };

/// Shows progress on standard error and turns a signal into a stop: a handler may do no more than set a flag.
class Console {
public:
    explicit Console(bool visible) : m_visible(visible) {}
    ~Console() { clear(); }

    Progress progress() {
        return Progress(m_stop.get_token(), [this](double fraction, std::string_view what) {
            if (cli::wasSignalled()) m_stop.request_stop();
            if (m_visible) show(fraction, what);
        });
    }
    void clear() {
        if (m_shown >= 0) std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
        m_shown = -1;
    }

private:
    void show(double fraction, std::string_view what) {
        const int percent = static_cast<int>(fraction * 100.0);
        if (percent == m_shown) return;
        m_shown = percent;
        std::fprintf(stderr, "\r\033[K%3d %% %s", percent, shownText(what).c_str());
        std::fflush(stderr);
    }

    std::stop_source m_stop;
    bool m_visible;
    int m_shown = -1;
};

QString usageOfAll() {
    QString text = QStringLiteral("Usage: gleaner-cli VERB [options]\n\nGleaner %1: field recordings in, a "
                                  "sample pack and a song out.\n\nVerbs:\n")
                       .arg(QLatin1String(GLEANER_VERSION));
    for (const cli::Verb& verb : cli::verbs())
        text += QStringLiteral("  %1 %2\n")
                    .arg(QLatin1String(verb.name), -10)
                    .arg(QString::fromUtf8(verb.summary));
    return text + QStringLiteral("\n\"gleaner-cli VERB --help\" tells the options of a verb.");
}

const cli::Verb* findVerb(const QString& name) {
    for (const cli::Verb& verb : cli::verbs())
        if (name == QLatin1String(verb.name)) return &verb;
    return nullptr;
}

void describe(QCommandLineParser& parser, const cli::Verb& verb) {
    parser.setApplicationDescription(QString::fromUtf8(verb.summary));
    parser.addPositionalArgument(QLatin1String(verb.name), QString::fromUtf8(verb.summary),
                                 QLatin1String(verb.name));
    if (*verb.operands)
        parser.addPositionalArgument(QString::fromUtf8(verb.operands), {}, QString::fromUtf8(verb.operands));
    parser.addOption({QStringLiteral("help"), QStringLiteral("Show this help.")});
    parser.addOption({QStringLiteral("progress"),
                      QStringLiteral("Show progress on standard error, also when it is no terminal.")});
    for (const cli::OptionInfo& option : verb.options)
        parser.addOption(
            QCommandLineOption(QString::fromStdString(option.name), QString::fromStdString(option.help),
                               QString::fromStdString(option.value), QString::fromStdString(option.initial)));
}

/// Negative numbers are values, not options: "--target-lufs -14" reaches the parser as "--target-lufs=-14".
QStringList joinedNegativeValues(const QStringList& arguments) {
    QStringList joined;
    for (const QString& argument : arguments) {
        bool isNumber = false;
        argument.toDouble(&isNumber);
        if (isNumber && argument.startsWith(QLatin1Char('-')) && !joined.isEmpty() &&
            joined.last().startsWith(QLatin1String("--")))
            joined.last() += QLatin1Char('=') + argument;
        else
            joined.append(argument);
    }
    return joined;
}

int fail(Exit code, const QString& sentence) {
    cli::printError(QStringLiteral("gleaner-cli: ") + sentence);
    return code;
}

int runVerb(const cli::Verb& verb, const QStringList& rest) {
    QCommandLineParser parser;
    describe(parser, verb);
    const QStringList arguments = QStringList(QStringLiteral("gleaner-cli")) + joinedNegativeValues(rest);
    const bool understood = parser.parse(arguments);
    const QString hint = QStringLiteral(" See \"gleaner-cli %1 --help\".").arg(QLatin1String(verb.name));
    if (understood && parser.isSet(QStringLiteral("help"))) {
        const QString program =
            QCoreApplication::arguments().constFirst(); // a path where it was started by one
        cli::printText(parser.helpText().trimmed().replace(QStringLiteral("Usage: ") + program,
                                                           QStringLiteral("Usage: gleaner-cli")));
        return done;
    }
    if (!understood) return fail(wrongUsage, parser.errorText() + hint);

    Console console(parser.isSet(QStringLiteral("progress")) || cli::isTerminalOnStandardError());
    int code = done;
    QString usage;
    const jobs::Ended ended = jobs::guarded([&] {
        try {
            if (parser.positionalArguments().contains(QString()))
                throw cli::UsageError("one of the files has no name: \"\".");
            code = verb.run(cli::Arguments(parser, console.progress()));
        } catch (const cli::UsageError& error) {
            usage = QString::fromUtf8(error.what()) + hint;
        }
    });
    console.clear();
    if (ended.cancelled) return fail(cancelled, QStringLiteral("cancelled; nothing was written."));
    if (!usage.isEmpty()) return fail(wrongUsage, usage);
    if (!ended.error.empty()) return fail(failed, QString::fromStdString(ended.error));
    cli::printWarnings();
    return code;
}

int runProgram(const QStringList& arguments) {
    if (arguments.isEmpty())
        return fail(wrongUsage, QStringLiteral("a verb is missing. See \"gleaner-cli --help\"."));
    const QString& first = arguments.first();
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help")) {
        cli::printText(usageOfAll());
        return done;
    }
    if (first == QLatin1String("--version")) {
        cli::print(QStringLiteral("gleaner-cli " GLEANER_VERSION));
        return done;
    }
    if (const cli::Verb* verb = findVerb(first)) return runVerb(*verb, arguments.mid(1));
    return fail(wrongUsage,
                QStringLiteral("there is no verb \"%1\". See \"gleaner-cli --help\".").arg(first));
}

}

int main(int argc, char** argv) {
    openStandardStreams();
    cli::keepMemoryLow();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gleaner-cli"));
    hideDecoderRemarks();
    cli::noteSignals();

    int code = done;
    const jobs::Ended ended = jobs::guarded([&] { code = runProgram(library::argumentsFrom(argc, argv)); });
    return ended.error.empty() ? code : fail(failed, QString::fromStdString(ended.error));
}
