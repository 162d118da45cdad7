import type { z } from 'zod'
import { mask } from '../partners/mask-secrets.ts'
import { showUrl } from '../partners/url-credentials.ts'
import { findMarked } from './marked-fields.ts'

/** A value of a document that differs. Values are JSON; a secret is masked. */
export type Difference = {
  readonly path: string
  /** Absent where the value is new. */
  readonly before?: string
  /** Absent where the value is removed. */
  readonly after?: string
  readonly isSecret?: true
}

/** Returns the values of a document by their paths, as JSON. */
const leavesOf = (value: unknown, path = ''): readonly (readonly [string, string])[] => {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (parts.length === 0) return value === undefined ? [] : [[path, JSON.stringify(value)]]
  return parts.flatMap(([key, part]) => leavesOf(part, path === '' ? key : `${path}/${key}`))
}

/** Returns whether two states of a document have the same values. The order of the members does not count. */
export const isSameDocument = (before: unknown, after: unknown): boolean => {
  const [was, is] = [new Map(leavesOf(before)), new Map(leavesOf(after))]
  return was.size === is.size && [...was].every(([path, value]) => is.get(path) === value)
}

const secretPaths = (schema: z.ZodType, ...values: readonly unknown[]): readonly string[] =>
  values.flatMap((value) => findMarked(schema, 'x-secret', value).map(({ path }) => path.join('/')))

const cannotBeRead = (schema: z.ZodType, value: unknown): boolean =>
  value !== undefined && !schema.safeParse(value).success

/**
 * Lists what differs between two states of a document. Of one that cannot be read, nothing says where its secrets are:
 * it is hidden as a whole.
 *
 * @param schema marks the secrets
 * @param before undefined where the document is new
 * @param after undefined where the document is deleted
 */
export const diffDocuments = (schema: z.ZodType, before: unknown, after: unknown): readonly Difference[] => {
  if (cannotBeRead(schema, before))
    return [
      { path: '', before: mask, isSecret: true },
      ...(after === undefined ? [] : diffDocuments(schema, undefined, after)),
    ]
  const [was, is] = [new Map(leavesOf(before)), new Map(leavesOf(after))]
  const secrets = secretPaths(schema, before, after)
  const urls = new Set(
    [before, after].flatMap((value) =>
      findMarked(schema, 'x-destination', value).map(({ path }) => path.join('/')),
    ),
  )
  const isSecret = (path: string): boolean =>
    secrets.some((secret) => path === secret || path.startsWith(`${secret}/`))
  const shown = (path: string, value: string, hidden: boolean): string => {
    if (hidden) return mask
    const parsed: unknown = urls.has(path) ? JSON.parse(value) : null
    return typeof parsed === 'string' ? JSON.stringify(showUrl(parsed)) : value
  }
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => {
      const hidden = isSecret(path)
      const [old, now] = [was.get(path), is.get(path)]
      return {
        path,
        ...(old === undefined ? {} : { before: shown(path, old, hidden) }),
        ...(now === undefined ? {} : { after: shown(path, now, hidden) }),
        ...(hidden ? { isSecret: true as const } : {}),
      }
    })
}
