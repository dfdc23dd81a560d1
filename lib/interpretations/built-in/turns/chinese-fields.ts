import { put, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const COUNTED: Readonly<Record<string, string>> = {
  order: "下单次数",
  订单: "下单次数",
  下单: "下单次数",
  pay: "下单次数",
  buy: "下单次数",
  purchase: "下单次数",
  refund: "退货次数",
  return: "退货次数",
  退款: "退货次数",
  退货: "退货次数",
  view: "浏览次数",
  pv: "浏览次数",
  visit: "访问次数",
  uv: "访问次数",
  cart: "加购次数",
  加购: "加购次数",
};
const ALL = `(${Object.keys(COUNTED).join("|")})s?`;
/** Those that are no words of a sentence. */
const NAME = `(${Object.keys(COUNTED)
  .filter((name) => /[a-z]/u.test(name))
  .join("|")})s?`;
const COUNT = "[_ ]?(?:cnt|count|num|nums|times|次数|数)";
const MONEY =
  "(?:spend|spent|gmv|amt|amount|pay[_ ]?amt|order[_ ]?amt|order[_ ]?amount|total[_ ]?amt|消费|消费金额)";
const DAYS = "[_ ]?(\\d{1,3})(?:d|天|days?)(?![a-z])";

function countOf(name: string): string {
  return COUNTED[name.replace(/s$/u, "")] ?? name;
}

/** Names of fields and halves of queries, as they stand in Chinese: order_cnt_30d, count(refund), 近30d. */
export const fieldTurns: readonly Turn[] = [
  [
    new RegExp(`(?<![a-z])${NAME}(?:${COUNT})?${DAYS}`, "gu"),
    told((_, name = "", days) => `近${days}天${countOf(name)}`),
  ],
  // 末次消费90天以前 is no field.
  [
    new RegExp(`(?<![a-z]|末次|最后一次|最近一次|上次|首次)${MONEY}${DAYS}(?!(?:以|之)?[前内后上])`, "gu"),
    put("近$1天消费"),
  ],
  [
    new RegExp(`(?:近|最近|last[_ ]?)${DAYS}[_ ]?${NAME}(?:${COUNT})?(?![a-z])`, "gu"),
    told((_, days, name = "") => `近${days}天${countOf(name)}`),
  ],
  [new RegExp(`(?:近|最近|last[_ ]?)${DAYS}[_ ]?${MONEY}(?![a-z])`, "gu"), put("近$1天消费")],
  [
    new RegExp(`(?:count|cnt)\\((?:distinct )?${ALL}(?:[_.]?ids?)?\\)`, "gu"),
    told((_, name = "") => countOf(name)),
  ],
  [new RegExp(`(?<![a-z])${NAME}${COUNT}(?![a-z])`, "gu"), told((_, name = "") => countOf(name))],
  [/(近|最近)(\d{1,3}) ?d(?![a-z])/gu, put("$1$2天")],
  [/(近|最近)(\d{1,3}) ?m(?![a-z])/gu, put("$1$2个月")],
];
