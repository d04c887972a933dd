// What the controls of a page say: buttons, fields, menus of a player, boxes of figures. They are known by their make
// rather than by their words: a short line that begins by asking the reader to do something and is no sentence. Between
// two paragraphs of the body that is believed only beside a line that is furniture already.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "store/write/clean/page.h"

namespace store {
namespace {

constexpr std::string_view control_rule = "control";
constexpr std::string_view figures_rule = "figures";
constexpr std::string_view player_rule = "player";
constexpr std::string_view teaser_rule = "newsletter";
constexpr std::string_view shouted_rule = "related articles";
constexpr int longest_control = 6;     // words
constexpr int longest_recording = 16;  // words of its title

// clang-format off
// The first word of a button or a field.
constexpr std::array control_verbs = std::to_array<std::string_view>({
    // English
    "accept", "reject", "agree", "disagree", "manage", "close", "enter", "buy", "sign", "subscribe", "share",
    "print", "listen", "watch", "follow", "view", "download", "get", "join", "open", "save", "skip", "show", "hide",
    "tap", "click", "try", "log", "register", "donate", "submit", "send", "search", "select", "choose", "toggle",
    "play", "pause", "copy", "email", "load", "scroll", "expand", "collapse", "add", "remove", "dismiss", "continue",
    "confirm", "unsubscribe", "shop", "order", "bookmark", "mute", "unmute", "zoom", "enlarge", "swipe", "report",
    "learn",
    // German
    "akzeptieren", "ablehnen", "schließen", "anmelden", "abonnieren", "teilen", "drucken", "merken", "anhören",
    "ansehen", "herunterladen", "weiterlesen", "jetzt", "zustimmen", "einstellungen", "suchen", "öffnen", "folgen",
    // French
    "accepter", "refuser", "fermer", "gérer", "partager", "imprimer", "écouter", "regarder", "suivre", "télécharger",
    "continuer", "découvrir", "choisir", "rechercher", "envoyer", "inscrivez", "abonnez", "connectez", "lire",
    "voir",
    // Spanish
    "aceptar", "rechazar", "cerrar", "gestionar", "compartir", "imprimir", "escuchar", "seguir", "descargar", "ir",
    "ver", "buscar", "enviar", "suscríbete", "regístrate", "inicia", "introduce", "comprar", "guardar", "configurar",
    // Portuguese
    "aceitar", "recusar", "rejeitar", "fechar", "gerenciar", "gerir", "compartilhar", "partilhar", "ouvir",
    "assistir", "baixar", "entrar", "cadastre", "inscreva", "assine", "pular", "salvar", "pesquisar", "digite",
    // Italian
    "accetta", "rifiuta", "chiudi", "gestisci", "condividi", "stampa", "ascolta", "guarda", "segui", "scarica",
    "iscriviti", "abbonati", "accedi", "vai", "cerca", "invia", "salva", "inserisci",
});

// What pages promise: two of these words are a teaser.
constexpr std::array teaser_words = std::to_array<std::string_view>({
    "news", "stories", "headlines", "breaking", "latest", "daily", "weekly", "updates", "alerts", "picks", "trends",
    "roundup", "briefing", "newsletter", "weekday", "exclusive", "analysis", "insights", "inbox", "newsletters",
    "investing"});
// clang-format on

// The rules of lines that have controls for neighbours.
constexpr std::array<std::string_view, 14> page_rules{
    "newsletter", "subscription", "donation", "app",     "follow us", "plea",       "feedback",
    "share bar",  "cookies",      "player",   "control", "embed",     "navigation", "advertisement"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_page_line(const Unit& unit) { return unit.role == Role::dropped && contains(page_rules, unit.rule); }

bool is_control(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.empty() || shape.word_count > longest_control || shape.has_quotation || shape.starts_lower)
    return false;
  if ((shape.ends_sentence && !shape.ends_with_ellipsis) || shape.ends_with_colon) return false;
  return contains(control_verbs, shape.words[0]) && unit.text.find_first_of(",;") == std::string::npos;
}

int teaser_count(const Shape& shape) {
  return static_cast<int>(
      std::count_if(shape.words.begin(), shape.words.end(), [](const auto& w) { return contains(teaser_words, w); }));
}

// "Breaking county stories as they happen.", "Stock picks and investing trends from the channel:"
bool is_teaser(const Unit& unit) {
  constexpr int longest = 12;
  const Shape& shape = unit.shape;
  const auto they = static_cast<int>(std::count(shape.words.begin(), shape.words.end(), "they"));
  return shape.word_count <= longest && !shape.has_quotation && shape.narrative == they && teaser_count(shape) >= 2;
}

// "+1.24 (+2.1%)", "▲ 0.3%": how a price has moved.
bool is_move(const Unit& unit) {
  if (unit.shape.letters > 0 || unit.shape.word_count == 0 || unit.shape.ends_sentence ||
      unit.text.find('%') == std::string::npos)
    return false;
  return std::none_of(unit.text.begin(), unit.text.end(), [](char c) { return c == '"'; }) &&
         (unit.text[0] == '+' || unit.text[0] == '-' || static_cast<unsigned char>(unit.text[0]) >= 0x80);
}

// "MDLG", "S&P 500": the name of what is traded.
bool is_ticker(const Unit& unit) {
  const Shape& shape = unit.shape;
  return shape.word_count >= 1 && shape.word_count <= 3 && shape.letters <= 8 && shape.all_capitals >= 1 &&
         !shape.ends_sentence && !shape.starts_lower && !shape.has_quotation;
}

// "0:42", "1:03:12": how long a recording runs.
bool is_running_time(const Unit& unit) {
  const std::string& text = unit.text;
  return text.size() >= 4 && text.size() <= 8 && text.find(':') != std::string::npos &&
         text.find_first_not_of("0123456789:") == std::string::npos;
}

bool names_player(const Shape& shape) {
  return shape.word_count <= 3 && matches("?% watch|video|listen|audio|play|playing|duration ?%", shape.words);
}

void judge_figures(Page& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (!is_move(page.units[i])) continue;
    if (is_open(page.units[i])) drop(page.units[i], figures_rule);
    // Above it the price, and above that what is traded.
    for (std::size_t k = i; k > 0 && i - k < 2; --k) {
      Unit& above = page.units[k - 1];
      const bool price = above.shape.letters == 0 && above.shape.word_count > 0;
      if (!is_open(above) || (!price && !is_ticker(above))) break;
      drop(above, figures_rule);
    }
  }
}

// Below the word "video" and a running time.
bool is_below_running_time(const Page& page, std::size_t i) {
  if (i < 2 || !is_running_time(page.units[i - 1])) return false;
  return names_player(page.units[i - 2].shape) || (i > 2 && names_player(page.units[i - 3].shape));
}

// The title of a recording stands below its running time, and above the body below the word "video" alone.
void judge_titles_of_recordings(Page& page) {
  for (std::size_t i = 1; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit) || unit.shape.ends_sentence || unit.shape.word_count > longest_recording || unit.level > 0)
      continue;
    const Shape& above = page.units[i - 1].shape;
    const bool labelled = i < page.core_begin && above.word_count == 1 && names_player(above);
    if (labelled || is_below_running_time(page, i)) drop(unit, player_rule);
  }
}

