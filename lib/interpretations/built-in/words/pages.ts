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
];
