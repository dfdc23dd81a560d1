import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import { type Entry, entry, filler, w } from "#lib/interpretations/built-in/words/entry.ts";
import type { Duration, Window } from "#lib/rules/schema.ts";

function unit(name: Duration["unit"], times = 1): Sense {
  return { k: "unit", unit: name, times };
}

function calendar(name: Extract<Window, { kind: "calendar" }>["unit"], offset: number): Sense {
  return { k: "window", window: { kind: "calendar", unit: name, offset } };
}

function last(n: number, name: Duration["unit"]): Sense {
  return { k: "window", window: { kind: "last", n, unit: name } };
}

function anyOne(name: Duration["unit"]): Sense {
  return { k: "window", window: { kind: "last", n: 1, unit: name }, isAnyOne: "told" };
}

function duration(n: number, name: Duration["unit"]): Sense {
  return { k: "duration", n, unit: name };
}

function month(no: number): Sense {
  return { k: "month", month: no };
}

function weekday(from: number, to = from): Sense {
  return {
    k: "weekday",
    bound: from === to ? { op: "eq", value: from } : { op: "between", value: [from, to] },
  };
}

function hours(from: number, to: number): Sense {
  return { k: "daytime", from, to };
}

function festival(name: string): Sense {
  return { k: "festival", festival: name };
}

