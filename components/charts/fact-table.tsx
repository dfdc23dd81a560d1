import classes from "./charts.module.css";

/** What a chart shows, as a table: the first column names the row. */
export type Facts = {
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
};

export function FactTable({ label, facts, isHidden }: { label: string; facts: Facts; isHidden: boolean }) {
  const table = (
    <table className={classes.facts} aria-label={label}>
      <thead>
        <tr>
          {facts.head.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.rows.map(({ key, cells: [name, ...values] }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {values.map((value, index) => (
              <td key={facts.head[index + 1]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (isHidden) return <div className={classes.hidden}>{table}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      {table}
    </section>
  );
}
