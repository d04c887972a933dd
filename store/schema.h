// The schema of an edition: the text of store/schema.sql, and the numbers its header carries.
#pragma once

#include <cstdint>
#include <string_view>

namespace store {

// Statements that make the tables of an empty edition. Lives as long as the program.
std::string_view schema_text();

constexpr std::uint32_t application_id = 0x4C656374;  // "Lect", at byte 68 of the file
constexpr std::uint32_t schema_version = 6;           // PRAGMA user_version, at byte 60
constexpr std::uint32_t page_bytes = 4096;

// What no edition exceeds: a reader refuses more before it allocates, the writer before it writes.
constexpr std::int64_t max_text_bytes = std::int64_t{16} << 20U;          // of one article's text
constexpr std::int64_t max_frame_bytes = std::int64_t{32} << 20U;         // of an article with all that it drops
constexpr std::int64_t max_shared_frame_bytes = std::int64_t{16} << 10U;  // of several articles, unpacked
constexpr std::int64_t max_dictionary_bytes = std::int64_t{128} << 10U;
constexpr std::int64_t max_field_bytes = std::int64_t{1} << 20U;        // of any other text
constexpr std::int64_t max_block_bytes = std::int64_t{16} << 10U;       // of a block of words, unpacked
constexpr std::uint64_t max_article_dropped = std::uint64_t{1} << 18U;  // stretches of lines
constexpr std::int64_t max_articles = std::int64_t{1} << 24U;
constexpr std::int64_t max_story_articles = 100000;
constexpr std::int64_t max_article_pictures = 1000;
constexpr std::int64_t max_image_bytes = std::int64_t{1} << 20U;  // of one PNG or JPEG file
constexpr std::int32_t max_image_side = 1600;                     // pixels, each way

}  // namespace store
