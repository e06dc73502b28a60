import type { LocalBase } from './localBase.ts'

/** Makes the S3 sheet with its template's rows and dates, in whatever language the sidebar speaks. */
export async function makeSheet(local: LocalBase): Promise<void> {
  await local.sidebar.locator('input[name=preset][value=S3]').check()
  // By place: of the three sample choices the template's own dates.
  await local.sidebar.locator('input[name=sample]').nth(1).check()
  await local.sidebar.locator('button.semi-button-primary').click()
  await local.sidebar.getByRole('tab').first().waitFor()
}
