#include "pack/package/packed.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/archive.h"
#include "files/copy_file.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "files/zip_structure.h"
#include "pack/plan/identity.h"
#include "json/json.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

class PackFolder final : public PackedFiles {
public:
    explicit PackFolder(const fs::path& folder) : PackedFiles(folder) {
        std::error_code missing;
        if (!fs::is_regular_file(folder / manifestName, missing))
            throw Error(folder, "holds no manifest.json; name a pack's own folder or its zip.");
    }

    std::vector<std::string> paths() const override {
        std::vector<std::string> paths;
        for (const auto& entry : fs::recursive_directory_iterator(m_file)) {
            const std::string path = library::genericUtf8(entry.path().lexically_relative(m_file));
            if (!entry.is_directory() && path != manifestName) paths.push_back(path);
        }
        std::ranges::sort(paths);
        return paths;
    }
    std::optional<std::uintmax_t> sizeOf(const std::string& path) const override {
        std::error_code missing;
        const auto size = fs::file_size(m_file / library::pathFromUtf8(path), missing);
        return missing ? std::nullopt : std::optional(size);
    }
    std::string manifestBytes() override { return bytes(manifestName); }
    std::string bytes(const std::string& path) override {
        const fs::path whole = m_file / library::pathFromUtf8(path);
        QFile file(library::qStringFromPath(whole));
        if (!file.open(QIODevice::ReadOnly))
            throw Error(whole, "can't be read: " + plainReason(file.errorString().toStdString()) + ".");
        std::string bytes(static_cast<std::size_t>(file.size()), '\0');
        bytes.resize(static_cast<std::size_t>(
            std::max<qint64>(0, file.read(bytes.data(), static_cast<qint64>(bytes.size())))));
        if (file.error() != QFileDevice::NoError)
            throw Error(whole, "can't be read: " + plainReason(file.errorString().toStdString()) + ".");
        return bytes;
    }
    std::string extract(const std::string& path, const fs::path& to, const Progress& progress) override {
        library::copyFile(m_file / library::pathFromUtf8(path), to, to);
        return library::sha256OfFile(to, progress);
    }
    std::unique_ptr<PackedFiles> again() const override { return std::make_unique<PackFolder>(*this); }
    std::string sha256(const std::string& path, const Progress& progress) override {
        return library::sha256OfFile(m_file / library::pathFromUtf8(path), progress);
    }
    std::optional<fs::path> folder() const override { return m_file; }
    std::vector<std::string> errors() const override { return {}; }
    std::string name() const override {
        return library::utf8FromPath(fs::absolute(m_file / "x").lexically_normal().parent_path().filename());
    }
};

class PackZip final : public PackedFiles {
public:
    explicit PackZip(const fs::path& file) : PackedFiles(file), m_zip(file) {
        for (const ZipReader::Entry& entry : m_zip.entries()) {
            const std::size_t slash = entry.path.find('/');
            if (slash != std::string::npos && entry.path.substr(slash + 1) == manifestName)
                m_top = entry.path.substr(0, slash + 1);
        }
        if (m_top.empty()) throw Error(file, "is no pack: there is no folder with a manifest.json in it.");
    }

    std::vector<std::string> paths() const override {
        std::vector<std::string> paths;
        for (const ZipReader::Entry& entry : m_zip.entries())
            if (entry.path != m_top + manifestName) paths.push_back(inside(entry.path));
        std::ranges::sort(paths);
        return paths;
    }
    std::optional<std::uintmax_t> sizeOf(const std::string& path) const override {
        const ZipReader::Entry* entry = m_zip.find(m_top + path);
        return entry ? std::optional(static_cast<std::uintmax_t>(entry->size)) : std::nullopt;
    }
    std::string manifestBytes() override { return bytes(manifestName); }
    std::string bytes(const std::string& path) override { return m_zip.read(m_top + path); }
    std::string extract(const std::string& path, const fs::path& to, const Progress& progress) override {
        return m_zip.extract(m_top + path, to, progress);
    }
    std::unique_ptr<PackedFiles> again() const override { return std::make_unique<PackZip>(*this); }
    std::string sha256(const std::string& path, const Progress& progress) override {
        return m_zip.sha256(m_top + path, progress);
    }
    std::optional<fs::path> folder() const override { return std::nullopt; }
    std::vector<std::string> errors() const override {
        const auto& entries = m_zip.entries();
        std::vector<std::string> errors = structureErrors(m_file);
        if (!std::ranges::is_sorted(entries, {}, &ZipReader::Entry::path))
            errors.emplace_back(
                "the archive's entries are not in order, so it is not the archive that was written");
        std::vector<std::string> seen;
        for (const ZipReader::Entry& entry : entries)
            seen.push_back(entry.path);
        std::ranges::sort(seen);
        for (auto twice = std::ranges::adjacent_find(seen); twice != seen.end();
             twice = std::ranges::adjacent_find(twice + 1, seen.end()))
            errors.push_back(*twice + ": is in the archive more than once");
        return errors;
    }
    std::string name() const override { return m_top.substr(0, m_top.size() - 1); }

private:
    /// Without the top folder; whole for what lies beside it.
    std::string inside(const std::string& path) const {
        return path.starts_with(m_top) ? path.substr(m_top.size()) : "../" + path;
    }

    ZipReader m_zip;
    std::string m_top; ///< "Night walk_0123456789ab/"
};

/// Beside the pack's own folder lies a copy of its manifest; who names the folder that was exported to means
/// the pack that is told of there.
fs::path ownFolderOf(const fs::path& folder) {
    QFile file(library::qStringFromPath(folder / manifestName));
    if (!file.open(QIODevice::ReadOnly)) return folder;
    const QJsonObject manifest = QJsonDocument::fromJson(file.readAll()).object();
    const std::string id = manifest.value(u"pack_id").toString().toStdString();
    const std::string title = manifest.value(u"name").toString().toStdString();
    for (const fs::path name : {packNameOf(title, id), "pack_" + id}) { // the second is that of 0.1.0
        std::error_code missing;
        if (!name.has_parent_path() && fs::is_regular_file(folder / name / manifestName, missing))
            return folder / name; // an id is no path
    }
    return folder;
}

}

Manifest PackedFiles::manifestFrom(const std::string& bytes) const {
    const fs::path nameForErrors = m_file / manifestName;
    const QJsonObject object = json::parseObject(QByteArray::fromStdString(bytes), nameForErrors);
    return namingFile(nameForErrors, [&] { return manifestFromJson(object); });
}

std::unique_ptr<PackedFiles> openPack(const fs::path& folderOrZip) {
    std::error_code missing;
    if (fs::is_directory(folderOrZip, missing)) return std::make_unique<PackFolder>(ownFolderOf(folderOrZip));
    return std::make_unique<PackZip>(folderOrZip);
}

}