/** Words of time, English and Chinese side by side. */
export const timeWords: readonly Entry[] = [
  entry("minute|minutes|mins|min.|分钟", unit("minute")),
  entry("hour|hours|hrs|hr|h|小时|个小时|钟头|个钟头", unit("hour")),
  entry("day|days|d|天|日|calendar days", unit("day")),
  entry("week|weeks|wk|wks|wks.|周|星期|个星期|个礼拜|礼拜", unit("week")),
  entry("fortnight|fortnights", unit("day", 14)),
  entry("month|months|mo|mos|mth|mths|个月|calendar month|calendar months", unit("month")),
  entry("quarter|quarters|qtr|qtrs|季度|个季度|季|calendar quarters|calendar quarter", unit("quarter")),
  entry("year|years|yr|yrs|y|年|周年", unit("year")),
  entry("decade|decades", unit("year", 10)),
  entry("half a year|half year|half-year|半年", duration(6, "month")),
  entry("半个月|半月|half a month", duration(15, "day")),
  entry("a year and a half|one and a half years|一年半", duration(18, "month")),
  entry("两年半|two and a half years", duration(30, "month")),
  entry("half a day|半天", duration(12, "hour")),
  entry("half an hour|半小时|半个小时", duration(30, "minute")),
  entry("月|月份", w("yue"), filler),
  entry("号", w("hao")),
  entry("上旬", w("earlyten")),
  entry("初", w("monthstart")),
  entry("底|末", w("monthend")),
  entry("中旬", w("midten")),
  entry("下旬", w("lateten")),
  entry("early|the beginning of", w("early")),
  entry("mid|mid-|the middle of", w("mid")),
  entry("late", w("late")),
  entry("the end of", w("late"), w("endof")),
  entry("年度|财年|财政年度|会计年度|自然年", w("niandu")),
  entry("一整年|整整一年", duration(12, "month"), w("wholeyear")),
  entry("年代", w("niandai")),
  entry("今天|今日|today|当日|今儿|今儿个|今个儿", calendar("day", 0)),
  entry("昨天|昨日|yesterday|昨儿|昨儿个|昨个", calendar("day", -1)),
  entry("前天|前儿|前儿个|the day before yesterday|day before yesterday", calendar("day", -2)),
  entry("明天|明日|tomorrow|明儿|明儿个", calendar("day", 1)),
  entry("本周|这周|这个星期|这星期|本星期|这一周|wtd|week to date|week-to-date", calendar("week", 0)),
  entry("上周|上星期|上个星期|上一周|上个礼拜|上礼拜", calendar("week", -1)),
  entry("上上周|the week before last|week before last", calendar("week", -2)),
  entry("下周|下星期|下个星期", calendar("week", 1)),
  entry("本月|这个月|当月|这月|本月份|本月内|month to date|month-to-date|mtd|这一个月", calendar("month", 0)),
  entry("上个月|上月|上一个月|上月份", calendar("month", -1)),
  entry("上上个月|上上月|前个月|the month before last", calendar("month", -2)),
  entry("下个月|下月|下一个月", calendar("month", 1)),
  entry("本季度|这个季度|本季|当季|这季度|quarter to date|quarter-to-date|qtd", calendar("quarter", 0)),
  entry("上季度|上个季度|上一季度|上季|上一个季度", calendar("quarter", -1)),
  entry(
    "今年|本年|本年度|今年内|今年以来|年初至今|年初以来|year to date|year-to-date|ytd|so far this year|今年至今|今年到现在|今年年初至今|本年度至今|自今年年初|从年初到现在|今年迄今|本财年|这个财年|since the start of the year|the year so far|of the year so far|this year so far|year so far|so far in the year|in the year so far|since the turn of the year|since the year began|since the year started|this year to date|the year to date|since the beginning of the year|since the start of this year|since the beginning of this year|自年初以来|自年初",
    calendar("year", 0),
  ),
  entry(
    "本月以来|月初至今|so far this month|the month so far|this month so far|of the month so far|month so far|this month to date|since the start of the month|since the beginning of the month|since the start of this month|本月至今|月初以来",
    calendar("month", 0),
  ),
  entry(
    "so far this week|this week so far|the week so far|this week to date|since the start of the week|since the start of this week|since the beginning of the week|本周以来|本周至今",
    calendar("week", 0),
  ),
  entry(
    "so far this quarter|this quarter so far|the quarter so far|this quarter to date|since the start of the quarter|since the start of this quarter|since the beginning of the quarter|本季度以来|本季度至今",
    calendar("quarter", 0),
  ),
  entry(
    "去年|上一年|上年|去年全年|去年一年|上年度|去年度|上财年|上个财年|上一财年",
    w("lastyear"),
    calendar("year", -1),
  ),
  entry("前年|the year before last", w("yearbeforelast"), calendar("year", -2)),
  entry(
    "lifetime|all-time|all time|over all time|of all time|over their lifetime|in their lifetime|over the lifetime|across their lifetime|since the beginning of time|since day one|in all of history",
    {
      k: "window",
      window: { kind: "ever" },
      note: "all_time",
    },
  ),
  entry("明年", calendar("year", 1)),
  entry("过去24小时|24h|last 24h|past 24h", last(24, "hour")),
  entry(
    "on the same day|the same day|same day|in a single day|on a single day|within a single day|on one day|on any one day|in any one day|同一天|同一天内|同一天里|同日|单日|单日内",
    anyOne("day"),
  ),
  entry(
    "in the same week|the same week|in a single week|within a single week|in any week|in any one week|within any week|同一周|同一周内|同一个星期|单周|单周内",
    anyOne("week"),
  ),
  entry(
    "in the same month|within the same month|the same month|in a single month|within a single month|in any month|in any one month|within any month|同一个月|同一个月内|同一月|单月|单月内|同月",
    anyOne("month"),
  ),
  entry(
    "1st half|1st half of|the 1st half of|front half|上半年|h1|first half of the year|first half|first half of|the first half of",
    w("h1"),
  ),
  entry(
    "2nd half|2nd half of|the 2nd half of|back half|back half of|latter half|latter half of|the latter half of|the back half of|下半年|h2|second half of the year|second half|second half of|the second half of",
    w("h2"),
  ),
  entry(
    "第一季度|一季度|q1|1季度|第1季度|首季度|first quarter|1st quarter|first quarter of|1st quarter of",
    w("q1"),
  ),
  entry(
    "第二季度|二季度|q2|2季度|第2季度|second quarter|2nd quarter|second quarter of|2nd quarter of",
    w("q2"),
  ),
  entry(
    "第三季度|三季度|q3|3季度|第3季度|third quarter|3rd quarter|third quarter of|3rd quarter of",
    w("q3"),
  ),
  entry(
    "第四季度|四季度|q4|4季度|第4季度|fourth quarter|4th quarter|fourth quarter of|4th quarter of|final quarter",
    w("q4"),
  ),
  entry("january|jan", month(1)),
  entry("february|feb", month(2)),
  entry("march|mar", month(3)),
  entry("april|apr", month(4)),
  entry("may", month(5), filler),
  entry("june|jun", month(6)),
  entry("july|jul", month(7)),
  entry("august|aug", month(8)),
  entry("september|sep|sept", month(9)),
  entry("october|oct", month(10)),
  entry("november|nov", month(11)),
  entry("december|dec", month(12)),
  entry("st|nd|rd|th", w("th"), filler),
  entry(
    "跟上次一样|和上次一样|跟之前一样|和之前一样|同上次|同上|老样子|same as last time|same as before|like last time|as last time|same as usual",
    {
      k: "unknown",
      text: "same as last time",
    },
  ),
  entry("有可能|可能会|可能|大概率|很可能|might still|may still|could still", {
    k: "unknown",
    text: "maybe",
  }),
  entry("上周末|上个周末|上礼拜末|上周六日|上周六周日|上周六和周日", {
    k: "weekdayOf",
    day: 6,
    until: 7,
    week: -1,
  }),
  entry("本周末|这周末|这个周末", { k: "weekdayOf", day: 6, until: 7, week: 0 }),
  entry("last weekend|this weekend|past weekend|over the weekend", {
    k: "unknown",
    text: "weekend",
  }),
  entry(
    "weekend|weekends|the weekend|on weekends|at weekends|on the weekend|at the weekend|周末|双休日|saturdays and sundays|saturday or sunday|saturdays or sundays|星期六日|周六日|周六周日|周六和周日",
    weekday(6, 7),
  ),
  entry(
    "weekday|weekdays|on weekdays|working days|business days|workdays|monday to friday|monday - friday|mon - fri|monday through friday|工作日|平日|周一到周五|周一至周五",
    weekday(1, 5),
  ),
  entry("monday|mondays|mon|周一|星期一|礼拜一", weekday(1)),
  entry("tuesday|tuesdays|tue|tues|周二|星期二|礼拜二", weekday(2)),
  entry("wednesday|wednesdays|wed|周三|星期三|礼拜三", weekday(3)),
  entry("thursday|thursdays|thu|thurs|周四|星期四|礼拜四", weekday(4)),
  entry("friday|fridays|fri|周五|星期五|礼拜五", weekday(5)),
  entry("saturday|saturdays|周六|星期六|礼拜六", weekday(6)),
  entry("sunday|sundays|周日|星期日|星期天|周天|礼拜天", weekday(7)),
  entry("in the morning|mornings|morning|in the mornings|早上|上午|早晨", hours(6, 11)),
  entry("in the afternoon|afternoons|afternoon|in the afternoons|下午", hours(12, 17)),
  entry("in the evening|evenings|evening|in the evenings|晚上|晚间|傍晚", hours(18, 23)),
  entry(
    "at night|nights|night|late at night|overnight|nighttime|深夜|夜里|半夜|夜间|night owls|night owl|夜猫子|夜猫",
    w("night"),
  ),
  entry("凌晨|early morning|early in the morning|after midnight", hours(0, 5)),
  ...["一", "二", "三", "四", "五", "六", "日天"].flatMap((days, index) =>
    [
      [-1, "上周|上个周|上星期|上个星期|上礼拜"],
      [0, "本周|这周|这个周|本星期|这星期|这个星期"],
    ].map(([offset, weeks]) =>
      entry(
        String(weeks)
          .split("|")
          .flatMap((week) => [...days].map((day) => `${week}${day}`))
          .join("|"),
        { k: "weekdayOf", day: index + 1, week: Number(offset) },
      ),
    ),
  ),
  entry("noon|midday|正午", w("noon"), hours(12, 12)),
  entry("midnight|零点|午夜", w("midnight")),
  entry("中午|lunchtime|at lunchtime|lunch|at lunch|午间|during lunch|lunch hours", hours(11, 13)),
  entry("点|点钟|时|o'clock|:00", w("oclock")),
  entry("am|a.m.", w("am")),
  entry("pm|p.m.", w("pm")),
  entry("black friday|bf|黑五|黑色星期五|bfcm", festival("black_friday")),
  entry("cyber monday|网络星期一|网一", festival("cyber_monday")),
  entry("christmas|xmas|christmas day|圣诞|圣诞节|x-mas", festival("christmas")),
  entry(
    "new year's day|new years day|new year day|new year|new years|new year's|元旦|元旦节",
    festival("new_year"),
  ),
  entry("valentine's day|valentines day|valentine's|valentines|情人节", festival("valentines")),
  entry("halloween|万圣节", festival("halloween")),
  entry("new year's eve|new years eve|nye|跨年夜", festival("new_year_eve")),
  entry("christmas eve|xmas eve|平安夜", festival("christmas_eve")),
  entry("boxing day", festival("boxing_day")),
  entry("thanksgiving|感恩节|thanksgiving day", festival("thanksgiving")),
  entry("easter|复活节", festival("easter")),
  entry("prime day", festival("prime_day")),
  entry("mother's day|mothers day|母亲节", festival("mothers_day")),
  entry("father's day|fathers day|父亲节", festival("fathers_day")),
  entry(
    "双十一|双11|双11大促|双十一大促|11.11|double 11|double eleven|singles' day|singles day|single's day|double-11|光棍节|1111",
    festival("double_11"),
  ),
  entry("双十二|双12|12.12|double 12|double twelve|双12大促", festival("double_12")),
  entry("618|618大促|六一八|618 festival|618 sale|6.18|618活动|618年中大促", festival("618")),
  entry(
    "春节|过年|过春节|新春|spring festival|chinese new year|lunar new year|农历新年|大年|新年|春节假期|cny festival",
    festival("spring_festival"),
  ),
  entry(
    "国庆|国庆节|十一黄金周|国庆黄金周|national day|golden week|国庆假期|十一假期|国庆期间",
    festival("national_day"),
  ),
  entry(
    "中秋|中秋节|mid-autumn|mid-autumn festival|mid autumn festival|moon festival",
    festival("mid_autumn"),
  ),
  entry("端午|端午节|dragon boat festival", festival("dragon_boat")),
  entry("五一|劳动节|五一假期|may day|labor day|labour day|五一节", festival("labor_day")),
  entry("38节|三八节|女神节|妇女节|三八|women's day|38女神节|三八女神节", festival("womens_day")),
  entry("七夕|七夕节|qixi", festival("qixi")),
  entry("清明|清明节|清明假期", festival("qingming")),
  entry("除夕|除夕夜|大年三十|年三十|大年夜", festival("lunar_new_year_eve")),
  entry("元宵|元宵节|正月十五", festival("lantern")),
  entry("春天|春季|season-spring", festival("spring")),
  entry("夏天|夏季|season-summer", festival("summer")),
  entry("秋天|秋季|season-autumn", festival("autumn")),
  entry("冬天|冬季|season-winter", festival("winter")),
  entry("儿童节|六一儿童节|children's day", festival("childrens_day")),
  entry("88会员节|818|99大促", festival("unknown_festival")),
  entry(
    "大促|促销期|活动|活动期间|大促期间|sale day|festival|the sale|sale event|promotion period",
    w("campaign"),
  ),
  entry("期间|当天|节|假期|the day of|on the day of|on day of", w("campaign"), filler),
];