// "MAYOR SAYS THE FERRY WILL RUN UNTIL THE SPRING" between two paragraphs of a saved page: a headline that points to
// another article. A heading of the article's own is shorter, and where one is shouted the title may be so too.
bool is_shouted_headline(const Page& page, std::size_t i) {
  constexpr int shortest = 6;
  constexpr int longest = 20;
  const Unit& unit = page.units[i];
  const Shape& shape = unit.shape;
  if (unit.level > 0 || unit.kind != BlockKind::paragraph || shape.word_count < shortest ||
      shape.word_count > longest || shape.ends_sentence || shape.ends_with_colon || shape.has_quotation)
    return false;
  const auto in_capitals = [](const Shape& s) { return s.all_capitals + 2 >= s.word_count; };
  if (!in_capitals(shape) || !page.title || in_capitals(page.units[*page.title].shape)) return false;
  const bool framed = i > 0 && i + 1 < page.units.size() && is_prose(page.units[i - 1].shape) &&
                      is_prose(page.units[i + 1].shape) && unit.blank_before;
  return framed && page.furniture >= 2;
}

bool beside_page_line(const Page& page, std::size_t i) {
  return (i > 0 && is_page_line(page.units[i - 1])) || (i + 1 < page.units.size() && is_page_line(page.units[i + 1]));
}

// A short promise to the reader with lines of the page on both sides.
bool is_enclosed(const Page& page, std::size_t i) {
  constexpr int longest = 12;
  const Unit& unit = page.units[i];
  const Shape& shape = unit.shape;
  if (i == 0 || i + 1 >= page.units.size() || shape.word_count > longest || shape.has_quotation ||
      shape.narrative > 0 || unit.level > 0)
    return false;
  const auto left = [&](std::size_t k) {
    return is_page_line(page.units[k]) || (page.units[k].role == Role::dropped && page.units[k].rule == "contact");
  };
  const bool promises = teaser_count(shape) > 0 || shape.address > 0 || web_words(shape) > 0;
  return promises && left(i - 1) && left(i + 1);
}

// A control or a teaser beside other lines of the page: a heading, when its text has left as a box.
bool belongs_to_box(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  if (!is_open(unit) || page.listed[i] || unit.kind == BlockKind::quote || !beside_page_line(page, i)) return false;
  if (unit.kind == BlockKind::list_item && !unit.link_only) return false;
  return is_control(unit) || is_teaser(unit) || is_enclosed(page, i);
}

void judge_beside(Page& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (belongs_to_box(page, i)) drop(page.units[i], is_control(page.units[i]) ? control_rule : teaser_rule);
  }
  for (std::size_t i = page.units.size(); i > 0; --i) {
    if (belongs_to_box(page, i - 1))
      drop(page.units[i - 1], is_control(page.units[i - 1]) ? control_rule : teaser_rule);
  }
}

}  // namespace

bool is_recording_title(const Page& page, std::size_t i) {
  return !page.units[i].blank_before && is_below_running_time(page, i);
}

void judge_controls(Page& page) {
  judge_figures(page);
  judge_titles_of_recordings(page);
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit) || page.listed[i] || unit.kind != BlockKind::paragraph) continue;
    const bool in_core = i >= page.core_begin && i < page.core_end;
    if (!in_core && unit.level == 0 && is_control(unit)) drop(unit, control_rule);
    // A label without its list: a body's own opens a list or a quotation.
    const bool next_listed = i + 1 < page.units.size() && page.units[i + 1].kind != BlockKind::paragraph;
    if (is_open(unit) && in_core && is_shouted_headline(page, i)) drop(unit, shouted_rule);
    if (is_open(unit) && unit.shape.ends_with_colon && is_teaser(unit) && !next_listed) drop(unit, teaser_rule);
  }
  judge_beside(page);
}

}  // namespace store
