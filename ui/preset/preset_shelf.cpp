#include "ui/preset/preset_shelf.h"

#include "base/file_names.h"
#include "json/values.h"

#include <QSettings>

#include <algorithm>

namespace gleaner::ui {

namespace {

const QString favouritesKey = QStringLiteral("presets/favourites");

}

PresetShelf::PresetShelf(std::filesystem::path folder, QSettings& settings, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_settings(settings), m_factory(json::factoryPresets()) {
    for (const QString& id : settings.value(favouritesKey).toStringList())
        m_favourites.insert(id.toStdString());
    work<json::OwnPresets>(
        [from = m_folder] { return json::readPresets(from); },
        [this](const json::OwnPresets& own) {
            m_own = own.presets;
            Q_EMIT changed();
            for (const std::string& error : own.errors)
                Q_EMIT failed(tr("A preset of yours was left out: %1").arg(QString::fromStdString(error)));
        });
}

PresetShelf::~PresetShelf() = default;

template <typename Result>
void PresetShelf::work(std::function<Result()> work, std::function<void(Result)> done) {
    auto& job = m_jobs.emplace_back();
    job = jobs::run<Result>([work = std::move(work)](const Progress&) { return work(); },
                            [this, &job, done = std::move(done)](jobs::Outcome<Result> outcome) {
                                job.release()->deleteLater();
                                std::erase_if(m_jobs, [](const auto& other) { return !other; });
                                if (outcome.result)
                                    done(std::move(*outcome.result));
                                else if (!outcome.cancelled)
                                    Q_EMIT failed(QString::fromStdString(outcome.error));
                            });
}

std::vector<PresetShelf::Entry> PresetShelf::entries() const {
    std::vector<Entry> all;
    for (const json::OwnPreset& own : m_own)
        all.push_back({own.preset, true, m_favourites.contains(own.preset.id)});
    for (const fx::Preset& preset : m_factory)
        all.push_back({preset, false, m_favourites.contains(preset.id)});
    std::ranges::stable_sort(all, std::greater(), &Entry::isFavourite);
    return all;
}

std::optional<fx::Preset> PresetShelf::find(const std::string& id) const {
    for (const Entry& entry : entries())
        if (entry.preset.id == id) return entry.preset;
    return std::nullopt;
}

bool PresetShelf::isOwn(const std::string& id) const {
    return std::ranges::any_of(m_own, [&](const json::OwnPreset& own) { return own.preset.id == id; });
}

void PresetShelf::setFavourite(const std::string& id, bool on) {
    if (on)
        m_favourites.insert(id);
    else
        m_favourites.erase(id);
    QStringList ids;
    for (const std::string& favourite : m_favourites)
        ids << QString::fromStdString(favourite);
    m_settings.setValue(favouritesKey, ids);
    Q_EMIT changed();
}

void PresetShelf::put(const json::OwnPreset& preset) {
    std::erase_if(m_own, [&](const json::OwnPreset& other) { return other.preset.id == preset.preset.id; });
    m_own.push_back(preset);
    std::ranges::stable_sort(m_own, {},
                             [](const json::OwnPreset& own) { return foldedName(own.preset.name); });
    Q_EMIT changed();
}

void PresetShelf::keep(const fx::Preset& preset, bool instead, const Kept& kept) {
    work<json::OwnPreset>([folder = m_folder, preset,
                           instead] { return json::keepPreset(folder, preset, instead ? &preset : nullptr); },
                          [this, kept](const json::OwnPreset& written) {
                              put(written);
                              kept(written.preset);
                          });
}

void PresetShelf::add(const fx::Preset& preset, const Kept& kept) { keep(preset, false, kept); }
void PresetShelf::replace(const fx::Preset& preset, const Kept& kept) { keep(preset, true, kept); }

void PresetShelf::importFrom(const std::filesystem::path& file, const Kept& kept) {
    work<json::OwnPreset>(
        [folder = m_folder, file] { return json::keepPreset(folder, json::readPreset(file)); },
        [this, kept](const json::OwnPreset& written) {
            put(written);
            kept(written.preset);
        });
}

void PresetShelf::exportTo(const std::filesystem::path& file, const fx::Preset& preset) {
    work<bool>(
        [file, preset] {
            json::writeFile(file, json::toBytes(json::toJson(preset)));
            return true;
        },
        [this, file](bool) {
            Q_EMIT done(tr("The preset lies in %1").arg(QString::fromStdString(file.filename().string())));
        });
}

void PresetShelf::remove(const std::string& id) {
    const auto own =
        std::ranges::find_if(m_own, [&](const json::OwnPreset& other) { return other.preset.id == id; });
    if (own == m_own.end()) return;
    work<bool>(
        [preset = *own] {
            json::dropPreset(preset);
            return true;
        },
        [this, id](bool) {
            std::erase_if(m_own, [&](const json::OwnPreset& other) { return other.preset.id == id; });
            Q_EMIT changed();
        });
}

}
