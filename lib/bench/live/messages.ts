import type { Dice } from "#lib/demo/random.ts";

export type RawMessage = Readonly<Record<string, unknown>>;

const categories = ["shoes", "shirts", "bags", "watches", "books"] as const;

/**
 * A message of a shop at work: mostly views, some carts, orders and traits, of known customers with a long tail and of new
 * ones. Its time is the moment of its arrival.
 */
export function liveMessage(dice: Dice, customers: number, messageId: string): RawMessage {
  const rank = Math.min(customers, Math.floor(customers * dice.next() ** 2) + 1);
  const userId = dice.chance(0.02) ? `new-${messageId}` : `u${rank}`;
  const own = { messageId, userId };
  const track = (event: string, properties: RawMessage) => ({ ...own, type: "track", event, properties });
  const category = dice.pick(categories);
  const price = dice.int(500, 20_000) / 100;
  switch (dice.weighted({ page: 40, view: 35, add: 10, order: 5, identify: 10 })) {
    case "page":
      return { ...own, type: "page", properties: { path: `/${category}`, device: "phone" } };
    case "view":
      return track("Product Viewed", { product_id: `p${dice.int(1, 5_000)}`, category, price });
    case "add":
      return track("Product Added", { product_id: `p${dice.int(1, 5_000)}`, category, price, quantity: 1 });
    case "order":
      return track("Order Completed", {
        order_id: messageId,
        total: price,
        products: [{ product_id: `p${dice.int(1, 5_000)}`, category, price, quantity: 1 }],
      });
    case "identify":
      return {
        ...own,
        type: "identify",
        traits: { country: dice.pick(["DE", "AT", "FR"]), visits: dice.int(1, 9) },
      };
  }
}
