import type { Reference } from './kind.ts'

/** Returns the workflow profiles that are named by type of service. */
export const workflowReferences = (
  path: string,
  workflows: { readonly loan?: string | undefined; readonly copy?: string | undefined } | undefined,
): readonly Reference[] =>
  Object.entries(workflows ?? {}).flatMap(([service, code]) =>
    code === undefined ? [] : [{ path: `${path}/${service}`, kind: 'workflow', code } as const],
  )
