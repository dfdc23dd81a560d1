import type { Fact } from "#lib/explanations/fact.ts";
import type { Template } from "#lib/explanations/template.ts";
import type { DifferenceSides, Subject, Wording } from "#lib/explanations/wording/wording.ts";
import { FAVORITES, FEATURES, KINDS, phraseOf } from "#lib/explanations/wording/zh-words.ts";
import type { Names } from "#lib/rules/restate/names.ts";
import { traitName } from "#lib/rules/restate/zh-words.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** `conditions` are restatements by the place of the condition. */
export function chinese(names: Names, conditions: ReadonlyMap<string, string>): Wording {
  return {
    unnamed: "这条规则",
    label: (fact) => labelOf(fact, names, conditions),
    sides: (subject) => (subject.kind === "customer" ? undefined : sidesOf(subject)),
    sentences: (subject, facts) => facts.map((fact) => sentenceOf(subject, fact, facts)).filter(isSaid),
  };
}

const noShop = { timeZone: "UTC", currency: "USD" };

function labelOf(fact: Fact, names: Names, conditions: ReadonlyMap<string, string>): string {
  const { kind, about } = fact;
  const fixed = KINDS[kind];
  if (fixed !== undefined) return fixed;
  if (about === null) return kind;
  const condition = conditions.get(about);
  if (condition !== undefined) return condition;
  if (kind === "has" || kind === "any") {
    const days = /_(\d+)d$/.exec(about)?.[1] ?? "90";
    const phrase = phraseOf(fact)?.replace("{w}", `${days} 天`);
    if (phrase !== undefined) return phrase;
  }
  const feature = Object.hasOwn(FEATURES, about) ? FEATURES[about] : undefined;
  return feature?.label ?? FAVORITES[about] ?? traitName(about, { names, shop: noShop });
}

function isSaid(template: Template | undefined): template is Template {
  return template !== undefined;
}

function sentenceOf(subject: Subject, fact: Fact, all: readonly Fact[]): Template | undefined {
  switch (fact.kind) {
    case "median":
    case "any":
    case "has":
    case "text":
    case "flag":
      return subject.kind === "drift" ? movement(fact) : comparison(subject, fact);
    case "size":
      return sizeSentence(subject, fact, all);
    case "population_share":
      return undefined;
    case "revenue_share":
      return `其订单占全部消费额的 {${fact.id}}。`;
    case "both":
      return `同时属于两者的客户有 {${fact.id}} 位。`;
    case "entered":
      return flowSentence(fact, all);
    case "left":
    case "stayed":
      return undefined;
    case "shop_size":
      return `全店客户数从 {${fact.id}.base} ${fact.direction === 1 ? "升至" : "降至"} {${fact.id}}。`;
    case "expected_size":
      return `仅随全店变化，{segment}应有 {${fact.id}} 位成员。`;
    case "moved_since":
      return `自 {${fact.id}} 起，规模的变动超出噪声。`;
    case "behavior_effect":
      return `客户行为使规模变动 {${fact.id}}。`;
    case "population_effect":
      return `客户增减使规模变动 {${fact.id}}。`;
    case "rule_effect":
      return `规则变更使规模变动 {${fact.id}}。`;
    case "condition_effect":
      return `在客户行为的影响中，条件“{${fact.id}.label}”占 {${fact.id}}。`;
    case "conditions_met":
      return metSentence(subject, fact);
    case "condition_met":
      return `满足：{${fact.id}.label}${hereOf(fact)}。`;
    case "condition_unmet":
      return `不满足：{${fact.id}.label}${hereOf(fact)}。`;
    case "leaves_at":
      return `若无新行为，将于 {${fact.id}} 离开。`;
    case "enters_at":
      return `若无新行为，将于 {${fact.id}} 进入。`;
    default:
      return assertNever(fact.kind);
  }
}

