/** Ids of products that are words: "p16"; figures alone are figures. */
export const IS_PRODUCT_ID = /^(?=.*[a-z])(?=.*\d)[a-z\d_-]{2,40}$/iu;

/** "/" is no word for a page. */
export const FRONT_PAGE = [
  "homepage",
  "home page",
  "front page",
  "start page",
  "home screen",
  "main page",
  "landing page",
  "首页",
  "主页",
  "首页面",
  "主页面",
  "店铺首页",
  "官网首页",
];

/** What usual pages are called in Chinese, by the last part of their path. */
export const CHINESE_PAGES: Readonly<Record<string, readonly string[]>> = {
  help: ["帮助页", "帮助页面", "帮助中心", "帮助中心页", "帮助中心页面", "帮助页里"],
  faq: ["常见问题页", "常见问题页面", "常见问题"],
  sale: [
    "促销页",
    "促销页面",
    "促销活动页",
    "打折页",
    "打折页面",
    "打折活动页",
    "特卖页",
    "特卖页面",
    "特价页",
    "特价页面",
    "大促页",
    "大促页面",
    "折扣页",
    "折扣页面",
    "优惠活动页",
  ],
  contact: ["联系页", "联系页面", "联系我们页", "联系我们页面"],
  about: ["关于我们页", "关于我们页面", "关于页"],
  new: ["新品页", "新品页面", "上新页", "上新页面"],
  blog: ["博客页", "博客页面"],
  account: ["个人中心", "个人中心页", "个人中心页面", "账户页", "账户页面"],
};
