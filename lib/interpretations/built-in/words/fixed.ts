import { askingWords } from "#lib/interpretations/built-in/words/asking.ts";
import { chineseAskingWords } from "#lib/interpretations/built-in/words/chinese-asking.ts";
import { chineseBrowsingWords } from "#lib/interpretations/built-in/words/chinese-browsing.ts";
import { chineseGrammarWords } from "#lib/interpretations/built-in/words/chinese-grammar.ts";
import { chineseOrderWords } from "#lib/interpretations/built-in/words/chinese-orders.ts";
import { chineseRankWords } from "#lib/interpretations/built-in/words/chinese-ranks.ts";
import { chineseSensitiveWords } from "#lib/interpretations/built-in/words/chinese-sensitive.ts";
import { chineseSmallWords } from "#lib/interpretations/built-in/words/chinese-small.ts";
import { spokenChineseWords } from "#lib/interpretations/built-in/words/chinese-spoken.ts";
import { chineseTraitWords } from "#lib/interpretations/built-in/words/chinese-traits.ts";
import { chineseVerbs } from "#lib/interpretations/built-in/words/chinese-verbs.ts";
import { colloquialWords } from "#lib/interpretations/built-in/words/colloquial.ts";
import { englishWords } from "#lib/interpretations/built-in/words/english.ts";
import { englishBrowsingWords } from "#lib/interpretations/built-in/words/english-browsing.ts";
import { englishDoingWords } from "#lib/interpretations/built-in/words/english-doing.ts";
import { hedgingWords } from "#lib/interpretations/built-in/words/english-hedges.ts";
import { englishOrderWords } from "#lib/interpretations/built-in/words/english-orders.ts";
import { englishPeopleWords } from "#lib/interpretations/built-in/words/english-people.ts";
import { englishReferenceWords } from "#lib/interpretations/built-in/words/english-reference.ts";
import { englishSmallWords } from "#lib/interpretations/built-in/words/english-small.ts";
import type { Entry } from "#lib/interpretations/built-in/words/entry.ts";
import { currencyWords, sensitiveWords, vagueWords } from "#lib/interpretations/built-in/words/loose.ts";
import { indirectSensitiveWords } from "#lib/interpretations/built-in/words/sensitive.ts";
import { spokenWords } from "#lib/interpretations/built-in/words/spoken.ts";
import { timeWords } from "#lib/interpretations/built-in/words/time.ts";
import { unsayableWords } from "#lib/interpretations/built-in/words/unsayable.ts";

/** The words of both languages that every shop has; the first that has a form says what it most likely means. */
export const fixedWords: readonly Entry[] = [
  ...sensitiveWords,
  ...chineseSensitiveWords,
  ...indirectSensitiveWords,
  ...askingWords,
  ...spokenWords,
  ...vagueWords,
  ...currencyWords,
  ...timeWords,
  ...englishReferenceWords,
  ...englishWords,
  ...englishOrderWords,
  ...unsayableWords,
  ...englishBrowsingWords,
  ...englishPeopleWords,
  ...englishDoingWords,
  ...englishSmallWords,
  ...hedgingWords,
  ...chineseGrammarWords,
  ...chineseOrderWords,
  ...chineseBrowsingWords,
  ...chineseRankWords,
  ...chineseTraitWords,
  ...colloquialWords,
  ...spokenChineseWords,
  ...chineseVerbs,
  ...chineseSmallWords,
  ...chineseAskingWords,
];
