/** What the demo shop sells. Every brand and product is invented. */
export type Category = keyof typeof CATEGORY_NAMES;

export type Product = {
  readonly productId: string;
  readonly category: Category;
  readonly brand: string;
  readonly nameEn: string;
  readonly nameZh: string;
  /** In cents. */
  readonly price: number;
  readonly variants: readonly string[];
};

/** Category as events carry it, and its Chinese word. */
export const CATEGORY_NAMES = {
  Sneakers: "运动鞋",
  Boots: "靴子",
  Jackets: "外套",
  Dresses: "连衣裙",
  Shirts: "衬衫",
  Bags: "箱包",
  Watches: "手表",
  Headphones: "耳机",
  Skincare: "护肤",
  Coffee: "咖啡",
  Kitchen: "厨房",
  Outdoor: "户外",
} as const;

const SHOE_SIZES = ["37", "38", "39", "40", "41", "42", "43", "44"];
const CLOTHES_SIZES = ["XS", "S", "M", "L", "XL"];
const COLORS = ["black", "sand", "navy", "forest"];

const VARIANTS: Readonly<Record<Category, readonly string[]>> = {
  Sneakers: SHOE_SIZES,
  Boots: SHOE_SIZES,
  Jackets: CLOTHES_SIZES,
  Dresses: CLOTHES_SIZES,
  Shirts: CLOTHES_SIZES,
  Bags: COLORS,
  Watches: COLORS,
  Headphones: COLORS,
  Skincare: [],
  Coffee: ["250 g", "500 g", "1 kg"],
  Kitchen: [],
  Outdoor: COLORS,
};

/** [brand, English name, Chinese name, price] */
type Row = readonly [string, string, string, number];

