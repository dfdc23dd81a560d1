import { reasons } from "#lib/interpretations/built-in/reasons.ts";

type Stretch = { readonly from: number; readonly to: number };

const GREETING =
  /^\s*(?:(?:hi|hey|hello|dear|good (?:morning|afternoon|evening))(?:[ \t]+(?!there)[\p{L}.'-]+){1,3}[ \t]*(?:[,!:，！]+|(?=\n))|@[\p{L}\p{N}_.-]+[\s,，:：]+|\p{Script=Han}{1,4}[你您]好[,，!！~～\s]*)\s*/iu;
const SIGNATURE =
  /[\s,.!，。！]*(?:thanks|thank you|many thanks|thx|cheers|best|(?:kind |best |warm )?regards|all the best)[,.!]*(?:\s*\n\s*|,[ \t]*)\p{L}[\p{L}.'-]*(?: \p{L}[\p{L}.'-]*)?\s*$/iu;
const FRIENDLY = /[~～]+(?=[\s,，.。!！]|$)|(?<=哈喽|你好|您好|大家好|嗨|早上好|下午好|在吗|谢谢|亲)[~～]+/gu;

/** What is said to whom, and by whom: "Hi Anna,", "Thanks,⏎Tom", 谢谢~. It names nobody who is meant. */
export function courtesies(typed: string): readonly Stretch[] {
  const greeting = GREETING.exec(typed)?.[0].length ?? 0;
  const signature = SIGNATURE.exec(typed);
  const friendly = [...typed.matchAll(FRIENDLY)].map(({ 0: mark, index }) => ({
    from: index,
    to: index + mark.length,
  }));
  return [
    ...(greeting > 0 && greeting < typed.length ? [{ from: 0, to: greeting }] : []),
    ...(signature && signature.index > greeting ? [{ from: signature.index, to: typed.length }] : []),
    ...friendly,
  ];
}

const ASIDES: readonly RegExp[] = [
  // 条件二：, 第三、: the number of a point is no figure.
  /(?<=^|[\s，,。；;！!：:、])(?:条件|要求|规则|标准)[一二三四五六七八九十\dA-Fa-f]{1,2}\s*[:：、，,.]\s*|(?<=^|[\s，,。；;！!：:])(?:第[一二三四五六]|其[一二三四五六])[、，,：:]\s*/gu,
  /\bhope (?:you|this|all|everyone|everything)\b[^.!?\n]{0,60}[.!?]/giu,
  /\bfor (?:the|our|my|a|an|this|next|tomorrow)\b[^.,;:!?\n]{0,60}?,? (?=(?:i|we)(?:'d|'ll|’d| would| will)? (?:need|want|like|require|love)\b)/giu,
  /(?<=[，,。；;！!])[^，,。；;！!]{0,16}(?:要用|用于|用来|备用)[^，,。；;！!]{0,8}(?=[，,。；;！!]|$)/gu,
];
/** Then it may say who is meant. */
const NAMES_PEOPLE =
  /customer|people|those|everyone|user|buyer|shopper|who |client|member|客|人群|用户|会员(?!活动|日)|买家/iu;

/** What a request is for: "For the review on Thursday I need …", 周四做活动要用. */
export function asides(typed: string): readonly Stretch[] {
  const others = ASIDES.flatMap((aside) =>
    [...typed.matchAll(aside)].flatMap(({ 0: words, index }) =>
      NAMES_PEOPLE.test(words) ? [] : [{ from: index, to: index + words.length }],
    ),
  );
  return [...others, ...reasons(typed)];
}
