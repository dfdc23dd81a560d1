import { allOfThemTurns } from "#lib/interpretations/built-in/turns/chinese-all-of-them.ts";
import { clauseTurns } from "#lib/interpretations/built-in/turns/chinese-clauses.ts";
import { chineseComparisonTurns } from "#lib/interpretations/built-in/turns/chinese-comparisons.ts";
import { chineseCorrectionTurns } from "#lib/interpretations/built-in/turns/chinese-corrections.ts";
import { deniedListTurns } from "#lib/interpretations/built-in/turns/chinese-denied-lists.ts";
import { dottedDateTurns } from "#lib/interpretations/built-in/turns/chinese-dotted-dates.ts";
import { enoughTurns } from "#lib/interpretations/built-in/turns/chinese-enough.ts";
import { everydayTurns } from "#lib/interpretations/built-in/turns/chinese-everyday.ts";
import { chineseFewWordsTurns } from "#lib/interpretations/built-in/turns/chinese-few-words.ts";
import { fieldTurns } from "#lib/interpretations/built-in/turns/chinese-fields.ts";
import { figureTurns } from "#lib/interpretations/built-in/turns/chinese-figures.ts";
import { goodsTurns } from "#lib/interpretations/built-in/turns/chinese-goods.ts";
import { lastTimeTurns } from "#lib/interpretations/built-in/turns/chinese-last-time.ts";
import { leftOutTurns } from "#lib/interpretations/built-in/turns/chinese-left-out.ts";
import { chineseNotationTurns } from "#lib/interpretations/built-in/turns/chinese-notation.ts";
import { ofThoseTurns } from "#lib/interpretations/built-in/turns/chinese-of-those.ts";
import { otherGoodsTurns } from "#lib/interpretations/built-in/turns/chinese-other-goods.ts";
import { pageTurns } from "#lib/interpretations/built-in/turns/chinese-pages.ts";
import { peopleTurns } from "#lib/interpretations/built-in/turns/chinese-people.ts";
import { plainTurns } from "#lib/interpretations/built-in/turns/chinese-plain.ts";
import { spokenPlainlyTurns } from "#lib/interpretations/built-in/turns/chinese-plainly.ts";
import { ratioTurns } from "#lib/interpretations/built-in/turns/chinese-ratios.ts";
import { saidAlongTurns } from "#lib/interpretations/built-in/turns/chinese-said-along.ts";
import { saidTwiceTurns } from "#lib/interpretations/built-in/turns/chinese-said-twice.ts";
import { severalTurns } from "#lib/interpretations/built-in/turns/chinese-several.ts";
import { shopTalkTurns } from "#lib/interpretations/built-in/turns/chinese-shop-talk.ts";
import { spanTurns } from "#lib/interpretations/built-in/turns/chinese-spans.ts";
import { stepTurns } from "#lib/interpretations/built-in/turns/chinese-steps.ts";
import { sumTurns } from "#lib/interpretations/built-in/turns/chinese-sums.ts";
import { thatOrderTurns } from "#lib/interpretations/built-in/turns/chinese-that-order.ts";
import { thatTooTurns } from "#lib/interpretations/built-in/turns/chinese-that-too.ts";
import { timeTurns } from "#lib/interpretations/built-in/turns/chinese-times.ts";
import { waitTurns } from "#lib/interpretations/built-in/turns/chinese-waits.ts";
import { chineseWholeTurns } from "#lib/interpretations/built-in/turns/chinese-wholes.ts";
import { wordOrderTurns } from "#lib/interpretations/built-in/turns/chinese-word-order.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

/** The Chinese ones in the order in which they are taken: what one puts another may read. */
export const chineseTurns: readonly Turn[] = [
  ...chineseCorrectionTurns,
  ...dottedDateTurns,
  ...otherGoodsTurns,
  ...allOfThemTurns,
  ...clauseTurns,
  ...enoughTurns,
  ...ofThoseTurns,
  ...thatTooTurns,
  ...goodsTurns,
  ...waitTurns,
  ...peopleTurns,
  ...spanTurns,
  ...severalTurns,
  ...saidAlongTurns,
  ...chineseFewWordsTurns,
  ...fieldTurns,
  ...deniedListTurns,
  ...chineseWholeTurns,
  ...stepTurns,
  ...spokenPlainlyTurns,
  ...chineseComparisonTurns,
  ...shopTalkTurns,
  ...everydayTurns,
  ...lastTimeTurns,
  ...leftOutTurns,
  ...thatOrderTurns,
  ...sumTurns,
  ...pageTurns,
  ...ratioTurns,
  ...plainTurns,
  ...timeTurns,
  ...saidTwiceTurns,
  ...chineseNotationTurns,
  ...figureTurns,
  ...wordOrderTurns,
];
