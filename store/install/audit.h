// Audit: whether a data folder is sound, without changing it: every byte of the editions, every signature, both slots.
#pragma once

#include <string>
#include <vector>

#include "platform/base/task.h"
#include "store/install/data_folder.h"

namespace store {

// What is wrong, a line each; empty: nothing is. A `stopped` task leaves the rest out.
std::vector<std::string> audit(const DataFolder& data, const base::Task& task);

}  // namespace store
