import { Component, type ComponentType, type ReactNode } from 'react'

interface BoundaryProps {
  /** Rendered instead of the children after an error. */
  readonly Fallback: ComponentType<{ readonly cause: unknown }>
  readonly children: ReactNode
}

/** Catches a programming error of ours while rendering, so that the rest of the page stays. React logs the cause. */
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
