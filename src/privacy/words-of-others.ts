import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { DocumentKind, DocumentsPort } from '../store/ports/documents.ts'
import { mapReasonTexts } from '../translations/map-reason-texts.ts'
import { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { namesPatron, type Recognizers } from './unassigned-messages.ts'

/** The kinds of documents that keep what another system answered: such words may name anybody. */
const kinds: readonly DocumentKind[] = [
  ...(['partner_check', 'test_letter', 'mailbox_state'] as const),
  ...(['patron_look_up_failure', 'directory_sync', 'alarm', 'alarm_message', 'relayed_request'] as const),
]

/** A request that a library lends, as far as another system’s words are in it. */
const RelayedAnswers = z.looseObject({
  messages: z.array(
    z.looseObject({
      error: AnyReason.nullable(),
      reply: z.looseObject({ content: z.string() }).nullable(),
    }),
  ),
})

/** Returns the request without these words: its messages were passed on, and their repeats are recognized. */
const withoutAnswers = ({ messages, ...request }: z.infer<typeof RelayedAnswers>) => ({
  ...request,
  messages: messages.map(({ error, reply, ...message }) => ({
    ...message,
    error: error === null ? null : mapReasonTexts(error, () => '…'),
    reply: reply === null ? null : { ...reply, content: '' },
  })),
})

type Documents = Pick<DocumentsPort, 'listDocuments' | 'putDocuments'>

const tries = 20

/**
 * Removes the words in which another system named a patron: records of tests, failures and alarms are deleted, requests
 * that a library lends lose them.
 *
 * @throws Problem conflict where a record kept changing
 */
export const removeWordsOfOthers = async (store: Documents, recognizers: Recognizers): Promise<void> => {
  const isRemoved = async (kind: DocumentKind): Promise<boolean> => {
    let all = true
    for (const { key, value, version: expectedVersion } of await store.listDocuments(kind)) {
      if (!namesPatron(JSON.stringify(value).normalize().toLowerCase(), recognizers)) continue
      const relayed = kind === 'relayed_request' ? RelayedAnswers.safeParse(value).data : undefined
      const left = relayed === undefined ? undefined : withoutAnswers(relayed)
      if ((await store.putDocuments([{ kind, key, value: left, expectedVersion }])) !== 'written') all = false
    }
    return all
  }
  for (const kind of kinds) {
    let count = 1
    // What changed meanwhile is read again.
    while (!(await isRemoved(kind))) {
      if (count === tries) throw new Problem('conflict', reason('problem.words_kept_changing'))
      count += 1
    }
  }
}
