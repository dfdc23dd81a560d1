import type { Lexicon, LexiconEntry } from "#lib/interpretations/built-in/lexicon.ts";
import { soundsAlike } from "#lib/interpretations/built-in/words/same-sound.ts";

/** Words that are often typed with a wrong character of the same sound; of longer words all that name something are. */
const SHORT_WORDS = new Set(
  "购买|下单|付款|成交|消费|花费|浏览|访问|收藏|加购|复购|回购|退货|退款|订单|注册|会员|客户|用户|顾客|最近|以上|以下|以内|超过|至少|不到|没有|从未|金额|生日|年龄|城市|品类|品牌|邮件|短信|评价|搜索|登录|活跃|流失|沉睡".split(
    "|",
  ),
);

/** Places that sound like others: not having one is not a spelling mistake. */
const REAL_WORDS = new Set(
  "台州|泰州|宜春|伊春|苏州|宿州|肃州|福州|抚州|徐州|许州|榆林|玉林|荆州|金州|锦州|晋州|惠州|徽州|辉州|渠州|衢州|曲州|亳州|博州|池州|赤州|宜宾|宣城|忻州|新州|信州|阜阳|富阳|邵阳|韶阳|昌平|安阳|南阳|南洋|益阳|宜阳|岳阳|越阳|济宁|集宁|吉林|鸡西|济南|江阴|江油|梅州|眉州|柳州|六州|通州|同州|万州|汉中|汉阳|衡阳|衡水|横水|黄山|黄冈|大同|大通|承德|成德|常德|昌德|海口|丽江|漓江|丽水|溧水|泸州|庐州|渭南|渭源|孝感|晓港|咸阳|襄阳|湘阳|仙桃|湘潭|香坛|盐城|沿城|阳江|扬江|宜昌|宜章|枣庄|张掖|湛江|镇江|浙江|漳州|彰州|肇庆|舟山|周山|珠海|株洲|诸州".split(
    "|",
  ),
);

const NAMING: ReadonlySet<string> = new Set(["values", "event", "spend", "metric", "search"]);

type Index = {
  readonly byFirst: ReadonlyMap<string, readonly LexiconEntry[]>;
  readonly byLast: ReadonlyMap<string, readonly LexiconEntry[]>;
};

const indexes = new WeakMap<Lexicon, Index>();

/** The words that begin here but for one character of the same sound: 城都 is 成都, 美状 is 美妆. */
export function soundingLike(text: string, at: number, lexicon: Lexicon): readonly LexiconEntry[] {
  const index = indexes.get(lexicon) ?? indexOf(lexicon);
  indexes.set(lexicon, index);
  const first = index.byFirst.get(text[at] ?? "") ?? [];
  const others = [2, 3, 4, 5].flatMap((length) =>
    (index.byLast.get(text[at + length - 1] ?? "") ?? []).filter(({ form }) => form.length === length),
  );
  return [...new Set([...first, ...others])].filter(({ form }) =>
    isSlip(text.slice(at, at + form.length), form),
  );
}

function indexOf({ byForm }: Lexicon): Index {
  const words = [...byForm.values()].filter(isNameable);
  return {
    byFirst: Map.groupBy(words, ({ form }) => form[0] ?? ""),
    byLast: Map.groupBy(words, ({ form }) => form.at(-1) ?? ""),
  };
}

function isNameable({ form, senses, isCatalog }: LexiconEntry): boolean {
  if (!/^[\u4e00-\u9fff]{2,5}$/u.test(form)) return false;
  if (isCatalog) return senses.some(({ k }) => k === "values");
  return SHORT_WORDS.has(form) || (form.length > 2 && senses.some(({ k }) => NAMING.has(k)));
}

function isSlip(typed: string, form: string): boolean {
  if (typed.length !== form.length || REAL_WORDS.has(typed)) return false;
  const differing = [...form].flatMap((meant, index) => (typed[index] === meant ? [] : [index]));
  const [at] = differing;
  return at !== undefined && differing.length === 1 && soundsAlike(typed[at] ?? "", form[at] ?? "");
}
