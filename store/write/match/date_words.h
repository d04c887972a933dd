// Days of the week and months, of the languages that word_weights.h knows and Chinese: sorted by bytes for binary
// search. Words that mean something else as often ("may", "march", "mai", "segunda") are left out.
#pragma once

#include <array>
#include <string_view>

namespace store::common_words {

constexpr std::array<std::string_view, 140> date_words = {
    "abril",     "agosto",    "août",       "apr",        "april",     "aprile",   "aug",       "august",
    "avril",     "dec",       "december",   "dezember",   "dezembro",  "dicembre", "diciembre", "dienstag",
    "dimanche",  "domenica",  "domingo",    "donnerstag", "décembre",  "enero",    "feb",       "febbraio",
    "febrero",   "februar",   "february",   "fevereiro",  "freitag",   "friday",   "février",   "gennaio",
    "giovedì",   "giugno",    "jan",        "janeiro",    "januar",    "january",  "janvier",   "jeudi",
    "jueves",    "juillet",   "juin",       "julho",      "juli",      "julio",    "july",      "june",
    "junho",     "juni",      "junio",      "jänner",     "luglio",    "lundi",    "lunedì",    "lunes",
    "maggio",    "maio",      "mardi",      "martedì",    "martes",    "marzo",    "março",     "mayo",
    "mercoledì", "mercredi",  "mittwoch",   "miércoles",  "monday",    "montag",   "märz",      "nov",
    "november",  "novembre",  "novembro",   "noviembre",  "oct",       "october",  "octobre",   "octubre",
    "oktober",   "ottobre",   "outubro",    "sabato",     "samedi",    "samstag",  "saturday",  "sept",
    "september", "septembre", "septiembre", "setembro",   "settembre", "sexta",    "sonnabend", "sonntag",
    "sunday",    "sábado",    "terça",      "thursday",   "tuesday",   "vendredi", "venerdì",   "viernes",
    "wednesday", "أبريل",     "أغسطس",      "أكتوبر",     "الأحد",     "الأربعاء", "الإثنين",   "الاثنين",
    "الثلاثاء",  "الجمعة",    "الخميس",     "السبت",      "ديسمبر",    "سبتمبر",   "فبراير",    "مارس",
    "مايو",      "نوفمبر",    "يناير",      "يوليو",      "يونيو",     "周一",     "周三",      "周二",
    "周五",      "周六",      "周四",       "周日",       "星期一",    "星期三",   "星期二",    "星期五",
    "星期六",    "星期四",    "星期天",     "星期日"};

}  // namespace store::common_words
