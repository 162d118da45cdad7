import type { TimelineView } from '../../src/http/api/views/messages.ts'
import { incoming, outgoing } from './steps.ts'
import type { Story } from './story.ts'

type Timeline = readonly TimelineView[]

/** Returns whether letters with these contents went out and these answers came by their links, in order. */
const exchanged = (timeline: Timeline, letters: readonly string[], answers: readonly string[]): boolean => {
  const same = (seen: readonly string[], wanted: readonly string[]) => seen.join() === wanted.join()
  return (
    same(
      outgoing(timeline).map(({ summary }) => summary),
      letters.map((letter) => `letter ${letter}`),
    ) &&
    same(
      incoming(timeline).map(({ summary }) => summary),
      answers.map((answer) => `link ${answer}`),
    )
  )
}

/** Loans from lenders that only have a mailbox, and answer by the links of letters. */
export const mailStories: readonly Story[] = [
  {
    name: 'email: a loan and a renewal by link',
    rota: ['mailbox'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'received_physically', does: { type: 'patron_loan' } },
      { at: 'loaned_to_patron', does: { type: 'renew' } },
      { at: 'renewed_by_partner', does: { type: 'patron_return' } },
      { at: 'returned_by_patron', does: { type: 'return' } },
    ],
    passes: ['request_sent', 'will_supply', 'shipped_physically', 'renew_requested', 'renewed_by_partner'],
    ends: 'request_completed',
    shows: {
      words: 'four letters went out, and four answers came by their links',
      holds: (timeline) =>
        exchanged(
          timeline,
          ['request', 'received', 'renew', 'shipped_return'],
          ['will_supply', 'shipped', 'renewed', 'checked_in'],
        ),
    },
  },
  {
    name: 'email in German: conditions, accepted',
    rota: ['postfach'],
    steps: [
      { at: 'conditional', does: { type: 'accept_condition' } },
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'received_not_for_loan', does: { type: 'return' } },
    ],
    passes: ['request_sent', 'conditional', 'shipped_physically', 'received_not_for_loan'],
    ends: 'request_completed',
    shows: {
      words: 'the letters are German',
      holds: (timeline) => outgoing(timeline).every(({ content }) => content.includes('Liebe Kolleginnen')),
    },
  },
  {
    name: 'email: a file uploaded by link',
    rota: ['mailbox-with-scanner'],
    request: {
      service: { type: 'copy', form: 'digital' },
      citation: { title: 'Journal of Lending', titleOfComponent: 'On copies', pagesRequested: '10-20' },
    },
    steps: [
      { at: 'shipped_digitally', does: { type: 'receive' } },
      { at: 'received_digitally', does: { type: 'hand_over' } },
    ],
    passes: ['request_sent', 'shipped_digitally', 'received_digitally'],
    ends: 'request_completed',
    shows: {
      words: 'the file is there',
      holds: (timeline) =>
        incoming(timeline).some(({ raw }) => /"url":"http[^"]+\/files\/[0-9a-f]{64}"/.test(raw)),
    },
  },
]
