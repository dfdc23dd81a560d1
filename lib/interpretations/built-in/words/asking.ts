import { type Entry, entry, filler, pairs } from "#lib/interpretations/built-in/words/entry.ts";

const WISHES =
  "i want|i need|i would like|i'd like|i'd love|i wish|i have|we want|we need|we would like|we'd like|we have|my boss wants|my manager wants|the boss wants|our team wants|the team wants|management wants|marketing wants|trying|we are trying|i am trying|i'm trying|we plan|we are planning|would like|want|need|i was asked";
const DOINGS =
  "to see|to find|to get|to know|to have|to reach|to target|to email|to contact|to pull|to build|to create|to look at|to look for|to identify|to select|to list|to send to|to export|to segment";
const REQUESTS = "can you|could you|can you please|could you please|would you|will you|please|kindly|help me";
const ACTS =
  "show|show me|give|give me|find|find me|list|get|get me|pull|pull up|fetch|select|identify|tell me|create|build|make|send me|export|filter|look up|grab|look for|search for me";
const CHINESE_WISHES =
  "我想|我要|我想要|我需要|我们想|我们要|我们需要|想|想要|需要|要|老板想|老板要|老板要求|老板让我|领导要|领导想|领导让|运营要|运营想|麻烦|麻烦你|请|请帮我|请帮忙|麻烦帮我|麻烦帮忙|帮我|帮忙|给我|能不能|能不能帮我|可以帮我|能帮我";
const CHINESE_ACTS =
  "看|看看|看下|看一下|看一看|找|找找|找下|找一下|找出|找到|查|查查|查下|查一下|查出|拉|拉下|拉一下|拉一份|拉一批|拉出|捞|捞下|捞一下|捞出|捞一批|圈|圈下|圈一下|圈出|圈选|筛|筛下|筛一下|筛选|筛选出|筛选一下|筛出|选|选出|挑|挑出|挑选|导|导出|导一份|导一下|列|列出|列一下|统计|统计下|统计一下|了解|知道|提取|整理|整理一下|整理出|锁定|定位|触达";

/** How people ask for customers, which says nothing of the customers. */
export const askingWords: readonly Entry[] = [
  entry(
    "what i mean is|what i mean are|what we mean is|what we mean are|by that i mean|by which i mean|we should win back|we want to win back|to win back|i want to win back|we could win back|we can win back|for a win-back campaign|for a winback campaign|for win-back|i'm interested in|i am interested in|we are interested in|we're interested in|very|via|um|umm|uh|erm|hmm|you know|i mean|i guess|kind of like|sort of like|yo|sup|okay so|ok so|so basically|let's say|lets say|say|what i'm really after is|what i am really after is|what i'm after is|what i am after is|i'm really after|i am really after|a group of people|group of people|no filter|no filters|without filters|no restrictions|no conditions|any day|on any day|any time|at any time|at any point|i search|we search|i seek|we seek|we are seeking|i am searching for|i'm searching for|we are searching for|regardless|whatever|simply put|fell|fell in|happened|took place|much appreciated|greatly appreciated|appreciate it|management asked me for|i was asked for|hi team|hello team|hey team|hi all|hello all|hi there|hey there|hi guys|hey guys|the emails of|emails of|the email addresses of|email addresses of|the contacts of|the names of|what i need is|what i need are|what i want is|what i want are|what we need is|what we want is|my boss wants|my boss needs|my manager wants|our team wants|the team wants|the boss wants|at some point|for whatever reason|one way or another|if possible|pull together|put together|draw up|come up with|we are planning|i am after|i'm after|we are after|we're after|i am looking for|i'm looking for|we are looking for|those shoppers|could you please|would you|just the ones|just the ones who|just the ones that|only the ones|only the ones who|only the ones that|just the people|just the people who|just the customers who|only the people who|single one of|good morning|good afternoon|good evening|many thanks|thanks a lot|thank you very much|thanks in advance|thx|ty|cheers|asap|if you can|when you have time|when you get a chance|just the|the following|following criteria|criteria|conditions|requirements|all of the following|meeting all of|these conditions|who meet|who match|matching|all those|those people|the people|the ones|everyone who|how many|how many customers|how many people|please find me",
    filler,
  ),
  entry(pairs(WISHES, DOINGS), filler),
  entry(
    "a campaign for|campaign for|planning a campaign for|we are planning a campaign for|for a campaign|for our campaign|for my campaign|for the campaign|for an email campaign|a mailing for|for a mailing|for our mailing|for our next mailing|for our newsletter|an email to|a newsletter to|send an email to|send a newsletter to",
    filler,
  ),
  entry(pairs(REQUESTS, ACTS), filler),
  entry(
    "老板想看看|老板想看|老板要|老板|想看看|想看一下|想看|想找|帮我看看|帮我看一下|看看有哪些|拉一下|拉一份|拉个名单|导出|拉取|麻烦帮我|的名单|非常感谢|万分感谢|十分感谢|感激不尽|不设条件|没有条件|不限条件|谢谢|谢谢啦|谢谢您|谢谢你|多谢|感谢|辛苦了|辛苦|辛苦啦|拜托|拜托了|您好|你好|大家好|哈喽|早上好|下午好|宝子|宝子们|姐妹们|兄弟们|家人们|各位|同学|小伙伴|尽快|急|急用|有多少|有多少人|多少人|有几个|符合条件|符合以下条件|满足以下条件|满足条件|满足|符合|条件|条件是|如下|以下条件|就行|就好|即可|就可以了|这样的|这样的人|这类|这一类|一类|这部分人|那些人|这些人|的那些|的那批|有没有|有没有那种|有没有那些|有没有这种|有木有|都有谁|有谁|是谁|谁",
    filler,
  ),
  entry(pairs(CHINESE_WISHES, CHINESE_ACTS, ""), filler),
  entry(
    "就是那种|那种就是|就是说|然后呢|嗯嗯|落在|处在|发生在|明确|明确地|的那种|那种人|进来|进来的|捞|捞一下|捞出|捞一批|圈一下|锁定|统计|统计一下|整理|整理一下|筛选一下|查一下|查查|挑选",
    filler,
  ),
];
