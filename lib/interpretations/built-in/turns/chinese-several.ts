import { END, put, START, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const THING = "[^,.;:、()和跟与或的都没未不了过买卖看逛下单在从\\d]{1,6}?";
const VERB = "买|看|浏览|加购|收藏|搜|退|逛";
const LINK = "(?:、|/|和|跟|与|或者|或)";
const LIST = `${THING}(?:${LINK}${THING})*${LINK}${THING}`;
const KIND = "(?:样|种|类|个品类|个品牌|个类目|个)";
const OF = "(?:这)?(?:[,]?(?:[三四五3-5])(?:样|种|类|个(?:品类|类目|品牌)?))?(?:里面?|中|当中|之中|里头)?";
const ONE = "(?:任意|任何|随便|其中|其|至少|哪怕|有)+(?:的)?一(?:样|种|类|个|件)?";

/** Both, either, any two of several: what is said behind the list, or before it. */
export const severalTurns: readonly Turn[] = [
  // 不仅买过手机,还买过耳机
  [/(?:不仅仅?|不光|不单单?|不但)(?:是)?(?=[^.;]{2,20}?,?(?:还|也|而且|并且|又))/gu, ""],
  // 既买手机又买耳机: 又 is no second time there.
  [
    new RegExp(`既(${VERB})(过|了)?(${THING}),?(?:又|也|还)\\1(过|了)?(?=[^过了,.;])`, "gu"),
    put("既$1过$3又$1过"),
  ],
  // 两样都买过:手机和耳机
  [
    new RegExp(`(?:[两二三2-3])${KIND}(?:东西)?都(${VERB})(过|了)[:,](${LIST})(?:的)?${END}`, "gu"),
    put("$3都$1$2"),
  ],
  // 手机、耳机、家电里买过任意两样, 三选二: any two of them.
  [
    new RegExp(
      `${START}(?:在)?(${LIST})${OF}[,]?(?:至少|起码|任意)?(${VERB})(过|了)?(?:的)?(?:至少|任意|任何|其中|不少于)*([两二俩2])${KIND}(?:东西)?(?:及?以上|或以上)?(?=的|人|客|用户|${END.slice(3)}`,
      "gu",
    ),
    told((_, list, verb, tense, count) =>
      parts(list).length > 2
        ? `${verb}${tense || "过"}${parts(list).join("、")}其中${count}样`
        : `${parts(list).join("和")}都${verb}${tense || "过"}`,
    ),
  ],
  [
    new RegExp(`${START}(${LIST}),?三选[二两2](?=的|${END.slice(3)}`, "gu"),
    told((typed, list) => (parts(list).length === 3 ? `买过${parts(list).join("、")}其中两样` : typed)),
  ],
  // 手机和耳机买过其中一样, 买过手机、耳机任意一个
  [
    new RegExp(
      `${START}(${LIST})${OF}(?:的话)?,?(?:只要)?(${VERB})(过|了)(?:${ONE}|其一)(?:就(?:算|行|可以?)|都(?:算|行|可以?))?(?=的|${END.slice(3)}`,
      "gu",
    ),
    told((_, list, verb, tense) => `${verb}${tense}${parts(list).join("或")}`),
  ],
  [
    new RegExp(`(${VERB})(过|了)(${LIST})${OF}(?:的)?(?:${ONE}|其一)(?=的|${END.slice(3)}`, "gu"),
    told((_, verb, tense, list) => `${verb}${tense}${parts(list).join("或")}`),
  ],
  [
    new RegExp(
      `${START}(${THING})(?:或者?)(${THING}),?(?:只要)?(${VERB})(过|了)一(?:样|种|个)就(?:算|行|可以?)`,
      "gu",
    ),
    put("$3$4$1或$2"),
  ],
];

function parts(list: string): readonly string[] {
  return list.split(/、|\/|和|跟|与|或者|或/u);
}
