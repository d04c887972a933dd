// The same work for many things on several threads; results go to places of their own, so order does not show.
#pragma once

#include <cstddef>
#include <functional>

namespace base {

// Calls work(0) .. work(count - 1), each once, on at most `jobs` threads of which the caller is one. Returns when all
// are done. What `work` throws (std::bad_alloc) is thrown here, once all threads are at rest. Requires: work(i) and
// work(j) touch nothing common.
void for_each_index(std::size_t count, int jobs, const std::function<void(std::size_t)>& work);

// The same with the number of the thread, 0 .. jobs - 1, for things each thread keeps to itself.
void for_each_index_by(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work);

// The same for a list whose neighbours need the same things: each thread takes long runs of neighbours, half of its
// share of what is left each time, so that threads seldom wait for each other and yet end together (guided
// self-scheduling, Polychronopoulos and Kuck 1987).
void for_neighbours_by(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace base
