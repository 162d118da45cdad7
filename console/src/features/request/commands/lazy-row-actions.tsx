import { lazy, Suspense } from 'react'
import type { RowActionsProps } from './row-actions.tsx'

const RowActions = lazy(async () => ({ default: (await import('./row-actions.tsx')).RowActions }))

/** The actions of a row, which a list loads once it has appeared. */
export const LazyRowActions = (props: RowActionsProps) => (
  <Suspense>
    <RowActions {...props} />
  </Suspense>
)
