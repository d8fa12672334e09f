#pragma once

#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// Whether an item of Kính gửi or Nơi nhận is a person, not an agency: "Ông Nguyễn Văn A, Phó Trưởng phòng", "Các ông, bà có tên
// tại Điều 1", "Nguyễn Thị B". Who is named by an office alone ("Đồng chí Chủ tịch Ủy ban nhân dân tỉnh") is reached by its
// agency and is none. A person has no mailbox here: their copy is handed over.
bool IsPerson(const RecipientItem& item);

// Says of the persons in `field` that nothing is sent to them.
void SayPersons(std::string_view field, const std::vector<RecipientItem>& items, Draft& draft);

}  // namespace vanthu::drafting
