// Plural rule: which of a language's plural forms a number takes, as the Plural-Forms header of a gettext catalogue
// says it: "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2;".
//
// The expression is evaluated as gettext defines it, rather than asking ICU's PluralRules: translators order the forms
// of a catalogue by its own header, ICU names categories and has no order, and the two disagree for some languages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace app {

// The default is what English has, and gettext assumes without a header.
struct PluralRule {
  std::uint32_t forms = 2;
  std::string expression = "n != 1";
};

// The value of a C expression over `n` (?: || && == != < > <= >= + - * / % ! parentheses and decimal numbers), in
// unsigned arithmetic that wraps; dividing by zero gives 0. Nothing when it is no such expression, or nested over 50
// deep. Whether it is one does not depend on n: both arms of every choice are read.
std::optional<std::uint64_t> evaluate_plural(std::string_view expression, std::uint64_t n);

// Reads the value of a Plural-Forms header. Fails with bad_input when it is none, or has no form or more than 16.
base::Result<PluralRule> parse_plural_rule(std::string_view header);

// Less than rule.forms; 0 when the expression gives a form there is none of, as gettext does.
std::uint32_t plural_form(const PluralRule& rule, std::uint64_t n);

}  // namespace app
