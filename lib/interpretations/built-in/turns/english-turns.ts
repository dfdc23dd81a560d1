import { ageTurns } from "#lib/interpretations/built-in/turns/ages.ts";
import { amountTurns } from "#lib/interpretations/built-in/turns/amounts.ts";
import { amountsOtherwiseTurns } from "#lib/interpretations/built-in/turns/amounts-otherwise.ts";
import { askedForTurns } from "#lib/interpretations/built-in/turns/asked-for.ts";
import { bandTurns } from "#lib/interpretations/built-in/turns/bands.ts";
import { comparisonTurns } from "#lib/interpretations/built-in/turns/comparisons.ts";
import { correctionTurns } from "#lib/interpretations/built-in/turns/corrections.ts";
import { countsOtherwiseTurns } from "#lib/interpretations/built-in/turns/counts-otherwise.ts";
import { dateTurns } from "#lib/interpretations/built-in/turns/dates.ts";
import { doingsOtherwiseTurns } from "#lib/interpretations/built-in/turns/doings-otherwise.ts";
import { englishEverydayTurns } from "#lib/interpretations/built-in/turns/everyday.ts";
import { firstAndLastTurns } from "#lib/interpretations/built-in/turns/first-and-last.ts";
import { gapTurns } from "#lib/interpretations/built-in/turns/gaps.ts";
import { fewWordsTurns } from "#lib/interpretations/built-in/turns/in-few-words.ts";
import { learnerTurns } from "#lib/interpretations/built-in/turns/learners.ts";
import { notationTurns } from "#lib/interpretations/built-in/turns/notation.ts";
import { ofOneOrderTurns } from "#lib/interpretations/built-in/turns/of-one-order.ts";
import { orderTurns } from "#lib/interpretations/built-in/turns/orders.ts";
import { ordersOtherwiseTurns } from "#lib/interpretations/built-in/turns/orders-otherwise.ts";
import { otherPeopleTurns } from "#lib/interpretations/built-in/turns/people-otherwise.ts";
import { plainlyTurns } from "#lib/interpretations/built-in/turns/plainly.ts";
import { referringTurns } from "#lib/interpretations/built-in/turns/referring.ts";
import { saidAfterTurns } from "#lib/interpretations/built-in/turns/said-after.ts";
import { saidAlongWithTurns } from "#lib/interpretations/built-in/turns/said-along.ts";
import { saidOnceTurns } from "#lib/interpretations/built-in/turns/said-once.ts";
import { seasonTurns } from "#lib/interpretations/built-in/turns/seasons.ts";
import { otherTimeTurns } from "#lib/interpretations/built-in/turns/times-otherwise.ts";
import { toldTurns } from "#lib/interpretations/built-in/turns/told.ts";
import { traitTurns } from "#lib/interpretations/built-in/turns/traits.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";
import { unionTurns } from "#lib/interpretations/built-in/turns/unions.ts";
import { unsayableTurns } from "#lib/interpretations/built-in/turns/unsayable.ts";
import { usualTurns } from "#lib/interpretations/built-in/turns/usual.ts";
import { visitTurns } from "#lib/interpretations/built-in/turns/visits.ts";
import { wholeTurns } from "#lib/interpretations/built-in/turns/whole.ts";
import { worthOtherwiseTurns } from "#lib/interpretations/built-in/turns/worth-otherwise.ts";

/** The English ones in the order in which they are taken: what one puts another may read. */
export const englishTurns: readonly Turn[] = [
  ...askedForTurns,
  ...saidAfterTurns,
  ...saidOnceTurns,
  ...referringTurns,
  ...amountsOtherwiseTurns,
  ...otherTimeTurns,
  ...otherPeopleTurns,
  ...countsOtherwiseTurns,
  ...doingsOtherwiseTurns,
  ...saidAlongWithTurns,
  ...worthOtherwiseTurns,
  ...ordersOtherwiseTurns,
  ...ofOneOrderTurns,
  ...fewWordsTurns,
  ...notationTurns,
  ...correctionTurns,
  ...wholeTurns,
  ...toldTurns,
  ...usualTurns,
  ...unsayableTurns,
  ...plainlyTurns,
  ...englishEverydayTurns,
  ...amountTurns,
  ...bandTurns,
  ...unionTurns,
  ...gapTurns,
  ...firstAndLastTurns,
  ...comparisonTurns,
  ...dateTurns,
  ...ageTurns,
  ...visitTurns,
  ...orderTurns,
  ...traitTurns,
  ...learnerTurns,
  ...seasonTurns,
];
