#pragma once

// CLI11 takes the compiler four seconds a file: headers that only pass an App on name it by this.
namespace CLI {
class App;
}  // namespace CLI
