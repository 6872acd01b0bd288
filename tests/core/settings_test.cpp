// Every setting of every request at its corners: what the tables say is what command line, files and checks
// hold to.

#include "base/error.h"
#include "catalog/query.h"
#include "compose/song_settings.h"
#include "export/output_settings.h"
#include "pack/plan/pack_settings.h"
#include "pack/plan/request_json.h"
#include "session/session_json.h"
#include "slices/detection_settings.h"
#include "support/places.h"
#include "support/program.h"
#include "json/json.h"
#include "json/settings.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <limits>

using namespace gleaner;
using settings::Kind;
using settings::Setting;
using settings::Value;

namespace {

/// Some that the setting takes.
std::vector<std::string> textsFor(const Setting& setting) {
    std::vector<std::string> texts = {"one", "another one", "Kick=one", "Kick/Chorus:>1.5,0.25,60,100"};
    if (setting.isKnown)
        std::erase_if(texts, [&](const std::string& text) { return !setting.isKnown(text); });
    else
        texts.resize(2);
    return texts;
}

/// Values at the edges of what it takes.
std::vector<Value> corners(const Setting& setting) {
    std::vector<Value> values;
    if (setting.mayBeAbsent()) values.emplace_back();
    switch (setting.kind) {
    case Kind::Number:
    case Kind::Whole:
        values.insert(values.end(), {setting.minimum, setting.maximum});
        break;
    case Kind::Seed:
        values.insert(values.end(), {std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()});
        break;
    case Kind::Switch:
        values.insert(values.end(), {true, false});
        break;
    case Kind::Word:
        for (const settings::Choice& choice : setting.choices())
            values.emplace_back(std::string(choice.id));
        break;
    case Kind::Text:
        if (!setting.isKnown) values.insert(values.end(), {std::string("Straße, \"5\""), std::string("a")});
        if (setting.choices)
            for (const settings::Choice& choice : setting.choices())
                values.emplace_back(std::string(choice.id));
        break;
    case Kind::Texts:
        if (setting.choices)
            values.emplace_back(std::vector<std::string>{std::string(setting.choices().front().id)});
        else
            values.emplace_back(textsFor(setting));
        break;
    case Kind::Range:
        values.emplace_back(settings::Range{setting.minimum, setting.maximum});
        break;
    }
    return values;
}

/// Values right behind the edges, and of other types.
std::vector<Value> beyond(const Setting& setting) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    std::vector<Value> values;
    if (!setting.mayBeAbsent()) values.emplace_back();
    if (setting.kind != Kind::Switch) values.emplace_back(true);
    if (setting.kind == Kind::Number || setting.kind == Kind::Whole)
        for (const double number : {std::nextafter(setting.minimum, -inf),
                                    std::nextafter(setting.maximum, inf), std::nan(""), inf, -inf})
            values.emplace_back(number);
    else if (setting.kind != Kind::Seed) // which in a file is a number like any other
        values.emplace_back(1.0);
    if (setting.kind == Kind::Whole) values.emplace_back(setting.minimum + 0.5);
    if (setting.kind == Kind::Word || setting.isKnown) values.emplace_back(std::string("no such word"));
    if (setting.kind == Kind::Texts && setting.choices)
        values.emplace_back(std::vector<std::string>{"no such word"});
    if (setting.kind == Kind::Range)
        for (const auto& [low, high] : {std::pair{setting.maximum, setting.minimum},
                                        {setting.minimum, setting.minimum},
                                        {setting.minimum - 1.0, setting.maximum},
                                        {setting.minimum, inf}})
            values.emplace_back(settings::Range{low, high});
    return values;
}

std::string named(const Setting& setting, const Value& value) {
    return std::string(setting.id) + " = \"" + settings::textOf(value) + '"';
}

template <typename Request>
Value throughJson(const settings::Field<Request>& field, const QJsonValue& value) {
    const QJsonObject object = json::parseObject(
        json::toBytes(QJsonObject{{json::qstring(field.setting.id), value}}), "request.json");
    Request request;
    json::FieldReader reader(object, {}, {});
    json::settingFields(reader, std::span(&field, 1), request);
    return field.get(request);
}

