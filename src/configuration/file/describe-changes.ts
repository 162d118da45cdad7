import type { GatewayKey } from '../../translations/gateway-sentences.ts'
import type { Translator } from '../../translations/translator.ts'
import { type Difference, diffDocuments } from '../document-diff.ts'
import type { DocumentChange } from './apply.ts'

/** The longest value that is shown in full, in characters. */
const longest = 80

const shorten = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text

type Say = Translator<GatewayKey>['t']

const describeDifference = ({ path, before, after, isSecret }: Difference, t: Say): string => {
  if (isSecret === true && path === '') return t('command_line.cannot_be_read')
  if (isSecret === true) {
    if (before === undefined) return t('command_line.secret_new', { path })
    return t(after === undefined ? 'command_line.secret_removed' : 'command_line.secret_changed', { path })
  }
  if (before === undefined) return t('command_line.value_new', { path, value: shorten(after ?? '') })
  if (after === undefined) return t('command_line.value_removed', { path, value: shorten(before) })
  return `${path}: ${shorten(before)} → ${shorten(after)}`
}

/**
 * Describes what applying a configuration changes, in lines for people: `+` for a new document, `-` for one that is
 * deleted, `~` for one that changes, and below it each value that differs.
 *
 * @param t what makes sentences for the reader
 */
export const describeChanges = (changes: readonly DocumentChange[], t: Say): readonly string[] => {
  const lines = changes.flatMap((change): readonly string[] => {
    const name = t('named_by.document', { kind: change.kind.kind, document: change.code })
    if (change.action === 'keep') return []
    if (change.action === 'create') return [`+ ${name}`]
    if (change.action === 'delete') return [`- ${name}`]
    const differences = diffDocuments(change.kind.schema, change.before, change.after)
    return [`~ ${name}`, ...differences.map((each) => `    ${describeDifference(each, t)}`)]
  })
  const count = (action: DocumentChange['action']): number =>
    changes.filter((change) => change.action === action).length
  return [
    ...lines,
    t('command_line.changes', {
      created: count('create'),
      changed: count('change'),
      deleted: count('delete'),
      kept: count('keep'),
    }),
  ]
}
