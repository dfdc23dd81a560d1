import classes from "./shell.module.css";

/** The name with its sign: two tides and the line between them. */
export function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        aria-hidden
      >
        <path d="M1.5 7c2.8-3.4 5.7-3.4 8.5 0s5.7 3.4 8.5 0" strokeLinecap="round" />
        <path d="M1.5 13c2.8-3.4 5.7-3.4 8.5 0s5.7 3.4 8.5 0" strokeLinecap="round" opacity="0.5" />
      </svg>
      Tideline
    </span>
  );
}
