#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace gleaner::papers {

/// Red, green, blue and opacity, 0..1.
struct Colour {
    double red = 0.0, green = 0.0, blue = 0.0, opacity = 1.0;
};
/// Of 0xRRGGBB.
Colour colourOf(std::uint32_t rgb, double opacity = 1.0);
/// Between two, 0 the first, 1 the second.
Colour mixed(const Colour& a, const Colour& b, double share);

struct Point {
    double x = 0.0, y = 0.0;
};

enum class Align { Left, Middle, Right };
enum class Weight { Regular, Bold };

/// A picture, or the pages of a document, drawn with Cairo and a font of our own: the same strokes give the
/// same bytes, on whatever screen, in whatever language and at whatever time. Measured in pixels, or in
/// points, from the top left.
class Drawing {
public:
    /// A picture to be.
    Drawing(int width, int height);
    /// A PDF; `created` as ISO 8601 is the time that stands in it. Throws Error where it can't be written.
    Drawing(const std::filesystem::path& pdf, double width, double height, const std::string& title,
            const std::string& author, const std::string& created);
    ~Drawing();
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

    double width() const;
    double height() const;

    /// The whole of it, from one colour above to another below.
    void background(const Colour& top, const Colour& bottom);
    void rectangle(Point topLeft, double width, double height, const Colour& colour);
    /// The surface within these corners.
    void surface(std::span<const Point> corners, const Colour& colour);
    void line(std::span<const Point> points, double thickness, const Colour& colour);
    /// One line of text by its baseline; one that is longer than `most` is cut and ends with dots. Letters
    /// that the font has not are boxes.
    void text(Point baseline, double size, const std::string& text, const Colour& colour,
              Weight weight = Weight::Regular, Align align = Align::Left, double most = 1e9);
    double textWidth(double size, const std::string& text, Weight weight = Weight::Regular) const;

    void nextPage();
    /// Ends it: the bytes of a picture as PNG, nothing of a document. Throws Error about a document that
    /// could not be written.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
