// `build --cache DIR`: what this build found stays in DIR for the next one of the same folder. Whatever becomes of it,
// the edition is the same.
#pragma once

#include <optional>
#include <string>

#include "app/pack/commands.h"
#include "platform/base/memo.h"
#include "store/write/import/import.h"
#include "store/write/match/find_families.h"

namespace app {

// The file in DIR that belongs to the folder; empty when no cache is wanted.
std::string cache_file(const BuildOptions& options);

// Nothing when none is wanted, and when it cannot be used, which is said on standard error.
std::optional<base::Memo> open_cache(const std::string& file);
void close_cache(const std::string& file, base::Memo& memo);

// Both must outlive it.
store::PairMemory pair_memory(base::Memo& memo, const store::ImportedFolder& folder);

}  // namespace app
