#include "tests/integration/wire_call.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/rpc/grpc_status.h"

namespace vanthu::integration {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

bool Done(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  return queue.Next(&tag, &ok) && ok;
}

grpc::ByteBuffer Bytes(const Message& message) {
  const grpc::Slice slice(message.SerializeAsString());
  return grpc::ByteBuffer(&slice, 1);
}

bool SetText(Message* message, const char* field_name, const std::string& value) {
  const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(field_name);
  if (field == nullptr || field->is_repeated() || field->type() != FieldDescriptor::TYPE_STRING) return false;
  message->GetReflection()->SetString(message, field, value);
  return true;
}

}  // namespace

absl::Status CallOverTheWire(const std::shared_ptr<grpc::Channel>& channel, const MethodDescriptor& method,
                             const Message& request, const rpc::CallOptions& options) {
  grpc::GenericStub stub(channel);
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  rpc::Prepare(options, context);
  int tag = 0;
  const auto call = stub.PrepareCall(&context, absl::StrCat("/", method.service()->full_name(), "/", method.name()), &queue);
  call->StartCall(&tag);
  if (Done(queue)) {
    call->WriteLast(Bytes(request), grpc::WriteOptions(), &tag);
    (void)Done(queue);
  }
  grpc::ByteBuffer answer;
  call->Read(&answer, &tag);
  const bool has_answer = Done(queue);
  if (has_answer && method.server_streaming()) context.TryCancel();
  grpc::Status status;
  call->Finish(&status, &tag);
  (void)Done(queue);
  queue.Shutdown();
  const bool is_given_up = has_answer && method.server_streaming();
  return is_given_up ? absl::OkStatus() : rpc::FromGrpc(status);
}

std::unique_ptr<Message> RequestNaming(const MethodDescriptor& method, const std::string& name) {
  std::unique_ptr<Message> request(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(method.input_type())->New());
  bool is_named = false;
  for (const char* field : {"parent", "name"}) is_named |= SetText(request.get(), field, name);
  for (int i = 0; !is_named && i < method.input_type()->field_count(); ++i) {
    const FieldDescriptor* field = method.input_type()->field(i);
    if (field->is_repeated() || field->type() != FieldDescriptor::TYPE_MESSAGE) continue;
    SetText(request->GetReflection()->MutableMessage(request.get(), field), "name", name);
  }
  return request;
}

}  // namespace vanthu::integration
