/**
 * Traditional characters with their simplified forms, pair by pair: those that stand in column names, states and short
 * cells of a campaign sheet. Not a converter of prose; a character that is missing here stays as it is.
 */
const PAIRS =
  '項项務务執执負负責责協协辦办實实際际進进開开始始結结說说屬属組组塊块門门應应計计劃划時时間间達达狀状態态離离備备註注內内風风險险與与問问題题對对' +
  '決决預预編编號号優优順顺參参連连鏈链稱称階阶級级廣广種种類类標标準准單单數数據据報报團团隊队員员專专業业經经總总監监審审覈核諮咨詢询響响產产線线確确認认' +
  '發发現现嚴严遲迟誤误滯滞後后暫暂處处運运營营銷销動动費费額额價价張张場场週周曆历繫系聯联絡络檔档郵邮電电話话帳账戶户頭头條条該该雲云構构層层輸输轉转贊赞' +
  '製制訂订彙汇匯汇歸归範范圍围從从屆届終终點点檢检驗验證证簽签關关閉闭聞闻續续約约萬万億亿兩两顯显資资訊讯圖图紀纪錄录畫画傳传設设備备變变讓让買买賣卖賓宾' +
  '節节億亿較较績绩復复複复覆复贈赠補补調调調调節节擴扩採采購购貨货運运車车馬马島岛東东網网頁页鍵键評评論论級级別别個个為为無无術术學学習习練练訓训課课' +
  '獎奖勵励優优惠惠廠厂歷历臺台長长短短視视頻频檢检測测試试質质體体驗验環环圈圈幣币創创啟启啓启終终試试稅税籤签規规則则細细節节週周況况優优勢势權权異异沒没裡里顧顾夥伙礙碍難难鐘钟還还訖讫識识議议談谈論论戰战隻只'

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
