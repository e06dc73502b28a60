import type { LocalBase } from './localBase.ts'

/** Makes the tables of a template with its rows and dates, in whatever language the sidebar speaks. */
export async function makeSheet(local: LocalBase, preset = 'S3'): Promise<void> {
  await local.sidebar.locator(`input[name=preset][value=${preset}]`).check()
  // By place: of the three sample choices the template's own dates.
  await local.sidebar.locator('input[name=sample]').nth(1).check()
  await local.sidebar.locator('button.semi-button-primary').click()
  await local.sidebar.getByRole('tab').first().waitFor()
}
