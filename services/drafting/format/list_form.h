#pragma once

#include <string_view>
#include <vector>

#include "services/drafting/format/rule.h"

namespace vanthu::drafting {

// What Kính gửi and Nơi nhận have in common (Phụ lục I.II.9): a label, and items on lines of their own.
struct ListLabel {
  std::string_view field;
  std::string_view right;   // "Kính gửi:"
  std::string_view folded;  // "kinh gui"
};

// The label as the file has it. Nothing for what was typed.
void CheckListLabel(const CheckInput& input, const ListLabel& label, Report& report);

// Each item's line in the file begins with "- " and holds no other. Nothing for what was typed.
void CheckListLines(const CheckInput& input, std::string_view field, const std::vector<RecipientItem>& items, Report& report);

// Resolutions, decisions, announcements and their like speak to all: they have no Kính gửi.
bool SpeaksToAll(DocumentType type);

// Those of `items` that stand before them in the list, or in `others`.
std::vector<size_t> RepeatedItems(const std::vector<RecipientItem>& others, const std::vector<RecipientItem>& items);

}  // namespace vanthu::drafting
