import { type Difference, diffDocuments } from '../document-diff.ts'
import { wordsOf } from '../kind.ts'
import type { DocumentChange } from './apply.ts'

/** The longest value that is shown in full, in characters. */
const longest = 80

const shorten = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text

const describeDifference = ({ path, before, after, isSecret }: Difference): string => {
  if (isSecret === true && path === '') return 'what cannot be read goes'
  if (isSecret === true) {
    const what = before === undefined ? 'is new' : after === undefined ? 'goes' : 'changes'
    return `${path}: the secret ${what}`
  }
  if (before === undefined) return `${path}: ${shorten(after ?? '')} (new)`
  if (after === undefined) return `${path}: ${shorten(before)} (removed)`
  return `${path}: ${shorten(before)} → ${shorten(after)}`
}

const counted = (count: number, words: string): string =>
  `${count} ${count === 1 ? 'document' : 'documents'} ${words}`

/**
 * Describes what applying a configuration changes, in lines for people: `+` for a new document, `-` for one that is
 * deleted, `~` for one that changes, and below it each value that differs.
 */
export const describeChanges = (changes: readonly DocumentChange[]): readonly string[] => {
  const lines = changes.flatMap((change): readonly string[] => {
    const name = `${wordsOf(change.kind.kind)} ${change.code}`
    if (change.action === 'keep') return []
    if (change.action === 'create') return [`+ ${name}`]
    if (change.action === 'delete') return [`- ${name}`]
    const differences = diffDocuments(change.kind.schema, change.before, change.after)
    return [`~ ${name}`, ...differences.map((each) => `    ${describeDifference(each)}`)]
  })
  const count = (action: DocumentChange['action']): number =>
    changes.filter((change) => change.action === action).length
  const deleted = count('delete') === 0 ? '' : `${count('delete')} deleted, `
  return [
    ...lines,
    `${counted(count('create'), 'new')}, ${count('change')} changed, ${deleted}${count('keep')} unchanged`,
  ]
}
