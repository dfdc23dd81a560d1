import { civilFromDay, type DayNumber, dayFromCivil, weekdayOfDay } from "#lib/std/time-zone.ts";

/** A festival's days in a year: the day itself, and the campaign that shops mostly run around it. */
export type Festival = {
  readonly day: DayNumber;
  readonly until?: DayNumber;
  readonly campaign?: readonly [DayNumber, DayNumber];
};

/** Of movable feasts by the moon: month and day by year, 2020 to 2032. */
const BY_MOON: Readonly<Record<string, Readonly<Record<number, readonly [number, number]>>>> = {
  spring_festival: {
    2020: [1, 25],
    2021: [2, 12],
    2022: [2, 1],
    2023: [1, 22],
    2024: [2, 10],
    2025: [1, 29],
    2026: [2, 17],
    2027: [2, 6],
    2028: [1, 26],
    2029: [2, 13],
    2030: [2, 3],
    2031: [1, 23],
    2032: [2, 11],
  },
  mid_autumn: {
    2020: [10, 1],
    2021: [9, 21],
    2022: [9, 10],
    2023: [9, 29],
    2024: [9, 17],
    2025: [10, 6],
    2026: [9, 25],
    2027: [9, 15],
    2028: [10, 3],
    2029: [9, 22],
    2030: [9, 12],
  },
  dragon_boat: {
    2020: [6, 25],
    2021: [6, 14],
    2022: [6, 3],
    2023: [6, 22],
    2024: [6, 10],
    2025: [5, 31],
    2026: [6, 19],
    2027: [6, 9],
    2028: [5, 28],
    2029: [6, 16],
    2030: [6, 5],
  },
  qingming: {
    2020: [4, 4],
    2021: [4, 4],
    2022: [4, 5],
    2023: [4, 5],
    2024: [4, 4],
    2025: [4, 4],
    2026: [4, 5],
    2027: [4, 5],
    2028: [4, 4],
    2029: [4, 4],
    2030: [4, 5],
  },
  qixi: {
    2020: [8, 25],
    2021: [8, 14],
    2022: [8, 4],
    2023: [8, 22],
    2024: [8, 10],
    2025: [8, 29],
    2026: [8, 19],
    2027: [8, 8],
    2028: [8, 26],
    2029: [8, 16],
    2030: [8, 5],
  },
};

/** Seasons by the calendar: their first month; three months each. */
const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 };

const FIXED: Readonly<Record<string, readonly [number, number]>> = {
  christmas: [12, 25],
  new_year: [1, 1],
  valentines: [2, 14],
  halloween: [10, 31],
  christmas_eve: [12, 24],
  boxing_day: [12, 26],
  new_year_eve: [12, 31],
  double_11: [11, 11],
  double_12: [12, 12],
  "618": [6, 18],
  womens_day: [3, 8],
  childrens_day: [6, 1],
};

/** When a festival is in a year; `undefined` if that is not known. */
export function festivalIn(name: string, year: number): Festival | undefined {
  const moon = BY_MOON[name]?.[year];
  if (moon) {
    const day = dayFromCivil(year, moon[0], moon[1]);
    return name === "spring_festival" ? { day: day - 1, until: day + 6, campaign: [day, day] } : { day };
  }
  const fixed = FIXED[name];
  if (fixed) {
    const day = dayFromCivil(year, fixed[0], fixed[1]);
    return { day, campaign: campaignOf(name, year, day) };
  }
  const season = SEASONS[name];
  if (season !== undefined) {
    const end = season === 12 ? dayFromCivil(year + 1, 3, 1) : dayFromCivil(year, season + 3, 1);
    return { day: dayFromCivil(year, season, 1), until: end - 1 };
  }
  const newYear = BY_MOON.spring_festival?.[year];
  const newYearDay = newYear && dayFromCivil(year, newYear[0], newYear[1]);
  switch (name) {
    case "lunar_new_year_eve":
      return newYearDay === undefined ? undefined : { day: newYearDay - 1 };
    case "lantern":
      return newYearDay === undefined ? undefined : { day: newYearDay + 14 };
    case "national_day":
      return { day: dayFromCivil(year, 10, 1), until: dayFromCivil(year, 10, 7) };
    case "labor_day":
      return { day: dayFromCivil(year, 5, 1), until: dayFromCivil(year, 5, 5) };
    case "thanksgiving":
      return { day: nthWeekday(year, 11, 4, 4) };
    case "black_friday": {
      const day = nthWeekday(year, 11, 4, 4) + 1;
      return { day, campaign: [day, day + 3] };
    }
    case "cyber_monday":
      return { day: nthWeekday(year, 11, 4, 4) + 4 };
    case "mothers_day":
      return { day: nthWeekday(year, 5, 7, 2) };
    case "fathers_day":
      return { day: nthWeekday(year, 6, 7, 3) };
    case "easter":
      return { day: easterOf(year), campaign: [easterOf(year) - 2, easterOf(year) + 1] };
    default:
      return undefined;
  }
}

const WEEKENDS: Readonly<Record<number, readonly [number, number]>> = {
  1: [-2, 0],
  4: [0, 3],
  5: [0, 2],
  6: [0, 1],
  7: [-1, 0],
};

/** The days of a festival in a year; `name+weekend` and `name+week` are those around it. A weekend has none in the middle of a week. */
export function daysOfFestival(
  said: string,
  year: number,
): { readonly from: string; readonly to: string } | undefined {
  const [name = "", around] = said.split("+");
  const found = festivalIn(name, year);
  if (!found) return undefined;
  const weekday = weekdayOfDay(found.day);
  const reach = around === "week" ? ([1 - weekday, 7 - weekday] as const) : WEEKENDS[weekday];
  if (around === undefined) return { from: isoDay(found.day), to: isoDay(found.until ?? found.day) };
  if (!reach) return undefined;
  // Good Friday and Easter Monday belong to it.
  const [before, behind] = name === "easter" && around === "weekend" ? ([-2, 1] as const) : reach;
  return { from: isoDay(found.day + before), to: isoDay(found.day + behind) };
}

const isoDay = (day: DayNumber): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The last one that began by a day. */
export function latestFestival(name: string, today: DayNumber): Festival | undefined {
  const { year } = civilFromDay(today);
  const here = festivalIn(name, year);
  return here && here.day <= today ? here : festivalIn(name, year - 1);
}

function campaignOf(name: string, year: number, day: DayNumber): readonly [DayNumber, DayNumber] {
  if (name === "double_11") return [dayFromCivil(year, 11, 1), day];
  if (name === "618") return [dayFromCivil(year, 6, 1), dayFromCivil(year, 6, 20)];
  if (name === "christmas") return [dayFromCivil(year, 12, 1), dayFromCivil(year, 12, 26)];
  return [day - 6, day];
}

/** The nth weekday (1 Monday … 7) of a month. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber {
  const first = dayFromCivil(year, month, 1);
  return first + ((weekday - weekdayOfDay(first) + 7) % 7) + (nth - 1) * 7;
}

/** Gregorian Easter Sunday (Meeus, Jones, Butcher). */
function easterOf(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7;
  const m = Math.floor((a + 11 * e + 22 * l) / 451);
  const month = Math.floor((e + l - 7 * m + 114) / 31);
  return dayFromCivil(year, month, ((e + l - 7 * m + 114) % 31) + 1);
}
