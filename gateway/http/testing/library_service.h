#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gateway/http/testing/library.grpc.pb.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/api.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway::testing {

// What a test may set or look at, behind the handlers.
struct LibraryState {
  std::mutex mutex;  // guards all but the functions, which are set before the calls
  std::map<std::string, Book> books;
  std::map<std::string, std::string> lent;  // answer by request id
  std::vector<Note> notes;
  bool notes_end = false;
  std::set<std::function<void()>*> wakes;
  std::string text;
  std::string stored;
  rpc::Call last_call;
  LendBookRequest last_lend;
  SetCoverRequest last_cover;
  std::atomic<int> feeds_open{0};
  std::atomic<int> sinks_open{0};
  std::atomic<int> stores_finished{0};
  std::function<absl::StatusOr<Book>(const rpc::Call&, const GetBookRequest&)> get;  // instead of looking it up
  std::function<absl::Status(int64_t offset)> reading;                               // before each chunk of a text

  void AddNote(const std::string& words) {
    std::lock_guard lock(mutex);
    Note& note = notes.emplace_back();
    note.set_number(static_cast<int64_t>(notes.size()));
    note.set_text(words);
    for (const auto* wake : wakes) (*wake)();
  }
  void EndNotes() {
    std::lock_guard lock(mutex);
    notes_end = true;
    for (const auto* wake : wakes) (*wake)();
  }
};

class NoteFeed : public rpc::Feed<Note> {
 public:
  NoteFeed(LibraryState& state, int64_t after) : state_(state), at_(after) { ++state_.feeds_open; }
  ~NoteFeed() override {
    Notify(nullptr);
    --state_.feeds_open;
  }
  absl::StatusOr<bool> Next(Note* item) override {
    std::lock_guard lock(state_.mutex);
    if (at_ < static_cast<int64_t>(state_.notes.size())) {
      *item = state_.notes[static_cast<size_t>(at_++)];
      return true;
    }
    if (state_.notes_end) return absl::OutOfRangeError("no more");
    return false;
  }
  void Notify(std::function<void()> wake) override {
    std::lock_guard lock(state_.mutex);
    state_.wakes.erase(&wake_);
    wake_ = std::move(wake);
    if (wake_) state_.wakes.insert(&wake_);
  }

 private:
  LibraryState& state_;
  int64_t at_;
  std::function<void()> wake_;
};

class TextFeed : public rpc::Feed<TextChunk> {
 public:
  TextFeed(LibraryState& state, int64_t offset) : state_(state), at_(offset) { ++state_.feeds_open; }
  ~TextFeed() override { --state_.feeds_open; }
  absl::StatusOr<bool> Next(TextChunk* item) override {
    const auto size = static_cast<int64_t>(state_.text.size());
    if (!is_first_ && at_ >= size) return absl::OutOfRangeError("the end");
    if (state_.reading) {
      const absl::Status goes_on = state_.reading(at_);
      if (!goes_on.ok()) return goes_on;
    }
    item->Clear();
    if (std::exchange(is_first_, false)) {
      item->set_size_bytes(size);
      item->set_file_name("Quyển một.txt");
      item->set_content_type("text/plain; charset=utf-8");
      item->set_digest(crypto::Sha256(state_.text).Bytes());
    }
    if (at_ < size) item->set_chunk(state_.text.substr(static_cast<size_t>(at_), 256 * 1024));
    at_ += static_cast<int64_t>(item->chunk().size());
    return true;
  }
  void Notify(std::function<void()>) override {}

 private:
  LibraryState& state_;
  int64_t at_;
  bool is_first_ = true;
};

class PrintFeed : public rpc::Feed<google::api::HttpBody> {
 public:
  absl::StatusOr<bool> Next(google::api::HttpBody* item) override {
    if (page_ == 3) return absl::OutOfRangeError("printed");
    item->set_content_type("text/html; charset=utf-8");
    item->set_data(absl::StrCat("<p>", ++page_, "</p>"));
    return true;
  }
  void Notify(std::function<void()>) override {}

 private:
  int page_ = 0;
};

class TextSink : public rpc::Sink<StoreTextRequest, StoreTextResponse> {
 public:
  TextSink(LibraryState& state, std::string file_name) : state_(state), file_name_(std::move(file_name)) { ++state_.sinks_open; }
  ~TextSink() override { --state_.sinks_open; }
  absl::StatusOr<bool> Write(const StoreTextRequest& chunk) override {
    bytes_ += static_cast<int64_t>(chunk.chunk().size());
    if (file_name_ == "full") return status::Error(status::Reason::kDiskFull, {{"name", "x"}});
    if (file_name_ != "big") text_ += chunk.chunk();
    return true;
  }
  absl::StatusOr<StoreTextResponse> Finish() override {
    ++state_.stores_finished;
    std::lock_guard lock(state_.mutex);
    state_.stored = text_;
    StoreTextResponse response;
    response.set_size_bytes(bytes_);
    response.set_file_name(file_name_);
    return response;
  }

 private:
  LibraryState& state_;
  const std::string file_name_;
  std::string text_;
  int64_t bytes_ = 0;
};

