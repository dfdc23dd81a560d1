/** What a refinement asks for, in the words of the description. */
export type Command =
  /** Further conditions that must hold as well. `isSaid` is false where no word says how they join. */
  | { readonly kind: "restrict"; readonly who: string; readonly isSaid: boolean }
  | { readonly kind: "exclude"; readonly who: string }
  | { readonly kind: "include"; readonly who: string }
  | { readonly kind: "remove"; readonly what: string }
  | { readonly kind: "replace"; readonly old: string | undefined; readonly by: string };

type Form = readonly [pattern: RegExp, make: (groups: readonly string[]) => Command];

const replace = (by: string, old?: string): Command => ({ kind: "replace", old: old || undefined, by });
const remove = (what: string): Command => ({ kind: "remove", what });
const restrict = (who: string): Command => ({ kind: "restrict", who, isSaid: true });
const exclude = (who: string): Command => ({ kind: "exclude", who });
const include = (who: string): Command => ({ kind: "include", who });

const CHANGE = "make|change|set|switch|update|raise|lower|increase|reduce|extend|shorten|cut|widen|narrow";
const CONDITION = "conditions?|criteria|criterion|filters?|rules?|restrictions?|limits?|requirements?|part";

/** English ways to say it; the first that fits holds. */
const ENGLISH: readonly Form[] = [
  [/^instead of (.+?)(?:,| use| take| make it)\s+(.+)$/u, ([old = "", by = ""]) => replace(by, old)],
  [/^replace (.+?) (?:with|by) (.+)$/u, ([old = "", by = ""]) => replace(by, old)],
  [/^not (.+?),? but (?:rather )?(.+)$/u, ([old = "", by = ""]) => replace(by, old)],
  [
    /^(?:use |take |make it )?(.+?),? (?:instead of|rather than|in place of) (.+)$/u,
    ([by = "", old = ""]) => replace(by, old),
  ],
  [
    new RegExp(`^(?:${CHANGE}) (?:it|that|this)(?: to| into| by)? (?:be )?(.+)$`, "u"),
    ([by = ""]) => replace(by),
  ],
  [
    new RegExp(`^(?:${CHANGE}) (?:the |their )?(.+?) (?:to|into) (.+)$`, "u"),
    ([old = "", by = ""]) => replace(by, old),
  ],
  [/^(?:use |take )?(.+?) instead$/u, ([by = ""]) => replace(by)],
  [
    new RegExp(
      `^(?:without|drop|remove|delete|lose|forget(?: about)?|ignore|take out|take away|leave out|skip) (?:the |their |that )?(.+?) (?:${CONDITION})$`,
      "u",
    ),
    ([what = ""]) => remove(what),
  ],
  [
    /^(?:drop|delete|forget(?: about)?|ignore|never mind) (?:the |their )?(.+)$/u,
    ([what = ""]) => remove(what),
  ],
  [/^(?:regardless of|no matter|whatever|any) (?:the |their )?(.+)$/u, ([what = ""]) => remove(what)],
  [
    /^(?:also |then |and |but |please )*(?:exclude|except(?: for)?|excluding|leave out|without|minus|remove|take out|filter out|drop out|but not|not|no) (.+)$/u,
    ([who = ""]) => exclude(who),
  ],
  [
    /^(?:also |and |please )*(?:include|add in|add also|add) (?:also )?(.+?)(?: too| as well)?$/u,
    ([who = ""]) => include(who),
  ],
  [/^(?:or|plus|and also include|as well as) (?:also )?(.+)$/u, ([who = ""]) => include(who)],
  [
    /^(?:and |but |please |now )*(?:only|just|limit(?: it| them)? to|restrict(?: it| them)? to|narrow(?: it| them)? down to|keep only|keep) (.+)$/u,
    ([who = ""]) => restrict(who),
  ],
  [/^(?:and |but )+(?:only |also )?(.+)$/u, ([who = ""]) => restrict(who)],
  [
    /^(?:also|who also|additionally|that also|must also|they must|must) (.+)$/u,
    ([who = ""]) => restrict(who),
  ],
  [/^(.+) only$/u, ([who = ""]) => restrict(who)],
];

/** The Chinese ones. */
const CHINESE: readonly Form[] = [
  [/^不是(.+?)[,,]?(?:而是|是)(.+)$/u, ([old = "", by = ""]) => replace(by, old)],
  [
    /^(?:把|将)?(.*?)(?:改成|改为|改到|换成|换为|调整为|调整到|调成|变成|放宽到|放宽为|缩短到|延长到|提高到|降低到|降到|提到|设为|设成)(.+)$/u,
    ([old = "", by = ""]) => replace(by, old),
  ],
  [
    /^(?:请|再|帮我|把)*(?:去掉|删掉|删除|移除|取消|不要|拿掉|忽略|不限|不考虑|去除)(.+?)(?:这个|这条|的)?(?:条件|限制|要求|筛选|规则)$/u,
    ([what = ""]) => remove(what),
  ],
  [/^(?:不限|不考虑|不管|忽略|无所谓)(.+)$/u, ([what = ""]) => remove(what)],
  [
    /^(?:请|再|并|且|同时|帮我|另外|然后)*(?:排除掉?|剔除掉?|去掉|去除|除去|刨除|不要|不包括|不包含|除了|过滤掉)(.+?)(?:除外|以外|之外)?$/u,
    ([who = ""]) => exclude(who),
  ],
  [/^(.+?)(?:除外|不要|不算|都排除|的排除)$/u, ([who = ""]) => exclude(who)],
  [
    /^(?:请|再|并|同时|帮我|另外)*(?:加上|包括|包含|也包括|也要|也算上|算上|还要包括|纳入|或者?|也加上|增加)(.+?)(?:也算|也要)?$/u,
    ([who = ""]) => include(who),
  ],
  [/^(.+?)(?:也算|也要|也包括|也加上|也算上)$/u, ([who = ""]) => include(who)],
  [
    /^(?:请|再|并且?|同时|帮我|且|而且|另外|然后)*(?:只要|只看|只保留|只留|仅限|仅|限定?|只限|只|还要|还得|必须|保留|还)(.+)$/u,
    ([who = ""]) => restrict(who),
  ],
  [/^(?:并且?|同时|且|而且|另外)(.+)$/u, ([who = ""]) => restrict(who)],
];

/** The commands of a refinement, one after the other. */
export function commandsOf(text: string): readonly Command[] {
  const whole = text
    .trim()
    .replace(/^please |[.!。!]+$/gu, "")
    .trim();
  const parts = whole.split(STARTS_ANOTHER).filter((part) => part !== "");
  return parts.map(commandOf);
}

/** A comma or "and" before a word that begins a command of its own. */
const STARTS_ANOTHER =
  /(?:\s*[,;]\s*(?:and |then |also )?|\s+and (?:then |also )?)(?=(?:only|just|exclude|remove|drop|include|add|make|change|set|replace|limit|restrict|without)\b)|[,;、](?:再|并|且|同时)?(?=(?:只要|只看|排除|剔除|去掉|加上|改成|改为|不要|仅限|把))/u;

function commandOf(part: string): Command {
  const forms = /\p{Script=Han}/u.test(part) ? [...CHINESE, ...ENGLISH] : [...ENGLISH, ...CHINESE];
  for (const [pattern, make] of forms) {
    const match = pattern.exec(part);
    if (match) return make(match.slice(1).map((group) => (group ?? "").trim()));
  }
  return { kind: "restrict", who: part, isSaid: false };
}
