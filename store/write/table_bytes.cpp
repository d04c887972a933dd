#include "store/write/table_bytes.h"

#include "store/sqlite.h"

namespace store {

base::Result<std::vector<TableBytes>> table_bytes(const std::string& path) {
  const Database database = TRY(open_immutable(path));
  Statement row =
      TRY(database.prepare("SELECT coalesce(s.tbl_name, d.name), sum(d.pgsize) FROM dbstat d"
                           " LEFT JOIN sqlite_schema s ON s.name = d.name GROUP BY 1 ORDER BY 2 DESC, 1"));
  std::vector<TableBytes> tables;
  while (TRY(row.step())) tables.push_back({std::string(row.text(0)), row.integer(1)});
  return tables;
}

base::Result<std::vector<TableBytes>> strip_parts(const std::string& path) {
  struct Part {
    const char* name;
    const char* sql;
  };
  constexpr Part parts[] = {{"dictionary", "SELECT dictionary FROM edition"},
                            {"texts", "SELECT coalesce(max(begin + bytes) - min(begin), 0) FROM body"},
                            {"lists", "SELECT coalesce(min(begin) - min(lists), 0) FROM word"},
                            {"words", "SELECT coalesce(sum(bytes), 0) FROM word"}};
  const Database database = TRY(open_immutable(path));
  std::vector<TableBytes> out;
  for (const auto& part : parts) out.push_back({part.name, TRY(database.integer(part.sql))});
  return out;
}

}  // namespace store
