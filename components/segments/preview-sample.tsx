"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useConditionValue } from "#components/rules/use-condition-value.ts";
import { useRestate } from "#components/rules/use-restate.ts";
import { PreviewPart } from "#components/segments/preview-part.tsx";
import { type FoundPreview, type Previewed, useSettledRule } from "#components/segments/use-preview.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import table from "#components/ui/ui.module.css";
import { meantAt, type Place, placesOf } from "#lib/rules/places.ts";
import classes from "./preview.module.css";

type Sampled = NonNullable<FoundPreview["sample"]>[number];

/** Some of the customers, the same ones each time, each with the values by which they are in. */
export function PreviewSample({ of }: { of: Previewed }) {
  const t = useTranslations("preview.sample");
  const format = useFormat();
  const say = useRestate();
  const places = placesOf(useSettledRule(of.rule, "part"));

  function draw({ sample = [], count }: FoundPreview) {
    if (sample.length === 0) return undefined;
    const isAllMet = sample.every(({ why }) =>
      places.every((place) => reportAt(place, why)?.isMet !== place.isNegated),
    );
    const label = t("shown", { shown: sample.length, count: format.count(count) });
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <section className={table.tableFrame} tabIndex={0} aria-label={label}>
        <table className={table.table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t("customer")}</th>
              <th scope="col" className={table.right}>
                {t("spent")}
              </th>
              {places.map((place) => (
                <th key={place.pointer} scope="col">
                  <span className={classes.clause}>{say.clause(meantAt(place), place.pointer).text}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((customer) => (
              <tr key={customer.customerId}>
                <td>
                  <Anchor component={Link} href={`/customers/${customer.customerId}`}>
                    {customer.id}
                  </Anchor>
                </td>
                <td className={table.right}>{format.money(customer.value)}</td>
                {places.map((place) => (
                  <td key={place.pointer}>
                    <Reason customer={customer} place={place} isAllMet={isAllMet} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  }

  return <PreviewPart of={of} part="sample" title={t("title")} draw={draw} emptyText={t("empty")} />;
}

function reportAt(place: Place, why: Sampled["why"]): Sampled["why"][number] | undefined {
  return why.find(({ pointer }) => pointer === place.pointer);
}

type ReasonProps = { customer: Sampled; place: Place; isAllMet: boolean };

/** By which value a condition is met, or not; where all are met in every row, a sign at each would say nothing. */
function Reason({ customer, place, isAllMet }: ReasonProps) {
  const t = useTranslations("preview.sample");
  const write = useConditionValue();
  const report = reportAt(place, customer.why);
  if (!report) return <span>–</span>;
  const isMet = report.isMet !== place.isNegated;
  const value = write(place.condition, report.value);
  const sign = isMet ? "✓ " : "✗ ";
  return (
    <span className={isMet ? undefined : classes.unmet}>
      {!isAllMet && <span aria-hidden>{sign}</span>}
      {value ?? t(isMet ? "met" : "notMet")}
      {value !== undefined && !isMet && ` (${t("notMet")})`}
    </span>
  );
}
