#include "services/platform/calendar/lunar_year.h"

#include <cmath>
#include <cstdint>
#include <numbers>

namespace vanthu::calendar {
namespace {

// Instants are Julian days, dynamical time for the moon's as the formulas give them. New moon and sun after Jean Meeus,
// Astronomical Formulae for Calculators (1982), chapters 32 and 18: right to a few minutes in this century.
constexpr double kVietnamDays = 7.0 / 24;  // UTC+7
constexpr double kMonthDays = 29.53058868;
constexpr double kFirstNewMoon = 2415020.75933;  // of the count: January 1900
constexpr int64_t kJulianOfUnixEpoch = 2440588;  // the Julian day number of 1970-01-01

double SinOfDegrees(double degrees) { return std::sin(degrees * std::numbers::pi / 180); }

struct Term {
  double days;
  int sun, moon, node;  // how often each angle is taken
};
constexpr Term kNewMoonTerms[] = {
    {0.0021, 2, 0, 0},   {-0.4068, 0, 1, 0}, {0.0161, 0, 2, 0},   {-0.0004, 0, 3, 0}, {0.0104, 0, 0, 2},  {-0.0051, 1, 1, 0},
    {-0.0074, 1, -1, 0}, {0.0004, 1, 0, 2},  {-0.0004, -1, 0, 2}, {-0.0006, 0, 1, 2}, {0.0010, 0, -1, 2}, {0.0005, 1, 2, 0},
};

// The instant of the new moon that is the `count`-th since January 1900, universal time.
double NewMoon(int64_t count) {
  const double k = static_cast<double>(count);
  const double t = k / 1236.85;  // centuries
  const double sun = 359.2242 + 29.10535608 * k - 0.0000333 * t * t;
  const double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t * t;
  const double node = 21.2964 + 390.67050646 * k - 0.0016528 * t * t;
  double instant = kFirstNewMoon + kMonthDays * k + 0.0001178 * t * t;
  instant += 0.00033 * SinOfDegrees(166.56 + 132.87 * t - 0.009173 * t * t);
  instant += (0.1734 - 0.000393 * t) * SinOfDegrees(sun);
  for (const Term& term : kNewMoonTerms) {
    instant += term.days * SinOfDegrees(term.sun * sun + term.moon * moon + term.node * node);
  }
  return instant - (-0.000278 + 0.000265 * t + 0.000262 * t * t);
}

// The sun's apparent place at an instant, in degrees from the spring equinox, without aberration: 0 to 360.
double SunLongitude(double instant) {
  const double t = (instant - 2451545) / 36525;
  const double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t * t;
  const double centre = (1.914600 - 0.004817 * t) * SinOfDegrees(anomaly) + 0.019993 * SinOfDegrees(2 * anomaly) +
                        0.000290 * SinOfDegrees(3 * anomaly);
  const double longitude = std::fmod(280.46645 + 36000.76983 * t + 0.0003032 * t * t + centre, 360);
  return longitude < 0 ? longitude + 360 : longitude;
}

absl::CivilDay DayOf(double instant) {
  const auto julian_day = static_cast<int64_t>(std::floor(instant + 0.5 + kVietnamDays));
  return absl::CivilDay(1970, 1, 1) + (julian_day - kJulianOfUnixEpoch);
}

double Midnight(absl::CivilDay day) {
  return static_cast<double>(day - absl::CivilDay(1970, 1, 1) + kJulianOfUnixEpoch) - 0.5 - kVietnamDays;
}

// The first day of the lunar month in which the sun reaches `longitude`; that happens within days after `day`.
absl::CivilDay MonthOfSun(double longitude, absl::CivilDay day) {
  while (SunLongitude(Midnight(day + 1)) < longitude) ++day;
  auto count = static_cast<int64_t>((Midnight(day) - kFirstNewMoon) / kMonthDays) + 2;
  while (DayOf(NewMoon(count)) > day) --count;
  return DayOf(NewMoon(count));
}

}  // namespace

// The months are named by the sun: Vũ thủy (330°) falls in the first, Cốc vũ (30°) in the third.
absl::CivilDay TetOf(int year) { return MonthOfSun(330, absl::CivilDay(year, 2, 15)); }
absl::CivilDay HungKingsDayOf(int year) { return MonthOfSun(30, absl::CivilDay(year, 4, 15)) + 9; }

}  // namespace vanthu::calendar
