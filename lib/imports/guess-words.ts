/** How shops name the columns of their files, in English, Chinese and German: small letters, without blanks. */
export const fieldWords: Readonly<Record<string, readonly string[]>> = {
  orderId: words(
    "orderid ordernumber orderno order invoiceno invoicenumber invoice transactionid receiptno name#",
    "订单号 订单编号 订单id 交易号 单号",
    "bestellnummer bestellung auftragsnummer rechnungsnummer",
  ),
  customerId: words(
    "customerid customer customerno customernumber userid user clientid memberid buyerid shopperid id",
    "客户编号 客户id 用户id 用户编号 会员号 会员id 买家id 客户号",
    "kundennummer kundenid kunde kundennr",
  ),
  anonymousId: words(
    "anonymousid visitorid deviceid cookieid sessionid",
    "匿名id 访客id 设备id",
    "besucherid",
  ),
  messageId: words("messageid eventid", "消息id 事件id", "nachrichtenid"),
  event: words("event eventname eventtype action activity", "事件 事件名 事件名称 行为", "ereignis"),
  time: words(
    "orderdate ordertime invoicedate date time timestamp createdat datetime orderedat paidat eventtime eventtimestamp occurredat updatedat",
    "下单时间 订单时间 时间 日期 下单日期 付款时间 事件时间 创建时间",
    "datum bestelldatum zeit zeitpunkt rechnungsdatum",
  ),
  productId: words(
    "productid sku stockcode itemid articleno articlenumber lineitemsku productcode",
    "商品编号 商品id 产品编号 货号 sku编码",
    "artikelnummer artikelnr",
  ),
  name: words(
    "productname product description itemname title lineitemname articlename item",
    "商品名称 商品名 产品名称 商品 品名",
    "artikel artikelname bezeichnung produkt produktname",
  ),
  category: words(
    "category productcategory department producttype",
    "类目 品类 分类 商品类目 类别",
    "kategorie warengruppe",
  ),
  brand: words("brand vendor manufacturer", "品牌", "marke hersteller"),
  variant: words("variant size color colour option", "规格 款式 颜色 尺码", "variante groesse farbe"),
  price: words(
    "unitprice price itemprice lineitemprice amount",
    "单价 价格 商品单价 售价",
    "preis einzelpreis stueckpreis",
  ),
  quantity: words("quantity qty units lineitemquantity count", "数量 件数 购买数量", "menge anzahl stueck"),
  total: words(
    "total ordertotal grandtotal totalamount ordervalue revenue totalprice",
    "总金额 订单金额 实付金额 合计 总价 订单总额",
    "gesamt gesamtbetrag summe bestellwert",
  ),
  discount: words("discount discountamount totaldiscount", "优惠 折扣 优惠金额 折扣金额", "rabatt nachlass"),
  shipping: words("shipping shippingcost freight shippingamount", "运费 邮费", "versand versandkosten"),
  coupon: words(
    "coupon couponcode promocode voucher discountcode",
    "优惠券 优惠码 券码",
    "gutschein gutscheincode",
  ),
};

export const kindFields = {
  orders:
    "orderId customerId time productId name category brand variant price quantity total discount shipping coupon".split(
      " ",
    ),
  customers: "customerId time".split(" "),
  events: "customerId anonymousId time event messageId".split(" "),
} as const satisfies Record<string, readonly string[]> as Readonly<
  Record<"orders" | "customers" | "events", readonly string[]>
>;

export const traitWords: Readonly<Record<string, readonly string[]>> = {
  email: words("email emailaddress mail", "邮箱 电子邮箱 邮件", "emailadresse"),
  phone: words("phone phonenumber mobile tel", "电话 手机 手机号 联系电话", "telefon handy"),
  first_name: words("firstname givenname", "名 名字", "vorname"),
  last_name: words("lastname surname familyname", "姓 姓氏", "nachname"),
  gender: words("gender sex", "性别", "geschlecht"),
  birth_date: words("birthdate birthday dateofbirth dob", "生日 出生日期", "geburtsdatum geburtstag"),
  country: words("country countrycode shippingcountry billingcountry", "国家", "land"),
  region: words("region state province", "省份 省 地区", "bundesland"),
  city: words("city town shippingcity", "城市 市", "stadt ort"),
  postal_code: words("postalcode zip zipcode postcode", "邮编 邮政编码", "plz postleitzahl"),
  language: words("language locale lang", "语言", "sprache"),
  signed_up_at: words(
    "signedupat signupdate registeredat registrationdate createdat joinedat",
    "注册时间 注册日期",
    "registriertam",
  ),
  email_consent: words(
    "emailconsent newsletter acceptsmarketing subscribed",
    "邮件订阅 订阅",
    "newsletteranmeldung",
  ),
  sms_consent: words("smsconsent acceptssms", "短信订阅", ""),
  loyalty_tier: words("loyaltytier tier memberlevel vip", "会员等级 等级", "kundenstatus"),
  tags: words("tags labels", "标签", "schlagworte"),
};

function words(...languages: readonly string[]): readonly string[] {
  return languages.flatMap((list) => list.split(" ").filter(Boolean));
}
