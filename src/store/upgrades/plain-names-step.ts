import { z } from 'zod'
import { isRecord } from '../../is-record.ts'
import { changeMembers, type Renames, renameMembers } from './rename-members.ts'
import type { StoredDocument, StoredJson, UpgradeStep } from './step.ts'

type Change = (value: unknown) => unknown

const each =
  (change: Change): Change =>
  (values) =>
    Array.isArray(values) ? values.map(change) : values

const replace =
  (values: Renames): Change =>
  (value) =>
    typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : value

const upgradeEntry: Change = (entry) =>
  changeMembers(
    renameMembers(entry, {
      asked: 'requestState',
      returnTold: 'returnSent',
      lastTold: 'lastOperation',
      lastHeard: 'lastEvent',
    }),
    { requestState: replace({ no: 'not_sent', possibly: 'unconfirmed' }) },
  )

const upgradeItem: Change = (item) =>
  changeMembers(renameMembers(item, { lostIn: 'stateBeforeLoss' }), {
    ils: (record) => renameMembers(record, { sure: 'confirmed' }),
  })

const upgradeNegotiation: Change = (negotiation) =>
  changeMembers(renameMembers(negotiation, { told: 'sent', aside: 'suspended' }), {
    suspended: (question) => upgradeNegotiation(question),
  })

/** Renames the members of a request, or of those members of it that an event changed. */
const upgradeMembers: Change = (members) =>
  changeMembers(
    renameMembers(members, {
      filled: 'sourcedFields',
      rotaOrigins: 'rotaBuilds',
      locatingOwn: 'locatingOwnCatalogue',
      askedThoughOwned: 'ownershipOverridden',
      idsGiven: 'requestIdCount',
      entriesGiven: 'entryCount',
      itemsGiven: 'itemCount',
    }),
    {
      negotiation: upgradeNegotiation,
      rota: each(upgradeEntry),
      items: each(upgradeItem),
      sending: (decision) => renameMembers(decision, { byItself: 'automatic' }),
    },
  )

const Members = z.record(z.string(), z.unknown())

/** Renames the members of a stored request. */
export const renameInRequest = (request: StoredJson): StoredJson => Members.parse(upgradeMembers(request))

const deliveryResult = replace({ not_told: 'not_sendable', undeliverable: 'dead' })

const upgradeInput: Change = (input) => {
  if (!isRecord(input)) return input
  if (input.kind === 'delivery')
    return changeMembers(input, {
      name: deliveryResult,
      data: (data) => changeMembers(data, { result: deliveryResult }),
    })
  return input.kind === 'command' && input.name === 'create'
    ? changeMembers(input, { data: (data) => renameMembers(data, { filled: 'sourcedFields' }) })
    : input
}

/** Renames the members of a stored event, and of the request's members that it changed. */
export const renameInEvent = (event: StoredJson): StoredJson =>
  Members.parse(
    changeMembers(renameMembers(event, { told: 'messagesSent' }), {
      input: upgradeInput,
      changes: upgradeMembers,
    }),
  )

/** Moves the documents of two kinds of the gateway's own to kinds with plainer names. */
export const renameDocument = (document: StoredDocument): StoredDocument => {
  switch (document.kind) {
    case 'figures':
      return {
        ...document,
        kind: 'partner_statistics',
        value: isRecord(document.value)
          ? Object.fromEntries(
              Object.entries(document.value).map(([partner, counts]) => [
                partner,
                renameMembers(counts, { asked: 'requested' }),
              ]),
            )
          : document.value,
      }
    case 'looked_up':
      return { ...document, kind: 'citation_lookup' }
    default:
      return document
  }
}

/** Members of requests and events, and two kinds of documents, get the names that the glossary and the API use. */
export const plainNamesStep: UpgradeStep = {
  from: 2,
  name: 'members of requests and events have plain names',
  changes: { request: renameInRequest, event: renameInEvent, document: renameDocument },
}
