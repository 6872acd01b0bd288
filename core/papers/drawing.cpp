#include "papers/drawing.h"

#include "base/contract.h"
#include "base/error.h"
#include "files/paths.h"

#include <QFile>

#include <array>
#include <cmath>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>

// Stands outside a namespace, as Q_INIT_RESOURCE must; a static library's resources are not registered by
// themselves.
static void registerFonts() { Q_INIT_RESOURCE(gleaner_fonts); }

namespace gleaner::papers {
namespace {

constexpr const char* fixedTime = "2000-01-01T00:00:00Z"; // where no recording has one

/// A face of the font, with the bytes that it is read from. Cairo may keep a face beyond its last use, so all
/// of it goes when Cairo lets go.
struct FaceParts {
    QByteArray bytes;
    FT_Library library = nullptr;
    FT_Face face = nullptr;
};

void release(void* parts) {
    const std::unique_ptr<FaceParts> owned(static_cast<FaceParts*>(parts));
    FT_Done_Face(owned->face);
    FT_Done_FreeType(owned->library);
}

cairo_font_face_t* faceOf(const char* name) {
    static const cairo_user_data_key_t key{};
    auto parts = std::make_unique<FaceParts>();
    QFile file(QLatin1String(":/gleaner/fonts/") + QLatin1String(name));
    expects(file.open(QIODevice::ReadOnly), "the font is compiled in");
    parts->bytes = file.readAll();
    expects(FT_Init_FreeType(&parts->library) == 0, "FreeType starts");
    expects(FT_New_Memory_Face(parts->library, reinterpret_cast<const FT_Byte*>(parts->bytes.constData()),
                               static_cast<FT_Long>(parts->bytes.size()), 0, &parts->face) == 0,
            "the font can be read");
    cairo_font_face_t* face =
        cairo_ft_font_face_create_for_ft_face(parts->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    cairo_font_face_set_user_data(face, &key, parts.release(), release);
    return face;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

cairo_status_t writeOut(void* file, const unsigned char* data, unsigned int length) {
    const auto count = static_cast<qint64>(length);
    const bool isWritten =
        static_cast<QFile*>(file)->write(reinterpret_cast<const char*>(data), count) == count;
    return isWritten ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/// Without its last letter, of whatever bytes.
std::string shorter(std::string text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
        text.pop_back();
    if (!text.empty()) text.pop_back();
    return text;
}

}

struct Drawing::State {
    cairo_font_face_t* regular = faceOf("NotoSans-Regular.ttf");
    cairo_font_face_t* bold = faceOf("NotoSans-Bold.ttf");
    QFile file;
    double width = 0.0, height = 0.0;
    cairo_surface_t* surface = nullptr;
    cairo_t* context = nullptr;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        cairo_destroy(context);
        cairo_surface_destroy(surface);
        cairo_font_face_destroy(regular);
        cairo_font_face_destroy(bold);
    }

    void begin() {
        context = cairo_create(surface);
        // Screens and languages of the system have no say.
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_set_font_options(context, options);
        cairo_font_options_destroy(options);
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    }
    void use(const Colour& colour) const {
        cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.opacity);
    }
    void trace(std::span<const Point> points) const {
        for (const Point& point : points)
            cairo_line_to(context, point.x, point.y);
    }
    double widthOf(double size, const std::string& text, Weight weight) const {
        cairo_set_font_face(context, weight == Weight::Bold ? bold : regular);
        cairo_set_font_size(context, size);
        cairo_text_extents_t extents;
        cairo_text_extents(context, text.c_str(), &extents);
        return extents.x_advance;
    }
};

Colour colourOf(std::uint32_t rgb, double opacity) {
    constexpr double most = 255.0;
    return {((rgb >> 16) & 0xFF) / most, ((rgb >> 8) & 0xFF) / most, (rgb & 0xFF) / most, opacity};
}

Colour mixed(const Colour& a, const Colour& b, double share) {
    const auto between = [&](double from, double to) { return from + (to - from) * share; };
    return {between(a.red, b.red), between(a.green, b.green), between(a.blue, b.blue),
            between(a.opacity, b.opacity)};
}

Drawing::Drawing(int width, int height) {
    registerFonts();
    m_state = std::make_unique<State>();
    m_state->width = width;
    m_state->height = height;
    m_state->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    m_state->begin();
}

Drawing::Drawing(const std::filesystem::path& pdf, double width, double height, const std::string& title,
                 const std::string& author, const std::string& created) {
    registerFonts();
    m_state = std::make_unique<State>();
    m_state->width = width;
    m_state->height = height;
    m_state->file.setFileName(library::qStringFromPath(pdf));
    if (!m_state->file.open(QIODevice::WriteOnly)) throw Error(pdf, "can't be written.");
    m_state->surface = cairo_pdf_surface_create_for_stream(writeOut, &m_state->file, width, height);
    cairo_pdf_surface_restrict_to_version(m_state->surface, CAIRO_PDF_VERSION_1_5);
    const auto say = [&](cairo_pdf_metadata_t what, const std::string& text) {
        cairo_pdf_surface_set_metadata(m_state->surface, what, text.c_str());
    };
    say(CAIRO_PDF_METADATA_TITLE, title);
    say(CAIRO_PDF_METADATA_AUTHOR, author);
    say(CAIRO_PDF_METADATA_CREATOR, "Gleaner");
    say(CAIRO_PDF_METADATA_CREATE_DATE, created.empty() ? fixedTime : created);
    m_state->begin();
}

Drawing::~Drawing() = default;

double Drawing::width() const { return m_state->width; }
double Drawing::height() const { return m_state->height; }

void Drawing::background(const Colour& top, const Colour& bottom) {
    cairo_pattern_t* pattern = cairo_pattern_create_linear(0.0, 0.0, 0.0, height());
    cairo_pattern_add_color_stop_rgb(pattern, 0.0, top.red, top.green, top.blue);
    cairo_pattern_add_color_stop_rgb(pattern, 1.0, bottom.red, bottom.green, bottom.blue);
    cairo_set_source(m_state->context, pattern);
    cairo_paint(m_state->context);
    cairo_pattern_destroy(pattern);
}

void Drawing::rectangle(Point topLeft, double width, double height, const Colour& colour) {
    m_state->use(colour);
    cairo_rectangle(m_state->context, topLeft.x, topLeft.y, width, height);
    cairo_fill(m_state->context);
}

void Drawing::surface(std::span<const Point> corners, const Colour& colour) {
    m_state->use(colour);
    cairo_new_path(m_state->context);
    m_state->trace(corners);
    cairo_close_path(m_state->context);
    cairo_fill(m_state->context);
}

void Drawing::line(std::span<const Point> points, double thickness, const Colour& colour) {
    m_state->use(colour);
    cairo_set_line_width(m_state->context, thickness);
    cairo_new_path(m_state->context);
    m_state->trace(points);
    cairo_stroke(m_state->context);
}

double Drawing::textWidth(double size, const std::string& text, Weight weight) const {
    return m_state->widthOf(size, text, weight);
}

void Drawing::text(Point baseline, double size, const std::string& wanted, const Colour& colour,
                   Weight weight, Align align, double most) {
    std::string shown = wanted;
    for (std::string rest = wanted; !rest.empty() && textWidth(size, shown, weight) > most;) {
        rest = shorter(rest);
        shown = rest + "…";
    }
    const double width = textWidth(size, shown, weight);
    const double before = align == Align::Left ? 0.0 : align == Align::Middle ? width / 2.0 : width;
    m_state->use(colour);
    cairo_move_to(m_state->context, baseline.x - before, baseline.y);
    cairo_show_text(m_state->context, shown.c_str());
}

void Drawing::nextPage() { cairo_show_page(m_state->context); }

std::string Drawing::finish() {
    std::string bytes;
    if (!m_state->file.isOpen()) {
        cairo_surface_flush(m_state->surface);
        cairo_surface_write_to_png_stream(m_state->surface, append, &bytes);
        return bytes;
    }
    cairo_surface_finish(m_state->surface);
    if (cairo_surface_status(m_state->surface) != CAIRO_STATUS_SUCCESS || !m_state->file.flush())
        throw Error(library::pathFromUtf8(m_state->file.fileName().toStdString()),
                    "can't be written; check the space on the disk.");
    return bytes;
}

}
