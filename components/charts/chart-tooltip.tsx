import classes from "./charts.module.css";

type TooltipRow = {
  readonly label: string;
  readonly value: string;
  readonly color?: string;
  readonly sign?: string;
};

/** What stands beside the pointer, or beside the point that the arrow keys chose. */
export function ChartTooltip({ title, rows }: { title: string; rows: readonly TooltipRow[] }) {
  return (
    <div className={classes.tooltip}>
      <strong>{title}</strong>
      {rows.map(({ label, value, color, sign = "■" }) => (
        <div key={label} className={classes.tooltipRow}>
          <span>
            {color && (
              <span aria-hidden style={{ color }}>
                {sign}{" "}
              </span>
            )}
            {label}
          </span>
          <span className="tabular">{value}</span>
        </div>
      ))}
    </div>
  );
}
