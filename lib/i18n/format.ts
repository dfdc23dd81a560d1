import type { Locale } from "#lib/i18n/locales.ts";

export type FormatSettings = {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly currency: string;
};
export type Format = ReturnType<typeof createFormat>;

/** Keeps a figure and its sign on one line, with the thin gap of a typesetter: "8.1 %", "1.2 万". */
const thinGap = "\u202f";
const minus = "\u2212";

/**
 * How figures, money and moments are written: by the reader's language, in the shop's time zone and currency.
 * `count` is exact (tables); `figure` is for headlines and uses 万 and 亿 in Chinese, where a person would.
 */
export function createFormat(settings: FormatSettings) {
  const tag = settings.locale === "zh" ? "zh-CN" : "en-GB";
  const zone = settings.timeZone;
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const date = new Intl.DateTimeFormat(tag, {
    timeZone: zone,
    year: "numeric",
    month: "short",
    day: "numeric",
  });
  const dayOfMonth = new Intl.DateTimeFormat(tag, { timeZone: zone, month: "short", day: "numeric" });
  const monthOfYear = new Intl.DateTimeFormat(tag, { timeZone: zone, year: "numeric", month: "short" });
  const time = new Intl.DateTimeFormat(tag, {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });

  const count = (value: number | bigint) => whole.format(value).replace("-", minus);
  const share = (value: number, digits = 1) => {
    const percent = new Intl.NumberFormat(tag, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return `${percent.format(value * 100).replace("-", minus)}${thinGap}%`;
  };
  const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);

  return {
    settings,
    count,
    number: (value: number) => decimal.format(value).replace("-", minus),
    figure: (value: number | bigint) =>
      settings.locale === "zh" ? chineseFigure(Number(value)) : count(value),
    share,
    change: (value: number) => signed(count(value), value),
    shareChange: (value: number) => signed(share(value), value),
    money: (value: number, digits?: number) => money(tag, settings.currency, value, digits),
    date: (at: Date | string | number) => date.format(new Date(at)),
    /** Where the year is clear: "3 May". */
    dayOfMonth: (at: Date | string | number) => dayOfMonth.format(new Date(at)),
    monthOfYear: (at: Date | string | number) => monthOfYear.format(new Date(at)),
    time: (at: Date | string | number) => time.format(new Date(at)),
    dateTime: (at: Date | string | number) =>
      `${date.format(new Date(at))}${settings.locale === "zh" ? " " : ", "}${time.format(new Date(at))}`,
    relative: (at: Date | string | number, now: Date | string | number) =>
      relative(tag, new Date(at).getTime() - new Date(now).getTime()),
  };
}

function money(tag: string, currency: string, value: number, digits?: number): string {
  const places = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol", ...places } as const;
  return new Intl.NumberFormat(tag, options).format(value).replace("-", minus);
}

/** 23,918 → 2.4 万; 230,000,000 → 2.3 亿; below ten thousand exact. One decimal, none when it would be 0. */
function chineseFigure(value: number): string {
  const digits = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 1 });
  const size = Math.abs(value);
  const sign = value < 0 ? minus : "";
  if (size >= 99_995_000) return `${sign}${digits.format(size / 100_000_000)}${thinGap}亿`;
  if (size >= 10_000) return `${sign}${digits.format(size / 10_000)}${thinGap}万`;
  return `${sign}${digits.format(size)}`;
}

const steps = [
  { unit: "year", milliseconds: 31_557_600_000 },
  { unit: "month", milliseconds: 2_629_800_000 },
  { unit: "day", milliseconds: 86_400_000 },
  { unit: "hour", milliseconds: 3_600_000 },
  { unit: "minute", milliseconds: 60_000 },
] as const;

function relative(tag: string, milliseconds: number): string {
  const words = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const step = steps.find((each) => Math.abs(milliseconds) >= each.milliseconds);
  if (!step) return words.format(0, "minute").replace("this minute", "just now").replace("此刻", "刚刚");
  return words.format(Math.trunc(milliseconds / step.milliseconds), step.unit);
}
