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

}  // namespace store