const SIDES: Record<DifferenceSides, readonly [string, string]> = {
  only_only: ["仅属于{segment}的客户", "仅属于{other}的客户"],
  only_both: ["仅属于{segment}的客户", "同时属于两者的客户"],
  both_only: ["同时属于两者的客户", "仅属于{other}的客户"],
};

function sidesOf(subject: Subject): readonly [string, string] {
  if (subject.kind === "difference") return SIDES[subject.sides];
  return subject.kind === "drift" ? ["现在的成员", "此前的成员"] : ["成员", "其他客户"];
}

/** 成员的历史消费额中位数为 €412，其他客户为 €61（分别为 2,418 位和 27,310 位客户）。 */
function comparison(subject: Subject, fact: Fact): Template {
  const [side, other] = sidesOf(subject);
  const { id, kind } = fact;
  const counts = `（分别为 {${id}.n} 位和 {${id}.baseN} 位客户）`;
  if (kind === "median") return `${side}的{${id}.label}中位数为 {${id}}，${other}为 {${id}.base}${counts}。`;
  if (kind === "text") {
    return `${side}中{${id}.label}为{${id}.name}的占 {${id}}，${other}中占 {${id}.base}${counts}。`;
  }
  if (kind === "flag") {
    return `${side}中有 {${id}} 给予了{${id}.label}，${other}中有 {${id}.base}${counts}。`;
  }
  const phrase = phraseOf(fact)?.replace("{w}", `{${id}.window}`) ?? `有{${id}.label}记录`;
  return `${side}中有 {${id}} ${phrase}，${other}中有 {${id}.base}${counts}。`;
}

/** 成员的历史消费额中位数从 €61 升至 €412（分别为 2,418 位和 2,310 位成员）。 */
function movement(fact: Fact): Template {
  const { id, kind, direction } = fact;
  const counts = `（分别为 {${id}.baseN} 位和 {${id}.n} 位成员）`;
  const moved = direction === 1 ? "升至" : "降至";
  const from = `从 {${id}.base} ${moved} {${id}}${counts}。`;
  if (kind === "median") return `成员的{${id}.label}中位数${from}`;
  if (kind === "text") return `成员中{${id}.label}为{${id}.name}的比例${from}`;
  if (kind === "flag") return `成员中给予了{${id}.label}的比例${from}`;
  return `成员中{${id}.label}的比例${from}`;
}

function sizeSentence(subject: Subject, { id, direction }: Fact, all: readonly Fact[]): Template {
  if (subject.kind === "drift") {
    if (direction === 0)
      return `{baseAt} 至 {asOf}，{segment}的规模从 {${id}.base} 变为 {${id}}，变动未超出噪声。`;
    const moved = direction === 1 ? "增至" : "减至";
    const by = direction === 1 ? "增加" : "减少";
    return `{baseAt} 至 {asOf}，{segment}从 {${id}.base} 位成员${moved} {${id}} 位，${by}了 {${id}.change}。`;
  }
  if (subject.kind === "difference") return `{segment}有 {${id}} 位成员，{other}有 {${id}.base} 位。`;
  const share = all.find(({ kind }) => kind === "population_share");
  return `{segment}有 {${id}} 位成员${share ? `，占全部客户的 {${share.id}}` : ""}。`;
}

function flowSentence({ id }: Fact, all: readonly Fact[]): Template {
  const left = all.find(({ kind }) => kind === "left");
  const stayed = all.find(({ kind }) => kind === "stayed");
  return `{${id}} 位进入${left ? `，{${left.id}} 位离开` : ""}${stayed ? `，{${stayed.id}} 位留存` : ""}。`;
}

function metSentence(subject: Subject, { id }: Fact): Template {
  const isIn = subject.kind === "customer" && subject.isIn;
  return `该客户${isIn ? "属于" : "不属于"}{segment}：{${id}.base} 个条件中满足 {${id}} 个。`;
}

function hereOf({ id, value, name }: Fact): string {
  if (value !== null) return `，当前为 {${id}}`;
  return name === null ? "" : `，当前为 {${id}.name}`;
}
