// tests/import_spec.md is the specification of import: every case of it is checked here. BLESS=1 rewrites
// the expected halves; read the difference before you keep it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "store/write/clean/article.h"
#include "store/write/clean/chars.h"

namespace {

struct Case {
  std::string name;
  std::string raw;
  std::string clean;
};

std::string spec_path() { return LECTERN_TESTS_DIR "/import_spec.md"; }

std::vector<Case> read_cases(std::string& preface) {
  std::ifstream file(spec_path());
  std::vector<Case> cases;
  std::string* into = nullptr;
  for (std::string line; std::getline(file, line);) {
    if (into == nullptr && line.starts_with("## ")) {
      cases.push_back({line.substr(3), "", ""});
    } else if (into == nullptr && line == "```raw") {
      into = &cases.back().raw;
    } else if (into == nullptr && line == "```clean") {
      into = &cases.back().clean;
    } else if (into != nullptr && line == "```") {
      into = nullptr;
    } else if (into != nullptr) {
      *into += line + "\n";
    } else if (cases.empty()) {
      preface += line + "\n";
    }
  }
  return cases;
}

store::Article clean(const Case& test) {
  store::Article article;
  article.file = "case.txt";
  const bool markdown = test.raw.find("# ") != std::string::npos || test.raw.find("](") != std::string::npos;
  store::clean_article(test.raw, markdown ? store::RawFormat::markdown : store::RawFormat::plain, article);
  return article;
}

std::string kind_of(store::BlockKind kind) {
  switch (kind) {
    case store::BlockKind::heading:
      return "h";
    case store::BlockKind::list_item:
      return "li";
    case store::BlockKind::quote:
      return "q";
    case store::BlockKind::paragraph:
      break;
  }
  return "p";
}

std::string render(const store::Article& article) {
  std::ostringstream out;
  for (const char* field : {"title", "byline", "published", "source", "dateline"}) {
    for (const store::Guess& guess : article.guesses) {
      if (guess.field == field) out << field << ": " << guess.value << "\n";
    }
  }
  for (const store::Dropped& dropped : article.dropped) {
    out << "dropped: " << dropped.rule << " " << dropped.line_begin;
    if (dropped.line_end != dropped.line_begin) out << "-" << dropped.line_end;
    out << "\n";
  }
  for (const store::Caption& caption : article.captions) out << "caption: " << caption.text << "\n";
  for (const store::Block& block : article.blocks) {
    out << kind_of(block.kind) << " " << base::slice(article.text, block.range) << "\n";
  }
  return out.str();
}

// Every line that is not blank is in the text, a caption, a guess, or dropped.
void check_accounted(const Case& test, const store::Article& article) {
  std::set<int> known;
  for (const store::Dropped& d : article.dropped) {
    for (int line = d.line_begin; line <= d.line_end; ++line) known.insert(line);
  }
  for (const store::Guess& guess : article.guesses) known.insert(guess.line);
  std::string kept = article.text;
  for (const store::Caption& caption : article.captions) kept += "\n" + caption.text;
  std::istringstream lines(test.raw);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::istringstream words(store::clean_characters(line));
    std::string longest;
    for (std::string word; words >> word;) {
      const bool plain = std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
      if (plain && word.size() > longest.size()) longest = word;
    }
    CAPTURE(number);
    CAPTURE(line);
    CHECK((longest.empty() || known.contains(number) || kept.find(longest) != std::string::npos));
  }
}

}  // namespace

TEST_CASE("import makes of every raw text what its specification says") {
  std::string preface;
  std::vector<Case> cases = read_cases(preface);
  REQUIRE(cases.size() >= 60);
  const bool bless = std::getenv("BLESS") != nullptr;
  for (Case& test : cases) {
    CAPTURE(test.name);
    const store::Article article = clean(test);
    check_accounted(test, article);
    const std::string rendered = render(article);
    if (bless) {
      test.clean = rendered;
    } else {
      CHECK(rendered == test.clean);
    }
  }
  if (!bless) return;
  std::ofstream file(spec_path());
  file << preface;
  for (const Case& test : cases) {
    file << "## " << test.name << "\n```raw\n" << test.raw << "```\n---\n```clean\n" << test.clean << "```\n\n";
  }
}

TEST_CASE("blocks are the text: in order, whole, two line ends between them") {
  std::string preface;
  for (const Case& test : read_cases(preface)) {
    CAPTURE(test.name);
    const store::Article article = clean(test);
    std::uint32_t at = 0;
    for (const store::Block& block : article.blocks) {
      if (at > 0) CHECK(article.text.substr(at, 2) == "\n\n");
      CHECK(block.range.begin == (at == 0 ? 0 : at + 2));
      CHECK(block.range.end > block.range.begin);
      at = block.range.end;
    }
    CHECK(at == article.text.size());
  }
}
