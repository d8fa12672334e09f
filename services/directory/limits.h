#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

namespace vanthu::directory {

inline constexpr int kLinesMax = 500;         // of one dispatch; the longest Nơi nhận seen has under 40
inline constexpr size_t kNameBytesMax = 600;  // OrganName has 200 characters (Phụ lục VI), at most 3 bytes each in Vietnamese
inline constexpr size_t kOtherNamesMax = 50;  // beyond that it is no name but a list: a group
inline constexpr size_t kPublicKeyBytes = 32;   // Ed25519 (RFC 8032)
inline constexpr size_t kKeyIdCharacters = 26;  // 130 bits of the key's digest
inline constexpr absl::Duration kSampleTokenLife =
    absl::Minutes(10);  // long enough for one run of a sample, too short to be kept

// What hashing a password costs (Argon2id, RFC 9106). OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane; RFC 9106's
// own choices want 64 MiB and 4 lanes, more than a small office's machine has to spare for each sign-in of a morning. A stronger
// one may be set at any time: each hash names its own, and is made anew when its owner signs in.
struct PasswordCost {
  uint32_t memory_kib;
  uint32_t passes;
  uint32_t lanes;
};
inline constexpr PasswordCost kPasswordCost{.memory_kib = 19 * 1024, .passes = 2, .lanes = 1};
inline constexpr size_t kPasswordSaltBytes = 16;  // RFC 9106 §3.1
inline constexpr size_t kPasswordTagBytes = 32;   // 256 bits (RFC 9106 §4)
inline constexpr size_t kPasswordCharactersMin =
    12;  // length, not composition, makes a password (NIST SP 800-63B §5.1.1.2, OWASP ASVS 6.2)
inline constexpr size_t kPasswordBytesMax = 512;    // 128 characters of any script
inline constexpr size_t kPasswordDifferentMin = 5;  // "aaaaaaaaaaaa" is long and no password

inline constexpr absl::Duration kTokenLife = absl::Minutes(5);        // a withdrawn role or a locked account ends within it
inline constexpr absl::Duration kSessionIdle = absl::Hours(1);        // NIST SP 800-63B-4, AAL2: an hour
inline constexpr absl::Duration kSessionLife = absl::Hours(12);       // a working day with its overtime; AAL2 allows 24 hours
inline constexpr absl::Duration kSessionSeenStep = absl::Minutes(1);  // renewals within it are no commit each
inline constexpr int kSessionsOfAccountMax = 20;                      // then the oldest ends
inline constexpr size_t kSecretBytes = 32;                            // of sessions and of setting a password: nobody guesses one

inline constexpr int64_t kFreeAttempts = 5;                      // wrong passwords in a row before each next one has to wait
inline constexpr absl::Duration kFirstWait = absl::Seconds(30);  // doubled with each further one …
inline constexpr absl::Duration kLongestWait =
    absl::Minutes(15);  // … up to here: who guesses gets 100 a day, who is kept out a coffee
inline constexpr absl::Duration kAttemptsKept = absl::Hours(24);  // then they are forgotten

inline constexpr absl::Duration kPasswordSecretLife = absl::Hours(72);  // over a weekend

}  // namespace vanthu::directory
