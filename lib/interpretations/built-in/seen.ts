import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

/** "not seen in three weeks" is about the customer; "has not seen any shoes" is about products. */
export function unseen(frame: Frame, { setting, choices }: Reading): Frame {
  if (frame.isBack) {
    const isOrder = choices.choose("measure", frame, [
      { label: say(setting, "coming back = ordering", "回来 = 下单"), value: true },
      { label: say(setting, "coming back = doing anything at all", "回来 = 有任何行为"), value: false },
    ]);
    return isOrder ? frame : { ...frame, events: ["*"] };
  }
  if (frame.isAway && frame.values.length === 0)
    return { ...frame, events: [away(frame, { setting, choices })] };
  if (frame.isTapped) return tapped(frame, { setting, choices });
  const isOfCustomer = frame.values.length === 0 && frame.filters.length === 0 && !frame.isItem;
  if (!(frame.isSeen && isOfCustomer && (frame.isNegated || frame.only === "last"))) return frame;
  choices.note("measure", frame, say(setting, "seen = did anything at all", "出现 = 有任何行为"));
  return { ...frame, events: ["*"] };
}

/** 点了那封邮件: it was opened, or a link in it clicked. */
export function tapped(frame: Frame, { setting, choices }: Pick<Reading, "setting" | "choices">): Frame {
  const isOpened = choices.choose("measure", frame, [
    { label: say(setting, "opened the e-mail", "打开了邮件"), value: true },
    { label: say(setting, "clicked a link in the e-mail", "点击了邮件里的链接"), value: false },
  ]);
  return isOpened ? frame : { ...frame, events: ["email_clicked"] };
}

/** 25年没来: did not order, where it is said of a buyer (tree.ts has put that first); else did not visit, or did nothing. */
function away(frame: Frame, { setting, choices }: Pick<Reading, "setting" | "choices">): string {
  const options = [
    { label: say(setting, "did not order", "没有下单"), value: "order_completed" },
    { label: say(setting, "did not visit", "没有访问"), value: "page_viewed" },
    { label: say(setting, "did nothing at all", "没有任何行为"), value: "*" },
  ];
  const [first] = frame.events ?? [];
  const taken = options.filter(({ value }) => value === first);
  const [option = options[0], ...others] = [...taken, ...options.filter((each) => !taken.includes(each))];
  return option ? choices.choose("measure", frame, [option, ...others]) : "order_completed";
}