const ROWS: Readonly<Record<Category, readonly Row[]>> = {
  Sneakers: [
    ["Norvik", "Tidewalker Low", "潮行低帮鞋", 89.9],
    ["Norvik", "Tidewalker High", "潮行高帮鞋", 99.9],
    ["Norvik", "Fjordrunner 3", "峡湾跑鞋 3 代", 129],
    ["Veloce Nove", "Corsa Knit", "疾风针织跑鞋", 119],
    ["Veloce Nove", "Corsa Knit Pro", "疾风针织跑鞋专业版", 169],
    ["Veloce Nove", "Piazza Court", "广场板鞋", 79.9],
    ["Qinglan", "Cloudstep One", "云步一号", 69.9],
    ["Qinglan", "Cloudstep Kids", "云步童鞋", 44.9],
    ["Qinglan", "Bamboo Canvas", "竹影帆布鞋", 49.9],
    ["Kestrel & Rook", "Gravel Trail", "砾石越野跑鞋", 139],
    ["Kestrel & Rook", "City Slip-on", "都市一脚蹬", 59.9],
    ["Saltmarsh", "Recycled Runner", "再生纱跑鞋", 109],
    ["Saltmarsh", "Harbour Classic", "港湾经典款", 84.9],
  ],
  Boots: [
    ["Aldermoor", "Moorland Chelsea", "荒原切尔西靴", 159],
    ["Aldermoor", "Moorland Lace-up", "荒原系带靴", 179],
    ["Aldermoor", "Peat Wellington", "泥炭雨靴", 69.9],
    ["Kestrel & Rook", "Ridge Hiker", "山脊徒步靴", 189],
    ["Kestrel & Rook", "Ridge Hiker GTR", "山脊防水徒步靴", 229],
    ["Norvik", "Polar Snow Boot", "极地雪地靴", 149],
    ["Norvik", "Arctic Lined", "北极加绒短靴", 139],
    ["Mirabeau", "Suede Ankle", "麂皮短靴", 129],
    ["Mirabeau", "Riding Boot", "马术长靴", 219],
    ["Saltmarsh", "Dock Boot", "码头工装靴", 119],
    ["Qinglan", "Winter Felt", "冬日毡靴", 59.9],
    ["Veloce Nove", "Moto Low", "机车短靴", 169],
  ],
  Jackets: [
    ["Norvik", "Drift Parka", "漂流派克大衣", 249],
    ["Norvik", "Drift Shell", "漂流冲锋衣", 179],
    ["Norvik", "Fleece Half-zip", "抓绒半拉链衫", 69.9],
    ["Aldermoor", "Waxed Jacket", "油蜡夹克", 199],
    ["Aldermoor", "Quilted Gilet", "绗缝马甲", 99.9],
    ["Pinegrove", "Down Light", "轻暖羽绒服", 159],
    ["Pinegrove", "Down Expedition", "远征羽绒服", 389],
    ["Pinegrove", "Rain Poncho", "雨披", 39.9],
    ["Mirabeau", "Trench Coat", "风衣", 229],
    ["Mirabeau", "Wool Blazer", "羊毛西装外套", 189],
    ["Qinglan", "Denim Jacket", "丹宁夹克", 79.9],
    ["Saltmarsh", "Sailor Coat", "水手外套", 149],
    ["Tansu", "Kimono Cardigan", "和风开衫", 89.9],
  ],
  Dresses: [
    ["Mirabeau", "Linen Midi", "亚麻中长裙", 89.9],
    ["Mirabeau", "Silk Evening", "真丝晚礼裙", 289],
    ["Mirabeau", "Wrap Dress", "裹身裙", 99.9],
    ["Juniper Lane", "Garden Print", "花园印花裙", 69.9],
    ["Juniper Lane", "Sunday Cotton", "周日棉布裙", 54.9],
    ["Juniper Lane", "Tea Dress", "茶会裙", 79.9],
    ["Qinglan", "Modern Qipao", "改良旗袍", 129],
    ["Qinglan", "Pleated Maxi", "百褶长裙", 74.9],
    ["Tansu", "Indigo Shift", "靛蓝直筒裙", 94.9],
    ["Tansu", "Knit Column", "针织直筒裙", 84.9],
    ["Lumora", "Party Sequin", "亮片派对裙", 119],
    ["Lumora", "Velvet Mini", "丝绒短裙", 89.9],
  ],
  Shirts: [
    ["Tansu", "Oxford White", "白色牛津衬衫", 49.9],
    ["Tansu", "Oxford Blue", "蓝色牛津衬衫", 49.9],
    ["Tansu", "Flannel Check", "格纹法兰绒衬衫", 59.9],
    ["Juniper Lane", "Linen Shirt", "亚麻衬衫", 54.9],
    ["Juniper Lane", "Breton Stripe", "海魂条纹衫", 39.9],
    ["Qinglan", "Mandarin Collar", "立领衬衫", 44.9],
    ["Qinglan", "Basic Tee 3-pack", "基础款 T 恤三件装", 29.9],
    ["Aldermoor", "Herringbone", "人字纹衬衫", 79.9],
    ["Saltmarsh", "Work Shirt", "工装衬衫", 64.9],
    ["Norvik", "Merino Base", "美利奴打底衫", 69.9],
    ["Mirabeau", "Silk Blouse", "真丝衬衣", 109],
    ["Veloce Nove", "Training Tee", "训练 T 恤", 34.9],
  ],
  Bags: [
    ["Kestrel & Rook", "Daypack 20", "日用背包 20 升", 89.9],
    ["Kestrel & Rook", "Commuter Roll-top", "通勤卷口包", 119],
    ["Kestrel & Rook", "Weekender", "周末旅行袋", 159],
    ["Mirabeau", "Leather Tote", "皮质托特包", 249],
    ["Mirabeau", "Mini Crossbody", "迷你斜挎包", 129],
    ["Mirabeau", "Card Wallet", "卡包", 49.9],
    ["Qinglan", "Canvas Tote", "帆布托特包", 29.9],
    ["Qinglan", "Silk Pouch", "丝绸手拿包", 39.9],
    ["Saltmarsh", "Sailcloth Duffel", "帆布水手袋", 109],
    ["Saltmarsh", "Sling", "单肩小包", 44.9],
    ["Norvik", "Cabin Trolley", "登机箱", 189],
    ["Norvik", "Check-in Trolley", "托运行李箱", 259],
  ],
  Watches: [
    ["Halden", "Field 38", "野外 38 毫米", 179],
    ["Halden", "Field 38 Auto", "野外 38 毫米自动", 349],
    ["Halden", "Diver 200", "潜水 200 米", 429],
    ["Halden", "Moonphase", "月相", 589],
    ["Brontide", "Chrono Steel", "精钢计时", 299],
    ["Brontide", "Chrono Gold", "金色计时", 649],
    ["Brontide", "Dress 36", "正装 36 毫米", 219],
    ["Lumora", "Pebble Fit", "卵石运动手环", 59.9],
    ["Lumora", "Pebble Fit 2", "卵石运动手环 2 代", 79.9],
    ["Lumora", "Aura Smart", "光环智能手表", 199],
    ["Qinglan", "Jade Quartz", "青玉石英表", 119],
    ["Tansu", "Minimal 40", "极简 40 毫米", 139],
  ],
  Headphones: [
    ["Lumora", "Echo Buds", "回声耳塞", 79.9],
    ["Lumora", "Echo Buds Pro", "回声耳塞专业版", 149],
    ["Lumora", "Echo Over-ear", "回声头戴式耳机", 199],
    ["Lumora", "Echo Kids", "回声儿童耳机", 39.9],
    ["Brontide", "Studio One", "录音室一号", 249],
    ["Brontide", "Studio Open", "录音室开放式", 329],
    ["Brontide", "Cable Balanced", "平衡升级线", 59.9],
    ["Ostra", "Sport Hook", "运动挂耳式", 69.9],
    ["Ostra", "Swim Bone", "骨传导游泳耳机", 119],
    ["Ostra", "Sleep Band", "睡眠耳机头带", 49.9],
    ["Qinglan", "Bean Mini", "豆豆迷你耳机", 29.9],
    ["Qinglan", "Bean ANC", "豆豆降噪耳机", 54.9],
  ],
  Skincare: [
    ["Ostra", "Sea Kelp Cream", "海藻面霜", 34.9],
    ["Ostra", "Sea Kelp Serum", "海藻精华", 49.9],
    ["Ostra", "Salt Scrub", "海盐磨砂膏", 24.9],
    ["Ostra", "Sun Fluid 50", "防晒乳 SPF50", 19.9],
    ["Juniper Lane", "Rose Toner", "玫瑰爽肤水", 18.9],
    ["Juniper Lane", "Hand Balm", "护手霜", 12.9],
    ["Juniper Lane", "Lip Care Trio", "润唇三件套", 14.9],
    ["Qinglan", "Tea Mask 10-pack", "茶萃面膜十片装", 22.9],
    ["Qinglan", "Ginseng Essence", "人参精华", 59.9],
    ["Qinglan", "Camellia Oil", "山茶花油", 39.9],
    ["Pinegrove", "Beard Oil", "胡须油", 21.9],
    ["Pinegrove", "Pine Soap Bar", "松木香皂", 8.9],
    ["Lumora", "Glow Set", "焕亮礼盒", 79.9],
  ],
  Coffee: [
    ["Brontide", "Thunder Espresso", "惊雷意式拼配", 13.9],
    ["Brontide", "Decaf Dusk", "暮色低因", 14.9],
    ["Juniper Lane", "Breakfast Filter", "早餐滤泡豆", 12.9],
    ["Juniper Lane", "Ethiopia Bloom", "花漾耶加", 17.9],
    ["Juniper Lane", "Advent Coffee Box", "降临节咖啡礼盒", 39.9],
    ["Qinglan", "Yunnan Honey", "云南蜜处理", 15.9],
    ["Qinglan", "Drip Bags 20", "挂耳包 20 片", 16.9],
    ["Qinglan", "Oolong Spring", "春茶乌龙", 24.9],
    ["Tansu", "Hand Grinder", "手摇磨豆机", 59.9],
    ["Tansu", "Dripper Set", "手冲壶套装", 44.9],
    ["Tansu", "Matcha Kit", "抹茶套装", 49.9],
    ["Halden", "Moka Pot", "摩卡壶", 34.9],
  ],
  Kitchen: [
    ["Halden", "Chef Knife 20", "主厨刀 20 厘米", 89.9],
    ["Halden", "Knife Block", "刀具座套装", 249],
    ["Halden", "Cast Iron Pan", "铸铁煎锅", 59.9],
    ["Halden", "Dutch Oven", "珐琅铸铁锅", 179],
    ["Tansu", "Rice Donabe", "土锅", 79.9],
    ["Tansu", "Tea Bowl Pair", "对杯茶碗", 34.9],
    ["Tansu", "Cedar Board", "杉木砧板", 29.9],
    ["Qinglan", "Carbon Wok", "碳钢炒锅", 44.9],
    ["Qinglan", "Bamboo Steamer", "竹蒸笼", 24.9],
    ["Qinglan", "Chopsticks 10", "筷子十双装", 14.9],
    ["Pinegrove", "Linen Apron", "亚麻围裙", 32.9],
    ["Pinegrove", "Storage Jars 6", "储物罐六件套", 27.9],
    ["Lumora", "Kitchen Scale", "厨房秤", 22.9],
  ],
  Outdoor: [
    ["Wanderlicht", "Tent Two", "双人帐篷", 229],
    ["Wanderlicht", "Tent Four", "四人帐篷", 379],
    ["Wanderlicht", "Sleeping Bag 0°", "零度睡袋", 129],
    ["Pinegrove", "Camp Chair", "露营椅", 49.9],
    ["Kestrel & Rook", "Trekking Poles", "登山杖", 69.9],
    ["Kestrel & Rook", "Headlamp 400", "头灯 400 流明", 39.9],
    ["Kestrel & Rook", "Dry Bag 15", "防水袋 15 升", 24.9],
    ["Norvik", "Thermo Flask", "保温瓶", 29.9],
    ["Norvik", "Camp Stove", "露营炉", 79.9],
    ["Saltmarsh", "Picnic Blanket", "野餐毯", 34.9],
    ["Saltmarsh", "Hammock", "吊床", 54.9],
    ["Ostra", "Snorkel Set", "浮潜套装", 59.9],
    ["Ostra", "Beach Towel", "沙滩巾", 22.9],
  ],
};

/** All products, in a fixed order. */
export const PRODUCTS: readonly Product[] = (Object.keys(ROWS) as Category[]).flatMap((category, index) =>
  ROWS[category].map(([brand, nameEn, nameZh, price], place) => ({
    productId: `P${(index + 1) * 100 + place + 1}`,
    category,
    brand,
    nameEn,
    nameZh,
    price: Math.round(price * 100),
    variants: VARIANTS[category],
  })),
);

const BY_CATEGORY = Map.groupBy(PRODUCTS, (product) => product.category);

export function productsOf(category: Category): readonly Product[] {
  return BY_CATEGORY.get(category) ?? [];
}
