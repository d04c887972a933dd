#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json.h"
#include "app/pack/report.h"
#include "platform/base/utf8.h"
#include "store/edition.h"

namespace app {
namespace {

using base::Result;

struct Contents {
  std::vector<store::Article> articles;
  std::vector<store::Family> families;
};

Result<Contents> read(const std::string& path) {
  const store::Edition edition = TRY(store::open_edition(path));
  Contents contents;
  contents.families = TRY(edition.families());
  const std::vector<std::string> files = TRY(edition.files());
  for (const std::string& file : files) contents.articles.push_back(TRY(edition.article(file)));
  return contents;
}

void print_json(const Contents& contents, bool pairs) {
  const char* between = "[";
  for (std::size_t i = 0; i < contents.families.size(); ++i) {
    const store::Family& family = contents.families[i];
    if (!pairs) {
      std::cout << between << family_json(family, i + 1, contents.articles);
      between = ",\n";
      continue;
    }
    for (const store::MemberPair& pair : family.pairs) {
      std::cout << between << pair_json(family, i + 1, pair, contents.articles);
      between = ",\n";
    }
  }
  std::cout << (*between == '[' ? "[]\n" : "]\n");
}

void print_member(const Contents& contents, const store::Member& member, base::TextRange range) {
  const store::Article& article = contents.articles[static_cast<std::size_t>(member.article)];
  std::cout << "  " << article.file << " " << range.begin << "-" << range.end << "  "
            << shortened(base::slice(article.text, range), 90) << '\n';
}

std::string earliest_words(const Contents& contents, const store::Family& family) {
  if (!family.earliest) return "earliest unknown: " + family.reason;
  const store::Member& member = family.members[static_cast<std::size_t>(*family.earliest)];
  const store::Article& first = contents.articles[static_cast<std::size_t>(member.article)];
  const std::int64_t dated = static_cast<std::int64_t>(family.members.size()) - family.undated;
  return "earliest of " + std::to_string(dated) + " dated: " + first.file + ", " + time_words(first.published, "") +
         (family.undated > 0 ? "; " + std::to_string(family.undated) + " undated" : "");
}

void print_families(const Contents& contents) {
  for (const store::Family& family : contents.families) {
    std::cout << family.story_id << " " << family.label << ": "
              << counted(static_cast<std::int64_t>(family.members.size()), "member", "members") << ", "
              << earliest_words(contents, family) << '\n';
    for (const store::Member& member : family.members) print_member(contents, member, member.range);
  }
}

void print_pairs(const Contents& contents) {
  for (const store::Family& family : contents.families)
    for (const store::MemberPair& pair : family.pairs) {
      std::cout << family.story_id << " " << family.label << ": " << store::name_of(pair.passage.passage_class)
                << ", ratio " << pair.passage.ratio << '\n';
      print_member(contents, family.members[static_cast<std::size_t>(pair.member_a)], pair.passage.a);
      print_member(contents, family.members[static_cast<std::size_t>(pair.member_b)], pair.passage.b);
    }
}

}  // namespace

ExitCode run(const PassagesOptions& options, Interruption&) {
  const Result<Contents> contents = read(options.edition);
  if (!contents) return report(contents.error());
  if (options.json) {
    print_json(contents.value(), options.pairs);
  } else if (options.pairs) {
    print_pairs(contents.value());
  } else {
    print_families(contents.value());
  }
  return exit_done;
}

}  // namespace app
