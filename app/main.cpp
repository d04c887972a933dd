// lectern, the reader.
#include "app/options.h"
#include "app/start.h"

int main(int argc, char** argv) {
  const app::ParsedOptions parsed = app::parse_options(argc, argv);
  if (!parsed.options) return parsed.exit_code;
  if (parsed.options->self_test) return app::run_self_test(*parsed.options);
  if (parsed.options->replay) return app::run_replay(*parsed.options);
  return parsed.options->shot ? app::run_shot(*parsed.options) : app::run_window(*parsed.options);
}
