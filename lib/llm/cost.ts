const TOKENS_A_PRICE = 1_000_000;

/** What tokens cost at prices for a million of them; 0 where no price is set. */
export function costOf(
  prices: { readonly inputPrice: number | null; readonly outputPrice: number | null },
  inputTokens: number,
  outputTokens: number,
): number {
  const { inputPrice, outputPrice } = prices;
  return ((inputPrice ?? 0) * inputTokens + (outputPrice ?? 0) * outputTokens) / TOKENS_A_PRICE;
}

/** About how many tokens a text is, on the high side: a Chinese character is one, of others three are. */
export function estimateTokens(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return Math.ceil(han + (text.length - han) / 3);
}
