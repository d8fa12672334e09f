#pragma once

#include <string>
#include <string_view>

namespace vanthu::drafting {

// What begins an annex (Phụ lục I.III.1): "PHỤ LỤC", "Phụ lục II", "PHỤ LỤC I: DANH SÁCH …" — not "Phụ lục I kèm theo nêu rõ …".
bool IsAnnexLabel(std::string_view text);

// A title in capitals that may begin an annex where "(Kèm theo …)" stands under it: a type's name, "DANH SÁCH …".
bool MayTitleAnnex(std::string_view text);

// "(Kèm theo Công văn số … ngày … của …)", "(Ban hành kèm theo Quyết định số …)".
bool IsAnnexNote(const std::string& folded);

// What a web page puts before and after a dispatch: menus, counters, buttons, links.
bool IsPortalLine(const std::string& folded);

}  // namespace vanthu::drafting
