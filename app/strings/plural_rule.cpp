#include "app/strings/plural_rule.h"

#include <array>

namespace app {
namespace {

constexpr int deepest_nesting = 50;
constexpr std::size_t longest_expression = 4096;
constexpr std::uint32_t most_forms = 16;

// Strongest last: a token binds its neighbours at its level. Longer tokens of one level come first.
struct Operator {
  std::string_view token;
  int level;
};
constexpr std::array<Operator, 13> operators = {{{"||", 0},
                                                 {"&&", 1},
                                                 {"==", 2},
                                                 {"!=", 2},
                                                 {"<=", 3},
                                                 {">=", 3},
                                                 {"<", 3},
                                                 {">", 3},
                                                 {"+", 4},
                                                 {"-", 4},
                                                 {"*", 5},
                                                 {"/", 5},
                                                 {"%", 5}}};
constexpr int unary_level = 6;

std::uint64_t apply(std::string_view token, std::uint64_t a, std::uint64_t b) {
  if (token == "||") return a != 0 || b != 0 ? 1 : 0;
  if (token == "&&") return a != 0 && b != 0 ? 1 : 0;
  if (token == "==") return a == b ? 1 : 0;
  if (token == "!=") return a != b ? 1 : 0;
  if (token == "<=") return a <= b ? 1 : 0;
  if (token == ">=") return a >= b ? 1 : 0;
  if (token == "<") return a < b ? 1 : 0;
  if (token == ">") return a > b ? 1 : 0;
  if (token == "+") return a + b;
  if (token == "-") return a - b;
  if (token == "*") return a * b;
  if (b == 0) return 0;
  return token == "/" ? a / b : a % b;
}

// Reads and evaluates at once: the expressions are short, and nothing is kept between two numbers.
struct Reader {
  std::string_view rest;
  std::uint64_t n = 0;
  int depth = 0;
  bool failed = false;

  void skip_spaces() {
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\n'))
      rest.remove_prefix(1);
  }
  bool take(std::string_view token) {
    skip_spaces();
    if (!rest.starts_with(token)) return false;
    rest.remove_prefix(token.size());
    return true;
  }
};

std::uint64_t read_choice(Reader& reader);

std::uint64_t read_number(Reader& reader) {
  std::uint64_t value = 0;
  bool any = false;
  while (!reader.rest.empty() && reader.rest.front() >= '0' && reader.rest.front() <= '9') {
    value = value * 10 + static_cast<std::uint64_t>(reader.rest.front() - '0');
    reader.rest.remove_prefix(1);
    any = true;
  }
  if (!any) reader.failed = true;
  return value;
}

std::uint64_t read_unary(Reader& reader) {
  // A run of `!` is a loop, so that a long one cannot use up the stack.
  int negations = 0;
  while (!reader.failed && reader.take("!")) ++negations;
  std::uint64_t value = 0;
  if (reader.take("(")) {
    value = read_choice(reader);
    if (!reader.take(")")) reader.failed = true;
  } else if (reader.take("n")) {
    value = reader.n;
  } else {
    value = read_number(reader);
  }
  if (negations == 0) return value;
  return (value == 0) == (negations % 2 == 1) ? 1 : 0;
}

std::uint64_t read_binary(Reader& reader, int level) {
  if (level == unary_level) return read_unary(reader);
  std::uint64_t value = read_binary(reader, level + 1);
  for (bool found = true; found && !reader.failed;) {
    found = false;
    for (const Operator& candidate : operators) {
      if (candidate.level != level || !reader.take(candidate.token)) continue;
      value = apply(candidate.token, value, read_binary(reader, level + 1));
      found = true;
      break;
    }
  }
  return value;
}

std::uint64_t read_choice(Reader& reader) {
  if (++reader.depth > deepest_nesting) reader.failed = true;
  if (reader.failed) return 0;
  std::uint64_t value = read_binary(reader, 0);
  if (!reader.failed && reader.take("?")) {
    const std::uint64_t if_true = read_choice(reader);
    if (!reader.take(":")) reader.failed = true;
    const std::uint64_t if_false = read_choice(reader);
    value = value != 0 ? if_true : if_false;
  }
  --reader.depth;
  return reader.failed ? 0 : value;
}

base::Error no_rule(std::string_view header) {
  return {base::ErrorCode::bad_input, "\"" + std::string(header.substr(0, 200)) + "\" is no rule for plurals"};
}

}  // namespace

std::optional<std::uint64_t> evaluate_plural(std::string_view expression, std::uint64_t n) {
  if (expression.size() > longest_expression) return std::nullopt;
  Reader reader{expression, n};
  const std::uint64_t value = read_choice(reader);
  reader.skip_spaces();
  if (reader.failed || !reader.rest.empty()) return std::nullopt;
  return value;
}

base::Result<PluralRule> parse_plural_rule(std::string_view header) {
  Reader reader{header};
  if (!reader.take("nplurals") || !reader.take("=")) return no_rule(header);
  reader.skip_spaces();
  const std::uint64_t forms = read_number(reader);
  if (reader.failed || forms == 0 || forms > most_forms) return no_rule(header);
  if (!reader.take(";") || !reader.take("plural") || !reader.take("=")) return no_rule(header);
  reader.skip_spaces();
  PluralRule rule;
  rule.forms = static_cast<std::uint32_t>(forms);
  rule.expression = std::string(reader.rest.substr(0, reader.rest.find(';')));
  if (!evaluate_plural(rule.expression, 0)) return no_rule(header);
  return rule;
}

std::uint32_t plural_form(const PluralRule& rule, std::uint64_t n) {
  const std::optional<std::uint64_t> form = evaluate_plural(rule.expression, n);
  return form && *form < rule.forms ? static_cast<std::uint32_t>(*form) : 0;
}

}  // namespace app
