/** Words of a review's sections about channels, changes of the plan, knock-on, earlier campaigns and lessons. */
export const reportInsights = {
  'report.channels.title': 'Channels',
  'report.channels.unit': '{count} {count:channel|channels}',
  'report.channels.entries': '{count} {count:entry|entries}',
  'report.channels.empty': 'Not enough data: “{table}” has no entries yet (have 0, need at least 1).',
  'report.channels.noName': 'Not enough data: no entry of “{table}” names a channel yet (have 0, need at least 1).',
  'report.channels.spend': '{channels}; {spend} spent in all.',
  'report.channels.noSpend': '{channels}.',
  'report.channels.extremes.costPerResult':
    'The cost per result is lowest for {best} ({bestValue}) and highest for {worst} ({worstValue}).',
  'report.channels.extremes.cac':
    'The cost per new customer is lowest for {best} ({bestValue}) and highest for {worst} ({worstValue}).',
  'report.channels.extremes.roi':
    'The return on investment is highest for {best} ({bestValue}) and lowest for {worst} ({worstValue}).',
  'report.channels.column.spend': 'Spend',
  'report.channels.column.costPerResult': 'Cost per result',
  'report.channels.column.cac': 'Cost per new customer',
  'report.channels.column.roi': 'Return on investment',
  'report.channels.column.moves': 'Sharp drops and rises',
  'report.channels.lack.spend': '{channel} has no spend',
  'report.channels.lack.spendIsZero': '{channel} has a spend of 0',
  'report.channels.lack.outcome': '{channel} has no results, new customers or revenue',
  'report.channels.lacks': 'Not enough data: cost and return cannot be computed for {count}: {list}',
  'report.channels.noneComputed':
    'Not enough data: cost and return cannot be computed for any channel yet (have 0, need at least 1): {list}',
  'report.channels.rates':
    'Conversion rate (numerator ÷ denominator). Each day is compared with the channel’s own days before; a change by half is a sharp drop or rise:',
  'report.channels.move': '{day} {verdict} ({rate}, before {base})',
  'report.channels.noMove': 'None',
  'report.channels.notJudged': 'Too few days or too small a sample to compare',
  'report.channels.noRates':
    'Not enough data: no entry has both numerator and denominator yet (have 0, need at least 1), so there is no conversion rate.',
  'report.channels.unnamed': 'Not enough data: {count} without a channel, counted for none.',
} as const
