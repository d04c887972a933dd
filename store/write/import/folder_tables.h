// articles.csv and edition.toml as `lectern-pack init` writes them: what the import guessed, for a librarian to
// correct.
#pragma once

#include <cstdint>
#include <string>

#include "platform/base/result.h"
#include "store/write/import/import.h"

namespace store {

struct FolderTables {
  ImportedFolder folder;
  std::string articles_csv;  // UTF-8 with a byte order mark, which spreadsheets need; CRLF
  std::string edition_toml;
};

// Imports the folder and writes down what it found: one row for each article, in the order of the edition; a cell is
// empty where nothing is known, and the column `guessed` names the cells that hold guesses. What an articles.csv or
// edition.toml in the folder tells already is kept. An edition built from the folder and these tables is the same as
// without them. Fails as import_folder() does.
base::Result<FolderTables> make_folder_tables(const std::string& folder);

}  // namespace store
