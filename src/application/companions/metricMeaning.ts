/** What the values of a goal stand for where channels are compared. [RA10] */
export type MetricMeaning = 'revenue' | 'newCustomers' | null

/**
 * Words by which a goal is recognised. 元 as a unit alone says nothing: costs are money too, so a name that speaks of
 * costs is never revenue.
 */
const COST = /成本|花费|费用|cac|cost|spend|コスト|費用/iu
const REVENUE = /销售额|销量额|营收|营业额|成交额|交易额|收入|gmv|revenue|sales|売上|収益/iu
const NEW_CUSTOMERS =
  /新增(?:会员|用户|客户|粉丝)|新客|获客|拉新|注册|new (?:customers?|members?|users?)|sign-?ups?|新規(?:会員|顧客|ユーザー)/iu

/** What a goal's values stand for, by its name; null when its name does not say. */
export function meaningOf(name: string | null): MetricMeaning {
  if (name === null || COST.test(name)) return null
  if (NEW_CUSTOMERS.test(name)) return 'newCustomers'
  return REVENUE.test(name) ? 'revenue' : null
}

const RATIO_NAME = /率$|占比$|(?:rate|ratio|share)$/iu

/** Whether the values of a goal are ratios, which nobody adds: by its unit, or by its name. [WK1] */
export const isRatio = ({ title, unit }: { readonly title: string | null; readonly unit: string | null }): boolean =>
  /[%％‰]/u.test(unit ?? '') || RATIO_NAME.test(title?.trim() ?? '')
