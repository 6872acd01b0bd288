#include "json/nearest_name.h"

#include <algorithm>
#include <array>

namespace gleaner::json {
namespace {

/// What people, other programs and the options of our own call a field of ours.
struct OtherName {
    std::string_view other, ours;
};
constexpr std::array otherNames = {
    OtherName{"sources", "assets"},
    OtherName{"recordings", "assets"},
    OtherName{"files", "assets"},
    OtherName{"inputs", "assets"},
    OtherName{"path", "file"},
    OtherName{"source", "file"},
    OtherName{"regions", "slices"},
    OtherName{"genre", "genres"},
    OtherName{"tag", "tags"},
    OtherName{"preset", "fx_preset"},
    OtherName{"targetlufs", "normalise_target_lufs"},
    OtherName{"normalizetargetlufs", "normalise_target_lufs"},
    OtherName{"lufs", "normalise_target_lufs"},
    OtherName{"loudness", "normalise_target_lufs"},
    OtherName{"truepeak", "true_peak_db"},
    OtherName{"ceiling", "true_peak_db"},
    OtherName{"naming", "naming_convention"},
    OtherName{"rate", "sample_rate"},
    OtherName{"tempi", "tempo_range"},
    OtherName{"excluded", "left_out"},
    OtherName{"velocity", "vel"},
    OtherName{"position", "pos"},
    OtherName{"length", "len"},
    OtherName{"pitch", "key"},
    OtherName{"tracks", "melodic_tracks"},
    OtherName{"melodictracks", "melodic_tracks"},
    OtherName{"sample", "sample_path"},
    OtherName{"chain", "effects"},
    OtherName{"parameters", "values"},
    OtherName{"params", "values"},
    OtherName{"tempo", "bpm"},
    OtherName{"title", "name"},
};

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + name;
    return list;
}

}

std::string foldedWord(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letters += c;
    }
    return letters;
}

int editDistance(std::string_view a, std::string_view b) {
    std::vector<std::vector<int>> cost(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = static_cast<int>(i + j);
                continue;
            }
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                                   cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a.size()][b.size()];
}

std::string nearestName(const std::string& name, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 60; // nobody mistypes more
    const std::string wanted = foldedWord(name);
    if (wanted.empty() || wanted.size() > longest) return {};
    for (const OtherName& alias : otherNames)
        if (alias.other == wanted && std::ranges::find(known, alias.ours) != known.end())
            return std::string(alias.ours);
    std::string nearest;
    int least = std::max(1, static_cast<int>(wanted.size()) / 3) + 1; // a third of the letters
    for (const std::string& one : known)
        if (const int distance = editDistance(wanted, foldedWord(one)); distance < least) {
            least = distance;
            nearest = one;
        }
    return nearest;
}

std::string unknownFieldSentence(const std::string& path, const std::string& name,
                                 const std::vector<std::string>& known) {
    const std::string nearest = nearestName(name, known);
    return '"' + path + "\" is no field that is known here" +
           (nearest.empty() ? "" : "; \"" + nearest + "\" may be meant") +
           " (the fields are: " + listed(known) + ')';
}

}