/// What a person writes is what a request holds, by every way.
template <typename Request>
void holdsAtItsCorners(const settings::Field<Request>& field) {
    const Setting& setting = field.setting;
    Request request;
    QVERIFY2(settings::accepts(setting, field.get(request)), setting.id.data());
    for (const Value& value : corners(setting)) {
        const std::string what = named(setting, value);
        QVERIFY2(settings::accepts(setting, value), what.c_str());
        field.set(request, value);
        const Value held = field.get(request);
        QVERIFY2(settings::textOf(held) == settings::textOf(value), what.c_str());
        QVERIFY2(settings::textOf(throughJson(field, json::toJson(held))) == settings::textOf(value),
                 what.c_str());
        const bool hasText = setting.kind != Kind::Switch && (setting.kind != Kind::Texts || setting.choices);
        if (hasText) QVERIFY2(settings::parse(setting, settings::textOf(value)) == value, what.c_str());
    }
    for (const Value& value : beyond(setting)) {
        const std::string what = named(setting, value);
        QVERIFY2(!settings::accepts(setting, value), what.c_str());
        QVERIFY2(!settings::complaintAbout(setting, value).empty(), what.c_str());
        const bool isFinite =
            !std::holds_alternative<double>(value) || std::isfinite(std::get<double>(value));
        const bool isWord = field.holdsAnyWord && std::holds_alternative<std::string>(value);
        const bool isNothing =
            std::holds_alternative<std::monostate>(value); // in a file: as if it were not there
        if (isFinite && !isWord && !isNothing)
            QVERIFY_THROWS_EXCEPTION(Error, throughJson(field, json::toJson(value)));
    }
}

template <typename Request>
void isReachable(std::span<const settings::Field<Request>> fields) {
    std::set<std::string_view> ids, options;
    for (const settings::Field<Request>& field : fields) {
        const Setting& setting = field.setting;
        QVERIFY2(ids.insert(setting.id).second, setting.id.data());
        QVERIFY2(!setting.option.empty() || !setting.offOption.empty(), setting.id.data());
        for (const std::string_view option : {setting.option, setting.offOption})
            QVERIFY2(option.empty() || options.insert(option).second, option.data());
        QVERIFY2(setting.kind == Kind::Switch || !setting.placeholder.empty(), setting.id.data());
        QVERIFY2(!setting.help.empty() && !setting.help.ends_with('.'), setting.id.data());
        QVERIFY2(!setting.name.empty() && std::islower(setting.name[0]), setting.id.data());
        const QJsonObject schema = json::schemaOf(setting);
        QVERIFY2(schema.contains(u"type") && schema.contains(u"description"), setting.id.data());
    }
}

}

