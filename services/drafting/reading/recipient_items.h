#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// A line of a list: "- …", with any dash or bullet.
bool IsDashed(std::string_view text);
std::string_view WithoutDash(std::string_view text);

// The words, the bracket note at their end and the closing punctuation of one item (Phụ lục I.II.9). A group phrase such as "Các
// sở, ban, ngành" stays one item: its commas are its own.
RecipientItem ParseItem(std::string_view text, Span span);

// Items that stand on one line, parted by ';'.
std::vector<RecipientItem> ParseItems(std::string_view text, Span span);

// The same item with one more line of it.
RecipientItem Continued(const RecipientItem& item, std::string_view more, Span span);

// An item that names several agencies ("Các Bộ: A, B và C") becomes one item for each, and that is said; where their names cannot
// be told apart it stays as it is, and that is said.
void ExpandLists(Draft& draft, std::string_view field, std::vector<RecipientItem>& items);

}  // namespace vanthu::drafting
