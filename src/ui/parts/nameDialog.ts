/** Semi's popovers are dialogs without a name. This ref, set on their content, names the dialog around it. */
export const nameDialog =
  (name: string) =>
  (content: HTMLElement | null): void =>
    content?.closest('[role="dialog"]')?.setAttribute('aria-label', name)
