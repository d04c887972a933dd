#include "store/search/irregular_forms.h"

#include <array>

namespace store {
namespace {

// Forms of one word, parted by spaces.
constexpr std::array<std::string_view, 117> groups = {
    "man men",
    "woman women",
    "child children",
    "foot feet",
    "tooth teeth",
    "goose geese",
    "mouse mice",
    "louse lice",
    "ox oxen",
    "policeman policemen",
    "policewoman policewomen",
    "fireman firemen",
    "fisherman fishermen",
    "spokesman spokesmen",
    "spokeswoman spokeswomen",
    "congressman congressmen",
    "congresswoman congresswomen",
    "chairman chairmen",
    "gunman gunmen",
    "businessman businessmen",
    "salesman salesmen",
    "craftsman craftsmen",
    "grandchild grandchildren",
    "schoolchild schoolchildren",
    "stepchild stepchildren",
    "wife wives",
    "midwife midwives",
    "housewife housewives",
    "life lives",
    "knife knives",
    "shelf shelves",
    "wolf wolves",
    "thief thieves",
    "half halves",
    "calf calves",
    "loaf loaves",
    "leaf leaves",
    "scarf scarves",
    "hoof hooves",
    "elf elves",
    "analysis analyses",
    "crisis crises",
    "thesis theses",
    "hypothesis hypotheses",
    "diagnosis diagnoses",
    "oasis oases",
    "parenthesis parentheses",
    "criterion criteria",
    "phenomenon phenomena",
    "bacterium bacteria",
    "curriculum curricula",
    "medium media",
    "datum data",
    "fungus fungi",
    "cactus cacti",
    "nucleus nuclei",
    "alumnus alumni",
    "stimulus stimuli",
    "index indices",
    "matrix matrices",
    "appendix appendices",
    "go goes going gone went",
    "say says said saying",
    "tell tells told telling",
    "buy buys bought buying",
    "sell sells sold selling",
    "build builds built building",
    "hold holds held holding",
    "win wins won winning",
    "lose loses lost losing",
    "pay pays paid paying",
    "send sends sent sending",
    "spend spends spent spending",
    "lend lends lent lending",
    "take takes took taken taking",
    "give gives gave given giving",
    "speak speaks spoke spoken speaking",
    "write writes wrote written writing",
    "choose chooses chose chosen choosing",
    "begin begins began begun beginning",
    "fall falls fell fallen falling",
    "fly flies flew flown flying",
    "drive drives drove driven driving",
    "grow grows grew grown growing",
    "know knows knew known knowing",
    "meet meets met meeting",
    "run runs ran running",
    "steal steals stole stolen stealing",
    "think thinks thought thinking",
    "teach teaches taught teaching",
    "catch catches caught catching",
    "bring brings brought bringing",
    "fight fights fought fighting",
    "seek seeks sought seeking",
    "swim swims swam swum swimming",
    "sing sings sang sung singing",
    "sink sinks sank sunk sinking",
    "drink drinks drank drunk drinking",
    "eat eats ate eaten eating",
    "break breaks broke broken breaking",
    "throw throws threw thrown throwing",
    "draw draws drew drawn drawing",
    "hide hides hid hidden hiding",
    "shoot shoots shot shooting",
    "sleep sleeps slept sleeping",
    "keep keeps kept keeping",
    "feel feels felt feeling",
    "hear hears heard hearing",
    "make makes made making",
    "shake shakes shook shaken shaking",
    "freeze freezes froze frozen freezing",
    "forget forgets forgot forgotten forgetting",
    "forgive forgives forgave forgiven forgiving",
    "swear swears swore sworn swearing",
    "tear tears tore torn tearing",
    "wear wears wore worn wearing",
    "strike strikes struck striking",
};

std::vector<std::string_view> words_of(std::string_view group) {
  std::vector<std::string_view> words;
  while (!group.empty()) {
    const std::size_t end = group.find(' ');
    words.push_back(group.substr(0, end));
    group.remove_prefix(end == std::string_view::npos ? group.size() : end + 1);
  }
  return words;
}

}  // namespace

std::vector<std::string_view> irregular_forms(std::string_view word) {
  std::vector<std::string_view> others;
  for (const std::string_view group : groups) {
    if (group.find(word) == std::string_view::npos) continue;
    bool member = false;
    std::vector<std::string_view> words = words_of(group);
    std::erase_if(words, [&](std::string_view one) {
      member = member || one == word;
      return one == word;
    });
    if (member) others.insert(others.end(), words.begin(), words.end());
  }
  return others;
}

}  // namespace store
