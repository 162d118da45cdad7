import type { z } from 'zod'
import { mask } from '../partners/mask-secrets.ts'
import { showUrl } from '../partners/url-credentials.ts'
import { type Fault, fault, Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import { findMarked, type MarkedField, replaceAt, valueAt } from './marked-fields.ts'

const replaceAll = (
  schema: z.ZodType,
  value: unknown,
  replacement: (field: MarkedField) => unknown,
): unknown =>
  findMarked(schema, 'x-secret', value).reduce(
    (made, field) => replaceAt(made, field.path, replacement(field)),
    value,
  )

const urlsIn = (schema: z.ZodType, value: unknown): readonly (MarkedField & { readonly value: string })[] =>
  findMarked(schema, 'x-destination', value).flatMap((field) =>
    typeof field.value === 'string' ? [{ ...field, value: field.value }] : [],
  )

/** Returns whether a value is a URL with credentials. */
export const isUrlWithCredentials = (value: unknown): boolean =>
  typeof value === 'string' && showUrl(value) !== value

/** Lists the secrets of a document: its marked fields, and URLs with credentials. */
export const findSecrets = (schema: z.ZodType, value: unknown): readonly MarkedField[] => [
  ...findMarked(schema, 'x-secret', value),
  ...findMarked(schema, 'x-destination', value).filter((field) => isUrlWithCredentials(field.value)),
]

/** Replaces each secret of a document by the mask, and the credentials in its URLs. */
export const maskSecrets = (schema: z.ZodType, value: unknown): unknown =>
  urlsIn(schema, value).reduce(
    (made, field) => replaceAt(made, field.path, showUrl(field.value)),
    replaceAll(schema, value, () => mask),
  )

/** Returns whether the fields have the same values, each at its path. */
const same = (some: readonly MarkedField[], others: readonly MarkedField[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others)

const idAt = (value: unknown, path: MarkedField['path']): unknown => valueAt(value, [...path, 'id'])

/** Finds the same place in the stored document: an element of a list is found again by its `id`, where it has one. */
const storedPath = (
  path: MarkedField['path'],
  input: unknown,
  stored: unknown,
): MarkedField['path'] | undefined => {
  const storedPath: (string | number)[] = []
  for (const [depth, key] of path.entries()) {
    const id = typeof key === 'number' ? idAt(input, path.slice(0, depth + 1)) : undefined
    if (id === undefined) {
      storedPath.push(key)
      continue
    }
    const list = valueAt(stored, storedPath)
    const place = Array.isArray(list) ? list.findIndex((_, index) => idAt(list, [index]) === id) : -1
    if (place < 0) return undefined
    storedPath.push(place)
  }
  return storedPath
}

/**
 * Puts the stored URLs in the places where an input holds them as they are shown, with the mask for their credentials.
 *
 * @param schema the schema of the stored document
 * @returns the input with its URLs; `Problem` invalid_input where a masked URL is not the stored one
 */
export const keepMaskedUrls = (schema: z.ZodType, input: unknown, stored: unknown): unknown => {
  const masked = urlsIn(schema, input).filter(({ value }) => value.includes(mask))
  const faults: Fault[] = []
  const made = masked.reduce((value, field) => {
    const place = storedPath(field.path, input, stored)
    const kept = place === undefined ? undefined : valueAt(stored, place)
    if (typeof kept === 'string' && showUrl(kept) === field.value) return replaceAt(value, field.path, kept)
    faults.push(fault(field.path.join('/'), 'fault.masked_url_changed', { mask }))
    return value
  }, input)
  if (faults.length > 0) throw new Problem('invalid_input', reason('problem.masked_secret'), { faults })
  return made
}

/**
 * Puts the stored secrets in the places where an input holds the mask. Secrets are kept only where they still go to the
 * place that they were given for: where a URL, a host, a port or the encryption changed, they must be entered again.
 *
 * @param schema the schema of the stored document
 * @param input the input of an admin
 * @param stored the document as it is stored, or null where there is none
 * @returns the input with its secrets; `Problem` invalid_input where a mask has no secret to keep
 */
export const keepMaskedSecrets = (schema: z.ZodType, input: unknown, stored: unknown): unknown => {
  const masked = findMarked(schema, 'x-secret', input).filter(({ value }) => value === mask)
  if (masked.length === 0) return input
  const secrets = new Map(
    findMarked(schema, 'x-secret', stored).map(({ path, value }) => [path.join('/'), value]),
  )
  const destinations = [input, stored].map((each) => findMarked(schema, 'x-destination', each))
  const isElsewhere = stored !== null && !same(destinations[0] ?? [], destinations[1] ?? [])
  const faults: Fault[] = []
  const made = masked.reduce((value, { path }) => {
    const place = storedPath(path, input, stored)
    const secret = place === undefined ? undefined : secrets.get(place.join('/'))
    if (secret !== undefined && !isElsewhere) return replaceAt(value, path, secret)
    faults.push(
      fault(
        path.join('/'),
        secret === undefined ? 'fault.no_masked_secret' : 'fault.masked_secret_elsewhere',
        { mask },
      ),
    )
    return value
  }, input)
  if (faults.length > 0) throw new Problem('invalid_input', reason('problem.masked_secret'), { faults })
  return made
}
