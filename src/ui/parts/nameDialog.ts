/** Semi's popovers are dialogs without a name: a ref on their content that names the dialog around it. */
export const nameDialog =
  (name: string) =>
  (content: HTMLElement | null): void =>
    content?.closest('[role="dialog"]')?.setAttribute('aria-label', name)
