/**
 * Traditional characters with their simplified forms, pair by pair: those that stand in column names, states and short
 * cells of a campaign sheet, in every form that converters choose, and radicals that PDFs hold for characters. 画 and 划
 * are one, as in 計畫 for 计划. Not a converter of prose; a character that is missing here stays as it is.
 */
const PAIRS =
  '項项務务執执負负責责協协辦办實实際际進进開开結结說说屬属組组塊块門门應应計计劃划時时間间達达狀状態态離离備备註注內内風风險险與与問问題题對对決决預预編编號号優优順顺參参連连鏈链稱称階阶級级廣广種种類类標标準准單单數数據据' +
  '報报團团隊队員员專专業业經经總总監监審审覈核諮咨詢询響响產产線线確确認认發发現现嚴严遲迟誤误滯滞後后暫暂處处運运營营銷销動动費费額额價价張张場场週周曆历繫系聯联絡络檔档郵邮電电話话帳账戶户頭头條条該该雲云構构層层輸输轉转' +
  '贊赞製制訂订彙汇匯汇歸归範范圍围從从屆届終终點点檢检驗验證证簽签關关閉闭聞闻續续約约萬万億亿兩两顯显資资訊讯圖图紀纪錄录畫划傳传設设變变讓让買买賣卖賓宾節节較较績绩復复複复覆复贈赠補补調调擴扩採采購购貨货車车馬马島岛東东' +
  '網网頁页鍵键評评論论別别個个為为無无術术學学習习練练訓训課课獎奖勵励廠厂歷历臺台長长視视頻频測测試试質质體体環环幣币創创啟启啓启稅税籤签規规則则細细況况勢势權权異异沒没裡里顧顾夥伙礙碍難难鐘钟還还訖讫識识議议談谈戰战隻只' +
  '箇个爲为麗丽麼么義义書书瞭了於于僅仅衆众眾众會会側侧脩修俱具冊册寫写沖冲衝冲凍冻減减幾几齣出擊击刪删彆别昇升佔占捲卷蔘参髮发祇只衹只閤合衕同曏向嚮向賙周迴回糰团睏困國国夠够牠它傢家歲岁佈布幹干榦干乾干庫库廢废棄弃噹当當当' +
  '彔录徵征徑径逕径釦扣掃扫摺折擔担擬拟掛挂擱搁蒐搜鬥斗斷断舊旧來来闆板菓果欄栏樣样檻槛氣气滙汇潤润澱淀濟済滿满熱热暢畅盤盘著着碼码礎础禮礼筆笔籌筹簡简係系緊紧紅红綫线給给絕绝統统維维綜综緩缓緣缘羣群職职獲获穫获錶表見见記记' +
  '訪访証证訴诉詳详説说讀读誰谁財财敗败賬账貫贯賃赁賴赖賽赛蹤踪輔辅邊边過过這这適适選选裏里哩里錢钱鍊链閲阅閱阅隱隐麪面麵面領领饋馈駁驳驟骤齊齐画划畵划⻚页⻔门⻓长⻋车⻅见⻉贝⻛风⻜飞⻢马⻄西⺠民⻘青⺝月⻬齐'

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from(PAIRS.matchAll(/(.)(.)/gu), ([, from = '', to = '']) => [from, to]),
)

/** Invisible characters: zero width, marks of direction and order. */
const UNSEEN = /\p{Cf}|\u{FE0F}/gu
/** Numbers in one character: ①, ⑴, ⒈, ㈠, ½. Without blanks "①80%" would become 180 % and "①2月1日" the first of December. */
const NUMBER_SIGNS = /[\u2460-\u249B\u3220-\u3229\u3280-\u3289\u00BC-\u00BE\u2150-\u215E]/gu
/** The minus sign and the hyphens that word processors set. */
const HYPHENS = /[\u2010-\u2012\u2212]/gu

/**
 * The form in which typed words are compared: without invisible characters, fullwidth forms as halfwidth, traditional
 * as simplified, lower case, runs of blanks as one.
 */
export function plainText(text: string): string {
  let plain = ''
  const apart = text.replaceAll(UNSEEN, '').replaceAll(NUMBER_SIGNS, ' $& ')
  for (const character of apart.normalize('NFKC').replaceAll(HYPHENS, '-').replaceAll('\u301C', '~').toLowerCase())
    plain += SIMPLIFIED.get(character) ?? character
  return plain.replaceAll(/\s+/gu, ' ').trim()
}

/** What people type into a cell that they leave open: a dash, "none", "to be decided". */
const NOTHING = /^(?:[-–—_/\\.…、]+|无|没有|暂无|待定|未定|待确认|空|n\.?\/?a\.?|none|nil|tbd|tbc|\?+)$/u

/** Whether a cell of this text counts as empty. */
export const saysNothing = (text: string): boolean => {
  const plain = plainText(text)
  return plain === '' || NOTHING.test(plain)
}

/** A text without its bracketed remarks, and the remarks. Brackets inside brackets stay in the remark. */
export function splitRemarks(text: string): { readonly words: string; readonly remarks: readonly string[] } {
  const remarks: string[] = []
  let words = ''
  let remark = ''
  let depth = 0
  for (const character of text) {
    if (OPENING.has(character)) {
      if (depth > 0) remark += character
      depth += 1
    } else if (CLOSING.has(character) && depth > 0) {
      depth -= 1
      if (depth > 0) remark += character
      else {
        remarks.push(remark.trim())
        remark = ''
        words += ' '
      }
    } else if (depth > 0) remark += character
    else words += character
  }
  if (remark !== '') remarks.push(remark.trim())
  return { words: words.trim(), remarks: remarks.filter((one) => one !== '') }
}

const OPENING: ReadonlySet<string> = new Set('([{（［｛【〔「『')
const CLOSING: ReadonlySet<string> = new Set(')]}）］｝】〕」』')