class LibraryService : public rpc::Api<Library> {
 public:
  LibraryService(rpc::Door& door, LibraryState& state) : Api<Library>(door), state_(state) {
    Unary("GetBook", this, &LibraryService::GetBook);
    Unary("ListBooks", this, &LibraryService::ListBooks);
    Unary("CreateBook", this, &LibraryService::CreateBook);
    Unary("UpdateBook", this, &LibraryService::UpdateBook);
    Unary("LendBook", this, &LibraryService::LendBook);
    Unary("ReturnBook", this, &LibraryService::GetBook);
    Stream("WatchNotes", this, &LibraryService::WatchNotes);
    Stream("ReadText", this, &LibraryService::ReadText);
    Upload("StoreText", this, &LibraryService::StoreText);
    Stream("PrintBook", this, &LibraryService::PrintBook);
    Unary("GetCover", this, &LibraryService::GetCover);
    Unary("SetCover", this, &LibraryService::SetCover);
    Unary("Enter", this, &LibraryService::Enter);
    Unary("CountBooks", this, &LibraryService::ListBooks);
  }

 private:
  absl::StatusOr<Book> GetBook(const rpc::Call& call, const GetBookRequest& request) {
    if (state_.get) return state_.get(call, request);
    std::lock_guard lock(state_.mutex);
    state_.last_call = call;
    const auto found = state_.books.find(request.name());
    if (found == state_.books.end()) return status::Error(status::Reason::kNotFound, {{"name", request.name()}});
    return found->second;
  }
  absl::StatusOr<ListBooksResponse> ListBooks(const rpc::Call&, const ListBooksRequest& request) {
    std::lock_guard lock(state_.mutex);
    ListBooksResponse response;
    *response.mutable_seen() = request;
    if (!state_.books.empty()) *response.mutable_first() = state_.books.begin()->second;
    return response;
  }
  absl::StatusOr<Book> CreateBook(const rpc::Call&, const CreateBookRequest& request) {
    Book book = request.book();
    book.set_name(absl::StrCat(request.parent(), "/books/", request.request_id()));
    book.set_etag(request.silently() ? "silent" : "1");
    std::lock_guard lock(state_.mutex);
    state_.books[book.name()] = book;
    return book;
  }
  absl::StatusOr<Book> UpdateBook(const rpc::Call&, const UpdateBookRequest& request) {
    Book book = request.book();
    for (const std::string& path : request.update_mask().paths()) book.add_keywords(path);
    return book;
  }
  absl::StatusOr<Book> LendBook(const rpc::Call&, const LendBookRequest& request) {
    std::lock_guard lock(state_.mutex);
    state_.last_lend = request;
    Book& book = state_.books[request.name()];
    if (!request.etag().empty() && request.etag() != book.etag()) {
      return status::Error(status::Reason::kEtagMismatch, {{"name", request.name()}});
    }
    if (state_.lent.emplace(request.request_id(), request.reader()).second) book.set_lent_count(book.lent_count() + 1);
    return book;
  }
  absl::StatusOr<std::unique_ptr<rpc::Feed<Note>>> WatchNotes(const rpc::Call&, const WatchNotesRequest& request) {
    if (request.name() == "agencies/so-a/books/missing")
      return status::Error(status::Reason::kNotFound, {{"name", request.name()}});
    return std::make_unique<NoteFeed>(state_, request.after_number());
  }
  absl::StatusOr<std::unique_ptr<rpc::Feed<TextChunk>>> ReadText(const rpc::Call&, const ReadTextRequest& request) {
    return std::make_unique<TextFeed>(state_, request.offset());
  }
  absl::StatusOr<std::unique_ptr<rpc::Sink<StoreTextRequest, StoreTextResponse>>> StoreText(const rpc::Call&,
                                                                                            const StoreTextRequest& first) {
    if (first.file_name() == "bad") {
      return status::Error(status::Reason::kInvalidField,
                           {{"field", "file_name"}, {"value", "bad"}, {"rule", "-"}, {"rule_en", "-"}});
    }
    return std::make_unique<TextSink>(state_, first.file_name());
  }
  absl::StatusOr<std::unique_ptr<rpc::Feed<google::api::HttpBody>>> PrintBook(const rpc::Call&, const GetBookRequest&) {
    return std::make_unique<PrintFeed>();
  }
  absl::StatusOr<google::api::HttpBody> GetCover(const rpc::Call&, const GetBookRequest&) {
    google::api::HttpBody cover;
    cover.set_content_type("image/png");
    cover.set_data("\x89PNG");
    return cover;
  }
  absl::StatusOr<Book> SetCover(const rpc::Call&, const SetCoverRequest& request) {
    std::lock_guard lock(state_.mutex);
    state_.last_cover = request;
    return Book();
  }
  absl::StatusOr<EnterResponse> Enter(const rpc::Call& call, const EnterRequest&) {
    EnterResponse response;
    response.set_caller(call.caller.name());
    return response;
  }

  LibraryState& state_;
};

}  // namespace vanthu::gateway::testing
