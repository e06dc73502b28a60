import { Component, type ComponentType, type ReactNode } from 'react'

interface BoundaryProps {
  /** What to show in place of what broke. */
  readonly Fallback: ComponentType<{ readonly cause: unknown }>
  readonly children: ReactNode
}

/**
 * Catches a broken promise of ours while rendering, so that the rest of the page stays. React writes the cause to the
 * console.
 */
export class ErrorBoundary extends Component<BoundaryProps, { readonly broken: { readonly cause: unknown } | null }> {
  override state = { broken: null as { readonly cause: unknown } | null }

  static getDerivedStateFromError(cause: unknown) {
    return { broken: { cause } }
  }

  override render() {
    const { Fallback, children } = this.props
    return this.state.broken === null ? children : <Fallback cause={this.state.broken.cause} />
  }
}
