import type { BulkWords } from './bulk-words.ts'

const requests = (count: number): string => (count === 1 ? '1 request' : `${count} requests`)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type More = {
  /** What of the requests it is about: `the status of`. */
  readonly of?: string
  /** What stands behind the requests: `to Ada Lund`. */
  readonly after?: string
}

/** Makes the words of a command of its verb and its past participle. */
const command = (verb: string, past: string, { of = '', after = '' }: More = {}): BulkWords => {
  const subject = (count: number): string => capital(`${of} ${requests(count)}`.trim())
  return {
    act: (count) => [verb, of, requests(count), after].filter((part) => part !== '').join(' '),
    would: (count) => `${subject(count)} will be ${past}:`,
    cannot: (count) => `${subject(count)} cannot be ${past}:`,
    done: (count) => `${subject(count)} ${past}`,
  }
}

/** The English words for commands that are run on many requests. */
export const bulkEn = {
  bulk: {
    commands: {
      send: command('Send', 'sent'),
      approve: command('Approve', 'approved'),
      claim: command('Ask for', 'asked for', { of: 'the status of' }),
      receive: command('Receive', 'received'),
      return: command('Return', 'returned'),
      patron_loan: command('Lend', 'lent to the patron'),
      patron_return: command('Record', 'recorded as brought back', { after: 'as brought back' }),
      place_on_shelf: command('Place', 'placed on the hold shelf', { after: 'on the hold shelf' }),
      locate: command('Search the catalogues for', 'searched for in the catalogues'),
      keep_duplicate: command('Keep', 'kept beside the other', { after: 'beside the other' }),
      accept_condition: command('Accept', 'accepted', { of: 'the conditions of' }),
      decline_condition: command('Decline', 'declined', { of: 'the conditions of' }),
      retry: command('Retry', 'retried'),
      decline_retry: command('Decline', 'declined', { of: 'the offers to retry' }),
      renew: command('Renew', 'renewed'),
      approve_renewal: command('Approve', 'approved', { of: 'the renewal of' }),
      decline_renewal: command('Decline', 'declined', { of: 'the renewal of' }),
      mark_read: command('Mark', 'marked as read', { of: 'the messages about', after: 'as read' }),
      retry_ils: command('Ask', 'asked again', { of: 'the library system about', after: 'again' }),
      decline: command('Decline', 'declined'),
      cancel: command('Cancel', 'cancelled'),
      complete: command('Close', 'closed as completed', { after: 'as completed' }),
      reopen: command('Reopen', 'reopened'),
    },
    assign: (name: string) => command('Assign', `assigned to ${name}`, { after: `to ${name}` }),
    assignToMe: command('Assign', 'assigned to you', { after: 'to me' }),
    release: command('Release', 'released'),
    label: command('Label', 'labelled'),
    common: (count: number, what: string) => `${count === 2 ? 'both' : 'all'}: ${what}`,
    checking: 'Looking at what would happen …',
    messages: (count: number) => (count === 1 ? '1 message is sent.' : `${count} messages are sent.`),
    noMessage: 'No message is sent.',
    refused: (count: number) => (count === 1 ? '1 was refused' : `${count} were refused`),
    wholeList: (count: number) => `All ${count} of the list`,
    jobExplained:
      'The command runs on one request of the list after the other. It goes on when you leave this page.',
    jobProgress: (worked: number, total: number) => `${worked} of ${total} processed.`,
    jobCancelled: 'Stopped.',
    jobStop: 'Stop',
    print: { label: 'Print labels', 'return-slip': 'Print return slips' },
    printed: (count: number, without: number) =>
      without === 0 ? `Printed: ${count}` : `Printed: ${count}; ${without} have nothing to print`,
    buttons: { more: 'More', assign: 'Assign', label: 'Label' },
    addLabel: 'Add a label',
    addLabelHint: 'The label is added to each selected request. What they have stays.',
    addLabelText: (label: string, count: number) =>
      count === 1 ? `“${label}” is added to 1 request.` : `“${label}” is added to ${count} requests.`,
  },
}
