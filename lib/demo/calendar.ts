import type { Language } from "#lib/demo/names.ts";
import { civilFromDay, type DayNumber, dayFromCivil, weekdayOfDay } from "#lib/std/time-zone.ts";

/** A sale of the shop: its coupon, how much it takes off, and how much it draws people of each language. */
export type Sale = {
  readonly key: string;
  readonly coupon: string;
  /** 0–1 of the basket. */
  readonly offShare: number;
  readonly draw: Readonly<Record<Language, number>>;
  readonly subject: Readonly<Record<Language, string>>;
};

const DOUBLE_11: Sale = {
  key: "double-11",
  coupon: "DOUBLE11",
  offShare: 0.22,
  draw: { en: 1.3, de: 1.4, zh: 5 },
  subject: { en: "Singles' Day: 22 % off", de: "Singles' Day: 22 % Rabatt", zh: "双十一：全场低至七八折" },
};

const BLACK_FRIDAY: Sale = {
  key: "black-friday",
  coupon: "BLACKFRIDAY25",
  offShare: 0.25,
  draw: { en: 4.5, de: 4, zh: 2 },
  subject: { en: "Black Friday: 25 % off", de: "Black Friday: 25 % Rabatt", zh: "黑色星期五：全场七五折" },
};

const MID_YEAR: Sale = {
  key: "618",
  coupon: "SALE618",
  offShare: 0.18,
  draw: { en: 1.1, de: 1.1, zh: 4 },
  subject: { en: "618 mid-year sale", de: "618-Halbjahresaktion", zh: "618 年中大促" },
};

const SUMMER: Sale = {
  key: "summer-sale",
  coupon: "SUMMER20",
  offShare: 0.2,
  draw: { en: 1.7, de: 1.9, zh: 1.3 },
  subject: { en: "Summer sale: 20 % off", de: "Sommerschlussverkauf: 20 %", zh: "夏季特卖：全场八折" },
};

const CHRISTMAS: Sale = {
  key: "christmas",
  coupon: "XMAS10",
  offShare: 0.1,
  draw: { en: 2.2, de: 2.3, zh: 1.5 },
  subject: { en: "Gifts for everyone", de: "Geschenke für alle", zh: "圣诞礼物精选" },
};

/** The sale that runs on a day of the shop, if any. */
export function saleOn(day: DayNumber): Sale | undefined {
  const { year, month, day: date } = civilFromDay(day);
  if (month === 6 && date >= 12 && date <= 18) return MID_YEAR;
  if (month === 7 && date <= 21) return SUMMER;
  if (month === 11 && date >= 8 && date <= 11) return DOUBLE_11;
  const sinceBlackFriday = day - blackFriday(year);
  if (sinceBlackFriday >= -1 && sinceBlackFriday <= 3) return BLACK_FRIDAY;
  return month === 12 && date <= 19 ? CHRISTMAS : undefined;
}

/** How busy the shop is on a day compared with a plain one: the sale's draw, the quiet months, the weekday. */
export function busyness(day: DayNumber, language: Language): number {
  const { month, day: date } = civilFromDay(day);
  const isQuietFeast = month === 12 && date >= 23 && date <= 27;
  const seasonal = isQuietFeast ? 0.5 : (MONTH_FACTOR[month] ?? 1);
  return (saleOn(day)?.draw[language] ?? seasonal) * (WEEKDAY_FACTOR[weekdayOfDay(day)] ?? 1);
}

const MONTH_FACTOR: Readonly<Record<number, number>> = {
  1: 0.75,
  2: 0.85,
  8: 0.75,
  10: 1.1,
  11: 1.2,
  12: 1.1,
};

const WEEKDAY_FACTOR: Readonly<Record<number, number>> = {
  1: 1.05,
  2: 0.95,
  3: 0.9,
  4: 0.95,
  5: 0.9,
  6: 1.05,
  7: 1.25,
};

/** How likely an hour of the day is, on the customer's side of the clock as the shop sees it. */
export const HOUR_WEIGHTS: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  en: hours([1, 0, 0, 0, 0, 1, 2, 4, 5, 5, 6, 6, 7, 6, 5, 5, 6, 7, 9, 11, 12, 10, 6, 3]),
  de: hours([1, 0, 0, 0, 0, 1, 3, 5, 5, 6, 6, 6, 7, 6, 5, 5, 6, 7, 9, 12, 13, 9, 5, 2]),
  zh: hours([4, 5, 5, 5, 6, 7, 6, 5, 5, 5, 6, 7, 8, 10, 12, 11, 8, 5, 2, 1, 1, 1, 2, 3]),
};

export type Campaign = {
  readonly key: string;
  readonly day: DayNumber;
  readonly subject: Readonly<Record<Language, string>>;
};

/** The mailing that goes out on a day, if any: a newsletter on the first Tuesday, and one as each sale opens. */
export function campaignOn(day: DayNumber): Campaign | undefined {
  const { year, month, day: date } = civilFromDay(day);
  const sale = saleOn(day);
  const isOpening = sale !== undefined && saleOn(day - 1) !== sale;
  if (isOpening) return { key: `${year}-${sale.key}`, day, subject: sale.subject };
  if (weekdayOfDay(day) !== 2 || date > 7) return undefined;
  return {
    key: `${year}-${String(month).padStart(2, "0")}-newsletter`,
    day,
    subject: {
      en: `New in, month ${month}`,
      de: `Neu im ${month}. Monat`,
      zh: `${month} 月新品`,
    },
  };
}

/** The Friday after the fourth Thursday of November. */
function blackFriday(year: number): DayNumber {
  const first = dayFromCivil(year, 11, 1);
  const toThursday = (4 - weekdayOfDay(first) + 7) % 7;
  return first + toThursday + 22;
}

function hours(weights: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(weights.map((weight, hour) => [String(hour), weight]));
}