namespace {

template <typename Request>
QByteArray tableOf(const char* title, std::span<const settings::Field<Request>> fields) {
    QByteArray table =
        QByteArray("\n## ") + title + "\n\n| on disk | option | what it does |\n| --- | --- | --- |\n";
    for (const settings::Field<Request>& field : fields) {
        QByteArray options;
        for (const std::string_view option : {field.setting.option, field.setting.offOption})
            if (!option.empty())
                options += (options.isEmpty() ? "`--" : ", `--") + QByteArray(option.data()) + '`';
        table += "| `" + QByteArray(field.setting.id.data()) + "` | " + options + " | " +
                 QByteArray::fromStdString(settings::helpFor(field.setting, field.get(Request{}))) + " |\n";
    }
    return table;
}

QByteArray manual() {
    return "# Settings\n\nEvery setting of every request, written from the tables that the program itself "
           "reads\n"
           "(`core/settings`). In the window they stand on the pages Pack and Song; a session keeps them "
           "all.\n" +
           tableOf("A song: `compose`, \"song\" in a session", compose::songSettings()) +
           tableOf("A song as it is written: `compose`, `flp`", pack::outputSettings()) +
           tableOf("A pack: `pack`, a request's file, \"pack\" in a session", pack::packSettings()) +
           tableOf("A detection: `detect`", analysis::detectionSettings()) +
           tableOf("A choice among samples: `select`", compose::sampleSettings()) +
           tableOf("A search in the library: `library search`", catalog::querySettings());
}

}

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofSongs() {
        isReachable(compose::songSettings());
        for (const auto& field : compose::songSettings())
            holdsAtItsCorners(field);
    }
    void ofPacks() {
        isReachable(pack::packSettings());
        for (const auto& field : pack::packSettings())
            holdsAtItsCorners(field);
    }
    void ofDetections() {
        isReachable(analysis::detectionSettings());
        for (const auto& field : analysis::detectionSettings())
            holdsAtItsCorners(field);
    }
    void ofSamples() {
        isReachable(compose::sampleSettings());
        for (const auto& field : compose::sampleSettings())
            holdsAtItsCorners(field);
    }
    void ofOutputs() {
        isReachable(pack::outputSettings());
        for (const auto& field : pack::outputSettings())
            holdsAtItsCorners(field);
    }
    void ofTheLibrary() {
        isReachable(catalog::querySettings());
        for (const auto& field : catalog::querySettings())
            holdsAtItsCorners(field);
    }

    /// A session keeps each of them.
    void aSessionKeepsThemAll() {
        const session::Session fresh = session::freshSession();
        for (const auto& field : compose::songSettings())
            for (const Value& value : corners(field.setting)) {
                session::Session session = fresh;
                field.set(session.song, value);
                QVERIFY2(session::sessionFromJson(session::toJson(session)) == session,
                         named(field.setting, value).c_str());
            }
        for (const auto& field : pack::packSettings())
            for (const Value& value : corners(field.setting)) {
                session::Session session = fresh;
                field.set(session.request, value);
                QVERIFY2(session::sessionFromJson(session::toJson(session)) == session,
                         named(field.setting, value).c_str());
            }
    }

    /// A session of a newer version opens, and says what it can't do when the song is made.
    void aWordThatNobodyKnowsStaysInASession() {
        session::Session session = session::freshSession();
        session.song.style = "polka";
        QCOMPARE(session::sessionFromJson(session::toJson(session)).song.style, std::string("polka"));
        QVERIFY_THROWS_EXCEPTION(Error, compose::compose(session.song, {}));
    }

    /// Each of them changes the song: none is read and forgotten.
    void theComposerHearsEach() {
        const compose::ComposeRequest usual;
        for (const auto& field : compose::songSettings()) {
            compose::ComposeRequest other;
            for (const Value& value : corners(field.setting))
                if (settings::textOf(value) != settings::textOf(field.get(usual))) field.set(other, value);
            QVERIFY2(!(other == usual), field.setting.id.data());
        }
    }

    /// docs/settings.md is written from the tables: GLEANER_REWRITE=1 writes it anew.
    void theManualSaysWhatTheTablesSay() {
        QFile page(gleaner::test::sourceFile(QStringLiteral("docs/settings.md")));
        if (qEnvironmentVariableIntValue("GLEANER_REWRITE") == 1) {
            QVERIFY(page.open(QIODevice::WriteOnly));
            page.write(manual());
            page.close();
        }
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY2(page.readAll() == manual(),
                 "it differs from the tables; GLEANER_REWRITE=1 tests/core_test settings writes it");
    }

    /// The request of a pack hears a recording the same way the first time and each time after.
    void aDetectionFollowsTheRequest() {
        pack::PackRequest request;
        request.sensitivity = 0.8;
        request.tempi = {100.0, 200.0};
        const auto detection = pack::detectSettingsOf(request, {audio::Channels::one(2)});
        QCOMPARE(detection.sensitivity, 0.8);
        QVERIFY((detection.tempi == analysis::TempoRange{100.0, 200.0}));
        QVERIFY(detection.channels.fixed == audio::Channels::one(2));
    }
};

GLEANER_TEST(SettingsTest)
#include "settings_test.moc"
