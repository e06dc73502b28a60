import { supportNeeded } from '../../domain/index.ts'
import { issueRecords } from './period.ts'
import type { SheetMaterial } from './sheetMaterial.ts'

/**
 * What the running clocks of a report say at an instant. While two instants give the same text, reports of them are the
 * same. `hoursText`: how a report shows hours. [SL1] [DB2]
 */
export function clocksAt(
  material: Pick<SheetMaterial, 'rows' | 'rules' | 'timeZone' | 'nowMs' | 'today'>,
  hoursText: (hours: number | null) => string,
): string {
  const { today } = material
  const issues = issueRecords(material, material.rows)
  // The order of what is past its limit hangs on hours, too.
  const { pastIssues } = supportNeeded({ days: [], issues }, { from: today, to: today, today, everyDay: false })
  return JSON.stringify([
    issues.map(({ response, solution }) => [response?.value, solution?.value]),
    pastIssues.map(({ id, responseHours, solutionHours }) => [id, hoursText(responseHours), hoursText(solutionHours)]),
  ])
}
