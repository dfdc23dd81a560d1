/** Names and places of the demo's customers: common ones, put together at random. */
export type Language = "en" | "de" | "zh";

export type Gender = "female" | "male";

/** Written name and its Latin spelling, which e-mail addresses are made of. */
export type Name = readonly [written: string, latin: string];

type Names = readonly [Name, ...Name[]];

export const LAST_NAMES: Readonly<Record<Language, Names>> = {
  en: names(
    "Adams Bailey Barnes Bennett Brooks Campbell Carter Clarke Collins Cooper Davies Edwards Evans Fisher Foster",
    "Graham Green Hall Harris Hughes Jackson Kelly Lewis Marshall Mitchell Morgan Murphy Palmer Parker Price",
    "Reed Roberts Shaw Stewart Taylor Thompson Turner Walker Ward Watson Webb White Wright Young",
  ),
  de: names(
    "Bauer Becker Berger Braun Fischer Frank Fuchs Hartmann Hoffmann Huber Kaiser Keller Klein Koch König:konig",
    "Krause Krüger:krueger Lang Lehmann Maier Meyer Müller:mueller Neumann Peters Pohl Richter Roth Sauer Schäfer:schaefer",
    "Schmidt Schneider Schulz Schwarz Simon Vogel Wagner Weber Weiß:weiss Winter Wolf Ziegler",
  ),
  zh: names(
    "王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 黄:huang 赵:zhao 吴:wu 周:zhou 徐:xu 孙:sun 马:ma 朱:zhu 胡:hu 郭:guo 何:he",
    "林:lin 高:gao 梁:liang 郑:zheng 罗:luo 宋:song 谢:xie 唐:tang 韩:han 曹:cao 许:xu 邓:deng 冯:feng 欧阳:ouyang",
  ),
};

export const FIRST_NAMES: Readonly<Record<Language, Readonly<Record<Gender, Names>>>> = {
  en: {
    female: names(
      "Alice Amelia Ava Charlotte Chloe Daisy Eleanor Ella Emily Freya Grace Hannah Isla Ivy Jessica Lily Lucy",
      "Megan Mia Millie Molly Olivia Phoebe Poppy Rosie Ruby Sophie Zoe",
    ),
    male: names(
      "Adam Alfie Archie Ben Callum Charlie Daniel Dylan Edward Ethan Finn Freddie George Harry Henry Isaac Jack",
      "Jacob James Joshua Leo Liam Lucas Max Noah Oliver Oscar Ryan Samuel Theo Thomas William",
    ),
  },
  de: {
    female: names(
      "Anja Anna Clara Emma Franziska Hanna Heike Ines Jana Johanna Julia Katrin Lara Lea Lena Leonie Lisa Luisa",
      "Maja Marie Nele Nina Paula Petra Sabine Sarah Sofia Stefanie Theresa",
    ),
    male: names(
      "Anton Bernd Christian David Elias Emil Fabian Felix Florian Jan Jonas Jürgen:juergen Karl Lars Leon Lukas",
      "Markus Matthias Moritz Niklas Paul Philipp Sebastian Simon Stefan Thomas Tim Tobias Uwe",
    ),
  },
  zh: {
    female: names(
      "芳:fang 娜:na 敏:min 静:jing 丽:li 婷:ting 雪:xue 慧:hui 欣怡:xinyi 梓涵:zihan 雨桐:yutong 思琪:siqi 佳怡:jiayi",
      "晓雯:xiaowen 诗雨:shiyu 美玲:meiling 若溪:ruoxi 梦瑶:mengyao 语嫣:yuyan 子萱:zixuan 春燕:chunyan",
    ),
    male: names(
      "伟:wei 强:qiang 磊:lei 军:jun 勇:yong 杰:jie 涛:tao 明:ming 浩宇:haoyu 子轩:zixuan 宇航:yuhang 俊杰:junjie 志强:zhiqiang",
      "建国:jianguo 文博:wenbo 天佑:tianyou 嘉豪:jiahao 一鸣:yiming 思远:siyuan 鹏飞:pengfei 晨:chen",
    ),
  },
};

export type Place = { readonly country: string; readonly cities: Readonly<Record<string, number>> };

/** Where customers of a language live: weight, and cities with theirs. */
export const PLACES: Readonly<Record<Language, Readonly<Record<string, Place & { weight: number }>>>> = {
  en: {
    GB: place("GB", 40, { London: 9, Manchester: 4, Bristol: 3, Edinburgh: 3, Leeds: 2 }),
    IE: place("IE", 10, { Dublin: 6, Cork: 2, Galway: 1 }),
    NL: place("NL", 18, { Amsterdam: 5, Rotterdam: 3, Utrecht: 2 }),
    SE: place("SE", 10, { Stockholm: 5, Malmö: 2 }),
    US: place("US", 12, { "New York": 4, Seattle: 2, Austin: 2 }),
    DE: place("DE", 10, { Berlin: 6, München: 2 }),
  },
  de: {
    DE: place("DE", 78, {
      Berlin: 9,
      Hamburg: 6,
      München: 6,
      Köln: 4,
      Leipzig: 4,
      Frankfurt: 3,
      Stuttgart: 3,
    }),
    AT: place("AT", 13, { Wien: 6, Graz: 2, Salzburg: 1 }),
    CH: place("CH", 9, { Zürich: 5, Basel: 2, Bern: 2 }),
  },
  zh: {
    CN: place("CN", 70, { 上海: 9, 北京: 7, 深圳: 5, 杭州: 5, 广州: 4, 成都: 4, 武汉: 2 }),
    DE: place("DE", 20, { Berlin: 4, Hamburg: 3, Frankfurt: 3 }),
    SG: place("SG", 10, { Singapore: 1 }),
  },
};

function place(
  country: string,
  weight: number,
  cities: Readonly<Record<string, number>>,
): Place & { weight: number } {
  return { country, cities, weight };
}

/** "Anna Jürgen:juergen" as names; without a spelling of its own a name is spelled as written. */
function names(...lines: readonly string[]): Names {
  const [first, ...rest] = lines
    .join(" ")
    .split(" ")
    .map((word): Name => {
      const [written = word, latin = word.toLowerCase()] = word.split(":");
      return [written, latin];
    });
  if (!first) throw new RangeError("No names");
  return [first, ...rest];
}
