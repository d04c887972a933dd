#include "app/strings/dates.h"

#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "app/strings/formats.h"

namespace app {
namespace {

icu::Locale locale_of(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  const std::string_view country = locale.getCountry();
  const bool english = std::string_view(locale.getLanguage()) == "en";
  if (U_FAILURE(status) || (english && (country.empty() || country == "XA"))) return icu::Locale("en", "GB");
  // Serial numbers, PINs and the texts themselves have the digits 0 to 9: Arabic of no country keeps to them too. Where
  // a country or a numbering is named ("ar-EG", "ar-u-nu-arab") its own digits are meant.
  if (std::string_view(locale.getName()) == "ar") locale.setUnicodeKeywordValue("nu", "latn", status);
  return locale;
}

// The proleptic Gregorian calendar everywhere, as ISO 8601 has it; and no zone, for nothing is converted.
std::unique_ptr<icu::GregorianCalendar> iso_calendar(const icu::Locale& locale) {
  constexpr UDate before_all = -1e18;
  UErrorCode status = U_ZERO_ERROR;
  auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale, status);
  calendar->setGregorianChange(before_all, status);
  if (U_FAILURE(status)) return nullptr;
  return calendar;
}

std::unique_ptr<icu::SimpleDateFormat> date_format(icu::DateTimePatternGenerator& patterns, const char* skeleton,
                                                   const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString pattern = patterns.getBestPattern(icu::UnicodeString(skeleton, -1, US_INV), status);
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  if (U_FAILURE(status)) return nullptr;
  std::unique_ptr<icu::GregorianCalendar> calendar = iso_calendar(locale);
  if (!calendar) return nullptr;
  format->adoptCalendar(calendar.release());
  return format;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Calls `use` with the formats of `strings`, or with a set made for this one call.
template <class Use>
std::string with_formats(const Strings& strings, const Use& use) {
  if (strings.formats) return use(*strings.formats);
  return use(*make_formats(strings.language));
}

// The fields of "2020-02-15T21:21": year, month, day, hour, minute. What stands behind them (seconds, an offset) is not
// shown. Nothing when a field that the precision promises is missing; whether there is such a day the calendar knows.
struct Fields {
  std::array<int, 5> values = {0, 1, 1, 0, 0};
};
std::optional<Fields> read_fields(const store::PublicationTime& time) {
  constexpr std::array<std::size_t, 5> begins = {0, 5, 8, 11, 14};
  constexpr std::array<std::size_t, 5> widths = {4, 2, 2, 2, 2};
  constexpr std::array<char, 5> before = {' ', '-', '-', 'T', ':'};
  const std::size_t known = time.precision == store::Precision::minute  ? 5
                            : time.precision == store::Precision::day   ? 3
                            : time.precision == store::Precision::month ? 2
                            : time.precision == store::Precision::year  ? 1
                                                                        : 0;
  Fields fields;
  for (std::size_t field = 0; field < known; ++field) {
    const std::size_t end = begins[field] + widths[field];
    if (end > time.iso.size()) return std::nullopt;
    if (field > 0 && time.iso[begins[field] - 1] != before[field]) return std::nullopt;
    int value = 0;
    for (std::size_t at = begins[field]; at < end; ++at) {
      if (time.iso[at] < '0' || time.iso[at] > '9') return std::nullopt;
      value = value * 10 + (time.iso[at] - '0');
    }
    fields.values[field] = value;
  }
  return known > 0 ? std::optional<Fields>(fields) : std::nullopt;
}

// Nothing for a month, day or time that does not exist.
std::optional<UDate> moment_of(const store::PublicationTime& time) {
  const std::optional<Fields> fields = read_fields(time);
  if (!fields) return std::nullopt;
  const auto& [year, month, day, hour, minute] = fields->values;
  const std::unique_ptr<icu::GregorianCalendar> calendar = iso_calendar(icu::Locale::getRoot());
  if (!calendar) return std::nullopt;
  calendar->clear();
  calendar->setLenient(0);
  calendar->set(year, month - 1, day, hour, minute, 0);
  UErrorCode status = U_ZERO_ERROR;
  const UDate moment = calendar->getTime(status);
  return U_SUCCESS(status) ? std::optional<UDate>(moment) : std::nullopt;
}

std::string written(const std::unique_ptr<icu::SimpleDateFormat>& format, UDate moment) {
  if (!format) return {};
  icu::UnicodeString text;
  format->format(moment, text);
  return utf8(text);
}

std::string format_moment(const Strings& strings, const Formats& formats, store::Precision precision, UDate moment,
                          DateStyle style) {
  if (precision == store::Precision::year) return written(formats.year, moment);
  if (precision == store::Precision::month) return written(formats.month, moment);
  std::string day = written(style == DateStyle::full ? formats.day : formats.short_day, moment);
  if (precision != store::Precision::minute) return day;
  // {1} is a date, {2} a time of day.
  return format(tr(strings, "{1}, {2}"), {day, written(formats.time, moment)});
}

}  // namespace

std::unique_ptr<Formats, FormatsDeleter> make_formats(const std::string& language) {
  const icu::Locale locale = locale_of(language);
  std::unique_ptr<Formats, FormatsDeleter> formats(std::make_unique<Formats>().release());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (patterns && U_SUCCESS(status)) {
    formats->day = date_format(*patterns, "yMMMMd", locale);
    formats->short_day = date_format(*patterns, "yMMMd", locale);
    formats->month = date_format(*patterns, "yMMMM", locale);
    formats->year = date_format(*patterns, "y", locale);
    formats->time = date_format(*patterns, "jm", locale);
  }
  const icu::number::UnlocalizedNumberFormatter whole =
      icu::number::NumberFormatter::with().precision(icu::number::Precision::integer()).roundingMode(UNUM_ROUND_HALFUP);
  formats->number = whole.locale(locale);
  formats->percentage = whole.unit(icu::NoUnit::percent()).scale(icu::number::Scale::powerOfTen(2)).locale(locale);
  return formats;
}

std::string format_published(const Strings& strings, const std::optional<store::PublicationTime>& time,
                             DateStyle style) {
  const std::optional<UDate> moment = time ? moment_of(*time) : std::nullopt;
  if (!moment) return std::string(tr(strings, "no date"));
  return with_formats(strings, [&](const Formats& formats) {
    return format_moment(strings, formats, time->precision, *moment, style);
  });
}

std::string format_time_of_day(const Strings& strings, const store::PublicationTime& time) {
  const std::optional<UDate> moment = moment_of(time);
  if (time.precision != store::Precision::minute || !moment) return {};
  return with_formats(strings, [&](const Formats& formats) { return written(formats.time, *moment); });
}

std::string format_number(const Strings& strings, std::int64_t number) {
  return with_formats(strings, [&](const Formats& formats) {
    UErrorCode status = U_ZERO_ERROR;
    return utf8(formats.number.formatInt(number, status).toString(status));
  });
}

std::string format_percent(const Strings& strings, double share) {
  // Written so that a share that is no number at all counts as none.
  const double bounded = share > 0 ? std::min(share, 1.0) : 0.0;
  return with_formats(strings, [&](const Formats& formats) {
    UErrorCode status = U_ZERO_ERROR;
    return utf8(formats.percentage.formatDouble(bounded, status).toString(status));
  });
}

}  // namespace app
