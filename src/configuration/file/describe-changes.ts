import type { z } from 'zod'
import { wordsOf } from '../kind.ts'
import { findMarked } from '../marked-fields.ts'
import type { DocumentChange } from './apply.ts'

type Leaves = ReadonlyMap<string, string>

/** The values of a document by their paths, as JSON. */
const leavesOf = (value: unknown, path = ''): readonly (readonly [string, string])[] => {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (parts.length === 0) return value === undefined ? [] : [[path, JSON.stringify(value)]]
  return parts.flatMap(([key, part]) => leavesOf(part, path === '' ? key : `${path}/${key}`))
}

const secretPaths = (schema: z.ZodType, ...values: readonly unknown[]): ReadonlySet<string> =>
  new Set(values.flatMap((value) => findMarked(schema, 'x-secret', value).map(({ path }) => path.join('/'))))

/** The longest value that is shown in full, in characters. */
const longest = 80

const shorten = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text

const describeLeaf = (path: string, before: Leaves, after: Leaves, isSecret: boolean): string => {
  const [was, is] = [before.get(path), after.get(path)]
  if (isSecret)
    return `${path}: the secret ${was === undefined ? 'is new' : is === undefined ? 'goes' : 'changes'}`
  if (was === undefined) return `${path}: ${shorten(is ?? '')} (new)`
  if (is === undefined) return `${path}: ${shorten(was)} (removed)`
  return `${path}: ${shorten(was)} → ${shorten(is)}`
}

/** Lists what changes within a document. Of a secret it says only that it changes. */
const differencesOf = ({ kind, before, after }: DocumentChange): readonly string[] => {
  const [was, is] = [new Map(leavesOf(before)), new Map(leavesOf(after))]
  const secrets = secretPaths(kind.schema, before, after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => describeLeaf(path, was, is, secrets.has(path)))
}

const counted = (count: number, words: string): string =>
  `${count} ${count === 1 ? 'document' : 'documents'} ${words}`

/**
 * Describes what applying a configuration changes, in lines for people: `+` for a new document, `~` for one that changes,
 * below it each value that differs.
 */
export const describeChanges = (changes: readonly DocumentChange[]): readonly string[] => {
  const lines = changes.flatMap((change): readonly string[] => {
    const name = `${wordsOf(change.kind.kind)} ${change.code}`
    if (change.action === 'keep') return []
    if (change.action === 'create') return [`+ ${name}`]
    return [`~ ${name}`, ...differencesOf(change).map((line) => `    ${line}`)]
  })
  const count = (action: DocumentChange['action']): number =>
    changes.filter((change) => change.action === action).length
  return [
    ...lines,
    `${counted(count('create'), 'new')}, ${count('change')} changed, ${count('keep')} unchanged`,
  ]
}
