#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// One line of a file: a line of a text, a paragraph of a word processor's file, or a whole table of the content. Lists that
// number themselves bear their numbers in the text ("1. ", "a) ", "- "), as the page shows them.
struct ManuscriptLine {
  Span span;         // numbers as the person who opens the file counts them, from 1, never falling
  std::string text;  // NFC; '\n' only where the format breaks a line inside it (<br>); of a table: its words, for matching
  std::vector<Emphasis> emphasis;
  std::optional<Table> table;  // of the content; a table that only sets header or signatures in columns comes as lines of cells
  bool after_blank = false;    // the line before it is blank, or there is none
};

// A file before anything in it is recognised, in reading order, whatever format it came from: each format has a reader that makes
// one, and the recognisers know no format. A reader gives columns as cells where it knows them (row by row or column by column);
// what it does not know (tabs, runs of blanks, " | ", glued columns, tables set in text) stays in the text of whole lines, and
// PiecesOf parts it.
struct Manuscript {
  std::vector<ManuscriptLine> lines;  // none blank
  std::vector<Mended> mended;         // what the format's reader changed
  std::vector<Undecided> undecided;   // what it could not tell
  std::vector<UnplacedLine> foot;     // below the text of the first page; behind the last line
  std::vector<UnplacedLine> aside;    // beside its text: notes, hidden words, page headers; behind those
};

}  // namespace vanthu::drafting
