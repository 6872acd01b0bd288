#pragma once

#include "jobs/run.h"
#include "json/preset_folder.h"

#include <QObject>

#include <list>
#include <optional>
#include <set>

class QSettings;

namespace gleaner::ui {

/// All presets that there are: the factory's, and a person's own, which lie in a folder. Files are read and
/// written beside; what went wrong is told in one sentence.
class PresetShelf : public QObject {
    Q_OBJECT
public:
    PresetShelf(std::filesystem::path folder, QSettings& settings, QObject* parent = nullptr);
    ~PresetShelf() override;

    struct Entry {
        fx::Preset preset;
        bool isOwn = false;
        bool isFavourite = false;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    /// Favourites first, then the person's own, then the factory's; each by name, the factory's in its order.
    std::vector<Entry> entries() const;
    /// Nothing: not on the shelf.
    std::optional<fx::Preset> find(const std::string& id) const;
    bool isOwn(const std::string& id) const;

    void setFavourite(const std::string& id, bool on);
    using Kept = std::function<void(const fx::Preset& preset)>;
    /// A new one; `kept` gets it with the id and name that it has there.
    void add(const fx::Preset& preset, const Kept& kept);
    /// In place of the own one that has its id.
    void replace(const fx::Preset& preset, const Kept& kept);
    void remove(const std::string& id);
    void importFrom(const std::filesystem::path& file, const Kept& kept);
    void exportTo(const std::filesystem::path& file, const fx::Preset& preset);

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);
    void done(const QString& sentence);

private:
    template <typename Result>
    void work(std::function<Result()> work, std::function<void(Result)> done);
    void keep(const fx::Preset& preset, bool instead, const Kept& kept);
    void put(const json::OwnPreset& preset);

    std::filesystem::path m_folder;
    QSettings& m_settings;
    std::vector<fx::Preset> m_factory;
    std::vector<json::OwnPreset> m_own;
    std::set<std::string> m_favourites;
    std::list<std::unique_ptr<jobs::Job>> m_jobs;
};

}
