import { isRecord } from '../../is-record.ts'
import { changeMembers, renameMembers } from './rename-members.ts'
import type { StoredDocument, StoredJson, UpgradeStep } from './step.ts'

const renamedCodes = new Map<unknown, string>([
  ['http_failed_said', 'http_failed_with_text'],
  ['protocol_reads_said', 'protocol_reads_with_text'],
])

const renameCode = (code: unknown): unknown => renamedCodes.get(code) ?? code

const renameStep = (step: unknown): unknown =>
  changeMembers(step, {
    code: renameCode,
    facts: (facts) => renameMembers(facts, { said: 'answerText' }),
  })

const renameCheck = (check: unknown): unknown =>
  changeMembers(check, { steps: (steps) => (Array.isArray(steps) ? steps.map(renameStep) : steps) })

const renameAlarmFacts = (facts: unknown): unknown =>
  changeMembers(renameMembers(facts, { said: 'answerText', found: 'stepCode' }), { stepCode: renameCode })

/** Renames the facts `said` and `found` of kept connection tests and alarms, and two codes of steps. */
export const renameFacts = (document: StoredDocument): StoredDocument => {
  switch (document.kind) {
    case 'partner_check':
      return {
        ...document,
        value: changeMembers(document.value, {
          items: (items) => (Array.isArray(items) ? items.map(renameCheck) : items),
        }),
      }
    case 'alarm':
      return { ...document, value: changeMembers(document.value, { facts: renameAlarmFacts }) }
    default:
      return document
  }
}

/** Renames the count of requests that were sent to a partner on a day. */
export const renameCounts = (counts: StoredJson): StoredJson => {
  const renamed = renameMembers(counts, { asked: 'requests_sent' })
  return isRecord(renamed) ? renamed : counts
}

/** Kept connection tests, alarms and counts of partners name their facts in plain words. */
export const plainFactsStep: UpgradeStep = {
  from: 7,
  name: 'connection tests, alarms and counts of partners name their facts in plain words',
  changes: { document: renameFacts, partner_counts: renameCounts },
}
