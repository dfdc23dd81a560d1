import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import { type Entry, entry } from "#lib/interpretations/built-in/words/entry.ts";

function sensitive(reason: Extract<Sense, { k: "sensitive" }>["reason"]): Sense {
  return { k: "sensitive", reason };
}

/** Further words of Chinese for what may not be asked for: feasts of a faith, illnesses, whom somebody loves. */
export const chineseSensitiveWords: readonly Entry[] = [
  entry(
    "古尔邦节|古尔邦|开斋节|宰牲节|斋月|封斋|把斋|礼拜寺|清真寺|清真饮食|信基督|信主|信耶稣|信天主|信佛的|信教的|吃斋念佛|佛系信徒|基督教徒|天主教徒|伊斯兰教徒|信仰佛教|信仰基督教|信仰伊斯兰教|居士|教友|做礼拜",
    sensitive("religion"),
  ),
  entry("回民|藏民|维族人|少民|汉人|满人|蒙古人|少数民族用户|混血", sensitive("ethnicity")),
  entry(
    "喜欢同性|喜欢男生的男生|喜欢女生的女生|同性伴侣|同志|男同志|女同志|弯的|基佬|蕾丝边|双性|性少数|性少数群体|是不是同性恋|同性情侣",
    sensitive("sexual_orientation"),
  ),
  entry(
    "怀二胎|怀了二胎|怀上|怀孕中|怀着孕|待产|孕妈妈|准妈妈|宝妈孕期|刚生完孩子|坐月子|得过新冠|阳过|新冠|得了癌症|癌症患者|心脏病|糖友|糖尿病人|高血糖|高血脂|脂肪肝|失眠症|抑郁症患者|焦虑症|自闭症|多囊|妇科病|痔疮|脱发症|不孕不育|整容|整过容|体弱多病|慢病|慢病患者|病患|确诊|服药|吃药的|过敏症|哮喘",
    sensitive("health"),
  ),
  entry(
    "支持民进党|支持国民党|民进党|国民党|共产党员|党员干部|左翼|右翼|蓝营|绿营|投票给|政治倾向",
    sensitive("political_view"),
  ),
  entry(
    "小孩子|小屁孩|未满18|未满十八|不满18|不满十八岁|18岁以下的孩子|学龄前|学龄儿童|幼童|婴儿用户",
    sensitive("children"),
  ),
];
