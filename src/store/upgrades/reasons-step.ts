import { isRecord } from '../../is-record.ts'
import { readSentence } from './read-sentence.ts'
import { changeMembers } from './rename-members.ts'
import type { StoredJson, UpgradeStep } from './step.ts'

type Change = (value: unknown) => unknown

const each =
  (change: Change): Change =>
  (values) =>
    Array.isArray(values) ? values.map(change) : values

const readReason: Change = (value) => (typeof value === 'string' ? readSentence(value) : value)
const withReason: Change = (value) => changeMembers(value, { reason: readReason })

/** Why a rota left an entry said a sentence for the timeline too; here it says why the entry ended. */
const entryCodes: Readonly<Record<string, string>> = {
  'explanation.no_answer_in_time': 'rota.no_answer_in_time',
  'explanation.offer_not_answered': 'rota.offer_not_answered',
}

const readEntryReason: Change = (value) => {
  const reason = readReason(value)
  if (!isRecord(reason) || typeof reason.code !== 'string') return reason
  return { ...reason, code: entryCodes[reason.code] ?? reason.code }
}

/** A partner that was left out had a code and words. */
const upgradeLeftOut: Change = (value) => {
  if (!isRecord(value) || typeof value.words !== 'string') return value
  const { words, ...others } = value
  return { ...others, reason: readSentence(words) }
}

const upgradeMembers: Change = (members) =>
  changeMembers(members, {
    attention: each(withReason),
    rota: each((entry) => changeMembers(entry, { reason: readEntryReason })),
    rotaBuilds: each((build) => changeMembers(build, { leftOut: each(upgradeLeftOut) })),
    lookUp: (lookUp) => changeMembers(lookUp, { failure: readReason }),
  })

const upgradeError: Change = (error) => {
  if (!isRecord(error) || typeof error.text !== 'string') return error
  const { text, ...others } = error
  return { ...others, reason: { code: 'text', params: { text } } }
}

/** Results of deliveries and answers of the library's own side say why; what partners and staff gave is theirs. */
const upgradeInput: Change = (input) =>
  isRecord(input) && (input.kind === 'delivery' || input.kind === 'answer')
    ? changeMembers(input, {
        data: (data) =>
          changeMembers(data, {
            reason: readReason,
            ownReason: readReason,
            error: upgradeError,
            entries: each(withReason),
          }),
      })
    : input

const recordOf = (value: unknown, otherwise: StoredJson): StoredJson => (isRecord(value) ? value : otherwise)

/** Reads the sentences of a stored request as reasons. */
export const readReasonsOfRequest = (request: StoredJson): StoredJson =>
  recordOf(upgradeMembers(request), request)

/** Reads the sentences of a stored event, and of the request's members that it changed, as reasons. */
export const readReasonsOfEvent = (event: StoredJson): StoredJson =>
  recordOf(
    changeMembers(event, {
      reason: readReason,
      explanations: each(readReason),
      input: upgradeInput,
      changes: upgradeMembers,
    }),
    event,
  )

/** Why a message has its state is a column of text: a reason is kept there as JSON. */
const readReasonOfMessage = (reason: string): string => {
  if (reason.startsWith('{')) return reason
  const read = readSentence(reason)
  return read.code === 'text' ? reason : JSON.stringify(read)
}

/** Sentences that say why become codes with parameters; one that no template knows stays under the code `text`. */
export const reasonsStep: UpgradeStep = {
  from: 10,
  name: 'what says why is a code with parameters',
  changes: { request: readReasonsOfRequest, event: readReasonsOfEvent, message: readReasonOfMessage },
}
