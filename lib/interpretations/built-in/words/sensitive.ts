import { type Entry, entry, pairs, vague } from "#lib/interpretations/built-in/words/entry.ts";

const FAITHS = "ramadan|lent|eid|hanukkah|passover|yom kippur|shabbat|sabbath|diwali|holi|vesak|advent|hajj";
const PEOPLES =
  "black|white|asian|hispanic|latino|latina|arab|arabic|african|jewish|turkish|indian|chinese|mexican|pakistani|middle eastern|caucasian|brown|native|aboriginal|mixed-race|biracial|roma|slavic|east asian|south asian";

/** What may not be asked for in words of its own: how people live by their faith, names, ancestry and bodies. */
export const indirectSensitiveWords: readonly Entry[] = [
  entry(
    `${pairs("fasting for|fast for|fasting during|fasts during|fast during|observe|observes|observing|celebrate|celebrates|celebrating|keep|keeps|keeping", FAITHS)}|fasting for religious reasons|keep kosher|keeps kosher|keeping kosher|eat kosher|eat halal|eats halal|halal-only|pray daily|prays|praying|worshippers|believers|go to church|goes to church|attend church|attends church|go to mosque|attend mosque|go to synagogue|go to temple|god-fearing|devout|religiously|practicing muslims|practising muslims|born again christians|evangelical|evangelicals|pentecostal|jehovah's witnesses|scientologists|quakers|amish|hijab|wear a hijab|wears a hijab|headscarf`,
    { k: "sensitive", reason: "religion" },
  ),
  entry(
    `${pairs(
      PEOPLES,
      "women|woman|men|man|people|folks|customers|shoppers|buyers|families|ladies|guys|girls|americans|background|descent|origin|heritage|roots|ancestry|community|sounding|sounding names|names|surnames|last names",
    )
      .split("|")
      .filter(
        (form) =>
          !/^(?:turkish|indian|chinese|mexican|pakistani|african|asian|native) (?:women|woman|men|man|people|folks|customers|shoppers|buyers|families|ladies|guys|girls)$/u.test(
            form,
          ),
      )
      .join(
        "|",
      )}|by origin|by descent|by ancestry|by heritage|by ethnicity|by race|by blood|ethnically|racially|ancestry|of foreign descent|of foreign origin|foreign-born|migrant background|migration background|migrants|migrant|refugees|refugee|asylum seekers|expats by origin|foreign-sounding|foreign sounding|foreign-looking|arabic-sounding|chinese-sounding|asian-sounding|black-sounding|spanish-sounding|hispanic-sounding|jewish-sounding|muslim-sounding|ethnic-sounding|names like|surnames like|last names like|names such as|surnames such as|names sound|name sounds|surnames sound|surname sounds|sounding names|sounding surnames|sounding name|guess from their names|guess from names|guess by name|based on their names|based on names|based on surnames|based on their surnames|judging by their names|judging by names|judging by surnames|judging by their surnames|from their surnames|from surnames|by their surnames|by surname|dark-skinned|dark skinned|light-skinned|light skinned|fair-skinned|skin tone|afro hair|poc|bipoc|bame`,
    { k: "sensitive", reason: "ethnicity" },
  ),
  entry(
    "trying to conceive|trying for a baby|expecting a child|with child|in their third trimester|trimester|due date|breastfeeding|nursing mothers|newly pregnant|recently pregnant|had a baby|gave birth|new mothers|new moms|new mums|new mom|new mum|postpartum|miscarriage|ivf|on a diet for|overeaters|binge eaters|anorexic|bulimic|on insulin|insulin users|chemo|chemotherapy|in rehab|recovering addicts|drug addicts|drug users|gambling addicts|gambling addiction|alcohol problem|drinking problem|problem drinkers|heavy drinkers|sober|in therapy|see a therapist|on medication|take medication|medications|prescription drugs|diagnosed with|diagnosed|diagnosis|symptoms|migraine|migraines|celiac|coeliac|lactose intolerant|gluten intolerant|hard of hearing|hearing impaired|visually impaired|blind|deaf|wheelchair users|mobility impaired|special needs|epileptic|epilepsy|arthritis|insomnia|insomniacs|stressed|burned out|burnt out|burnout|suicidal|panic attacks|ptsd|bipolar|dementia|alzheimer's|heart disease|heart problems|high cholesterol|hypertension|sti|std|hiv positive|covid|covid-positive|long covid|incontinent|incontinence|erectile dysfunction|bad skin condition|acne sufferers|eczema sufferers|sufferers|suffer from|suffering from|suffers from|medical history|health status|health data|medical needs",
    { k: "sensitive", reason: "health" },
  ),
  entry("addicts|addict|junkies|junkie", { k: "sensitive", reason: "health" }, vague("interested")),
  entry(
    "fanatics|fanatic|nuts about|crazy about|mad about|geeks|buffs|aficionados|aficionado|devotees|devotee|freaks|obsessed with|passionate about",
    vague("interested"),
  ),
  entry(
    "trans|trans customers|trans users|same-sex|same sex couples|non-binary|nonbinary|trans women|trans men|trans woman|trans man|transsexual|transsexuals|intersex|asexual|pansexual|drag queens|closeted|in the closet|into men|into women|attracted to men|attracted to women|lgbtqia|lgbtqia+|lgbt+|pride supporters",
    { k: "sensitive", reason: "sexual_orientation" },
  ),
  entry(
    "voted for|vote for|voting for|votes for|maga|left-leaning|right-leaning|left leaning|right leaning|conservatives|liberals|progressives|socialist|far-right|far-left|alt-right|pro-life|pro-choice|anti-abortion|party affiliation|political party|politically|politically active|unionists|union membership|unionized|protesters|feminists|nationalists|populists|anarchists|libertarians|libertarian|remainers|brexiteers|leave voters|green party|campaign donors|donated to a party|swing voters",
    { k: "sensitive", reason: "political_view" },
  ),
  entry(
    "under 18|under-18|below 18|younger than 18|under eighteen|not yet 18|aged under 18|under the age of 18|minors under 18|high schoolers|high school students|schoolboys|schoolgirls|preteens|tweens|adolescents|youngsters under 18|babies|newborns|infants|kindergartners|kindergarteners|preschoolers",
    { k: "sensitive", reason: "children" },
  ),
];
