/**
 * The q-quantile of the χ² distribution with `degrees` of freedom, by bisection of its distribution function, to 10⁻¹⁰.
 * Defined for 0 < q < 1 and degrees ≥ 1.
 */
export function chiSquareQuantile(q: number, degrees: number): number {
  let low = 0;
  let high = Math.max(1, degrees);
  while (chiSquareShareBelow(high, degrees) < q) high *= 2;
  while (high - low > 1e-10 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (chiSquareShareBelow(middle, degrees) < q) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The probability that a χ² variable with `degrees` of freedom is at most x. */
export function chiSquareShareBelow(x: number, degrees: number): number {
  return x <= 0 ? 0 : regularizedGamma(degrees / 2, x / 2);
}

/**
 * The regularized lower incomplete gamma function P(a, x): its series for x < a + 1, and the continued fraction of its
 * complement (Lentz) beyond. Numerical Recipes, 6.2.
 */
function regularizedGamma(a: number, x: number): number {
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return sum * scale;
  }
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b, tiny);
    c = nonZero(b + numerator / c, tiny);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - scale * fraction;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0: Lanczos' approximation with g = 7, good to 15 digits. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const t = z + 7.5;
  const [first = 0, ...rest] = LANCZOS;
  const sum = rest.reduce((total, coefficient, index) => total + coefficient / (z + index + 1), first);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
