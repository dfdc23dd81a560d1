import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";

/** 买过非耐克的鞋: one thing of that kind which is of another brand; whoever bought Nike's as well is among them. */
export const otherThan: readonly Production[] = [
  on("otherthan <values>", (m) => {
    const { values, join } = m.get("values");
    const [first] = values;
    if (first?.target.kind !== "property" || join === "all") return undefined;
    const { property } = first.target;
    const isOfOne = values.every(({ target }) => target.kind === "property" && target.property === property);
    if (!isOfOne || !["brand", "category"].includes(property)) return undefined;
    const value = values.map((each) => each.value);
    return { k: "filter", filters: [{ property, op: "is_not", value }] };
  }),
];
