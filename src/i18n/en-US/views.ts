/**
 * Words about views: how they are restored, what only people can set, and those that are added to a sheet of people’s.
 */
export const views = {
  'drift.viewBroken': 'View “{name}” no longer filters or sorts by “{columns}”',
  'repair.step.viewSettings':
    'Sets this part of the filter, order, visibility and widths again in: {views}. Other changes that you made to these views stay',
  'repair.choice.leaveOut.view': "Leave it as it is, don't ask again",
  'repair.left': 'These do not seem to be back yet:',
  'viewHint.board':
    'Feishu chooses the column that a board is grouped by; an extension cannot. To see it by state, press “Group” above the board and choose “{state}”.',
  'viewHint.gantt':
    "Feishu chooses the dates of a Gantt chart; an extension cannot. If they are wrong, open the chart's settings and choose “{start}” as start and “{end}” as end.",
  'viewHint.close': "Got it, don't show this again",
  'next.board':
    'Feishu chooses the column that “{view}” is grouped by: press “Group” above the board and choose “{state}”',
  'plan.board':
    'Feishu also chooses the column that a board is grouped by; afterwards press “Group” and choose “{state}”.',
  'colour.title': 'Whole rows in colour? Three steps by hand',
  'colour.why': 'An extension cannot colour rows, nor see whether it has been done.',
  'colour.open': 'Open the grid view that you want in colour, for example “{view}”, and press “Color” in its toolbar.',
  'colour.condition': 'Add a condition: “{band}” is “{severe}”, red, for the whole row.',
  'colour.second': 'Add another: “{band}” is “{warning}”, orange. Save it for everybody if you like.',
  'adopt.views': 'Views to add',
  'adopt.views.about': 'They are added beside your views, which stay as they are. What you switch off is not added.',
  'adopt.views.none': 'No views are added.',
  'adopt.doing.view': 'Adding view {name}',
  'adopt.done.views':
    '{views} {views:view was|views were} added as well; “{first}” shows the deviation band at first sight.',
} as const
