#pragma once

#include <string>
#include <vector>

namespace vanthu::pdf {

// For tests: a PDF of one page with some text and these signature fields, empty, as the post-pass leaves them.
std::string EmptyForm(const std::vector<std::string>& fields);

// The number of the object that holds the page's text.
int ContentObject(const std::string& pdf);

}  // namespace vanthu::pdf
