#include "verbs.h"

#include "fx/chain.h"
#include "json/values.h"

#include <QJsonArray>

namespace gleaner::cli {
namespace {

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

const char* id(fx::Unit unit) {
    switch (unit) {
    case fx::Unit::Decibels:
        return "dB";
    case fx::Unit::Hertz:
        return "Hz";
    case fx::Unit::Milliseconds:
        return "ms";
    case fx::Unit::Percent:
        return "%";
    case fx::Unit::Ratio:
        return ":1";
    case fx::Unit::None:
        break;
    }
    return "";
}

const char* id(fx::Scale scale) {
    switch (scale) {
    case fx::Scale::Logarithmic:
        return "logarithmic";
    case fx::Scale::Choice:
        return "choice";
    case fx::Scale::Switch:
        return "switch";
    case fx::Scale::Linear:
        break;
    }
    return "linear";
}

QJsonObject toJson(const fx::Parameter& parameter) {
    QJsonObject object{{QStringLiteral("id"), text(parameter.id)},
                       {QStringLiteral("name"), text(parameter.name)},
                       {QStringLiteral("unit"), QString::fromUtf8(id(parameter.unit))},
                       {QStringLiteral("scale"), QString::fromUtf8(id(parameter.scale))},
                       {QStringLiteral("minimum"), parameter.minimum},
                       {QStringLiteral("initial"), parameter.initial},
                       {QStringLiteral("maximum"), parameter.maximum},
                       {QStringLiteral("help"), text(parameter.help)}};
    QJsonArray choices;
    for (const std::string_view choice : parameter.choices)
        choices.append(text(choice));
    if (!choices.isEmpty()) object[QStringLiteral("choices")] = choices;
    return object;
}

QJsonObject toJson(const fx::EffectType& type) {
    QJsonArray parameters;
    for (const fx::Parameter& parameter : type.parameters)
        parameters.append(toJson(parameter));
    return {{QStringLiteral("id"), text(type.id)},
            {QStringLiteral("name"), text(type.name)},
            {QStringLiteral("help"), text(type.help)},
            {QStringLiteral("parameters"), parameters}};
}

QString describe(const fx::Parameter& parameter) {
    if (!parameter.choices.empty()) {
        QStringList choices;
        for (const std::string_view choice : parameter.choices)
            choices << text(choice);
        return choices.join(QStringLiteral(", "));
    }
    return QStringLiteral("%1 .. %2 %3 (%4)")
        .arg(parameter.minimum)
        .arg(parameter.maximum)
        .arg(QString::fromUtf8(id(parameter.unit)))
        .arg(parameter.initial);
}

}

int runEffects(const Arguments& arguments) {
    if (arguments.json()) {
        QJsonArray list;
        for (const fx::EffectType& type : fx::catalogue())
            list.append(toJson(type));
        print(QJsonObject{{QStringLiteral("effects"), list}});
        return 0;
    }
    for (const fx::EffectType& type : fx::catalogue()) {
        print(QStringLiteral("%1: %2").arg(text(type.id), text(type.help)));
        for (const fx::Parameter& parameter : type.parameters)
            print(QStringLiteral("  %1 %2  %3")
                      .arg(text(parameter.id), -16)
                      .arg(describe(parameter), -28)
                      .arg(text(parameter.help)));
    }
    return 0;
}

int runPresets(const Arguments& arguments) {
    const std::vector<fx::Preset> presets = json::factoryPresets();
    if (arguments.json()) {
        QJsonArray list;
        for (const fx::Preset& preset : presets)
            list.append(json::toJson(preset));
        print(QJsonObject{{QStringLiteral("presets"), list}});
        return 0;
    }
    for (const fx::Preset& preset : presets)
        print(QStringLiteral("%1 %2")
                  .arg(QString::fromStdString(preset.id), -18)
                  .arg(QString::fromStdString(preset.description)));
    return 0;
}

}
