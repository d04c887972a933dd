// The words that stand about a date in a line of its own: "Posted on", "Uhr", "mis à jour". Lower case, as in
// Shape::words. Data.
#pragma once

#include <array>
#include <string_view>

namespace store {

// clang-format off
constexpr std::array date_fillers = std::to_array<std::string_view>({
    // English
    "posted", "published", "updated", "update", "on", "at", "date", "by", "last", "modified", "first", "created",
    "written", "release", "released", "issued", "dated", "the", "of", "and", "am", "pm", "a", "p", "m", "et", "est",
    "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "gmt", "utc", "bst", "ist", "noon", "midnight",
    "original", "originally", "story", "time", "st", "th", "ago", "local",
    // German, French, Spanish
    "cet", "cest", "mez", "mesz", "uhr", "um", "den", "vom", "veröffentlicht", "stand", "aktualisiert", "zuletzt",
    "erstellt", "le", "la", "à", "publié", "publiée", "mis", "mise", "modifié", "jour", "el", "de", "del", "las", "hrs",
    "h", "publicado", "publicada", "actualizado", "actualizada", "hora", "horas",
    // Portuguese, Italian, Dutch
    "há", "às", "em", "atualizado", "atualizada", "postado", "pubblicato", "pubblicata", "aggiornato", "modifica",
    "modificato", "il", "alle", "ore", "gepubliceerd",
    "bijgewerkt", "op", "uur", "geplaatst",
    // the Nordic languages, Polish, Russian, Hebrew
    "kl", "publicerad", "publisert", "udgivet", "r", "г", "года", "в", "опубликовано", "обновлено", "мск", "ה",
    // Arabic
    "نشر", "نشرت", "في", "آخر", "تحديث", "تاريخ", "النشر", "الساعة", "بتوقيت", "توقيت", "مكة", "المكرمة", "غرينتش", "جرينتش",
    "القدس", "صباحا", "صباحاً", "مساء", "مساءً", "م", "ص", "يوم", "تم", "التحديث", "هـ"});
constexpr std::array weekday_names = std::to_array<std::string_view>({
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
    "воскресенье", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
    "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "segunda", "terça",
    "quarta", "quinta", "sexta", "feira", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "الاثنين", "الإثنين", "الثلاثاء",
    "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"});
// clang-format on

}  // namespace store
