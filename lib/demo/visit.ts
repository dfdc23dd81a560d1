import { SHIFT } from "#lib/demo/archetypes.ts";
import { type Sale, saleOn } from "#lib/demo/calendar.ts";
import { browserOf, type Life, priceAt } from "#lib/demo/life.ts";
import { placeOrder } from "#lib/demo/order.ts";
import { type Category, type Product, productsOf } from "#lib/demo/products.ts";
import { type Basket, productName, toAmount } from "#lib/demo/schema.ts";
import { reviewStanding, signUp } from "#lib/demo/standing.ts";
import type { JsonRecord } from "#lib/messages/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** One visit to the shop, from its first page to an order or to leaving. */
export function visitShop(life: Life, startsAt: Instant): void {
  const { person, dice, recorder } = life;
  const device = person.anonymousIds.length > 1 && dice.chance(0.35) ? 1 : 0;
  const clock = createClock(life, startsAt);
  const sale = saleOn(life.world.zone.dayOf(startsAt));
  life.standing = { ...life.standing, visits: life.standing.visits + 1 };

  arrive(life, clock, device);
  const isDue = life.standing.visits > person.visitsBeforeSignUp;
  if (person.ways.signsUp && !life.standing.isSignedUp && isDue) signUp(life, clock.now(), device);
  reviewStanding(life, clock.next(1));

  const category = chooseCategory(life, startsAt);
  search(life, clock, device, category);
  const wanted = browse(life, clock, device, category);
  const isBuying = life.standing.isSignedUp && dice.chance(orderChance(life, startsAt, category, sale));
  const isCarting = isBuying || dice.chance(0.12);
  if (!isCarting) return;

  const basket = fillBasket(life, wanted, category, isBuying);
  for (const line of basket) {
    recorder.track(clock.next(25), browserOf(life, device), "product_added", {
      ...describe(life, line.product, clock.now()),
      quantity: line.quantity,
      ...(line.variant !== undefined && { variant: line.variant }),
    });
  }
  recorder.track(clock.next(12), browserOf(life, device), "cart_viewed", {});
  if (!isBuying && !dice.chance(0.45)) {
    leaveCart(life, clock, device, basket);
    return;
  }
  recorder.track(clock.next(30), browserOf(life, device), "checkout_started", { items: basket.length });
  if (isBuying) placeOrder(life, clock.next(70), device, basket, sale);
}

type Clock = { now(): Instant; next(meanSeconds: number): Instant };

function createClock(life: Life, startsAt: Instant): Clock {
  let at = startsAt;
  return {
    now: () => at,
    next: (meanSeconds) => {
      at += 1_000 + Math.floor(life.dice.exponential(meanSeconds * 1_000));
      return at;
    },
  };
}

function arrive(life: Life, clock: Clock, device: number): void {
  const { person, recorder, standing } = life;
  const from = browserOf(life, device);
  const source =
    standing.visits <= 1
      ? person.channel
      : life.dice.weighted({ direct: 5, organic: 3, [person.channel]: 3 });
  recorder.track(clock.now(), from, "session_started", {
    utm_source: source,
    device: device === 1 ? "desktop" : person.device,
    language: person.language,
  });
  const landsOnHome = life.dice.chance(0.55);
  if (landsOnHome) recorder.page(clock.next(2), from, "home", { url: "https://shop.example/" });
}

function chooseCategory(life: Life, at: Instant): Category {
  const { affinity } = life.person;
  const fall = at >= life.shift ? SHIFT.demandFactor : 1;
  return life.dice.weighted({ ...affinity, [SHIFT.category]: affinity[SHIFT.category] * fall });
}

function search(life: Life, clock: Clock, device: number, category: Category): void {
  const { dice, recorder, person } = life;
  if (!dice.chance(0.28)) return;
  const [first, ...rest] = productsOf(category);
  if (!first) return;
  const name = productName(dice.pick([first, ...rest]), person.language);
  const query = person.language === "zh" ? name : (name.toLowerCase().split(" ")[0] ?? name);
  recorder.track(clock.next(8), browserOf(life, device), "products_searched", {
    query,
    results: dice.int(1, 24),
  });
}

/** @returns the product that was looked at last, if any */
function browse(life: Life, clock: Clock, device: number, category: Category): Product | undefined {
  const { dice, recorder } = life;
  const from = browserOf(life, device);
  if (dice.chance(0.35)) {
    recorder.track(clock.next(6), from, "product_list_viewed", { category });
  }
  let last: Product | undefined;
  for (let left = 1 + dice.poisson(0.9); left > 0; left -= 1) {
    last = chooseProduct(life, category);
    recorder.track(clock.next(35), from, "product_viewed", describe(life, last, clock.now()));
    if (dice.chance(0.05)) {
      recorder.track(clock.next(4), from, "product_added_to_wishlist", describe(life, last, clock.now()));
    }
  }
  return last;
}

function chooseProduct(life: Life, category: Category): Product {
  const products = productsOf(category);
  const weights = Object.fromEntries(
    products.map(({ price }, place) => [
      `p${place}`,
      // Earlier ones in the list are the shop's favourites.
      (1 / (1 + place * 0.25)) * (5_000 / price) ** life.person.ways.thrift,
    ]),
  );
  const chosen = products[Number(life.dice.weighted(weights).slice(1))] ?? products[0];
  if (!chosen) throw new RangeError(`No products in ${category}`);
  return chosen;
}

function orderChance(life: Life, at: Instant, category: Category, sale: Sale | undefined): number {
  const { ways } = life.person;
  const isDearer = category === SHIFT.category && at >= life.shift;
  return Math.min(0.85, ways.orderShare * (sale ? ways.saleFactor : 1) * (isDearer ? SHIFT.demandFactor : 1));
}

function fillBasket(life: Life, wanted: Product | undefined, category: Category, isBuying: boolean): Basket {
  const { dice, person } = life;
  const first = wanted ?? chooseProduct(life, category);
  const extra = dice.poisson(isBuying ? person.ways.extraItems : 0.3);
  const others = Array.from({ length: extra }, () =>
    chooseProduct(life, dice.chance(0.4) ? category : dice.weighted(person.affinity)),
  );
  const isBulk = person.isReseller && dice.chance(0.5);
  return [...new Set([first, ...others])].map((product) => {
    const [variant, ...variants] = product.variants;
    return {
      product,
      quantity: isBulk ? dice.int(6, 30) : usualQuantity(life, product),
      ...(variant !== undefined && { variant: dice.pick([variant, ...variants]) }),
    };
  });
}

function usualQuantity(life: Life, product: Product): number {
  return life.dice.chance(product.price < 3_000 ? 0.3 : 0.05) ? life.dice.int(2, 4) : 1;
}

function leaveCart(life: Life, clock: Clock, device: number, basket: Basket): void {
  const [line] = basket;
  if (!line || !life.dice.chance(0.3)) return;
  life.recorder.track(
    clock.next(20),
    browserOf(life, device),
    "product_removed",
    describe(life, line.product, clock.now()),
  );
}

function describe(life: Life, product: Product, at: Instant): JsonRecord {
  return {
    product_id: product.productId,
    name: productName(product, life.person.language),
    category: product.category,
    brand: product.brand,
    price: toAmount(priceAt(life, product, at)),
  };
}
