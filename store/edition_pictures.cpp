// Captions, pictures and images: what stands between the blocks of a text.
#include "platform/image/image.h"
#include "store/edition_rows.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Places rise from 0 to the number of blocks.
Result<std::int32_t> place_field(Statement& row, int column, std::int32_t last, const Article& article) {
  const std::int32_t place = TRY(count_field(row, column));
  if (place < last || static_cast<std::size_t>(place) > article.blocks.size()) return damaged("a place in no text");
  return place;
}

bool is_side(std::int64_t pixels) { return pixels >= 1 && pixels <= max_image_side; }

// A row without an image tells a caption and nothing else.
Result<void> take_caption(Statement& row, std::int32_t place, Article& out) {
  for (const int column : {3, 4, 6, 7})
    if (!row.is_null(column)) return damaged("a picture without its image");
  out.captions.push_back({TRY(field(row, 5)), place});
  return {};
}

Result<void> take_picture(Statement& row, std::int32_t place, Article& out) {
  if (static_cast<std::int64_t>(out.pictures.size()) == max_article_pictures) return damaged("too many pictures");
  Picture picture;
  picture.place = place;
  picture.image = row.integer(2);
  picture.file = TRY(field(row, 3));
  picture.alt = TRY(optional_field(row, 4));
  picture.caption = TRY(optional_field(row, 5));
  picture.credit = TRY(optional_field(row, 6));
  if (!row.is_null(7)) picture.line = TRY(count_field(row, 7));
  if (row.is_null(8) || !is_side(row.integer(8)) || !is_side(row.integer(9)))
    return damaged("a picture of impossible size");
  picture.width = static_cast<std::int32_t>(row.integer(8));
  picture.height = static_cast<std::int32_t>(row.integer(9));
  out.pictures.push_back(std::move(picture));
  return {};
}

}  // namespace

Result<Statement> prepare_pictures(const Database& database) {
  return database.prepare(
      "SELECT p.position, p.place, p.image, p.file, p.alt, p.caption, p.credit, p.line, i.width, i.height "
      "FROM picture p LEFT JOIN image i USING (image) WHERE p.article = ? ORDER BY p.position");
}

Result<void> read_pictures(Statement& row, std::int64_t article, Article& out) {
  row.reset();
  row.bind(1, article);
  std::int32_t place = 0;
  while (TRY(row.step())) {
    TRY(expect_position(row, 0, out.captions.size() + out.pictures.size()));
    place = TRY(place_field(row, 1, place, out));
    if (row.is_null(2)) {
      TRY(take_caption(row, place, out));
    } else {
      TRY(take_picture(row, place, out));
    }
  }
  return {};
}

Result<std::string> read_image(const Database& database, std::int64_t image) {
  Statement row = TRY(database.prepare("SELECT width, height, bytes FROM image WHERE image = ?"));
  row.bind(1, image);
  if (!TRY(row.step())) return Error{ErrorCode::not_found, "there is no such image"};
  const std::int64_t width = row.integer(0);
  const std::int64_t height = row.integer(1);
  const std::string_view blob = row.blob(2);
  if (static_cast<std::int64_t>(blob.size()) > max_image_bytes) return damaged("an image of too many bytes");
  std::string bytes(blob);
  TRY(row.step());  // a column of another type comes out here
  const image::Header header = TRY(image::read_header(bytes));
  if (!is_side(width) || !is_side(height) || header.width != width || header.height != height)
    return damaged("an image of another size than told");
  return bytes;
}

}  // namespace store
