import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const zh: Setting = { ...aSetting(), locale: "zh", currency: "CNY" };

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, zh);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("turns of phrase are the same in the usual order", () => {
  it.each([
    // nothing at all
    ["45天啥动静都没有的", "最近45天没有任何行为的"],
    ["近45天什么动作也没有", "最近45天没有任何行为的"],
    ["两个月里一点动静都没有的", "最近两个月没有任何行为的"],
    ["30天任何操作都没有", "最近30天没有任何行为的"],
    ["90天没有任何记录的", "最近90天没有任何行为的"],
    // nothing else
    ["买过手机，除此之外没买过其他东西", "只买过手机"],
    ["买过的全是手机", "只买过手机"],
    // parts of a whole
    ["手机花费占总消费一半以上", "手机消费占比50%以上"],
    ["手机支出占总支出过半", "手机消费占比超过50%"],
    ["买手机花的钱比总消费三成还多", "手机消费占比超过30%"],
    ["退款笔数占订单数的两成到五成", "退货率20%到50%"],
    ["退货次数占订单数的比例超过三成", "退货率超过30%"],
    ["退货率超过30%的顾客", "退货率超过30%"],
    ["退货率高于三成的人", "退货率超过30%"],
    ["客单价低于全体买家中位数", "客单价低于中位数"],
    ["今年消费高于所有客户的平均水平", "今年消费高于平均"],
    ["历史消费额第11名到第50名", "历史消费额排名11到50名"],
    // the dearest
    ["最贵的一单也不超过200块", "最贵的一单不超过200块"],
    // how many years
    ["2024和2025两年都有下单", "2024年下过单,且2025年下过单"],
    ["24、25两年都买过的", "2024年下过单,且2025年下过单"],
    ["2023、2024、2025三年都买过", "2023年下过单,且2024年下过单,且2025年下过单"],
    ["去年和今年两年都买过", "去年买过,且今年买过"],
    ["2025年度下单不少于4次", "2025年下单不少于4次"],
    ["2025一整年没下过单", "2025年没下过单"],
    ["今年1月10号到20号之间的买家", "今年1月10号到1月20号下过单"],
    ["96年生的", "1996年出生的"],
    ["去年11月11日一天就花了三千以上", "去年11月11日消费三千以上"],
    // what was said already, or does not matter
    ["手机累计买了3台以上，按件数算", "手机累计买了3台以上"],
    ["二月下旬（21号起到月底）下过单", "二月下旬下过单"],
    ["无论买没买过，近30天访问过的", "近30天访问过的"],
    ["最近一单里有150元以下的商品", "最近一单有150元以下的商品"],
    // verbs and what they are of
    ["三周内提交过300元以上的订单", "最近三周有300元以上的订单"],
    ["近30天写过手机的评价", "近30天评价过手机"],
    ["搜索词里带“耳机”", "搜索过“耳机”"],
    ["能给他发邮件的", "同意接收邮件的"],
    ["既有Nike的又有Puma的，都买过", "买过Nike,且买过Puma"],
    ["上海不要，其余城市（包括没填的）都要", "除了上海都要"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it.each([
    // 连续两周 may be of weeks back from now, and this month is none of its weeks.
    "连续三周都有下单（含本月）",
    "二月下旬（15号起到月底）下过单",
    "不管什么人",
    "8月28号七夕买过东西",
  ])("are left alone where they say more: %s", (text) => {
    expect(interpretBuiltIn(text, zh)).toMatchObject({ outcome: "question" });
  });

  it("keep the places of what was typed", () => {
    const answer = interpretBuiltIn("上海的，45天啥动静都没有", zh);
    const coverage = answer.outcome === "rule" ? answer.coverage : [];
    expect(coverage.map(({ words }) => words).join("")).toContain("啥动静都没有");
  });

  it("leave what was searched for as it is", () => {
    const answer = interpretBuiltIn("搜索过“别的品类没买过”", zh);
    expect(JSON.stringify(answer)).toContain("别的品类没买过");
  });
});

describe("times that go on from others", () => {
  it.each([
    ["近21天没来过网站，再往前21天来过", "近21天没来过网站，42天前到21天前来过网站"],
    ["近30天没下单，更早的60天下过单", "近30天没下单，90天前到30天前下过单"],
    ["上个月没买，再往前一个月买了", "上个月没买，上上个月买了"],
    ["近90天没下单，再之前下过单", "近90天没下单，90天以前下过单"],
    ["8月29号七夕买过东西", "七夕买过东西"],
    ["今年消费3000多但没到6000", "今年消费超过3000且不到6000"],
    ["当金卡当了一年多", "金卡超过一年"],
    ["搜过耳机，但一年内没买手机", "搜过耳机，但最近一年没买手机"],
    ["去年新客里今年又买的", "首单在去年，今年下过单的"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it("are asked about where nothing was said before", () => {
    expect(interpretBuiltIn("再往前30天下过单", zh)).toMatchObject({ outcome: "question" });
  });

  it("of signing up come back each year", () => {
    expect(interpretBuiltIn("未来一周内注册周年", zh)).toMatchObject({
      rule: { trait: "signed_up_at", op: "anniversary_within_next", value: { n: 7, unit: "day" } },
    });
  });
});

describe("who stayed away", () => {
  it.each([
    ["去年买过，今年没来", "order_completed", "没有下单"],
    ["去年来过，今年没来的", "page_viewed", "没有访问"],
    ["近半年不见人影的会员", "*", "没有任何行为"],
  ])("did not order, visit or do anything, stated: %s", (text, event, assumed) => {
    const answer = interpretBuiltIn(text, zh);
    expect(answer.outcome === "rule" && JSON.stringify(answer.rule)).toContain(`"not"`);
    expect(answer.outcome === "rule" && JSON.stringify(answer.rule)).toContain(`"${event}"`);
    expect(answer.outcome === "rule" && answer.assumptions).toContainEqual(
      expect.objectContaining({ assumed }),
    );
  });

  it("behind a single order is that order alone", () => {
    expect(ruleOf("买过一次就消失了")).toBe(ruleOf("只买过一次"));
  });
});

describe("a heading beside its own definition", () => {
  it.each([
    ["手机老客：买过手机2次以上", "买过手机2次以上"],
    ["上海新客：上海，注册30天内", "上海，注册30天内"],
    ["高价值女性：女性，累计消费满5000", "女性，累计消费满5000"],
    ["本月有过弃单：发起结账之后24小时内没下单", "本月发起结账之后24小时内没下单"],
  ])("is its name, stated: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
    expect(interpretBuiltIn(text, zh)).toMatchObject({
      assumptions: expect.arrayContaining([expect.objectContaining({ id: "heading" })]),
    });
  });

  it("stays a condition where it says more", () => {
    expect(ruleOf("上海老客：近30天下过单")).toContain("上海");
  });
});

describe("a value by another name", () => {
  it("is stated", () => {
    expect(interpretBuiltIn("会员等级!=金卡", zh)).toMatchObject({ rule: { kind: "all" } });
    expect(interpretBuiltIn("魔都的客户", zh)).toMatchObject({
      assumptions: [{ words: "魔都", assumed: "魔都 = 上海" }],
    });
  });
});

describe("several things together, or either of them", () => {
  it.each([
    ["手机和Shoes加起来下过4单及以上", "下过4单及以上手机或Shoes"],
    ["Nike和Puma合计消费满3000", "Nike或Puma消费满3000"],
    ["上海的金卡、Berlin的gold，都要", "上海的金卡或者Berlin的gold"],
    ["浏览或收藏过手机", "浏览过手机或者收藏过手机"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it("come before what followed either of them", () => {
    const answer = interpretBuiltIn("买过华为手机或者Nike的Shoes，后来又买了Bags", zh);
    const rule = answer.outcome === "rule" ? answer.rule : undefined;
    expect(rule).toMatchObject({ kind: "any", rules: [{ kind: "sequence" }, { kind: "sequence" }] });
  });
});

describe("what a request is for", () => {
  it.each(["想做以旧换新。", "准备搞拼团，", "要做满赠活动，", "为了清库存，", "要投抖音，", "周末要上新，"])(
    "says nothing of the customers: %s",
    (reason) => {
      expect(ruleOf(`${reason}近30天下单3次的`)).toBe(ruleOf("近30天下单3次的"));
    },
  );

  it("nor does what is done with them", () => {
    expect(ruleOf("退货满3次的要拉黑")).toBe(ruleOf("退货满3次的"));
  });
});

describe("what may not be asked for", () => {
  it.each([
    ["过古尔邦节的用户", "religion"],
    ["喜欢同性的男生", "sexual_orientation"],
    ["回民", "ethnicity"],
    ["得过新冠的", "health"],
    ["小孩子", "children"],
  ])("is refused: %s", (text, reason) => {
    expect(interpretBuiltIn(text, zh)).toMatchObject({ outcome: "refusal", reason });
  });
});

describe("names of fields and halves of queries", () => {
  it.each([
    ["order_cnt_30d >= 2 且 上海", "近30天下单次数>=2 且 上海"],
    ["近7d加购>0 且 近7d订单=0", "近7天加购次数>0 且 近7天订单数=0"],
    ["spend_90d>=2000 的金卡", "近90天消费>=2000 的金卡"],
    ["count(退款)=0 的金卡", "退货次数=0 的金卡"],
    ["客单价>300 && 品类数>=2 的", "客单价超过300且购买品类数至少2的"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });
});

describe("words that narrow are no fillers", () => {
  it.each(["朋友圈来的新客", "小程序里下过单的", "客单价高于类目均值的", "社群里近30天下过单的"])(
    "and are asked about: %s",
    (text) => {
      expect(interpretBuiltIn(text, zh)).toMatchObject({ outcome: "question" });
    },
  );

  it("a channel in front is that of what was opened", () => {
    expect(ruleOf("邮件没打开过但短信点过的")).toBe(ruleOf("没打开过邮件但点击过短信的"));
  });

  it("a heading's value does not go to the next part", () => {
    expect(interpretBuiltIn("品牌：Nike；近90天加购2次", zh)).toMatchObject({
      assumptions: expect.arrayContaining([expect.objectContaining({ assumed: "理解为买过" })]),
    });
  });
});

describe("verbs, money and counters by other names", () => {
  it.each([
    ["近30天带走过手机的", "近30天买过手机的"],
    ["近30天提交订单的", "近30天下单的"],
    ["近30天翻过手机的", "近30天看过手机的"],
    ["近30天点进手机详情页的", "近30天看过手机的"],
    ["近30天把东西退回来的", "近30天退过货的"],
    ["退货从没有过的", "从没退过货的"],
    ["近30天拿券买过手机的", "近30天用券买过手机的"],
    ["近30天看了邮件没点的", "近30天打开过邮件但没点击过邮件"],
    ["近90天下了三张单", "近90天下了三单"],
    ["半年没上门的金卡客户", "半年没来的金卡客户"],
    ["昨儿加了车今儿还没付款的", "昨天加购，今天没付款"],
    ["2025年度累计采购金额在一万元（含）以上的客户", "2025年消费一万元以上"],
    ["2025财年第四季度有退款记录的客户", "2025年第四季度退过款的"],
    ["单笔交易金额超过人民币3000元的客户", "单笔交易金额超过3000元的客户"],
    ["2025年1-6月交易额合计满8000元", "2025年1月到6月消费满8000元"],
    ["平均每笔订单金额不低于500元", "客单价不低于500元"],
    ["退款金额累计超1000元的客户", "退款金额合计超过1000元"],
    ["近30日搜索过“奶粉”且未成交", "近30日搜索过“奶粉”且没下单"],
    ["最能花钱的那一百个人", "累计消费前100名"],
    ["上个月退款但本月又复购的", "上个月退过款且本月下过单"],
    ["最近兩週有逛過網站卻沒買的客人", "最近两周访问过网站但没买的"],
    ["有開過電子報的人", "打开过邮件的"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it("no amount is worth less than nothing", () => {
    expect(JSON.stringify(interpretBuiltIn("有订单金额为0的", zh))).toContain('"op":"eq","value":0');
  });
});

describe("small words of time and of figures", () => {
  it.each([
    ["打2025年10月起下过单", "2025年10月以来下过单"],
    ["往前推30天下过单", "近30天下过单"],
    ["最近30个自然日下过单", "近30天下过单"],
    ["上一自然月下过单", "上个月下过单"],
    ["距今30天以上没下单", "超过30天没下单"],
    ["一个多月没下单", "超过1个月没下单"],
    ["半年至一年没下单", "6个月到12个月没下单"],
    ["消费1000都不到", "消费不到1000"],
    ["消费没过1000", "消费不超过1000"],
    ["消费够1000", "消费满1000"],
    ["消费最多1000", "消费不超过1000"],
    ["消费三千到五千不等", "消费3000到5000"],
    ["消费过千不过万", "消费超过1000且不超过10000"],
    ["看过手机但没买该品类", "看过手机但没买手机"],
    ["看过手机却没买它", "看过手机但没买手机"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it.each(["将近一年没下单", "看过手机但没买同款"])("are asked about: %s", (text) => {
    expect(interpretBuiltIn(text, zh)).toMatchObject({ outcome: "question" });
  });
});
